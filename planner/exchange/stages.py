"""Reads how far a video is as people write it, in ten languages: a word, a sentence, what is still to come."""

import re
from functools import cache, lru_cache

from models.choices import Flag, Stage
from planner.texts.vocabulary import listed, plain, words

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_PARTS = re.compile(r"(?<!\s)\s*+[-–—:/|,;]\s++|(?<!\s)\s*+[/|,;]\s*+")
_BEGINS = re.compile(
    r"[\[(]?([^\s\[\]():][^\[\]():]{1,23})(?:[\])]\s*+[:–—-]?|\s*+[:–—])\s*+(\S.*)", re.DOTALL
)
_ENDS = re.compile(r"[\[(]([^\[\]()]{2,32})[\])]\Z")
MOST_BEHIND = 34
"""Signs at the end of a title that may be its stage in brackets."""
_SHORTEST = 3
"""Characters of a word that is known within a sentence."""
_MOST = 80
"""Characters of a text that can be a stage."""


@lru_cache(maxsize=2048)
def stage_of(text: str) -> tuple[Stage | None, Flag | None]:
    """Return the stage that a text is and what keeps the video off, None for what it does not say.

    A word that is listed comes first, then a part of the text, then a flag within it, then what its words are made of.
    """
    for form in _forms(text):
        stage, flag = words("stage").get(form), words("flag").get(form)
        if stage or flag:
            return Stage(stage) if stage else None, Flag(flag) if flag else None
    if len(text) > _MOST:
        return None, None
    lowered = text.casefold()
    for flag, phrases in _phrases("flag"):
        found = phrases.search(lowered)
        if found and not (plain(found[0]) in words("stage_before") and _by_roots(lowered)):
            return None, Flag(flag)
    stage = _by_roots(lowered) or _without_reached(lowered) or _by_phrase(lowered)
    if stage is None and _phrases("stage")[0][1].search(lowered):
        stage = Stage.IDEA
    return stage, None


def is_stage(text: str) -> bool:
    """Return whether a text says how far a video is, or what keeps it off."""
    return stage_of(text) != (None, None)


def _forms(text: str) -> list[str]:
    """Return the words that a text may be known by: all of it, without brackets, its parts."""
    bare = _BRACKETS.sub("", text)
    return [form for one in (text, bare, *_PARTS.split(bare)) if (form := plain(one))]


def _without_reached(text: str) -> Stage | None:
    """Return the stage that a text is without the words that say that it is reached: "out already"."""
    behind = listed()["stage_behind"]["yes"]
    said = words("stage").get(plain(" ".join(word for word in text.split() if word not in behind)))
    return Stage(said) if said else None


def _by_phrase(text: str) -> Stage | None:
    """Return the stage whose longest word stands in a text: "Queued in Studio"."""
    found = [
        (max(len(match[0]) for match in pattern.finditer(text)), stage)
        for stage, pattern in _phrases("stage")
        if pattern.search(text)
    ]
    longest = max(found, default=(0, ""))
    return Stage(longest[1]) if longest[0] > _SHORTEST else None


def _by_roots(text: str) -> Stage | None:
    """Return the stage that words are made of, or the one before where they say that it is still to come."""
    stages = list(Stage)
    for stage, roots in reversed(listed()["stage_roots"].items()):
        if any(_stands(root, text) for root in roots):
            ahead = any(_stands(word, text) for word in listed()["stage_before"]["yes"])
            return stages[max(0, stages.index(Stage(stage)) - ahead)]
    return None


@lru_cache(maxsize=256)
def step_of(header: str) -> Stage | None:
    """Return the stage that is reached once what a column of check marks is called is done: Filmed, Edit, Syuting."""
    for stage, roots in reversed(listed()["stage_roots"].items()):
        if header in set(map(plain, roots)):
            return Stage(stage)
    known = words("stage").get(header)
    return Stage(known) if known else None


def _stands(word: str, text: str) -> bool:
    return word in text and (
        not word.isascii() or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
    )


def _is_long(word: str) -> bool:
    return len(word) >= _SHORTEST


@cache
def _phrases(about: str) -> list[tuple[str, re.Pattern[str]]]:
    """Return what the longer words of a table look like within a text, by what they mean, in its order."""
    return [
        (
            meaning,
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, filter(_is_long, some)))})(?!\w)"),
        )
        for meaning, some in listed()[about].items()
    ]


@lru_cache(maxsize=2048)
def from_title(title: str) -> tuple[str, str]:
    """Return a title without the stage or flag that it begins or ends with, and that word; "" where there is none.

    "CANCELLED: Mug" and "Mug (filmed)" do; only what is listed counts, whole.
    """
    title = title.strip()
    begins = _BEGINS.match(title)
    if begins and (
        plain(begins[1]) in words("flag") or (plain(begins[1]) in words("stage") and begins[1].isupper())
    ):
        return begins[2], begins[1].strip()
    ends = _ENDS.search(title, max(0, len(title) - MOST_BEHIND))
    before = title[: ends.start()].rstrip() if ends else ""
    if ends and before and plain(ends[1]) in words("flag") | words("stage"):
        return before, ends[1].strip()
    return title, ""
