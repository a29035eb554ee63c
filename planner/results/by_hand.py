"""Numbers that are typed in from the app's own page, and the videos of which none are there yet."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from sqlmodel import Session

from models import reading
from models.reading import Connection
from planner import presets
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.results import bringing, joined
from planner.results.reading import Brought, Row
from planner.video import videos

KIND = "typed"
COUNTS = {
    "views": N_("Views"),
    "likes": N_("Likes"),
    "comments": N_("Comments"),
    "shares": N_("Shares"),
    "product_clicks": N_("Product clicks"),
    "orders": N_("Orders"),
}
"""What is counted, with its title."""
MONEY = {"gmv": N_("GMV")}
_FIRST = dt.datetime.fromisoformat("1970-01-01")


class Wanted(NamedTuple):
    """A posted video of which numbers are wanted; ``is_late`` says that a week is over, not a day alone."""

    video_id: int
    title: str
    is_late: bool


@edit(N_("Type numbers"))
def note(
    session: Session,
    video_id: int,
    numbers: Mapping[str, int | None],
    currency: str,
    zone: str,
    now: dt.datetime,
) -> int:
    """Note what stands beside a video in the app, by COUNTS and MONEY; amounts in minor units. Return the file's id.

    What is None is not known. ``now`` is UTC. Raises PlanError where nothing is known, for numbers below zero, and
    for a video that is gone.
    """
    video = videos.get(session, video_id)
    known = {name: value for name, value in numbers.items() if value is not None}
    if not known:
        raise PlanError(_("Type at least one number."))
    if any(value < 0 for value in known.values()):
        raise PlanError(_("None of these numbers can be below zero."))
    at = video.at_utc.replace(tzinfo=None) if video.at_utc else None
    row = Row(
        video.posted_id or f"{joined.OWN}{video_id}",
        video.title,
        at=at,
        currency=currency if MONEY.keys() & known.keys() else "",
        numbers=dict(known),
    )
    return bringing.add(session, Brought(video.title, KIND, "", currency=row.currency, rows=[row]), zone, now)


def last_of(connection: Connection, video_id: int) -> dict[str, int | float]:
    """Return the numbers that are known of a planned video by now."""
    for one in joined.outcomes(connection):
        if one.planned and one.planned.id == video_id:
            return {name: value for name in (*COUNTS, *MONEY) if (value := one.get(name)) is not None}
    return {}


def wanted(connection: Connection, now: dt.datetime) -> list[Wanted]:
    """Return the videos that were posted a day or a week ago and of which no newer numbers are there, at ``now``, UTC.

    None for longer than `asking` in assets/results/measures.toml says.
    """
    asking = presets.read("measures", "results")["asking"]
    now = now.replace(tzinfo=None)
    day, week = dt.timedelta(hours=asking["hours"]), dt.timedelta(days=asking["days"])
    posted = reading.posted_between(connection, now - dt.timedelta(days=asking["until_days"]), now - day)
    if not posted:
        return []
    brought = {row[0]: dt.datetime.fromisoformat(row[3]) for row in reading.numbers_files(connection)}
    told = {
        one.planned.id: max((brought[file] for file in one.files if file in brought), default=_FIRST)
        for one in (joined.outcomes(connection) if brought else ())
        if one.planned
    }
    found = []
    for video_id, title, when in posted:
        at = dt.datetime.fromisoformat(when)
        is_late = now >= at + week
        if told.get(video_id, _FIRST) < at + (week if is_late else day):
            found.append(Wanted(video_id, title, is_late))
    return found
