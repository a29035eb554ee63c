"""Six weeks of days with their videos and live events, one cell a day."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models import reading
from models.reading import LiveTile, Tile
from planner import dates, labels, times
from planner.i18n import _, ngettext
from ui.findings import Findings
from ui.store import Store

Index = QModelIndex | QPersistentModelIndex
WEEKS = 6
DAY_ROLE = Qt.ItemDataRole.UserRole
Item = Tile | LiveTile


@dataclass(frozen=True, slots=True)
class Day:
    """One cell: its date, whether it belongs to the month shown and is today, and what is planned."""

    date: dt.date
    in_month: bool
    today: bool
    items: tuple[Item, ...]


class MonthModel(QAbstractTableModel):
    """The days around a month, from the first day of the week."""

    def __init__(self, store: Store, findings: Findings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._findings = findings
        self._first_weekday = 0
        self._zone = "UTC"
        self.month = dt.date(2000, 1, 1)
        self._days: list[Day] = []

    @property
    def today(self) -> dt.date:
        """The date on the calendar's own wall clock."""
        return times.to_wall(self._store.now(), self._zone).date()

    @property
    def first_day(self) -> dt.date:
        """The day in the first cell."""
        return self.month - dt.timedelta(days=(self.month.weekday() - self._first_weekday) % 7)

    @property
    def item_count(self) -> int:
        """How many videos and live events are shown."""
        return sum(len(day.items) for day in self._days)

    def show_month(self, day: dt.date) -> None:
        """Show the month that a day is in."""
        self.month = day.replace(day=1)
        self.refresh()

    def refresh(self) -> None:
        """Read the days again."""
        settings = self._store.settings()
        self._zone = settings.get("zone") or "UTC"
        self._first_weekday = settings.get("first_weekday") or 0
        first, today = self.first_day, self.today
        span = (first.isoformat(), (first + dt.timedelta(days=7 * WEEKS)).isoformat())
        found: dict[str, list[Item]] = defaultdict(list)
        videos = self._store.read_rows(lambda c: reading.tiles(c, *span))
        for tile in videos:
            found[tile.day].append(tile)
        for live in self._store.read_rows(lambda c: reading.live_tiles(c, *span)):
            found[live.day].append(live)
            found[live.day].sort(key=lambda item: item.at)
        self.beginResetModel()
        self._days = []
        for at in range(7 * WEEKS):
            date = first + dt.timedelta(days=at)
            items = tuple(found.get(date.isoformat(), ()))
            self._days.append(Day(date, date.month == self.month.month, date == today, items))
        self.endResetModel()
        self._findings.want(tile.id for tile in videos)

    def day(self, index: Index) -> Day:
        """Return what a cell shows."""
        return self._days[index.row() * 7 + index.column()]

    def index_of(self, date: dt.date) -> QModelIndex:
        """Return the cell of a day, invalid if it is not shown."""
        at = (date - self.first_day).days
        return self.index(at // 7, at % 7) if 0 <= at < 7 * WEEKS else QModelIndex()

    def place_of(self, video_id: int) -> Day | None:
        """Return the day that shows a video."""
        for day in self._days:
            if any(isinstance(item, Tile) and item.id == video_id for item in day.items):
                return day
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of weeks."""
        return 0 if parent.isValid() or not self._days else WEEKS

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
            return self._spoken(self.day(index))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every day can be chosen and dropped on."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled

    def _spoken(self, day: Day) -> str:
        parts = [dates.day(day.date)]
        for item in day.items:
            if isinstance(item, LiveTile):
                parts.append(_("{time} live event {name}").format(time=item.time, name=item.name))
                continue
            words = f"{item.time} {item.title}, {labels.stage(item.stage)}"
            count = self._findings.count(item.id)
            if count and count[0]:
                words += ", " + ngettext("{n} to fix", "{n} to fix", count[0]).format(n=count[0])
            parts.append(words)
        return "; ".join(parts)
