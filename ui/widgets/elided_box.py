"""A list of choices that cuts what is chosen with an ellipsis, and shows it whole in its tooltip."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

from ui.widgets.parts import plain

ARROW = 34
"""Pixels that the arrow and the margins take."""


class ElidedBox(QComboBox):
    """Shows as much of its choice as fits."""

    def words(self) -> str:
        """Return what it says."""
        return self.currentText()

    def event(self, event: QEvent) -> bool:
        """Tell the whole words where they are cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            whole = self.words()
            QToolTip.showText(event.globalPos(), plain(whole if self._cut() != whole else ""), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._cut()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _cut(self) -> str:
        room = max(0, self.width() - ARROW)
        return self.fontMetrics().elidedText(self.words(), Qt.TextElideMode.ElideRight, room)
