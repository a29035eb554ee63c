"""The card of the settings page that is about reminders."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTimeEdit

from models.choices import ReminderKind
from planner import dates, reminders
from planner.i18n import _
from ui.settings.fields import add_field, set_text
from ui.store import Store
from ui.widgets.parts import Card, roomy, row, spin_box


class RemindersCard(Card):
    """Which reminders the calendar gives, and when."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Reminders"))
        self._store = store
        self._filling = True
        self.trend_on = QCheckBox(_("Daily trend check"))
        self.trend_time = QTimeEdit()
        self.trend_time.setDisplayFormat("HH:mm")
        self.trend_time.setKeyboardTracking(False)
        roomy(self.trend_time)
        self.trend_minutes = spin_box(5, 120, step=5, suffix=" " + _("min"), name=_("Length"))
        self.trend_days: list[QPushButton] = []
        days = row(spacing=4)
        for day, name in enumerate(dates.SHORT_WEEKDAYS):
            made = QPushButton(_(name))
            made.setProperty("kind", "toggle")
            made.setCheckable(True)
            made.setAccessibleName(_(dates.WEEKDAYS[day]))
            made.clicked.connect(self._change_trend)
            self.trend_days.append(made)
            days.addWidget(made)
        days.addStretch(1)
        self.trend_on.clicked.connect(self._change_trend)
        self.trend_time.editingFinished.connect(self._change_trend)
        self.trend_minutes.valueChanged.connect(self._change_trend)
        self.post_on = QCheckBox(_("At each video's posting time"))
        self.post_minutes = spin_box(
            0, 24 * 60, step=5, suffix=" " + _("min before"), name=_("Minutes before posting")
        )
        self.post_on.clicked.connect(self._change_post)
        self.post_minutes.valueChanged.connect(self._change_post)
        self.live_offsets = QLineEdit()
        self.live_offsets.setPlaceholderText(_("For example: 1440, 60, 10"))
        self.live_offsets.editingFinished.connect(self._change_lives)
        self.body.addWidget(self.trend_on)
        add_field(self, _("Time and length"), row(self.trend_time, self.trend_minutes, None))
        add_field(self, _("Days"), days)
        add_field(self, self.post_on.text(), row(self.post_on, self.post_minutes, None))
        self.post_on.setText(_("Remind"))
        add_field(self, _("Minutes before a live event"), self.live_offsets)

    def show_chosen(self) -> None:
        """Show what the calendar holds."""
        self._filling = True
        offsets = []
        for reminder in self._store.read(reminders.chosen):
            if reminder.kind is ReminderKind.TREND_CHECK and reminder.time:
                self.trend_on.setChecked(reminder.on)
                self.trend_time.setTime(QTime(reminder.time.hour, reminder.time.minute))
                self.trend_minutes.setValue(reminder.minutes)
                for day, made in enumerate(self.trend_days):
                    made.setChecked(day in reminder.weekdays)
            elif reminder.kind is ReminderKind.POST:
                self.post_on.setChecked(reminder.on)
                self.post_minutes.setValue(reminder.minutes)
            elif reminder.kind is ReminderKind.LIVE and reminder.on:
                offsets.append(reminder.minutes)
        set_text(self.live_offsets, ", ".join(map(str, sorted(offsets, reverse=True))))
        for field in (self.trend_time, self.trend_minutes, *self.trend_days):
            field.setEnabled(self.trend_on.isChecked())
        self.post_minutes.setEnabled(self.post_on.isChecked())
        self._filling = False

    def _unless_filling(self, do: Callable[[], object]) -> None:
        if not self._filling:
            do()

    def _change_trend(self) -> None:
        time = self.trend_time.time()
        days = [day for day, made in enumerate(self.trend_days) if made.isChecked()]
        self._unless_filling(
            lambda: self._store.do(
                reminders.set_trend_check(
                    self.trend_on.isChecked(),
                    dt.time(time.hour(), time.minute()),
                    days,
                    self.trend_minutes.value(),
                )
            )
        )

    def _change_post(self) -> None:
        self._unless_filling(
            lambda: self._store.do(reminders.set_post(self.post_on.isChecked(), self.post_minutes.value()))
        )

    def _change_lives(self) -> None:
        texts = self.live_offsets.text().replace(";", ",").split(",")
        try:
            offsets = sorted({int(text) for text in texts if text.strip()}, reverse=True)
        except ValueError:
            self._store.failed.emit(_("Type whole minutes with commas between them, such as 1440, 60, 10."))
            return
        shown = self._store.read(reminders.chosen)
        now = sorted((r.minutes for r in shown if r.kind is ReminderKind.LIVE and r.on), reverse=True)
        if offsets != now:
            self.live_offsets.setModified(False)
            self._store.do(reminders.set_lives(tuple(offsets)))
