"""How much time is left, as a ring that empties and in numbers."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from ui.theme import theme

SIDE = 76
TURN, TOP = 16 * 360, 16 * 90


class ClockRing(QWidget):
    """A ring of which the share that is left is in the accent; over time it is amber and counts up."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._share, self._over = "", 1.0, False
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(_("Time left"))
        theme.changed.connect(self.update)

    def text(self) -> str:
        """Return what it shows."""
        return self._text

    def show_seconds(self, rest: int, whole: int) -> None:
        """Show how many of the seconds are left; below 0 how many are over."""
        minutes, seconds = divmod(abs(rest), 60)
        self._text = f"{'' if rest >= 0 else '+'}{minutes:02}:{seconds:02}"
        self._share, self._over = min(1.0, max(0.0, rest / whole if whole else 0.0)), rest < 0
        self.setAccessibleDescription(self._text)
        self.update()

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(theme.px(SIDE), theme.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        pen = QPen(theme.color("line"), 4)
        painter.setPen(pen)
        painter.drawEllipse(place)
        pen.setColor(theme.color("consider" if self._over else "accent"))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(place, TOP, -round(TURN * (1.0 if self._over else self._share)))
        painter.setPen(theme.color("consider" if self._over else "text"))
        painter.setFont(theme.font(16, 700))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._text)
