"""What is planned as a list by day, without an end in either direction."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from planner.days.slots import Slot
from planner.i18n import _
from ui.calendar.agenda_delegate import AgendaDelegate
from ui.calendar.agenda_model import AgendaModel, Earlier, Line
from ui.calendar.days_model import FURTHER, DaysModel
from ui.findings import Findings
from ui.items.selection import Item, Selection, key_of
from ui.theme import theme
from ui.widgets.index import Index

TRIES = 4
"""How often it grows at one end until there is something more."""


class AgendaView(QListView):
    """Shows an AgendaModel; what is chosen in it is what is chosen in the month."""

    opened = Signal(object)
    add_wanted = Signal(object)
    """An open slot in which to add a video."""
    menu_wanted = Signal(object, object, QPoint)
    """The item or None, the day, and where to show a menu (global)."""
    turned = Signal(int)
    """How many months to go forward or back."""
    moved = Signal()
    """Another day is at the top."""

    def __init__(self, days: DaysModel, selection: Selection, findings: Findings) -> None:
        super().__init__()
        self.setObjectName("agenda")
        self.setAccessibleName(_("Agenda"))
        self._selection, self._following = selection, False
        self._days, self._lines = days, AgendaModel(days, findings)
        self._top = days.today
        self._place: tuple[Line, int] | None = None
        """The line at the top, and how far beneath the edge it begins, while the lines are read again."""
        self._growing = QTimer(self, singleShot=True, interval=0)
        self._growing.timeout.connect(self._grow)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self._lines)
        self.setItemDelegate(AgendaDelegate(findings, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setMouseTracking(True)
        self.selectionModel().selectionChanged.connect(self._chosen)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.doubleClicked.connect(lambda index: self._open(index))
        selection.changed.connect(self.follow)
        self._lines.modelAboutToBeReset.connect(self._note_place)
        self._lines.modelReset.connect(self._back_to_place)
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        findings.updated.connect(self._repaint)
        findings.covers.arrived.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return, turn the month with Page Up and Down; the rest is a list's."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Space or (event.text().strip() and not event.modifiers()):
            event.ignore()  # these are actions; a list would search for letters
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what has the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if line := self._line(index):
            here = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(line.item, line.day.date, here if by_key else event.globalPos())

    def follow(self, *, scroll: bool = True) -> None:
        """Choose what is chosen in the calendar, and have it in sight."""
        rows = [at for at, line in enumerate(self._lines.lines) if _is_chosen(line, self._selection)]
        wanted = QItemSelection()
        for row in rows:
            wanted.select(self._lines.index(row), self._lines.index(row))
        self._following = True
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows and self.currentIndex().row() not in rows:
            self.selectionModel().setCurrentIndex(
                self._lines.index(rows[-1]), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            if scroll:
                self.scrollTo(self.currentIndex())
        self._following = False

    def _note_place(self) -> None:
        index = self.indexAt(QPoint(24, 2))
        line = self._line(index)
        self._place = (line, self.visualRect(index).top()) if line else None

    def _back_to_place(self) -> None:
        """Have the line at the top that was there before, or the first one of its day."""
        self.follow(scroll=False)
        if self._place is None or not self._days.index_of(self._place[0].day.date).isValid():
            return
        before, was = self._place
        same = (row for row, line in enumerate(self._lines.lines) if _is_same(line, before))
        self.doItemsLayout()
        index = self._lines.index(next(same, self._lines.row_of(before.day.date)))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(index).top() - was)

    def current_day(self) -> dt.date:
        """Return the day that the keyboard is on, else the one at the top."""
        line = self._line(self.currentIndex())
        return line.day.date if line else self.top_day()

    def top_day(self) -> dt.date:
        """Return the day of the line at the top."""
        line = self._line(self.indexAt(QPoint(24, 2)))
        return line.day.date if line else self._days.today

    def show_day(self, day: dt.date) -> None:
        """Scroll to a day, or the first one after it, growing until it can stand at the top."""
        self._days.show_day(day)
        for _try in range(TRIES):
            row = self._lines.index(self._lines.row_of(day))
            self.scrollTo(row, QAbstractItemView.ScrollHint.PositionAtTop)
            if self.visualRect(row).top() <= 0:
                break
            self._days.extend(FURTHER)
        self._scrolled()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow where there is more room now."""
        super().resizeEvent(event)
        self._scrolled()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on what lies above today goes there."""
        super().mouseReleaseEvent(event)
        line = self._line(self.indexAt(event.position().toPoint()))
        if line and isinstance(line.what, Earlier):
            self.verticalScrollBar().setValue(
                self.verticalScrollBar().value() - self.viewport().height() * 2 // 3
            )

    def _scrolled(self) -> None:
        if (top := self.top_day()) != self._top:
            self._top = top
            self.moved.emit()
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if self.isVisible() and (bar.value() < page or bar.value() > bar.maximum() - page):
            self._growing.start()

    def _grow(self) -> None:
        """Add weeks at the end that is near; what is in sight stays where it is."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        for weeks, near in ((-FURTHER, bar.value() < page), (FURTHER, bar.value() > bar.maximum() - page)):
            if not near or self._days.shape != "agenda":
                continue
            before, at = self._lines.rowCount(), QPersistentModelIndex(self.indexAt(QPoint(24, 2)))
            was = self.visualRect(at).top() if at.isValid() else 0
            for _try in range(TRIES):
                self._days.extend(weeks)
                if self._lines.rowCount() > before:
                    break
            self.doItemsLayout()
            if weeks < 0 and at.isValid():
                bar.setValue(bar.value() + self.visualRect(at).top() - was)

    def _repaint(self, _ids: set[int]) -> None:
        self.viewport().update()

    def _line(self, index: Index) -> Line | None:
        return self._lines.lines[index.row()] if index.isValid() else None

    def _open(self, index: Index) -> None:
        line = self._line(index)
        if line and isinstance(line.what, Slot):
            self.add_wanted.emit(line.what)
        elif line and line.item:
            self.opened.emit(line.item)

    def _chosen(self) -> None:
        if self._following:
            return
        chosen = [self._lines.lines[index.row()].item for index in sorted(self.selectedIndexes())]
        items: Sequence[Item] = [item for item in chosen if item is not None]
        line = self._line(self.currentIndex())
        current = line.item if line and line.item in items else None
        if len(items) == 1:
            self._selection.choose(items[0])
        else:
            self._selection.take(items, current)


def _is_same(line: Line, before: Line) -> bool:
    """Whether two lines are about the same, whatever has changed of it."""
    if line.item and before.item:
        return key_of(line.item) == key_of(before.item)
    return (
        line.day.date == before.day.date and type(line.what) is type(before.what) and line.item is before.item
    )


def _is_chosen(line: Line, selection: Selection) -> bool:
    return line.item is not None and key_of(line.item) in selection.keys
