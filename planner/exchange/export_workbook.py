"""Writes a table as a workbook that reads well: real dates and numbers, a header that stays, a filter."""

import datetime as dt
import io
import re
from collections.abc import Callable, Sequence
from typing import Any

from planner.errors import PlanError
from planner.exchange import cells
from planner.i18n import _

Cell = str | float | dt.date | dt.time
"""What a cell holds. A number is a length in seconds; an empty text is an empty cell."""

MOST = 32_767
"""Characters that a cell of a spreadsheet holds, in units of UTF-16."""
NARROWEST, WIDEST = 8, 60
"""Characters across a column."""
_ROOM = 3
"""Characters beside a header, for the button of its filter."""
_FORMATS: dict[type, str] = {dt.date: "yyyy-mm-dd", dt.time: "hh:mm", float: 'General" s"'}
"""How values that are no texts are shown. Days and times as ISO 8601, which is read alike everywhere."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def as_xlsx(table: Sequence[Sequence[Cell]]) -> bytes:
    """Return a table, its header first, as XLSX. Raises PlanError for a text that no cell holds.

    Texts are texts, whatever they begin with: none is a formula, also after it was edited in the spreadsheet.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    lines = [[_shielded(value) for value in row] for row in table]
    for row in lines:
        _refuse_long(row)
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Hookline")
    letters = [get_column_letter(number) for number in range(1, len(lines[0]) + 1)]
    for place, letter in enumerate(letters):
        sheet.column_dimensions[letter].width = _width(lines, place)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{len(lines)}"
    make = _maker(sheet)
    sheet.append([make(value, True) for value in lines[0]])
    for row in lines[1:]:
        sheet.append([None if value == "" else make(value, False) for value in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _shielded(value: Cell) -> Cell:
    """Return a value whose text comes back as it is, also where it looks like a sign in the way workbooks write it."""
    return _ESCAPE.sub("_x005F_", cells.kept(value)) if isinstance(value, str) else value


def _refuse_long(row: Sequence[Cell]) -> None:
    """Raise PlanError for a row with a text that no cell holds."""
    for value in row:
        units = len(value.encode("utf-16-le", "replace")) // 2 if isinstance(value, str) else 0
        if units > MOST:
            said = _("“{title}” has a text of {n} characters; a cell holds {most}. Save it as CSV.")
            raise PlanError(said.format(title=row[0], n=units, most=MOST))


def _width(lines: Sequence[Sequence[Cell]], place: int) -> int:
    """Return how wide a column is, in characters: as its longest line, between two bounds."""
    longest = max((max(map(len, _shown(row[place]).split("\n"))) for row in lines[1:]), default=0)
    wanted = max(longest + 1, len(_shown(lines[0][place])) + _ROOM)
    return min(max(wanted, NARROWEST), WIDEST)


def _shown(value: Cell) -> str:
    return value if isinstance(value, str) else f"{value:g} s" if isinstance(value, float) else str(value)


def _maker(sheet: Any) -> Callable[[Cell, bool], Any]:
    """Return what makes a cell of a value, for the header or below it."""
    from openpyxl.cell import WriteOnlyCell

    styles: dict[tuple[type, bool, bool], Any] = {}

    def make(value: Cell, heads: bool) -> Any:
        cell: Any = WriteOnlyCell(sheet)
        cell.value = value
        armed = isinstance(value, str) and cells.is_armed(value)
        if isinstance(value, str):
            cell.data_type = "s"  # or what begins with = would be a formula, and #N/A an error
        kind = (type(value), heads, armed)
        if kind not in styles:
            _dress(cell, *kind)
            styles[kind] = cell._style  # noqa: SLF001 - to make one for each cell takes most of the time
        cell._style = styles[kind]  # noqa: SLF001 - as above
        return cell

    return make


def _dress(cell: Any, kind: type, heads: bool, armed: bool) -> None:
    """Give a cell the looks of what it holds."""
    from openpyxl.styles import Alignment, Font

    if heads:
        cell.font = Font(name="Calibri", sz=11, bold=True)  # as the others, which are the default
    cell.alignment = Alignment(vertical="top", wrap_text=kind is str and not heads)
    cell.number_format = _FORMATS.get(kind, "General")
    cell.quotePrefix = armed  # or a text that was edited would be run
