"""Reads constructions: kinds of words that follow one another, as short lines of a table say them.

A line such as ``leave softly* leave_for ~`` has an element a kind: as it is for one phrase of the kind, with ``?`` for
one or none, with ``*`` for any number. A comma behind it lets a pause follow. ``..`` skips a few words up to the next
one, ``|`` asks for a pause, ``~`` takes the rest up to the next pause.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

SKIPPED = 7
"""Words that ``..`` skips at most."""
LENGTHS = Callable[[str, int], int]
"""Gives how many words from a place on are of a kind; 0 for none."""


class Element(NamedTuple):
    """One element of a construction: a kind or a sign, and how often and before what it may stand."""

    kind: str
    optional: bool
    many: bool
    pauses: bool


class Clause(NamedTuple):
    """Words in which constructions are looked for: what they are, where one pauses, and how many there are."""

    lengths: LENGTHS
    paused: Callable[[int], bool]
    size: int


@lru_cache(maxsize=256)
def elements(line: str) -> tuple[Element, ...]:
    """Return the elements of a line."""
    found = []
    for written in line.split():
        kind = written.rstrip(",?*")
        signs = written[len(kind) :]
        found.append(Element(kind, "?" in signs or "*" in signs, "*" in signs, "," in signs))
    return tuple(found)


def first_kinds(line: str) -> Iterable[str]:
    """Yield the kinds with which a line may begin."""
    for element in elements(line):
        yield element.kind
        if not element.optional:
            return


def end_of(line: str, clause: Clause, at: int) -> int:
    """Return the place after the construction that begins at a word, or 0 where it does not."""
    start, skipping, bound = at, 0, True
    for element in elements(line):
        if element.kind == "..":
            skipping = SKIPPED
            continue
        if element.kind == "|":
            if not clause.paused(at):
                return 0
            continue
        if element.kind == "~":
            return _pause(clause, at) if at > start else 0
        found = _find(element, clause, at, skipping) if bound or at == start else None
        skipping = 0
        if found is None:
            if not element.optional:
                return 0
            continue
        at = found
        bound = element.pauses or not clause.paused(at)
    return at


def _find(element: Element, clause: Clause, at: int, skipping: int) -> int | None:
    """Return the place after an element, at a place or a few words later in the same clause; None for none."""
    for place in range(at, min(at + skipping, clause.size - 1) + 1):
        if place > at and clause.paused(place):
            return None
        end = place
        while (length := clause.lengths(element.kind, end)) and (end == place or element.many):
            end += length
            if clause.paused(end) and not element.pauses:
                break
        if end > place:
            return end
    return None


def _pause(clause: Clause, at: int) -> int:
    """Return the place of the first pause from a place on."""
    return next((end for end in range(at, clause.size) if clause.paused(end)), clause.size)


def by_first_word(
    lines: Mapping[str, tuple[str, ...]], words: Callable[[str], Iterable[str]]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return lines under every word with which one of them may begin, each with the name of its group."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for name, listed in lines.items():
        for line in listed:
            for kind in first_kinds(line):
                for word in words(kind):
                    found.setdefault(word, {})[name, line] = None
    return {word: tuple(listed) for word, listed in found.items()}
