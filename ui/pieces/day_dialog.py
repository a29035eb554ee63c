"""Asks for a name and a day, and for more: a campaign, a day of one's own."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from planner.i18n import _
from planner.video import campaigns
from ui.widgets.asking import titled
from ui.widgets.moment_edit import DayEdit
from ui.widgets.parts import button, column, row

PREPARATION = dt.timedelta(days=21)
"""How long before a campaign its preparation is proposed to begin."""


class DayDialog(QDialog):
    """Asks for a name and a day, and more where it is added."""

    def __init__(self, title: str, name: str, first: dt.date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        self.name = QLineEdit(name)
        self.first = DayEdit(_("First day"), first)
        self.last, self.yearly, self.color = DayEdit(_("Last day"), first), QCheckBox(), QComboBox()
        self.prepared, self.preparation = QCheckBox(), DayEdit(_("Preparation begins on"), first)
        self._fields = column(spacing=10)
        self.add(_("Name"), self.name)
        self.add(_("Day"), self.first)
        self.ok = button(_("Save"), self._save, "primary")
        self.ok.setDefault(True)
        layout = column(self._fields, row(None, button(_("Cancel"), self.reject), self.ok), spacing=16)
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._saved: Callable[[], bool] = lambda: True

    def add(self, title: str, field: QWidget) -> None:
        """Add a field with its title."""
        field.setAccessibleName(title)
        self._fields.addLayout(titled(title, field))

    def add_last(self, last: dt.date) -> None:
        """Ask for the last day too."""
        self.last.setDate(QDate(last.year, last.month, last.day))
        self.add(_("Last day"), self.last)

    def add_yearly(self, yearly: bool) -> None:
        """Ask whether it comes every year."""
        self.yearly.setText(_("Repeats yearly"))
        self.yearly.setChecked(yearly)
        self._fields.addWidget(self.yearly)

    def add_color(self, color: str) -> None:
        """Ask for a colour."""
        for role, text in campaigns.COLORS.items():
            self.color.addItem(_(text), role)
        self.color.setCurrentIndex(max(0, self.color.findData(color)))
        self.add(_("Colour"), self.color)

    def add_text(self, title: str, text: str) -> QLineEdit:
        """Ask for a line of text."""
        field = QLineEdit(text)
        self.add(title, field)
        return field

    def add_preparation(self, preparation: dt.date | None, first: dt.date) -> None:
        """Ask for the day on which preparation begins, if it does before the first day."""
        day = preparation or first - PREPARATION
        self.prepared.setText(_("Preparation begins on"))
        self.prepared.setChecked(preparation is not None)
        self.preparation.setDate(QDate(day.year, day.month, day.day))
        self.preparation.setEnabled(self.prepared.isChecked())
        self.prepared.toggled.connect(self.preparation.setEnabled)
        self._fields.addLayout(column(self.prepared, self.preparation, spacing=4))

    def run(self, save: Callable[[], bool]) -> None:
        """Ask until it could be saved or was given up."""
        self._saved = save
        self.exec()

    def _save(self) -> None:
        if self._saved():
            self.accept()
