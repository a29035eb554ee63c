"""The moment at which a command looks at a plan."""

import datetime as dt
from collections.abc import Callable

from planner import times

Clock = Callable[[], dt.datetime]
"""Returns the moment it is now, in UTC."""
NOON = dt.time(12)


def utc_now() -> dt.datetime:
    """Return the moment it is, in UTC."""
    return dt.datetime.now(dt.UTC)


def moment(clock: Clock, today: dt.date | None, zone: str) -> dt.datetime:
    """Return the moment to check at: now, or noon in a zone on a day."""
    return clock() if today is None else times.to_utc(dt.datetime.combine(today, NOON), zone)
