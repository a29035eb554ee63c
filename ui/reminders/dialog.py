"""Asks for a reminder of the user's own: its words, its first time, and when it comes again."""

import datetime as dt

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from models.reminder import Reminder
from planner import dates, times
from planner.calendar import settings
from planner.errors import PlanError
from planner.i18n import _
from planner.reminders import recurring, reminder_settings
from ui.store import Store
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.parts import button, column, label, row
from ui.widgets.zone_box import ZoneBox

OWN_RULE = "own"
SHOWN = 3
"""How many of the coming times are shown."""
YEARS = dt.timedelta(days=3 * 366)


class ReminderDialog(QDialog):
    """Adds a reminder, or changes one; a wrong recurrence is told before it is saved."""

    def __init__(self, store: Store, reminder: Reminder | None, at: dt.datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._reminder = store, reminder
        self.setWindowTitle(_("Change reminder") if reminder else _("New reminder"))
        self.setMinimumWidth(460)
        calendar = store.read(settings.get)
        self.words = QLineEdit(reminder.text if reminder else "")
        self.words.setMaxLength(reminder_settings.LONGEST_TEXT)
        self.words.setPlaceholderText(_("For example: order gift boxes"))
        self.at = MomentEdit(_("First time"))
        self.at.show_moment(reminder.at if reminder and reminder.at else at)
        self.zone = ZoneBox(reminder.zone if reminder else calendar.zone)
        self.recurrence = QComboBox()
        for rule, text in recurring.USUAL.items():
            self.recurrence.addItem(_(text), rule)
        self.recurrence.addItem(_("Another recurrence…"), OWN_RULE)
        self.rule = QLineEdit()
        self.rule.setPlaceholderText("FREQ=MONTHLY;BYDAY=1MO")
        self.rule.setAccessibleName(_("Custom repeat (RRULE)"))
        self.preview = label(tone="muted", wrap=True)
        self.trouble = label(tone="fix", wrap=True)
        self.trouble.hide()
        held = reminder.recurrence if reminder else ""
        at_row = self.recurrence.findData(held)
        self.recurrence.setCurrentIndex(at_row if at_row >= 0 else self.recurrence.findData(OWN_RULE))
        self.rule.setText(held if at_row < 0 else "")
        self.ok = button(_("Save"), self._save, "primary")
        self.ok.setDefault(True)
        fields = column(spacing=10)
        for title, field in (
            (_("What to remember"), self.words),
            (_("First time"), self.at),
            (_("Time zone"), self.zone),
            (_("Repeats"), self.recurrence),
        ):
            field.setAccessibleName(title)
            fields.addLayout(column(label(title, tone="muted"), field, spacing=4))
        layout = column(
            fields, self.rule, self.preview, self.trouble, row(None, button(_("Cancel"), self.reject), self.ok),
            spacing=12,
        )  # fmt: skip
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self.recurrence.currentIndexChanged.connect(self._show)
        self.rule.textEdited.connect(self._show)
        self.at.dateTimeChanged.connect(self._show)
        self._show()

    def _typed(self) -> str:
        held = self.recurrence.currentData()
        return self.rule.text() if held == OWN_RULE else str(held)

    def _show(self) -> None:
        """Show the field for an own rule where it is wanted, and the next times."""
        self.rule.setVisible(self.recurrence.currentData() == OWN_RULE)
        at = self.at.moment()
        try:
            rule = recurring.checked(self._typed(), at)
        except PlanError as error:
            self.preview.setText(str(error))
            return
        walls = recurring.walls(rule, at, at - dt.timedelta(minutes=1), at + YEARS)
        found = [dates.moment(wall) for wall, _n in zip(walls, range(SHOWN), strict=False)]
        said = "" if not rule else _("Repeats {times} …").format(times=" · ".join(found))
        self.preview.setText(" ".join(filter(None, (said, recurring.left_out(rule, at)))))

    def _save(self) -> None:
        zone = self.zone.zone()
        values = (self.words.text(), self.at.moment(), zone, self._typed())
        try:  # tried here first, so that the sentence stands in the dialog
            times.zone(zone)
            recurring.checked(values[3], values[1])
            if not values[0].strip():
                raise PlanError(_("A reminder needs a few words, such as: order gift boxes."))
        except PlanError as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            return
        failed: list[str] = []
        self._store.failed.connect(failed.append)
        if self._reminder:
            self._store.do(reminder_settings.change_own(self._reminder.id or 0, *values))
        else:
            self._store.do(reminder_settings.add_own(*values))
        self._store.failed.disconnect(failed.append)
        if not failed:
            self.accept()


class PauseDialog(QDialog):
    """Asks until when no reminder comes."""

    def __init__(self, at: dt.datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Pause reminders"))
        self.setMinimumWidth(320)
        self.at = MomentEdit(_("Pause until"))
        self.at.show_moment(at)
        ok = button(_("Pause"), self.accept, "primary")
        ok.setDefault(True)
        layout = column(
            column(label(_("Pause until"), tone="muted"), self.at, spacing=4),
            label(
                _("What would come until then is left out, not listed as missed."), tone="muted", wrap=True
            ),
            row(None, button(_("Cancel"), self.reject), ok),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
