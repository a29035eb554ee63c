"""Fields of the user's own: a part of the form that is made from what the calendar has."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from models.choices import OwnKind
from models.reading import OwnFieldRow
from planner.i18n import _
from planner.video.own_kinds import YES
from ui.widgets.elided_box import ElidedBox
from ui.widgets.fold import FieldGrid
from ui.widgets.parts import ElidedLabel, button, column, plain
from ui.widgets.text_field import TextField

PREFIX = "own:"
"""Begins the name by which a text is known until it is in the calendar; the field's id follows."""


class OwnForm(QWidget):
    """Own fields of one video. Texts are said once they are left or rest, all else at once."""

    text_left = Signal(str, str, str)
    """PREFIX with the id of a field, its text, and the stay in which it was typed."""
    chosen = Signal(int, str)
    """The id of a field that is no text, and what it holds now."""
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self._fields: Sequence[OwnFieldRow] = ()
        self._heads: dict[int, ElidedLabel] = {}
        self.widgets: dict[int, TextField | QComboBox | QCheckBox] = {}
        self.add = button(_("New field of your own…"), self.new_wanted.emit, "quiet")
        self._cells: dict[int, QWidget] = {}
        self._grid = FieldGrid()
        self.setLayout(column(self._grid))
        self.hide()

    @property
    def texts(self) -> dict[str, TextField]:
        """The fields of running text, by the names that ``text_left`` says."""
        return {f"{PREFIX}{id_}": one for id_, one in self.widgets.items() if isinstance(one, TextField)}

    def show_fields(self, fields: Sequence[OwnFieldRow]) -> None:
        """Have a widget for each field, in their order; one that is being typed in stays as it is."""
        if fields == self._fields:
            return
        kinds = {one.id: one.kind for one in self._fields}
        self._fields = fields
        for id_ in self.widgets.keys() - {one.id for one in fields if one.kind == kinds.get(one.id)}:
            self._drop(id_)
        self._grid.show_cells([self._cell(one) for one in fields])
        self.setVisible(bool(fields))
        shown = [self.widgets[one.id] for one in fields]
        for one, after in pairwise(shown):
            self.setTabOrder(one, after)

    def show_video(self, texts: Mapping[int, str], typed: Mapping[str, str]) -> None:
        """Show what the calendar holds, with what was ``typed`` and is not in it yet."""
        self._filling = True
        for id_, widget in self.widgets.items():
            text = texts.get(id_, "")
            if isinstance(widget, TextField):
                widget.show_text(typed.get(f"{PREFIX}{id_}", text))
            elif isinstance(widget, QCheckBox):
                widget.setChecked(text == YES)
            else:
                _choose(widget, text)
        self._filling = False

    def save(self) -> None:
        """Say everything that was typed and not saved yet."""
        for field in self.texts.values():
            field.save()

    def _drop(self, id_: int) -> None:
        widget = self.widgets[id_]
        if isinstance(widget, TextField):
            widget.save()  # which is refused, and kept
            widget.forget()
        cell = self._cells.pop(id_)
        del self.widgets[id_], self._heads[id_]
        cell.hide()
        cell.setParent(None)
        cell.deleteLater()

    def _cell(self, field: OwnFieldRow) -> QWidget:
        """Return a field with its name above it."""
        if field.id not in self.widgets:
            widget, head = self._made(field), ElidedLabel(tone="muted")
            head.setBuddy(widget)
            self.widgets[field.id], self._heads[field.id] = widget, head
            cell = self._cells[field.id] = QWidget()
            cell.setLayout(column(head, widget, None, spacing=4))
        widget, head = self.widgets[field.id], self._heads[field.id]
        widget.setAccessibleName(field.name)
        head.show_text("" if isinstance(widget, QCheckBox) else field.name)
        if isinstance(widget, QCheckBox):
            widget.setText(field.name.replace("&", "&&"))  # a user's & stands as it is
            widget.setToolTip(plain(field.name))
        elif isinstance(widget, QComboBox):
            _offer(widget, field.choices)
        return self._cells[field.id]

    def _made(self, field: OwnFieldRow) -> TextField | QComboBox | QCheckBox:
        if field.kind == OwnKind.YES_NO:
            tick = QCheckBox()
            tick.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long name is cut
            tick.toggled.connect(partial(self._ticked, field.id))
            return tick
        if field.kind == OwnKind.CHOICE:
            box = ElidedBox()
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)  # the form keeps its width beside the preview
            box.activated.connect(lambda _at: self.chosen.emit(field.id, box.currentData()))
            return box
        text = TextField(field.name, single=True)
        name = f"{PREFIX}{field.id}"
        text.left.connect(lambda said: self.text_left.emit(name, said, f"{name}:{text.session}"))
        return text

    def _ticked(self, id_: int, on: bool) -> None:
        if not self._filling:
            self.chosen.emit(id_, YES if on else "")


def _offer(box: QComboBox, choices: Sequence[str]) -> None:
    """Fill a list with its choices, and nothing before them."""
    box.clear()
    box.addItem(_("None"), "")
    for choice in choices:
        box.addItem(choice, choice)


def _choose(box: QComboBox, text: str) -> None:
    """Show a choice; one that the list has not, as a damaged file may hold, is shown as it is."""
    at = box.findData(text)
    if at < 0:
        box.addItem(text, text)
        at = box.count() - 1
    box.setCurrentIndex(at)
