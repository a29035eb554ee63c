"""Checks the plan anew when its rules changed, off the GUI thread, and tells in a line what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from planner.checks import rule_watch
from planner.checks.rule_watch import Look
from planner.errors import PlanError
from ui import jobs
from ui.store import Store

if TYPE_CHECKING:
    from planner.calendar.changes import Changes
    from planner.calendar.handles import Connection

REST_MS = 700
"""After the last change of a rule: several in a row are one question."""
START_MS = 4000
"""After the start: a newer program may bring newer rules."""


class RuleWatching(QObject):
    """Lives with a window."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._busy = False
        self._rest = QTimer(self, singleShot=True, interval=START_MS)
        self._rest.timeout.connect(self._look)
        store.changed.connect(self._heard)
        self._rest.start()

    def stop(self) -> None:
        """Look no more."""
        self._rest.stop()

    def _heard(self, changes: Changes) -> None:
        from models.brandrule import BrandRule
        from models.calendar import Calendar
        from models.tally import FindingCount, RuleWatch

        if changes.only(RuleWatch, FindingCount):
            return
        rules = changes.concerns(Calendar, BrandRule)
        if rules:
            self._rest.start(REST_MS)

    def _look(self) -> None:
        """Check in a thread on a connection of its own."""
        if self._store.path is None or self._busy or not self._store.ready:
            return
        self._busy = True
        now = self._store.now()

        def query(connection: Connection) -> Look:
            return rule_watch.look(connection, now, lambda _done, _of: jobs.check())

        self._store.read_later(self, query, self._tell, self._give_up)

    def _tell(self, now: Look) -> None:
        self._busy = False
        if not self._store.ready:
            return
        before = self._store.read(rule_watch.last)
        if before == now:
            return
        text = rule_watch.words(before, now)
        if not self._store.read_only:
            try:
                self._store.workspace.record(lambda session: rule_watch.note(session, now))
            except PlanError:
                return  # the file is held or gone, which is said elsewhere: another time
        if text:
            self._store.told.emit(text, False)

    def _give_up(self, _error: Exception) -> None:
        """Leave it for the next change: the calendar itself says what is wrong with it."""
        self._busy = False
