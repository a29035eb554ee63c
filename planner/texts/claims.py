"""Finds absolute promises in a text: a guarantee, a cure, something for ever or for everybody; no rule knows how.

A promise is a word of a kind with its object near it: "permanently" beside "hair", not beside "marker"; every form of a
guarantee, but no warranty of so many years. A promise that is taken back is none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

from planner import presets
from planner.texts import phrases, small_words
from planner.texts.openings import collapsed, vocabulary
from planner.texts.phrases import Phrases, Span, Word

_INCOME = re.compile(
    r"\b(?:make|making|earn|earning|income|penghasilan|hasilkan|pendapatan|cuan|untung|raih)\b[^.!?\n]{0,20}?"
    r"(?:[$£€]\s?\d|\br[pm]\s?\d|\d{1,9}\s?(?:juta|jt|ribu|rb|k)\b)[^.!?\n]{0,20}?"
    r"\b(?:(?:a|per|each|every|tiap|setiap)\s|se)(?:month|week|day|hour|bulan|minggu|hari|jam)\b",
    re.IGNORECASE,
)
"""So much money in so much time."""
_TIMES = ("month", "week", "day", "hour", "bulan", "minggu", "hari", "jam")
_PERCENT = re.compile(
    r"\b(?:10{2,3}\s?(?:%|percent\b|persen\b|peratus\b)|(?:one|a) hundred per ?cent\b|seratus (?:persen|peratus)\b)",
    re.IGNORECASE,
)
_ENDS = frozenset(".!?;\n\r")
_WHOLE = frozenset({"10", "1"})
"""What is left of 100 and 1000, and of 1, once runs of a figure count once."""
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
    ("at_once", "cures", 2),
    ("heals", "ailments", 4),
    ("never", "ailments", 4),
    ("nobody", "cheaper", 8),
    ("nobody", "beats", 4),
    ("a_while", "bodies", 5),
    ("sums", "a_while", 3),
    ("ailments", "vanishes", 3),
    ("never_more", "again", 6),
    ("never_more", "never_break", 2),
    ("suits", "whoever", 4),
    ("all_who", "bodies", 6),
    ("effortless", "bodies", 6),
    ("solves", "all_troubles", 3),
    ("unsatisfied", "refunds", 8),
    ("vows", "results", 8),
    ("vows", "bodies", 8),
    ("vows", "vanishes", 8),
    ("only_one", "truly", 6),
    ("most", "everywhere", 4),
)
"""Two kinds of words that promise together, in either order, and how many words apart at most."""
TELLING = (
    "promises", "for_ever", "strong_effects", "body", "surely", "guarantees", "proofs", "superlatives",
    "sums", "cures", "heals", "never", "cheaper", "ailments", "bodies", "never_more", "whoever", "effortless",
    "all_troubles", "unsatisfied", "vows", "only_one", "most",
    "beats",
)  # fmt: skip
"""The rarer kind of each pair, and what promises by itself: a text without any of them has no promise."""
TAKEN_BACK = 4
"""Words before a promise among which one that takes it back may stand."""


Places = dict[str, list[tuple[int, int]]]
"""Where words of each kind stand in a sentence: the number of the first one and of the one behind the last."""


@cache
def _index() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return all kinds of words of the presets file by their first word, the longest first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind, listed in presets.read("claims").items():
        for phrases_of in vocabulary(tuple(listed)).values():
            for phrase in phrases_of:
                plain = tuple(map(_plain, phrase))
                found.setdefault(plain[0], []).append((kind, plain))
    return {first: tuple(sorted(rest, key=lambda one: -len(one[1]))) for first, rest in found.items()}


@cache
def _triggers() -> frozenset[str]:
    """Return the most telling word of each of TELLING's, figures apart: without any of them there is no promise."""
    listed = presets.read("claims")
    told = (
        tuple(map(_plain, map(collapsed, phrases.tokens(text)))) for kind in TELLING for text in listed[kind]
    )
    return frozenset(max(words, key=_telling) for words in told)


def _telling(word: str) -> tuple[bool, bool, int]:
    """Return how seldom a word may be: no figure, none that holds sentences together, long."""
    return word != "9", word not in small_words.all_(), len(word)


def _plain(word: str) -> str:
    """Return a word, or 9 for any number, in figures or words, but those that mean all of it."""
    counted = word in _numbers() or (word.isdecimal() and word not in _WHOLE)
    return "9" if counted else word


@cache
def _numbers() -> frozenset[str]:
    return frozenset(map(collapsed, presets.read("claims")["numbers"]))


