"""The month as one painted view: choose, open, drag to another day, add by double-click, all by keyboard too."""

import datetime as dt

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QRubberBand,
    QTableView,
    QToolTip,
    QWidget,
)

from models.reading import LiveTile
from planner import dates
from planner.days.slots import Slot
from planner.i18n import _
from ui.calendar.day_places import item_at, places, slot_at
from ui.calendar.days_model import Day, DaysModel
from ui.calendar.month_delegate import MonthDelegate
from ui.calendar.tiles import TilePainter
from ui.calendar.walking import Walking
from ui.findings import Findings
from ui.items.dragging import carry, files_in, keys_in, mime_of
from ui.items.selection import Item, Selection, day_of, key_of, press, release
from ui.items.tips import tip_of
from ui.theme import theme


class MonthView(Walking, QTableView):
    """Shows a DaysModel of a month, a row a week."""

    opened = Signal(object)
    add_wanted = Signal(object)
    """A day (date) or an open slot on which to add a video."""
    dropped = Signal(object, object)
    """The keys of what was dropped, the one taken hold of first, and the day."""
    files_dropped = Signal(object, object)
    """Paths of files, and the day on which they were dropped."""
    menu_wanted = Signal(object, object, QPoint)
    """The item or None, the day, and where to show a menu (global)."""

    def __init__(
        self, model: DaysModel, selection: Selection, findings: Findings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("month")
        self.setAccessibleName(_("Month"))
        self.selection = selection
        self._findings = findings
        self._tiles = TilePainter(findings, selection, lambda: model.now, self)
        self.setItemDelegate(MonthDelegate(self._tiles, self))
        self.setModel(model)
        self._press: tuple[QPoint, Item | None] | None = None
        self._hit: tuple[dt.date, Item | Slot | None] | None = None
        """What was pressed last: tiles may have gone elsewhere by the second click."""
        self._hit_at = QPoint()
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(40)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._size)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._size()
        findings.updated.connect(self._show_findings)
        findings.covers.arrived.connect(self.viewport().update)
        self._day: dt.date | None = None
        model.modelAboutToBeReset.connect(self._note_day)
        model.modelReset.connect(self._back_to_day)
        selection.changed.connect(self._follow)

    def days_model(self) -> DaysModel:
        """Return the model, as what it is."""
        model = self.model()
        if not isinstance(model, DaysModel):
            raise TypeError(model)
        return model

    @property
    def selected(self) -> Item | None:
        """The item with the ring around it."""
        return self.selection.current

    def current_day(self) -> dt.date:
        """Return the day that the keyboard is on."""
        index = self.currentIndex()
        return self.days_model().day(index).date if index.isValid() else self.days_model().today

    def go_to(self, day: dt.date) -> None:
        """Put the keyboard on a day, showing its month."""
        self.days_model().show_day(day)
        self.setCurrentIndex(self.days_model().index_of(day))

    def minimumSizeHint(self) -> QSize:
        """A month is readable from here on."""
        return QSize(560, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep rows of one height."""
        super().resizeEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer, and remember it for a drag."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._hit, self._hit_at = self._under(point), point
        if self._hit is None:
            return
        self.setCurrentIndex(index)
        self.slot = None
        day, cell = self.days_model().day(index), self.visualRect(index)
        item = item_at(day, cell, point)
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = (point, item)
            found = places(day, cell)
            if item is None and found.hidden and found.more.contains(point):
                self._press = None
                self._show_rest(day, self.viewport().mapToGlobal(found.more.bottomLeft()))
                return
        press(self.selection, list(self.days_model().items()), item, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag, or a rubber band where nothing was, once the pointer has gone far enough."""
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._warm(event.position().toPoint())
            return
        start, item = self._press
        point = event.position().toPoint()
        if self._band.isVisible():
            self._choose_within(QRect(start, point).normalized())
        elif (point - start).manhattanLength() >= QApplication.startDragDistance():
            if item is None:
                self._band.show()
            else:
                self._press = None
                self._drag(item, start)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Forget what was pressed: an open slot has a video added, one of many is chosen alone."""
        pressed, self._press = self._press, None
        if self._band.isVisible():
            self._band.hide()
        elif pressed and pressed[1]:
            release(self.selection, pressed[1], event)
        elif pressed and self._hit and isinstance(self._hit[1], Slot):
            self.add_wanted.emit(self._hit[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked, or add a video on that day; in a slot the first click did."""
        point = event.position().toPoint()
        near = (point - self._hit_at).manhattanLength() < QApplication.startDragDistance()
        hit, self._hit = (self._hit if near else None) or self._under(point), None
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            return
        day, what = hit
        if what is None:
            self.add_wanted.emit(day)
        elif not isinstance(what, Slot):
            self.opened.emit(what)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what is selected."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        day, cell = self.days_model().day(index), self.visualRect(index)
        item = self.selected if by_key else item_at(day, cell, event.pos())
        point = self.viewport().mapToGlobal(cell.center() if by_key else event.pos())
        self.menu_wanted.emit(item, day.date, point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day and item, by month, open and add."""
        if self.walk(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.selection.current:
                self.opened.emit(self.selection.current)
            else:
                self.add_wanted.emit(self.slot or self.current_day())
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go a month forward or back with each notch."""
        if abs(event.angleDelta().y()) >= 120:
            step = -1 if event.angleDelta().y() > 0 else 1
            self.go_to(self.days_model().turned(self.current_day(), step))
        event.accept()

    def leaveEvent(self, event: object) -> None:
        """Show no slot's time any more."""
        self._warm(QPoint(-1, -1))

    def viewportEvent(self, event: object) -> bool:
        """Tell more about what is under the pointer."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            item = (
                item_at(self.days_model().day(index), self.visualRect(index), event.pos())
                if index.isValid()
                else None
            )
            if item is not None:
                QToolTip.showText(event.globalPos(), tip_of(item, self._findings), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take our own items."""
        if keys_in(event.mimeData()) or files_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show which day would be dropped on."""
        index = self.indexAt(event.position().toPoint())
        known = keys_in(event.mimeData()) or files_in(event.mimeData())
        if known and index.isValid():
            self.setCurrentIndex(index)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move what was dropped to the day under the pointer."""
        index = self.indexAt(event.position().toPoint())
        keys = keys_in(event.mimeData())
        if keys and index.isValid():
            event.acceptProposedAction()
            self.dropped.emit(keys, self.days_model().day(index).date)
        elif (files := files_in(event.mimeData())) and index.isValid():
            event.acceptProposedAction()
            self.files_dropped.emit(files, self.days_model().day(index).date)

    def _under(self, point: QPoint) -> tuple[dt.date, Item | Slot | None] | None:
        """Return the day under a point, and which of its items or slots is there."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        day, cell = self.days_model().day(index), self.visualRect(index)
        return day.date, item_at(day, cell, point) or slot_at(day, cell, point)

    def _warm(self, point: QPoint) -> None:
        """Show the time of the open slot under the pointer."""
        found = self._under(point)
        slot = found[1] if found and isinstance(found[1], Slot) else None
        if slot != self._tiles.hot:
            self._tiles.hot = slot
            self.viewport().update()

    def _drag(self, item: Item, start: QPoint) -> None:
        index = self.indexAt(start)
        day, cell = self.days_model().day(index), self.visualRect(index)
        place = places(day, cell).tiles[day.items.index(item)]
        whole = QRect(QPoint(0, 0), place.size())
        hot = start - place.topLeft()
        content = mime_of(key_of(item), self.selection.keys)
        carry(self, place, lambda painter: self._tiles.paint_item(painter, whole, item), hot, content)

    def _choose_within(self, band: QRect) -> None:
        """Choose the tiles that a rubber band touches."""
        self._band.setGeometry(band)
        found = []
        for day in self.days_model().days:
            cell = self.visualRect(self.days_model().index_of(day.date))
            for item, place in zip(day.items, places(day, cell).tiles, strict=False):
                if place.intersects(band):
                    found.append(item)
        self.selection.take(found)

    def _show_rest(self, day: Day, point: QPoint) -> None:
        menu = QMenu(self)
        for item in day.items:
            title = item.name if isinstance(item, LiveTile) else item.title
            action = menu.addAction(f"{dates.clock_of(item.time)}   {title}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, item=item: self.selection.choose(item))
        menu.popup(point)

    def _size(self) -> None:
        self.horizontalHeader().setFixedHeight(theme.px(26))
        self.viewport().update()

    def _show_findings(self, _ids: set[int]) -> None:
        self.viewport().update()

    def _note_day(self) -> None:
        """Remember the day that the keyboard is on: a reset takes it away."""
        index = self.currentIndex()
        self._day = self.days_model().day(index).date if index.isValid() else self._day

    def _back_to_day(self) -> None:
        index = self.days_model().index_of(self._day) if self._day else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)

    def _follow(self) -> None:
        """Put the keyboard on the day of what is chosen."""
        item = self.selection.current
        self.slot = None if item else self.slot
        day = day_of(item) if item else None
        index = self.days_model().index_of(day) if day else self.currentIndex()
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        self.viewport().update()
        if self.hasFocus():
            self.tell()
