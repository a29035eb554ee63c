"""Checks a stretch of the calendar in a thread of its own, on a connection that can only read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.errors import Cancelled, PlanError
from ui import jobs
from ui.store import Store

if TYPE_CHECKING:
    from planner.calendar.handles import Connection

BREATH = 0.002
"""Seconds that the work stands still at each step, so that the window need not wait for its turn."""
Work = Callable[["Connection", Callable[[int, int], None]], Any]


class Checking(QObject):
    """One piece of work at a time; asking for another stops the one before."""

    progressed = Signal(int, int)
    """So many videos of so many are checked."""
    failed = Signal(str)

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._stop = Event()
        self.busy = False

    def run(self, work: Work, then: Callable[[Any], None]) -> None:
        """Do work that reads; ``then`` is called on the GUI thread with what came of it, unless it is stopped."""
        self.stop()
        beside, stop = self._store.path is not None, Event()
        self._stop, self.busy = stop, True

        def step(done: int, of: int) -> None:
            if stop.is_set():
                raise Cancelled("")
            jobs.check()
            if beside:
                self.progressed.emit(done, of)
                stop.wait(BREATH)

        def hear(result: Any) -> None:
            if not stop.is_set():
                self.busy = False
                then(result)

        def refuse(error: Exception) -> None:
            if not stop.is_set():
                self.busy = False
                jobs.telling(self.failed.emit)(error)

        self._store.read_later(self, lambda connection: work(connection, step), hear, refuse)

    def stop(self) -> None:
        """Stop what is under way; nobody hears of it."""
        self._stop.set()
        self.busy = False


class Counting(QObject):
    """Counts all findings once a day, for the charts; nothing is written into a calendar that can only be read."""

    counted = Signal()

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._checking = Checking(store, self)
        self._day: dt.date | None = None

    def count(self, day: dt.date) -> None:
        """Count what there is on a day, unless that was done."""
        from planner.checks import survey, tally

        if day == self._day or self._checking.busy or self._store.read_only:
            return
        self._day = day
        if self._store.read(lambda session: tally.noted(session, day)):
            return
        now = self._store.now()

        def work(connection: Connection, step: Callable[[int, int], None]) -> Any:
            return survey.by_code(survey.look(connection, now, survey.Period.ALL, step).results)

        self._checking.run(work, lambda counts: self._note(day, counts))

    def stop(self) -> None:
        """Stop counting."""
        self._checking.stop()

    def _note(self, day: dt.date, counts: dict[str, int]) -> None:
        from planner.checks import tally

        try:
            self._store.workspace.record(lambda session: tally.note(session, day, counts))
        except PlanError:
            self._day = None  # another time
            return
        self.counted.emit()
