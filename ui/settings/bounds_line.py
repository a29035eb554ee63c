"""Where a number lies between its bounds, with a tick at the default."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import dates
from planner.checks.ruleset import Number
from planner.i18n import _
from ui.theme import theme

HIGH, EDGE = 30, 6
ROOMY = 4
"""How many times as far as the value and the default the line reaches at most."""
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class BoundsLine(QWidget):
    """A line from the least to the most; the words under it say all three numbers."""

    def __init__(self, number: Number, value: float) -> None:
        super().__init__()
        self._number, self._value = number, value
        self.setFixedHeight(theme.px(HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._default())
        theme.changed.connect(self.update)

    def _default(self) -> str:
        usual = self._value == self._number.value
        words = _("the default") if usual else _("default {value}")
        return words.format(value=dates.number(self._number.value))

    def _most(self) -> str:
        cut = "… " if self._end() < self._number.most else ""
        return f"{cut}{dates.whole(round(self._number.most))} {_(self._number.unit)}".strip()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, theme.px(HIGH))

    def _end(self) -> float:
        """Return what the right end stands for: the most, or less where the rest would be nothing but room."""
        near = ROOMY * max(self._value, self._number.value, self._number.least + 1)
        return min(self._number.most, near)

    def _x(self, value: float) -> float:
        least, most = self._number.least, self._end()
        share = (value - least) / (most - least) if most > least else 0.0
        return EDGE + min(1.0, max(0.0, share)) * (self.width() - 2 * EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the default, the value and their words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = theme.px(8)
        painter.setPen(QPen(theme.color("line"), 3))
        painter.drawLine(QPointF(EDGE, y), QPointF(self.width() - EDGE, y))
        default = self._x(self._number.value)
        painter.setPen(QPen(theme.color("muted"), 1.5))
        painter.drawLine(QPointF(default, y - 5), QPointF(default, y + 5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QPointF(self._x(self._value), y), 5, 5)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font(11))
        foot = QRectF(EDGE - 2, y + 6, self.width() - 2 * EDGE + 4, self.height() - y - 6)
        for side, text in (
            (Qt.AlignmentFlag.AlignLeft, dates.number(self._number.least)),
            (Qt.AlignmentFlag.AlignHCenter, self._default()),
            (
                Qt.AlignmentFlag.AlignRight,
                self._most(),
            ),
        ):
            painter.drawText(foot, side | MIDDLE, text)
