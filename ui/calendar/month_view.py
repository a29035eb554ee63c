"""The month as one painted view: choose, open, drag to another day, add by double-click, all by keyboard too."""

import datetime as dt

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QToolTip,
    QWidget,
)

from models.reading import LiveTile, Tile
from planner.i18n import _
from ui.calendar.month_delegate import MonthDelegate, item_at, more_rect, shown, tile_rect
from ui.calendar.month_model import Day, Item, MonthModel
from ui.findings import Findings
from ui.theme import theme

MIME = "application/x-hookline-items"


class MonthView(QTableView):
    """Shows a MonthModel. Items are told by (is it live, id)."""

    chosen = Signal(object)
    """The item that is selected now, or None."""
    opened = Signal(object)
    add_wanted = Signal(object)
    """A day (date) on which to add a video."""
    dropped = Signal(bool, int, object)
    """Whether it is live, its id, and the day that it was dropped on."""
    month_wanted = Signal(int)
    """How many months to go forward or back."""
    menu_wanted = Signal(object, object, QPoint)
    """The item or None, the day, and where to show a menu (global)."""

    def __init__(self, model: MonthModel, findings: Findings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("month")
        self.setAccessibleName(_("Month"))
        self._delegate = MonthDelegate(findings, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._press: tuple[QPoint, Item] | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(40)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(26)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self.viewport().update)
        findings.updated.connect(self._show_findings)
        model.modelReset.connect(self._keep_selection)

    def month(self) -> MonthModel:
        """Return the model, as what it is."""
        model = self.model()
        if not isinstance(model, MonthModel):
            raise TypeError(model)
        return model

    @property
    def selected(self) -> Item | None:
        """The item with the ring around it."""
        return self._delegate.selected

    def current_day(self) -> dt.date:
        """Return the day that the keyboard is on."""
        index = self.currentIndex()
        return self.month().day(index).date if index.isValid() else self.month().today

    def choose(self, item: Item | None) -> None:
        """Put the ring around an item, or around none."""
        self._delegate.selected = item
        if item is not None:
            index = self.month().index_of(dt.date.fromisoformat(item.day))
            if index.isValid() and index != self.currentIndex():
                self.setCurrentIndex(index)
        self.viewport().update()
        self.chosen.emit(item)

    def choose_video(self, video_id: int) -> None:
        """Put the ring around a video if it is shown."""
        day = self.month().place_of(video_id)
        for item in day.items if day else ():
            if isinstance(item, Tile) and item.id == video_id:
                self.choose(item)

    def go_to(self, day: dt.date) -> None:
        """Put the keyboard on a day, showing its month."""
        if day.replace(day=1) != self.month().month:
            self.month().show_month(day)
        self.setCurrentIndex(self.month().index_of(day))

    def sizeHintForRow(self, row: int) -> int:
        """Rows share the height evenly."""
        return self.viewport().height() // 6

    def minimumSizeHint(self) -> QSize:
        """A month is readable from here on."""
        return QSize(560, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep six equal rows."""
        super().resizeEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer, and remember it for a drag."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        day, cell = self.month().day(index), self.visualRect(index)
        item = item_at(day, cell, point)
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = (point, item) if item else None
            count = shown(day, cell.height())
            if item is None and count < len(day.items) and more_rect(cell, count).contains(point):
                self._show_rest(day, self.viewport().mapToGlobal(more_rect(cell, count).bottomLeft()))
                return
        self.choose(item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag once the pointer has gone far enough."""
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        start, item = self._press
        point = event.position().toPoint()
        if (point - start).manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            self._drag(item, start)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Forget what was pressed."""
        self._press = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the pointer, or add a video on that day."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        day = self.month().day(index)
        item = item_at(day, self.visualRect(index), event.position().toPoint())
        if item is None:
            self.add_wanted.emit(day.date)
        else:
            self.opened.emit(item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what is selected."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        day, cell = self.month().day(index), self.visualRect(index)
        item = self.selected if by_key else item_at(day, cell, event.pos())
        point = self.viewport().mapToGlobal(cell.center() if by_key else event.pos())
        self.menu_wanted.emit(item, day.date, point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day and item, by month, open and add."""
        key = event.key()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.month_wanted.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk_days(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk_items(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.selected:
                self.opened.emit(self.selected)
            else:
                self.add_wanted.emit(self.current_day())
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go a month forward or back with each notch."""
        if abs(event.angleDelta().y()) >= 120:
            self.month_wanted.emit(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def viewportEvent(self, event: object) -> bool:
        """Show a whole title that was cut."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            item = (
                item_at(self.month().day(index), self.visualRect(index), event.pos())
                if index.isValid()
                else None
            )
            if item is not None:
                text = item.name if isinstance(item, LiveTile) else item.title
                QToolTip.showText(event.globalPos(), plain_tip(text), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take our own items."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show which day would be dropped on."""
        index = self.indexAt(event.position().toPoint())
        if event.mimeData().hasFormat(MIME) and index.isValid():
            self.setCurrentIndex(index)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move what was dropped to the day under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if not event.mimeData().hasFormat(MIME) or not index.isValid():
            return
        kind, number = bytes(event.mimeData().data(MIME).data()).decode().split()
        event.acceptProposedAction()
        self.dropped.emit(kind == "live", int(number), self.month().day(index).date)

    def _drag(self, item: Item, start: QPoint) -> None:
        index = self.indexAt(start)
        day, cell = self.month().day(index), self.visualRect(index)
        place = tile_rect(cell, day.items.index(item))
        picture = QPixmap(place.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(0.9)
        self.viewport().render(painter, QPoint(), place)
        painter.end()
        drag = QDrag(self)
        content = QMimeData()
        content.setData(MIME, f"{'live' if isinstance(item, LiveTile) else 'video'} {item.id}".encode())
        drag.setMimeData(content)
        drag.setPixmap(picture)
        drag.setHotSpot(start - place.topLeft())
        drag.exec(Qt.DropAction.MoveAction)

    def _walk_days(self, step: int) -> None:
        day = self.current_day() + dt.timedelta(days=step)
        self.go_to(day)
        items = self.month().day(self.currentIndex()).items
        self.choose(items[0] if items else None)

    def _walk_items(self, step: int) -> None:
        """Go through the items of the day, then to the week above or below."""
        items = self.month().day(self.currentIndex()).items if self.currentIndex().isValid() else ()
        at = items.index(self.selected) if self.selected in items else (-1 if step > 0 else len(items))
        if 0 <= at + step < len(items):
            self.choose(items[at + step])
            return
        self.go_to(self.current_day() + dt.timedelta(days=7 * step))
        items = self.month().day(self.currentIndex()).items
        self.choose((items[0] if step > 0 else items[-1]) if items else None)

    def _show_rest(self, day: Day, point: QPoint) -> None:
        menu = QMenu(self)
        for item in day.items:
            title = item.name if isinstance(item, LiveTile) else item.title
            action = menu.addAction(f"{item.time}   {title}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, item=item: self.choose(item))
        menu.popup(point)

    def _show_findings(self, _ids: set[int]) -> None:
        self.viewport().update()

    def _keep_selection(self) -> None:
        """After a refresh the ring stays on the same video, wherever it is now."""
        old = self._delegate.selected
        if old is None:
            return
        for row in range(self.month().rowCount()):
            for column in range(7):
                for item in self.month().day(self.month().index(row, column)).items:
                    if type(item) is type(old) and item.id == old.id:
                        self._delegate.selected = item
                        return
        self._delegate.selected = None


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a user's text as it is: Qt would read it as HTML."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p style='white-space:pre-wrap'>{escaped}</p>"
