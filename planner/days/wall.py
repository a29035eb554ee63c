"""A month as it hangs on a wall: its weeks, and what each day holds."""

import calendar
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from models import reading
from models.reading import Connection
from planner.days import layers
from planner.days.layers import Note
from planner.i18n import language


@dataclass(frozen=True)
class Entry:
    """A video or live event of a day; ``format`` is the key of its format, ``live`` for a live event."""

    time: str
    title: str
    format: str


@dataclass(frozen=True)
class WallDay:
    """One day of the grid."""

    date: dt.date
    in_month: bool
    notes: tuple[Note, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class WallMonth:
    """A month in whole weeks, for the brand whose calendar it is."""

    first: dt.date
    brand: str
    weeks: tuple[tuple[WallDay, ...], ...]


def of_month(connection: Connection, month: dt.date) -> WallMonth:
    """Return the month that a day is in, holidays included. Slow the first time, since those take long to load."""
    settings = reading.settings_row(connection)
    first = month.replace(day=1)
    grid = calendar.Calendar(int(settings.get("first_weekday") or 0)).monthdatescalendar(
        first.year, first.month
    )
    begin, end = grid[0][0], grid[-1][-1] + dt.timedelta(days=1)
    entries: dict[str, list[Entry]] = defaultdict(list)
    for tile in reading.tiles(connection, begin.isoformat(), end.isoformat()):
        entries[tile.day].append(Entry(tile.time, tile.title, tile.format or "other"))
    for live in reading.live_tiles(connection, begin.isoformat(), end.isoformat()):
        entries[live.day].append(Entry(live.time, live.name, "live"))
    notes = [*layers.stored(connection, begin, end), *layers.sales(begin, end, settings.get("market") or "")]
    if settings.get("market"):
        years = range(begin.year, end.year + 1)
        notes += [
            n for n in layers.holidays([settings["market"]], years, language()) if begin <= n.first < end
        ]
    weeks = tuple(
        tuple(
            WallDay(
                day,
                day.month == first.month,
                tuple(note for note in notes if note.first <= day <= note.last),
                tuple(sorted(entries[day.isoformat()], key=lambda entry: entry.time)),
            )
            for day in week
        )
        for week in grid
    )
    return WallMonth(first, settings.get("brand") or "", weeks)
