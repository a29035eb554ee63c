"""What stands in and under the bar of the import page: the way back, and how far it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from planner.i18n import _
from ui.widgets.header import Header
from ui.widgets.outline import dress
from ui.widgets.parts import ElidedLabel, button


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


class FileDrop(QObject):
    """Takes a file that is dropped on a widget."""

    def __init__(self, widget: QWidget, take: Callable[[Path], object]) -> None:
        super().__init__(widget)
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """Accept what holds a file, and take the first one."""
        if not isinstance(event, QDropEvent):  # a drag that enters or moves is one too
            return False
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths or event.type() == QEvent.Type.DragLeave:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(paths[0])
        return True


class Bar(Header):
    """The page's bar: the way back and what is said at the left, what can be done at the right."""

    def __init__(
        self, go: Callable[[], object], other: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__(_("Import a plan"))
        self.summary = ElidedLabel(_("nothing changes until you press Import"), tone="muted")
        self.left.addWidget(self.summary, 1)
        self.left.insertWidget(0, back(leave))
        self.go = button(_("Import"), go, "primary", tip=_("Import (Ctrl+Enter)"))
        self.cancel = button(_("Cancel"), leave)
        for one in (button(_("Other file…"), other), self.cancel, self.go):
            self.right.addWidget(one)
        self.spread()
