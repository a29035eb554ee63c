"""What is painted over a video on a phone: the app's own signs at the right, and a shade beneath white words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath

from ui.theme import theme
from ui.widgets import outline
from ui.widgets.drawing import kept

RAIL = ("heart", "message-circle", "bookmark", "share-2")
"""The app's buttons from above: they cover the video."""
WHITE = QColor("#FFFFFF")
ROUND = 16
"""Pixels of the screen's corners."""


@kept
def paint_rail(painter: QPainter, screen: QRectF) -> None:
    """Draw the app's buttons at the right."""
    size = round(screen.width() * 0.1 / theme.scale)
    for at, name in enumerate(RAIL):
        top = screen.top() + screen.height() * (0.47 + at * 0.078)
        place = QPointF(screen.right() - theme.px(size) - screen.width() * 0.035, top)
        outline.draw(painter, name, place + QPointF(0, 1), size, QColor("#33000000"))
        outline.draw(painter, name, place, size, WHITE)


@kept
def paint_shade(painter: QPainter, screen: QRectF) -> None:
    """Draw a shade over the lower part of the screen, so that white words can be read on any picture."""
    shade = QLinearGradient(QPointF(0, screen.bottom() - screen.height() * 0.3), screen.bottomLeft())
    shade.setColorAt(0, QColor(0, 0, 0, 0))
    shade.setColorAt(1, QColor(0, 0, 0, 190))
    path = QPainterPath()
    path.addRoundedRect(screen, ROUND, ROUND)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(path, shade)


@kept
def paint_empty(painter: QPainter, screen: QRectF, words: str) -> None:
    """Draw what stands on a screen for which there is nothing yet."""
    size = 20
    middle = screen.center()
    at = QPointF(middle.x() - theme.px(size) / 2, middle.y() - theme.px(34))
    outline.draw(painter, "image", at, size, theme.color("muted"))
    painter.setPen(theme.color("muted"))
    painter.setFont(theme.font(12))
    room = QRectF(screen.left() + 16, middle.y() - theme.px(6), screen.width() - 32, theme.px(90))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), words)
