"""Asks for a reason, and for how long it holds."""

import datetime as dt

from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QWidget

from planner.i18n import _
from ui.widgets.moment_edit import DayEdit
from ui.widgets.parts import button, column, label, row


class ReasonDialog(QDialog):
    """A reason is needed; the last day is not."""

    def __init__(
        self,
        title: str,
        heading: str,
        words: str,
        accept: str,
        parent: QWidget,
        *,
        reason: str = "",
        until: dt.date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self._reason = QPlainTextEdit(reason)
        self._reason.setAccessibleName(_("Reason"))
        self._reason.setPlaceholderText(_("For example: the greeting is the joke"))
        self._reason.setFixedHeight(70)
        self._reason.setTabChangesFocus(True)
        self._ask_end(until)
        self._ok = button(accept, self.accept, "primary")
        self._ok.setDefault(True)
        self._ok.setEnabled(bool(reason.strip()))
        self._reason.textChanged.connect(
            lambda: self._ok.setEnabled(bool(self._reason.toPlainText().strip()))
        )
        layout = column(
            label(heading, size="head", wrap=True),
            label(words, tone="muted", wrap=True),
            self._reason,
            row(self._limited, self._until, None),
            row(None, button(_("Cancel"), self.reject), self._ok),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)

    def _ask_end(self, until: dt.date | None) -> None:
        self._limited = QCheckBox(_("Until"))
        self._limited.setChecked(until is not None)
        last = until or dt.date.today() + dt.timedelta(days=14)  # noqa: DTZ011 - the day of this computer
        self._until = DayEdit(_("Last day"), last, "d MMM yyyy")
        self._until.setEnabled(until is not None)
        self._limited.toggled.connect(self._until.setEnabled)

    def answer(self) -> tuple[str, dt.date | None]:
        """Return the reason and the last day on which it holds."""
        until = self._until.day() if self._limited.isChecked() else None
        return self._reason.toPlainText().strip(), until
