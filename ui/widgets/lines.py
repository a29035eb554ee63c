"""Short lists at the side: two lines each, with Enter and Del."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.index import Index
from ui.widgets.parts import plain
from ui.widgets.table_model import LEFT

SECOND_ROLE, WARN_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
HEIGHT = 48
OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Line:
    """One of a list. A warning is shown in the place of the second line."""

    key: Any
    first: str
    second: str = ""
    warning: str = ""


class LinesModel(QAbstractListModel):
    """Lines in order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One for each."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what a line shows."""
        one = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.first
        if role == SECOND_ROLE:
            return one.second
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(one.warning or one.second)
        if role == WARN_ROLE:
            return one.warning
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (one.first, one.second, one.warning)))
        return None


class LineDelegate(QStyledItemDelegate):
    """Draws two lines."""

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line of the list."""
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, theme.color("accent_ground"))
        painter.setPen(theme.color("faint_line"))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        warning = index.data(WARN_ROLE)
        top = QRect(cell.left() + 10, cell.top() + 6, cell.width() - 20, 18)
        self._draw(painter, top, 13, 500, "text", index.data())
        painter.translate(0, 18)
        self._draw(painter, top, 12, 400, "fix" if warning else "muted", warning or index.data(SECOND_ROLE))

    def _draw(self, painter: QPainter, room: QRect, size: int, weight: int, role: str, text: str) -> None:
        painter.setFont(theme.font(size, weight))
        painter.setPen(theme.color(role))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, LEFT, cut)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines high."""
        return QSize(120, HEIGHT)


class LinesList(QListView):
    """A list of lines; one of them is always chosen."""

    delete_wanted = Signal()
    opened = Signal()
    chosen = Signal()

    def __init__(self, name: str, least: int) -> None:
        super().__init__()
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._least = least
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().currentChanged.connect(lambda *_at: self.chosen.emit())

    def show_lines(self, lines: list[Line], key: Any = None) -> None:
        """Show other lines, and choose the one with a key, else the one that was chosen, else the first."""
        wanted = key if key is not None else self.key()
        self.setVisible(bool(lines))
        if lines == self.lines.lines and wanted == self.key():
            return
        self.lines.show_lines(lines)
        self.setMinimumHeight(min(self._least, len(lines)) * HEIGHT + 4)
        self.setMaximumHeight(max(1, len(lines)) * HEIGHT + 4)
        at = next((at for at, one in enumerate(lines) if one.key == wanted), 0)
        if lines:
            self.setCurrentIndex(self.lines.index(at, 0))

    def sizeHint(self) -> QSize:
        """As high as its lines, up to six."""
        return QSize(super().sizeHint().width(), min(6, len(self.lines.lines)) * HEIGHT + 4)

    def key(self) -> Any:
        """Return the key of the chosen line, or None."""
        at = self.currentIndex().row()
        return self.lines.lines[at].key if 0 <= at < len(self.lines.lines) else None

    def event(self, event: QEvent) -> bool:
        """Keep this list's own keys from the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes, Enter opens."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
