"""Asks why a finding is ignored, and for how long."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCheckBox, QDateEdit, QDialog, QPlainTextEdit, QWidget

from planner.checks.engine import Result
from planner.i18n import _, language
from ui.widgets.parts import button, column, label, row


class IgnoreDialog(QDialog):
    """A reason is needed; the last day is not."""

    def __init__(self, result: Result, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ignore a finding"))
        self.setMinimumWidth(420)
        self._reason = QPlainTextEdit()
        self._reason.setAccessibleName(_("Reason"))
        self._reason.setPlaceholderText(_("For example: the greeting is the joke"))
        self._reason.setFixedHeight(70)
        self._reason.setTabChangesFocus(True)
        self._limited = QCheckBox(_("Only until"))
        self._until = QDateEdit(QDate.currentDate().addDays(14))
        self._until.setCalendarPopup(True)
        self._until.setLocale(QLocale(language()))
        self._until.setDisplayFormat("d MMM yyyy")
        self._until.setAccessibleName(_("Last day"))
        self._until.setEnabled(False)
        self._limited.toggled.connect(self._until.setEnabled)
        self._ok = button(_("Ignore"), self.accept, "primary")
        self._ok.setDefault(True)
        self._ok.setEnabled(False)
        self._reason.textChanged.connect(
            lambda: self._ok.setEnabled(bool(self._reason.toPlainText().strip()))
        )
        layout = column(
            label(result.finding.message, size="head", wrap=True),
            label(_("Why is it right for this video? Reviewers will read this."), tone="muted", wrap=True),
            self._reason,
            row(self._limited, self._until, None),
            row(None, button(_("Cancel"), self.reject), self._ok),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)

    def answer(self) -> tuple[str, dt.date | None]:
        """Return the reason and the last day on which it holds."""
        day = self._until.date()
        until = dt.date(day.year(), day.month(), day.day()) if self._limited.isChecked() else None
        return self._reason.toPlainText().strip(), until
