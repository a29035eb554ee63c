"""A bar in the colours of content formats, in proportion to their numbers."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme


class FormatBar(QWidget):
    """Decoration beside the same facts in words."""

    def __init__(self, mix: dict[str | None, int]) -> None:
        super().__init__()
        self._mix = mix
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(120, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shares."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        radius = min(self.width(), self.height()) / 2
        clip.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), theme.color("faint_line"))
        total, left = sum(self._mix.values()), 0.0
        for key, n in sorted(self._mix.items(), key=lambda one: -one[1]):
            width = self.width() * n / total
            painter.fillRect(QRectF(left, 0, width, self.height()), theme.color(key or "other"))
            left += width
