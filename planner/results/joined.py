"""What became of each video: the numbers of all files together, each thing once, joined with what was planned."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models import reading, values
from models.reading import Connection
from models.reading.results import Ordered, Planned, Summed
from planner import times
from planner.results import cells
from planner.texts.names import folded

VIDEO_KINDS = ("studio", "video_performance", "video_affiliate", "video_partner", "video_plain", "typed")
"""What tells of a video, the first that knows a number counts; the app's own counts first."""
LASTING = frozenset({"studio", "typed"})
"""Kinds whose sums are for as long as the video is there, whatever their days."""
AD_KINDS = ("gmv_max", "ads")
SEEN = frozenset({"views", "likes", "comments", "shares", "product_impressions", "product_clicks"})
"""Counts that only grow, so that of several files the greatest is the newest."""
OWN = "video:"
"""How the key of a planned video begins whose number nobody knows yet."""
CANCELED = frozenset({"canceled", "ineligible"})
WORDS = 4
"""So many words must be alike before a title is taken for the same."""
_NEAR = dt.timedelta(minutes=1)
_ALL = ("", "9999")
_FIRST = dt.datetime.fromisoformat("1970-01-01")


@dataclass
class Outcome:
    """What became of a video, planned or not; None where no file says it. Amounts in minor units of ``currency``."""

    video_id: str
    planned: Planned | None = None
    how: str = ""
    """By what it was joined: id, minute or words; "" where it was not planned."""
    title: str = ""
    creator: str = ""
    product: str = ""
    posted: dt.datetime | None = None
    """UTC."""
    currency: str = ""
    numbers: dict[str, int | float] = field(default_factory=dict)
    files: set[int] = field(default_factory=set)

    def get(self, name: str) -> int | float | None:
        """Return a number, None where it isn't known."""
        return self.numbers.get(name)


@dataclass
class _Sales:
    orders: set[str] = field(default_factory=set)
    items: int = 0
    gmv: int = 0
    canceled: int = 0
    refunds: int = 0
    commission: int = 0
    currency: str = ""
    creator: str = ""
    product: str = ""
    files: set[int] = field(default_factory=set)

    def take(self, line: Ordered) -> None:
        amount = line.amount or 0
        refund = min(amount, line.refund or 0)
        is_canceled = _is_canceled(line)
        self.orders.add(line.order_id)
        self.items += line.quantity or 0
        self.gmv += amount
        self.canceled += amount if is_canceled else 0
        self.refunds += 0 if is_canceled else refund
        paid = line.commission if line.commission is not None else line.commission_est
        self.commission += paid or 0
        self.currency, self.creator = self.currency or line.currency, self.creator or line.creator
        self.product = self.product or line.product
        self.files.add(line.file_id)

    def numbers(self) -> dict[str, int]:
        return {
            "orders": len(self.orders), "items": self.items, "gmv": self.gmv, "canceled": self.canceled,
            "refunds": self.refunds, "net": self.gmv - self.canceled - self.refunds, "commission": self.commission,
        }  # fmt: skip


def _is_canceled(line: Ordered) -> bool:
    """Whether an order came to nothing: as the shop's own orders say, else as its commission does."""
    if line.order_state is not None:
        return line.order_state == "canceled"
    return line.state in CANCELED and not line.refund


def outcomes(connection: Connection) -> list[Outcome]:
    """Return what became of every video that a file tells of, by the time of its posting."""
    found: dict[str, Outcome] = {}
    rows: dict[str, list[Summed]] = defaultdict(list)
    planned = reading.planned_videos(connection)
    known = {f"{OWN}{one.id}": one.posted_id or f"{OWN}{one.id}" for one in planned}
    for row in reading.summed_rows(connection):
        if row.key.startswith(OWN) and row.key not in known:
            continue  # of a video that was deleted
        if row.kind in VIDEO_KINDS or row.kind in AD_KINDS:
            rows[known.get(row.key, row.key)].append(row)
    for key, told in rows.items():
        found[key] = _of_rows(key, told)
    for key, sales in _sales(reading.affiliate_lines(connection)).items():
        one = found.setdefault(key, Outcome(key))
        one.numbers |= sales.numbers()
        one.currency = one.currency or sales.currency
        one.creator, one.product = one.creator or sales.creator, one.product or sales.product
        one.files |= sales.files
    for key, one in found.items():
        one.posted = cells.posted(key) or one.posted
        if "gmv" in one.numbers and "refunds" in one.numbers:
            lost = one.numbers["refunds"] + one.numbers.get("canceled", 0)
            one.numbers.setdefault("net", one.numbers["gmv"] - lost)
    _join(found, planned)
    return sorted(found.values(), key=lambda one: (one.posted is None, one.posted or _FIRST, one.video_id))


def _sales(lines: Iterable[Ordered]) -> dict[str, _Sales]:
    """Return what was sold by each video; what a live event or the showcase sold is none."""
    found: dict[str, _Sales] = defaultdict(_Sales)
    for line in lines:
        if line.content_id and line.content_type.strip().casefold() in ("video", "", "วิดีโอ"):
            found[line.content_id].take(line)
    return found


