"""Finds the marks that open beats in a script: "[0-3s]", "Hook (0-2s):", "Detik 0-3:"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from planner.texts import lengths

_MINUTES = 60
_NUMBER = r"[0-9]{1,5}(?:[.,][0-9]{1,3})?"
_CLOCK = r"[0-9]{1,3}:[0-5][0-9](?::[0-5][0-9])?(?:[.,][0-9]{1,3})?"
_TO = r"[ \t]{0,3}(?:[-‐‑‒–—―−~]|\b(?:to|sampai|hingga|s/d|a|à|bis|đến|ถึง|hanggang)\b)[ \t]{0,3}"
_PREFIX = r"[ \t]*(?:(?:[-*•>–]|#{1,6}|[0-9]{1,2}[.)])[ \t]+){0,2}"
_NAME = r"[^\W\d_][^\n:()\[\]（）【】|]{0,38}?"
_NAME_AMID = r"[^\W\d_][^\n:()\[\]（）【】|;.,/→]{0,38}?"
_BEHIND_SIGN = r"(?:(?<=[;|/→·•])|(?<=[;|/→·•.,] ))"
_SIGN = r"(?::(?![0-9])|[\-–—|](?=\s)|→|=>)"
_OPEN, _CLOSE = r"[\[(（【][ \t]?", r"[ \t]?[\])）】]"
_PARTED = " \t;|,/→·•\n"
_WORDS, _LETTERS = 5, 40  # what a name has at most


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its place in the script, where the text behind it begins, the name in it, and its seconds.

    ``end`` is None where only a start is named. ``lasts`` is set instead of both where only a length is.
    """

    place: int
    behind: int
    name: str
    start: float | None
    end: float | None
    lasts: float | None = None

    @property
    def lawful(self) -> bool:
        """Whether it ends after it starts."""
        return self.start is None or self.end is None or self.end > self.start


def found(script: str) -> list[Mark]:
    """Return the marks of a script in its order, those that end before they start as well."""
    marks: list[Mark] = []
    place = 0
    for line in script.split("\n"):
        if len(line) >= 3 and any(map(str.isdigit, line)):
            marks += _of_line(script, place, place + len(line), marks[-1] if marks else None)
        place += len(line) + 1
    return marks


def _of_line(script: str, start: int, end: int, before: Mark | None) -> list[Mark]:
    """Return the mark that a line begins with, and those further on that go on where the last one ended."""
    first = _at_start(script, start, end, before)
    if first is None:
        return []
    marks = [first]
    if any(map(str.isdigit, script[first.behind : end])):
        for match in _patterns()["further"].finditer(script, first.behind, end):
            mark, until = _mark(match, match.start("mark")), marks[-1].end
            if mark and mark.lawful and until is not None and (mark.start or 0) >= until:
                marks.append(mark)
    return marks


def _at_start(script: str, start: int, end: int, before: Mark | None) -> Mark | None:
    patterns = _patterns()
    for kind in ("time", "unit", "named", "chained"):
        match = patterns[kind].match(script, start, end)
        if match is None:
            continue
        mark = _mark(match, start)
        if mark is None or (kind == "named" and not _is_name(match)):
            continue
        if kind == "chained" and mark.start not in {0, before.end if before else 0}:
            continue
        return mark if mark.lawful or kind == "time" else None
    return None


def _is_name(match: re.Match[str]) -> bool:
    """Return whether the words before a time are a beat's name rather than a sentence."""
    name = _cleaned(match["name"])
    if not name or len(name.split()) > _WORDS or len(name) > _LETTERS:
        return False
    signed = (
        bool(match["sign"])
        or match.end() == match.endpos
        or match.string[match.end() : match.end() + 1] == "\n"
    )
    if match["a"] is None and match["lasts"] is not None and not signed:
        return False
    return signed or name.isupper() or match["name"] != name or name[-1].isdigit() or len(name.split()) == 1


def _cleaned(name: str) -> str:
    return name.strip(" \t*_#`~–—-,:")


def _mark(match: re.Match[str], place: int) -> Mark | None:
    """Return the mark of a match, or None if its times can't be read."""
    groups = match.groupdict()
    get = groups.get
    name = _cleaned(get("name") or get("cell") or "")
    first = get("a") or get("c") or get("e") or get("g")
    last = get("b") or get("d") or get("f") or get("h")
    if first and last:
        times = _span(first, last)
        return Mark(place, match.end(), name, *times) if times else None
    only = get("only") or get("alone") or get("lasts")
    length = lengths.length(only) if only else None
    if length is None or only is None:
        return None
    if get("lasts") and ":" not in only:
        return Mark(place, match.end(), name, None, None, length.seconds)
    return Mark(place, match.end(), name, length.seconds, None)


