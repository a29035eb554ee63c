"""The kinds of beats a video is made of, and reading them and their times out of a script."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from models.records import Beat
from planner import presets
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.texts import lengths, marks

KINDS: tuple[tuple[str, str], ...] = (
    ("hook", N_("Hook")),
    ("before", N_("Before")),
    ("after", N_("After")),
    ("problem", N_("Problem")),
    ("solution", N_("Solution")),
    ("unboxing", N_("Unboxing")),
    ("reaction", N_("Reaction")),
    ("step", N_("Step")),
    ("result", N_("Result")),
    ("process", N_("Process")),
    ("story", N_("Story")),
    ("price", N_("Price")),
    ("cta", N_("Call to action")),
)
DAY = 24 * 3600.0
"""Seconds; no video is as long."""
UNKNOWN_LENGTH = 3.0  # seconds: what a last mark without an end is taken to last

Length, length = lengths.Length, lengths.length
"""A length with its notes, and what reads it."""

_NAMES = dict(KINDS)
_TOKEN = re.compile(r"[^\W_]+")


class _Stretch(NamedTuple):
    """A piece of a script that a mark opened: its times (no end known is None), its text, its name if it has one."""

    start: float
    end: float | None
    text: str
    name: str = ""


def label(kind: str) -> str:
    """Return a kind's name in the current language; an unknown kind is its own name."""
    return _(_NAMES[kind]) if kind in _NAMES else kind


def kinds_of(name: str, text: str) -> frozenset[str]:
    """Return the kinds that the words of a beat's name and text tell; none if no word is known."""
    return frozenset(_kinds_in_order(f"{name}\n{text}"))


@lru_cache(maxsize=4096)
def seconds(text: str) -> float | None:
    """Return a length in seconds, such as "22", "0:22", "1m30s" or "30 detik"; None for anything else.

    A range, "max 30 s" and the like are read by ``length``.
    """
    found = length(text)
    return found.seconds if found and not found.notes else None


def lawful_length(length: float) -> float:
    """Return a video's length in seconds. Raises PlanError for one that is not above zero and below a day."""
    if not 0 < length < DAY:
        raise PlanError(_("A length is a number of seconds above zero and below a day."))
    return length


def lawful(found: Iterable[Beat]) -> tuple[Beat, ...]:
    """Return beats in order of start. Raises PlanError for one that ends before it starts, or after a day."""
    ordered = tuple(sorted(found, key=lambda beat: (beat.start, beat.end)))
    for beat in ordered:
        if not 0 <= beat.start <= beat.end:
            raise PlanError(
                _("The beat “{name}” ends before it starts. Change its seconds.").format(name=beat.name)
            )
        if not beat.end < DAY:
            raise PlanError(
                _("The beat “{name}” lasts longer than a day. Change its seconds.").format(name=beat.name)
            )
    return ordered


def read_script(script: str) -> tuple[str, tuple[Beat, ...]]:
    """Return what of a script stands outside of marks, and the beats that its marks open, by start.

    A mark stands at a line's start: ``[0-3s]``, ``(0:03-0:08)``, ``0-3s:``, ``Detik 0-3:`` or, with the beat's name
    first, ``Hook (0-3s):``. Further ones may follow on its line, each from where the last one ended. A beat's text
    goes on to the next mark. A mark with only a start ends where the next beat begins, the last one after
    ``UNKNOWN_LENGTH``; a name with only a length, ``Hook (3 s):``, starts where the last one ended. A mark that
    doesn't end after it starts is no beat: it stays in the script.
    """
    found = marks.found(script)
    if not found:
        return script.strip(), ()
    rest = [script[: found[0].place]]
    stretches: list[_Stretch] = []
    until = 0.0
    for mark, following in zip(found, [*found[1:], None], strict=True):
        stop = following.place if following else len(script)
        text = script[mark.behind : stop]
        if not mark.lawful:
            rest.append(script[mark.place : stop])
            continue
        if following and "\n" not in text[-1:]:
            text = marks.parted(text)
        start = until if mark.start is None else mark.start
        end = start + mark.lasts if mark.lasts is not None else mark.end
        until = start + UNKNOWN_LENGTH if end is None else end
        stretches.append(_Stretch(start, end, text.strip(), mark.name))
    stretches.sort(key=lambda stretch: stretch.start)
    return "\n".join(filter(None, map(str.strip, rest))), _beats(stretches)


def _ends(stretches: list[_Stretch]) -> list[float]:
    """Return every stretch's end, known or not, in seconds."""
    ends: list[float] = []
    following: float | None = None  # the first later start, if there is one
    for place in range(len(stretches) - 1, -1, -1):
        start, end = stretches[place][:2]
        if place + 1 < len(stretches) and stretches[place + 1].start > start:
            following = stretches[place + 1].start
        if end is None:
            end = start + UNKNOWN_LENGTH if following is None else following
        ends.append(end)
    return ends[::-1]


def _beats(stretches: list[_Stretch]) -> tuple[Beat, ...]:
    """Return the beats with names: their own, the hook at 0, else the first kind their words tell, else a number."""
    kinds = ["" if some.name else next(iter(_kinds_in_order(some.text)), "") for some in stretches]
    if stretches and stretches[0].start == 0 and not stretches[0].name:
        kinds[0] = "hook"
    often = Counter(kinds)
    seen: Counter[str] = Counter()
    named = []
    for place, (stretch, end, kind) in enumerate(zip(stretches, _ends(stretches), kinds, strict=True), 1):
        if stretch.name:
            name = stretch.name
        elif not kind:
            name = _("Beat {number}").format(number=place)
        elif often[kind] == 1:
            name = label(kind)
        else:
            seen[kind] += 1
            name = _("{beat} {number}").format(beat=label(kind), number=seen[kind])
        named.append(Beat(stretch.start, end, name, stretch.text))
    return tuple(named)


@cache
def _vocabulary() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the phrases and their kinds by first word, in the order of the kinds."""
    listed = presets.read("beats")
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in _NAMES:
        for phrase in {word for some in listed[kind].values() for word in some}:
            words = tuple(phrase.split())
            by_first.setdefault(words[0], []).append((words, kind))
    return {first: tuple(phrases) for first, phrases in by_first.items()}


@lru_cache(maxsize=16384)
def _kinds_in_order(text: str) -> tuple[str, ...]:
    """Return the kinds that a text's words tell, in the order in which their words stand in it."""
    tokens = _TOKEN.findall(text.lower())
    vocabulary = _vocabulary()
    kinds: dict[str, None] = {}
    for place, token in enumerate(tokens):
        for words, kind in vocabulary.get(token, ()):
            if len(words) == 1 or tuple(tokens[place : place + len(words)]) == words:
                kinds[kind] = None
    return tuple(kinds)
