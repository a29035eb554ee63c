"""When the audience is there: active followers by hour of the week, and when it is best to go live."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlmodel import Session

from planner import times
from planner.calendar import settings
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _

HOURS = range(24)
BEST = 8
"""How many hours of a week are marked as the best."""
APART = dt.timedelta(hours=3)
"""How far from each other the proposed moments of a day are."""
MOST_FOLLOWERS = 1_000_000_000

Hour = tuple[int, int]
"""Weekday, 0 is Monday, and hour of the day, on the calendar's wall clock."""


class Moment(NamedTuple):
    """A good moment to go live: on the calendar's wall clock, and on those of the viewers by zone."""

    wall: dt.datetime
    followers: int
    elsewhere: tuple[tuple[str, dt.datetime], ...]


@edit(N_("Change the audience’s hours"))
def set_hour(session: Session, weekday: int, hour: int, followers: int | None) -> None:
    """Note how many followers are active in an hour of the week; None for not known. Raises PlanError."""
    known = table(session)
    known.pop((weekday, hour), None)
    if followers is not None:
        known[weekday, hour] = followers
    _keep(session, known)


@edit(N_("Take over the audience’s hours"))
def take_over(session: Session, known: Mapping[Hour, int]) -> None:
    """Replace the whole table."""
    _keep(session, known)


@edit(N_("Change the viewers’ zones"))
def set_viewer_zones(session: Session, zones: Sequence[str]) -> None:
    """Set the zones in which viewers are, beside the calendar's. Raises PlanError for an unknown one."""
    for name in zones:
        times.zone(name)
    settings.get(session).viewer_zones = list(dict.fromkeys(zones))


@edit(N_("Change the audience’s active hours"))
def use_best(session: Session) -> None:
    """Make the best hours those by which checks and slots go. Raises PlanError where none are known."""
    hours = sorted({hour for _weekday, hour in best(table(session))})
    if not hours:
        raise PlanError(_("Type a few hours first, or import them."))
    settings.get(session).active_hours = hours


def table(session: Session) -> dict[Hour, int]:
    """Return active followers by hour of the week, as far as they are known."""
    found = {}
    for key, followers in settings.get(session).audience.items():
        weekday, _hyphen, hour = key.partition("-")
        found[int(weekday), int(hour)] = followers
    return found


def best(known: Mapping[Hour, int], most: int = BEST) -> list[Hour]:
    """Return the hours with the most followers, the best first; none without anybody."""
    filled = [hour for hour, followers in known.items() if followers > 0]
    return sorted(filled, key=lambda hour: (-known[hour], hour))[:most]


def moments(session: Session, now: dt.datetime, days: int = 7, most: int = 5) -> list[Moment]:
    """Return the best moments of the coming days (``now`` is UTC), the best first, one an evening."""
    calendar, known = settings.get(session), table(session)
    zone = calendar.zone
    first = times.to_wall(now, zone).date()
    walls = [
        dt.datetime.combine(first + dt.timedelta(days=n), dt.time(hour))
        for n in range(days)
        for hour in HOURS
    ]
    coming = [
        wall for wall in walls if times.to_utc(wall, zone) > now and known.get((wall.weekday(), wall.hour))
    ]
    found: list[Moment] = []
    for wall in sorted(coming, key=lambda wall: (-known[wall.weekday(), wall.hour], wall)):
        if len(found) < most and all(abs(one.wall - wall) >= APART for one in found):
            moment = times.to_utc(wall, zone)
            elsewhere = tuple((name, times.to_wall(moment, name)) for name in calendar.viewer_zones)
            found.append(Moment(wall, known[wall.weekday(), wall.hour], elsewhere))
    return found


def _keep(session: Session, known: Mapping[Hour, int]) -> None:
    for (weekday, hour), followers in known.items():
        if not (0 <= weekday <= 6 and hour in HOURS and 0 <= followers <= MOST_FOLLOWERS):
            raise PlanError(_("Followers are a number from 0, in an hour from 0 to 23."))
    settings.get(session).audience = {f"{day}-{hour}": known[day, hour] for day, hour in sorted(known)}
