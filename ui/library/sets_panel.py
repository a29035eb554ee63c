"""Sets of hashtags: a list of them, and the fields of the chosen one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from models.tagset import TagSet
from planner.checks.facts import LibraryTag
from planner.i18n import _
from planner.library.usage import refused
from planner.texts import tagtext
from ui.widgets.lines import Line, LinesList
from ui.widgets.parts import button, column, label, row


class SetsPanel(QWidget):
    """Shows sets and asks for changes; it makes none itself."""

    saved = Signal(str, str, object)
    """The set's name until now, its name, its hashtags."""
    delete_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sets: dict[str, TagSet] = {}
        self._read_only = False
        self._wanted: str | None = None
        self.list = LinesList(_("Sets"), 2)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self.rename_chosen)
        self.list.delete_wanted.connect(self._delete)
        self.words = label(
            _("A set keeps hashtags that go together. Choose some in the table, then make a set of them."),
            tone="muted",
            wrap=True,
        )
        self.new = button(_("New from chosen"), self.new_wanted.emit, "small")
        self.name, self.tags = self._field(_("Name of the set")), self._field(_("Hashtags of the set"))
        self.warning = label(tone="fix", size="small", wrap=True)
        self.delete = button(_("Delete set"), self._delete, "small")
        self.fields = QWidget()
        self.fields.setLayout(
            column(
                label(_("Name of the set"), tone="muted"), self.name,
                label(_("Hashtags of the set"), tone="muted"), self.tags,
                self.warning, row(self.delete, None), spacing=4,
            )
        )  # fmt: skip
        head = row(label(_("Sets"), size="head"), None, self.new)
        layout = column(head, self.words, self.list, self.fields, spacing=8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setLayout(layout)

    def show_sets(self, sets: list[TagSet], library: Mapping[str, LibraryTag], read_only: bool) -> None:
        """Show sets; the chosen one stays chosen."""
        self._read_only = read_only
        self._sets = {one.name: one for one in sets}
        wanted, self._wanted = self._wanted, None
        self.list.show_lines(
            [
                Line(one.name, one.name, " ".join("#" + tag for tag in one.tags), warning(one, library))
                for one in sets
            ],
            wanted,
        )
        self.words.setVisible(not sets)
        self._show_chosen()

    def chosen_name(self) -> str:
        """Return the name of the chosen set, or ""."""
        return self.list.key() or ""

    def choose_next(self, name: str) -> None:
        """Choose a set by its name when the sets are shown the next time."""
        self._wanted = name

    def rename_chosen(self) -> None:
        """Put the keyboard into the name of the chosen set."""
        self.name.setFocus()
        self.name.selectAll()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.editingFinished.connect(self._left)
        return field

    def _chosen(self) -> TagSet | None:
        return self._sets.get(self.list.key())

    def _show_chosen(self) -> None:
        one = self._chosen()
        self.fields.setVisible(one is not None)
        if one is None:
            return
        self.name.setText(one.name)
        self.tags.setText(" ".join("#" + tag for tag in one.tags))
        self.tags.setCursorPosition(0)
        text = self.list.lines.lines[self.list.currentIndex().row()].warning
        self.warning.setText(text)
        self.warning.setVisible(bool(text))
        for field in (self.name, self.tags):
            field.setReadOnly(self._read_only)
        self.delete.setEnabled(not self._read_only)

    def _left(self) -> None:
        one = self._chosen()
        if one is None or not (self.name.isModified() or self.tags.isModified()):
            return
        for field in (self.name, self.tags):
            field.setModified(False)
        name, tags = self.name.text().strip(), tagtext.split_typed(self.tags.text())
        if (name, list(tags)) != (one.name, one.tags):
            self._wanted = name
            self.saved.emit(one.name, name, tags)
        self._wanted = None
        self._show_chosen()

    def _delete(self) -> None:
        if (one := self._chosen()) and not self._read_only:
            self.delete_wanted.emit(one.name)


def warning(one: TagSet, library: Mapping[str, LibraryTag]) -> str:
    """Return which hashtags of a set should not be used, as a sentence; "" for none."""
    names = " ".join("#" + tag for tag in refused(one.tags, library))
    return _("On the do-not-use list: {names}").format(names=names) if names else ""
