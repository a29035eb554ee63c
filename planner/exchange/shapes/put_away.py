"""What is hidden in a workbook is left out, but for what says when the rows that are seen are, and which they are."""

from dataclasses import replace

from planner.exchange.shapes import headers
from planner.exchange.shapes.when import is_group, is_when
from planner.exchange.workbook import Sheet

_HEADERS_IN = 40
"""Rows in which the header of a column is sought."""
Cells = dict[int, str]


def without(sheet: Sheet) -> Sheet:
    """Return a sheet without its hidden rows and columns; blank ones are not counted among them.

    A column of IDs stays, by which rows are known again. So do hidden headers, and headings that stand over rows; a
    hidden day or week goes on to the next row that is seen, where that is how the sheet is written.
    """
    columns = set(sheet.hidden_columns) - _of_ids(sheet)
    columns = {column for column in columns if any(column in cells for cells in sheet.rows.values())}
    hidden, rows = set(sheet.hidden_rows), dict[int, Cells]()
    away = hidden & {row for row, _column in sheet.unvalued} - sheet.rows.keys()
    carried: Cells = {}
    for number, all_cells in sheet.rows.items():
        cells = {column: text for column, text in all_cells.items() if column not in columns}
        if number not in hidden:
            rows[number] = {**_going_on(carried, cells), **cells}
            carried = {}
        elif _stays(cells):
            rows[number] = cells
        else:
            away.add(number)
            carried |= {column: text for column, text in cells.items() if is_when(text) in {"date", "week"}}
    seen = {at: said for at, said in sheet.unvalued.items() if at[0] in rows or at[0] not in hidden}
    unvalued = {at: said for at, said in seen.items() if at[1] not in columns}
    rows = {number: cells for number, cells in rows.items() if cells}
    return replace(
        sheet,
        rows=rows,
        hidden_rows=tuple(sorted(away)),
        hidden_columns=tuple(sorted(columns)),
        unvalued=unvalued,
    )


def _of_ids(sheet: Sheet) -> set[int]:
    """Return the hidden columns that hold IDs, by their header."""
    first = list(sheet.rows.values())[:_HEADERS_IN]
    return {
        column
        for column in sheet.hidden_columns
        if any(headers.field_of(cells[column]) == "id" for cells in first if column in cells)
    }


def _stays(cells: Cells) -> bool:
    """Return whether a hidden row is no row of a table: a header, or a heading over rows."""
    texts = [*cells.values()]
    if len(texts) == 1:
        return is_group(texts[0]) or is_when(texts[0]) is not None
    return headers.is_header(texts)


def _going_on(carried: Cells, cells: Cells) -> Cells:
    """Return what a seen row has from hidden ones above: a week, or a day where it tells an hour alone."""
    if not carried or not cells:
        return {}
    hour = any(is_when(text) == "time" for text in cells.values())
    dated = any(is_when(text) in {"date", "both"} for text in cells.values())
    return {
        column: text
        for column, text in carried.items()
        if column not in cells and (is_when(text) == "week" or (hour and not dated))
    }
