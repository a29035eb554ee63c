"""How many findings there were on each day, so that one sees whether a rule is broken less with time."""

import datetime as dt
from collections.abc import Mapping

from sqlmodel import Session, col, or_, select

from models.tally import FindingCount
from planner import dates

KEPT = dt.timedelta(days=400)
TOTAL = ""
"""The code under which a day's findings of all rules together are kept; it also marks a day as counted."""


def note(session: Session, day: dt.date, counts: Mapping[str, int]) -> None:
    """Keep a day's findings by code in place of what was kept of that day, and drop what is too old."""
    gone = select(FindingCount).where(or_(col(FindingCount.day) == day, col(FindingCount.day) <= day - KEPT))
    for row in session.exec(gone):
        session.delete(row)
    session.flush()
    for code, n in {**counts, TOTAL: sum(counts.values())}.items():
        session.add(FindingCount(day=day, code=code, n=n))


def noted(session: Session, day: dt.date) -> bool:
    """Whether a day was counted."""
    found = select(FindingCount).where(col(FindingCount.day) == day, col(FindingCount.code) == TOTAL)
    return session.exec(found).first() is not None


def over_time(session: Session, code: str, since: dt.date) -> list[tuple[dt.date, int]]:
    """Return how often a rule found something on each counted day; 0 where it found nothing."""
    wanted = select(FindingCount).where(
        col(FindingCount.day) >= since, col(FindingCount.code).in_((code, TOTAL))
    )
    counts: dict[dt.date, int] = {}
    for row in session.exec(wanted):
        counts.setdefault(row.day, 0)
        if row.code == code:
            counts[row.day] = row.n
    return sorted(counts.items())


def first_of(today: dt.date, weeks: int) -> dt.date:
    """Return the Monday with which the last ``weeks`` weeks begin, this one among them."""
    return dates.week_of(today) - dt.timedelta(weeks=weeks - 1)


def by_week(
    counts: list[tuple[dt.date, int]], today: dt.date, weeks: int
) -> list[tuple[dt.date, int | None]]:
    """Return the last count of each of the last weeks with its Monday; None for a week without one."""
    first = first_of(today, weeks)
    mondays = [first + dt.timedelta(days=7 * n) for n in range(weeks)]
    last = {dates.week_of(day): n for day, n in sorted(counts)}
    return [(monday, last.get(monday)) for monday in mondays]
