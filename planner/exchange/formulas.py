"""Works out the formulas of a workbook that no program has stored a value for: a cell, more or less some days."""

import datetime as dt
import re
from collections.abc import Mapping

Cells = Mapping[tuple[int, int], str]
"""Formulas by row and column, both from 1 on."""

_PASSES = 3
"""Times that all formulas are gone through: those that stand on later ones need another."""
_CELL = re.compile(r"\+?([A-Z]{1,3})(\d{1,7})(?:([+-])(\d{1,5}))?")
_BEFORE = re.compile(r"(\d{1,5})\+([A-Z]{1,3})(\d{1,7})")
_DATE = re.compile(r"DATE\((\d{4})[,;](\d{1,2})[,;](\d{1,2})\)(?:([+-])(\d{1,5}))?")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})( \d{2}:\d{2}(?::\d{2})?)?")


def work_out(formulas: Cells, rows: dict[int, dict[int, str]]) -> dict[tuple[int, int], str]:
    """Fill the cells whose formulas are another cell or a date, with or without days; return the others.

    A row of formulas alone is made where one of them gives something, as it would be in the file of a spreadsheet.
    """
    left = dict(formulas)
    for _pass in range(_PASSES):
        found = 0
        for (row, column), formula in sorted(left.items()):
            if (value := _value(formula, rows)) is not None:
                rows.setdefault(row, {})[column] = value
                del left[row, column]
                found += 1
        if not found:
            break
    return left


def show_dates(left: Cells, rows: dict[int, dict[int, str]]) -> None:
    """Let formulas that gave nothing stand in their cells where others of the column are dates: no row inherits one."""
    dated = {column for row in rows.values() for column, text in row.items() if _ISO.fullmatch(text)}
    for (row, column), formula in left.items():
        if column in dated and row in rows:
            rows[row][column] = f"={formula}"


def shifted(formula: str, rows: int, columns: int) -> str:
    """Return a formula as it is so many rows further down and columns further right: "B5+3" is "B6+3"."""

    def moved(cell: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, number = cell.groups()
        column = letters if fixed_column else letters_of(column_of(letters) + columns)
        return f"{fixed_column}{column}{fixed_row}{number if fixed_row else max(1, int(number) + rows)}"

    return re.sub(r"(?<![A-Za-z])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\d(])", moved, formula)


def column_of(letters: str) -> int:
    """Return the number of a column that letters name, 1 for A."""
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column


def letters_of(column: int) -> str:
    """Return a column as a spreadsheet names it."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _value(formula: str, rows: dict[int, dict[int, str]]) -> str | None:
    """Return what a formula gives, None for one that is not understood or stands on an empty cell."""
    bare = formula.upper().replace("$", "").replace(" ", "").lstrip("=")
    if date := _DATE.fullmatch(bare):
        try:
            day = dt.date(int(date[1]), int(date[2]), int(date[3]))
        except ValueError:
            return None
        return _more(day.isoformat(), _number(date[4], date[5]))
    if cell := _CELL.fullmatch(bare):
        base = rows.get(int(cell[2]), {}).get(column_of(cell[1]))
        return None if base is None else _more(base, _number(cell[3], cell[4]))
    if cell := _BEFORE.fullmatch(bare):
        base = rows.get(int(cell[3]), {}).get(column_of(cell[2]))
        return None if base is None else _more(base, int(cell[1]))
    return None


def _number(sign: str | None, digits: str | None) -> int:
    return int(f"{sign or ''}{digits or 0}")


def _more(text: str, days: int) -> str | None:
    """Return a date so many days later, a number so much greater; None for another text with any days."""
    if not days:
        return text
    if date := _ISO.fullmatch(text):
        try:
            return (dt.date.fromisoformat(date[1]) + dt.timedelta(days=days)).isoformat() + (date[2] or "")
        except (ValueError, OverflowError):
            return None
    try:
        return format(float(text) + days, ".15g")
    except ValueError:
        return None
