"""Finds where the point of a text begins behind its courtesies: greetings, wishes, thanks, excuses, how one feels."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

import regex

from planner.texts import openings, phrases
from planner.texts.openings import collapsed
from planner.texts.phrases import Phrases, Span

_CLAUSE = regex.compile(r"[^.!?…,;:\n\r|•–—\p{Extended_Pictographic}]++")
_CREDIT = re.compile(r"\s*+(?:@|#|\(|📷|🎵|-\s)")
MOST = 40
"""Clauses that are looked at; courtesies of more hide any point."""


def point(text: str, greets: Callable[[tuple[str, ...]], bool], filler: Collection[str], share: float) -> int:
    """Return the string index at which the point of a text begins, or its length where all of it is courtesy.

    ``greets`` tells whether words begin with a greeting; ``filler`` are words that fit any text, and a clause of which
    less than ``share`` (0 to 1) are others says nothing. Hashtags, credits and signs are no point.
    """
    courtesies = tuple(openings.words(kind) for kind in ("courtesies", "small_talk", "its_yours"))
    clauses = list(_clauses(text))
    if clauses:  # most texts begin with their point
        start, end = clauses[0]
        if _tells(text[start:end], greets, filler, share, courtesies):
            return start + len(text[start:end]) - len(text[start:end].lstrip())
    told = [
        start + len(text[start:end]) - len(text[start:end].lstrip())
        if _tells(text[start:end], greets, filler, share, courtesies)
        else None
        for start, end in clauses
    ]
    for at, place in enumerate(told):
        if place is not None and not _goes_on(text, clauses, told, at):
            return place
    return len(text)


def _tells(
    clause: str,
    greets: Callable[[tuple[str, ...]], bool],
    filler: Collection[str],
    share: float,
    courtesies: Collection[Phrases],
) -> bool:
    """Whether a clause says something besides courtesies."""
    if _CREDIT.match(clause):
        return False
    spoken = tuple(map(collapsed, phrases.tokens(clause)))
    words = [word for word in spoken if word not in filler and not word.isdecimal()]
    return len(words) > share * len(spoken) and not greets(spoken) and not _courteous(spoken, courtesies)


def _goes_on(text: str, clauses: Sequence[Span], told: Sequence[int | None], at: int) -> bool:
    """Whether a clause stands between two courtesies of one sentence: "hi all, new week and coffee, love you"."""
    if at == 0 or told[at - 1] is not None or at + 1 >= len(clauses) or told[at + 1] is not None:
        return False
    before, after = (
        text[clauses[at - 1].end : clauses[at].start],
        text[clauses[at].end : clauses[at + 1].start],
    )
    return before.strip() == "," and after.strip() == ","


def _clauses(text: str) -> Iterator[Span]:
    for n, found in enumerate(_CLAUSE.finditer(text)):
        if n == MOST:
            return
        yield Span(found.start(), found.end())


def _courteous(spoken: tuple[str, ...], courtesies: Collection[Phrases]) -> bool:
    return any(
        phrases.phrase_at(spoken, at, listed) for at in range(min(len(spoken), MOST)) for listed in courtesies
    )
