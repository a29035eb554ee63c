"""Which tables of a plan come in, and what each of their columns is."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from models.choices import Stage
from planner import labels
from planner.exchange import plan_source
from planner.exchange.columns import DONE, OTHER_PLATFORM
from planner.exchange.plan_source import Part
from planner.i18n import N_, _, ngettext
from planner.video import fields
from ui.importing.preview import shortened
from ui.widgets.parts import Card, clear, column, label, row

FIELDS = {field.name: fields.header(field) for field in fields.IN_TABLES} | {
    "datetime": N_("Date and time"),
    "weekday": N_("Day of the week, or “Day 1”"),
    "week": N_("Week"),
    "id": N_("ID"),
    "platform": N_("Network"),
    "archived": N_("Archived"),
    OTHER_PLATFORM: N_("For another network"),
}
"""What a column can be."""
MOST_TABLES = 40
"""Tables that are listed; a file with more is one of other things."""


class TablesCard(Card):
    """The tables of a file, each with how many rows it has; and the columns of one of them."""

    changed = Signal()
    """A table was taken or left, or a column is something else now."""
    chosen = Signal(object)
    """The table, as a Part, of which a column was said to be something else."""

    def __init__(self) -> None:
        super().__init__(_("Columns"))
        self.parts: list[Part] = []
        self.boxes: list[QCheckBox] = []
        self.which = QComboBox()
        self.which.setAccessibleName(_("Table whose columns are shown"))
        self.which.activated.connect(lambda _at: self._show_columns())
        self._tables, self._columns = column(spacing=4), column(spacing=6)
        self.which_row = QWidget()
        self.which_row.setLayout(row(label(_("Columns of"), tone="muted"), self.which, None))
        self.body.addLayout(self._tables)
        self.body.addWidget(self.which_row)
        self.body.addLayout(self._columns)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the tables of a file."""
        self.parts = list(parts)
        clear(self._tables)
        self.boxes = []
        self.which.clear()
        several = len(parts) > 1
        for at, part in enumerate(self.parts[:MOST_TABLES]):
            rows = len(part.table.rows)
            said = ngettext("{name} · {n} row", "{name} · {n} rows", rows)
            box = QCheckBox(said.format(name=shortened(part.table.name, 60), n=rows).replace("&", "&&"))
            box.setChecked(part.taken)
            box.toggled.connect(lambda on, at=at: self._take(at, on))
            self.boxes.append(box)
            self.which.addItem(shortened(part.table.name, 60), at)
            if several:
                self._tables.addWidget(box)
        self.which_row.setVisible(several)
        first = next((at for at, part in enumerate(self.parts) if part.taken), 0)
        self.which.setCurrentIndex(min(first, self.which.count() - 1))
        self._show_columns()

    def _take(self, at: int, on: bool) -> None:
        self.parts[at] = replace(self.parts[at], taken=on)
        if on:
            self.which.setCurrentIndex(at)
            self._show_columns()
        self.changed.emit()

    def _show_columns(self) -> None:
        clear(self._columns)
        at = self.which.currentData()
        if at is None:
            return
        part = self.parts[at]
        for place, header in enumerate(part.table.headers):
            example = next((cells[place] for cells in part.table.rows if cells[place].strip()), "")
            name = label(shortened(header, 28), size="strong")
            name.setFixedWidth(200)
            box = QComboBox()
            box.setAccessibleName(_("{column} is").format(column=header))
            box.addItem(_("Keep in the notes"), None)
            for field, title in FIELDS.items():
                box.addItem(_(title), field)
            for stage in Stage:
                box.addItem(_("Check mark: {stage}").format(stage=labels.stage(stage)), DONE + stage)
            box.setCurrentIndex(max(0, box.findData(part.columns.get(header))))
            box.setFixedWidth(230)
            box.activated.connect(lambda _at, header=header, box=box: self.choose(header, box.currentData()))
            self._columns.addLayout(
                row(name, box, label(shortened(example, 90), tone="muted"), None, spacing=12)
            )

    def choose(self, header: str, field: str | None) -> None:
        """Say what a column of the table that is shown is; the same column of tables with the same headers too."""
        shown = self.parts[self.which.currentData()]
        for at, part in enumerate(self.parts):
            if part.table.headers == shown.table.headers:
                columns = {
                    h: f
                    for h, f in part.columns.items()
                    if h != header and (f != field or field == OTHER_PLATFORM)
                }
                if field:
                    columns[header] = field
                taken = part.taken or plan_source.holds_videos(part.table, columns, alone=True)
                self.parts[at] = replace(part, columns=columns, taken=taken)
                self.boxes[at].blockSignals(True)
                self.boxes[at].setChecked(taken)
                self.boxes[at].blockSignals(False)
        self._show_columns()
        self.chosen.emit(self.parts[self.which.currentData()])
        self.changed.emit()
