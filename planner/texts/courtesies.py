"""Finds where the point of a text begins behind its courtesies: greetings, wishes, thanks, excuses, how one feels."""

import re
from collections.abc import Callable, Collection, Iterator

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
    courtesies = (openings.words("courtesies"), openings.words("small_talk"))
    for start, end in _clauses(text):
        clause = text[start:end]
        if _CREDIT.match(clause):
            continue
        spoken = tuple(map(collapsed, phrases.tokens(clause)))
        told = [word for word in spoken if word not in filler and not word.isdecimal()]
        if len(told) > share * len(spoken) and not greets(spoken) and not _courteous(spoken, courtesies):
            return start + len(clause) - len(clause.lstrip())
    return len(text)


def _clauses(text: str) -> Iterator[Span]:
    for n, found in enumerate(_CLAUSE.finditer(text)):
        if n == MOST:
            return
        yield Span(found.start(), found.end())


def _courteous(spoken: tuple[str, ...], courtesies: Collection[Phrases]) -> bool:
    return any(
        phrases.phrase_at(spoken, at, listed) for at in range(min(len(spoken), MOST)) for listed in courtesies
    )
