"""How many of some parts are there, as a ring that fills and in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.parts import label, row

TURN = 16 * 360
"""A whole turn, in the sixteenths of a degree that Qt counts."""
TOP = 16 * 90


@kept
def paint_ring(painter: QPainter, place: QRectF, there: int, asked: int, width: float = 2.5) -> None:
    """Draw a ring of which the share that is there is in the accent, clockwise from the top."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("line"), width)
    painter.setPen(pen)
    painter.drawEllipse(place)
    if there and asked:
        pen.setColor(theme.color("accent"))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(place, TOP, -TURN * there // asked)


class _Drawing(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.there, self.asked = 0, 0
        self.setFixedSize(QSize(16, 16))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        paint_ring(QPainter(self), QRectF(2, 2, 12, 12), self.there, self.asked)


class Ring(QWidget):
    """A ring with its words beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing, self.words = _Drawing(), label(tone="muted")
        self.setLayout(row(self._drawing, self.words, spacing=6))

    def show_parts(self, there: int, asked: int, words: str) -> None:
        """Show how many of the parts that are asked for are there, and say it."""
        self._drawing.there, self._drawing.asked = there, asked
        self._drawing.update()
        self.words.setText(words)
        self.setAccessibleName(words)


class BigRing(QWidget):
    """A large ring with its numbers in it."""

    SIZE = 62

    def __init__(self) -> None:
        super().__init__()
        self._there, self._asked = 0, 0
        self.setFixedSize(QSize(theme.px(self.SIZE), theme.px(self.SIZE)))
        theme.changed.connect(self.update)

    def show_parts(self, there: int, asked: int, words: str) -> None:
        """Show how many of the parts that are asked for are there, and say it."""
        self._there, self._asked = there, asked
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring and the numbers."""
        painter = QPainter(self)
        edge = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        paint_ring(painter, edge, self._there, self._asked, 5.0)
        painter.setFont(theme.font(15, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"{self._there}/{self._asked}")
