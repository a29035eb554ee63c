"""The products of a calendar as rules, lists and the command line see them."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from models import reading
from models.choices import Answer, ShippedBy, Stage
from models.reading import Connection
from planner.shop import fit, names, viral

NO_DATE = dt.datetime(9999, 1, 1)  # noqa: DTZ001 - wall clock
"""Where a video without a date stands among the others."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant; ``price`` in minor units of the product's currency, where it differs; ``stock`` may be below 0."""

    id: int
    code: str = ""
    option: str = ""
    price: int | None = None
    stock: int | None = None
    shop_id: str = ""


@dataclass(frozen=True)
class Known:
    """A product with its variants; amounts in minor units of ``currency``, days whole, ``commission`` in percent."""

    id: int
    name: str
    other_names: tuple[str, ...] = ()
    title: str = ""
    description: str = ""
    category: str = ""
    link: str = ""
    pictures: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    currency: str = ""
    price: int | None = None
    cost: int | None = None
    commission: float | None = None
    shipped_by: ShippedBy = ShippedBy.UNKNOWN
    ship_days: int | None = None
    daily_orders: float | None = None
    buffer: int | None = None
    lead_days: int | None = None
    supplier: str = ""
    backup: str = ""
    instead: str = ""
    packing: int | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    shop_id: str = ""
    notes: str = ""
    variants: tuple[Variant, ...] = ()
    videos: tuple["Naming", ...] = ()
    """The planned videos that name it, by time."""
    lives: tuple["Naming", ...] = ()
    """The live events to come that show it, by time."""

    @cached_property
    def stock(self) -> int | None:
        """How many there are of all variants together; None where nobody counted any."""
        known = [one.stock for one in self.variants if one.stock is not None]
        return sum(known) if known else None

    @property
    def lasts(self) -> float | None:
        """For how many normal days the stock lasts."""
        return viral.lasts(self.stock, self.daily_orders)

    @property
    def lowest_price(self) -> int | None:
        """The lowest price that a buyer sees."""
        own = [one.price for one in self.variants if one.price is not None]
        whole = [self.price] if self.price is not None and len(own) < max(1, len(self.variants)) else []
        return min(own + whole, default=None)

    @property
    def is_short(self) -> bool:
        """Whether there are fewer than the buffer, or none."""
        return self.stock is not None and (self.stock <= 0 or self.stock < (self.buffer or 0))

    def fits(self, most: float | None = None) -> fit.Fit:
        """Return how well it fits a short video; ``most`` is the highest price to decide on at once, minor units."""
        return fit.of(self.answers, self.lowest_price, most)

    @property
    def is_watched(self) -> bool:
        """Whether its stock is below its buffer, close to it, or out within days, as the rules' file says."""
        if self.stock is None:
            return False
        close, soon = viral.watched()
        near = self.buffer is not None and self.stock < self.buffer * close
        return self.is_short or near or (self.lasts is not None and self.lasts < soon)

    def left_on(self, day: dt.date, today: dt.date) -> int | None:
        """Return how many are there on a day's morning, below 0 where more is asked for; None where nobody counted.

        A normal day's orders go each day from today, and what the live events before that day set aside.
        """
        if self.stock is None:
            return None
        sold = round((self.daily_orders or 0) * max(0, (day - today).days))
        return self.stock - sold - sum(one.pieces for one in self.lives if one.day < day)


@dataclass(frozen=True, slots=True)
class Naming:
    """A video or live event that sells a product: its wall-clock moment, and the pieces that it sets aside."""

    id: int
    title: str
    at: dt.datetime
    pieces: int = 0

    @property
    def day(self) -> dt.date:
        """The day on its wall clock."""
        return self.at.date()


