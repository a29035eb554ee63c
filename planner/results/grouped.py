"""Results counted together: by format, hook, length, hour, product or creator, and those of live events."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from models import reading
from models.reading import Connection
from planner import times
from planner.results import cells, hooks
from planner.results.joined import MONEY, Outcome, merged
from planner.shop import money

ADDED = ("views", "likes", "comments", "shares", "product_impressions", "product_clicks", "orders", "items")
LENGTHS = (15, 20, 25, 30, 60)
"""Seconds up to which a length is counted together; longer ones are the rest."""


def by(what: str, outcomes: Iterable[Outcome], zone: str) -> list[dict[str, Any]]:
    """Return sums by what videos have in common, those with most of what was sold first; currencies apart."""
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[GROUPS[what](one, zone), one.currency].append(one)
    rows = [_sum(name, currency, ones) for (name, currency), ones in groups.items()]
    return sorted(rows, key=lambda row: (-(row["gmv"] or 0), -(row["views"] or 0), row["name"]))


def _sum(name: str, currency: str, ones: list[Outcome]) -> dict[str, Any]:
    row: dict[str, Any] = {"name": name, "videos": len(ones)}
    for field in ADDED:
        row[field] = _added(ones, field)
    for field in MONEY:
        value = _added(ones, field)
        row[field] = None if value is None else money.major(round(value), currency)
    return row | {"currency": currency}


def _added(ones: Iterable[Outcome], field: str) -> int | float | None:
    known = [value for one in ones if (value := one.get(field)) is not None]
    return sum(known) if known else None


def _length(one: Outcome, _zone: str) -> str:
    seconds = one.planned.length if one.planned else None
    if not seconds:
        return ""
    before = 0
    for most in LENGTHS:
        if seconds <= most:
            return f"{before}-{most} s"
        before = most
    return f">{LENGTHS[-1]} s"


def _hour(one: Outcome, zone: str) -> str:
    if one.posted is None:
        return ""
    return f"{times.to_wall(one.posted.replace(tzinfo=dt.UTC), zone):%H}:00"


def _hook(one: Outcome, _zone: str) -> str:
    return hooks.kind_of(one.planned) if one.planned else ""


Named = Callable[[Outcome], str]
"""Names the group of a video, "" for none."""
GROUPS: dict[str, Callable[[Outcome, str], str]] = {
    "hook": _hook,
    "format": lambda one, _zone: (one.planned.format or "") if one.planned else "",
    "length": _length,
    "hour": _hour,
    "product": lambda one, _zone: one.planned.product if one.planned and one.planned.product else one.product,
    "creator": lambda one, _zone: one.creator or (cells.handle(one.planned.creator) if one.planned else ""),
}


def lives(connection: Connection) -> list[dict[str, Any]]:
    """Return what became of live events, by their start on the shop's wall clock."""
    told: dict[str, list[reading.results.Summed]] = defaultdict(list)
    for row in reading.summed_rows(connection):
        if row.kind == "live":
            told[row.key].append(row)
    found = []
    for key, rows in sorted(told.items(), key=lambda one: one[0].rpartition("|")[2]):
        numbers, last = merged(rows), rows[-1]
        gmv = numbers.pop("gmv", None)
        found.append(
            {
                "name": f"{last.creator} {key.rpartition('|')[2].replace('T', ' ')}".strip(),
                "creator": last.creator,
                "started": key.rpartition("|")[2],
                **numbers,
                "gmv": None if gmv is None else money.major(round(gmv), last.currency),
                "currency": last.currency,
            }
        )
    return found
