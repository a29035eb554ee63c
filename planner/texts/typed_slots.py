"""Slots of a week, hours of a day, a run of show, as people type them: "Mon 19:00 how-to", "12, 19-22", "5 Welcome"."""

import datetime as dt
import re
from collections.abc import Iterable

from models.records import Segment
from planner import dates
from planner.errors import PlanError
from planner.i18n import _
from planner.texts import typed_line, vocabulary

_DAYS = (
    ("mon", "monday", "sen", "senin"),
    ("tue", "tues", "tuesday", "sel", "selasa"),
    ("wed", "wednesday", "rab", "rabu"),
    ("thu", "thur", "thurs", "thursday", "kam", "kamis"),
    ("fri", "friday", "jum", "jumat", "jum'at"),
    ("sat", "saturday", "sab", "sabtu"),
    ("sun", "sunday", "min", "minggu", "ahad"),
)
_SLOT = re.compile(r"([^\W\d_']++(?:'\w++)?+)\.?+\s++(\d{1,2})[:.](\d{2})(?:\s++(.+))?")
_PART = re.compile(
    r"(\d{1,4}(?:[.,]\d{1,2})?)\s*+(?:min(?:utes?)?\b\.?|menit\b|m\b|['′:])?\s*+[-–:.]?\s*+(.*)",
    re.IGNORECASE,
)
_SOME_DAY = dt.date(2026, 11, 30)
"""Where nobody says what day it is, a weekday is still one."""
_HOURS = re.compile(r"\s*+(\d{1,2})(?:\s*+[-–—]\s*+(\d{1,2}))?+\s*+")


def slots(text: str, now: dt.datetime | None = None) -> list[tuple[int, dt.time, str]]:
    """Return the slots of a week: weekday (0 is Monday), wall-clock time, and what it is kept for.

    That is a format's key, "trend", or nothing. What is not written as ``slots_text`` has it is read as quick add
    reads it: "Sat 10am", "besok jam 10"; for "tomorrow", ``now`` is wall clock. Raises PlanError for what is no slot.
    """
    found = {}
    for part in filter(str.strip, re.split(r"[,;\n]", text)):
        slot = _written(part.strip()) or _said(part.strip(), now)
        if slot is None:
            raise PlanError(
                _(
                    "“{slot}” is no slot. Write it like Mon 19:00, Tue 12:30 how-to, Sat 10am or Fri 19:00 trend."
                ).format(slot=part.strip())
            )
        found[slot[:2]] = slot[2]
    return sorted((day, time, kept_for) for (day, time), kept_for in found.items())


def _written(part: str) -> tuple[int, dt.time, str] | None:
    """Return a slot that is written as ``slots_text`` has it."""
    match = _SLOT.fullmatch(part)
    day = next((at for at, names in enumerate(_DAYS) if match and match[1].casefold() in names), None)
    kept_for = _kept_for(match[4] or "") if match else None
    if match is None or day is None or kept_for is None or int(match[2]) > 23 or int(match[3]) > 59:
        return None
    return day, dt.time(int(match[2]), int(match[3])), kept_for


def _said(part: str, now: dt.datetime | None) -> tuple[int, dt.time, str] | None:
    """Return a slot as quick add reads a day and a time; what else is said must be what it is kept for."""
    read = typed_line.understand(part, now or dt.datetime.combine(_SOME_DAY, dt.time()))
    cut = [span for span in read.spans if span.kind in ("day", "time")]
    if read.day is None or read.time is None or {span.kind for span in cut} != {"day", "time"}:
        return None
    rest = part
    for span in reversed(cut):
        rest = rest[: span.start] + " " + rest[span.end :]
    kept_for = _kept_for(rest.strip(" #"))
    return None if kept_for is None else (read.day.weekday(), read.time, kept_for)


def slots_text(week: Iterable[tuple[int, dt.time, str]]) -> str:
    """Return slots as they can be typed, in the current language."""
    return ", ".join(
        f"{_(dates.SHORT_WEEKDAYS[day])} {time:%H:%M} {kept_for}".strip() for day, time, kept_for in week
    )


def _kept_for(text: str) -> str | None:
    """Return the key of the format that a word names, None for a word that names none."""
    plain = vocabulary.plain(text)
    return (
        "trend"
        if plain in {"trend", "tren"}
        else vocabulary.words("format").get(plain, None if plain else "")
    )


def hours(text: str) -> list[int]:
    """Return hours of a day, 0 to 23; "19-22" are 19, 20 and 21. Raises PlanError for what is none."""
    found: set[int] = set()
    for part in filter(str.strip, re.split(r"[,;\n]", text)):
        match = _HOURS.fullmatch(part)
        first = int(match[1]) if match else 24
        end = int(match[2]) if match and match[2] else first + 1
        if match is None or not 0 <= first < end <= 24:
            raise PlanError(
                _("“{hours}” aren’t hours. Write them like 12, 19-22.").format(hours=part.strip())
            )
        found.update(range(first, end))
    return sorted(found)


def run_of(text: str) -> tuple[Segment, ...]:
    """Return a run of show: a line a part, its minutes first. Raises PlanError for a line without."""
    found = []
    for line in filter(str.strip, text.splitlines()):
        match = _PART.fullmatch(line.strip())
        if match is None:
            raise PlanError(
                _("“{line}” has no minutes. Write them first, such as: 5 Welcome.").format(line=line.strip())
            )
        found.append(Segment(float(match[1].replace(",", ".")), match[2].strip()))
    return tuple(found)


def run_text(run: Iterable[Segment]) -> str:
    """Return a run of show as it can be typed."""
    return "\n".join(f"{segment.minutes:g} {segment.what}".strip() for segment in run)
