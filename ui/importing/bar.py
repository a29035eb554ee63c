"""What stands in and under the bar of the import page: the way back, and how far it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QPushButton

from planner.i18n import _
from ui.widgets.header import Header
from ui.widgets.outline import dress
from ui.widgets.parts import button


def back(go: Callable[[], object]) -> QPushButton:
    """Return the button that leaves without importing."""
    made = button(_("Calendar"), go)
    dress(made, "chevron-left", size=15)
    made.setAccessibleName(_("Back to the calendar, nothing is imported"))
    return made


def progress() -> QProgressBar:
    """Return the line that shows how far it is, hidden while nothing is under way."""
    made = QProgressBar()
    made.setTextVisible(False)
    made.setAccessibleName(_("Progress"))
    made.hide()
    return made


def add(header: Header, *buttons: QPushButton) -> None:
    """Put buttons at the right of a page's bar."""
    for one in buttons:
        header.right.addWidget(one)
