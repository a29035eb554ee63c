"""Joins the reminders' clock to the window: notifications, the badge, and what their buttons do."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.choices import ReminderKind
from models.reminder import Due
from planner import times
from planner.calendar.changes import Changes
from planner.presets import ASSETS
from planner.reminders import reminders
from planner.reminders.reminders import DueItem
from ui.background.clock import Clock
from ui.background.notify import Notifier
from ui.pieces.reminder_words import reminder_line, reminder_title

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

EVENING = dt.time(19)
PAGES = {
    ReminderKind.FIRST_HOUR: "firsthour",
    ReminderKind.FILMING_DAY: "filming",
    ReminderKind.WEEKLY_REVIEW: "review",
    ReminderKind.SEASON: "campaigns",
    ReminderKind.SEEN_AGAIN: "trend",
    ReminderKind.OWN: "reminders",
}
"""Where a reminder is dealt with that is about no single video or live event."""


class Reminding(QObject):
    """Runs while a calendar is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._store = window, window.store
        self.clock = Clock(window.store.workspace, self)
        icon = ASSETS / "icons" / "hookline.svg"
        self.notifier = Notifier(icon, self) if window.preferences["notifications"] else None
        self.clock.due.connect(self._tell)
        self.clock.missed.connect(self.count)
        self.clock.failed.connect(window.toast.say)
        self.clock.ticked.connect(window.store.workspace.look_outside)
        if self.notifier:
            self.notifier.done.connect(lambda due_id: self._store.do(reminders.done(due_id)))
            self.notifier.snoozed.connect(lambda due_id: self.snooze(due_id, "10min"))
            self.notifier.opened.connect(self.open)
        window.store.changed.connect(self._heard)

    def start(self) -> None:
        """Look at what fell due, and wait for what will."""
        if self.notifier:
            self.notifier.start()
        self.clock.start()
        self.count()

    def stop(self) -> None:
        """End the clock and the notifications."""
        self.clock.stop()
        if self.notifier:
            self.notifier.stop()

    def count(self) -> None:
        """Show on the navigation how much is due or was missed."""
        now = self._store.now()
        due = self._store.read(lambda session: reminders.due(session, now))
        missed = self._store.read(reminders.missed)
        for page in ("today", "reminders"):
            kind = "fix" if due else "consider"
            self._window.navigation.show_count(page, len(due) + len(missed), kind)
        self._window.counted.emit(len(due) + len(missed))

    def snooze(self, due_id: int, choice: str) -> None:
        """Tell of a reminder again later; ``choice`` is one of those that the menu offers."""
        self._store.do(reminders.snooze(due_id, snoozed_until(self._store.now(), choice, self._zone())))

    def _zone(self) -> str:
        return self._window.findings.calendar().zone

    def _tell(self, items: list[DueItem]) -> None:
        for item in items:
            self._window.toast.say(f"{reminder_title(item)}: {reminder_line(item)}")
            if self.notifier:
                self.notifier.tell(item)
            if not (self.notifier and self.notifier.available):
                self._window.reminded.emit(item)
        self.count()

    def open(self, due_id: int) -> None:
        """Show what a DueItem is about; a trend check begins at once."""
        if self.notifier:
            self.notifier.take_back(due_id)
        self._window.bring_forward()
        found = self._store.read(lambda session: reminders.items(session, [due_id]))
        kind = found[0].kind if found else None
        if found and kind is ReminderKind.FIRST_HOUR:
            self._window.show_page("firsthour").show_video(found[0].video_id)
        elif found and found[0].video_id:
            self._window.open_video(found[0].video_id)
        elif found and found[0].live_id:
            self._window.show_page("live").show_live(found[0].live_id)
        elif kind is ReminderKind.TREND_CHECK:
            self._window.show_page("trend").start()
        else:
            self._window.show_page(PAGES[kind] if kind else "today")

    def _heard(self, changes: Changes) -> None:
        if changes.concerns(*reminders.TABLES):
            self.count()
        if self.notifier:
            for due_id in changes.touched(Due):
                self.notifier.take_back(due_id)


def snoozed_until(now: dt.datetime, choice: str, zone: str) -> dt.datetime:
    """Return the UTC moment that a snooze ends; evening and tomorrow are on the zone's wall clock."""
    if choice == "10min":
        return now + dt.timedelta(minutes=10)
    if choice == "1h":
        return now + dt.timedelta(hours=1)
    wall = times.to_wall(now, zone)
    if choice == "evening" and wall.time() < EVENING:
        return times.to_utc(dt.datetime.combine(wall.date(), EVENING), zone)
    return times.to_utc(dt.datetime.combine(wall.date() + dt.timedelta(days=1), dt.time(9)), zone)
