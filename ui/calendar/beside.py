"""The panel beside the days: it comes when something is chosen, goes when nothing is, and can be put away."""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSplitter

from planner.preferences import Preferences
from ui.calendar.inspector import Inspector
from ui.items.selection import Selection
from ui.theme import theme

WIDTH = 320
PATIENCE_MS = 700
"""How long it stays when nothing is chosen: longer than a double click, and than a walk over an empty day."""
PRESSED_MS = 30
"""How often is asked whether the mouse was let go: nothing moves under a press."""


class Beside(QObject):
    """Shows and hides an inspector in a splitter. Nothing moves while a mouse button is down."""

    put_away = Signal(bool)
    """Whether it is put away, so that something has to bring it back."""

    def __init__(
        self, inspector: Inspector, splitter: QSplitter, selection: Selection, preferences: Preferences
    ) -> None:
        super().__init__(inspector)
        self._inspector, self._splitter = inspector, splitter
        self._selection, self._preferences = selection, preferences
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._settle)
        splitter.addWidget(inspector)
        splitter.setStretchFactor(splitter.indexOf(inspector), 0)
        inspector.hide()
        inspector.closed.connect(partial(self.keep, wanted=False))
        self.follow()

    @property
    def wanted(self) -> bool:
        """Whether it comes by itself."""
        return bool(self._preferences["panel"])

    def keep(self, *, wanted: bool) -> None:
        """Have it come by itself, or not; kept for the next time."""
        self._preferences["panel"] = wanted
        self.put_away.emit(not wanted)
        self._settle()

    def flip(self) -> None:
        """Have it come by itself where it does not, and the other way round."""
        self.keep(wanted=not self.wanted)

    def follow(self) -> None:
        """Show what is chosen, and be there for it."""
        self._inspector.show_selection(self._selection)
        if len(self._selection) and not QApplication.mouseButtons():
            self._settle()
        else:
            self._timer.start(PRESSED_MS if len(self._selection) else PATIENCE_MS)

    def _settle(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._timer.start(PRESSED_MS)
            return
        self._timer.stop()
        there = self.wanted and len(self._selection) > 0
        if there == self._inspector.isVisibleTo(self._splitter):
            return
        sizes, at = self._splitter.sizes(), self._splitter.indexOf(self._inspector)
        self._inspector.setVisible(there)
        if there and not sizes[at]:
            width = theme.px(WIDTH)
            sizes[at - 1] -= width
            sizes[at] = width
            self._splitter.setSizes(sizes)
