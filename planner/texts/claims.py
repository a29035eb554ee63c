"""Finds absolute promises in a text: a guarantee, a cure, something for ever or for everybody; no rule knows how.

A promise is a word of a kind with its object near it: "permanently" beside "hair", not beside "marker"; every form of a
guarantee, but no warranty of so many years. A promise that is taken back is none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from planner import presets
from planner.texts import phrases
from planner.texts.openings import collapsed, vocabulary
from planner.texts.phrases import Phrases, Span, Word

_PERCENT = re.compile(r"\b10{2,3}\s?(?:%|percent\b|persen\b|peratus\b)", re.IGNORECASE)
_ENDS = frozenset(".!?;\n\r")
MOST_WORDS = 600
"""Words of a text that are looked at."""
PAIRS = (
    ("for_ever", "effects", 6),
    ("all", "strong_effects", 4),
    ("soon", "body", 5),
    ("surely", "results", 3),
    ("guarantees", "guaranteed", 5),
    ("proofs", "results", 2),
    ("superlatives", "everywhere", 5),
    ("sums", "soon", 3),
)
"""Two kinds of words that promise together, in either order, and how many words apart at most."""
TAKEN_BACK = 4
"""Words before a promise among which one that takes it back may stand."""


@cache
def words(kind: str) -> Phrases:
    """Return the words of a kind that the presets file has, as ``vocabulary`` arranges them."""
    return vocabulary(tuple(presets.read("claims")[kind]))


def find(text: str, promises: Phrases, facts: Phrases, takes_back: Phrases) -> Iterator[Span]:
    """Yield each promise of a text, none inside another.

    ``promises`` are absolute by themselves, ``facts`` only look like it, ``takes_back`` before a promise makes it none.
    """
    said = phrases.words(text)[:MOST_WORDS]
    for first, last in _sentences(text, said):
        part = said[first:last]
        spoken = tuple(collapsed(word.text) for word in part)
        free = 0
        for at, end in sorted(_found(spoken, promises, text, part)):
            if at < free or _is_fact(spoken, at, end, facts) or _taken_back(spoken, at, end, takes_back):
                continue
            free = end
            yield Span(part[at].start, _with_sign(text, part[end - 1].end))


def _found(
    spoken: tuple[str, ...], promises: Phrases, text: str, part: Sequence[Word]
) -> Iterator[tuple[int, int]]:
    """Yield the places of what promises in a sentence."""
    for at in range(len(spoken)):
        for listed in (promises, words("promises")):
            if length := phrases.phrase_at(spoken, at, listed):
                yield at, at + length
    for one, other, most in PAIRS:
        yield from _near(spoken, one, other, most)
    start, end = (part[0].start, part[-1].end) if part else (0, 0)
    for found in _PERCENT.finditer(text, start, min(end + 1, len(text))):
        at = next((n for n, word in enumerate(part) if word.end > found.start()), len(part))
        behind = range(at + 1, min(at + 4, len(spoken)))
        if any(phrases.phrase_at(spoken, n, words("claims")) for n in behind):
            yield at, at + 1


def _near(spoken: tuple[str, ...], one: str, other: str, most: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which two kinds of words stand near each other, in either order."""
    ones, others = (_places(spoken, kind) for kind in (one, other))
    later = 0
    for at, end in ones:
        while later < len(others) and others[later][1] <= at - most:
            later += 1
        for start, stop in others[later:]:
            if start >= end + most:
                break
            if stop <= at or start >= end:
                yield min(at, start), max(end, stop)
                break


def _places(spoken: tuple[str, ...], kind: str) -> list[tuple[int, int]]:
    listed = words(kind)
    found = ((at, phrases.phrase_at(spoken, at, listed)) for at in range(len(spoken)))
    return [(at, at + length) for at, length in found if length]


def _is_fact(spoken: tuple[str, ...], at: int, end: int, facts: Phrases) -> bool:
    """Whether what only looks like a promise covers one, or begins right before it or inside of it."""
    for listed in (facts, words("facts")):
        for start in range(max(0, at - 3), end):
            if length := phrases.phrase_at(spoken, start, listed):
                if start + length > at:
                    return True
    return False


def _taken_back(spoken: tuple[str, ...], at: int, end: int, takes_back: Phrases) -> bool:
    """Whether words before a promise take it back: "no serum erases …", "aku nggak jamin …"."""
    near = range(max(0, at - TAKEN_BACK), at)
    if any(phrases.phrase_at(spoken, one, takes_back) for one in near):
        return True
    opened = phrases.phrase_at(spoken, 0, words("nothing"))
    return 0 < opened <= at


def _sentences(text: str, said: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the first word of each sentence and of the one behind its last."""
    start = 0
    for at in range(1, len(said) + 1):
        ends = at == len(said) or bool(_ENDS & set(text[said[at - 1].end : said[at].start]))
        if ends and at > start:
            yield start, at
            start = at


def _with_sign(text: str, end: int) -> int:
    """Return the end of a stretch with the percent sign that belongs to it."""
    return end + 1 if text[end : end + 1] == "%" else end
