"""Counts beside the window how much waits on each page, after each change."""

import datetime as dt

from PySide6.QtCore import QObject, QTimer

from models import reading
from planner.errors import PlanError
from ui.desk import Desk
from ui.shell.navigation import Navigation


class WaitingCounts(QObject):
    """Keeps the numbers of the navigation; those of reminders come from their clock."""

    def __init__(self, desk: Desk, navigation: Navigation) -> None:
        super().__init__(navigation)
        self._desk, self._navigation = desk, navigation
        desk.store.changed.connect(self.count)
        QTimer.singleShot(0, self, self.count)

    def count(self, _changes: object = None) -> None:
        """Ask; while that can't be read, what was shown stays."""
        if self._desk.store.ready:
            today = self._desk.findings.calendar().today
            days = [(today + dt.timedelta(days=n)).isoformat() for n in (0, 1, 15)]
            self._desk.store.read_later(self, lambda c: reading.waiting(c, *days), self._show, self._leave)

    def _show(self, found: list[tuple[str, int]]) -> None:
        for page, count in found:
            self._navigation.show_count(page, count, "fix" if page == "products" else "plain")

    def _leave(self, error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error
