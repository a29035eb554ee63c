"""What a rule would find with other numbers, before these are kept."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from models.reading import Connection
from planner.checks import engine, loading


@dataclass(frozen=True, slots=True)
class Trial:
    """The titles of the videos in which a rule finds something, by time, and how many videos were looked at."""

    titles: tuple[str, ...]
    videos: int


def find(
    connection: Connection, now: dt.datetime, code: str, changes: Mapping[str, Any] | None = None
) -> Trial:
    """Return what the rule with a code finds in all that is still to be posted; ``now`` is UTC.

    ``changes`` are laid over the rule's settings, so {"max_s": 24.0}; those that are not lawful count as not there.
    It takes its time with a large calendar: call it off the GUI thread.
    """
    calendar = loading.load_calendar(connection, now)
    if changes:
        calendar = replace(calendar, rules=calendar.rules.tried(code, changes))
    rule = engine.all_rules()[code]
    videos = [video for video in loading.load(connection, calendar) if video.looked_at]
    found = {
        result.video.id
        for result in engine.check(videos, calendar, rules=[rule])
        if result.video is not None and not result.failed
    }
    return Trial(tuple(video.title for video in videos if video.id in found), len(videos))
