"""The page of reminders: what is due, what was missed, what comes, and the user's own."""

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from models.choices import ReminderKind
from models.reminder import Reminder
from planner import dates, times
from planner.calendar import settings
from planner.i18n import N_, _
from planner.reminders import recurring, reminder_settings, reminders
from planner.reminders.reminders import DueItem, Occurrence
from ui.desk import Desk, Page
from ui.pieces.reminder_rows import due_buttons, reminder_row
from ui.reminders.dialog import PauseDialog, ReminderDialog
from ui.widgets.header import Header
from ui.widgets.parts import (
    Card,
    ElidedLabel,
    add_action,
    button,
    chip,
    clear,
    column,
    label,
    row,
    rule,
    scrolling,
)

AHEAD = dt.timedelta(days=30)
LINES = 40
"""How many coming reminders are shown at first, and more with each press of the button."""
MORNING = dt.time(9)
YEARS = dt.timedelta(days=3 * 366)
"""How far ahead it is looked whether a reminder ever comes again."""
PAUSES = (
    (1, N_("Until tomorrow morning")),
    (3, N_("For three days")),
    (7, N_("For a week")),
    (14, N_("For two weeks")),
)
"""Days, until 09:00 on the calendar's wall clock."""
TIME_WIDTH = 92


class RemindersPage(Page):
    """One list of everything that wants to be remembered."""

    shows = reminders.TABLES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown = LINES
        self.header = Header(_("Reminders"))
        self.summary = ElidedLabel(tone="muted")
        self.header.left.addWidget(self.summary, 1)
        self.header.spread()
        self.pause = button(_("Pause"), None, "menu")
        menu = QMenu(self.pause)
        for days, text in PAUSES:
            add_action(menu, _(text), partial(self._pause, days))
        add_action(menu, _("Until…"), self._pause_until)
        self.pause.setMenu(menu)
        self.new = button(_("New reminder…"), self.add)
        choose = button(_("Reminder settings…"), partial(desk.go, "settings", act="show_reminders"))
        self.header.right.addWidget(choose)
        self.header.right.addWidget(self.pause)
        self.header.right.addWidget(self.new)
        self._left, self._right = column(spacing=16), column(spacing=16)
        columns = row(spacing=16)
        columns.addLayout(self._left, 5)
        columns.addLayout(self._right, 3)
        columns.setContentsMargins(22, 20, 22, 20)
        self.setLayout(column(self.header, scrolling(columns), spacing=0))
        self.follow()
        self.refresh()
        self.acts = {"new_reminder": self.add}

    def refresh(self) -> None:
        """Read everything again."""
        self._stale = False
        store, now = self._store, self._store.now()
        calendar = store.read(settings.get)
        self._zone = calendar.zone
        due = store.read(lambda session: reminders.due(session, now))
        missed = store.read(reminders.missed)
        coming = store.read(lambda session: reminders.coming(session, now, now + AHEAD))
        listed = {one.reminder_id for one in (*due, *missed, *coming)}
        own = [
            one
            for one in store.read(reminder_settings.chosen)
            if one.kind is ReminderKind.OWN and (one.id in listed or not self._is_over(one, now))
        ]
        paused = calendar.paused_until if calendar.paused_until and calendar.paused_until > now else None
        self.summary.show_text(
            _("{due} due, {missed} missed, {coming} in the next 30 days").format(
                due=len(due), missed=len(missed), coming=len(coming)
            )
        )
        clear(self._left)
        clear(self._right)
        if paused:
            self._left.addWidget(self._paused_card(paused))
        self._left.addWidget(self._due_card(due))
        if missed:
            self._left.addWidget(self._missed_card(missed))
        self._left.addWidget(self._coming_card(coming, times.to_wall(now, self._zone).date()))
        self._left.addStretch(1)
        self._right.addWidget(self._own_card(own))
        self._right.addStretch(1)
        for one in (self.pause, self.new):
            one.setEnabled(not store.read_only)

    def add(self) -> None:
        """Ask for a new reminder, at the next full hour."""
        ReminderDialog(self._store, None, self._next_hour(), self).exec()

    def _is_over(self, one: Reminder, now: dt.datetime) -> bool:
        """Whether a reminder of the user's own does not come any more."""
        at = times.to_wall(now, one.zone)
        return one.at is not None and not any(recurring.walls(one.recurrence, one.at, at, at + YEARS))

    def _next_hour(self) -> dt.datetime:
        wall = times.to_wall(self._store.now(), self._zone).replace(minute=0, second=0, microsecond=0)
        return wall + dt.timedelta(hours=1)

    def _paused_card(self, until: dt.datetime) -> Card:
        card = Card()
        words = _("Reminders are paused until {moment}.").format(
            moment=dates.moment(times.to_wall(until, self._zone))
        )
        line = row(label(words, wrap=True), button(_("Go on"), self._go_on, "smallprimary"))
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    def _due_card(self, due: list[DueItem]) -> Card:
        card = Card(_("Due now"))
        if not due:
            card.body.addWidget(label(_("Nothing is due."), tone="muted"))
        self._fill(card, [self._due_row(item) for item in due])
        return card

    def _missed_card(self, missed: list[DueItem]) -> Card:
        card = Card(_("While you were away"))
        if len(missed) > 1:
            card.head.addWidget(button(_("Skip all"), self._skip_all, "small"))
        self._fill(card, [self._due_row(item) for item in missed])
        return card

    def _due_row(self, item: DueItem) -> QWidget:
        buttons = due_buttons(
            item,
            open_it=self.desk.due_wanted.emit,
            done=lambda due_id: self._store.do(reminders.done(due_id)),
            snooze=self.desk.snooze,
            skip=lambda due_id: self._store.do(reminders.skip(due_id)),
        )
        for one in buttons[1:]:
            one.setEnabled(not self._store.read_only)
        return reminder_row(
            f"{dates.day(item.wall.date())}\n{item.wall:%H:%M}", item, *buttons, width=TIME_WIDTH
        )

    def _coming_card(self, coming: list[Occurrence], today: dt.date) -> Card:
        card = Card(_("Coming"))
        if not coming:
            card.body.addWidget(label(_("Nothing comes in the next 30 days."), tone="muted"))
        day = None
        for item in coming[: self._shown]:
            wall = times.to_wall(item.told_utc, self._zone) if item.told_utc else item.wall
            if wall.date() != day:
                day = wall.date()
                names = {today: _("Today"), today + dt.timedelta(days=1): _("Tomorrow")}
                card.body.addWidget(label(names.get(day, dates.long_day(day)), tone="faint"))
            card.body.addWidget(self._coming_row(item, wall))
        if len(coming) > self._shown:
            card.body.addLayout(row(button(_("Show more"), self._more, "small"), None))
        return card

    def _coming_row(self, item: Occurrence, wall: dt.datetime) -> QWidget:
        marks: list[QWidget] = []
        if item.told_utc:
            marks.append(chip(_("waits from {time}").format(time=f"{item.wall:%H:%M}")))
        if isinstance(item, DueItem):
            marks.append(chip(_("snoozed")))
        skip = button(_("Skip"), partial(self._skip_ahead, item), "small", _("Skip it this once"))
        skip.setEnabled(not self._store.read_only)
        return reminder_row(f"{wall:%H:%M}", item, *marks, skip)

    def _own_card(self, own: list[Reminder]) -> Card:
        card = Card(_("Your own reminders"))
        if not own:
            card.body.addWidget(
                label(
                    _("Anything else that should not be forgotten, once or again and again."),
                    tone="muted",
                    wrap=True,
                )
            )
        lines = []
        for one in own:
            when = " · ".join(
                filter(None, (dates.moment(one.at) if one.at else "", recurring.label(one.recurrence)))
            )
            words = column(ElidedLabel(one.text, size="strong"), ElidedLabel(when, tone="muted"), spacing=1)
            change = button(_("Edit…"), partial(self._change, one), "small")
            delete = button(_("Delete"), partial(self._delete, one.id or 0), "small")
            for made in (change, delete):
                made.setEnabled(not self._store.read_only)
                made.setAccessibleName(f"{made.text()}: {one.text}")
            line = QWidget()
            layout = row(words, change, delete, spacing=10)
            layout.setStretch(0, 1)
            layout.setContentsMargins(0, 4, 0, 4)
            line.setLayout(layout)
            lines.append(line)
        self._fill(card, lines)
        return card

    def _fill(self, card: Card, lines: list[QWidget]) -> None:
        for at, line in enumerate(lines):
            if at:
                card.body.addWidget(rule())
            card.body.addWidget(line)

    def _change(self, one: Reminder) -> None:
        ReminderDialog(self._store, one, self._next_hour(), self).exec()

    def _delete(self, reminder_id: int) -> None:
        self._store.do(reminder_settings.delete_own(reminder_id), offer_undo=True)

    def _skip_all(self) -> None:
        self._store.do(reminders.skip_all_missed(), offer_undo=True)

    def _skip_ahead(self, item: Occurrence) -> None:
        edit = reminders.skip(item.id) if isinstance(item, DueItem) else reminders.skip_ahead(item)
        self._store.do(edit, offer_undo=True)

    def _pause(self, days: int) -> None:
        day = times.to_wall(self._store.now(), self._zone).date() + dt.timedelta(days=days)
        until = times.to_utc(dt.datetime.combine(day, MORNING), self._zone)
        self._store.do(reminder_settings.pause(until), offer_undo=True)

    def _pause_until(self) -> None:
        """Ask for the moment, next Monday morning at first."""
        today = times.to_wall(self._store.now(), self._zone).date()
        monday = dates.week_of(today) + dt.timedelta(weeks=1)
        dialog = PauseDialog(dt.datetime.combine(monday, MORNING), self)
        if dialog.exec() == PauseDialog.DialogCode.Accepted:
            until = times.to_utc(dialog.at.moment(), self._zone)
            self._store.do(reminder_settings.pause(until), offer_undo=True)

    def _go_on(self) -> None:
        self._store.do(reminder_settings.pause(None))

    def _more(self) -> None:
        self._shown += LINES
        self.refresh()
