"""The commission of a creator by steps of orders: which rate holds, and how far the next one is."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from planner.dates import number
from planner.errors import PlanError
from planner.i18n import _

MOST_ORDERS = 10**9
_TYPED = re.compile(
    r"(?P<percent>\d{1,3}(?:[.,]\d{1,3})?) ?%?(?: +(?:from|dari|mulai) +(?P<orders>\d{1,9})(?: [a-z]+)?)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[;\n]|,(?!\d)")
"""Between two rates; a comma with a digit behind it may be one of decimals."""
Tiers = Sequence[Sequence[float]]
"""Pairs of orders and the percent that holds from there on, by orders; the first begins at 0."""


def lawful(tiers: Iterable[Sequence[float]]) -> list[list[float]]:
    """Return steps of commission by orders. Raises PlanError where none begins at 0, or two begin at one number."""
    steps = sorted([float(orders), float(percent)] for orders, percent in tiers)
    for orders, percent in steps:
        if not 0 <= orders <= MOST_ORDERS or orders % 1:
            raise PlanError(_("“{n}” is no number of orders.").format(n=f"{orders:g}"))
        if not 0 <= percent <= 100:
            raise PlanError(_("“{text}” is not between 0 and 100 %.").format(text=f"{percent:g}"))
    starts = [orders for orders, _percent in steps]
    for first, second in pairwise(starts):
        if first == second:
            text = _("Two rates begin at {n} orders. Keep one of them.")
            raise PlanError(text.format(n=f"{first:.0f}"))
    if starts and starts[0] != 0:
        text = _("The first rate has to begin at 0 orders, or nothing holds until {n}.")
        raise PlanError(text.format(n=f"{starts[0]:.0f}"))
    return steps


def rate(tiers: Tiers, orders: int | None) -> float | None:
    """Return the percent that holds at a number of orders, none where it is not known; None without any rate."""
    held = [percent for start, percent in tiers if start <= (orders or 0)]
    return held[-1] if held else None


def next_step(tiers: Tiers, orders: int | None) -> tuple[int, float] | None:
    """Return how many orders are missing until the next rate, and that rate in percent; None at the last."""
    ahead = [(start, percent) for start, percent in tiers if start > (orders or 0)]
    return (int(ahead[0][0]) - (orders or 0), ahead[0][1]) if ahead else None


def in_words(tiers: Tiers) -> str:
    """Return rates as one line: "10 %, from 50 orders 12 %"; "" without any."""
    parts = [
        _("{rate} %").format(rate=number(percent))
        if start == 0
        else _("from {n} orders {rate} %").format(n=f"{start:.0f}", rate=number(percent))
        for start, percent in tiers
    ]
    return ", ".join(parts)


def read(text: str) -> list[list[float]]:
    """Return the rates that a text lists: "10; 15 from 50; 20 % dari 150". Raises PlanError for another text."""
    found = []
    for part in filter(None, (one.strip() for one in _BETWEEN.split(text))):
        match = _TYPED.fullmatch(part)
        if match is None:
            raise PlanError(_("“{text}” is no rate. Write: 10; 15 from 50; 20 from 150.").format(text=part))
        found.append([float(match["orders"] or 0), float(match["percent"].replace(",", "."))])
    return lawful(found)


def typed(tiers: Tiers) -> str:
    """Return rates as ``read`` reads them, in the current language."""
    parts = [
        f"{percent:g}" if start == 0 else _("{rate} from {n}").format(rate=f"{percent:g}", n=f"{start:.0f}")
        for start, percent in tiers
    ]
    return "; ".join(parts)
