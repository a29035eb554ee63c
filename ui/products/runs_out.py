"""A small drawing of how a stock falls: on normal days, and at so many times a normal day's orders."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import dates
from planner.i18n import _, ngettext
from planner.shop import viral
from planner.shop.viral import Rush
from ui.theme import theme
from ui.widgets.table_model import LEFT

HIGH, UNDER = 92, 18
TONES = ("consider", "fix")
DAY_H, MINUTES = 24, 60


class RunsOut(QWidget):
    """Hours from now to the right, what is left upwards."""

    def __init__(self) -> None:
        super().__init__()
        self._rushes: Sequence[Rush] = ()
        self._lasts: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rushes(self, rushes: Sequence[Rush], lasts: float | None) -> None:
        """Show what happens at each factor; ``lasts`` is for how many normal days the stock lasts."""
        self._rushes, self._lasts = rushes, lasts
        self.setAccessibleName(", ".join(words(one) for one in rushes))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as is needed."""
        return QSize(200, theme.px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, and the hours beneath them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = viral.hours()[1]
        place = QRectF(1, 4, self.width() - 2, self.height() - 4 - theme.px(UNDER))
        painter.setFont(theme.font(11))
        for quarter in range(5):
            x = place.left() + place.width() * quarter / 4
            painter.setPen(QPen(theme.color("faint_line"), 1))
            painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
            painter.setPen(theme.color("muted"))
            text = _("{n} h").format(n=last * quarter // 4)
            wide = painter.fontMetrics().horizontalAdvance(text)
            left = min(max(0.0, x - wide / 2), self.width() - wide)
            painter.drawText(QRectF(left, place.bottom() + 3, wide + 2, theme.px(UNDER)), LEFT, text)
        if self._lasts:
            share = min(1.0, self._lasts * DAY_H / last)
            left_then = 1 - min(1.0, last / (self._lasts * DAY_H))
            painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine))
            end = QPointF(place.left() + place.width() * share, place.bottom() - place.height() * left_then)
            painter.drawLine(place.topLeft(), end)
        for one, tone in zip(self._rushes, TONES, strict=False):
            self._line(painter, place, one, tone, last)
        painter.end()

    @staticmethod
    def _line(painter: QPainter, place: QRectF, one: Rush, tone: str, last: int) -> None:
        painter.setPen(QPen(theme.color(tone), 2))
        if one.out_after is None:
            painter.drawLine(place.topLeft(), place.topRight())
            return
        end = QPointF(place.left() + place.width() * min(1.0, one.out_after / last), place.bottom())
        painter.drawLine(place.topLeft(), end)
        painter.setBrush(theme.color(tone))
        painter.drawEllipse(end, 3, 3)


def words(one: Rush) -> str:
    """Return when nothing is left at a factor."""
    if one.out_after is None:
        return _("{n}× lasts").format(n=one.factor)
    if one.out_after * MINUTES < 2 * MINUTES:
        n = round(one.out_after * MINUTES)
        return ngettext("{factor}× out in {n} min", "{factor}× out in {n} min", n).format(
            factor=one.factor, n=n
        )
    return _("{factor}× out in {n} h").format(factor=one.factor, n=dates.number(one.out_after))
