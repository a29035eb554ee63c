"""The page of reminders: what is due, what was missed, what comes, and the user's own."""

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from models.choices import ReminderKind
from models.reminder import Reminder
from planner import dates, times
from planner.calendar import settings
from planner.i18n import N_, _, ngettext
from planner.reminders import recurring, reminder_settings, reminders
from planner.reminders.reminders import DueItem, Occurrence
from ui.desk import Desk, Page
from ui.pieces.missed_rows import missed_row
from ui.pieces.reminder_rows import Deeds, due_row, sign_of
from ui.pieces.reminder_words import row_words
from ui.reminders.dialog import PauseDialog, ReminderDialog
from ui.reminders.own_panel import OwnPanel, own_card, when_and_how
from ui.theme import theme
from ui.widgets.day_row import DayRow, place_of, put_back, rows_of
from ui.widgets.header import Header
from ui.widgets.outline import dress
from ui.widgets.parts import Card, ElidedLabel, add_action, button, chip, clear, column, label, row, scrolling
from ui.widgets.row_card import Outline, fill, note, rows_card
from ui.widgets.segments import Segments

WEEK = dt.timedelta(days=7)
MOST_WEEKS = 8
"""How far ahead the page looks, a week more with each press of the button."""
PANEL = 316
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
POSTS = (ReminderKind.POST, ReminderKind.FIRST_HOUR)
LIVES = (ReminderKind.LIVE, ReminderKind.LIVE_LINE, ReminderKind.LIVE_AFTER)
KINDS = {
    "all": (N_("All"), tuple(ReminderKind)),
    "posts": (N_("Posts"), POSTS),
    "live": (N_("Live"), LIVES),
    "own": (N_("Own"), (ReminderKind.OWN,)),
}
"""What of the coming ones can be shown alone."""


