"""Wall-clock times and zones: the one place where a plan's time becomes a moment."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.errors import PlanError
from planner.i18n import _

YEARS = range(1000, 9000)
"""In which something can be planned."""


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


def within_reach(wall: dt.datetime) -> None:
    """Raise PlanError for a time so far away that days before it, or its moment elsewhere, may not exist."""
    if wall.year not in YEARS:
        raise _out_of_reach(wall)


def _out_of_reach(wall: dt.datetime) -> PlanError:
    return PlanError(_("The year {year} is out of reach. Choose another date.").format(year=wall.year))


def to_utc(wall: dt.datetime, zone_name: str) -> dt.datetime:
    """Return the UTC moment of a wall-clock time.

    A time that happens twice (clocks go back) means the first. One that never happens (clocks go
    forward) means the moment that its clock would have shown had it not been changed: 02:30 becomes 03:30.
    Raises PlanError for an unknown zone, or in the first and last hours that a calendar can hold.
    """
    try:
        return wall.replace(tzinfo=zone(zone_name), fold=0).astimezone(dt.UTC)
    except OverflowError as error:
        raise _out_of_reach(wall) from error


def to_wall(moment: dt.datetime, zone_name: str) -> dt.datetime:
    """Return what a clock on the wall of the zone shows at a moment."""
    return moment.astimezone(zone(zone_name)).replace(tzinfo=None, fold=0)


def before(moment: dt.datetime, minutes: int, zone_name: str) -> dt.datetime:
    """Return the moment so many minutes before another (UTC), or after it where they are below 0.

    Whole days go by the zone's wall clock: a day before 20:00 is 20:00, across a clock change too. The rest goes
    by time that passes.
    """
    days = int(minutes / (24 * 60))
    if days:
        moment = to_utc(to_wall(moment, zone_name) - dt.timedelta(days=days), zone_name)
    return moment - dt.timedelta(minutes=minutes - days * 24 * 60)


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """Return the IANA zones of a country (ISO 3166 code), the most populous first; none for an unknown one.

    They are those of the time-zone database's own zone.tab.
    """
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(row[2] for row in rows if row[0] == country.upper())


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
    """Return the zone's short name at a time, such as WIB, or its offset, such as UTC+7, where it has none."""
    aware = wall.replace(tzinfo=zone(zone_name))
    name = aware.tzname() or ""
    if name[:1] in "+-" or not name:
        return utc_offset(zone_name, wall)
    return name


def utc_offset(zone_name: str, wall: dt.datetime) -> str:
    """Return the offset from UTC at a time, such as UTC+7 or UTC−3:30."""
    minutes = round((wall.replace(tzinfo=zone(zone_name)).utcoffset() or dt.timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
