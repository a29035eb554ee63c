"""An outline that stands by itself, beside words that say the same."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets import outline


class Drawn(QWidget):
    """Draws an outline of assets/icons/lucide in the colour of a role."""

    def __init__(self, name: str, size: int = 15, role: str = "muted") -> None:
        super().__init__()
        self._name, self._size, self._role = name, size, role
        self.setFixedSize(QSize(theme.px(size) + 2, theme.px(size) + 2))
        theme.changed.connect(self.update)

    def show_outline(self, name: str, role: str) -> None:
        """Draw another one."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        outline.draw(QPainter(self), self._name, QPointF(1, 1), self._size, theme.color(self._role))
