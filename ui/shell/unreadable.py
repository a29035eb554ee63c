"""The line above the pages that names what of the calendar can't be read, with the whole list behind a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from planner import unreadable
from planner.i18n import _, ngettext
from ui.store import Store
from ui.widgets.banner import Banner
from ui.widgets.parts import button, column, label, row

if TYPE_CHECKING:
    from planner.calendar.changes import Changes

START_MS = 1500
"""After the calendar was attached: the pages come first."""
REST_MS = 700
"""After a change, which may have mended something."""


class UnreadableBanner(Banner):
    """Looks through the calendar off the GUI thread, and again after changes for as long as it has something to say."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._busy = False
        self.sentences: list[str] = []
        self._details = button(_("Details…"), self._show_all, "small")
        self.hold(self._details)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.look)
        store.attached.connect(self._begin)
        store.changed.connect(self._heard)

    def look(self) -> None:
        """Look through the whole calendar; what comes of it is shown later."""
        if self._busy or not self._store.ready:
            return
        self._busy = True
        self._store.read_later(self, unreadable.bad_values, self._tell, self._give_up)

    def _begin(self) -> None:
        self._rest.start(START_MS)

    def _heard(self, changes: Changes) -> None:
        if self.sentences or changes.everything:
            self._rest.start(REST_MS)

    def _tell(self, sentences: list[str]) -> None:
        self._busy = False
        self.sentences = sentences
        if not sentences:
            self.hide()
            return
        n = len(sentences)
        text = ngettext(
            "{n} value in this calendar can't be read, and everything else works: {first}",
            "{n} values in this calendar can't be read, and everything else works: {first}",
            n,
        )
        self.say(text.format(n=n, first=sentences[0]), self._details)

    def _give_up(self, _error: Exception) -> None:
        """Leave it: whatever reads the calendar next says what is wrong with the file."""
        self._busy = False

    def _show_all(self) -> None:
        UnreadableDialog(self.sentences, self.window()).open()


class UnreadableDialog(QDialog):
    """Every value that can't be read, a line each, to be copied."""

    def __init__(self, sentences: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What can't be read"))
        self.resize(720, 420)
        words = _(
            "Nothing in the file was changed. A newer Hookline may have written these values, or the file was damaged."
            " Changing one of them in its form puts a good value in its place."
        )
        self.text = QPlainTextEdit("\n".join(sentences))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("What can't be read"))
        self.copy = button(_("Copy"), self._copy)
        buttons = row(None, self.copy, button(_("Close"), self.reject, "primary"))
        layout = column(label(words, tone="muted", wrap=True), self.text, buttons, spacing=12)
        layout.setContentsMargins(18, 16, 18, 16)
        self.setLayout(layout)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
