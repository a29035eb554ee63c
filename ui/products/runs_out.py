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
            painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(place.topLeft(), _end(place, self._lasts * DAY_H / last))
        for one, tone in zip(self._rushes, TONES, strict=False):
            painter.setPen(QPen(theme.color(tone), 2))
            painter.drawLine(place.topLeft(), _end(place, one.out_after / last))
            if not one.lasts:
                painter.setBrush(theme.color(tone))
                painter.drawEllipse(_end(place, one.out_after / last), 3, 3)
        painter.end()


def _end(place: QRectF, share: float) -> QPointF:
    """Return where a stock stands at the end of the picture, or where it is out, at a share of the picture's hours."""
    left = 1 - 1 / share if share > 1 else 0.0
    return QPointF(place.left() + place.width() * min(1.0, share), place.bottom() - place.height() * left)


def words(one: Rush) -> str:
    """Return when nothing is left at a factor."""
    if one.lasts:
        return _("{n}× lasts").format(n=one.factor)
    if one.out_after * MINUTES < 2 * MINUTES:
        n = round(one.out_after * MINUTES)
        return ngettext("{factor}× out in {n} min", "{factor}× out in {n} min", n).format(
            factor=one.factor, n=n
        )
    return _("{factor}× out in {n} h").format(factor=one.factor, n=dates.number(one.out_after))
