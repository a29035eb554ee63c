"""Checks videos in small slices while the window is idle, and keeps what was found."""

import datetime as dt
import logging
import traceback
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from models.choices import Severity, Stage
from planner.errors import PlanError
from planner.i18n import _
from ui.covers import Covers
from ui.faces import Faces
from ui.store import Store

if TYPE_CHECKING:
    from planner.calendar.changes import Changes
    from planner.calendar.handles import Connection
    from planner.checks.engine import Result
    from planner.checks.facts import CalendarFacts, VideoFacts, WaiverFacts
    from planner.checks.parts import Ring

SLICE_MS = 6
CHUNK = 6
RETRY_MS = 30_000
"""How long nothing is tried after the calendar could not be read: each try may make the window wait."""
SEEN_BY_OTHERS = frozenset(
    {"at_utc", "hook", "hashtags", "product", "format_id", "sound_id", "sound_reason", "title"}
)
"""Columns of a video that rules about other videos look at."""


SOLD_OUT = "SHP008"

UNCHECKED = "●"
"""What stands for a video at which a rule could not look."""
UNFINISHED = "○"
"""What stands for an idea that lacks parts: nothing is wrong with it, and it is no finished plan."""
_logger = logging.getLogger("hookline.checks")


class Count(NamedTuple):
    """What was found in a video, without what is waived; ``failed`` is how many rules could not look."""

    fix: int
    consider: int
    hints: int
    failed: int = 0
    missing: int = 0
    """Parts that an idea still lacks."""

    def sign(self) -> tuple[str, str]:
        """Return what stands for it in little room, and its colour; nothing where a tick may stand."""
        for n, role in ((self.fix, "fix"), (self.consider, "consider")):
            if n:
                return str(n), role
        if self.failed:
            return UNCHECKED, "muted"
        return (UNFINISHED, "muted") if self.missing else ("", "fine")


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
        self.faces = Faces(store, self)
        self._results: dict[int, list[Result]] = {}
        self._facts: dict[int, VideoFacts] = {}
        self._safe: dict[int, int] = {}
        self._rings: dict[int, Ring | None] = {}
        self._general: list[Result] = []
        self._wanted: dict[int, None] = {}
        self._asked: set[int] = set()
        self._unread: set[int] = set()
        """Videos that could not even be looked at."""
        self._told = ""
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

    def facts(self, video_id: int) -> "VideoFacts | None":
        """Return what the checks saw of a video when they last looked; None while they have not."""
        return self._facts.get(video_id)

    def count(self, video_id: int) -> Count | None:
        """Return how many are to fix, to consider and hints, without waived ones; None while not checked."""
        results = self._results.get(video_id)
        if results is None:
            return None
        found = [result.severity for result in results if result.waiver is None and not result.failed]
        missing = {part for result in results for part in result.finding.parts}
        return Count(
            found.count(Severity.FIX),
            found.count(Severity.CONSIDER),
            found.count(Severity.HINT),
            sum(result.failed for result in results) + (video_id in self._unread),
            len(missing),
        )

    def short_of_stock(self, video_id: int) -> "Severity | None":
        """Return how grave it is that what a video sells will not be there; None where that was not found."""
        found = [
            result.severity
            for result in self._results.get(video_id, ())
            if result.rule.code == SOLD_OUT and result.waiver is None and not result.failed
        ]
        return found[0] if found else None

    def safe(self, video_id: int) -> int:
        """Return how many of a video's findings a safe fix mends; looked at when it is asked, and once."""
        from planner.checks import law

        if video_id not in self._safe:
            claimed = (r for r in self._results.get(video_id, ()) if any(fix.safe for fix in r.finding.fixes))
            self._safe[video_id] = sum(1 for _one in law.safe_fixes(claimed, self._waivers))
        return self._safe[video_id]

    def ring(self, video_id: int) -> "Ring | None":
        """Return how many of a plan's eight parts are there; None while it is not checked, or not looked at."""
        from planner.checks import engine

        if video_id not in self._rings:
            facts = self._facts.get(video_id)
            if facts is None:
                return None
            self._rings[video_id] = engine.ring(facts)
        return self._rings[video_id]

    def sign(self, video_id: int, stage: str) -> tuple[str, str]:
        """Return what stands for a video in little room, and its colour.

        No words in the colour "fine" mean a tick, which a posted video has too; no colour means not checked yet.
        """
        if stage == Stage.POSTED:
            return "", "fine"
        count = self.count(video_id)
        return count.sign() if count else ("", "")

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
        if self._wanted and self._store.ready and (not self._timer.isActive() or self._timer.interval()):
            self._timer.start(0)

    def _load_calendar(self) -> None:
        from planner.checks import engine, loading

        if self._calendar is None or self._calendar.now + dt.timedelta(minutes=10) < self._store.now():
            now = self._store.now()

            def load(connection: "Connection") -> Any:
                calendar = loading.load_calendar(connection, now)
                lives, plan = (
                    loading.load_lives(connection, calendar),
                    loading.load_plan(connection, calendar),
                )
                return calendar, loading.load_waivers(connection), lives, plan

            self._calendar, self._waivers, lives, plan = self._store.workspace.read_plain(load)
            if self._calendar is not None:
                self._general = engine.check(
                    (), self._calendar, waivers=self._waivers, lives=lives, plan=plan
                )

    def _slice(self) -> None:
        """Check as many as fit into a moment; whatever goes wrong with some, the others come after."""
        clock = QElapsedTimer()
        clock.start()
        fresh: set[int] = set()
        try:
            self._load_calendar()
            while self._wanted and clock.elapsed() < SLICE_MS:
                ids = list(self._wanted)[:CHUNK]
                self._check_each(ids)
                for video_id in ids:
                    del self._wanted[video_id]
                fresh.update(ids)
            self._told = ""
            again = 0
        except Exception as error:  # noqa: BLE001 - nobody else would start the queue again
            self._tell(error)
            again = RETRY_MS
        if fresh:
            self.updated.emit(fresh)
        if self._wanted:
            self._timer.start(again)
        else:
            self.settled.emit()

    def _tell(self, error: Exception) -> None:
        """Say once why nothing can be checked; it is tried again later."""
        if isinstance(error, PlanError):
            text = str(error)
        else:
            text = _("The videos could not be checked: {reason}. It is tried again in a while.").format(
                reason=type(error).__name__
            )
        if text != self._told:
            self._told = text
            places = "".join(traceback.format_tb(error.__traceback__))
            _logger.error("The queue of checks stopped with %s\n%s", type(error).__name__, places)
            self._store.failed.emit(text)

    def _check_each(self, ids: list[int]) -> None:
        """Check some videos; where that fails, one by one, so that one can't keep the others waiting."""
        try:
            self._check(ids)
        except PlanError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one, the others are checked
            for video_id in ids if len(ids) > 1 else ():
                self._check_each([video_id])
            if len(ids) == 1:
                _logger.error("Video %s could not be checked: %s", ids[0], type(error).__name__)
                self._results[ids[0]] = []
                self._facts.pop(ids[0], None)
                self._rings.pop(ids[0], None)
                self._unread.add(ids[0])

    def _check(self, ids: list[int]) -> None:
        from planner.checks import engine, loading

        calendar = self._calendar
        if calendar is None:
            return
        videos = self._store.read_rows(lambda c: loading.load(c, calendar, ids=ids))
        for video_id in ids:
            self._results[video_id] = []
            self._facts.pop(video_id, None)
            self._safe.pop(video_id, None)
            self._rings.pop(video_id, None)
        self._unread.difference_update(ids)
        self._facts.update((video.id, video) for video in videos)
        for result in engine.check(videos, calendar, waivers=self._waivers):
            if result.video is not None:
                self._results[result.video.id].append(result)

    def _forget(self, changes: "Changes") -> None:
        """Check again what a step may have changed; what was found before stands until then."""
        from models.tally import FindingCount
        from models.video import Video

        if changes.only(FindingCount):
            return
        self._calendar = None
        self._safe.clear()
        self._rings.clear()
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
