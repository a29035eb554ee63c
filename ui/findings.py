"""Checks videos in small slices while the window is idle, and keeps what was found."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from models.choices import Severity
from planner.errors import PlanError
from ui.covers import Covers
from ui.store import Store

if TYPE_CHECKING:
    import sqlite3

    from planner.changes import Changes
    from planner.checks.engine import Result
    from planner.checks.facts import CalendarFacts, VideoFacts, WaiverFacts

SLICE_MS = 6
CHUNK = 12
SEEN_BY_OTHERS = frozenset({"at_utc", "hook", "hashtags", "product", "format_id", "sound_id", "title"})
"""Columns of a video that rules about other videos look at."""


class Findings(QObject):
    """What the checks say of the videos that pages asked about.

    ``updated`` comes after each slice with the ids that are new; ``settled`` when nothing is left to check.
    """

    updated = Signal(set)
    settled = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.covers = Covers(store, self)
        """The covers of the videos, for the same views that show what was found."""
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
        """Return a video's findings as last checked, waived ones included; None while it has not been."""
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
        """What the calendar lacks, and what is found in the plan as a whole and in live events."""
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
        if video_id not in self._results or video_id in self._wanted:
            self._asked.add(video_id)
            self._check([video_id])
            self._wanted.pop(video_id, None)
        return self._facts.get(video_id), self._results[video_id]

    def _start(self) -> None:
        if self._wanted and self._store.ready and not self._timer.isActive():
            self._timer.start()

    def _load_calendar(self) -> None:
        from planner.checks import engine, facts

        if self._calendar is None or self._calendar.now + dt.timedelta(minutes=10) < self._store.now():
            now = self._store.now()

            def load(connection: "sqlite3.Connection") -> Any:
                calendar = facts.load_calendar(connection, now)
                lives, plan = facts.load_lives(connection, calendar), facts.load_plan(connection, calendar)
                return calendar, facts.load_waivers(connection), lives, plan

            self._calendar, self._waivers, lives, plan = self._store.workspace.read_plain(load)
            if self._calendar is not None:
                self._general = engine.check(
                    (), self._calendar, waivers=self._waivers, lives=lives, plan=plan
                )

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
        """Check again what a step may have changed; what was found before stands until then."""
        from models.tally import FindingCount
        from models.video import Video

        if not changes.everything and {row.table for row in changes.rows} <= {FindingCount}:
            return
        self._calendar = None
        around = any(
            change.before is None or change.after is None or SEEN_BY_OTHERS & change.after.keys()
            for change in changes.rows
        )
        if changes.everything or around or {row.table for row in changes.rows} != {Video}:
            self._results = {i: found for i, found in self._results.items() if i in self._asked}
            again = self._asked
        else:
            again = changes.touched(Video)
        self._wanted.update(dict.fromkeys(again & self._asked))
        self._start()
