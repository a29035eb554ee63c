"""Asks for a field of the user's own: its name, its kind, and the choices of a list."""

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from models.choices import OwnKind
from models.reading import OwnFieldRow
from planner import labels
from planner.i18n import _, ngettext
from planner.video import own_fields
from ui.store import Store
from ui.widgets.parts import button, column, label, row


class OwnFieldDialog(QDialog):
    """A new field, or the name, the kind and the choices of one that there is."""

    def __init__(self, store: Store, field: OwnFieldRow | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._field = store, field
        self.setWindowTitle(_("Field of your own"))
        self.setMinimumWidth(380)
        self.name = QLineEdit(field.name if field else "")
        self.name.setPlaceholderText(_("Such as: Pillar"))
        self.kind = QComboBox()
        for kind, words in labels.OWN_KINDS.items():
            self.kind.addItem(_(words), kind.value)
        self._before = field.choices if field else ()
        self.choices = QPlainTextEdit("\n".join(self._before))
        self.choices.setTabChangesFocus(True)
        self.choices.setPlaceholderText(_("A choice on each line"))
        self._list = self._asked(_("Choices, one on each line"), self.choices)
        if field:
            self.kind.setCurrentIndex(max(0, self.kind.findData(field.kind)))
        self.kind.currentIndexChanged.connect(self._show_choices)
        self.ok = button(_("Save"), self._save, "primary")
        self.ok.setDefault(True)
        layout = column(
            self._asked(_("Name"), self.name),
            self._asked(_("Kind"), self.kind),
            self._list,
            row(None, button(_("Cancel"), self.reject), self.ok),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._show_choices()

    def _asked(self, title: str, field: QWidget) -> QWidget:
        holder, head = QWidget(), label(title, tone="muted")
        field.setAccessibleName(title)
        head.setBuddy(field)
        holder.setLayout(column(head, field, spacing=4))
        return holder

    def _show_choices(self) -> None:
        """Show the choices of a list; one that becomes a list begins with what stands in its videos."""
        is_list = self.kind.currentData() == OwnKind.CHOICE
        field = self._field
        if is_list and field and not self._before:
            self._before = tuple(self._store.read(lambda s: own_fields.choices_there(s, field.id)))
            self.choices.setPlainText("\n".join(self._before))
        self._list.setVisible(is_list)
        self.adjustSize()

    def _save(self) -> None:
        name, kind = self.name.text(), OwnKind(self.kind.currentData())
        lines = self.choices.toPlainText().splitlines()
        if self._field is None:
            if self._store.make(own_fields.add(name, kind, lines)):
                self.accept()
        elif kind == self._field.kind != OwnKind.CHOICE:
            if self._store.save(own_fields.rename(self._field.id, name)):
                self.accept()
        else:
            renamed = renamed_lines(self._before, lines)
            lost = self._store.make(own_fields.change(self._field.id, name, kind, lines, renamed))
            if lost is not None:
                self.accept()
                self._tell_lost(lost)

    def _tell_lost(self, lost: int) -> None:
        if not lost:
            return
        text = ngettext(
            "{n} video had a choice that “{name}” no longer has: it has none now.",
            "{n} videos had a choice that “{name}” no longer has: they have none now.",
            lost,
        )
        self._store.told.emit(text.format(n=lost, name=self.name.text().strip()), True)


def renamed_lines(before: tuple[str, ...], lines: list[str]) -> dict[str, str]:
    """Return the choices that were written anew on their own line, old to new, where no line came or went."""
    after = [" ".join(line.split()) for line in lines if line.strip()]
    if len(before) != len(after):
        return {}
    pairs = zip(before, after, strict=True)
    return {old: new for old, new in pairs if old != new and old not in after and new not in before}


def ask(parent: QWidget, store: Store, field: OwnFieldRow | None = None) -> None:
    """Ask for a new field, or for what a field is to be, until it could be saved or was given up."""
    OwnFieldDialog(store, field, parent).exec()
