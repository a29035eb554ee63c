"""A check mark as a drawing, since not every font has one."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.widgets.drawing import kept


@kept
def tick(painter: QPainter, place: QRectF, color: QColor) -> None:
    """Draw a check mark that fills a place."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath(place.topLeft() + (place.bottomLeft() - place.topLeft()) * 0.55)
    path.lineTo(place.left() + place.width() * 0.38, place.bottom())
    path.lineTo(place.topRight())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(color, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPath(path)
