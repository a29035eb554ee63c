"""A week by the hour: choose, drag to another time, add by double-click; the keys are those of the month."""

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QTableView,
    QToolTip,
    QWidget,
)

from planner.days.slots import Slot
from planner.i18n import _
from ui.calendar import week_paper
from ui.calendar.day_places import SIDE
from ui.calendar.days_model import Day, DaysModel
from ui.calendar.month_delegate import MonthDelegate
from ui.calendar.tiles import TilePainter
from ui.calendar.walking import Walking
from ui.calendar.week_paper import Column
from ui.calendar.week_places import EARLY, HOUR, OPENS_AT, SNAP, Hours, Placed, begins_early, placed
from ui.findings import Findings
from ui.items.dragging import carry, keys_in, mime_of
from ui.items.selection import Item, Selection, day_of, key_of, press, release
from ui.items.tips import tip_of
from ui.theme import theme
from ui.widgets.index import Index


class WeekView(Walking, QTableView):
    """Shows a DaysModel of one week: a table of one row, so that its days can be read out, drawn by the hour."""

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
        self._press: tuple[QPoint, Item | Slot | None] | None = None
        self._hit: tuple[Item | Slot | None, bool, QPoint] | None = None
        """What was pressed last, whether that alone has added a video, and where it was."""
        self._hours = Hours()
        self._opened = False
        """Whether the early hours are wanted although nothing is planned in them."""
        self._target: dt.datetime | None = None
        self._offer: dt.datetime | None = None
        self.setModel(model)
        week_paper.lay_bare(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(theme.px(HOUR) // 2)
        theme.changed.connect(self._fold)
        findings.updated.connect(self._fold)
        findings.covers.arrived.connect(self.viewport().update)
        model.modelReset.connect(self._fold)
        selection.changed.connect(self._follow)

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
        self._mark_day()
        self.viewport().update()

    def show_hours(self) -> None:
        """Scroll to where the week begins to be busy."""
        hours = [int(item.time[:2]) for item in self._model.items()]
        hours += [slot.at.hour for day in self._model.days for slot in day.slots]
        self._fold()
        first, last = max(0, min([*hours, OPENS_AT + 1]) - 1), max([*hours, OPENS_AT]) + 1
        bar = self.verticalScrollBar()
        fits = self._hours.down(last * 60) <= bar.pageStep()
        bar.setValue(0 if fits or first <= EARLY else self._hours.down(first * 60))

    def visualRect(self, index: Index) -> QRect:
        """Return the column of a day."""
        columns = list(self._columns())
        if not index.isValid() or index.row() or index.column() >= len(columns):
            return QRect()
        _day, left, width = columns[index.column()]
        return QRect(left, 0, width, self.viewport().height())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the day under a point."""
        day = self._day_at(point)
        return self._model.index_of(day.date) if day else QModelIndex()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint | None = None) -> None:
        """Every day is in sight."""

    def updateGeometries(self) -> None:
        """How far to scroll is measured by the hours, not by rows."""
        self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw the hours anew."""
        self.viewport().update()

    def _mark_day(self) -> None:
        """Have the day with the keyboard be the current cell, for those who ask the table."""
        index = self._model.index_of(self._day)
        if index.isValid() and self._model.shape == "week":
            self.setCurrentIndex(index)

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
        columns, head, height = list(self._columns()), self._head(), self.viewport().height()
        if not columns:
            return
        week_paper.paint_ground(painter, columns, height)
        week_paper.paint_hours(painter, self._hours, self._shift(), columns, height)
        if self._offer and not self._target:
            week_paper.paint_offer(painter, *self._at(self._offer))
        for day in self._model.days:
            for one in self._placed(day):
                place = one.place.translated(0, self._shift())
                if place.bottom() < head or place.top() > height:
                    continue
                if isinstance(one.what, Slot):
                    focused = self.hasFocus() and one.what == self.slot
                    self._tiles.paint_slot(painter, place, one.what, told=True, focused=focused)
                else:
                    self._tiles.paint_item(painter, place, one.what)
        now = self._model.now
        week_paper.paint_now(
            painter, columns, now, self._shift() + self._hours.down(now.hour * 60 + now.minute)
        )
        if self._target:
            week_paper.paint_target(painter, *self._at(self._target))
        week_paper.paint_heads(painter, self._delegate, columns, self._day if self.hasFocus() else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer, and remember it for a drag."""
        point = event.position().toPoint()
        self._hit = self._press = None
        if self._early_at(point):
            self._opened = not self._opened
            self._fold()
            return
        day = self._day_at(point)
        if day is None:
            return
        self._day, self.slot, self._offer = day.date, None, None
        what = self._under(point)
        was_free = not len(self.selection)
        self._hit = (what, False, point)
        item = None if isinstance(what, Slot) else what
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = (point, what) if what or was_free else None
        press(self.selection, list(self._model.items()), item, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag once the pointer has gone far enough; offer the time beneath it before."""
        point = event.position().toPoint()
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_offer(point)
            return
        start, what = self._press
        if (point - start).manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            if what is not None and not isinstance(what, Slot):
                self._drag(what, start)

    def leaveEvent(self, event: object) -> None:
        """Offer no time any more."""
        self._show_offer(QPoint(-1, -1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """One of many that was clicked is chosen alone; where nothing was and is chosen a video is added."""
        pressed, self._press = self._press, None
        if pressed is None:
            return
        point, what = pressed
        if what is not None and not isinstance(what, Slot):
            release(self.selection, what, event)
        elif wanted := what or self._moment_at(point):
            self._hit = (what, True, point)
            self.add_wanted.emit(wanted)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked, or add a video at that time, unless the first click did."""
        point = event.position().toPoint()
        hit, self._hit = self._hit, None
        near = hit is not None and (hit[2] - point).manhattanLength() < QApplication.startDragDistance()
        what, added, _where = hit if hit and near else (self._under(point), False, point)
        if event.button() != Qt.MouseButton.LeftButton or added:
            return
        if what is not None and not isinstance(what, Slot):
            self.opened.emit(what)
        elif wanted := what or self._moment_at(point):
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
                self.add_wanted.emit(self.slot or self._day)
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
        return week_paper.head_height(self._model.days)

    def _shift(self) -> int:
        """Return how far beneath the top of the view midnight is, in pixels."""
        return self._head() - self.verticalScrollBar().value()

    def _fold(self, _ids: object = None) -> None:
        """Fold the early hours where nothing is planned in them, and know how far to scroll."""
        early = any(map(begins_early, self._model.days))
        self._hours = Hours(folded=not early and not self._opened)
        self._measure()
        self.viewport().update()

    def _measure(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height() - self._head()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._hours.height + SIDE - height))

    def _columns(self) -> Iterator[tuple[Day, int, int]]:
        """Yield each day with the left edge and the width of its column."""
        gutter = week_paper.gutter()
        room = self.viewport().width() - gutter
        for at, day in enumerate(self._model.days[:7]):
            left = gutter + room * at // 7
            yield day, left, gutter + room * (at + 1) // 7 - left

    def _placed(self, day: Day) -> list[Placed]:
        """Return where the items and slots of a day stand."""
        left, width = next((x, w) for one, x, w in self._columns() if one.date == day.date)
        return placed(day, left, width, self._hours)

    def _at(self, moment: dt.datetime) -> tuple[Column, dt.datetime, int]:
        """Return the column of a moment, the moment, and how far down it is."""
        column = next(column for column in self._columns() if column[0].date == moment.date())
        return column, moment, self._shift() + self._hours.down(moment.hour * 60 + moment.minute)

    def _early_at(self, point: QPoint) -> bool:
        """Whether a press at a point folds or opens the early hours."""
        down = point.y() - self._shift()
        there = point.y() >= self._head() and 0 <= down < self._hours.down(EARLY * 60)
        return there and (self._hours.folded or (self._opened and point.x() < week_paper.gutter()))

    def _show_offer(self, point: QPoint) -> None:
        """Offer the time beneath the pointer where a click would add a video."""
        free = not len(self.selection) and self._under(point) is None and not self._early_at(point)
        offer = self._moment_at(point) if free else None
        if offer != self._offer:
            self._offer = offer
            self.viewport().update()

    def _day_at(self, point: QPoint) -> Day | None:
        return next((day for day, left, width in self._columns() if left <= point.x() < left + width), None)

    def _under(self, point: QPoint) -> Item | Slot | None:
        day = self._day_at(point)
        if day is None or point.y() < self._head():
            return None
        on_paper = point - QPoint(0, self._shift())
        found = [one.what for one in self._placed(day) if one.place.contains(on_paper)]
        return found[-1] if found else None

    def _item_at(self, point: QPoint) -> Item | None:
        found = self._under(point)
        return None if isinstance(found, Slot) else found

    def _moment_at(self, point: QPoint) -> dt.datetime | None:
        """Return the time under a point, in steps of SNAP minutes."""
        day = self._day_at(point)
        if day is None or point.y() < self._head():
            return None
        minutes = self._hours.minutes(point.y() - self._shift()) // SNAP * SNAP
        return dt.datetime.combine(day.date, dt.time(minutes // 60, minutes % 60))

    def _follow(self) -> None:
        item = self.selection.current
        self.slot = None if item else self.slot
        self._offer = None
        day = day_of(item) if item and self._model.shape == "week" else None
        if item and day and (shown := self._model.day_of(day)):
            self._day = day
            self._mark_day()
            place = next((one.place for one in self._placed(shown) if one.what == item), None)
            bar = self.verticalScrollBar()
            if place and not bar.value() <= place.top() <= bar.value() + bar.pageStep() - place.height():
                bar.setValue(place.top() - theme.px(HOUR))
        self.viewport().update()
        if self.hasFocus():
            self.tell()

    def _drag(self, item: Item, start: QPoint) -> None:
        day = self._day_at(start)
        place = next((one.place for one in self._placed(day) if one.what == item), None) if day else None
        if place is None:
            return
        whole = QRect(QPoint(0, 0), place.size())
        hot = QPoint(place.width() // 2, 0)
        content = mime_of(key_of(item), self.selection.keys)
        carry(self, place, lambda painter: self._tiles.paint_item(painter, whole, item), hot, content)
