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

_NAMES = dict(KINDS)
_TOKEN = re.compile(r"[^\W_]+")

_SECOND = r"(?:seconds?|secs?|s|detik|dtk|det|″|\"|'')"
_MINUTE = r"(?:minutes?|mins?|m|menit|mnt|′|')"
_LENGTH = re.compile(
    rf"""~?\s*(?:
        (?P<h>[0-9]{{1,2}}):(?P<hm>[0-5][0-9]):(?P<hs>[0-5][0-9](?:[.,][0-9]{{1,3}})?)
      | (?P<cm>[0-9]{{1,3}}):(?P<cs>[0-5][0-9](?:[.,][0-9]{{1,3}})?)
      | (?P<m>[0-9]{{1,4}}(?:[.,][0-9]{{1,3}})?)\s*{_MINUTE}(?:\s*(?P<ms>[0-9]{{1,2}})\s*{_SECOND}?)?
      | (?P<s>[0-9]{{1,6}}(?:[.,][0-9]{{1,3}})?)\s*{_SECOND}?
    )\.?""",
    re.IGNORECASE | re.VERBOSE,
)

_NUMBER = r"[0-9]{1,6}(?:[.,][0-9]{1,3})?"
_CLOCK = r"[0-9]{1,3}:[0-5][0-9](?::[0-5][0-9])?(?:[.,][0-9]{1,3})?"
_UNIT = rf"(?:{_SECOND}|{_MINUTE})"
_TIME = rf"(?:{_CLOCK}|{_NUMBER}[ \t]?{_UNIT}?)"
_SURE = rf"(?:{_CLOCK}|{_NUMBER}[ \t]?{_UNIT})"  # what can't be a mere number, as in "[1]" or "3: stir"
_TO = r"[ \t]{0,3}(?:[-\u2010-\u2015~]|\bto\b|\bsampai\b|\bhingga\b|\bs/d\b)[ \t]{0,3}"
_SPAN_IN_BRACKETS = rf"(?P<a>{_TIME}){_TO}(?P<b>{_TIME})|(?P<only>{_SURE})"
_BARE_CLOCKS = rf"(?P<c>{_CLOCK}){_TO}(?P<d>{_CLOCK})(?![\w:.])"
_BARE_SPAN = rf"(?P<e>{_TIME}){_TO}(?P<f>{_SURE})|(?P<alone>{_CLOCK}|{_NUMBER}[ \t]?{_SECOND})"
_MARK = re.compile(
    rf"""^[ \t]*(?:[-*•][ \t]+)?(?:
        [\[(（【][ \t]?(?:{_SPAN_IN_BRACKETS})[ \t]?[\])）】](?:[ \t]*(?::|[\-–—](?=\s)))?
      | {_BARE_CLOCKS}[ \t]*[:\-–—|]?
      | (?:{_BARE_SPAN})[ \t]*(?::(?![0-9])|[\-–—|](?=\s))
    )[ \t]*""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_BARE = re.compile(_NUMBER)
_ENDS_IN_MINUTES = re.compile(rf"{_NUMBER}\s*({_MINUTE})", re.IGNORECASE)


class _Stretch(NamedTuple):
    """A piece of a script: its times if a mark opened it (no end known is None), and its text."""

    start: float
    end: float | None
    text: str


def label(kind: str) -> str:
    """Return a kind's name in the current language; an unknown kind is its own name."""
    return _(_NAMES[kind]) if kind in _NAMES else kind


def kinds_of(name: str, text: str) -> frozenset[str]:
    """Return the kinds that the words of a beat's name and text tell; none if no word is known."""
    return frozenset(_kinds_in_order(f"{name}\n{text}"))


@lru_cache(maxsize=4096)
def seconds(text: str) -> float | None:
    """Return a length in seconds, such as "22", "0:22", "1m30s" or "30 detik"; None for anything else."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        return None
    part = {name: float(digits.replace(",", ".")) for name, digits in match.groupdict("0").items()}
    minutes = 60 * part["h"] + part["hm"] + part["cm"] + part["m"]
    return 60 * minutes + part["hs"] + part["cs"] + part["ms"] + part["s"]


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
    """Return what of a script stands outside of time marks, and the beats that its marks open, by start.

    A mark stands at a line's start: ``[0-3s]``, ``(0:03-0:08)``, ``0-3s:`` or ``[3s]``. Its beat's text goes
    on to the next mark. A mark with only a start ends where the next beat begins, the last one after
    ``UNKNOWN_LENGTH``. A mark that doesn't end after it starts is no beat: it stays in the script.
    """
    marks = list(_MARK.finditer(script))
    if not marks:
        return script.strip(), ()
    rest = [script[: marks[0].start()]]
    stretches = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else len(script)
        times = _times(mark)
        if times is None:
            rest.append(script[mark.start() : stop])
        else:
            stretches.append(_Stretch(*times, script[mark.end() : stop].strip()))
    stretches.sort(key=lambda stretch: stretch.start)
    return "\n".join(filter(None, map(str.strip, rest))), _beats(stretches)


def _times(mark: re.Match[str]) -> tuple[float, float | None] | None:
    """Return a mark's start and end in seconds, or None if it doesn't end after it starts."""
    first = mark["a"] or mark["c"] or mark["e"]
    if first is None:
        start = seconds(mark["only"] or mark["alone"])
        return None if start is None else (start, None)
    last = mark["b"] or mark["d"] or mark["f"]
    start, end = seconds(first), seconds(last)
    if start is None or end is None:
        return None
    in_minutes = _ENDS_IN_MINUTES.fullmatch(last)
    if in_minutes and _BARE.fullmatch(first) and 60 * start < end:
        start = 60 * start  # "1-2 min" starts at one minute, not at one second
    return (start, end) if end > start else None


def _ends(stretches: list[_Stretch]) -> list[float]:
    """Return every stretch's end, known or not, in seconds."""
    ends: list[float] = []
    following: float | None = None  # the first later start, if there is one
    for place in range(len(stretches) - 1, -1, -1):
        start, end, _text = stretches[place]
        if place + 1 < len(stretches) and stretches[place + 1].start > start:
            following = stretches[place + 1].start
        if end is None:
            end = start + UNKNOWN_LENGTH if following is None else following
        ends.append(end)
    return ends[::-1]


def _beats(stretches: list[_Stretch]) -> tuple[Beat, ...]:
    """Return the beats with names: the hook at 0, else the first kind their words tell, else a number."""
    kinds = [next(iter(_kinds_in_order(stretch.text)), "") for stretch in stretches]
    if stretches and stretches[0].start == 0:
        kinds[0] = "hook"
    often = Counter(kinds)
    seen: Counter[str] = Counter()
    named = []
    for place, (stretch, end, kind) in enumerate(zip(stretches, _ends(stretches), kinds, strict=True), 1):
        if not kind:
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
        for phrase in {*listed[kind]["en"], *listed[kind]["id"]}:
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
