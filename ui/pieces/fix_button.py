"""The button of a fix: what it would change is seen before it is pressed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.checks.engine import Result
from planner.checks.fix_preview import Change, change_of
from planner.checks.rule import Fix
from ui.widgets.change_tip import ChangedText, Telling, by_keyboard, or_nothing
from ui.widgets.parts import column, label

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


class ChangeCard(QWidget):
    """Old and new words of a change one above the other, beneath the buttons of the finding that it mends."""

    def __init__(self) -> None:
        super().__init__()
        self.old, self.new = ChangedText("fix"), ChangedText("fine")
        self.note = label(tone="muted", size="small", wrap=True)
        self.setLayout(column(self.old, self.new, self.note, spacing=4))
        self.hide()

    def show_change(self, change: Change | None) -> None:
        """Show a change; None takes it away."""
        if change is not None:
            self.old.show_parts(or_nothing((change.head, change.old, change.tail)))
            self.new.show_parts(or_nothing((change.head, change.new, change.tail)))
            self.note.setText(change.note)
            self.note.setVisible(bool(change.note))
        self.setVisible(change is not None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the words out in the width that there is."""
        self._fit()

    def _fit(self) -> None:
        for text in (self.old, self.new):
            text.fit(max(80, self.width()))


class Meant(QObject):
    """Says when a fix's button is pointed at or has the keyboard, and when not any more."""

    changed = Signal(bool)

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button, self._on = button, False
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what happens to the button."""
        kind = event.type()
        if kind == QEvent.Type.Enter or (kind == QEvent.Type.FocusIn and by_keyboard(event)):
            QTimer.singleShot(0, self, self._look)
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._tell(kind == QEvent.Type.Leave and self._button.hasFocus())
        return False

    def _look(self) -> None:
        self._tell(self._button.isVisible() and (self._button.underMouse() or self._button.hasFocus()))

    def _tell(self, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.changed.emit(on)


def fix_button(result: Result, fix: Fix, clicked: Callable[[], object], kind: str) -> QPushButton:
    """Return a fix's button, which shows before and after while the pointer or the keyboard is on it."""
    made = FixButton(fix.title, kind)
    made.clicked.connect(lambda: clicked())
    change = change_of(result, fix)
    if change is not None:
        old, new = ((change.head, part, change.tail) for part in (change.old, change.new))
        Telling(made, change.field, old, new, change.sentence, change.note)
    return made


def opening_button(
    result: Result, fix: Fix, clicked: Callable[[], object], told: Callable[[Change | None], None]
) -> QPushButton:
    """Return a fix's button that has ``told`` what it would change while pointer or keyboard are on it, then None."""
    made = FixButton(fix.title, "small")
    made.clicked.connect(lambda: clicked())
    change = change_of(result, fix)
    if change is not None:
        made.setAccessibleDescription(change.sentence)
        Meant(made).changed.connect(lambda on: told(change if on else None))
    return made
