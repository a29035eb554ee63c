"""Weeks of days with their videos, live events, open slots and notes, one cell a day."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from models import reading
from models.reading import Tile
from planner import dates, labels, times
from planner.days import slots
from planner.days.filtering import Filter
from planner.days.layers import Note
from planner.days.slots import Slot
from planner.i18n import _
from ui.calendar.day_notes import DayNotes
from ui.findings import Findings
from ui.items import moves
from ui.items.selection import Item
from ui.items.tips import spoken
from ui.store import Store
from ui.widgets.index import Index

AGENDA = (2, 8)
"""Weeks before the one that an agenda is opened at, and from it on."""
FURTHER = 8
"""Weeks by which an agenda grows at one stroke."""
DAY_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Day:
    """One cell: its date, whether it belongs to the month shown, is today or over, what is planned and to know."""

    date: dt.date
    in_month: bool
    today: bool
    past: bool
    items: tuple[Item, ...]
    slots: tuple[Slot, ...] = ()
    notes: tuple[Note, ...] = ()


class DaysModel(QAbstractTableModel):
    """The days of a month with the weeks around it whole, of one week, or of an agenda that grows; all in weeks."""

    def __init__(self, store: Store, findings: Findings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._findings = findings
        self._first_weekday = 0
        self._zone = "UTC"
        self.notes = DayNotes(store, self)
        self.notes.loaded.connect(self.refresh)
        self.filter = Filter()
        self.hidden: frozenset[str] = frozenset()
        """The layers that are not shown."""
        self.weeks = 5
        self.shape = "month"
        """``month``, ``week`` or ``agenda``."""
        self.month = dt.date(2000, 1, 1)
        self.first_day = self.month
        """The day in the first cell."""
        self._days: list[Day] = []
        findings.updated.connect(self._checked)

    @property
    def today(self) -> dt.date:
        """The date on the calendar's own wall clock."""
        return self.now.date()

    @property
    def now(self) -> dt.datetime:
        """The moment on the calendar's own wall clock."""
        return times.to_wall(self._store.now(), self._zone)

    @property
    def item_count(self) -> int:
        """How many videos and live events are shown."""
        return sum(len(day.items) for day in self._days)

    @property
    def days(self) -> list[Day]:
        """All days that are shown."""
        return self._days

    def items(self) -> Iterator[Item]:
        """Yield all that is shown, in order of time."""
        for day in self._days:
            yield from day.items

    def show_month(self, day: dt.date) -> None:
        """Show the month that a day is in, in as many weeks as it has."""
        self.month, self.shape = day.replace(day=1), "month"
        self.refresh()

    def show_week(self, day: dt.date) -> None:
        """Show the week that a day is in."""
        self.month, self.shape = day, "week"
        self.refresh()

    def show_agenda(self, day: dt.date) -> None:
        """Show the weeks around a day; ``extend`` adds to them."""
        self.month, self.shape = day - dt.timedelta(weeks=AGENDA[0]), "agenda"
        self.weeks = sum(AGENDA)
        self.refresh()

    def show_day(self, day: dt.date) -> None:
        """Show the month, week or agenda that a day is in, if it is not the one that is shown."""
        if self.shape == "month":
            if day.replace(day=1) != self.month:
                self.show_month(day)
        elif not self.index_of(day).isValid():
            self.show_week(day) if self.shape == "week" else self._reach(day)

    def extend(self, weeks: int) -> None:
        """Add weeks to an agenda: so many after its end, below 0 before its beginning."""
        first = self.first_day + dt.timedelta(days=7 * (self.weeks if weeks > 0 else weeks))
        at, count = (self.weeks if weeks > 0 else 0), abs(weeks)
        days = self._read(first, count)
        self.beginInsertRows(QModelIndex(), at, at + count - 1)
        self._days[7 * at : 7 * at] = days
        self.weeks += count
        if weeks < 0:
            self.month = self.first_day = first
        self.endInsertRows()

    def turned(self, day: dt.date, step: int) -> dt.date:
        """Return the day that is so many weeks from another, of a week, or months otherwise."""
        if self.shape == "week":
            return day + dt.timedelta(weeks=step)
        first = dates.month_from(day if self.shape == "agenda" else self.month, step)
        last = dates.month_from(first, 1) - dt.timedelta(days=1)
        return first.replace(day=min(day.day, last.day))

    def refresh(self) -> None:
        """Read the days again."""
        settings = self._store.settings()
        self._zone = settings.get("zone") or "UTC"
        self._first_weekday = settings.get("first_weekday") or 0
        first = dates.week_of(self.month, self._first_weekday)
        if self.shape == "month":
            self.weeks = -((first - dates.month_from(self.month, 1)).days // 7)
        elif self.shape == "week":
            self.weeks = 1
        days = self._read(first, self.weeks)
        self.beginResetModel()
        self.first_day, self._days = first, days
        self.endResetModel()

    def _reach(self, day: dt.date) -> None:
        """Have an agenda reach a day: it grows there, or begins anew where that is far."""
        weeks = (day - self.first_day).days // 7
        further = weeks if weeks < 0 else weeks - self.weeks + 1
        if abs(further) > 3 * FURTHER:
            self.show_agenda(day)
        else:
            self.extend(further - FURTHER if further < 0 else further + FURTHER)

    def _read(self, first: dt.date, weeks: int) -> list[Day]:
        """Return the days of some weeks as they are now, from a day on."""
        settings, today = self._store.settings(), self.today
        end = first + dt.timedelta(days=7 * weeks)
        span = (first.isoformat(), end.isoformat())
        found: dict[str, list[Item]] = defaultdict(list)
        videos = self._store.read_rows(lambda c: reading.tiles(c, *span))
        for tile in self._wanted(videos):
            found[tile.day].append(tile)
        if "live" not in self.hidden:
            for live in self._store.read_rows(lambda c: reading.live_tiles(c, *span)):
                found[live.day].append(live)
                found[live.day].sort(key=lambda item: item.at)
        open_ = self._open_slots(settings.get("slots") or "[]", max(first, today), end, videos)
        notes = self.notes.between(first, end, self.hidden)
        self._findings.want(tile.id for tile in videos)
        return [
            Day(
                date,
                self.shape != "month" or date.month == self.month.month,
                date == today,
                date < today,
                tuple(found.get(date.isoformat(), ())),
                tuple(open_.get(date, ())),
                tuple(notes.get(date, ())),
            )
            for date in (first + dt.timedelta(days=at) for at in range(7 * weeks))
        ]

    def day(self, index: Index) -> Day:
        """Return what a cell shows."""
        return self._days[index.row() * 7 + index.column()]

    def index_of(self, date: dt.date) -> QModelIndex:
        """Return the cell of a day, invalid if it is not shown."""
        at = (date - self.first_day).days
        return self.index(at // 7, at % 7) if 0 <= at < len(self._days) else QModelIndex()

    def day_of(self, date: dt.date) -> Day | None:
        """Return a day if it is shown."""
        index = self.index_of(date)
        return self.day(index) if index.isValid() else None

    def video(self, video_id: int) -> Tile | None:
        """Return a video if it is shown."""
        return next((one for one in self.items() if isinstance(one, Tile) and one.id == video_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of weeks."""
        return 0 if parent.isValid() else len(self._days) // 7

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of days in a week."""
        return 0 if parent.isValid() else 7

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the day of the week above a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(dates.SHORT_WEEKDAYS[(section + self._first_weekday) % 7])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the day for the delegate, or its words for a screen reader."""
        if not index.isValid():
            return None
        if role == DAY_ROLE:
            return self.day(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(self.day(index))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every day can be chosen and dropped on."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled

    def _wanted(self, videos: list[Tile]) -> list[Tile]:
        """Return the videos that the filter lets through."""
        if not self.filter:
            return videos
        hits = moves.with_text(self._store, self.filter.text)
        count, own = self._findings.count, moves.own_texts(self._store, self.filter)
        return [
            tile for tile in videos if self.filter.passes(tile, hits, count(tile.id), own.get(tile.id, {}))
        ]

    def _open_slots(
        self, week: str, first: dt.date, end: dt.date, videos: list[Tile]
    ) -> dict[dt.date, list[Slot]]:
        found: dict[dt.date, list[Slot]] = defaultdict(list)
        if "slot" not in self.hidden and first < end:
            now = self.now
            taken = (dt.datetime.fromisoformat(video.at) for video in videos)
            for slot in slots.between(json.loads(week), first, end, taken):
                if slot.at > now:
                    found[slot.at.date()].append(slot)
        return found

    def _checked(self, _ids: set[int]) -> None:
        if self.filter.finding:
            self.refresh()

    def spoken_item(self, item: Item) -> str:
        """Return what a screen reader says of an item."""
        return spoken(item, self._findings)

    def spoken(self, day: Day) -> str:
        """Return what a screen reader says of a day: what is planned, open and to know."""
        parts = [dates.day(day.date), *(note.name for note in day.notes)]
        parts += [spoken(item, self._findings) for item in day.items]
        parts += [slot_text(slot) for slot in day.slots]
        return "; ".join(parts)


def slot_text(slot: Slot) -> str:
    """Return what an open slot says: its time and what it is kept for."""

    if slot.format == slots.TREND:
        return _("{time} kept for a trend").format(time=dates.clock(slot.at))
    if slot.format:
        return _("{time} open: {format}").format(
            time=dates.clock(slot.at), format=labels.content_format(slot.format)
        )
    return _("{time} open slot").format(time=dates.clock(slot.at))
