"""Days whose day, month and year stand in columns of their own are read as one date, in the column of the day."""

from collections.abc import Callable
from dataclasses import replace

from planner.exchange.shapes.table import Table
from planner.exchange.shapes.when import shapes
from planner.texts.vocabulary import plain

_DAYS, _MONTHS = range(1, 32), range(1, 13)
_MOST = 0.8
"""The share of filled cells that has to be what the header says."""


def joined(table: Table) -> Table:
    """Return a table in which the day's column holds the date and those of month and year are gone.

    The table itself where there are no such columns: one for days from 1 to 31, one for months, at most one for years.
    """
    places = {name: _places(table, name) for name in ("day_column", "month_column", "year_column")}
    days, months, years = places.values()
    if len(days) != 1 or len(months) != 1 or len(years) > 1:
        return table
    [day], [month] = days, months
    year = years[0] if years else None
    if not (_mostly(table, day, _is_day) and _mostly(table, month, _is_month)):
        return table
    if year is not None and not _mostly(table, year, _is_year):
        return table
    gone = {month, year}
    rows = [
        tuple(
            _date(row, day, month, year) if at == day else cell
            for at, cell in enumerate(row)
            if at not in gone
        )
        for row in table.rows
    ]
    headers = tuple(header for at, header in enumerate(table.headers) if at not in gone)
    return replace(table, headers=headers, rows=rows)


def _places(table: Table, name: str) -> list[int]:
    words = shapes()[name]
    return [at for at, header in enumerate(table.headers) if plain(header) in words]


def _mostly(table: Table, at: int, is_one: Callable[[str], bool]) -> bool:
    cells = [row[at].strip() for row in table.rows if row[at].strip()]
    return bool(cells) and sum(map(is_one, cells)) >= _MOST * len(cells)


def _is_day(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text) in _DAYS


def _is_month(text: str) -> bool:
    if text.isascii() and text.isdecimal():
        return int(text) in _MONTHS
    return plain(text) in shapes()["months"]


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) in (2, 4)


def _date(row: tuple[str, ...], day: int, month: int, year: int | None) -> str:
    """Return a row's date as it can be read; a row without a day has none."""
    said = row[day].strip()
    if not said or not _is_day(said) or not row[month].strip():
        return " ".join(
            filter(None, (said, row[month].strip(), row[year].strip() if year is not None else ""))
        )
    when = row[year].strip() if year is not None else ""
    if _is_month(row[month].strip()) and row[month].strip().isdecimal():
        number = int(row[month])
        if len(when) == 4:
            return f"{when}-{number:02}-{int(said):02}"
        return f"{int(said)}/{number}/{when}".rstrip("/")
    return " ".join(filter(None, (said, row[month].strip(), when)))
