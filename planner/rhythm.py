"""Slots of a week, hours of a day and a run of show, as people type them: "Mon 19:00", "12, 19-22", "5 Welcome"."""

import datetime as dt
import re
from collections.abc import Iterable

from models.records import Segment
from planner import dates
from planner.errors import PlanError
from planner.i18n import _

_DAYS = (
    ("mon", "monday", "sen", "senin"),
    ("tue", "tues", "tuesday", "sel", "selasa"),
    ("wed", "wednesday", "rab", "rabu"),
    ("thu", "thur", "thurs", "thursday", "kam", "kamis"),
    ("fri", "friday", "jum", "jumat", "jum'at"),
    ("sat", "saturday", "sab", "sabtu"),
    ("sun", "sunday", "min", "minggu", "ahad"),
)
_SLOT = re.compile(r"\s*([^\W\d_']+(?:'\w+)?)\.?\s+(\d{1,2})[:.](\d{2})\s*")
_PART = re.compile(
    r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:min(?:utes?)?\b\.?|menit\b|m\b|['′:])?\s*[-–:.]?\s*(.*)", re.IGNORECASE
)
_HOURS = re.compile(r"\s*(\d{1,2})(?:\s*[-–—]\s*(\d{1,2}))?\s*")


def slots(text: str) -> list[tuple[int, dt.time]]:
    """Return the slots of a week: weekday (0 is Monday) and wall-clock time. Raises PlanError for what is none."""
    found = []
    for part in filter(str.strip, re.split(r"[,;\n]", text)):
        match = _SLOT.fullmatch(part)
        day = next((at for at, names in enumerate(_DAYS) if match and match[1].casefold() in names), None)
        if match is None or day is None or int(match[2]) > 23 or int(match[3]) > 59:
            raise PlanError(_("“{slot}” is no slot. Write it like Mon 19:00.").format(slot=part.strip()))
        found.append((day, dt.time(int(match[2]), int(match[3]))))
    return sorted(set(found))


def slots_text(week: Iterable[tuple[int, dt.time]]) -> str:
    """Return slots as they can be typed, in the current language."""
    return ", ".join(f"{_(dates.SHORT_WEEKDAYS[day])} {time:%H:%M}" for day, time in week)


def hours(text: str) -> list[int]:
    """Return hours of a day, 0 to 23; "19-22" are 19, 20 and 21. Raises PlanError for what is none."""
    found: set[int] = set()
    for part in filter(str.strip, re.split(r"[,;\n]", text)):
        match = _HOURS.fullmatch(part)
        first = int(match[1]) if match else 24
        end = int(match[2]) if match and match[2] else first + 1
        if match is None or not 0 <= first < end <= 24:
            raise PlanError(
                _("“{hours}” are no hours. Write them like 12, 19-22.").format(hours=part.strip())
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
