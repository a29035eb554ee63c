"""The lines of the agenda: a head for each day that has something, and what it has; it grows at both ends."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from models.choices import Stage
from models.reading import LiveTile
from planner import dates
from planner.days.slots import Slot
from planner.i18n import _, ngettext
from ui.calendar.days_model import Day, DaysModel, slot_text
from ui.findings import Findings
from ui.items.selection import Item
from ui.items.tips import spoken
from ui.widgets.index import Index

LINE_ROLE = Qt.ItemDataRole.UserRole


class Earlier(NamedTuple):
    """What lies above today: how many videos were posted since a day."""

    posted: int
    since: dt.date

    def __str__(self) -> str:
        if not self.posted:
            return _("Earlier days are above: scroll up.")
        text = ngettext(
            "Earlier: {n} posted since {day}. Scroll up for it.",
            "Earlier: {n} posted since {day}. Scroll up for them.",
            self.posted,
        )
        return text.format(n=self.posted, day=dates.day(self.since))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the agenda: a day's head, one of its items or open slots, or what lies above today."""

    day: Day
    what: Item | Slot | Earlier | None = None

    @property
    def item(self) -> Item | None:
        """The video or live event, None for any other line."""
        return None if isinstance(self.what, Slot | Earlier) else self.what


class AgendaModel(QAbstractListModel):
    """The days of a DaysModel that have something, and today."""

    def __init__(self, days: DaysModel, findings: Findings) -> None:
        super().__init__(days)
        self._days, self._findings = days, findings
        self.lines: list[Line] = []
        days.modelReset.connect(self.refresh)
        days.rowsInserted.connect(self._grow)
        self.refresh()

    def refresh(self) -> None:
        """Take the days over as they are now."""
        self.beginResetModel()
        self.lines = lines_of(self._days.days)
        self._mark()
        self.endResetModel()

    def row_of(self, day: dt.date) -> int:
        """Return the row with which a day begins, or the first one after it; the last one's if there is none."""
        last = 0
        for row, line in enumerate(self.lines):
            if line.what is None or isinstance(line.what, Earlier):
                last = row
                if line.day.date >= day:
                    return row
        return last

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the line for the delegate, or its words."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads of days can't be chosen."""
        can, what = Qt.ItemFlag.ItemIsEnabled, self.lines[index.row()].what
        return can if what is None or isinstance(what, Earlier) else can | Qt.ItemFlag.ItemIsSelectable

    def _words(self, line: Line) -> str:
        """Return what a line says."""
        what = line.what
        if what is None:
            names = [note.name for note in line.day.notes]
            return ", ".join([dates.long_day(line.day.date), *names])
        if isinstance(what, Slot):
            return slot_text(what)
        return str(what) if isinstance(what, Earlier) else spoken(what, self._findings)

    def _grow(self, _parent: object, first: int, last: int) -> None:
        """Take over weeks that were added to the days, at either end."""
        added = lines_of(self._days.days[7 * first : 7 * (last + 1)])
        at = len(self.lines) if first else 0
        if added:
            self.beginInsertRows(QModelIndex(), at, at + len(added) - 1)
            self.lines[at:at] = added
            self.endInsertRows()
        self._mark()

    def _mark(self) -> None:
        """Say above today what was posted in the days before it that are there."""
        before = [line.item for line in self.lines if line.day.past]
        posted = sum(item is not None and _posted(item) for item in before)
        since = next((line.day.date for line in self.lines if line.item and _posted(line.item)), None)
        for row, line in enumerate(self.lines):
            if isinstance(line.what, Earlier):
                self.lines[row] = Line(line.day, Earlier(posted, since or line.day.date))
                self.dataChanged.emit(self.index(row), self.index(row))


def lines_of(days: Iterable[Day]) -> list[Line]:
    """Return the lines of some days, in order of time."""
    found: list[Line] = []
    for day in days:
        if not (day.items or day.slots or day.notes or day.today):
            continue
        if day.today:
            found.append(Line(day, Earlier(0, day.date)))
        both: list[Item | Slot] = [*day.items, *day.slots]
        found += [Line(day), *(Line(day, what) for what in sorted(both, key=_time_of))]
    return found


def _posted(item: Item) -> bool:
    return not isinstance(item, LiveTile) and item.stage == Stage.POSTED


def _time_of(what: Item | Slot) -> str:
    return dates.clock(what.at) if isinstance(what, Slot) else dates.clock_of(what.time)
