"""Widgets side by side, on further lines where they do not fit."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

NARROW = 190
"""Pixels to which a row of buttons can shrink whatever is on them."""


class FlowRow(QWidget):
    """A row that breaks like a text."""

    def __init__(self, spacing: int = 6) -> None:
        super().__init__()
        self._spacing = spacing
        self._items: list[QWidget] = []
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        widget.setParent(self)
        widget.show()
        self._items.append(widget)
        if self.isVisible():
            self.settle()

    def empty(self) -> None:
        """Take all widgets out."""
        for widget in self._items:
            widget.hide()
            widget.deleteLater()
        self._items.clear()

    def hasHeightForWidth(self) -> bool:
        """More lines in less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._place(width, really=False)

    def sizeHint(self) -> QSize:
        """One line of them all."""
        width = sum(item.sizeHint().width() + self._spacing for item in self._items)
        return QSize(width, self._place(max(self.width(), 120), really=False))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest alone, up to where a card would be too wide for its page."""
        return QSize(min(NARROW, max((i.sizeHint().width() for i in self._items), default=0)), 24)

    def resizeEvent(self, event: object) -> None:
        """Place the widgets in lines."""
        self.setMinimumHeight(self._place(self.width(), really=True))

    def showEvent(self, event: object) -> None:
        """Place what came while the row was hidden."""
        self.settle()

    def settle(self) -> None:
        """Place the widgets anew, of which one has another size now."""
        self.setMinimumHeight(self._place(self.width(), really=True))
        self.updateGeometry()

    def _place(self, width: int, *, really: bool) -> int:
        x = y = line = 0
        for item in self._items:
            size = item.sizeHint().expandedTo(item.minimumSize())
            wide = min(size.width(), max(width, 40))
            if x and x + wide > width:
                x, y, line = 0, y + line + 6, 0
            if really:
                item.setGeometry(x, y, wide, size.height())
            x += wide + self._spacing
            line = max(line, size.height())
        return y + line


def flow(*widgets: QWidget) -> FlowRow:
    """Return a row of widgets that breaks like a text."""
    made = FlowRow()
    for widget in widgets:
        made.add(widget)
    return made
