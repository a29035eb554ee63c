"""What pages with a table are built of: a field that filters, what stands in place of an empty one, a panel."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSplitter, QStackedWidget, QWidget

from planner.i18n import _
from ui.theme import theme
from ui.widgets.parts import EmptyState, scrolling

LIST_WIDTH = 164


def search_field(name: str, changed: Callable[[], object], below: QWidget) -> "SearchField":
    """Return a field that filters as somebody types; Down and Enter go to the table ``below``."""
    field = SearchField(below)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.setClearButtonEnabled(True)
    field.setMinimumWidth(110)
    field.textChanged.connect(lambda _text: changed())
    return field


def stacked(
    table: QWidget, heading: str, words: str, first: QPushButton, again: QPushButton
) -> QStackedWidget:
    """Return a table with what is shown in its place: 1 where there is nothing, 2 where nothing matches."""
    stack = QStackedWidget()
    stack.addWidget(table)
    stack.addWidget(EmptyState(heading, words, first))
    stack.addWidget(
        EmptyState(_("Nothing matches"), _("Look for something else, or show everything again."), again)
    )
    return stack


def in_tab_order(*widgets: QWidget) -> None:
    """Have Tab go from each to the next."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)


def narrow_box(name: str) -> QComboBox:
    """Return a list that gives way where there is little room."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(7)
    box.setMaximumWidth(LIST_WIDTH)
    box.view().setMinimumWidth(LIST_WIDTH)
    return box


class SearchField(QLineEdit):
    """Hands the keyboard on to a table."""

    def __init__(self, below: QWidget) -> None:
        super().__init__()
        self._below = below

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window while there is something to clear."""
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and event.key() == Qt.Key.Key_Escape and self.text():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the table with Down or Enter, clear with Escape."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._below.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Sides(QSplitter):
    """A table, and a white panel at its right."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._side = scrolling(right)
        self._side.setObjectName("side")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.addWidget(left)
        self.addWidget(self._side)
        self.setStretchFactor(0, 1)
        self._size()
        theme.changed.connect(self._size)
        self.setSizes([960, 290])

    def _size(self) -> None:
        self._side.setMinimumWidth(theme.px(280))
        self._side.setMaximumWidth(theme.px(480))
