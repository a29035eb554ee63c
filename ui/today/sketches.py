"""Two small drawings beside words: a table whose columns are understood, and a month."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _
from ui.theme import theme
from ui.widgets.drawing import LEFT

HEIGHT = 128
FORMATS = ("before-after", "customer-video", "problem-solution", "how-to", "behind-the-scenes", "unboxing")
FILLED = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 18)
TODAY = 9


class _Sketch(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(200, theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and on it what it is about."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self.draw(painter, QRectF(self.rect()).adjusted(12, 12, -12, -12))

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Draw it."""
        raise NotImplementedError


class TableSketch(_Sketch):
    """Rows of a table, and what its columns were read as."""

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Draw a head and three rows."""
        rows = (
            (_("Day"), _("Title"), _("Product")),
            ("7", "Es kopi kok encer", "Cold brew"),
            ("8", "Baca label kopi", "Gayo"),
            ("10", "Gift box, intip", "Gift box"),
        )
        widths = (0.2, 0.5, 0.3)
        step = place.height() / 5
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(place.left(), place.top(), place.width(), 4 * step), 4, 4)
        for at, cells in enumerate(rows):
            top, left = place.top() + at * step, place.left()
            for text, share in zip(cells, widths, strict=True):
                cell = QRectF(left, top, place.width() * share, step)
                painter.setFont(theme.font(11, 600 if not at else 400))
                painter.setPen(theme.color("text" if not at else "muted"))
                room = cell.adjusted(7, 0, -4, 0)
                cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
                painter.drawText(room, LEFT, cut)
                left += cell.width()
            if at:
                painter.setPen(QPen(theme.color("faint_line"), 1))
                painter.drawLine(QPointF(place.left() + 1, top), QPointF(place.right() - 1, top))
        painter.setPen(theme.color("fine"))
        painter.setFont(theme.font(11, 600))
        foot = QRectF(place.left(), place.top() + 4 * step, place.width(), step)
        painter.drawText(foot, LEFT, " ✓  " + " · ".join(rows[0]))


class MonthSketch(_Sketch):
    """Three weeks of a month with their videos."""

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Draw seven columns."""
        width, height = place.width() / 7, place.height() / 3
        for at in range(21):
            cell = QRectF(
                place.left() + at % 7 * width + 2, place.top() + at // 7 * height + 2, width - 4, height - 4
            )
            chosen = at == TODAY
            painter.setPen(QPen(theme.color("accent" if chosen else "line"), 1.5 if chosen else 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(cell, 4, 4)
            if at in FILLED:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color(FORMATS[at % len(FORMATS)]))
                painter.drawRoundedRect(QRectF(cell.left() + 4, cell.top() + 5, 3, cell.height() - 10), 1, 1)
                painter.setBrush(theme.color("faint_line"))
                painter.drawRoundedRect(cell.adjusted(10, 5, -4, -5), 2, 2)
