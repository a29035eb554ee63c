"""How often a rule found something, week by week, as bars."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import dates
from planner.i18n import _, ngettext
from ui.theme import theme
from ui.widgets.parts import plain

WEEKS = 8
ABOVE, BELOW, BARS = 16, 18, 56
"""The heights of the numbers, the days and the bars."""


class WeeksChart(QWidget):
    """One bar a week, the number above it; a week in which nobody counted has none."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: Sequence[tuple[dt.date, int | None]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_weeks(self, weeks: Sequence[tuple[dt.date, int | None]]) -> None:
        """Show the last count of each week, by its Monday."""
        self._weeks = weeks
        said = [
            _("{findings} in the week of {day}").format(
                findings=ngettext("{n} finding", "{n} findings", n).format(n=n), day=dates.day(monday)
            )
            for monday, n in weeks
            if n is not None
        ]
        self.setAccessibleName(", ".join(said) or _("Not counted yet"))
        self.setToolTip(plain("\n".join(said)))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, ABOVE + BARS + BELOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, this week's in the accent."""
        if not self._weeks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11))
        step = self.width() / len(self._weeks)
        wide = min(24.0, step - 6)
        most = max((n or 0 for _monday, n in self._weeks), default=0) or 1
        for at, (monday, n) in enumerate(self._weeks):
            middle = step * (at + 0.5)
            last = at == len(self._weeks) - 1
            if n is not None:
                high = max(2.0, BARS * n / most)
                top = ABOVE + BARS - high
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent") if last else theme.mixed("accent", "surface", 0.4))
                painter.drawRoundedRect(QRectF(middle - wide / 2, top, wide, high), 2, 2)
                painter.setPen(theme.color("text" if last else "muted"))
                place = QRectF(middle - step / 2, top - ABOVE, step, ABOVE - 2)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, dates.whole(n))
            if last or not at:
                self._draw_day(painter, monday, last=last)
        painter.setPen(theme.color("line"))
        painter.drawLine(0, ABOVE + BARS + 1, self.width(), ABOVE + BARS + 1)

    def _draw_day(self, painter: QPainter, monday: dt.date, *, last: bool) -> None:
        painter.setPen(theme.color("muted"))
        side = Qt.AlignmentFlag.AlignRight if last else Qt.AlignmentFlag.AlignLeft
        text = _("This week") if last else dates.day(monday)
        place = QRectF(0, ABOVE + BARS + 3, self.width(), BELOW - 3)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)
