"""What lies over the window for a moment: white, with a thin line, round corners, a shadow, and room inside."""

from functools import lru_cache

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.theme import theme

SHADOW = 24
"""Pixels around an overlay that its shadow takes."""
RADIUS, DOWN = 12, 6
SHARE = {"light": 0.18, "dark": 0.5}
"""How dark the shadow is where it is darkest."""


class Overlay(QDialog):
    """A popup: it goes when something else is clicked. Its layout keeps ``inside`` of room; it may be moved by
    ``place_over``, whose corner is that of what is seen and not of the shadow."""

    def __init__(self, parent: QWidget | None) -> None:
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(parent, flags)
        self.setObjectName("overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setContentsMargins(QMargins(SHADOW, SHADOW, SHADOW, SHADOW))
        self._behind: QPixmap | None = None
        """What the window shows beneath, where nobody else may mix the two: X11 without a compositor shows black."""

    def showEvent(self, event: QShowEvent) -> None:
        """Remember what lies beneath."""
        over = self.parentWidget()
        if over is not None and QGuiApplication.platformName() == "xcb":
            self._behind = over.window().grab()
        super().showEvent(event)

    def fit_width(self, width: int) -> None:
        """Be so many pixels wide, without the shadow."""
        self.setFixedWidth(width + 2 * SHADOW)

    def place_over(self, window: QWidget, down: int) -> None:
        """Lie in the middle of a window, so many pixels beneath its upper edge."""
        corner = window.mapToGlobal(window.rect().topLeft())
        left = corner.x() + (window.width() - self.width()) // 2
        self.move(QPoint(left, corner.y() + down - SHADOW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw shadow, ground and line."""
        painter = QPainter(self)
        if self._behind is not None and (over := self.parentWidget()):
            painter.drawPixmap(self.mapFromGlobal(over.window().mapToGlobal(QPoint())), self._behind)
        paint_overlay(painter, self.rect(), self.devicePixelRatio())


def paint_overlay(painter: QPainter, whole: QRect, ratio: float) -> None:
    """Draw an overlay into a place that has room for its shadow."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_shadow(painter, whole, _shadow(theme.name, ratio), ratio)
    place = QRectF(whole).adjusted(SHADOW + 0.5, SHADOW + 0.5, -SHADOW - 0.5, -SHADOW - 0.5)
    painter.setPen(QPen(theme.color("overlay_line"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(place, RADIUS, RADIUS)


@lru_cache(maxsize=8)
def _shadow(name: str, ratio: float) -> QPixmap:
    """Return the shadow of a small overlay; its corners and edges are those of any."""
    side = 4 * SHADOW + 2 * RADIUS
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    steps = SHADOW
    ink = QColor(0, 0, 0)
    for step in range(steps):
        out = SHADOW - step
        ink.setAlphaF(SHARE[name] * 3 * (step + 1) ** 2 / steps**3 * 0.9)
        painter.setBrush(ink)
        place = QRectF(0, 0, side, side).adjusted(
            SHADOW - out, SHADOW - out + DOWN, -SHADOW + out, -SHADOW + out
        )
        painter.drawRoundedRect(place, RADIUS + out / 2, RADIUS + out / 2)
    painter.end()
    return drawn


def _paint_shadow(painter: QPainter, whole: QRect, shadow: QPixmap, ratio: float) -> None:
    """Draw a shadow as nine pieces: its corners as they are, its edges stretched."""
    edge, side = 2 * SHADOW, shadow.width() / ratio
    lefts = ((0, edge, 0, edge), (edge, side - 2 * edge, edge, whole.width() - 2 * edge),
             (side - edge, edge, whole.width() - edge, edge))  # fmt: skip
    tops = ((0, edge, 0, edge), (edge, side - 2 * edge, edge, whole.height() - 2 * edge),
            (side - edge, edge, whole.height() - edge, edge))  # fmt: skip
    for x, wide, to_x, to_wide in lefts:
        for y, high, to_y, to_high in tops:
            source = QRectF(x * ratio, y * ratio, wide * ratio, high * ratio)
            painter.drawPixmap(QRectF(to_x, to_y, to_wide, to_high), shadow, source)
