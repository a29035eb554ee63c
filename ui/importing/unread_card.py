"""What can't be read, the same cells together, each with what is read in its place; and what is good to know."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QWidget

from planner.exchange import column_titles
from planner.exchange.plan_examples import Unread
from planner.exchange.shapes.table import Problem, quoted
from planner.i18n import _, ngettext
from planner.video import fields
from ui.importing.columns_table import WordBox
from ui.widgets.parts import Card, ElidedLabel, clear, column, label, row, rule

MOST_KINDS, MOST_ROWS = 24, 6
LISTED = 500
"""Things to know that are shown at most: nobody reads more."""


class UnreadCard(Card):
    """Cells that can't be read, those of a field one after the other."""

    said = Signal(str, str, object)
    """A field, a cell, and what is read in its place; None for the cell as it is."""

    def __init__(self) -> None:
        super().__init__(_("Can't be read"))
        self.count = label(tone="muted")
        self.head.insertWidget(1, self.count)
        self._lines = column(spacing=7)
        self.body.addLayout(self._lines)
        self.more = label(tone="faint", wrap=True)
        self.body.addWidget(self.more)
        self.body.addStretch(1)
        self.boxes: dict[tuple[str, str], WordBox] = {}
        self._shown: list[tuple[Unread, str | None]] = []

    def show_cells(self, unread: Sequence[Unread], instead: Mapping[tuple[str, str], str]) -> None:
        """Show cells that can't be read, and those for which something else is read by now."""
        found = {(one.field, one.cell): one for one in unread}
        before = {(one.field, one.cell): one for one, _said in self._shown}
        kept = [one for key, one in before.items() if key not in found and key in instead]
        kept += [
            Unread(field, cell, (), "")
            for field, cell in instead
            if (field, cell) not in found and (field, cell) not in before
        ]
        order = [one.name for one in fields.FIELDS]
        lines = sorted(
            [*found.values(), *kept],
            key=lambda one: order.index(one.field) if one.field in order else -1,
        )[:MOST_KINDS]
        shown = [(one, instead.get((one.field, one.cell))) for one in lines]
        self.setVisible(bool(shown))
        n = sum(len(one.rows) for one in found.values())
        kinds = len({one.field for one in found.values()})
        self.count.setText(_said_of(n, kinds))
        left = len(found) + len(kept) - len(shown)
        self.more.setText(
            ngettext("and {n} more kind of cell", "and {n} more kinds of cells", left).format(n=left)
            if left > 0
            else _("The cells themselves go to the notes.")
        )
        if shown != self._shown:
            self._shown = shown
            self._fill()

    def _fill(self) -> None:
        focused = next((key for key, box in self.boxes.items() if box.isAncestorOf(self._focus())), None)
        clear(self._lines)
        self.boxes = {}
        for at, (one, said) in enumerate(self._shown):
            if at:
                self._lines.addWidget(rule())
            name = _("What is read for “{cell}”").format(cell=quoted(one.cell, 40))
            box = WordBox(one.field, name, said)
            box.setFixedWidth(168)
            box.activated.connect(partial(self._say, one, box))
            if (typed := box.lineEdit()) is not None:
                typed.editingFinished.connect(partial(self._say, one, box, 0))
            self.boxes[one.field, one.cell] = box
            words = column(
                label(column_titles.title(one.field), size="strong"),
                ElidedLabel(_cell(one), tone="muted"),
                spacing=1,
            )
            line = QWidget()
            layout = row(words, box, spacing=12)
            layout.setStretch(0, 1)
            line.setLayout(layout)
            self._lines.addWidget(line)
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def _focus(self) -> QWidget:
        return self.focusWidget() or QWidget()

    def _say(self, one: Unread, box: WordBox, _at: int) -> None:
        held = next((said for shown, said in self._shown if shown is one), None)
        if box.said() != held:
            self.said.emit(one.field, one.cell, box.said())


def _said_of(cells: int, kinds: int) -> str:
    if not cells:
        return _("all answered")
    text = ngettext("{n} cell", "{n} cells", cells).format(n=cells)
    return text + " " + ngettext("of {n} kind", "of {n} kinds", kinds).format(n=kinds)


def _cell(one: Unread) -> str:
    """Return the cell and its rows: "“TBC” · rows 12, 19, 27"."""
    text = f"“{quoted(one.cell, 40)}”"
    if not one.rows:
        return text
    rows = ", ".join(map(str, one.rows[:MOST_ROWS])) + ", …" * (len(one.rows) > MOST_ROWS)
    return text + " · " + ngettext("row {rows}", "rows {rows}", len(one.rows)).format(rows=rows)


class NotesCard(Card):
    """What else there is to know of a plan: what was guessed, taken from above, or left out."""

    def __init__(self) -> None:
        super().__init__(_("Good to know"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Good to know"))
        self.list.setObjectName("lines")
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(120)
        self.body.addWidget(self.list)

    def show_problems(self, problems: Sequence[Problem], *, cells: bool = False) -> None:
        """Show what is no single cell, and with ``cells`` that too; nothing where there is nothing."""
        lines = [one for one in problems if cells or not (one.level == "error" and one.field and one.value)]
        lines.sort(key=lambda one: one.level != "error")
        self.setVisible(bool(lines))
        self.list.clear()
        for one in lines[:LISTED]:
            self.list.addItem(one.message)