class RemindersPage(Page):
    """One list of everything that wants to be remembered."""

    shows = reminders.TABLES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._weeks, self._kind = 1, "all"
        self._unfolded: set[int] = set()
        """The reminders whose missed times are all shown."""
        self.header = Header(_("Reminders"))
        self.summary = ElidedLabel(tone="muted")
        self.summary.setMinimumWidth(60)
        self.header.left.addWidget(self.summary, 1)
        self.header.spread()
        self.pause = button(_("Pause"), None, "menu")
        dress(self.pause, "bell-off", size=15)
        menu = QMenu(self.pause)
        for days, text in PAUSES:
            add_action(menu, _(text), partial(self._pause, days))
        add_action(menu, _("Until…"), self._pause_until)
        self.pause.setMenu(menu)
        self._go = partial(desk.go, "settings", act="show_reminders")
        choose = button(_("Settings…"), self._go)
        choose.setAccessibleName(_("Reminder settings…"))
        self.header.right.addWidget(choose)
        self.header.right.addWidget(self.pause)
        self.panel = OwnPanel(self.add)
        self.new = self.panel.new
        self._left = column(spacing=12)
        self._left.setContentsMargins(18, 14, 18, 14)
        side = scrolling(self.panel)
        side.setFixedWidth(theme.px(PANEL))
        self.setLayout(column(self.header, row(scrolling(self._left), side, spacing=0), spacing=0))
        self._deeds = Deeds(desk.due_wanted.emit, self._done, desk.snooze, self._skip)
        self.follow()
        self.refresh()
        self.acts = {"new_reminder": self.add}

    def first_focus(self) -> QWidget:
        """The first row."""
        return next(iter(rows_of(self)), self)

    def refresh(self) -> None:
        """Read everything again."""
        self._stale = False
        store, now = self._store, self._store.now()
        calendar = store.read(settings.get)
        self._zone = calendar.zone
        due = store.read(lambda session: reminders.due(session, now))
        missed = store.read(reminders.missed)
        coming = store.read(lambda session: reminders.coming(session, now, now + self._weeks * WEEK))
        paused = calendar.paused_until if calendar.paused_until and calendar.paused_until > now else None
        ahead = ngettext("{n} in the next week", "{n} in the next {weeks} weeks", self._weeks)
        words = _("{due} due, {missed} missed").format(due=len(due), missed=len(missed))
        self.summary.show_text(f"{words}, {ahead.format(n=len(coming), weeks=self._weeks)}")
        place = place_of(self)
        clear(self._left)
        if paused:
            self._left.addWidget(self._paused_card(paused))
        self._left.addWidget(self._due_card(due))
        if missed:
            self._left.addWidget(self._missed_card(missed))
        self._left.addWidget(self._coming_card(coming, times.to_wall(now, self._zone).date()))
        self._left.addStretch(1)
        self._fill_panel(now)
        put_back(self, place)
        for one in (self.pause, self.new):
            one.setEnabled(not store.read_only)

    def _fill_panel(self, now: dt.datetime) -> None:
        body, writes = self.panel.body, not self._store.read_only
        clear(body)
        chosen = self._store.read(reminder_settings.chosen)
        own = [one for one in chosen if one.kind is ReminderKind.OWN and not self._is_over(one, now)]
        if not own:
            words = _("Anything else that should not be forgotten, once or again and again.")
            body.addWidget(label(words, tone="muted", wrap=True))
        for one in own:
            wall = times.to_wall(now, times.usable(one.zone, self._zone))
            deeds = partial(self._change, one), partial(self._delete, one.id or 0)
            body.addWidget(own_card(one, wall, *deeds, writes))
        body.addSpacing(6)
        body.addLayout(when_and_how(self._store.read(settings.get), chosen, self._go))

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
        words = _("Reminders are paused until {moment}.").format(
            moment=dates.moment(times.to_wall(until, self._zone))
        )
        card = Card(margin=14)
        line = row(Outline("bell-off"), label(words, wrap=True), button(_("Go on"), self._go_on, "small"))
        line.setStretch(1, 1)
        card.body.addLayout(line)
        return card

    def _due_card(self, due: list[DueItem]) -> Card:
        card = rows_card(_("Due now"))
        if not due:
            note(card, _("Nothing is due."))
            return card
        card.setProperty("card", "due")
        kept, today = self.desk.findings.covers, self._today()
        rows = []
        for at, item in enumerate(due):
            day = "" if item.wall.date() == today else f"{dates.weekday(item.wall.date())} {item.wall.day}\n"
            rows.append(
                due_row(f"{day}{dates.clock(item.wall)}", item, kept, self._deeds_now(), first=at == 0)
            )
        fill(card, rows)
        return card

    def _deeds_now(self) -> Deeds:
        deeds = self._deeds
        return Deeds(deeds.open, deeds.done, deeds.snooze, deeds.skip, not self._store.read_only)

    def _today(self) -> dt.date:
        return times.to_wall(self._store.now(), self._zone).date()

    def _missed_card(self, missed: list[DueItem]) -> Card:
        card = rows_card(_("Missed"))
        card.head.insertWidget(1, label(_("once a reminder, however often"), tone="muted"))
        every = [one.id for one in missed]
        if len(missed) > 1:
            skip = button(_("Skip all"), partial(self._skip_several, every), "quiet")
            skip.setEnabled(not self._store.read_only)
            card.head.addWidget(skip)
        rows: list[QWidget] = []
        for group in reminders.together(missed):
            made = missed_row(group, self.desk.findings.covers, self._deeds_now(), self._skip_several)
            rows.append(made)
            if len(group) > 1:
                rows += self._times(made, group)
        fill(card, rows)
        return card

    def _times(self, made: DayRow, group: list[DueItem]) -> list[QWidget]:
        """Let a row show all its times, and return these where they are shown."""
        reminder = group[0].reminder_id
        shown = reminder in self._unfolded
        n = len(group)
        more = _("Show both") if n == 2 else _("Show all {n}").format(n=n)
        toggle = button(_("Hide") if shown else more, partial(self._unfold, reminder), "quiet")
        toggle.setAccessibleName(f"{toggle.text()}: {made.first.accessibleName()}")
        made.ends.insertWidget(0, toggle)
        if not shown:
            return []
        lines = []
        for item in group:
            words = label(dates.moment(item.wall), tone="muted")
            done = button(_("Done"), partial(self._done, item.id), "small")
            skip = button(_("Skip"), partial(self._skip, item.id), "quiet")
            for one in (done, skip):
                one.setAccessibleName(f"{one.text()}: {row_words(item)[0]}, {words.text()}")
                one.setEnabled(not self._store.read_only)
            line = QWidget()
            layout = row(words, None, skip, done)
            layout.setContentsMargins(12 + theme.px(100), 2, 12, 2)
            line.setLayout(layout)
            lines.append(line)
        return lines

    def _unfold(self, reminder: int) -> None:
        self._unfolded ^= {reminder}
        self.refresh()

    def _coming_card(self, coming: list[Occurrence], today: dt.date) -> Card:
        card = rows_card(_("Upcoming"))
        kinds = Segments(_("Kind"), {name: _(text) for name, (text, _kinds) in KINDS.items()})
        kinds.choose(self._kind)
        kinds.chosen.connect(self._show_kind)
        card.head.addWidget(kinds)
        shown = [item for item in coming if item.kind in KINDS[self._kind][1]]
        if not shown:
            weeks = ngettext(
                "Nothing comes in the next week.", "Nothing comes in the next {n} weeks.", self._weeks
            )
            note(card, weeks.format(n=self._weeks))
        day = None
        for item in shown:
            wall = times.to_wall(item.told_utc, self._zone) if item.told_utc else item.wall
            if wall.date() != day:
                day = wall.date()
                card.body.addWidget(_day_head(day, today))
            card.body.addWidget(self._coming_row(item, wall))
        if self._weeks < MOST_WEEKS:
            more = button(_("Show more"), self._more, "quiet")
            foot = row(more, None)
            foot.setContentsMargins(6, 6, 6, 2)
            card.body.addLayout(foot)
        return card

    def _show_kind(self, name: str) -> None:
        self._kind = name
        self.refresh()

    def _coming_row(self, item: Occurrence, wall: dt.datetime) -> DayRow:
        kept = self.desk.findings.covers
        made = DayRow(f"coming:{item.key}", dates.clock(wall), sign_of(item, kept), *row_words(item))
        if item.told_utc:
            text = _("waits from {time}").format(time=dates.clock(item.wall))
            made.add(chip(text), says=text)
        if isinstance(item, DueItem):
            made.add(chip(_("snoozed")), says=_("snoozed"))
        skip = button(_("Skip"), partial(self._skip_ahead, item), "quiet", _("Skip it this once"))
        skip.setEnabled(not self._store.read_only)
        what = f"{row_words(item)[0]}, {dates.moment(wall)}"
        skip.setAccessibleName(_("Skip: {what}").format(what=what))
        made.add(skip)
        if item.video_id:
            made.open_by(partial(self.desk.open_video, item.video_id))
        elif item.live_id:
            made.open_by(partial(self.desk.go, "live", live=item.live_id))
        return made

    def _change(self, one: Reminder) -> None:
        ReminderDialog(self._store, one, self._next_hour(), self).exec()

    def _delete(self, reminder_id: int) -> None:
        self._store.do(reminder_settings.delete_own(reminder_id), offer_undo=True)

    def _done(self, due_id: int) -> None:
        self._store.do(reminders.done(due_id))

    def _skip(self, due_id: int) -> None:
        self._store.do(reminders.skip(due_id))

    def _skip_several(self, ids: list[int]) -> None:
        self._store.do(reminders.skip_several(ids), offer_undo=True)

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
        self._weeks += 1
        self.refresh()


def _day_head(day: dt.date, today: dt.date) -> QWidget:
    """Return the line above a day's rows: "Today  Wednesday 9 December"."""
    names = {today: _("Today"), today + dt.timedelta(days=1): _("Tomorrow")}
    line = QWidget()
    parts = [label(names[day], size="strong")] if day in names else []
    layout = row(*parts, label(dates.long_day(day), tone="muted"), None, spacing=6)
    layout.setContentsMargins(12, 10, 12, 4)
    line.setLayout(layout)
    return line
