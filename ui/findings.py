"""Checks videos in small slices while the window is idle, and keeps what was found."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from models.choices import Severity
from planner.errors import PlanError
from ui.store import Store

if TYPE_CHECKING:
    import sqlite3

    from planner.changes import Changes
    from planner.checks.engine import Result, WaiverFacts
    from planner.checks.facts import CalendarFacts, VideoFacts

SLICE_MS = 6
CHUNK = 12


class Findings(QObject):
    """What the checks say of the videos that pages asked about.

    ``updated`` comes after each slice with the ids that are new; ``settled`` when nothing is left to check.
    """

    updated = Signal(set)
    settled = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._results: dict[int, list[Result]] = {}
        self._facts: dict[int, VideoFacts] = {}
        self._general: list[Result] = []
        self._wanted: dict[int, None] = {}
        self._asked: set[int] = set()
        self._calendar: CalendarFacts | None = None
        self._waivers: list[WaiverFacts] = []
        self._day = dt.date.min
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._slice)
        store.changed.connect(self._forget)
        store.attached.connect(self._start)

    def want(self, ids: Iterable[int]) -> None:
        """Check these videos before long, unless that was done already."""
        ids = list(ids)
        self._asked.update(ids)
        self._wanted.update(dict.fromkeys(i for i in ids if i not in self._results))
        self._start()

    def of(self, video_id: int) -> "list[Result] | None":
        """Return a video's findings, waived ones included; None while it has not been checked."""
        return self._results.get(video_id)

    def count(self, video_id: int) -> tuple[int, int, int] | None:
        """Return how many are to fix, to consider and hints, without waived ones; None while not checked."""
        results = self._results.get(video_id)
        if results is None:
            return None
        found = [result.severity for result in results if result.waiver is None]
        return found.count(Severity.FIX), found.count(Severity.CONSIDER), found.count(Severity.HINT)

    @property
    def general(self) -> "list[Result]":
        """What the calendar itself lacks, said once."""
        return self._general

    def calendar(self) -> "CalendarFacts":
        """Return what holds for the whole calendar, as of now."""
        self._load_calendar()
        if self._calendar is None:
            raise RuntimeError("the calendar is not attached yet")
        return self._calendar

    def waivers(self) -> "list[WaiverFacts]":
        """Return every waiver of the calendar."""
        self._load_calendar()
        return self._waivers

    def look(self, video_id: int) -> "tuple[VideoFacts | None, list[Result]]":
        """Return a video's facts and findings, checking it now if need be; no facts if it is gone."""
        self._load_calendar()
        if video_id not in self._results:
            self._asked.add(video_id)
            self._check([video_id])
        return self._facts.get(video_id), self._results[video_id]

    def _start(self) -> None:
        if self._wanted and self._store.ready and not self._timer.isActive():
            self._timer.start()

    def _load_calendar(self) -> None:
        from planner.checks import engine, facts

        if self._calendar is None or self._calendar.now + dt.timedelta(minutes=10) < self._store.now():
            now = self._store.now()

            def load(connection: "sqlite3.Connection") -> Any:
                return facts.load_calendar(connection, now), engine.load_waivers(connection)

            self._calendar, self._waivers = self._store.workspace.read_plain(load)
            if self._calendar is not None:
                self._general = engine.check((), self._calendar)

    def _slice(self) -> None:
        self._load_calendar()
        clock = QElapsedTimer()
        clock.start()
        fresh: set[int] = set()
        while self._wanted and clock.elapsed() < SLICE_MS:
            ids = list(self._wanted)[:CHUNK]
            try:
                self._check(ids)
            except PlanError as error:
                self._store.failed.emit(str(error))
                return
            for video_id in ids:
                del self._wanted[video_id]
            fresh.update(ids)
        if fresh:
            self.updated.emit(fresh)
        if self._wanted:
            self._timer.start()
        else:
            self.settled.emit()

    def _check(self, ids: list[int]) -> None:
        from planner.checks import engine, facts

        calendar = self._calendar
        if calendar is None:
            return
        videos = self._store.read_rows(lambda c: facts.load(c, calendar, ids=ids))
        for video_id in ids:
            self._results[video_id] = []
            self._facts.pop(video_id, None)
        self._facts.update((video.id, video) for video in videos)
        for result in engine.check(videos, calendar, waivers=self._waivers):
            if result.video is not None:
                self._results[result.video.id].append(result)

    def _forget(self, changes: "Changes") -> None:
        """Drop what a step may have changed: its videos, or everything if more than a video's own row."""
        from models.video import Video

        self._calendar = None
        moved = any(
            change.before is None or change.after is None or "at_utc" in change.after
            for change in changes.rows
        )
        if changes.everything or moved or {row.table for row in changes.rows} != {Video}:
            self._results.clear()
            again = self._asked
        else:
            again = changes.touched(Video)
            for video_id in again:
                self._results.pop(video_id, None)
        self._wanted.update(dict.fromkeys(again & self._asked))
        self._start()
