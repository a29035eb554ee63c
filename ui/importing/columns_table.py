"""What each column of a table is, with an example and what it is read as."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QScrollArea, QWidget

from models.choices import Stage
from planner import labels
from planner.exchange import column_titles, plan_examples
from planner.exchange.columns import DONE, OTHER_PLATFORM, OWN
from planner.exchange.own_columns import name_of
from planner.exchange.plan_examples import Example
from planner.exchange.plan_source import Part
from planner.exchange.shapes.table import quoted
from planner.i18n import N_, _, ngettext
from planner.video import fields
from ui.widgets.parts import ElidedLabel, button, column, label, row
from ui.widgets.table import LibraryTable
from ui.widgets.table_delegates import ROW, ChoiceDelegate, PressDelegate
from ui.widgets.table_model import Column, TableModel

IS, WORDS = 2, 5
MOST_COLUMNS, WIDE = 200, 640


@dataclass(frozen=True, slots=True)
class Line:
    """A column of the table that is shown."""

    place: int
    field: str | None
    example: Example


def kinds() -> list[tuple[str, str | None]]:
    """Return what a column can be, in words and by key."""
    found: list[tuple[str, str | None]] = [(_("Keep in the notes"), None)]
    found += [(_(fields.header(field)), field.name) for field in fields.FIELDS]
    found += [(_(title), field) for field, title in column_titles.FURTHER.items()]
    found.append((_("A field of your own"), OWN))
    found.append((_("For another network"), OTHER_PLATFORM))
    return found + [
        (_("Check mark: {stage}").format(stage=labels.stage(stage)), DONE + stage) for stage in Stage
    ]


def letters(place: int) -> str:
    """Return how spreadsheets name a column: A for 0, AA for 26."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


