"""The seven days of a week in one strip: what each holds, one stop of the keyboard, Enter shows the day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.reading import Tile
from planner import dates
from planner.i18n import _, ngettext
from ui import covers
from ui.covers import Covers
from ui.theme import theme
from ui.widgets.day_row import draw_in_middle
from ui.widgets.parts import plain

COVER = (24, 34)
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass
class Day:
    """What one day holds."""

    day: dt.date
    tiles: list[Tile] = field(default_factory=list)
    live: bool = False

    def spoken(self) -> str:
        """Return it in words."""
        n = len(self.tiles)
        parts = [dates.long_day(self.day), ngettext("{n} video", "{n} videos", n).format(n=n)]
        parts += [tile.title for tile in self.tiles]
        return ", ".join([*parts, *([_("a live event")] if self.live else [])])


class WeekStrip(QWidget):
    """Seven columns: the day, the first cover, how many more."""

    chosen = Signal(object)
    """A day that was clicked or entered."""

    def __init__(self, kept: Covers, days: Sequence[Day], today: dt.date) -> None:
        super().__init__()
        self._kept, self._days, self._today = kept, list(days), today
        self._at = next((at for at, one in enumerate(days) if one.day == today), 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()
        kept.arrived.connect(self.update)
        theme.changed.connect(self.update)

    def _say(self) -> None:
        self.setAccessibleName(_("Week"))
        self.setAccessibleDescription(self._days[self._at].spoken())

    def sizeHint(self) -> QSize:
        """As high as a day's name, its cover and a line."""
        return QSize(300, theme.px(22) + theme.px(COVER[1]) + theme.px(20))

    def _cell(self, at: int) -> QRectF:
        width = self.width() / len(self._days)
        return QRectF(at * width + 1, 0, width - 2, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, one in enumerate(self._days):
            self._paint_day(painter, self._cell(at), one)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._cell(self._at).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_day(self, painter: QPainter, cell: QRectF, one: Day) -> None:
        now = one.day == self._today
        if now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_ground"))
            painter.drawRoundedRect(cell, 6, 6)
        painter.setPen(theme.color("accent" if now else "muted"))
        painter.setFont(theme.font(11, 600 if now else 400))
        head = QRectF(cell.left(), cell.top(), cell.width(), theme.px(22))
        painter.drawText(head, MIDDLE, f"{dates.weekday(one.day)} {one.day.day}")
        width, height = theme.px(COVER[0]), theme.px(COVER[1])
        place = QRectF(cell.center().x() - width / 2, head.bottom(), width, height)
        if one.tiles:
            self._paint_tile(painter, place, one.tiles[0])
        foot = QRectF(cell.left(), place.bottom(), cell.width(), theme.px(20))
        if len(one.tiles) > 1:
            painter.setPen(theme.color("muted"))
            painter.drawText(foot, MIDDLE, f"+{len(one.tiles) - 1}")
        elif one.live:
            draw_in_middle(painter, foot, "radio", 12, "fix")

    def _paint_tile(self, painter: QPainter, place: QRectF, tile: Tile) -> None:
        cover = self._kept.of(tile.id)
        if cover:
            covers.paint(painter, place, cover)
            return
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(tile.format or "other"))
        painter.drawRoundedRect(QRectF(place.left(), place.top(), 4, place.height()), 2, 2)

    def event(self, event: QEvent) -> bool:
        """Show what a day holds under the pointer."""
        if event.type() == QEvent.Type.ToolTip:
            at = self._under(event.pos().x())  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), plain(self._days[at].spoken()), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _under(self, x: float) -> int:
        return min(max(int(x * len(self._days) / max(1, self.width())), 0), len(self._days) - 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the day in the calendar."""
        self._go(self._under(event.position().x()))
        self.chosen.emit(self._days[self._at].day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through the days, Enter shows one."""
        if event.key() in KEYS:
            self._go(min(max(self._at + KEYS[Qt.Key(event.key())], 0), len(self._days) - 1))
        elif event.key() in ENTER:
            self.chosen.emit(self._days[self._at].day)
        else:
            super().keyPressEvent(event)

    def _go(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self._say()
            said = QAccessibleAnnouncementEvent(self, self._days[at].spoken())
            QAccessible.updateAccessibility(said)
            self.update()
