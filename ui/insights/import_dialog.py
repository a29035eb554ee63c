"""Shows what files of the platform hold before any of it is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QFrame, QWidget

from planner.errors import PlanError
from planner.i18n import _, ngettext
from planner.results import reading
from planner.results.reading import Around, Brought
from ui.theme import theme
from ui.widgets.parts import button, column, label, row, scrolling

WIDE, HIGH = 620, 520
MOST_NOTES = 6


class Looked(NamedTuple):
    """What was found in files: their sheets, the contents that are there already, and why others are left out."""

    found: Sequence[Brought]
    known: frozenset[str]
    refused: Sequence[tuple[str, str]]

    @property
    def fresh(self) -> list[Brought]:
        """Those that would come in."""
        return [one for one in self.found if one.digest not in self.known]


def look(paths: Sequence[Path], around: Around, known: frozenset[str]) -> Looked:
    """Read files; one that can't be read is named with the reason, and the others are read all the same."""
    found: list[Brought] = []
    refused = []
    for path in paths:
        try:
            found += reading.read(path, around)
        except PlanError as error:
            refused.append((path.name, str(error)))
    return Looked(found, known, refused)


class ImportNumbersDialog(QDialog):
    """A part for each file: what it is, its days, its rows, and what was left out."""

    def __init__(self, parent: QWidget, looked: Looked) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import numbers"))
        self.resize(theme.px(WIDE), theme.px(HIGH))
        inside = QWidget()
        parts = [
            *(self._file(one, looked) for one in looked.found),
            *(self._refused(*one) for one in looked.refused),
        ]
        layout = column(*parts, None, spacing=10)
        layout.setContentsMargins(20, 16, 20, 8)
        inside.setLayout(layout)
        n = len(looked.fresh)
        self.ok = button(
            ngettext("Import {n} file", "Import {n} files", n).format(n=n), self.accept, "primary"
        )
        self.ok.setEnabled(bool(n))
        self.ok.setDefault(True)
        private = label(
            _("Files are read on this computer and are not changed. One undo takes the import back."),
            tone="muted",
            wrap=True,
        )
        foot = row(private, button(_("Cancel"), self.reject), self.ok)
        foot.setStretch(0, 1)
        foot.setContentsMargins(20, 8, 20, 16)
        whole = column(scrolling(inside), foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _file(self, one: Brought, looked: Looked) -> QWidget:
        said = [_(one.title), ngettext("{n} row", "{n} rows", one.count).format(n=one.count)]
        if one.first and one.last:
            said.append(_("{first} to {last}").format(first=one.first.isoformat(), last=one.last.isoformat()))
        said.append(one.currency)
        if one.digest in looked.known:
            said.append(_("there already, so nothing was added"))
        notes = list(one.notes[:MOST_NOTES])
        if one.dropped:
            n = len(one.dropped)
            notes.append(
                ngettext(
                    "{n} column about buyers was not read.", "{n} columns about buyers were not read.", n
                ).format(n=n)
            )
        return _card(one.name, ", ".join(filter(None, said)), notes)

    def _refused(self, name: str, why: str) -> QWidget:
        return _card(name, why, (), tone="fix")


def _card(name: str, words: str, notes: Sequence[str], tone: str = "") -> QFrame:
    card = QFrame()
    card.setProperty("card", "true")
    lines = [label(name, size="strong", wrap=True), label(words, tone=tone, wrap=True)]
    lines += [label(one, tone="muted", wrap=True) for one in notes]
    layout = column(*lines, spacing=3)
    layout.setContentsMargins(14, 10, 14, 10)
    card.setLayout(layout)
    return card
