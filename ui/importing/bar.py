"""What stands in and under the bar of the import page: the way back, and how far it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QPushButton

from planner.i18n import _
from ui.widgets.header import Header
from ui.widgets.outline import dress
from ui.widgets.parts import button, label


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


class Bar(Header):
    """The page's bar: the way back and what is said at the left, what can be done at the right."""

    def __init__(
        self, go: Callable[[], object], other: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__(_("Import a plan"))
        self.summary = label(_("nothing changes until you press Import"), tone="muted")
        self.left.addWidget(self.summary)
        self.left.insertWidget(0, back(leave))
        self.go = button(_("Import"), go, "primary", tip=_("Import (Ctrl+Enter)"))
        self.cancel = button(_("Cancel"), leave)
        for one in (button(_("Other file…"), other), self.cancel, self.go):
            self.right.addWidget(one)
