"""What the checks say of a whole stretch of the calendar, in steps that can be counted and stopped."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.reading import Connection
from planner import dates, times
from planner.checks import engine, law, loading
from planner.checks.engine import Result
from planner.checks.facts import CalendarFacts, WaiverFacts

CHUNK = 50

Step = Callable[[int, int], None]
"""Is told how many videos are done, of how many; it may raise to stop."""


class Period(StrEnum):
    """A stretch of the calendar."""

    WEEK = "week"
    """From Monday to Sunday."""
    SEVEN = "7"
    FOURTEEN = "14"
    THIRTY = "30"
    ALL = "all"
    """Everything, without a date too."""


@dataclass(frozen=True)
class Survey:
    """What was found. ``videos`` are those that were looked at, so without the posted ones."""

    calendar: CalendarFacts
    results: list[Result]
    videos: int


def days_of(period: Period, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """Return the first day and the day after the last; None for everything."""
    if period is Period.ALL:
        return None
    if period is Period.WEEK:
        monday = dates.week_of(today)
        return monday, monday + dt.timedelta(days=7)
    return today, today + dt.timedelta(days=int(period.value))


def today(now: dt.datetime, zone: str) -> dt.date:
    """Return the date on a calendar's own wall clock. ``now`` is UTC."""
    return times.to_wall(now, zone).date()


def look(
    connection: Connection, now: dt.datetime, period: Period, step: Step = lambda _done, _of: None
) -> Survey:
    """Return all findings of a period, waived ones included, and those of the plan as a whole. ``now`` is UTC."""
    calendar = loading.load_calendar(connection, now)
    days = days_of(period, calendar.today)
    iso = (days[0].isoformat(), days[1].isoformat()) if days else None
    waivers = loading.load_waivers(connection)
    lives = [
        live
        for live in loading.load_lives(connection, calendar)
        if days is None or days[0] <= live.at.date() < days[1]
    ]
    videos = [video for video in loading.load(connection, calendar, days=iso) if video.looked_at]
    plan = loading.load_plan(connection, calendar)
    results = engine.check((), calendar, waivers=waivers, lives=lives, plan=plan)
    by_video = _by_video(waivers)
    for start in range(0, len(videos), CHUNK):
        step(start, len(videos))
        some = videos[start : start + CHUNK]
        own = [waiver for video in some for waiver in by_video.get(video.id, ())]
        found = engine.check(some, calendar, waivers=own)
        results.extend(law.judged((result for result in found if result.video is not None), own))
    return Survey(calendar, results, len(videos))


def holding(connection: Connection, now: dt.datetime) -> set[int]:
    """Return the ids of the waivers that hold back a finding now."""
    calendar = loading.load_calendar(connection, now)
    waivers = loading.load_waivers(connection)
    by_video = _by_video(waivers)
    results = engine.check(
        (), calendar, waivers=waivers, lives=loading.load_lives(connection, calendar),
        plan=loading.load_plan(connection, calendar),
    )  # fmt: skip
    ids = list(by_video)
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        own = [waiver for video_id in some for waiver in by_video[video_id]]
        results.extend(engine.check(loading.load(connection, calendar, ids=some), calendar, waivers=own))
    return {result.waiver.id for result in results if result.waiver}


def by_code(results: Iterable[Result]) -> Counter[str]:
    """Count what is found and not waived, by rule."""
    return Counter(result.rule.code for result in results if result.waiver is None and not result.failed)


def _by_video(waivers: Iterable[WaiverFacts]) -> dict[int, list[WaiverFacts]]:
    found: dict[int, list[WaiverFacts]] = {}
    for waiver in waivers:
        if waiver.video_id is not None:
            found.setdefault(waiver.video_id, []).append(waiver)
    return found


def try_some(connection: Connection, now: dt.datetime) -> None:
    """Check a few videos for nobody: the first check is the slow one, since its patterns are made and its words read.

    ``now`` is UTC.
    """
    calendar = loading.load_calendar(connection, now)
    ids = [id_ for (id_,) in connection.execute("SELECT id FROM video ORDER BY at_utc DESC LIMIT 4")]
    lives, plan = loading.load_lives(connection, calendar), loading.load_plan(connection, calendar)
    engine.check(loading.load(connection, calendar, ids=ids), calendar, lives=lives, plan=plan)
