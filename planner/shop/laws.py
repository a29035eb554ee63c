"""What the fields of products, creators and what hangs on them may hold: each law once, told in a sentence."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import SQLModel

from planner import dates
from planner.errors import PlanError
from planner.i18n import _
from planner.shop import money

Law = Callable[[Any], Any]
"""Takes a value and returns it as it is kept. Raises PlanError for one that can't be."""
MOST = 10**10
"""More than there are people to follow anybody, or to buy anything."""


def keep(row: SQLModel, fields: Mapping[str, Any], laws: Mapping[str, Law]) -> None:
    """Change fields of a row by name, all or none. Raises KeyError for a field without a law, and PlanError."""
    for name, value in {name: laws[name](value) for name, value in fields.items()}.items():
        setattr(row, name, value)


def text(value: object) -> str:
    """Return a text without the blanks around it."""
    return str(value).strip()


def day(value: dt.date | None) -> dt.date | None:
    """Return a day as it is."""
    return value


def whole(value: int) -> int:
    """Return a number of people, videos, pieces or days. Raises PlanError below 0."""
    if not 0 <= value <= MOST:
        raise PlanError(_("“{n}” is not a number from 0 up.").format(n=value))
    return int(value)


def some(value: int | None) -> int | None:
    """Return the same, or None where nobody knows."""
    return None if value is None else whole(value)


def number(value: float | None) -> float | None:
    """Return a number that may have parts, such as the orders of a normal day. Raises PlanError below 0."""
    if value is not None and not 0 <= value <= MOST:
        raise PlanError(_("“{n}” is not a number from 0 up.").format(n=f"{value:g}"))
    return value


def amount(value: int | None) -> int | None:
    """Return minor units of a currency. Raises PlanError below 0."""
    if value is not None and not 0 <= value <= money.MOST:
        raise PlanError(_("An amount of money isn’t below 0 here."))
    return value


def percent(value: float | None) -> float | None:
    """Return a part of a hundred. Raises PlanError for one below 0 or above 100."""
    if value is not None and not 0 <= value <= 100:
        raise PlanError(_("“{text}” is not between 0 and 100 %.").format(text=f"{value:g}"))
    return value


def not_before(first: dt.date | None, then: dt.date | None, sentence: str) -> None:
    """Raise PlanError with a sentence, which may name {first} and {then}, where a day comes before another."""
    if first and then and then < first:
        raise PlanError(sentence.format(first=dates.day_year(first), then=dates.day_year(then)))