def _of_rows(key: str, told: Sequence[Summed]) -> Outcome:
    one = Outcome(key)
    by_kind: dict[str, list[Summed]] = defaultdict(list)
    for row in told:
        by_kind[row.kind].append(row)
        one.files.add(row.file_id)
    for kind in (*VIDEO_KINDS, *AD_KINDS):
        for row in by_kind.get(kind, ()):
            one.title, one.creator = one.title or row.title, one.creator or row.creator
            one.product, one.currency = one.product or row.product, one.currency or row.currency
            one.posted = one.posted or (dt.datetime.fromisoformat(row.at) if row.at else None)
        for name, value in merged(by_kind.get(kind, ()), lasting=kind in LASTING).items():
            before = one.numbers.get(name)
            one.numbers[name] = value if before is None else max(before, value) if name in SEEN else before
    return one


def merged(told: Sequence[Summed], *, lasting: bool = False) -> dict[str, int | float]:
    """Return the sums of one thing from files of one kind, those that came last at the end.

    Days never count twice: where the days of files overlap the greater number counts, others are added up. Of two for
    the same days the one that came last counts; shares and what lasts are those of the last file.
    """
    newest = {(row.first or _ALL[0], row.last or _ALL[1]): row for row in told}
    if lasting:
        return dict(told[-1].numbers) if told else {}
    found: dict[str, int | float] = {}
    until, together = "", dict[str, int | float]()
    for (first, last), row in [*sorted(newest.items()), (("~", "~"), None)]:
        if first > until or row is None:
            for name, value in together.items():
                found[name] = found.get(name, 0) + value
            together = {}
        if row is not None:
            for name, value in row.numbers.items():
                if not isinstance(value, float):
                    together[name] = max(value, together.get(name, value))
            until = max(until, last)
    shares = {name: value for row in told for name, value in row.numbers.items() if isinstance(value, float)}
    return found | shares


# ---------------------------------------------------------------------------------------------- with the plan


def _join(found: Mapping[str, Outcome], planned: Sequence[Planned]) -> None:
    """Join what was posted with what was planned: by id, by the minute, by words; each once, and never in doubt."""
    by_id = {one.posted_id or f"{OWN}{one.id}": one for one in planned}
    taken: set[int] = set()
    for key, one in found.items():
        if key in by_id:
            _take(one, by_id[key], "id", taken)
    free = [one for one in planned if not one.posted_id]
    for how, alike in (("minute", _by_minute), ("words", _by_words)):
        rest = [one for one in found.values() if one.planned is None]
        pairs = [(one, plan) for one in rest for plan in free if plan.id not in taken and alike(one, plan)]
        for one, plan in pairs:
            alone = (
                sum(one is other for other, _plan in pairs) == 1
                and sum(plan is other for _one, other in pairs) == 1
            )
            if alone:
                _take(one, plan, how, taken)


def _take(one: Outcome, plan: Planned, how: str, taken: set[int]) -> None:
    one.planned, one.how = plan, how
    taken.add(plan.id)


def _by_minute(one: Outcome, plan: Planned) -> bool:
    if one.posted is None or not plan.at or not values.known_zone(plan.zone):
        return False
    planned = times.to_utc(dt.datetime.fromisoformat(plan.at[:16]), plan.zone).replace(tzinfo=None)
    near = abs(planned - one.posted.replace(second=0, microsecond=0)) <= _NEAR
    return near and (not plan.creator or not one.creator or cells.handle(plan.creator) == one.creator)


def _by_words(one: Outcome, plan: Planned) -> bool:
    said = set(folded(one.title).split())
    return any(
        len(words) >= WORDS and words <= said
        for words in (set(folded(text).split()) for text in (plan.title, plan.hook, plan.caption))
    )


def plain(one: Outcome, names: Mapping[int, str]) -> dict[str, Any]:
    """Return an outcome as plain values: amounts in whole units, None for what isn't known."""
    from planner.shop import money

    def amount(name: str) -> int | float | None:
        value = one.get(name)
        return None if value is None else money.major(round(value), one.currency)

    return {
        "id": one.planned.id if one.planned else None,
        "title": one.planned.title if one.planned else one.title,
        "video_id": "" if one.video_id.startswith(OWN) else one.video_id,
        "joined_by": one.how or None,
        "posted": one.posted.isoformat() + "Z" if one.posted else None,
        "creator": one.creator or (cells.handle(one.planned.creator) if one.planned else ""),
        "product": one.planned.product if one.planned and one.planned.product else one.product,
        **{name: one.get(name) for name in COUNTED},
        **{name: amount(name) for name in MONEY},
        "currency": one.currency,
        "files": [names.get(file, "") for file in sorted(one.files)],
    }


COUNTED = (
    "views", "likes", "comments", "shares", "watched_to_end", "product_impressions", "product_clicks", "orders",
    "items",
)  # fmt: skip
MONEY = ("gmv", "canceled", "refunds", "net", "commission", "ad_cost", "ad_revenue")
