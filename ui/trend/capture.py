"""Keeps what is found without leaving the trend check: a sound, a hashtag, an idea, a note or a screenshot."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QLineEdit, QStackedWidget, QWidget

from models.choices import FindKind
from planner.i18n import N_, _
from ui.widgets.parts import Card, button, column, label, row
from ui.widgets.segments import Segments

KINDS = {
    FindKind.SOUND: N_("Sound"),
    FindKind.TAG: N_("Hashtag"),
    FindKind.IDEA: N_("Idea"),
    FindKind.NOTE: N_("Note"),
}


class Capture(Card):
    """One form a kind; Enter keeps what was typed and empties the form for the next."""

    kept = Signal(object, str, str, str)
    """The kind, its words, a link (of a sound) and the product that it fits."""
    picture_kept = Signal(bytes, str)
    """A screenshot from the clipboard as PNG, and what was typed about it."""
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Keep what you find"))
        self.kinds = Segments(_("Kind"), {kind.value: _(text) for kind, text in KINDS.items()})
        self.kinds.chosen.connect(self.show_kind)
        self.head.addWidget(self.kinds)
        self.words: dict[FindKind, QLineEdit] = {}
        self.link, self.fits = (
            QLineEdit(),
            {kind: QLineEdit() for kind in (FindKind.SOUND, FindKind.TAG, FindKind.IDEA)},
        )
        self.stack = QStackedWidget()
        hints = {
            FindKind.SOUND: _("Name of the sound"),
            FindKind.TAG: _("#hashtag"),
            FindKind.IDEA: _("What could we film?"),
            FindKind.NOTE: _("What did you notice?"),
        }
        for kind, hint in hints.items():
            field = self.words[kind] = _field(hint, self._keep)
            fields: list[QWidget] = [field]
            if kind is FindKind.SOUND:
                self.link = _field(_("Link"), self._keep)
                fields.append(self.link)
            if kind in self.fits:
                self.fits[kind] = _field(_("Fits which product?"), self._keep)
                fields.append(self.fits[kind])
            page = QWidget()
            page.setLayout(column(*fields, spacing=6))
            self.stack.addWidget(page)
        self.keep = button(_("Keep"), self._keep, "primary")
        self.paste = button(_("Paste a screenshot"), self.paste_picture)
        self.hint = label(_("F2 goes to the next kind. Enter keeps."), tone="muted", size="small")
        self.body.addWidget(self.stack)
        self.body.addLayout(row(self.hint, None, self.paste, self.keep))
        key = QShortcut(QKeySequence("F2"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._next_kind)
        self.show_kind(FindKind.SOUND)

    def show_kind(self, kind: str) -> None:
        """Show the form of a kind, the keyboard in it."""
        self.kind = FindKind(kind)
        self.kinds.choose(self.kind.value)
        self.stack.setCurrentIndex(list(KINDS).index(self.kind))
        self.words[self.kind].setFocus()

    def show_products(self, products: Sequence[str]) -> None:
        """Offer products while somebody types which one something fits."""
        for field in self.fits.values():
            completer = QCompleter(list(products), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)

    def clear(self) -> None:
        """Empty the form that is shown, once it was kept."""
        for field in (self.words[self.kind], self.link, *self.fits.values()):
            field.clear()
        self.words[self.kind].setFocus()

    def paste_picture(self) -> None:
        """Keep the picture on the clipboard, with what is typed as a note."""
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.refused.emit(_("There is no picture on the clipboard. Copy a screenshot first."))
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self.picture_kept.emit(bytes(buffer.data().data()), self.words[FindKind.NOTE].text())

    def _next_kind(self) -> None:
        kinds = list(KINDS)
        self.show_kind(kinds[(kinds.index(self.kind) + 1) % len(kinds)])

    def _keep(self) -> None:
        words = self.words[self.kind].text().strip()
        if words:
            fits = self.fits[self.kind].text() if self.kind in self.fits else ""
            link = self.link.text() if self.kind is FindKind.SOUND else ""
            self.kept.emit(self.kind, words, link, fits)


def _field(hint: str, keep: object) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(hint)
    field.setAccessibleName(hint)
    field.returnPressed.connect(keep)
    return field
