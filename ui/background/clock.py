"""The clock of an open calendar: it wakes when a reminder falls due and has that written down."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planner.errors import PlanError

if TYPE_CHECKING:  # the calendar's library loads after the window shows
    from apscheduler.schedulers.qt import QtScheduler

    from planner.calendar.changes import Changes
    from planner.calendar.workspace import Workspace
    from planner.reminders.reminders import Occurrence

TICK = 30
"""Seconds; the longest that the clock sleeps, so that a computer that woke up is noticed soon."""
ASLEEP = dt.timedelta(seconds=3 * TICK)
"""A tick that comes this long after the one before: the computer slept, or its clock was set."""
AHEAD = dt.timedelta(days=1)
"""How far the plan reaches."""


class Clock(QObject):
    """Tells when reminders fall due. The calendar's rows are the truth; the plan here only wakes.

    Call ``stop`` before the calendar is closed.
    """

    due = Signal(list)
    """DueItems that have just fallen due, or whose snooze has run out."""
    missed = Signal(list)
    """DueItems that fell due while the program was closed or the computer slept, told of once."""
    ticked = Signal()
    """At least every TICK seconds; for what shows the time."""
    failed = Signal(str)
    """A sentence for the user: what fell due could not be written down; it is tried again at each tick."""
    fell_due = Signal()
    """The moment of a planned reminder has come."""
    _stirred = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._scheduler: QtScheduler | None = None
        self._seen: dt.datetime | None = None
        self._quiet_until: dt.datetime | None = None
        """Before that nothing falls due, as the plan has it; None while it is not known."""
        self._last_tick = workspace.now()
        self._failure = ""
        self._stale = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._wake)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.replan)
        self._stirred.connect(self._soon.start)  # a signal, in case another thread made the change
        # Queued: a job runs inside the scheduler's walk over its jobs, where the plan must not change.
        self.fell_due.connect(self._look, Qt.ConnectionType.QueuedConnection)
        self.fell_due.connect(self._soon.start)  # planned once more if its moment has not quite come
        workspace.on_change(self._hear)

    @property
    def running(self) -> bool:
        """Whether it has been started and not stopped."""
        return self._scheduler is not None

    def start(self, seen: dt.datetime | None = None, ahead: Sequence[Occurrence] = ()) -> None:
        """List what was missed since the program last ran, and wake for what comes.

        ``seen`` (UTC) is up to when somebody has found that nothing was, and ``ahead`` what comes within a day after
        it: then nothing needs to be asked or written down.
        """
        if self._scheduler is not None:
            return
        self._last_tick = self._workspace.now()
        self._seen = seen
        self._scheduler = _scheduler(self._timer)
        self._scheduler.start()
        if seen is None:
            self._look()
            self._soon.start()
        else:
            self._plan_all(ahead, seen)
            if self._stale:  # something was changed while that was asked
                self._quiet_until = None
                self._soon.start()

    def stop(self) -> None:
        """Sleep from now on, and write down up to when nothing was missed."""
        if self._scheduler is None:
            return
        scheduler, self._scheduler = self._scheduler, None
        scheduler.shutdown(wait=False)
        self._soon.stop()
        self._record()

    def replan(self) -> None:
        """Plan the coming day anew, until midnight in the calendar's zone at most."""
        if self._scheduler is None:
            return
        from planner.reminders import reminders

        now = self._workspace.now()
        start = min(self._seen or now, now)  # what fell due since then is not written down yet
        ahead = self._workspace.read(lambda session: reminders.coming(session, start, now + AHEAD))
        self._plan_all(ahead, now)

    def _plan_all(self, ahead: Sequence[Occurrence], now: dt.datetime) -> None:
        """Plan to wake for what comes within a day after ``now``, and at midnight."""
        if self._scheduler is None:
            return
        self._quiet_until = ahead[0].due_utc if ahead else now + AHEAD
        self._scheduler.remove_all_jobs()
        for moment in sorted({one.due_utc for one in ahead if one.due_utc > now}):
            self._plan(self.fell_due.emit, moment - now)
        self._plan(self._soon.start, self._to_midnight(now))

    def _plan(self, job: Callable[[], Any], wait: dt.timedelta) -> None:
        """Plan a job by how long it is until then: APScheduler reads the system's clock, not ours."""
        from apscheduler.triggers.date import DateTrigger

        if self._scheduler is not None:
            moment = dt.datetime.now(dt.UTC) + wait
            self._scheduler.add_job(job, DateTrigger(moment, dt.UTC))

    def _to_midnight(self, now: dt.datetime) -> dt.timedelta:
        from planner import times
        from planner.calendar import settings

        zone = self._workspace.read(settings.get).zone
        try:
            tomorrow = times.to_wall(now, zone).date() + dt.timedelta(days=1)
            wait = times.to_utc(dt.datetime.combine(tomorrow, dt.time()), zone) - now
        except PlanError:  # a zone that this computer does not know
            return AHEAD
        return min(max(wait, dt.timedelta(seconds=1)), AHEAD)

    def _wake(self) -> None:
        """Run what is due, at most TICK seconds after the last time unless the computer slept."""
        if self._scheduler is None:
            return
        try:
            self._scheduler.process()
        finally:
            if not self._timer.isActive():
                self._timer.start(math.ceil(TICK * 1000))
        now = self._workspace.now()
        gap = now - self._last_tick
        self._last_tick = now
        if gap > ASLEEP or gap < dt.timedelta():
            self._soon.start()
        self._look()
        self.ticked.emit()

    def _look(self) -> None:
        """Have what fell due written down, and tell of it. Writes nothing while nothing falls due."""
        if self._scheduler is None:
            return
        from planner.reminders import reminders

        now, seen = self._workspace.now(), self._seen
        if seen and self._quiet_until and seen <= now < self._quiet_until:
            self._seen = now
            return
        if seen and seen <= now:
            coming = self._workspace.read(lambda session: reminders.coming(session, seen, now))
            if not coming:
                self._seen = now
                return
        told = self._record()
        items = self._workspace.read(lambda session: reminders.items(session, told))
        for signal, state in ((self.due, "due"), (self.missed, "missed")):
            found = [item for item in items if item.state == state]
            if found:
                signal.emit(found)

    def _record(self) -> list[int]:
        """Write down what fell due, unless the calendar can only be read; return the rows to tell of."""
        from planner.reminders import reminders

        now, seen = self._workspace.now(), self._seen
        if self._workspace.read_only:
            self._seen = now
            return []
        try:
            told = self._workspace.record(lambda session: reminders.look(session, now, seen))
        except PlanError as error:
            if str(error) != self._failure:
                self._failure = str(error)
                self.failed.emit(self._failure)
            return []
        self._seen, self._failure = now, ""
        return told

    def _hear(self, changes: Changes) -> None:
        if self._scheduler is None:
            self._stale = True
            return
        from planner.reminders import reminders

        if changes.concerns(*reminders.TABLES):
            self._quiet_until = None
            self._stirred.emit()


def _scheduler(timer: QTimer) -> QtScheduler:
    """Return a scheduler that wakes by one timer and runs its jobs right there, however late they are.

    APScheduler's own makes a new timer at each wake-up and never stops it, runs jobs in threads, and
    drops those that the computer slept through.
    """
    from apscheduler.executors.debug import DebugExecutor
    from apscheduler.schedulers.qt import QtScheduler

    class OneTimerScheduler(QtScheduler):  # type: ignore[misc] # APScheduler has no types
        def _start_timer(self, wait_seconds: float | None) -> None:
            wait = TICK if wait_seconds is None else min(max(wait_seconds, 0), TICK)
            timer.start(math.ceil(wait * 1000))

        def _stop_timer(self) -> None:
            timer.stop()

        def process(self) -> None:
            """Run what is due and set the timer."""
            self._process_jobs()

    return OneTimerScheduler(
        timezone=dt.UTC,
        executors={"default": DebugExecutor()},
        job_defaults={"misfire_grace_time": None, "coalesce": True},
    )
