"""Keeps what is found without leaving the trend check: one line takes everything, a picture comes by paste."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from models.choices import FindKind
from planner.i18n import N_, _
from planner.texts import typed_find
from ui.theme import theme
from ui.widgets.parts import ElidedLabel, button, column, label, row

KINDS = {
    FindKind.SOUND: N_("Sound"),
    FindKind.TAG: N_("Hashtag"),
    FindKind.IDEA: N_("Idea"),
    FindKind.NOTE: N_("Note"),
}


def read_as(text: str) -> list[str]:
    """Return what a line is read as, in words."""
    typed = typed_find.read(text)
    if typed is None:
        return []
    named = {
        FindKind.TAG: _("hashtag #{name}").format(name=typed.words),
        FindKind.SOUND: _("sound “{name}”").format(name=typed.words),
    }
    other = _("hook “{words}”") if typed.hook else _("note “{words}”")
    said = [named.get(typed.kind, other.format(words=typed.words)) if typed.words else _("link")]
    if typed.kind is not FindKind.NOTE:
        said.append(_("trending, seen today"))
    if typed.note:
        said.append(_("note “{words}”").format(words=typed.note))
    if typed.link and typed.words:
        said.append(_("link"))
    return said


class Capture(QWidget):
    """The line, the product that it fits, and what the line is read as. Enter keeps it."""

    kept = Signal(str, str)
    """The line, and the product that it fits."""
    picture_kept = Signal(bytes, str)
    """A screenshot from the clipboard as PNG, and what was typed about it."""
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        head = label(_("What did you see?"), size="head")
        self.line, self.fits = QLineEdit(), QLineEdit()
        self.line.setPlaceholderText(_("#hashtag, ~sound, “hook”, a note or a link"))
        self.line.setAccessibleName(_("What did you see?"))
        head.setBuddy(self.line)
        self.fits.setPlaceholderText(_("Fits which product?"))
        self.fits.setAccessibleName(_("Fits which product?"))
        self.fits.setMaximumWidth(theme.px(170))
        self.keep = button(_("Keep"), self._keep)
        self.paste = button(_("Paste a screenshot"), self.paste_picture)
        self.read = ElidedLabel(tone="muted")
        self.read.setProperty("rank", "small")
        fields = row(self.line, self.fits, self.keep, spacing=8)
        fields.setStretch(0, 1)
        below = row(self.read, self.paste)
        below.setStretch(0, 1)
        self.setLayout(column(head, fields, below, spacing=7))
        for field in (self.line, self.fits):
            field.returnPressed.connect(self._keep)
        self.line.textChanged.connect(self._show_read)
        seen = QShortcut(QKeySequence("F2"), self)
        seen.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        seen.activated.connect(self._keep)
        self._show_read("")

    def show_products(self, products: Sequence[str]) -> None:
        """Offer products while somebody types which one something fits."""
        completer = QCompleter(list(products), self.fits)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.fits.setCompleter(completer)

    def clear(self) -> None:
        """Empty the line, once it was kept."""
        self.line.clear()
        self.fits.clear()
        self.line.setFocus()

    def paste_picture(self) -> None:
        """Keep the picture on the clipboard, with what is typed as a note."""
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.refused.emit(_("There is no picture on the clipboard. Copy a screenshot first."))
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self.picture_kept.emit(bytes(buffer.data().data()), self.line.text())

    def _show_read(self, text: str) -> None:
        said = read_as(text)
        words = _("Read as: {parts}").format(parts=" · ".join(said)) if said else _("Enter keeps it.")
        self.read.show_text(words)

    def _keep(self) -> None:
        if self.line.text().strip():
            self.kept.emit(self.line.text(), self.fits.text())
