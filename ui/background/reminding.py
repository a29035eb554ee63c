"""Joins the reminders' clock to the window: notifications, the badge, and what their buttons do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.choices import ReminderKind
from models.reminder import Due
from planner.calendar.changes import Changes
from planner.errors import PlanError
from planner.reminders import reminders
from planner.reminders.kinds import KINDS
from planner.reminders.reminders import DueItem
from ui import jobs
from ui.background.clock import AHEAD, Clock
from ui.background.notify import Notifier
from ui.pieces.reminder_words import reminder_line, reminder_title
from ui.theme import mark

if TYPE_CHECKING:
    import datetime as dt

    from ui.desk import Desk


class Reminding(QObject):
    """Runs while a calendar is open."""

    counted = Signal(int, str)
    """How many reminders are due or were missed, and what the number weighs: "fix" or "consider"."""
    reminded = Signal(object)
    """A DueItem that fell due and that the desktop was not told of."""
    forward_wanted = Signal()
    """Something is about to be shown that the user asked for outside of the window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._store = desk, desk.store
        self._over = False
        self.clock = Clock(self._store.workspace, self)
        self.notifier = Notifier(mark(128), self) if desk.preferences["notifications"] else None
        self.clock.due.connect(self._tell)
        self.clock.missed.connect(self.count)
        self.clock.failed.connect(desk.said)
        self.clock.ticked.connect(self._store.workspace.look_outside)
        if self.notifier:
            self.notifier.done.connect(lambda due_id: self._store.do(reminders.done(due_id)))
            self.notifier.snoozed.connect(lambda due_id: desk.snooze(due_id, "10min"))
            self.notifier.opened.connect(self.open)
        self._store.changed.connect(self._heard)

    def start(self) -> None:
        """Look at what fell due, and wait for what will. Whether anything did is asked beside the window."""
        if self.notifier:
            self.notifier.start()
        now, workspace = self._store.now(), self._store.workspace

        def ahead() -> list[reminders.Occurrence] | None:
            return workspace.read(lambda session: reminders.ahead_of(session, now, now + AHEAD))

        jobs.run(self, ahead, lambda found: self._begin(now, found), lambda _error: self._begin(now, None))

    def _begin(self, now: dt.datetime, ahead: list[reminders.Occurrence] | None) -> None:
        if self._over:
            return
        try:
            self.clock.start(None if ahead is None else now, ahead or ())
        except PlanError as error:  # the file went in the meantime
            self._store.failed.emit(str(error))
        QTimer.singleShot(0, self, self.count)

    def stop(self) -> None:
        """End the clock and the notifications."""
        self._over = True
        self.clock.stop()
        if self.notifier:
            self.notifier.stop()

    def count(self) -> None:
        """Show on the navigation how much is due or was missed; while that can't be read, what was shown stays."""
        now = self._store.now()
        try:
            due, missed = self._store.read(lambda s: (reminders.due(s, now), reminders.missed(s)))
        except PlanError:
            return
        self.counted.emit(len(due) + len(missed), "fix" if due else "consider")

    def _tell(self, items: list[DueItem]) -> None:
        for item in items:
            self._desk.said.emit(f"{reminder_title(item)}: {reminder_line(item)}")
            if self.notifier:
                self.notifier.tell(item)
            if not (self.notifier and self.notifier.available):
                self.reminded.emit(item)
        self.count()

    def open(self, due_id: int) -> None:
        """Show what a DueItem is about; a trend check begins at once."""
        if self.notifier:
            self.notifier.take_back(due_id)
        self.forward_wanted.emit()
        found = self._store.read(lambda session: reminders.items(session, [due_id]))
        if not found:
            self._desk.go("today")
            return
        item, kind = found[0], KINDS[found[0].kind]
        if kind.own_page:
            self._desk.go(kind.page, video=item.video_id)
        elif item.video_id:
            self._desk.open_video(item.video_id)
        elif item.live_id:
            self._desk.go("live", live=item.live_id)
        elif item.kind is ReminderKind.TREND_CHECK:
            self._desk.go(kind.page, act="begin")
        else:
            self._desk.go(kind.page)

    def _heard(self, changes: Changes) -> None:
        if changes.concerns(*reminders.TABLES):
            self.count()
        if self.notifier:
            for due_id in changes.touched(Due):
                self.notifier.take_back(due_id)
