"""Finds the row of a table that names its columns, and names those that it leaves without."""

import re
from functools import lru_cache

from planner.errors import PlanError
from planner.exchange.limits import MAX_SHORT
from planner.exchange.shapes.table import Problem
from planner.exchange.shapes.when import is_date_cell
from planner.i18n import _
from planner.texts.vocabulary import plain, words

Record = list[str]

_PARTS = re.compile(r"(?<!\s)\s++[-–|]\s|[/(\[]")
_MOST = 60  # characters of a header that is known by its words


@lru_cache(maxsize=4096)
def field_of(header: str) -> str | None:
    """Return the field that a header names: by the whole of it, or by what stands before a bracket or a bar."""
    if len(header) > 2 * _MOST:
        return None
    fields = words("fields")
    typed = header.strip(" *_`#:")
    for one in (typed, *_PARTS.split(typed, maxsplit=1)[:1]):
        if (name := fields.get(plain(one))) is not None:
            return name
    return None


def known(record: Record) -> int:
    """Return how many different fields the cells of a row name."""
    found = {field_of(cell) for cell in record if cell and len(cell) <= _MOST and not cell.isspace()}
    return len(found - {None})


def filled(record: Record) -> int:
    """Return how many cells of a row hold something."""
    return sum(1 for cell in record if cell.strip())


def is_header(record: Record) -> bool:
    """Return whether a row names fields: two or more, and no small part of its cells."""
    count = known(record)
    return count >= 2 and count * 4 >= filled(record)


def place(records: list[Record]) -> int:
    """Return the index of the header: the first record about as full as the fullest of those around it."""
    counts = [filled(record) for record in records] or [0]
    enough = max(min(2, max(counts)), max(counts) / 2)
    return next(index for index, count in enumerate(counts) if count >= enough)


def missing(records: list[Record], index: int) -> bool:
    """Return whether what seems to be the header is a row like the others: a date stands where theirs do."""
    if index + 1 >= len(records) or known(records[index]) > 1:
        return False
    one, two = records[index], records[index + 1]
    dated = [column for column, cell in enumerate(one) if is_date_cell(cell)]
    return 0 < len(dated) <= 2 and any(column < len(two) and is_date_cell(two[column]) for column in dated)


def named(record: Record, width: int) -> tuple[str, ...]:
    """Return the headers made different from one another, with names for those that are missing.

    Raises PlanError for one that is too long to be any.
    """
    names: dict[str, None] = {}
    for number in range(1, width + 1):
        typed = " ".join(record[number - 1].split()) if number <= len(record) else ""
        if len(typed) > MAX_SHORT:
            text = _(
                "The header of column {number} has more than {most} characters. Give each column a name."
            )
            raise PlanError(text.format(number=number, most=MAX_SHORT))
        name = first = typed or _("Column {number}").format(number=number)
        again = 2
        while name in names:
            name = f"{first} ({again})"
            again += 1
        names[name] = None
    return tuple(names)


def joined(above: Record, header: Record) -> Record:
    """Return a header with the names of the groups above it where its own names come more than once."""
    seen = [plain(cell) for cell in header]
    group = ""
    whole = []
    for column, cell in enumerate(header):
        group = (above[column].strip() if column < len(above) else "") or group
        twice = cell.strip() and seen.count(seen[column]) > 1
        whole.append(f"{group}: {cell.strip()}" if twice and group else cell)
    return whole


def ragged(number: int, cells: int, width: int, headers: tuple[str, ...]) -> Problem:
    """Return what to say about a row that is not as wide as the header."""
    if cells < width:
        text = _(
            "Row {row} has fewer cells than the header ({cells} of {width}): from “{column}” on it is empty."
        )
    else:
        text = _("Row {row} has more cells than the header ({cells}, not {width}). Put quotes around commas.")
    column = headers[min(cells, width)]
    return Problem(number, column, text.format(row=number, cells=cells, width=width, column=column), "note")
