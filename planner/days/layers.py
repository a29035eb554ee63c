"""What the calendar shows beside videos: public holidays, seasons and sales, campaigns and days of one's own."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models import reading
from models.reading import Connection
from planner.days import seasons
from planner.i18n import N_, _

LAYERS = {
    "live": N_("Live events"),
    "slot": N_("Open slots"),
    "campaign": N_("Campaigns"),
    "filming": N_("Filming days"),
    "sale": N_("Seasons and sales"),
    "holiday": N_("Public holidays"),
    "own": N_("Custom dates"),
}
"""The layers, each of which can be hidden."""


class Note(NamedTuple):
    """Something about a day or some days, both included; ``color`` is a role of the themes, ``id`` its row."""

    first: dt.date
    last: dt.date
    name: str
    layer: str
    color: str = "muted"
    id: int = 0


def holidays(markets: Sequence[str], years: Iterable[int], language: str) -> list[Note]:
    """Return the public holidays of markets (ISO 3166-1 alpha-2), by day; a market that is not known has none.

    Names are in the language, ``en`` or ``id``, where the source has it. Slow the first time: it imports much.
    """
    import holidays as library

    found: list[Note] = []
    known = library.list_supported_countries(include_aliases=False)
    for market in dict.fromkeys(markets):
        if market not in known:
            continue
        has = library.country_holidays(market).supported_languages
        wanted = next((one for one in has if one.partition("_")[0] == language), None)
        wanted = wanted or next((one for one in has if one.startswith("en")), None)
        of_years = library.country_holidays(market, years=sorted(set(years)), language=wanted)
        found += [
            Note(day, day, name if len(markets) == 1 else f"{name} ({market})", "holiday")
            for day, names in of_years.items()
            for name in names.split("; ")
        ]
    return sorted(found)


def sales(first: dt.date, end: dt.date, market: str) -> list[Note]:
    """Return the seasons and double-day sales of a market from a day to before another."""
    before = first - dt.timedelta(days=1)
    found = seasons.coming(before, (end - first).days, market)
    return [Note(one.day, one.day, one.label, "sale", "accent") for one in found]


def stored(connection: Connection, first: dt.date, end: dt.date) -> list[Note]:
    """Return the campaigns, filming days and days of one's own from a day to before another."""
    found = [
        Note(dt.date.fromisoformat(begin), dt.date.fromisoformat(last), name, "campaign", color, id_)
        for id_, name, color, begin, last in reading.campaign_rows(connection)
        if begin < end.isoformat() and last >= first.isoformat()
    ]
    for id_, text, name in reading.filming_days(connection, first.isoformat(), end.isoformat()):
        day = dt.date.fromisoformat(text[:10])
        found.append(Note(day, day, _("Filming: {name}").format(name=name), "filming", "accent", id_))
    for id_, text, name, yearly in reading.own_days(connection):
        day = dt.date.fromisoformat(text)
        for year in range(first.year, end.year + 1) if yearly else (day.year,):
            on = _in_year(day, year)
            if on and first <= on < end:
                found.append(Note(on, on, name, "own", "note", id_))
    return sorted(found)


def _in_year(day: dt.date, year: int) -> dt.date | None:
    """Return the same day of another year, none for 29 February in a year without one or before the first."""
    try:
        return day.replace(year=year) if year >= day.year else None
    except ValueError:
        return None
