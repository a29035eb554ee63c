"""A list of choices that says what it filters by, and lets go of it by its cross."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme import theme
from ui.widgets import outline
from ui.widgets.elided_box import ElidedBox
from ui.widgets.parts import set_property

CROSS = 24
"""Pixels at the right in which the cross stands."""
LETTING_GO = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterBox(ElidedBox):
    """Shows its name and what is chosen; the first choice is that nothing is. Delete goes back to it, as the cross."""

    def __init__(self, name: str, everything: str, choices: dict[str, str]) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.setProperty("filter", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.addItem(everything, "")
        for key, text in choices.items():
            self.addItem(text, key)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 28)
        self.currentIndexChanged.connect(self._show)

    @property
    def is_on(self) -> bool:
        """Whether it lets less through than there is."""
        return self.currentIndex() > 0

    def sizeHint(self) -> QSize:
        """As wide as what it says now."""
        words = self.fontMetrics().horizontalAdvance(self.words())
        return QSize(words + CROSS + 20, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No narrower than its name."""
        words = self.fontMetrics().horizontalAdvance(self._name + "…")
        return QSize(words + CROSS + 20, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cross where it can let go."""
        super().paintEvent(event)
        if self.is_on:
            place = self._cross()
            size = theme.px(13)
            at = QPointF(place.center().x() - size / 2, place.center().y() - size / 2)
            outline.draw(QPainter(self), "x", at, 13, theme.color("accent"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let go where the cross is pressed."""
        if self.is_on and self._cross().contains(event.position().toPoint()):
            self.setCurrentIndex(0)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go by Delete."""
        if self.is_on and event.key() in LETTING_GO:
            self.setCurrentIndex(0)
            return
        super().keyPressEvent(event)

    def _cross(self) -> QRect:
        return QRect(self.width() - CROSS, 0, CROSS, self.height())

    def words(self) -> str:
        """Return its name and what is chosen."""
        return f"{self._name}: {self.currentText()}"

    def _show(self) -> None:
        set_property(self, "on", self.is_on)
        self.updateGeometry()
        self.update()
