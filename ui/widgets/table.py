"""The table of a library page: sorting, choosing rows that stay chosen, and its keys."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from planner.i18n import _
from ui.theme import theme
from ui.widgets.table_delegates import ROW, CellDelegate
from ui.widgets.table_model import KEY_ROLE, Filtered, Key, TableModel

HEAD_ROOM = 16 + 14
"""Logical pixels beside a title: the style sheet's padding and the sign of the order."""
OWN_KEYS = (Qt.Key.Key_S, Qt.Key.Key_Delete)
"""Keys that mean something here, whatever they mean in the window."""


class LibraryTable(QTableView):
    """Shows the rows of a model, sorted and filtered."""

    chosen = Signal()
    """Other rows are chosen, or the chosen ones have other values."""
    seen_wanted = Signal()
    delete_wanted = Signal()
    opened = Signal()

    def __init__(self, model: TableModel[Any], name: str, sorted_by: int, stretched: int) -> None:
        super().__init__()
        self._rows = model
        self.filtered = Filtered(model, self)
        self.setModel(self.filtered)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        for at in range(len(model.columns)):
            self.setColumnWidth(at, self._least(at))
        self._stretched = stretched
        self.setSortingEnabled(True)
        self.sortByColumn(sorted_by, Qt.SortOrder.AscendingOrder)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        self.selectionModel().selectionChanged.connect(lambda *_what: self.chosen.emit())
        self.selectionModel().currentChanged.connect(lambda *_what: self.chosen.emit())

    def show_rows(self, rows: list[Any]) -> None:
        """Show other rows; those that were chosen stay so."""
        keys, current = self.chosen_keys(), self.currentIndex()
        key, at, column = current.data(KEY_ROLE), current.row(), max(0, current.column())
        if self._rows.show_rows(rows):
            self.choose(keys, key, column)
            if not self.currentIndex().isValid() and self.filtered.rowCount():
                self.selectRow(max(0, min(at, self.filtered.rowCount() - 1)))
        self.chosen.emit()

    def chosen_keys(self) -> list[Key]:
        """Return the keys of the chosen rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.filtered.index(row, 0).data(KEY_ROLE) for row in rows]

    def current_row(self) -> Any:
        """Return the row that the keyboard is on if it is chosen, else the first chosen one, or None."""
        keys, key = self.chosen_keys(), self.currentIndex().data(KEY_ROLE)
        wanted = key if key in keys else next(iter(keys), None)
        return next((self._rows.rows[at] for at in self._places([wanted])), None)

    def choose(self, keys: Iterable[Key], current: Key | None = None, column: int = 0) -> None:
        """Choose rows by their keys, and put the keyboard on one of them."""
        selection = QItemSelection()
        keys = list(keys)
        for at in self._places(keys):
            index = self.filtered.mapFromSource(self._rows.index(at, 0))
            selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        wanted = current if current is not None else next(iter(keys), None)
        for at in self._places([wanted]):
            index = self.filtered.mapFromSource(self._rows.index(at, column))
            if index.isValid():
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
                self.scrollTo(index)

    def edit_choice(self) -> None:
        """Open the editable cell of the row that the keyboard is on."""
        index = self.currentIndex()
        if index.isValid() and not self._rows.read_only:
            self.edit(index.siblingAtColumn(self._rows.editable))

    def event(self, event: QEvent) -> bool:
        """Keep this table's own keys from the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in OWN_KEYS
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S: seen today. Del: delete. Enter: open. F2: change what can be changed in the row."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_S:
            self.seen_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_choice()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Give one column the room that is left over."""
        super().resizeEvent(event)
        others = self.horizontalHeader().length() - self.columnWidth(self._stretched)
        self.setColumnWidth(
            self._stretched, max(self._least(self._stretched), self.viewport().width() - others)
        )

    def _least(self, at: int) -> int:
        """Return the pixels that a column needs: its own, or those of its title and the sign of its order."""
        column = self._rows.columns[at]
        title = _(column.title) if column.title else ""
        return max(column.width, QFontMetrics(theme.font(12, 500)).horizontalAdvance(title) + HEAD_ROOM)

    def focusInEvent(self, event: Any) -> None:
        """Coming here by keyboard, begin with the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.filtered.rowCount():
            self.selectRow(0)

    def _clicked(self, index: QModelIndex) -> None:
        if (
            index.column() == self._rows.editable
            and len(self.chosen_keys()) == 1
            and not self._rows.read_only
        ):
            self.edit(index)

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() != self._rows.editable:
            self.opened.emit()

    def _places(self, keys: Iterable[Key | None]) -> list[int]:
        wanted = set(keys)
        return [at for at in range(len(self._rows.rows)) if self._rows.index(at, 0).data(KEY_ROLE) in wanted]
