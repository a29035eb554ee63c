"""Asks what should change before a video is sent back."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from planner.i18n import _
from ui.widgets.parts import button, column, label, row


class NoteDialog(QDialog):
    """A note is needed. Ctrl+Return sends it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Request changes"))
        self.setMinimumWidth(440)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("For example: say what it costs, and show the box first"))
        self.note.setFixedHeight(96)
        self.note.setTabChangesFocus(True)
        self._ok = button(_("Request changes"), self.accept, "primary")
        self._ok.setEnabled(False)
        self._ok.setToolTip("Ctrl+Return")
        self.note.textChanged.connect(lambda: self._ok.setEnabled(bool(self.note.toPlainText().strip())))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._ok.click)
        layout = column(
            label(title, size="head", wrap=True),
            label(_("What should change? The note stays with the video."), tone="muted", wrap=True),
            self.note,
            row(None, button(_("Cancel"), self.reject), self._ok),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
