"""Splits facts without a key off a text: a length, a stage, a hook in quotes, hashtags."""

import re
from functools import cache, lru_cache

from planner.exchange.shapes.when import plain_words
from planner.i18n import _
from planner.texts.lengths import length
from planner.texts.vocabulary import listed, plain, words

_MOST = 300  # characters of a line that may be facts
_PHRASE = 4  # words of a stage that is made of others
_STAGE = 40  # characters of a stage
_LEAST = 3  # letters of a title that is left over
_SPLIT = re.compile(
    r"(?<!\s)\s++[-–—|·•/]\s++|(?<!\s)\s*+[·•|]\s++|[;,]\s++|(?<=[^\W\d]{2})\.\s++|(?<=\d\ss)\.\s++"
)
_LAST = re.compile(r"^(.*\S)(\s+[-–—|·•]\s+|\s*[;,]\s+)([^\n]{1,60})$", re.DOTALL)
_IN_BRACKETS = re.compile(r"^(.*\S)\s*[(\[]([^()\[\]\n]{1,60})[)\]]\s*$", re.DOTALL)
_FIRST = re.compile(r"^([^\W\d_][^:\n]{1,30}?):\s+(\S.*)$", re.DOTALL)
_OPENS, _CLOSES = tuple("\"“„«‘'"), tuple("\"”“»’'")
_WORD = re.compile(r"[^\W\d_]+")
_UNIT = re.compile(r"\d\s?[^\W\d_]|[^\W\d_]\s\d")


@lru_cache(maxsize=4096)
def is_stage(text: str) -> bool:
    """Return whether a text is a stage, or what keeps a video off, and no more: "Edited", "Filmed, needs cut"."""
    text = text.strip(" \t.!:;()[]*_")
    if not text or len(text) > _STAGE or "#" in text:
        return False
    if _is_word(text):
        return True
    parts = [part for part in re.split(r"[,/;]\s*+|(?<!\s)\s++[-–—|]\s++", text) if part.strip()]
    return len(parts) > 1 and all(map(_is_word, parts[:1])) and all(map(_is_made_of, parts[1:]))


def _is_word(text: str) -> bool:
    return plain(text) in words("stage") or plain(text) in words("flag") or _is_phrase(text)


def _is_phrase(text: str) -> bool:
    """Return whether some words are one that stages are made of, and ones that say whether it is reached."""
    said = text.casefold().split()
    if not 1 < len(said) <= _PHRASE:
        return False
    roots = sum(word in _stems() for word in said)
    return roots > 0 and all(word in _stems() or word in _around() for word in said)


@cache
def _stems() -> frozenset[str]:
    return frozenset(word.casefold() for some in listed()["stage_roots"].values() for word in some)


@cache
def _around() -> frozenset[str]:
    both = (*listed()["stage_before"]["yes"], *listed()["stage_behind"]["yes"])
    return frozenset(word.casefold() for word in both)


def is_about_stage(text: str) -> bool:
    """Return whether a few words beside a length may tell the stage: one of them is what a stage is made of."""
    text = text.strip(" \t.!:;()[]*_")
    return (
        is_stage(text)
        or _begins_with_flag(text)
        or (len(text) <= _STAGE and len(text.split()) <= 5 and _has_root(text))
    )


def _begins_with_flag(text: str) -> bool:
    """Return whether a text begins with what keeps a video off: "on hold until the ribbons come"."""
    said = text.split()
    return len(text) <= 2 * _STAGE and any(
        plain(" ".join(said[:count])) in words("flag") for count in (1, 2, 3)
    )


def _is_made_of(text: str) -> bool:
    return _is_word(text) or _has_root(text)


def _has_root(text: str) -> bool:
    return any(word in _roots() for word in map(str.casefold, _WORD.findall(text)))


@cache
def _roots() -> frozenset[str]:
    found = {word.casefold() for some in listed()["stage_roots"].values() for word in some}
    return frozenset(found | {word for word in words("stage") if len(word) > 2} | {*words("flag")})


def is_length(text: str) -> bool:
    """Return whether a text is a length with its unit: "20s", "about 1 min", and no bare number."""
    text = text.strip(" \t.()[]±~")
    return 0 < len(text) <= _STAGE and bool(_UNIT.search(text)) and length(text) is not None


def _length_in(text: str) -> str:
    """Return the length that a text gives, with or without the word for it: "Durasi 25 detik"; "" for none."""
    text = text.strip()
    if is_length(text):
        return text.strip(" .()[]±~")
    first, _blank, rest = text.partition(" ")
    if rest and words("fields").get(plain(first)) == "length" and length(rest.strip(" .±~")) is not None:
        return rest.strip(" .±~")
    return ""


def split(title: str) -> tuple[str, dict[str, str]]:
    """Return a title without the lengths and stages at its end, and these by column; the rest is a title still."""
    found: dict[str, str] = {}
    text = title
    for _at in range(4 if len(title) <= _MOST else 0):
        bracket = _IN_BRACKETS.match(text)
        last = bracket or _LAST.match(text)
        if last is None:
            break
        facts = of_line(last[last.lastindex or 2])
        if facts is None or set(facts) & set(found) or not _is_title(last[1]):
            break
        if _("Length") not in facts and not _is_sure(
            facts[_("Stage")], bracket is None and last[2].strip() == ","
        ):
            break
        found = {**facts, **found}
        text = last[1].rstrip(" -–—|·•,;")
    first = _FIRST.match(text[:_MOST])
    if (
        first
        and _("Stage") not in found
        and is_stage(first[1])
        and _is_title(first[2])
        and first[1].isupper()
    ):
        found[_("Stage")] = first[1]
        text = text[first.start(2) :]
    return text, found


def _is_sure(stage: str, comma: bool) -> bool:
    """Return whether a stage behind a title is none of its words: no "live", and none behind a comma."""
    return not comma and plain(stage) not in plain_words("weak_stages")


def _is_title(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _LEAST and not is_length(text)


def of_line(text: str) -> dict[str, str] | None:
    """Return what a line of facts without keys tells: "20 s, edited"; None for a line that says anything else."""
    if not text or len(text) > _MOST:
        return None
    found: dict[str, str] = {}
    for part in filter(str.strip, _SPLIT.split(text)):
        if _("Length") not in found and (value := _length_in(part)):
            found[_("Length")] = value
        elif _("Stage") not in found and (is_stage(part) or (found and is_about_stage(part))):
            found[_("Stage")] = part.strip(" .")
        else:
            return None
    return found or None


def beside_length(text: str) -> tuple[str, dict[str, str]]:
    """Return the length that a cell begins with, and what stands behind it: "25 s. Filmed." tells a stage too."""
    if length(text) is not None or len(text) > _MOST:
        return text, {}
    first, *rest = [part for part in _SPLIT.split(text) if part.strip()] or [text]
    value = first.strip(" .±~")
    if not rest or (length(value) is None and not (len(rest) == 1 and is_stage(rest[0]))):
        return text, {}
    behind = ", ".join(part.strip(" .") for part in rest)
    return value, {_("Stage") if is_about_stage(behind) else _("Notes"): behind}


def quotation(text: str) -> str:
    """Return what stands between the quotes around a whole line, "" for a line that is no quotation."""
    line = text.strip()
    line = line[:-1] if line.endswith((".", "!")) else line
    inside = line[1:-1]
    if not line.startswith(_OPENS) or not line.endswith(_CLOSES) or len(inside) < 2:
        return ""
    return "" if any(sign in inside for sign in '"“”„«»') else inside.strip()
