"""Words in running text: cutting it up, finding phrases, and how long they take to say."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


class Word(NamedTuple):
    """A word, folded, and where it stands in the text."""

    text: str
    start: int
    end: int


class Span(NamedTuple):
    """A stretch of a text, as string indices."""

    start: int
    end: int


Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, the longest first."""


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text, case-folded, apostrophes straightened."""
    return tuple(word.casefold() for word in _WORD.findall(text.replace("’", "'")))


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """Return what ``tokens`` does, with the places."""
    places = _WORD.finditer(text)
    return tuple(Word(token, m.start(), m.end()) for token, m in zip(tokens(text), places, strict=True))


def phrases(texts: Iterable[str]) -> Phrases:
    """Arrange phrases so that each place in a text needs one look-up."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        cut = tokens(text)
        if cut:
            found.setdefault(cut[0], []).append(cut)
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in found.items()}


def phrase_at(cut: tuple[Word, ...], at: int, wanted: Phrases) -> int:
    """Return how many words from place ``at`` on are one of the phrases; 0 for none."""
    if at < len(cut):
        for phrase in wanted.get(cut[at].text, ()):
            if tuple(word.text for word in cut[at : at + len(phrase)]) == phrase:
                return len(phrase)
    return 0


def has(text: str, wanted: Phrases) -> bool:
    """Whether any of the phrases stands in the text, whole words only."""
    return next(find(text, wanted), None) is not None


def find(text: str, wanted: Phrases) -> Iterator[Span]:
    """Yield where the phrases stand in the text, whole words only, none inside another."""
    if wanted.keys().isdisjoint(tokens(text)):
        return
    cut = words(text)
    at = 0
    while at < len(cut):
        length = phrase_at(cut, at, wanted)
        if length:
            yield Span(cut[at].start, cut[at + length - 1].end)
        at += length or 1


def seconds_to_say(text: str, words_per_second: float) -> float:
    """Return how long a text takes to say, in seconds."""
    return len(tokens(text)) / words_per_second


def beyond(text: str, seconds: float, words_per_second: float) -> Span:
    """Return the stretch of a text that is still to be said, or read, when ``seconds`` are over."""
    cut = words(text)
    if not cut:
        return Span(0, len(text))
    fits = min(max(0, int(seconds * words_per_second)), len(cut) - 1)
    return Span(cut[fits].start, cut[-1].end)


def names(listed: Iterable[str]) -> Callable[[str], bool]:
    """Return a question: is a folded name in the list, in which a * at the end stands for any ending?"""
    listed = tuple(listed)
    exact = frozenset(name for name in listed if not name.endswith("*"))
    beginnings = tuple(name[:-1] for name in listed if name.endswith("*"))
    return lambda name: name in exact or name.startswith(beginnings)
