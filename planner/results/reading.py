"""Turns the platform's files into lines of orders and rows of sums, and says what was left out and why."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from pathlib import Path

from planner import presets
from planner.errors import PlanError
from planner.i18n import N_, _, ngettext
from planner.results import cells, files, kinds
from planner.results.kinds import Header, Kind

LINE = (
    "order_id", "sku_id", "content_id", "content_type", "creator", "product_id", "product", "seller_sku", "state",
    "quantity", "returned", "amount", "refund", "commission_est", "commission", "currency", "at",
)  # fmt: skip
"""The columns of a line of an order, in the order of its values."""
Line = tuple[object, ...]
LONGEST, MOST_NAMED = 500, 20
"""Characters of a title that are kept, and names that are told."""
_PERIOD = re.compile(
    r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\s*(?:~|–|—|to|s\.?d\.?|-)\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
)
_DATES = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}")
_MONTHS = 12
AMERICAN = "USD"
_UNKNOWN = N_("“{file}” is none of the files that are known: no row has the headers of one.")
_ROUNDED = N_(
    "“{file}” was saved again by a spreadsheet, which cut its ids: {id}. Download it again and bring that in."
)


@dataclass
class Row:
    """Sums of one thing, such as a video; money in minor units, shares from 0 to 1."""

    key: str
    title: str = ""
    creator: str = ""
    product: str = ""
    at: dt.datetime | None = None
    currency: str = ""
    numbers: dict[str, int | float] = field(default_factory=dict)


@dataclass
class Brought:
    """What a sheet holds. ``dropped`` are columns that tell of buyers; none of what stands in them was read."""

    name: str
    kind: str
    title: str
    first: dt.date | None = None
    last: dt.date | None = None
    currency: str = ""
    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    digest: str = ""

    @property
    def count(self) -> int:
        """How many lines or rows there are."""
        return len(self.lines) or len(self.rows)


@dataclass(frozen=True)
class Around:
    """What a file does not say itself: the shop's currency, and the ids of the calendar's videos."""

    currency: str = ""
    ids: Collection[str] = ()

    def meant(self, rounded: str) -> str:
        """Return the one id that a spreadsheet cut to a number, "" for none or several."""
        try:
            about = int(float(rounded.replace(",", ".")))
        except (OverflowError, ValueError):
            return ""
        near = [one for one in self.ids if abs(int(one) - about) < _CUT]
        return near[0] if len(near) == 1 else ""


def read(path: Path, around: Around) -> list[Brought]:
    """Return what the sheets of a file hold, those of no kind that is known left out.

    Raises PlanError for a file that can't be read, for one in which no sheet is known, and for damaged ids.
    """
    found: list[Brought] = []
    others: list[str] = []
    for sheet in files.sheets(path):
        rows = iter(sheet.rows)
        first = list(islice(rows, kinds.LOOKED))
        header = kinds.header(first)
        if header is not None:
            found.append(_sheet(sheet.name, header, first, rows, around))
        else:
            others.append(sheet.name.partition(": ")[2] or sheet.name)
    if not found:
        raise PlanError(_(_UNKNOWN).format(file=path.name))
    if others:
        text = _("Left out, since their headers are of no kind that is known: {names}.")
        found[0].notes.append(text.format(names=", ".join(others[:MOST_NAMED])))
    try:
        digest = files.digest(path)
    except OSError as error:
        raise PlanError(
            _("“{file}” can't be read: {reason}. Check that it is there and that you may open it.").format(
                file=path.name, reason=error
            )
        ) from error
    for one in found:
        one.digest = f"{digest}:{one.name.partition(': ')[2]}"
    return found


def _sheet(
    name: str,
    header: Header,
    first: Sequence[tuple[int, Sequence[str]]],
    rows: Iterator[tuple[int, Sequence[str]]],
    around: Around,
) -> Brought:
    brought = Brought(name, header.kind.key, header.kind.title, currency=header.currency or around.currency)
    brought.dropped = header.personal
    if _is_american(header) and not header.currency:
        brought.currency = AMERICAN
        text = _(
            "It names no currency; its columns are those of a shop in the United States, so {currency} is taken."
        )
        brought.notes.append(text.format(currency=AMERICAN))
    above = " ".join(text for number, row in first if number < header.row for text in row)
    brought.first, brought.last = _period(above)
    body = chain(((number, row) for number, row in first if number > header.row), rows)
    reader = _Reader(header, brought, around)
    for number, row in body:
        if any(row):
            reader.take(number, row)
    reader.end()
    return brought


class _Reader:
    """Reads the rows of a sheet, one after the other."""

    def __init__(self, header: Header, brought: Brought, around: Around) -> None:
        self._header, self._brought, self._around = header, brought, around
        self._kind = header.kind
        self._month_first = _is_american(header)
        self._without = self._totals = self._saved = 0
        self._cut: list[str] = []
        """Ids that a spreadsheet cut, of which nobody knows the rest."""
        self._by_key: dict[str, Row] = {}
        self._days: list[dt.date] = []
        self._pending: list[dict[str, str]] = []

    def take(self, number: int, row: Sequence[str]) -> None:
        """Read a row."""
        del number
        held = {
            name: row[at].strip() for name, at in self._header.places.items() if at < len(row) and row[at]
        }
        if _is_total(next((text.strip() for text in row if text.strip()), "")):
            self._totals += 1
        elif self._kind.lines:
            self._line(held)
        else:
            self._row(held, row)

    def end(self) -> None:
        """Say what was left out."""
        brought = self._brought
        brought.rows = list(self._by_key.values())
        if self._days and brought.first is None:
            brought.first, brought.last = min(self._days), max(self._days)
        if self._pending:
            self._take_pending()
        if self._cut and not self._saved:
            self._refuse_rounded(self._cut[0])
        told = (self._totals, self._without, len(self._cut), self._saved)
        brought.notes += [say(n).format(n=n) for n, say in zip(told, _TOLD, strict=True) if n]

    def _refuse_rounded(self, text: str) -> None:
        raise PlanError(_(_ROUNDED).format(file=self._brought.name, id=text))

    # ------------------------------------------------------------------------------------------ orders

    def _line(self, held: Mapping[str, str]) -> None:
        order = cells.id_of(held.get("order_id", ""))
        if not order:
            if cells.is_rounded(held.get("order_id", "")):
                self._refuse_rounded(held["order_id"])
            self._without += bool(held.get("order_id")) and not _is_explained(held["order_id"])
            return
        if cells.is_rounded(held.get("content_id", "")):
            self._refuse_rounded(held["content_id"])
        self._pending.append({**held, "order_id": order})
        if len(self._pending) >= _BATCH:
            self._take_pending()

    def _take_pending(self) -> None:
        """Turn rows into lines; whether months come first is told by the days of the first ones."""
        pending, self._pending = self._pending, []
        if self._month_first is None:
            self._month_first = _months_come_first(one.get("at", "") for one in pending)
            if self._month_first is None:
                self._month_first = self._brought.currency == AMERICAN
        month_first = self._month_first and not self._kind.day_first
        whole = self._brought.currency
        for held in pending:
            currency = _currency(held, whole)
            self._brought.currency = self._brought.currency or currency
            self._brought.lines.append(_line(self._kind.lines, held, currency, month_first=month_first))

    # ------------------------------------------------------------------------------------------ sums

    def _row(self, held: Mapping[str, str], row: Sequence[str]) -> None:
        key = self._key(held, row)
        if not key and not cells.is_rounded(held.get("id", "")):
            name = held.get("id") or held.get("title") or held.get("link") or ""
            self._without += bool(name) and not _is_explained(name)
        if not key:
            return
        currency = _currency(held, self._brought.currency)
        made = Row(key, held.get("title", "")[:LONGEST], cells.handle(held.get("creator", "")),
                   held.get("product", "")[:LONGEST], self._moment(held, key), currency)  # fmt: skip
        made.numbers = _numbers(self._kind, held, currency)
        if "day" in held and (day := cells.moment(held["day"])):
            self._days.append(day.date())
        if "period" in held:
            self._days += [day for day in _period(held["period"]) if day]
        self._keep(made)

    def _keep(self, made: Row) -> None:
        before = self._by_key.get(made.key)
        if before is None:
            self._by_key[made.key] = made
        elif self._kind.added:
            for name, value in made.numbers.items():
                before.numbers[name] = before.numbers.get(name, 0) + value
        elif made.numbers.get("views", 0) > before.numbers.get("views", 0):
            self._by_key[made.key] = made

    def _key(self, held: Mapping[str, str], row: Sequence[str]) -> str:
        """Return what a row is about: a video's id, a creator's handle, or a live event by its creator and start."""
        if self._kind.rows == "creator":
            return cells.handle(held.get("id", ""))
        if self._kind.rows in ("live", "gmv_max_live"):
            at = cells.moment(held.get("at", ""))
            who = cells.handle(held.get("creator", "")) or held.get("title", "")
            return f"{who}|{at:%Y-%m-%dT%H:%M}" if at else ""
        if self._kind.key == "ads":
            places = self._header.more.get("inside", ())
            return next(filter(None, (cells.id_inside(row[at]) for at in places if at < len(row))), "")
        said = held.get("id", "")
        if key := cells.id_of(said) or cells.id_of(held.get("link", "")):
            return key
        if cells.is_rounded(said):
            key = self._around.meant(said)
            self._saved += bool(key)
            self._cut += [] if key else [said]
            return key
        return ""

    def _moment(self, held: Mapping[str, str], key: str) -> dt.datetime | None:
        del key
        return cells.moment(held.get("at", ""), month_first=bool(self._month_first))


_TOLD: tuple[Callable[[int], str], ...] = (
    lambda n: ngettext("{n} row of totals was left out.", "{n} rows of totals were left out.", n),
    lambda n: ngettext(
        "{n} row names nothing by an id and was left out.",
        "{n} rows name nothing by an id and were left out.",
        n,
    ),
    lambda n: ngettext(
        "{n} row was left out: a spreadsheet cut its id. Download the file again.",
        "{n} rows were left out: a spreadsheet cut their ids. Download the file again.",
        n,
    ),
    lambda n: ngettext(
        "{n} id was cut by a spreadsheet and found again among the videos of the calendar.",
        "{n} ids were cut by a spreadsheet and found again among the videos of the calendar.",
        n,
    ),
)
"""What is said of totals, of rows without an id, and of ids that were cut and lost or found again."""
_CUT = 10_000
"""A spreadsheet keeps fifteen digits of the nineteen of an id."""
_BATCH = 2000
"""Rows whose days tell whether months come first."""


def _line(kind: str, held: Mapping[str, str], currency: str, *, month_first: bool) -> Line:
    get = held.get
    quantity, returned = cells.count(get("quantity", "")), cells.count(get("returned", ""))
    if _state(get("wholly_returned", "")) == "yes":
        returned = quantity
    amount = cells.amount(get("amount", ""), currency)
    refund = cells.amount(get("refund", ""), currency)
    state = _state(get("state", ""))
    est = [cells.amount(get(name, ""), currency) for name in ("commission_est", "commission_est_ads")]
    paid = [cells.amount(get(name, ""), currency) for name in ("commission", "commission_ads")]
    commission = None if cells.is_missing(get("paid", "")) else _sum(paid)
    if kind == "affiliate" and returned and amount is not None:
        refund = round(amount * returned / quantity) if quantity else amount
    elif kind == "returns":
        unit = cells.amount(get("unit", ""), currency)
        amount = unit * (quantity or 1) if unit is not None else None
        given = state == "refunded" or not cells.is_missing(get("paid", ""))
        refund, commission, state = (amount if given else None), None, "refunded" if given else "open"
    elif kind == "orders" and not amount and not cells.amount(get("platform_discount", ""), currency):
        state = "sample" if state != "canceled" else state
    return (
        held["order_id"], cells.id_of(get("sku_id", "")), cells.id_of(get("content_id", "")), get("content_type", ""),
        cells.handle(get("creator", "")), cells.id_of(get("product_id", "")), get("product", "")[:LONGEST],
        get("seller_sku", ""), state, quantity, returned, amount, refund, _sum(est), commission, currency,
        cells.moment(get("at", ""), month_first=month_first),
    )  # fmt: skip


def _numbers(kind: Kind, held: Mapping[str, str], currency: str) -> dict[str, int | float]:
    """Return what a row says: money in minor units, counts, shares of one, a length in seconds."""
    said: dict[str, int | float | None] = {"seconds": cells.seconds(held.get("duration", ""))}
    for name in kind.money:
        said[name] = cells.amount(held.get(name, ""), currency, point=kind.point)
    for name in kind.counts:
        said[name] = cells.count(held.get(name, ""))
    for name in kind.shares:
        said[name] = cells.share(held.get(name, ""))
    return {name: value for name, value in said.items() if value is not None}


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [one for one in amounts if one is not None]
    return sum(known) if known else None


@cache
def _states() -> dict[str, str]:
    return {word: state for state, words in presets.read("states", "results").items() for word in words}


def _state(text: str) -> str:
    """Return a state as it is kept: one of those of assets/results/states.toml, else the file's own word."""
    plain = text.strip().casefold()
    return _states().get(plain, plain)


