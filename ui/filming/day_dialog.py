"""Asks for a filming day: its name, when it begins, where, and notes for the crew."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from models.filming import FilmingDay
from planner.i18n import _
from ui.widgets.asking import titled
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.parts import button, column, row


class FilmingDialog(QDialog):
    """The fields of a filming day."""

    def __init__(self, day: FilmingDay | None, at: dt.datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Filming day"))
        self.setMinimumWidth(420)
        self.name = QLineEdit(day.name if day else "")
        self.name.setPlaceholderText(_("For example: kitchen, December"))
        self.at = MomentEdit(_("Begins"))
        self.at.show_moment(at)
        self.place = QLineEdit(day.place if day else "")
        self.place.setPlaceholderText(_("Where videos without a place of their own are filmed"))
        self.notes = QPlainTextEdit(day.notes if day else "")
        self.notes.setPlaceholderText(_("Who comes, when, how to get there"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(84)
        ok = button(_("Save"), self._save, "primary")
        ok.setDefault(True)
        fields = (
            (_("Name"), self.name),
            (_("Begins"), self.at),
            (_("Place"), self.place),
            (_("Notes"), self.notes),
        )
        layout = column(spacing=10)
        for title, field in fields:
            field.setAccessibleName(title)
            layout.addLayout(titled(title, field))
        layout.addLayout(row(None, button(_("Cancel"), self.reject), ok))
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._saved: Callable[[], bool] = lambda: True

    def values(self) -> tuple[str, dt.datetime, str, str]:
        """Return name, moment, place and notes, as planner.video.filming takes them."""
        return self.name.text(), self.at.moment(), self.place.text(), self.notes.toPlainText()

    def run(self, save: Callable[[], bool]) -> bool:
        """Ask until it could be saved or was given up; return which."""
        self._saved = save
        return self.exec() == QDialog.DialogCode.Accepted

    def _save(self) -> None:
        if self._saved():
            self.accept()
