"""Whether what is left of a text that was cut can stand: clauses by their pauses, and words that lean on others."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from planner import presets

LEAST = 3
"""Words that make a clause."""
_WORD = re.compile(r"[#＃@]?\w+(?:['’\-]\w+)*")
_NO_PAUSE = frozenset("'\"“”‘’«»()[]@#＃$€£&%+")
_ENDS = tuple(".,!?;:…)")


class _Word(NamedTuple):
    """A word, folded, with the sign of a hashtag or a name; where it ends, and whether a pause is before it."""

    text: str
    start: int
    end: int
    paused: bool


def keeps_a_clause(before: str, after: str) -> bool:
    """Whether ``after``, which was cut out of ``before``, can stand where it was cut, and says something.

    True where no word went but hashtags outside of sentences, and for a text that was rewritten and not cut.
    """
    if before == after:
        return True
    old, new = _words(before), _words(after)
    cuts = _cuts(old, new)
    if cuts is None:
        return bool(new)
    cuts = [cut for cut in cuts if not _loose(before, old, cut)]
    return not cuts or (
        all(_stands(old, new, cut) for cut in cuts)
        and any(end - start >= LEAST for start, end in _clauses(new))
    )


class _Cut(NamedTuple):
    """Words that went: their numbers in the old text, and how many words of the new text are before them."""

    start: int
    end: int
    at: int


def _words(text: str) -> list[_Word]:
    found, last = list[_Word](), 0
    for match in _WORD.finditer(text):
        gap = text[last : match.start()]
        found.append(_Word(match.group().casefold(), match.start(), match.end(), not found or _pauses(gap)))
        last = match.end()
    return found


def _pauses(gap: str) -> bool:
    """Whether a speaker pauses at what stands between two words: punctuation, a line break, an emoji."""
    return any(sign in "\n\r" or not (sign.isspace() or sign in _NO_PAUSE) for sign in gap)


def _cuts(old: Sequence[_Word], new: Sequence[_Word]) -> list[_Cut] | None:
    """Return the runs of words that the new text lacks; None if it has words of its own. It takes linear time."""
    most = min(len(old), len(new))
    tail = 0
    while tail < most and old[-1 - tail].text == new[-1 - tail].text:
        tail += 1
    cuts, at, began = list[_Cut](), 0, None
    for place in range(len(old) - tail):
        if at < len(new) - tail and old[place].text == new[at].text:
            if began is not None:
                cuts.append(_Cut(began, place, at))
                began = None
            at += 1
        elif began is None:
            began = place
    if began is not None:
        cuts.append(_Cut(began, len(old) - tail, at))
    return cuts if at == len(new) - tail else None


def _loose(text: str, words: Sequence[_Word], cut: _Cut) -> bool:
    """Whether nothing went but hashtags that are no words of a sentence."""
    if not all(word.text.startswith(("#", "＃")) for word in words[cut.start : cut.end]):
        return False
    if cut.end < len(words) and not words[cut.end].paused:
        return words[cut.end].text.startswith(("#", "＃"))
    closed = text.startswith(_ENDS, words[cut.end - 1].end)
    return not (closed and cut.start and not words[cut.start].paused)


def _stands(old: Sequence[_Word], new: Sequence[_Word], cut: _Cut) -> bool:
    """Whether the clauses on both sides of a cut are whole, or enough of each is left to stand."""
    broken_before = not old[cut.start].paused
    broken_after = cut.end < len(old) and not old[cut.end].paused
    if broken_before and broken_after:
        return False  # a word out of the midst of a clause
    if broken_before:
        enough = cut.at >= LEAST and not any(word.paused for word in new[cut.at - LEAST + 1 : cut.at])
        return enough and new[cut.at - 1].text not in _leaning("last")
    if cut.at == len(new):
        return True
    if new[cut.at].text in _leaning("first") and (broken_after or not cut.at):
        return False
    clause = new[cut.at + 1 : cut.at + LEAST]
    return not broken_after or (len(clause) == LEAST - 1 and not any(word.paused for word in clause))


def _clauses(words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Yield where each clause begins and ends, as numbers of words."""
    starts = [at for at, word in enumerate(words) if word.paused]
    yield from pairwise([*starts, len(words)])


@cache
def _leaning(where: str) -> frozenset[str]:
    return frozenset(presets.read("clauses")[where])
