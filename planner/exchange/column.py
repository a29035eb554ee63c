"""A column of a table: its header with the names that it may be known by, the first of its cells, what they are."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from planner.exchange import header_parts
from planner.exchange.limits import MAX_SHORT
from planner.exchange.tables import Table
from planner.texts import clocks, moments, surroundings
from planner.texts.vocabulary import plain

LOOKED_AT = 60
"""Cells of a column by which it is judged."""
ANY_DAY = dt.date(2020, 1, 15)
"""Stands for today where only the shape of a date counts."""
NO_CELL = frozenset({"-", "–", "—", "--", "…", "n/a", "N/A"})
"""What people write in a cell that holds nothing."""
_MOST = 0.6
"""The share of cells that makes a column one of moments."""
_PARTS = re.compile(
    r"(?<!\s)\s*+[/|+&]\s*+|(?<!\s)\s++[-–—:]\s++|(?<!\s)\s*+[:(\[]\s*+|(?<!\s)\s++(?:and|dan|or|atau)\s++"
)
_DOTTED = re.compile(r"\w+(?:\.\w+)+")
"""The name of what stands within something else: content.headline."""
_NO_NAME = frozenset(
    {"name", "value", "text", "label", "en", "id_id", "title", "plain_text", "raw", "rendered", "at"}
)
"""What says nothing of its own within something else: status.name, title.rendered."""
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*+[)\]]")
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?")


@dataclass(frozen=True)
class Column:
    """A column: its header, the first filled cells in it, each once, and of how many cells these are."""

    header: str
    cells: tuple[str, ...]
    filled: int = 0

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that the header may be known by, the whole of it first."""
        free = self.header.strip(" *_`#:")
        parts = [part for part in _PARTS.split(free) if part]
        if _DOTTED.fullmatch(free):
            *over, last = free.split(".")
            parts.append(over[-1] if last in _NO_NAME else last)
        if header_parts.networks_in(free):
            parts.append(header_parts.without_networks(free))
        return tuple(dict.fromkeys(plain(one) for one in (free, _IN_BRACKETS.sub("", free), *parts)))

    def share(self, test: Callable[[str], bool]) -> float:
        """Return the share of its cells that pass a test."""
        return sum(map(test, self.cells)) / len(self.cells) if self.cells else 0.0

    @cached_property
    def when(self) -> str:
        """Which part of a moment most of its cells are, "" for none: a length is no time."""
        if not self.cells:
            return ""
        dated, timed, both, named = 0, 0, 0, 0
        for cell in self.cells:
            kind = when(cell)
            dated, timed = dated + (kind == "date"), timed + (kind == "time")
            both, named = both + (kind == "datetime"), named + (kind == "weekday")
        most = len(self.cells) * _MOST
        if dated + both >= most:
            return "datetime" if both * 2 >= dated else "date"
        if dated + both + named >= most:
            return "weekday" if named > dated + both else "date"
        return "time" if timed >= most else ""


def when(cell: str) -> str:
    """Return whether a cell is a "date", a "datetime", a "time" or a "weekday" (a day by its place), or "" for none."""
    cell = cell.strip()
    if len(cell) > 120 or not cell:
        return ""
    if moments.moment(cell) or _EPOCH.fullmatch(cell):
        return "datetime"
    if found := moments.day(cell, ANY_DAY, True) or moments.day(cell, ANY_DAY, False):
        return "datetime" if found.rest and clocks.clock(found.rest) else "date" if not found.rest else ""
    if (clock := clocks.clock(cell)) and not clock.rest:
        return "time"
    if (day := surroundings.relative(cell)) and not (day.rest and not clocks.clock(day.rest)):
        return "weekday"
    return ""


def columns_of(table: Table) -> Iterator[Column]:
    """Yield the columns of a table, with as many cells as they are judged by."""
    for place, header in enumerate(table.headers):
        cells: dict[str, None] = {}
        filled = 0
        for row in table.rows:
            cell = row[place].strip()
            if cell and len(cell) <= MAX_SHORT and cell not in NO_CELL:
                cells[cell] = None
                filled += 1
                if len(cells) == LOOKED_AT:
                    break
        yield Column(header, tuple(cells), filled)
