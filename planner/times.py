"""Wall-clock times and zones: the one place where a plan's time becomes a moment."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Generic, NamedTuple, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from models import values
from models.values import FIRST_YEAR, LAST_YEAR, known_zone
from planner.errors import PlanError
from planner.i18n import _

D = TypeVar("D", bound=dt.date)
M = TypeVar("M", dt.datetime, dt.datetime | None)
NEVER = dt.datetime.fromisoformat(values.NEVER)
"""What is read where a row needs a moment, on the wall clock or in UTC, and has none that can be read."""


EVENING = dt.time(19)
"""When a video is planned for which a day alone is named: most people watch in the evening. A habit, not a rule."""


@cache
def zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name. Raises PlanError for a name that this computer does not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise PlanError(
            _("“{name}” is not a time zone that this computer knows. Choose one from the list.").format(
                name=name
            )
        ) from error


def system_zone() -> str:
    """Return the IANA name of the zone this computer is set to; UTC where it has none."""
    import tzlocal

    try:
        tzlocal.reload_localzone()  # it remembers what the computer was set to at the first question
        name = tzlocal.get_localzone_name() or "UTC"
        zone(name)
    except (PlanError, ValueError, LookupError, OSError):
        return "UTC"
    return name


def usable(name: str, otherwise: str = "UTC") -> str:
    """Return a zone's IANA name, or another one (UTC, if need be) where this computer does not know it.

    For whatever only reads: better a plan by another clock, and a word about it, than none at all.
    """
    return next((one for one in (name, otherwise) if known_zone(one)), "UTC")


def within_reach(day: D) -> D:
    """Return a date or moment as it is. Raises PlanError for a year in which nothing can be planned."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PlanError(_("The year {year} is out of reach. Choose another date.").format(year=day.year))
    return day


def to_utc(wall: dt.datetime, zone_name: str) -> dt.datetime:
    """Return the UTC moment of a wall-clock time.

    A time that happens twice (clocks go back) means the first. One that never happens (clocks go
    forward) means the moment that its clock would have shown had it not been changed: 02:30 becomes 03:30.
    Raises PlanError for an unknown zone, and for a year in which nothing can be planned.
    """
    within_reach(wall)
    return wall.replace(tzinfo=zone(zone_name), fold=0).astimezone(dt.UTC)


class Placed(NamedTuple, Generic[M]):
    """When something is planned, as it is stored; ``at`` and ``at_utc`` are None for what has no time yet."""

    at: M
    """On the wall clock of ``zone``, to the minute."""
    zone: str
    at_utc: M


def placed(at: M, zone_name: str) -> Placed[M]:
    """Return a wall-clock time, cut to the minute, with its zone and the UTC moment that follows from them.

    Raises PlanError as ``to_utc`` does.
    """
    if at is None:
        return Placed(at, zone_name, at)
    at = at.replace(second=0, microsecond=0)
    return Placed(at, zone_name, to_utc(at, zone_name))


def to_wall(moment: dt.datetime, zone_name: str) -> dt.datetime:
    """Return what a clock on the wall of the zone shows at a moment; of UTC, where the zone is not known here."""
    return moment.astimezone(zone(usable(zone_name))).replace(tzinfo=None, fold=0)


def before(moment: dt.datetime, minutes: int, zone_name: str) -> dt.datetime:
    """Return the moment so many minutes before another (UTC), or after it where they are below 0.

    Whole days go by the zone's wall clock: a day before 20:00 is 20:00, across a clock change too. The rest goes
    by time that passes.
    """
    zone_name, days = usable(zone_name), int(minutes / (24 * 60))
    if days:
        moment = to_utc(to_wall(moment, zone_name) - dt.timedelta(days=days), zone_name)
    return moment - dt.timedelta(minutes=minutes - days * 24 * 60)


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """Return the IANA zones of a country (ISO 3166 code), the most populous first; none for an unknown one."""
    return tuple(name for code, name in _zone_table() if code == country.upper())


def country_of(zone: str) -> str:
    """Return the country (ISO 3166 code) of an IANA zone, "" for one that is of none."""
    return next((country for country, name in _zone_table() if name == zone), "")


@cache
def _zone_table() -> tuple[tuple[str, str], ...]:
    """Return the country and the name of each zone, from the time-zone database's own zone.tab."""
    from importlib import resources  # brings tempfile and random with it, which an agenda does without

    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple((row[0], row[2]) for row in rows)


def hours_label(hours: Iterable[int]) -> str:
    """Return hours of a day as stretches: 12, 19 and 20 are "12–13, 19–21"."""
    stretches: list[list[int]] = []
    for hour in sorted(hours):
        if stretches and stretches[-1][1] == hour:
            stretches[-1][1] = hour + 1
        else:
            stretches.append([hour, hour + 1])
    return ", ".join(f"{first}–{end}" for first, end in stretches)


def zone_label(zone_name: str, wall: dt.datetime) -> str:
    """Return the zone's short name at a time, such as WIB, or its offset, such as UTC+7, where it has none.

    One that this computer does not know is called what it is called.
    """
    if zone_name and not known_zone(zone_name):
        return zone_name
    aware = wall.replace(tzinfo=zone(usable(zone_name)))
    name = aware.tzname() or ""
    if name[:1] in "+-" or not name:
        return utc_offset(zone_name, wall)
    return name


def utc_offset(zone_name: str, wall: dt.datetime) -> str:
    """Return the offset from UTC at a time, such as UTC+7 or UTC−3:30."""
    minutes = round(
        (wall.replace(tzinfo=zone(usable(zone_name))).utcoffset() or dt.timedelta()).total_seconds() / 60
    )
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
