"""Initials on a colour that is always the same for a name: brands, people, creators."""

from functools import lru_cache
from zlib import crc32

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import theme

GROUNDS = ("#4A2A17", "#0B6E69", "#8A2560", "#2F5D9E", "#6A5A2C", "#6B3FC0", "#A0441F", "#1F6B4A")
"""White letters hold 4.5:1 on each."""


def ground(name: str) -> QColor:
    """Return a name's colour."""
    return QColor(GROUNDS[crc32(name.casefold().encode("utf-8", "replace")) % len(GROUNDS)])


@lru_cache(maxsize=256)
def pixmap(name: str, size: int, ratio: float, *, round_: bool = False) -> QPixmap:
    """Return the initial of a name on its colour, ``size`` logical pixels square, or round."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    draw(painter, QRectF(0, 0, size, size), name, round_=round_)
    painter.end()
    return drawn


class Face(QWidget):
    """The initial of a name on its colour, round."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        draw(QPainter(self), QRectF(self.rect()), self._name, round_=True)


def draw(painter: QPainter, place: QRectF, name: str, *, round_: bool = False) -> None:
    """Paint it into a place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground(name))
    corner = place.width() / 2 if round_ else place.width() / 4
    painter.drawRoundedRect(place, corner, corner)
    painter.setPen(QColor("#FFFFFF"))
    painter.setFont(theme.font(max(8, round(place.height() * 0.52 / theme.scale)), 700))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name.strip()[:1].upper() or "?")
    painter.restore()
