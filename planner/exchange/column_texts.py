"""Finds columns of texts by what their headers are made of, and by their cells where headers say nothing."""

import re

from planner.exchange import header_parts, network_columns
from planner.exchange.column import ANY_DAY, Column, when
from planner.exchange.stages import is_stage
from planner.texts import lengths, moments, surroundings
from planner.texts.vocabulary import plain, words

_HALF = 0.5
_SOME = 0.3
"""The share of cells that are stages in a column that is called like one, and so on."""
_DIFFERENT = 0.8
"""The share of cells that are different in a column of titles: a series or an owner comes again."""
_LONGEST = 90
"""Characters that the titles and hooks of a column have on average at most."""
_TITLE_WORDS = 1.5
"""Words that the titles of a column have on average at least."""
_ROWS = 3
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
_PLANS = frozenset({"hook", "caption", "script", "stage", "hashtags", "length", "time", "datetime", "sound"})
_DAY_DIGITS, _LAST_DAY, _FEW_DAYS = 2, 31, 2
_FRACTION = re.compile(r"0?\.[0-9]{1,18}")


def by_parts(column: Column) -> str | None:
    """Return the field that a header's parts name, if its cells may hold it; None for none."""
    if not column.cells and column.names:
        return None
    field = header_parts.field_of(column.header)
    if field is None:
        return None
    if test := _TESTS.get(field):
        return field if column.share(test) >= _SOME else None
    return field if column.share(_is_text) >= _HALF and not column.when else None


def _is_length(cell: str) -> bool:
    return lengths.length(cell) is not None


def _is_format(cell: str) -> bool:
    return plain(cell) in words("format")


def _is_network(cell: str) -> bool:
    return bool(network_columns.networks(cell))


def _is_moment(cell: str) -> bool:
    return (
        bool(when(cell) or _FRACTION.fullmatch(cell))
        or (cell.isdigit() and len(cell) <= _DAY_DIGITS)
        or moments.serial(cell) is not None
    )


_TESTS = {
    "date": _is_moment,
    "time": _is_moment,
    "stage": is_stage,
    "length": _is_length,
    "format": _is_format,
    "platform": _is_network,
}


def _is_text(cell: str) -> bool:
    letters = sum(map(str.isalpha, cell))
    return letters >= _ROWS - 1 and not network_columns.is_tick(cell) and not _URL.match(cell)


def decide(columns: list[Column], fields: dict[str, str]) -> None:
    """Find the titles, and the hooks behind them, where no header says which column they are."""
    places = {column.header: place for place, column in enumerate(columns)}
    texts = [places[header] for header, field in fields.items() if field in {"hook", "caption", "script"}]
    first = min((place for place in texts), default=len(columns))
    if "title" not in fields.values() and not _PLANS & set(fields.values()):
        return  # it may be a list of prices
    if "title" not in fields.values():
        free = [c for c in columns[:first] if c.header not in fields and _may_be_said(c, _TITLE_WORDS)]
        if not free:
            return
        fields[free[0].header] = "title"
    if "hook" in fields.values():
        return
    begin = places[next(header for header, field in fields.items() if field == "title")] + 1
    for column in columns[begin : begin + 1]:
        if column.header not in fields and _may_be_said(column):
            fields[column.header] = "hook"


def day_numbers(columns: list[Column], fields: dict[str, str], context: tuple[str, ...]) -> None:
    """Find the column of the days of a month that stands over the table, where no header says which it is."""
    if {"date", "datetime"} & set(fields.values()) or "title" not in fields.values():
        return
    if not any(surroundings.around(line, ANY_DAY, True).month for line in context):
        return
    for column in columns:
        if column.header not in fields and _are_days(column, beside_weekdays="weekday" in fields.values()):
            fields[column.header] = "date"
            return


def _is_stage_word(cell: str) -> bool:
    return plain(cell) in words("stage") or plain(cell) in words("flag")


def _are_days(column: Column, *, beside_weekdays: bool) -> bool:
    """Return whether cells are days of a month: they go on and do not count rows, or stand beside weekdays."""
    if header_parts.is_never(column.header) or len(column.cells) < _FEW_DAYS:
        return False
    days = [int(cell) for cell in column.cells if cell.isdigit() and len(cell) <= _DAY_DIGITS]
    if len(days) < len(column.cells) or not 0 < min(days) <= max(days) <= _LAST_DAY:
        return False
    return days != list(range(1, len(days) + 1)) and (beside_weekdays or days == sorted(days))


def _may_be_said(column: Column, least: float = 2.5) -> bool:
    """Return whether the cells of a column are short sentences of which none comes again.

    They have ``least`` words on average or more.
    """
    cells = column.cells
    if len(cells) < _ROWS or header_parts.is_never(column.header) or column.when:
        return False
    if len(cells) < _DIFFERENT * column.filled or column.share(_is_text) < 1.0 - 1.0 / _ROWS:
        return False
    said = sum(len(cell.split()) for cell in cells) / len(cells)
    length = sum(map(len, cells)) / len(cells)
    return said >= least and length <= _LONGEST and column.share(_is_stage_word) < _HALF
