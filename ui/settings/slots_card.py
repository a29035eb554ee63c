"""The card of the slots of a week: squares to press, and one line that takes them in words."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QWidget

from planner import dates, labels
from planner.calendar import settings
from planner.days.slots import TREND
from planner.i18n import _, ngettext
from planner.texts import typed_slots
from ui.settings.fields import set_text
from ui.store import Store
from ui.theme import theme
from ui.widgets.drawing import LEFT
from ui.widgets.parts import Card, add_action, button, label, row
from ui.widgets.row_card import Outline

Slots = dict[tuple[int, dt.time], str]
TIMES = tuple(
    dt.time(hour, minute) for hour, minute in ((8, 0), (10, 0), (12, 30), (15, 0), (17, 0), (19, 0), (21, 0))
)
"""The rows that are always there; a slot at another time has one of its own."""
PRESETS = {3: (0, 2, 4), 5: (0, 1, 2, 3, 4)}
EVENING = dt.time(19)
ROW, HEAD, SIDE = 29, 24, 46
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CENTRE = Qt.AlignmentFlag.AlignCenter


class SlotGrid(QWidget):
    """A square for each day and time; one stop of the keyboard. Space adds or takes away, Enter says for what."""

    changed = Signal(object)
    """The slots as they should be."""
    menu_wanted = Signal(object, object)
    """A square, and where to show its menu (global)."""

    def __init__(self) -> None:
        super().__init__()
        self.slots: Slots = {}
        self.writes = True
        self._times = TIMES
        self._at = (0, TIMES.index(EVENING))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Weekly slots"))
        self._describe()
        theme.changed.connect(self.update)

    def show_slots(self, slots: Slots) -> None:
        """Show the slots of a week."""
        self.slots = dict(slots)
        time = self._times[self._at[1]]
        self._times = tuple(sorted({*TIMES, *(time for _day, time in slots)}))
        self._at = self._at[0], self._times.index(time) if time in self._times else 0
        self.updateGeometry()
        self._describe()
        self.update()

    @property
    def square(self) -> tuple[int, dt.time]:
        """The day and time that the keyboard is on."""
        return self._at[0], self._times[self._at[1]]

    def spoken(self) -> str:
        """Return what the square holds, in words."""
        day, time = self.square
        held = self.slots.get(self.square)
        what = _("no slot") if held is None else kept_words(held) or _("slot")
        return f"{_(dates.WEEKDAYS[day])} {dates.clock(time)}, {what}"

    def _describe(self) -> None:
        self.setAccessibleDescription(self.spoken())

    def sizeHint(self) -> QSize:
        """A row a time."""
        return QSize(theme.px(340), theme.px(HEAD) + theme.px(ROW) * len(self._times))

    def _place(self, day: int, at: int) -> QRectF:
        side, head, high = _side(), theme.px(HEAD), theme.px(ROW)
        width = (self.width() - side) / 7
        return QRectF(side + day * width, head + at * high, width, high).adjusted(1.5, 1.5, -1.5, -1.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw days, times and squares."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12, 600))
        for day, name in enumerate(dates.SHORT_WEEKDAYS):
            place = self._place(day, 0)
            painter.drawText(QRectF(place.left(), 0, place.width(), theme.px(HEAD)), CENTRE, _(name))
        painter.setFont(theme.font(12))
        for at, time in enumerate(self._times):
            painter.setPen(theme.color("muted"))
            place = self._place(0, at)
            painter.drawText(QRectF(0, place.top(), _side(), place.height()), LEFT, dates.clock(time))
            for day in range(7):
                self._paint_square(painter, self._place(day, at), self.slots.get((day, time)))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._place(*self._at).adjusted(-1, -1, 1, 1), 6, 6)

    def _paint_square(self, painter: QPainter, place: QRectF, held: str | None) -> None:
        trend = held == TREND
        ground = "sunken" if held is None else "consider_ground" if trend else "accent_ground"
        painter.setPen(QPen(theme.color("line" if held is None else "consider" if trend else "accent"), 1))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(place, 5, 5)
        if held is None:
            return
        painter.setPen(theme.color("consider" if trend else "accent"))
        painter.setFont(theme.font(11, 600))
        text = kept_words(held) or "✓"
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()) - 4)
        painter.drawText(place, CENTRE, cut)
        painter.setFont(theme.font(12))

    def _under(self, at: QPoint) -> tuple[int, int] | None:
        for row_ in range(len(self._times)):
            for day in range(7):
                if self._place(day, row_).contains(at):
                    return day, row_
        return None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Add or take away."""
        found = self._under(event.position().toPoint())
        if found and event.button() == Qt.MouseButton.LeftButton:
            self._go(found)
            self.toggle()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what a slot is kept."""
        found = self._under(event.pos())
        if found and self.writes:
            self._go(found)
            self.menu_wanted.emit(self.square, event.globalPos())

    def toggle(self) -> None:
        """Add a slot in the square, or take it away."""
        if self.writes:
            more = {one: held for one, held in self.slots.items() if one != self.square}
            self.changed.emit(more if self.square in self.slots else more | {self.square: ""})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from square to square."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            day, at = self._at[0] + ARROWS[key][0], self._at[1] + ARROWS[key][1]
            self._go((min(max(day, 0), 6), min(max(at, 0), len(self._times) - 1)))
        elif key == Qt.Key.Key_Space:
            self.toggle()
        elif key in ENTER and self.writes:
            below = self._place(*self._at).bottomLeft().toPoint()
            self.menu_wanted.emit(self.square, self.mapToGlobal(below))
        else:
            super().keyPressEvent(event)

    def _go(self, at: tuple[int, int]) -> None:
        if at != self._at:
            self._at = at
            self._describe()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken()))
            self.update()


def _side() -> int:
    """Return the room of the times at the left."""
    return theme.px(SIDE + 14 * dates.twelve_hours())


def kept_words(held: str) -> str:
    """Return what a slot is kept for, in words; nothing for any video."""
    return _("trend") if held == TREND else labels.content_format(held) if held else ""


class SlotsCard(Card):
    """The slots of a week."""

    def __init__(self, store: Store, typed: Callable[..., None]) -> None:
        super().__init__(_("Weekly slots"))
        self._store = store
        self.count = label(tone="muted")
        self.head.addWidget(self.count)
        words = _("Click to add or take away. Enter or a right click says for which format a slot is kept.")
        self.body.addWidget(label(words, tone="muted", wrap=True))
        self.grid = SlotGrid()
        self.grid.changed.connect(self.save)
        self.grid.menu_wanted.connect(self._ask)
        self.body.addWidget(self.grid)
        self.presets = [
            button(
                _("{n} a week").format(n=n), partial(self.save, {(day, EVENING): "" for day in days}), "small"
            )
            for n, days in PRESETS.items()
        ]
        self.clear = button(_("Clear"), partial(self.save, {}), "quiet")
        self.body.addLayout(row(*self.presets, None, self.clear))
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("For example: Mon 19:00, Wed 12:30 how-to, Sat 10am, Fri 19:00 trend"))
        self.line.setAccessibleName(_("Slots of a week in words"))
        self.line.editingFinished.connect(lambda: typed(self.line, self._edit))
        line = row(Outline("text-cursor-input", size=15), self.line)
        line.setStretch(1, 1)
        self.body.addLayout(line)

    def show_chosen(self, week: Sequence[Mapping[str, str]]) -> None:
        """Show what the calendar holds; ``week`` is as ``Calendar.slots``."""
        slots: Slots = {
            (int(slot["weekday"]), dt.time.fromisoformat(slot["time"])): slot.get("format") or ""
            for slot in week
        }
        self.grid.writes = not self._store.read_only
        for one in (self.line, self.clear, *self.presets):
            one.setEnabled(self.grid.writes)
        self.grid.show_slots(slots)
        self.count.setText(ngettext("{n} slot", "{n} slots", len(slots)).format(n=len(slots)))
        set_text(
            self.line,
            typed_slots.slots_text((day, time, held) for (day, time), held in sorted(slots.items())),
        )

    def save(self, slots: Slots) -> None:
        """Keep these slots."""
        week = [(day, time, held) for (day, time), held in slots.items()]
        self._store.do(settings.set_slots(week), offer_undo=len(slots) + 1 < len(self.grid.slots))

    def _edit(self, text: str) -> object:
        from planner import times

        zone = self._store.read(settings.get).zone
        return settings.set_slots(typed_slots.slots(text, times.to_wall(self._store.now(), zone)))

    def _ask(self, square: tuple[int, dt.time], at: QPoint) -> None:
        menu = QMenu(self)
        choices = {"": _("Any format"), **{key: _(name) for key, name in labels.CONTENT_FORMATS.items()}}
        for key, name in (*choices.items(), (TREND, _("What is trending on the day"))):
            add_action(menu, name, partial(self._keep_for, square, key))
        if square in self.grid.slots:
            menu.addSeparator()
            add_action(menu, _("Take the slot away"), self.grid.toggle)
        menu.exec(at)

    def _keep_for(self, square: tuple[int, dt.time], key: str) -> None:
        self.save(self.grid.slots | {square: key})
