"""The kinds of files with numbers, by their headers: assets/results/kinds.toml."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from planner import presets
from planner.results import cells

LOOKED = 15
"""Rows among which the headers of a sheet are looked for."""
Columns = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Kind:
    """A kind of file: what its headers are, and what stands in which column, by all that each may be called.

    ``lines`` names what its rows are where they are lines of orders, ``rows`` where they are sums. ``point`` says that
    decimals stand behind a point whatever the language, ``added`` that rows of the same thing are added up,
    ``day_first`` that days come before months in every market.
    """

    key: str
    title: str
    lines: str
    rows: str
    signatures: tuple[frozenset[str], ...]
    without: frozenset[str]
    point: bool
    added: bool
    day_first: bool
    personal: frozenset[str]
    columns: Columns
    money: Columns
    counts: Columns
    shares: Columns


@dataclass(frozen=True)
class Header:
    """The headers of a sheet: their kind, the row in which they stand, and the columns by what they hold."""

    kind: Kind
    row: int
    places: Mapping[str, int]
    more: Mapping[str, tuple[int, ...]]
    """Every column of what may stand in several."""
    currency: str
    """The one in the headers, "" for none."""
    names: Sequence[str]
    """The headers as they are compared."""

    def has(self, *names: str) -> bool:
        """Whether there are columns with these headers."""
        return set(names) <= set(self.names)

    @property
    def personal(self) -> list[str]:
        """Return the columns that tell of buyers, none of which is read."""
        return [name for name in self.names if name in self.kind.personal]


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Return all kinds; the first that fits is the one."""

    def named(found: Mapping[str, Sequence[str]]) -> Columns:
        return MappingProxyType(
            {name: tuple(cells.plain(one)[0] for one in ones) for name, ones in found.items()}
        )

    return tuple(
        Kind(
            key=key,
            title=one["title"],
            lines=one.get("lines", ""),
            rows=one.get("rows", ""),
            signatures=tuple(frozenset(signature) for signature in one["signatures"]),
            without=frozenset(one.get("without", ())),
            point=one.get("decimals") == "point",
            added=one.get("added", False),
            day_first=one.get("day_first", False),
            personal=frozenset(one.get("personal", ())),
            columns=named(one["columns"]),
            money=named(one.get("money", {})),
            counts=named(one.get("counts", {})),
            shares=named(one.get("shares", {})),
        )
        for key, one in presets.read("kinds", "results").items()
    )


def header(rows: Sequence[tuple[int, Sequence[str]]]) -> Header | None:
    """Return the headers among the first rows of a sheet, None where it is of no kind that is known."""
    for number, row in rows[:LOOKED]:
        named = [cells.plain(text) for text in row]
        there = {name for name, _currency in named if name}
        for kind in all_kinds():
            if any(signature <= there for signature in kind.signatures) and not (kind.without & there):
                return _header(kind, number, named)
    return None


def _header(kind: Kind, number: int, named: Sequence[tuple[str, str]]) -> Header:
    places: dict[str, int] = {}
    more: dict[str, tuple[int, ...]] = {}
    names = [name for name, _currency in named]
    for columns in (kind.columns, kind.money, kind.counts, kind.shares):
        for field, aliases in columns.items():
            found = [names.index(alias) for alias in aliases if alias in names]
            if found:
                places[field] = found[0]
                more[field] = tuple(found)
    currency = next((one for _name, one in named if one), "")
    return Header(kind, number, MappingProxyType(places), MappingProxyType(more), currency, names)


def extract(*_args: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give Babel the titles of the kinds, so that they are translated like any others."""
    for kind in all_kinds():
        yield 1, "_", kind.title, []
