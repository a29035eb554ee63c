"""Words in running text: cutting it up, finding phrases, and how far one gets in reading them."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

_PICTURE = r"\p{Extended_Pictographic}(?:\uFE0F|[\U0001F3FB-\U0001F3FF])*"
_EMOJI = regex.compile(rf"{_PICTURE}(?:\u200D{_PICTURE})*|\p{{Regional_Indicator}}{{2}}")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»\n]{1,400}+[\"”“»]")
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


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Return the words of a text with one blank between them: what two spellings of a sentence share."""
    return " ".join(tokens(text))


def phrases(texts: Iterable[str]) -> Phrases:
    """Arrange phrases so that each place in a text needs one look-up."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        cut = tokens(text)
        if cut:
            found.setdefault(cut[0], []).append(cut)
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in found.items()}


def phrase_at(cut: tuple[str, ...], at: int, wanted: Phrases) -> int:
    """Return how many tokens from place ``at`` on are one of the phrases; 0 for none."""
    if at < len(cut):
        for phrase in wanted.get(cut[at], ()):
            if cut[at : at + len(phrase)] == phrase:
                return len(phrase)
    return 0


def has(text: str, wanted: Phrases) -> bool:
    """Whether any of the phrases stands in the text, whole words only."""
    cut = tokens(text)
    return any(token in wanted and phrase_at(cut, at, wanted) for at, token in enumerate(cut))


def find(text: str, wanted: Phrases) -> Iterator[Span]:
    """Yield where the phrases stand in the text, whole words only, none inside another."""
    cut = tokens(text)
    free = 0
    for at, token in enumerate(cut):
        if token in wanted and at >= free and (length := phrase_at(cut, at, wanted)):
            free = at + length
            places = words(text)
            yield Span(places[at].start, places[free - 1].end)


def beyond(text: str, seconds: float, words_per_second: float) -> Span:
    """Return the stretch of a text that is still to be read when ``seconds`` are over."""
    fits = max(0, int(seconds * words_per_second))
    start = 0
    for place, word in enumerate(_WORD.finditer(text)):
        start = word.start()
        if place == fits:
            break
    return Span(start, len(text.rstrip()) or len(text))


def unquoted(text: str) -> str:
    """Return a text of the same length in which several words between quotes, somebody else's, are blanks."""
    return _QUOTED.sub(_blank, text) if any(sign in text for sign in '"“„«') else text


def _blank(quoted: re.Match[str]) -> str:
    words = quoted.group()
    return " " * len(words) if len(words.split()) > 1 else words


def emoji(text: str) -> int:
    """Return how many emoji a text has; a family, a flag or a skin tone makes one of several signs."""
    return len(_EMOJI.findall(text))


def names(listed: Iterable[str]) -> Callable[[str], bool]:
    """Return a question: is a folded name in the list, in which a * at the end stands for any ending?"""
    listed = tuple(listed)
    exact = frozenset(name for name in listed if not name.endswith("*"))
    beginnings = tuple(name[:-1] for name in listed if name.endswith("*"))
    return lambda name: name in exact or name.startswith(beginnings)
