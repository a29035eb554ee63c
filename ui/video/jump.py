"""Goes to a field by a few letters of its name."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.i18n import _
from ui.theme import theme
from ui.widgets.parts import column

ROWS = 10
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class JumpList(QWidget):
    """A line to type in, and the names that fit. Enter or a click says which, Escape closes it."""

    chosen = Signal(str)
    """The name of a field."""

    def __init__(self, parent: QWidget, fields: Mapping[str, str]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("jump")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Jump to a field"))
        self.line.setAccessibleName(_("Jump to a field"))
        self.list = QListWidget()
        self.list.setObjectName("lines")
        self.list.setAccessibleName(_("Fields"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for name, title in fields.items():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._take())
        layout: QVBoxLayout = column(self.line, self.list, spacing=6)
        layout.setContentsMargins(8, 8, 8, 8)
        self.setLayout(layout)
        self.setFixedSize(theme.px(280), theme.px(52) + ROWS * theme.px(28))
        self._narrow("")

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper right corner at a place of the screen."""
        self.move(corner - QPoint(self.width(), 0))
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows move in the list and Enter take what is chosen there, while the line is typed in."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in MOVES:
            self.list.event(event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        return False

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        items = [self.list.item(at) for at in range(self.list.count())]
        for item in items:
            item.setHidden(not all(word in item.text().casefold() for word in wanted))
        shown = [item for item in items if not item.isHidden()]
        if shown:
            begins = (item for item in shown if wanted and item.text().casefold().startswith(wanted[0]))
            self.list.setCurrentItem(next(begins, shown[0]))

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            name = str(item.data(Qt.ItemDataRole.UserRole))
            self.close()
            self.chosen.emit(name)
