"""The button of a fix: what it would change is seen before it is pressed."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from planner.checks.engine import Result
from planner.checks.fix_preview import change_of
from planner.checks.rule import Fix
from ui.widgets.change_tip import Telling

PADDING = 22
"""Pixels of a button that are not its words."""


class FixButton(QPushButton):
    """A button whose words are cut short where there is no room for all of them."""

    def __init__(self, title: str, kind: str) -> None:
        super().__init__(title.replace("&", "&&"))
        self._title = title
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        """Room for all its words."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        shown = self.text().replace("&&", "&")
        lacking = metrics.horizontalAdvance(self._title) - metrics.horizontalAdvance(shown)
        return hint + QSize(lacking, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as fit."""
        super().resizeEvent(event)
        shown = self._title
        if self.width() < self.sizeHint().width():
            shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, self.width() - PADDING)
        self.setText(shown.replace("&", "&&"))


def fix_button(result: Result, fix: Fix, clicked: Callable[[], object], kind: str) -> QPushButton:
    """Return a fix's button, which shows before and after while the pointer or the keyboard is on it."""
    made = FixButton(fix.title, kind)
    made.clicked.connect(lambda: clicked())
    change = change_of(result, fix)
    if change is not None:
        old, new = ((change.head, part, change.tail) for part in (change.old, change.new))
        Telling(made, change.field, old, new, change.sentence)
    return made
