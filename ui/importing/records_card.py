"""What a list of products or creators is: its first rows as they stand in the file, and the currency of its prices."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QTableView, QWidget

from planner.exchange.records.parsed import Parsed
from planner.exchange.shapes.table import quoted
from planner.i18n import _, ngettext
from planner.shop import money
from ui.importing.records_work import Records
from ui.widgets.parts import Card, clear, column, label, row
from ui.widgets.table import LibraryTable
from ui.widgets.table_model import Column, TableModel

Line = tuple[int, list[str]]
WIDTH, NARROW, HEIGHT = 130, 62, 320
HIDDEN = "•••"
"""What stands for a code for ads."""


class RecordsCard(Card):
    """The first rows of the list; nothing is changed here."""

    said = Signal()
    """Another currency was chosen."""

    def __init__(self) -> None:
        super().__init__(_("What the file lists"))
        self.count = label(tone="muted")
        self.head.insertWidget(1, self.count)
        self.currency = QComboBox()
        self.currency.setAccessibleName(_("Currency of the prices"))
        self.currency.addItem(_("As the calendar’s market"), "")
        for code in money.currencies():
            self.currency.addItem(code, code)
        self.currency.activated.connect(lambda _at: self.said.emit())
        self.asking = QWidget()
        self.asking.setLayout(row(label(_("The prices are in"), size="strong"), self.currency, None))
        self.table: QTableView | None = None
        self._held = column()
        self.body.addWidget(self.asking)
        self.body.addLayout(self._held)
        self.hide()

    def begin(self) -> None:
        """Forget what was shown and chosen for another file."""
        self.currency.setCurrentIndex(0)
        self.hide()

    @property
    def chosen(self) -> str:
        """The currency (ISO 4217) that was chosen for the file; "" is the market's."""
        said: str = self.currency.currentData()
        return said

    def show_records(self, records: Records) -> None:
        """Show the first rows of a list."""
        found = records.parsed
        lines = found.lines
        n = sum(len(sheet.rows) for sheet in found.sheets)
        shown = _("the first {n} rows").format(n=len(lines)) if n > len(lines) else ""
        rows = ngettext("{n} row", "{n} rows", n).format(n=n)
        self.count.setText(" · ".join(filter(None, (rows, shown))))
        self.asking.setVisible(records.asks_currency or bool(self.chosen))
        clear(self._held)
        self.table = _table(found, lines, self)
        self._held.addWidget(self.table)
        self.show()


class _AsTyped(TableModel[Line]):
    """Rows under the headers of the file, which are never translated."""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a header as it is typed."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return super().headerData(section, orientation, role)


def _table(found: Parsed, lines: list[Line], parent: QObject) -> LibraryTable:
    """Return the rows as a table, without columns in which nothing stands."""
    places = [
        at
        for at, _header in enumerate(found.columns)
        if any(at < len(cells) and cells[at].strip() for _number, cells in lines)
    ]
    columns = [Column[Line](_("Row"), NARROW, lambda line: str(line[0]), lambda line: line[0], number=True)]
    columns += [_column(found.columns[at] or "–", at, hidden=at in found.secret) for at in places]
    model = _AsTyped(columns, lambda line: line[0], -1, parent)
    table = LibraryTable(model, _("The first rows of the list"), 0, len(columns) - 1)
    table.show_rows(lines)
    table.setMinimumHeight(HEIGHT)
    return table


def _column(title: str, at: int, *, hidden: bool) -> Column[Line]:
    def text(line: Line) -> str:
        cell = line[1][at].strip() if at < len(line[1]) else ""
        return HIDDEN if cell and hidden else quoted(cell, 80)

    return Column[Line](quoted(title, 40), WIDTH, text, text)
