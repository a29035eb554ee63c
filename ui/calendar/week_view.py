"""A week by the hour: choose, drag to another time, add by double-click; the keys are those of the month."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from models.reading import LiveTile
from planner import dates
from planner.days.slots import Slot
from planner.i18n import _
from ui.calendar.day_places import BAR, SIDE, SLOT, bars
from ui.calendar.day_places import SHORT as TILE
from ui.calendar.days_model import Day, DaysModel
from ui.calendar.month_delegate import MonthDelegate
from ui.calendar.tiles import TilePainter
from ui.calendar.walking import Walking
from ui.findings import Findings
from ui.items.dragging import keys_in, mime_of
from ui.items.selection import Item, Selection, day_of, key_of, press, release
from ui.items.tips import tip_of
from ui.theme import theme

HOUR = 48
"""Pixels of an hour."""
GUTTER, HEAD = 52, 48
NARROWEST = 28
"""Pixels of a tile among many at the same time."""
SNAP = 15
"""Minutes to which a drop keeps."""
OPENS_AT = 7
"""The hour at the top when nothing is planned before."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An item or slot and where it stands, on paper that begins at midnight."""

    what: Item | Slot
    place: QRect


class WeekView(Walking, QAbstractScrollArea):
    """Shows a DaysModel of one week."""

    opened = Signal(object)
    add_wanted = Signal(object)
    """A moment (datetime) or an open slot at which to add a video."""
    dropped = Signal(object, object)
    """The keys of what was dropped, the one taken hold of first, and the moment."""
    menu_wanted = Signal(object, object, QPoint)
    """The item or None, the day, and where to show a menu (global)."""

    def __init__(
        self, model: DaysModel, selection: Selection, findings: Findings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("week")
        self.setAccessibleName(_("Week"))
        self.selection, self._model = selection, model
        self._findings = findings
        self._tiles = TilePainter(findings, selection, lambda: model.now, self)
        self._delegate = MonthDelegate(self._tiles, self)
        self._day = model.today
        self._press: tuple[QPoint, Item] | None = None
        self._target: dt.datetime | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.verticalScrollBar().setSingleStep(HOUR // 2)
        theme.changed.connect(self.viewport().update)
        findings.updated.connect(self._repaint)
        findings.covers.arrived.connect(self.viewport().update)
        model.modelReset.connect(self.viewport().update)
        selection.changed.connect(self._follow)

    def _repaint(self, _ids: set[int]) -> None:
        self.viewport().update()

    def days_model(self) -> DaysModel:
        """Return the days that are shown."""
        return self._model

    def current_day(self) -> dt.date:
        """Return the day that the keyboard is on."""
        return self._day

    def go_to(self, day: dt.date) -> None:
        """Put the keyboard on a day, showing its week."""
        self._day = day
        self._model.show_day(day)
        self.viewport().update()

    def show_hours(self) -> None:
        """Scroll to where the week begins to be busy."""
        hours = [int(item.time[:2]) for item in self._model.items()]
        hours += [slot.at.hour for day in self._model.days for slot in day.slots]
        self._measure()
        self.verticalScrollBar().setValue(HOUR * max(0, min([*hours, OPENS_AT + 1]) - 1))

    def minimumSizeHint(self) -> QSize:
        """A week is readable from here on."""
        return QSize(560, 360)

    def resizeEvent(self, event: object) -> None:
        """Know how far to scroll."""
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hours, then the items, then the heads above them."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("surface"))
        self._paint_hours(painter)
        shift = QPoint(0, self._head() - self.verticalScrollBar().value())
        for day in self._model.days:
            for placed in self._placed(day):
                place = placed.place.translated(shift)
                if place.bottom() < self._head() or place.top() > self.viewport().height():
                    continue
                if isinstance(placed.what, Slot):
                    self._tiles.paint_slot(painter, place, placed.what, told=True)
                else:
                    self._tiles.paint_item(painter, place, placed.what)
        self._paint_target(painter)
        self._paint_now(painter)
        self._paint_heads(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer, and remember it for a drag."""
        point = event.position().toPoint()
        day = self._day_at(point)
        if day is None:
            return
        self._day = day.date
        item = self._item_at(point)
        self._press = (point, item) if item and event.button() == Qt.MouseButton.LeftButton else None
        press(self.selection, list(self._model.items()), item, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag once the pointer has gone far enough."""
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        start, item = self._press
        if (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            self._drag(item, start)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """One of many that was clicked and not dragged is chosen alone."""
        if self._press:
            release(self.selection, self._press[1], event)
        self._press = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the pointer, or add a video at that time."""
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if item := self._item_at(point):
            self.opened.emit(item)
        elif wanted := self._slot_at(point) or self._moment_at(point):
            self.add_wanted.emit(wanted)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what is selected."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.selection.current if by_key else self._item_at(event.pos())
        day = None if by_key else self._day_at(event.pos())
        point = self.rect().center() if by_key else event.pos()
        self.menu_wanted.emit(item, day.date if day else self._day, self.viewport().mapToGlobal(point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day and item, by week, open and add."""
        if self.walk(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.selection.current:
                self.opened.emit(self.selection.current)
            else:
                self.add_wanted.emit(self._day)
        else:
            event.ignore()

    def viewportEvent(self, event: object) -> bool:
        """Tell more about what is under the pointer."""
        if isinstance(event, QHelpEvent):
            item = self._item_at(event.pos())
            QToolTip.showText(event.globalPos(), tip_of(item, self._findings) if item else "", self)
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take our own items."""
        if keys_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show at which time it would be dropped."""
        self._target = self._moment_at(event.position().toPoint())
        self.viewport().update()
        if self._target:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no time any more."""
        self._target = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move what was dropped to the time under the pointer."""
        keys, moment = keys_in(event.mimeData()), self._moment_at(event.position().toPoint())
        self._target = None
        if keys and moment:
            event.acceptProposedAction()
            self.dropped.emit(keys, moment)

    def _head(self) -> int:
        """Return the height of the heads: weekday and date, and the campaigns of the busiest day."""
        return HEAD + BAR * max((len(bars(day)) for day in self._model.days), default=0)

    def _measure(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height() - self._head()
        bar.setPageStep(height)
        bar.setRange(0, max(0, 24 * HOUR + SIDE - height))

    def _columns(self) -> Iterator[tuple[Day, int, int]]:
        """Yield each day with the left edge and the width of its column."""
        room = self.viewport().width() - GUTTER
        for at, day in enumerate(self._model.days):
            left = GUTTER + room * at // 7
            yield day, left, GUTTER + room * (at + 1) // 7 - left

    def _placed(self, day: Day) -> list[Placed]:
        """Return where the items of a day stand; those at the same time share the width."""
        left, width = next((x, w) for one, x, w in self._columns() if one.date == day.date)
        rows: list[tuple[int, int, Item | Slot]] = []
        for item in day.items:
            tall = max(TILE, item.minutes * HOUR // 60) if isinstance(item, LiveTile) else TILE
            rows.append((_down(int(item.time[:2]), int(item.time[3:])), tall, item))
        rows += [(_down(slot.at.hour, slot.at.minute), SLOT, slot) for slot in day.slots]
        found: list[Placed] = []
        for group in _overlapping(sorted(rows, key=lambda row: row[0])):
            lanes = _lanes(group)
            across, count = width - SIDE, max(lanes) + 1
            each = max(across // count, NARROWEST)  # where there are too many, they lie upon each other
            step = (across - each) / (count - 1) if count > 1 else 0
            found += [
                Placed(what, QRect(left + SIDE // 2 + round(lane * step), top + 1, each - 2, tall - 2))
                for lane, (top, tall, what) in zip(lanes, group, strict=True)
            ]
        return found

    def _day_at(self, point: QPoint) -> Day | None:
        return next((day for day, left, width in self._columns() if left <= point.x() < left + width), None)

    def _under(self, point: QPoint) -> Item | Slot | None:
        day = self._day_at(point)
        if day is None or point.y() < self._head():
            return None
        on_paper = point - QPoint(0, self._head() - self.verticalScrollBar().value())
        found = [placed.what for placed in self._placed(day) if placed.place.contains(on_paper)]
        return found[-1] if found else None

    def _item_at(self, point: QPoint) -> Item | None:
        found = self._under(point)
        return None if isinstance(found, Slot) else found

    def _slot_at(self, point: QPoint) -> Slot | None:
        found = self._under(point)
        return found if isinstance(found, Slot) else None

    def _moment_at(self, point: QPoint) -> dt.datetime | None:
        """Return the time under a point, in steps of SNAP minutes."""
        day = self._day_at(point)
        if day is None or point.y() < self._head():
            return None
        down = point.y() - self._head() + self.verticalScrollBar().value()
        minutes = min(24 * 60 - SNAP, max(0, down * 60 // HOUR // SNAP * SNAP))
        return dt.datetime.combine(day.date, dt.time(minutes // 60, minutes % 60))

    def _follow(self) -> None:
        item = self.selection.current
        day = day_of(item) if item else None
        if item and day and (shown := self._model.day_of(day)):
            self._day = day
            place = next((one.place for one in self._placed(shown) if one.what == item), None)
            bar = self.verticalScrollBar()
            if place and not bar.value() <= place.top() <= bar.value() + bar.pageStep() - TILE:
                bar.setValue(place.top() - HOUR)
        self.viewport().update()

    def _drag(self, item: Item, start: QPoint) -> None:
        day = self._day_at(start)
        place = next((one.place for one in self._placed(day) if one.what == item), None) if day else None
        if place is None:
            return
        picture = QPixmap(place.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self._tiles.paint_item(painter, QRect(QPoint(0, 0), place.size()), item)
        painter.end()
        drag = QDrag(self)
        drag.setMimeData(mime_of(key_of(item), self.selection.keys))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(place.width() // 2, 0))
        drag.exec(Qt.DropAction.MoveAction)

    def _paint_hours(self, painter: QPainter) -> None:
        shift = self._head() - self.verticalScrollBar().value()
        painter.setFont(theme.font(11))
        for hour in range(24):
            top = shift + hour * HOUR
            painter.setPen(theme.color("faint_line"))
            painter.drawLine(GUTTER, top, self.viewport().width(), top)
            painter.setPen(theme.color("muted"))
            place = QRect(0, top - 8, GUTTER - 8, 16)
            if hour:
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{hour}:00"
                )
        painter.setPen(theme.color("line"))
        for _day, left, _width in self._columns():
            painter.drawLine(left, 0, left, self.viewport().height())

    def _paint_heads(self, painter: QPainter) -> None:
        painter.fillRect(0, 0, self.viewport().width(), self._head(), theme.color("ground"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self._head() - 1, self.viewport().width(), self._head() - 1)
        for day, left, width in self._columns():
            weekday = _(dates.SHORT_WEEKDAYS[day.date.weekday()])
            place = QRect(left, 0, width, self._head())
            self._delegate.paint_head(painter, place, day, weekday)
            if day.date == self._day and self.hasFocus():
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.drawLine(left + 2, self._head() - 1, left + width - 2, self._head() - 1)

    def _paint_target(self, painter: QPainter) -> None:
        if self._target is None:
            return
        for day, left, width in self._columns():
            if day.date == self._target.date():
                top = _down(self._target.hour, self._target.minute)
                top += self._head() - self.verticalScrollBar().value()
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.drawLine(left, top, left + width, top)
                painter.setFont(theme.font(11, 650))
                painter.drawText(left + 6, top - 4, f"{self._target:%H:%M}")

    def _paint_now(self, painter: QPainter) -> None:
        now = self._model.now
        for day, left, width in self._columns():
            if day.today:
                top = _down(now.hour, now.minute) + self._head() - self.verticalScrollBar().value()
                painter.setPen(QPen(theme.color("fix"), 1))
                painter.drawLine(left, top, left + width, top)


def _down(hour: int, minute: int) -> int:
    return hour * HOUR + minute * HOUR // 60


def _lanes(group: list[tuple[int, int, Item | Slot]]) -> list[int]:
    """Return the lane of each row of a group: the first one that is free where it begins."""
    ends: list[int] = []
    found = []
    for top, tall, _what in group:
        lane = next((at for at, end in enumerate(ends) if end <= top), len(ends))
        ends[lane : lane + 1] = [top + tall]
        found.append(lane)
    return found


def _overlapping(rows: list[tuple[int, int, Item | Slot]]) -> Iterator[list[tuple[int, int, Item | Slot]]]:
    """Yield runs of rows, in order of their tops, each of which begins before the ones before it end."""
    group: list[tuple[int, int, Item | Slot]] = []
    end = -1
    for row in rows:
        if group and row[0] >= end:
            yield group
            group = []
        group.append(row)
        end = max(end, row[0] + row[1])
    if group:
        yield group
