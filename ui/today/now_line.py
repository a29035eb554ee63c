"""The line of the present between what is over and what is to come."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from ui.theme import theme
from ui.widgets.drawing import LEFT


class NowLine(QWidget):
    """The time, and a line in the accent."""

    def __init__(self, time: str) -> None:
        super().__init__()
        self._time = ""
        self.setFixedHeight(theme.px(14))
        self.show_time(time)
        theme.changed.connect(self.update)

    def show_time(self, time: str) -> None:
        """Show another time of day."""
        if time != self._time:
            self._time = time
            self.setAccessibleName(_("Now, {time}").format(time=time))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        ink = theme.color("accent")
        painter.setFont(theme.font(11, 700))
        painter.setPen(ink)
        painter.drawText(self.rect().adjusted(12, 0, 0, 0), LEFT, self._time)
        painter.setPen(QPen(ink, 1.5))
        left = 18 + painter.fontMetrics().horizontalAdvance(self._time)
        middle = self.height() / 2
        painter.drawLine(QPointF(left, middle), QPointF(self.width(), middle))