def _is_total(first: str) -> bool:
    plain = first.casefold()
    return _states().get(plain) == "totals" or (plain.startswith("total of ") and plain.endswith("results"))


def _is_explained(text: str) -> bool:
    """Whether what stands in an id's place explains the column, or says that there is none."""
    return cells.is_missing(text) or not any(sign.isdigit() for sign in text)


def _currency(held: Mapping[str, str], whole: str) -> str:
    said = held.get("currency", "").strip().upper()
    if said:
        return said
    for name in ("amount", "gmv", "refund", "unit", "ad_cost"):
        if found := cells.currency_in(held.get(name, "")):
            return found
    return whole


def _period(text: str) -> tuple[dt.date | None, dt.date | None]:
    found = _PERIOD.search(text)
    if found is None:
        return None, None
    first, last = cells.moment(found[1]), cells.moment(found[2])
    return (first.date(), last.date()) if first and last else (None, None)


def _is_american(header: Header) -> bool | None:
    """Return whether months come before days by the headers alone, None where these don't say it."""
    if header.kind.day_first or header.has("tokopedia invoice number") or header.has("regency and city"):
        return False
    return True if header.has("address line 1", "state") else None


def _months_come_first(days: Iterator[str]) -> bool | None:
    for text in days:
        found = _DATES.match(text)
        if found and int(found[1]) > _MONTHS:
            return False
        if found and int(found[2]) > _MONTHS:
            return True
    return None