@lru_cache(maxsize=2048)
def _placed(spoken: tuple[str, ...]) -> Places:
    """Return where the words of each kind stand, the longest of a kind at each place."""
    found: Places = {}
    index = _index()
    for at, word in enumerate(spoken):
        seen = set()
        for kind, phrase in index.get(word, ()):
            if kind not in seen and spoken[at : at + len(phrase)] == phrase:
                seen.add(kind)
                found.setdefault(kind, []).append((at, at + len(phrase)))
    return found


def find(text: str, promises: Phrases, facts: Phrases, takes_back: Phrases) -> Iterator[Span]:
    """Yield each promise of a text, none inside another.

    ``promises`` are absolute by themselves, ``facts`` only look like it, ``takes_back`` before a promise makes it none.
    """
    tokens = phrases.tokens(text)
    triggers = _triggers()
    likely = any((word := collapsed(token)) in triggers or word in promises for token in tokens)
    if not likely and not (any(time in text for time in _TIMES) and _INCOME.search(text)):
        return
    text = phrases.unquoted(text)
    said = phrases.words(text)[:MOST_WORDS]
    for first, last in _sentences(text, said):
        part = said[first:last]
        spoken = tuple(_plain(collapsed(word.text)) for word in part)
        placed = _placed(spoken)
        found = sorted(_found(spoken, placed, promises, text, part))
        told = (*placed.get("facts", ()), *placed.get("self", ()))
        harmless = [*told, *_listed(spoken, facts)] if found else []
        if found and "faulty" in placed and "refunds" in placed:
            harmless.append((0, len(spoken)))  # money back for what arrives broken
        free = 0
        for at, end in found:
            fact = any(start < end and at < stop for start, stop in harmless)
            if at < free or fact or _taken_back(spoken, at, placed, takes_back) or _denied(text, said, last):
                continue
            free = end
            yield Span(part[at].start, _with_sign(text, part[end - 1].end))


def _found(
    spoken: tuple[str, ...], placed: Places, promises: Phrases, text: str, part: Sequence[Word]
) -> Iterator[tuple[int, int]]:
    """Yield the places of what promises in a sentence."""
    yield from _listed(spoken, promises)
    yield from placed.get("promises", ())
    for one, other, most in PAIRS:
        if one in placed and other in placed:
            yield from _near(placed[one], placed[other], most)
    start, end = part[0].start, part[-1].end
    if earned := _INCOME.search(text, start, end):
        first = next(n for n, word in enumerate(part) if word.end > earned.start())
        yield first, next((n for n, word in enumerate(part) if word.start >= earned.end()), len(part))
    if "claims" in placed:
        for found in _PERCENT.finditer(text, start, end):
            at = next((n for n, word in enumerate(part) if word.end > found.start()), len(part))
            last = next((n for n in range(at + 1, len(part)) if part[n].start >= found.end()), len(part))
            if any(at < claim < last + 3 for claim, _end in placed["claims"]):
                yield at, last if found.group()[-1:].isalpha() else at + 1


def _listed(spoken: tuple[str, ...], listed: Phrases) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(spoken):
        if word in listed and (length := phrases.phrase_at(spoken, at, listed)):
            yield at, at + length


def _near(
    ones: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]], most: int
) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which words of two kinds stand near each other, in either order."""
    later = 0
    for at, end in ones:
        while later < len(others) and others[later][1] <= at - most:
            later += 1
        for start, stop in islice(others, later, None):
            if start >= end + most:
                break
            if stop <= at or start >= end:
                yield min(at, start), max(end, stop)
                break


def _taken_back(spoken: tuple[str, ...], at: int, placed: Places, takes_back: Phrases) -> bool:
    """Whether words before a promise take it back: "no serum erases …", "aku nggak jamin …"."""
    near = range(max(0, at - TAKEN_BACK), at)
    if any(spoken[one] in takes_back and phrases.phrase_at(spoken, one, takes_back) for one in near):
        return True
    return any(start == 0 and end <= at for start, end in placed.get("nothing", ()))


def _denied(text: str, said: Sequence[Word], last: int) -> bool:
    """Whether a sentence is a question that the next one says no to: "Guaranteed? Nope"."""
    if last >= len(said) or "?" not in text[said[last - 1].end : said[last].start]:
        return False
    behind = tuple(_plain(collapsed(word.text)) for word in said[last : last + 4])
    return any(start == 0 for start, _end in _placed(behind).get("denials", ()))


def _sentences(text: str, said: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the first word of each sentence and of the one behind its last."""
    start = 0
    for at in range(1, len(said) + 1):
        if at == len(said):
            yield start, at
        else:
            gap = text[said[at - 1].end : said[at].start]
            if gap != " " and not _ENDS.isdisjoint(gap):
                yield start, at
                start = at


def _with_sign(text: str, end: int) -> int:
    """Return the end of a stretch with the percent sign that belongs to it."""
    return end + 1 if text[end : end + 1] == "%" else end