@dataclass(frozen=True)
class Shop:
    """All products, by id, by folded name and in the order of their names."""

    products: Sequence[Known] = ()

    @cached_property
    def by_id(self) -> Mapping[int, Known]:
        """Every product by its id."""
        return {one.id: one for one in self.products}

    @cached_property
    def _by_name(self) -> Mapping[str, int]:
        return names.by_name(names.Named(one.id, one.name, one.other_names) for one in self.products)

    def named(self, text: str) -> Known | None:
        """Return the product that a text names, or None."""
        found = names.meant(text, self._by_name)
        return self.by_id[found] if found is not None else None

    def all_named(self, text: str) -> list[Known]:
        """Return the products that a text names: one as a whole, else those that it lists."""
        whole = self.named(text)
        if whole:
            return [whole]
        return list({one.id: one for one in filter(None, map(self.named, names.split(text)))}.values())


def load(connection: Connection, today: dt.date, *, named_alone: bool = False) -> Shop:
    """Return the products of a calendar with the videos and live events from ``today`` on that sell them.

    With ``named_alone`` only those that are sold by one: what rules about videos and live events look at.
    """
    known = names.by_name(
        names.Named(id_, name, json.loads(others)) for id_, name, others in reading.product_names(connection)
    )
    if not known:
        return Shop()
    meant = _Meant(known)
    videos, lives = _videos(connection, meant), _lives(connection, meant, today)
    ids = sorted({*videos, *lives}) if named_alone else None
    variants: dict[int, list[Variant]] = {}
    for id_, product, *rest in reading.sku_rows(connection, ids):
        variants.setdefault(product, []).append(Variant(id_, *rest))  # type: ignore[arg-type]
    found = [_known(row, tuple(variants.get(row[0], ()))) for row in reading.product_rows(connection, ids)]
    return Shop([_with(one, videos.get(one.id, ()), lives.get(one.id, ())) for one in found])


class _Meant(dict[str, tuple[int, ...]]):
    """The products that a text names, by the text: one as a whole, else those that it lists; each looked up once."""

    def __init__(self, known: Mapping[str, int]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, text: str) -> tuple[int, ...]:
        whole = names.meant(text, self._known)
        listed = (
            [whole] if whole is not None else [names.meant(one, self._known) for one in names.split(text)]
        )
        self[text] = tuple(dict.fromkeys(one for one in listed if one is not None))
        return self[text]


def _known(row: tuple[Any, ...], variants: tuple[Variant, ...]) -> Known:
    kept = dict(zip(reading.PRODUCT, row, strict=True))
    for name in ("other_names", "pictures", "markets"):
        kept[name] = tuple(json.loads(kept[name]))
    kept["answers"] = {name: Answer(kept.pop(name)) for name in fit.QUESTIONS}
    kept["shipped_by"] = ShippedBy(kept["shipped_by"])
    return Known(**kept, variants=variants)


def _with(one: Known, videos: Iterable[Naming], lives: Iterable[Naming]) -> Known:
    def order(found: Iterable[Naming]) -> tuple[Naming, ...]:
        return tuple(sorted(found, key=lambda naming: (naming.at, naming.id)))

    return replace(one, videos=order(videos), lives=order(lives))


def _videos(connection: Connection, meant: _Meant) -> dict[int, list[Naming]]:
    found: dict[int, list[Naming]] = {}
    for id_, title, product, stage, at in reading.videos_naming(connection):
        if stage != Stage.POSTED.value:
            moment = dt.datetime.fromisoformat(at) if at else NO_DATE
            for one in meant[product]:
                found.setdefault(one, []).append(Naming(id_, title, moment))
    return found


def _lives(connection: Connection, meant: _Meant, today: dt.date) -> dict[int, list[Naming]]:
    found: dict[int, list[Naming]] = {}
    for id_, title, at, listed, run in reading.lives_naming(connection, today.isoformat()):
        pieces: dict[int, int] = {one: 0 for name in json.loads(listed) for one in meant[str(name)]}
        for part in json.loads(run):
            for one in meant[str(part.get("product", ""))]:
                pieces[one] = pieces.get(one, 0) + (part.get("needs") or 0)
        for product, n in pieces.items():
            found.setdefault(product, []).append(Naming(id_, title, dt.datetime.fromisoformat(at), n))
    return found
