"""Seasons and sales that are worth preparing for: days of every year, and those that move."""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner import presets
from planner.i18n import _


@dataclass(frozen=True, slots=True)
class Season:
    """A season of one year: its day, and the words by which a plan names it."""

    key: str
    name: str
    day: dt.date
    words: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name in the current language."""
        return _(self.name)


def coming(today: dt.date, days: int, market: str) -> list[Season]:
    """Return the seasons of a market (ISO 3166 code) from tomorrow to ``days`` after today, by day."""
    found = [
        Season(entry["key"], entry["name"], day, tuple(entry["words"]))
        for entry in entries()
        if not entry.get("markets") or market in entry["markets"]
        for year in (today.year, today.year + 1)
        for day in _days(entry, year)
        if today < day <= today + dt.timedelta(days=days)
    ]
    return sorted(found, key=lambda season: (season.day, season.key))


@cache
def entries() -> tuple[dict[str, Any], ...]:
    """Return the seasons file as it stands."""
    return tuple(presets.read("seasons")["season"])


def extract(*_args: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give Babel the names of the seasons, so that they are translated like any others."""
    for entry in entries():
        yield 1, "_", entry["name"], []


def _days(entry: dict[str, Any], year: int) -> Iterator[dt.date]:
    """Yield a season's days in a year: the fixed one, the nth weekday of a month, or those that are listed."""
    if "date" in entry:
        month, day = map(int, entry["date"].split("-"))
        yield dt.date(year, month, day)
    elif "weekday" in entry:
        weeks = calendar.monthcalendar(year, entry["month"])
        days = [week[entry["weekday"]] for week in weeks if week[entry["weekday"]]]
        yield dt.date(year, entry["month"], days[entry["nth"] - 1]) + dt.timedelta(days=entry.get("plus", 0))
    else:
        yield from (day for day in entry["days"] if day.year == year)