@lru_cache(maxsize=4096)
def _span(first: str, last: str) -> tuple[float, float] | None:
    """Return a span's start and end in seconds."""
    start, end = lengths.length(first), lengths.length(last)
    if start is None or end is None:
        return None
    in_minutes = re.fullmatch(rf"{_NUMBER}\s*(?:{lengths.unit_words('minute')})", last, re.IGNORECASE)
    if in_minutes and re.fullmatch(_NUMBER, first) and _MINUTES * start.seconds < end.seconds:
        return _MINUTES * start.seconds, end.seconds  # "1-2 min" starts at one minute, not at one second
    return start.seconds, end.seconds


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the forms of a mark: time first, unit first, name first, time first where the last ended; further on."""
    second, minute = lengths.unit_words("second"), lengths.unit_words("minute")
    unit = rf"(?:(?:{second}|{minute})(?![^\W\d_])\.?)"
    time, sure = rf"(?:{_CLOCK}|{_NUMBER}[ \t]?{unit}?)", rf"(?:{_CLOCK}|{_NUMBER}[ \t]?{unit})"
    brackets = rf"{_OPEN}(?:(?P<a>{time}){_TO}(?P<b>{time})|(?P<only>{sure})){_CLOSE}"
    clocks = rf"(?P<c>{_CLOCK}){_TO}(?P<d>{_CLOCK})(?![\w:.])"
    bare = rf"(?P<e>{time}){_TO}(?P<f>{sure})"
    alone = rf"(?P<alone>{_CLOCK}|{_NUMBER}[ \t]?(?:{second})(?![^\W\d_]))"
    cell = rf"(?:(?<=\|)[ \t]*(?P<cell>{_NAME})[ \t]*\|)?"
    bold = r"[*_]{0,3}"
    timed = (
        rf"{_PREFIX}{bold}(?:{brackets}{bold}(?:[ \t]*(?::|[\-–—|](?=\s)))?"
        rf"|{clocks}{bold}[ \t]*[:\-–—|]?|(?:{bare}|{alone}){bold}[ \t]*(?::(?![0-9])|[\-–—|](?=\s))){cell}{bold}[ \t]*"
    )
    named = rf"{_OPEN}(?:(?P<a>{time}){_TO}(?P<b>{time})|(?P<lasts>{sure})){_CLOSE}"
    behind = rf"[ \t]{{0,3}}[,|–—-]?[ \t]{{0,3}}(?P<g>{time}){_TO}(?P<h>{sure})"
    further = rf"(?:{named}|{behind}(?={bold}[ \t]*{_SIGN}))"
    name = rf"[\[(]?(?P<name>{bold}{_NAME})[\])]?[ \t]{{0,3}}{bold}[ \t]{{0,3}}"
    sign = rf"{bold}[ \t]*(?P<sign>{_SIGN})?{bold}[ \t]*"
    amid = rf"{_BEHIND_SIGN}{_NAME_AMID}|(?<=\s)(?-i:[A-ZÀ-Þ])[^\W\d_]*(?:[ ][0-9]{{1,2}})?"
    forms = {
        "time": timed,
        "unit": rf"{_PREFIX}{bold}(?:{second}|{minute})[ \t]+(?:ke[ -])?(?P<a>{time}){_TO}(?P<b>{time})"
        rf"{bold}[ \t]*{_SIGN}{bold}[ \t]*",
        "named": rf"{_PREFIX}{name}{further}{sign}",
        "chained": rf"{_PREFIX}{bare}(?=[ \t]+\S)[ \t]+",
        "further": rf"(?<=[\s;|,/→·•.])(?P<mark>(?:{brackets}[ \t]*:?|{clocks}[ \t]*:|{bare}[ \t]*:"
        rf"|(?P<name>{amid})[ \t]{{0,3}}{_OPEN}(?P<g>{time}){_TO}(?P<h>{time}){_CLOSE}[ \t]*{_SIGN})[ \t]*)",
    }
    return {kind: re.compile(form, re.IGNORECASE) for kind, form in forms.items()}


def parted(text: str) -> str:
    """Return a beat's text without the signs that part it from the next one on its line."""
    return text.strip().rstrip(_PARTED)