class ColumnsTable(LibraryTable):
    """One line a column. Enter or F2 opens the list of what it can be, W its words."""

    said = Signal(str, object)
    """A header, and the field that its column is now; None keeps it for the notes."""
    words_wanted = Signal(object)
    """The Line whose words are to be shown."""

    def __init__(self) -> None:
        self._kinds = kinds()
        names = {key: text for text, key in self._kinds}
        columns: list[Column[Line]] = [
            Column("", 28, lambda line: letters(line.place), lambda line: line.place, tone="muted"),
            Column(
                N_("Column"), 100, lambda line: line.example.header, lambda line: line.example.header, tone="strong"
            ),
            Column(
                N_("is"), 142, lambda line: name_of(line.field or "") or names.get(line.field, ""),
                lambda line: names.get(line.field, ""),
            ),
            Column(
                N_("For example"), 84, lambda line: " · ".join(quoted(one, 40) for one in line.example.cells),
                lambda line: line.place, tone="muted",
            ),
            Column(N_("Read as"), 122, lambda line: quoted(line.example.read, 40), lambda line: line.place),
            Column("", 72, _words, lambda line: line.place),
        ]  # fmt: skip
        model: TableModel[Line] = TableModel(columns, lambda line: line.place, IS, None)  # type: ignore[arg-type]
        super().__init__(model, _("Columns of the table"), 0, 3)
        model.setParent(self)
        self.model_of = model
        model.choice = lambda line: OWN if name_of(line.field or "") else line.field
        model.chosen.connect(self._said)
        self.setItemDelegateForColumn(IS, ChoiceDelegate(self._kinds, _("What the column is"), self))
        self.setItemDelegateForColumn(WORDS, PressDelegate(self))
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opened.connect(self.edit_choice)
        self.clicked.connect(self._pressed)

    def show_part(self, part: Part, examples: Sequence[Example]) -> None:
        """Show the columns of a table; before its rows are read, without what they are read as."""
        if not examples:
            examples = [Example(header, (), "") for header in part.table.headers]
        lines = [
            Line(place, part.columns.get(one.header), one)
            for place, one in enumerate(examples[:MOST_COLUMNS])
        ]
        self.show_rows(lines)
        self.setColumnHidden(WORDS, not any(line.example.words for line in lines))
        self._fit()

    def _fit(self) -> None:
        """Be as high as all lines are, and the bar that pushes them aside where they are wider."""
        self.setColumnWidth(self._stretched, self.model_of.columns[self._stretched].width)
        others = self.horizontalHeader().length() - self.columnWidth(self._stretched)
        room = self.viewport().width() - others
        least = self.model_of.columns[self._stretched].width
        self.setColumnWidth(self._stretched, max(least, room))
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if room < least else 0
        self.setFixedHeight(head + ROW * len(self.model_of.rows) + bar + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names and kinds more room where there is some."""
        wide = self.viewport().width() > WIDE
        self.setColumnWidth(1, 144 if wide else 100)
        self.setColumnWidth(IS, 176 if wide else 142)
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Keep W from the window as well."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_W
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """W: show the words of the column."""
        line = self.current_row()
        if event.key() == Qt.Key.Key_W and not event.modifiers() and line and line.example.words:
            self.words_wanted.emit(line)
        else:
            super().keyPressEvent(event)

    def _said(self, place: int, field: str | None) -> None:
        header = self.model_of.rows[place].example.header
        self.said.emit(header, OWN + header.strip() if field == OWN else field)

    def _pressed(self, index: QModelIndex) -> None:
        line = self.current_row()
        if index.column() == WORDS and line and line.example.words:
            self.words_wanted.emit(line)


def _words(line: Line) -> str:
    n = len(line.example.words)
    return ngettext("{n} word", "{n} words", n).format(n=n) if n else ""


class WordBox(QComboBox):
    """What is read in place of a cell: chosen, or typed and read as the file's cells are."""

    def __init__(self, field: str, name: str, said: str | None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        words = plan_examples.choices(field)
        self.addItem(_("As the file has it"), None)
        self.addItem(_("Leave empty"), "")
        for word in words:
            self.addItem(word, word)
        if said and said not in words:
            self.addItem(said, said)
        if not words:
            self.setEditable(True)
            self.setInsertPolicy(self.InsertPolicy.NoInsert)
        self.setCurrentIndex(max(0, self.findData(said)) if said is not None else 0)

    def said(self) -> str | None:
        """Return what was chosen or typed; None leaves the cell as it is."""
        typed = self.currentText().strip()
        at = self.findText(typed)
        return self.itemData(at) if at >= 0 else typed


class WordsDialog(QDialog):
    """The words of a column, what each means, and another meaning for it."""

    def __init__(
        self, line: Line, instead: Mapping[tuple[str, str], str], say: Callable[[str, str, str | None], None],
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(_("Words in “{column}”").format(column=quoted(line.example.header, 40)))
        field = line.field or ""
        lines = column(spacing=8)
        for cell, meaning in line.example.words:
            word = ElidedLabel(cell, size="strong")
            word.setMinimumWidth(180)
            read = label(meaning or _("to the notes"), tone="muted")
            read.setMinimumWidth(130)
            name = _("What “{word}” means").format(word=quoted(cell, 40))
            box = WordBox(field, name, instead.get((field, cell)))
            box.setMinimumWidth(170)
            box.activated.connect(partial(self._say, say, field, cell, box))
            lines.addLayout(row(word, read, box, spacing=12))
        lines.addStretch(1)
        inside = QWidget()
        inside.setLayout(lines)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        close = button(_("Close"), self.accept, "primary")
        layout = column(scroll, row(None, close), spacing=12)
        layout.setContentsMargins(18, 16, 18, 16)
        self.setLayout(layout)
        self.resize(580, min(520, 120 + 42 * len(line.example.words)))

    def _say(
        self, say: Callable[[str, str, str | None], None], field: str, cell: str, box: WordBox, _at: int
    ) -> None:
        say(field, cell, box.said())
