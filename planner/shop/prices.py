"""What is left of a price: the market's dated fees, the creator's commission and the cost taken off, line by line."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any

from planner import presets
from planner.shop import money

COST, FEE, COMMISSION = "cost", "fee", "commission"


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee of a market: ``percent`` of the price or ``fixed`` in whole units of the currency, at most ``cap``."""

    key: str
    name: str
    percent: float = 0.0
    fixed: float = 0.0
    cap: float | None = None
    level: str = ""
    source: str = ""
    first: dt.date | None = None
    last: dt.date | None = None

    def of(self, price: int, currency: str) -> int:
        """Return what it takes of a price, both in minor units of a currency."""
        unit = 10 ** money.digits(currency)
        taken = Decimal(price) * Decimal(str(self.percent)) / 100 + Decimal(str(self.fixed)) * unit
        if self.cap is not None:
            taken = min(taken, Decimal(str(self.cap)) * unit)
        return money.rounded(taken, currency)


@dataclass(frozen=True, slots=True)
class Rung:
    """One line of a ladder: what is taken off, of which kind, and how much, in minor units."""

    kind: str
    name: str
    amount: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """A price and what is taken off it; ``left`` is known where the cost is, all in minor units of ``currency``."""

    price: int
    currency: str
    rungs: tuple[Rung, ...]
    known_fees: bool
    known_cost: bool

    def taken(self, kind: str) -> int:
        """Return what one kind of line takes."""
        return sum(rung.amount for rung in self.rungs if rung.kind == kind)

    @property
    def left(self) -> int | None:
        """What is left for the seller; below 0 where the price does not cover what is taken; None without a cost."""
        return self.price - sum(rung.amount for rung in self.rungs) if self.known_cost else None

    @property
    def margin(self) -> float | None:
        """What is left, in percent of the price."""
        return None if self.left is None or not self.price else 100 * self.left / self.price


def fees(market: str, day: dt.date, changed: Sequence[Mapping[str, Any]] = ()) -> tuple[Fee, ...] | None:
    """Return the fees that hold in a market on a day; None where none is known there.

    ``changed`` are the calendar's own lines: those of the market, if there are any, stand in place of the known ones.
    """
    own = [line for line in changed if line.get("market") == market]
    lines = own or (presets.read(market, "rules/fees")["line"] if market in presets.read("markets") else [])
    found = tuple(
        fee
        for fee in map(_fee, lines)
        if (fee.first is None or fee.first <= day) and (fee.last is None or day <= fee.last)
    )
    return found or None


def ladder(
    price: int, currency: str, cost: int | None, commission: float | None, taken: Sequence[Fee] | None
) -> Ladder:
    """Return what is left of a price, all in minor units; ``commission`` is in percent, ``taken`` as of ``fees``."""
    rungs = [Rung(COST, "", cost)] if cost is not None else []
    rungs += [Rung(FEE, fee.name, fee.of(price, currency)) for fee in taken or ()]
    if commission:
        share = Decimal(price) * Decimal(str(commission)) / 100
        rungs.append(Rung(COMMISSION, "", money.rounded(share, currency)))
    return Ladder(price, currency, tuple(rungs), bool(taken), cost is not None)


def _fee(line: Mapping[str, Any]) -> Fee:
    return Fee(
        str(line.get("key", "")), str(line.get("name", "")), float(line.get("percent", 0)), float(line.get("fixed", 0)),
        line.get("cap"), str(line.get("level", "")), str(line.get("source", "")), line.get("from"), line.get("until"),
    )  # fmt: skip


def extract(file: IO[bytes], *_args: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give Babel the names and sources of the fees, so that they are translated like any others."""
    import tomllib

    for line in tomllib.loads(file.read().decode())["line"]:
        yield 1, "_", line["name"], []
        yield 1, "_", line["source"], []
