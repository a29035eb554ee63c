"""What was found on each of the last days, as bars; each is read again by a click or Enter."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

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

from planner import dates
from planner.i18n import _, ngettext
from ui.theme import theme
from ui.widgets.parts import plain

HIGH, FOOT = 56, 20
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
CENTRE = Qt.AlignmentFlag.AlignCenter


class DayCount(NamedTuple):
    """A day, and how much was found on it; None where nobody looked. ``look`` is the id of its last check."""

    day: dt.date
    finds: int | None
    look: int = 0

    def spoken(self) -> str:
        """Return it in words."""
        if self.finds is None:
            return _("{day}, no check").format(day=dates.day(self.day))
        said = ngettext("{n} find", "{n} finds", self.finds).format(n=self.finds)
        return f"{dates.day(self.day)}, {said}"


class DayBars(QWidget):
    """Bars from left to right, today last."""

    chosen = Signal(int)
    """The id of a check that is to be read again."""

    def __init__(self) -> None:
        super().__init__()
        self._days: list[DayCount] = []
        self._at, self._shown = 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Finds by day"))
        theme.changed.connect(self.update)

    def show_days(self, days: Sequence[DayCount], shown: int) -> None:
        """Show these days; the check with the id ``shown`` is the one that is read."""
        self._days, self._shown = list(days), shown
        self._at = min(self._at or len(self._days) - 1, len(self._days) - 1)
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._days[self._at].spoken() if self._days else "")

    def sizeHint(self) -> QSize:
        """Bars with a line of days."""
        return QSize(240, theme.px(HIGH) + theme.px(FOOT))

    def _cell(self, at: int) -> QRectF:
        width = self.width() / max(1, len(self._days))
        return QRectF(at * width, 0, width, theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, and the days at both ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((one.finds or 0 for one in self._days), default=0) or 1
        painter.setFont(theme.font(11))
        for at, one in enumerate(self._days):
            self._paint_bar(painter, self._cell(at), one, most)
        if not self._days:
            return
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(0, theme.px(HIGH), self.width(), theme.px(HIGH))
        painter.setPen(theme.color("muted"))
        foot = QRectF(0, theme.px(HIGH), self.width(), theme.px(FOOT))
        middle = Qt.AlignmentFlag.AlignVCenter
        first = self._days[0].day
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | middle, dates.day(first).partition(" ")[2])
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | middle, _("today"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._cell(self._at).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_bar(self, painter: QPainter, cell: QRectF, one: DayCount, most: int) -> None:
        if one.finds is None:
            painter.setPen(theme.color("muted"))
            foot = QRectF(cell.left(), cell.bottom() - theme.px(14), cell.width(), theme.px(12))
            painter.drawText(foot, CENTRE, "–")
            return
        high = max(3.0, (cell.height() - 8) * one.finds / most)
        bar = QRectF(cell.left() + cell.width() * 0.2, cell.bottom() - high, cell.width() * 0.6, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("chart" if one.look == self._shown else "interval"))
        painter.drawRoundedRect(bar, 2, 2)

    def event(self, event: QEvent) -> bool:
        """Show what a bar stands for under the pointer."""
        if event.type() == QEvent.Type.ToolTip and self._days:
            at = self._under(event.pos().x())  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), plain(self._days[at].spoken()), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _under(self, x: float) -> int:
        return min(max(int(x * len(self._days) / max(1, self.width())), 0), len(self._days) - 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Read that day's check again."""
        if self._days:
            self._go(self._under(event.position().x()))
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through the days, Enter reads one again."""
        if event.key() in KEYS and self._days:
            self._go(min(max(self._at + KEYS[Qt.Key(event.key())], 0), len(self._days) - 1))
        elif event.key() in ENTER and self._days:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self._days[self._at].look:
            self.chosen.emit(self._days[self._at].look)

    def _go(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self._describe()
            said = QAccessibleAnnouncementEvent(self, self._days[at].spoken())
            QAccessible.updateAccessibility(said)
            self.update()
