"""The cards of the settings page that are about reminders: which ones come, and when nobody wants to be told."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QSpinBox

from models.choices import ReminderKind
from models.reminder import Reminder
from planner import dates
from planner.calendar import settings
from planner.calendar.workspace import Edit
from planner.errors import PlanError
from planner.i18n import N_, _, ngettext
from planner.reminders import reminder_settings
from planner.texts import typed_spans
from ui.settings.fields import add_field, set_number, set_text
from ui.store import Store
from ui.widgets.parts import Card, label, row, spin_box
from ui.widgets.time_field import TimeField

DAY_MINUTES = 24 * 60
SIMPLE = (
    (ReminderKind.LIVE_LINE, N_("Each line of the list before a live event")),
    (ReminderKind.SEASON, N_("Days on which to begin a season or campaign")),
    (ReminderKind.SEEN_AGAIN, N_("Sounds and hashtags of coming videos to look at again")),
    (ReminderKind.LOW_STOCK, N_("Products that fall below their buffer")),
    (ReminderKind.SAMPLE_DUE, N_("Videos of samples that are due")),
    (ReminderKind.RIGHTS_END, N_("Rights and ad codes that end, 14, 7 and 3 days before")),
)
"""Kinds that are on or off, and come at their own time."""


class Weekly:
    """The fields of a kind that comes on weekdays: on, time, minutes, days."""

    def __init__(self, card: Card, title: str, changed: Callable[[], object]) -> None:
        self.on = QCheckBox(title)
        self.time = TimeField()
        self.minutes = spin_box(5, 120, step=5, suffix=" " + _("min"), name=_("Length"))
        self.days, layout = weekday_buttons(changed)
        self.on.clicked.connect(changed)
        self.time.editingFinished.connect(changed)
        self.minutes.valueChanged.connect(changed)
        card.body.addWidget(self.on)
        add_field(card, _("Time and length"), row(self.time, self.minutes, None))
        add_field(card, _("Days"), layout)

    def show(self, reminder: Reminder) -> None:
        """Show what the calendar holds."""
        self.on.setChecked(reminder.on)
        if reminder.time:
            self.time.show_time(reminder.time)
        set_number(self.minutes, reminder.minutes)
        for day, made in enumerate(self.days):
            made.setChecked(day in reminder.weekdays)
        for field in (self.time, self.minutes, *self.days):
            field.setEnabled(reminder.on)

    def values(self) -> tuple[bool, dt.time, list[int], int]:
        """Return what is shown, as the edits take it."""
        return self.on.isChecked(), self.time.wall(), checked_days(self.days), self.minutes.value()


class RemindersCard(Card):
    """Which reminders the calendar gives, and when."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Reminders"))
        self._store = store
        self._filling = True
        self.trend = Weekly(self, _("Daily trend check"), self._change_trend)
        self.review = Weekly(self, _("Weekly review"), self._change_review)
        self.post_on, self.post_minutes = self._line(
            _("At each video's posting time"), spin_box(0, DAY_MINUTES, step=5, suffix=" " + _("min before")),
            lambda on, n: reminder_settings.set_post(on, n),
        )  # fmt: skip
        self.hour_on, self.hour_minutes = self._line(
            _("First hour of comments"), spin_box(0, 120, step=5, suffix=" " + _("min after the post")),
            lambda on, n: reminder_settings.set_kind(ReminderKind.FIRST_HOUR, on, -n),
        )  # fmt: skip
        self.film_time, self.filming_time = TimeField(), TimeField()
        self.film_on, self.film_days = self._line(
            _("Videos that are not filmed yet"), days_box(),
            lambda on, n: reminder_settings.set_kind(
                ReminderKind.FILM, on, n * DAY_MINUTES, self.film_time.wall()
            ),
            self.film_time,
        )  # fmt: skip
        self.filming_on, self.filming_days = self._line(
            _("Filming days"), days_box(),
            lambda on, n: reminder_settings.set_kind(
                ReminderKind.FILMING_DAY, on, n * DAY_MINUTES, self.filming_time.wall()
            ),
            self.filming_time,
        )  # fmt: skip
        self.live_offsets = self._offsets(_("Before a live event"), _("For example: 1 day, 1 h, 10 min"))
        self.after_offsets = self._offsets(_("After a live event"), _("For example: 0 min, 1 day"))
        self.simple = {kind: QCheckBox(_(text)) for kind, text in SIMPLE}
        for kind, box in self.simple.items():
            box.clicked.connect(lambda on, kind=kind: self._change_simple(kind, on))
            self.body.addWidget(box)

    def show_chosen(self) -> None:
        """Show what the calendar holds."""
        self._filling = True
        by_kind: dict[ReminderKind, list[Reminder]] = {kind: [] for kind in ReminderKind}
        for reminder in self._store.read(reminder_settings.chosen):
            by_kind[reminder.kind].append(reminder)
        for kind, fields in (
            (ReminderKind.TREND_CHECK, self.trend),
            (ReminderKind.WEEKLY_REVIEW, self.review),
        ):
            for reminder in by_kind[kind]:
                fields.show(reminder)
        for kind, on, number, unit, time in (
            (ReminderKind.POST, self.post_on, self.post_minutes, 1, None),
            (ReminderKind.FIRST_HOUR, self.hour_on, self.hour_minutes, -1, None),
            (ReminderKind.FILM, self.film_on, self.film_days, DAY_MINUTES, self.film_time),
            (ReminderKind.FILMING_DAY, self.filming_on, self.filming_days, DAY_MINUTES, self.filming_time),
        ):
            for reminder in by_kind[kind]:
                on.setChecked(reminder.on)
                set_number(number, reminder.minutes // unit)
                number.setEnabled(reminder.on)
                if time and reminder.time:
                    time.show_time(reminder.time)
                    time.setEnabled(reminder.on)
        for kind, field in (
            (ReminderKind.LIVE, self.live_offsets),
            (ReminderKind.LIVE_AFTER, self.after_offsets),
        ):
            set_text(field, ", ".join(map(dates.minutes, offsets(by_kind[kind]))))
        for kind, box in self.simple.items():
            box.setChecked(any(one.on for one in by_kind[kind]))
        self._filling = False

    def _line(
        self,
        title: str,
        number: QSpinBox,
        edit: Callable[[bool, int], Edit[None]],
        time: TimeField | None = None,
    ) -> tuple[QCheckBox, QSpinBox]:
        """Add a line that turns a kind on and says how long before its subject it comes."""
        on = QCheckBox(_("Remind"))
        number.setAccessibleName(title)

        def change() -> None:
            if not self._filling:
                self._store.do(edit(on.isChecked(), number.value()))

        on.clicked.connect(change)
        number.valueChanged.connect(change)
        fields = row(on, number, spacing=8)
        if time is not None:
            time.editingFinished.connect(change)
            fields.addWidget(label(_("at"), tone="muted"))
            fields.addWidget(time)
        fields.addStretch(1)
        add_field(self, title, fields)
        return on, number

    def _offsets(self, title: str, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(example)
        field.editingFinished.connect(self._change_offsets)
        add_field(self, title, field)
        return field

    def _change_trend(self) -> None:
        if not self._filling:
            self._store.do(reminder_settings.set_trend_check(*self.trend.values()))

    def _change_review(self) -> None:
        if not self._filling:
            self._store.do(reminder_settings.set_weekly_review(*self.review.values()))

    def _change_simple(self, kind: ReminderKind, on: bool) -> None:
        self._store.do(reminder_settings.set_on(kind, on))

    def _change_offsets(self) -> None:
        shown = self._store.read(reminder_settings.chosen)
        for field, kind, edit in (
            (self.live_offsets, ReminderKind.LIVE, reminder_settings.set_lives),
            (self.after_offsets, ReminderKind.LIVE_AFTER, reminder_settings.set_after_lives),
        ):
            try:
                wanted = sorted(set(typed_spans.minutes(field.text())), reverse=True)
            except PlanError as error:
                self._store.failed.emit(str(error))
                return
            if sorted(wanted) != sorted(offsets([one for one in shown if one.kind is kind])):
                field.setModified(False)
                self._store.do(edit(tuple(wanted)))


class QuietCard(Card):
    """Quiet hours and days off: what can wait comes afterwards."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Quiet hours and days off"))
        self._store = store
        self._filling = True
        self.body.addWidget(
            label(
                _(
                    "Non-urgent reminders wait until quiet hours end. Posts, first hours and live events are on time."
                ),
                tone="muted",
                wrap=True,
            )
        )
        self.quiet = QCheckBox(_("Quiet"))
        self.begin, self.end = TimeField(), TimeField()
        self.begin.setAccessibleName(_("Quiet from"))
        self.end.setAccessibleName(_("Quiet until"))
        self.days, layout = weekday_buttons(self._change_days)
        self.dates = QLineEdit()
        self.dates.setPlaceholderText(_("Dates, for example: 2026-12-25, 2027-01-01"))
        self.quiet.clicked.connect(self._change_quiet)
        for field in (self.begin, self.end):
            field.editingFinished.connect(self._change_quiet)
        self.dates.editingFinished.connect(self._change_days)
        add_field(self, _("Quiet hours"), row(self.quiet, self.begin, label("–"), self.end, None))
        add_field(self, _("Days off"), layout)
        add_field(self, _("Dates off"), self.dates)

    def show_chosen(self) -> None:
        """Show what the calendar holds."""
        self._filling = True
        calendar = self._store.read(settings.get)
        begin, end = calendar.quiet_from, calendar.quiet_to
        self.quiet.setChecked(begin is not None)
        for field, time in ((self.begin, begin or dt.time(22)), (self.end, end or dt.time(7))):
            field.show_time(time)
            field.setEnabled(begin is not None)
        for day, made in enumerate(self.days):
            made.setChecked(day in calendar.off_weekdays)
        set_text(self.dates, ", ".join(calendar.days_off))
        self._filling = False

    def _change_quiet(self) -> None:
        on = self.quiet.isChecked()
        wanted = (self.begin.wall(), self.end.wall()) if on else (None, None)
        calendar = self._store.read(settings.get)
        if not self._filling and wanted != (calendar.quiet_from, calendar.quiet_to):
            self._store.do(reminder_settings.set_quiet(*wanted))

    def _change_days(self) -> None:
        texts = [one.strip() for one in self.dates.text().replace(";", ",").split(",") if one.strip()]
        try:
            wanted = [dt.date.fromisoformat(text) for text in texts]
        except ValueError:
            self._store.failed.emit(
                _("Type dates as year-month-day with commas between them, such as 2026-12-25.")
            )
            return
        calendar = self._store.read(settings.get)
        days = checked_days(self.days)
        now = (calendar.off_weekdays, calendar.days_off)
        if not self._filling and (days, sorted({one.isoformat() for one in wanted})) != now:
            self.dates.setModified(False)
            self._store.do(reminder_settings.set_days_off(days, wanted))
            self.show_chosen()


def days_box() -> QSpinBox:
    """Return a field for days before something."""
    box = spin_box(0, 28)

    def say(days: int) -> None:
        box.setSuffix(" " + ngettext("day before", "days before", days))

    box.valueChanged.connect(say)
    say(0)
    return box


def offsets(reminders: list[Reminder]) -> list[int]:
    """Return the minutes of reminders that are on, the largest first, without their sign."""
    return sorted((abs(one.minutes) for one in reminders if one.on), reverse=True)


def weekday_buttons(changed: Callable[[], object]) -> tuple[list[QPushButton], QHBoxLayout]:
    """Return a button for each day of the week, Monday first, and the row in which they stand."""
    made: list[QPushButton] = []
    days = row(spacing=4)
    for day, name in enumerate(dates.SHORT_WEEKDAYS):
        one = QPushButton(_(name))
        one.setProperty("kind", "day")
        one.setCheckable(True)
        one.setAccessibleName(_(dates.WEEKDAYS[day]))
        one.clicked.connect(changed)
        made.append(one)
        days.addWidget(one)
    days.addStretch(1)
    return made, days


def checked_days(buttons: list[QPushButton]) -> list[int]:
    """Return the days of the week whose buttons are pressed; 0 is Monday."""
    return [day for day, made in enumerate(buttons) if made.isChecked()]
