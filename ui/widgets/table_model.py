"""Rows as a table: what each column shows of a row, how it sorts, and which rows are shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from planner.i18n import _
from ui.widgets.index import Index
from ui.widgets.parts import plain

R = TypeVar("R")
Key = int | str

ORDER_ROLE, KEY_ROLE, CHIP_ROLE, TONE_ROLE, AGE_ROLE, SECOND_ROLE = range(
    Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 6
)
TIP_FROM = 14
"""A text with more characters may be cut, so the tip shows it whole."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Age:
    """How long ago something was seen, and whether that is within a limit; all in days."""

    days: int
    limit: float
    hot: bool


@dataclass(frozen=True)
class Column(Generic[R]):
    """What a column shows of a row.

    ``chip`` is a word with the tone of its colour: behind the text, or at the end of the ``second`` line. ``tone`` is
    strong, muted, or the tone of a finding, for all rows or for each.
    """

    title: str
    width: int
    text: Callable[[R], str]
    order: Callable[[R], int | str]
    chip: Callable[[R], tuple[str, str] | None] | None = None
    age: Callable[[R], Age | None] | None = None
    second: Callable[[R], str] | None = None
    tip: Callable[[R], str] | None = None
    tone: str | Callable[[R], str] = ""
    number: bool = False


def _tip(row: Any, column: "Column[Any]") -> str | None:
    own = column.tip(row) if column.tip else ""
    text = column.text(row)
    return plain(own) or (plain(text) if len(text) > TIP_FROM else None)


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows of one kind, each with a key that stays. It changes nothing: ``chosen`` asks for it."""

    chosen = Signal(object, object)
    """A row's key, and the value that its editable cell should have."""

    def __init__(
        self, columns: Sequence[Column[R]], key: Callable[[R], Key], editable: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.editable = editable
        self.read_only = False
        self.choice: Callable[[R], object] = lambda _row: None
        self.rows: list[R] = []
        self._key = key

    def show_rows(self, rows: list[R]) -> bool:
        """Show other rows; return whether they are not the same ones with other values."""
        same = [self._key(row) for row in rows] == [self._key(row) for row in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        return not same

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One for each row."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """As many as there are columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title) if self.columns[section].title else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].number else LEFT
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what a cell shows."""
        row, column = self.rows[index.row()], self.columns[index.column()]
        asked = _ROLES.get(role)
        return asked(self, row, column) if asked else None

    def spoken(self, row: R, column: Column[R]) -> str:
        """Return what is read out of a cell."""
        chip = column.chip(row) if column.chip else None
        second = column.second(row) if column.second else ""
        return ", ".join(filter(None, (column.text(row), second, chip[0] if chip else "")))

    def key(self, row: R) -> Key:
        """Return a row's key."""
        return self._key(row)

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Ask for another value of the editable cell."""
        row = self.rows[index.row()]
        if value != self.choice(row):
            self.chosen.emit(self._key(row), value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """One column can be edited, where anything can."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == self.editable and not self.read_only:
            return base | Qt.ItemFlag.ItemIsEditable
        return base


_ROLES: dict[int, Callable[[TableModel[Any], Any, Column[Any]], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda _model, row, column: column.text(row),
    Qt.ItemDataRole.ToolTipRole: lambda _model, row, column: _tip(row, column),
    Qt.ItemDataRole.AccessibleTextRole: lambda model, row, column: model.spoken(row, column),
    Qt.ItemDataRole.EditRole: lambda model, row, _column: model.choice(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda _model, _row, column: RIGHT if column.number else LEFT,
    ORDER_ROLE: lambda _model, row, column: column.order(row),
    KEY_ROLE: lambda model, row, _column: model.key(row),
    CHIP_ROLE: lambda _model, row, column: column.chip(row) if column.chip else None,
    AGE_ROLE: lambda _model, row, column: column.age(row) if column.age else None,
    SECOND_ROLE: lambda _model, row, column: column.second(row) if column.second else "",
    TONE_ROLE: lambda _model, row, column: column.tone(row) if callable(column.tone) else column.tone,
}


class Filtered(QSortFilterProxyModel):
    """The rows that a question lets through, sorted by ORDER_ROLE."""

    def __init__(self, model: TableModel[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._accepts: Callable[[Any], bool] = lambda _row: True
        self._model = model
        self.setSortRole(ORDER_ROLE)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortLocaleAware(True)
        self.setSourceModel(model)

    def accept(self, question: Callable[[Any], bool]) -> None:
        """Show only the rows for which a question is true."""
        self.beginFilterChange()
        self._accepts = question
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Ask about a row."""
        return self._accepts(self._model.rows[row])
