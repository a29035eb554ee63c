"""Reads the sheets of a workbook as tables."""

from itertools import pairwise

from planner.errors import PlanError
from planner.exchange import workbook
from planner.exchange.formulas import letters_of
from planner.exchange.shapes import colors, grid, put_away
from planner.exchange.shapes.table import Origin, Problem, Source, quoted
from planner.exchange.workbook import Sheet
from planner.i18n import _


def read(data: bytes, file: str, context: tuple[str, ...], *, hidden: bool = True) -> Source:
    """Return the tables on all sheets of an XLSX file, with what is ``hidden`` in it or without, hidden sheets last.

    ``file`` is its name, ``context`` what stands over all of its sheets. Raises PlanError for a workbook in which
    nothing is, and whatever a damaged one leads to.
    """
    found, empty = workbook.sheets(data)
    source = Source([], [])
    refused: list[PlanError] = []
    for whole in found:
        sheet = whole if hidden else put_away.without(whole)
        source.hidden.extend(_hidden(sheet, read=hidden))
        if not sheet.rows or (sheet.hidden and not hidden):
            continue
        origin = Origin(
            sheet.name or file, (*context, *filter(None, [sheet.name])), None,
            _("XLSX sheet {name}").format(name=sheet.name),
        )  # fmt: skip
        try:
            one = grid.read(_records(sheet), origin)
        except PlanError as error:
            refused.append(error)
            source.problems.append(_refused(sheet, error))
            continue
        one.tables[0].problems.extend(_told(sheet, hidden=hidden))
        source.tables.extend(one.tables)
        source.problems.extend(one.problems)
    if not found:
        raise PlanError(_("No sheet of “{file}” has anything in it.").format(file=file))
    if not source.tables and not hidden and source.hidden:  # all that there is
        return read(data, file, context)
    if not source.tables:
        raise refused[0]
    if not hidden:
        source.left_out.extend(source.hidden)
    if empty:
        text = _("These sheets are empty: {names}.").format(names=", ".join(empty))
        source.problems.append(Problem(None, None, text, "note"))
    return source


def _records(sheet: Sheet) -> list[tuple[int, list[str]]]:
    """Return the rows of a sheet, all from the first column with something in it on."""
    first, last = min(map(min, sheet.rows.values())), max(map(max, sheet.rows.values()))
    columns = range(first, last + 1)
    return [(number, [cells.get(column, "") for column in columns]) for number, cells in sheet.rows.items()]


def _told(sheet: Sheet, *, hidden: bool) -> list[Problem]:
    """Return what is said of a sheet that was read, with what is hidden on it or without."""
    said = _hidden(sheet, read=True) if hidden else []
    return [*said, *_unvalued(sheet), *colors.told(sheet)]


def _refused(sheet: Sheet, error: PlanError) -> Problem:
    """Return what is said of a sheet that holds no table, with the first words on it."""
    first = next(iter(next(iter(sheet.rows.values())).values()))
    text = _("The sheet “{sheet}” was left out: {reason} It begins with “{text}”.")
    message = text.format(sheet=sheet.name, reason=str(error), text=quoted(first))
    return Problem(None, None, message, "note")


def _hidden(sheet: Sheet, *, read: bool) -> list[Problem]:
    """Return what is said of a sheet, rows and columns that are hidden, and were read all the same or left out."""
    if sheet.hidden:
        text = (
            _("The sheet “{sheet}” is hidden. It was read.")
            if read
            else _("The sheet “{sheet}” is hidden and was left out.")
        )
        return [Problem(None, None, text.format(sheet=sheet.name), "note")]
    said = []
    if sheet.hidden_rows:
        text = (
            _("Hidden rows of “{sheet}” were read: {rows}. Delete those that are not planned.")
            if read
            else _("Hidden rows of “{sheet}” were left out: {rows}.")
        )
        said.append(text.format(sheet=sheet.name, rows=_runs(sheet.hidden_rows)))
    if columns := [
        column
        for column in sheet.hidden_columns
        if not read or any(column in cells for cells in sheet.rows.values())
    ]:
        text = (
            _("Hidden columns of “{sheet}” were read: {columns}.")
            if read
            else _("Hidden columns of “{sheet}” were left out: {columns}.")
        )
        said.append(text.format(sheet=sheet.name, columns=", ".join(map(letters_of, columns))))
    return [Problem(None, None, text, "note") for text in said]


def _unvalued(sheet: Sheet) -> list[Problem]:
    """Return what is said of formulas without a value."""
    said = [
        _("These cells of “{sheet}” hold formulas without a value: {cells}. {formula} can't be worked out here. Open "
          "the workbook in a spreadsheet and save it there, or type the values.").format(
              sheet=sheet.name, cells=_cells(column, rows), formula=f"“={formula[:60]}”")
        for column, (rows, formula) in _by_column(sheet).items()
    ]  # fmt: skip
    return [Problem(None, None, text, "note") for text in said]


def _by_column(sheet: Sheet) -> dict[int, tuple[list[int], str]]:
    """Return the rows of a sheet in which formulas have no value, and the first formula, by column."""
    found: dict[int, tuple[list[int], str]] = {}
    for (row, column), formula in sorted(sheet.unvalued.items()):
        found.setdefault(column, ([], formula))[0].append(row)
    return found


def _cells(column: int, rows: list[int]) -> str:
    """Return cells of one column as "C5, C7-C9"."""
    letters = letters_of(column)
    return ", ".join(
        "-".join(f"{letters}{row}" for row in run.split("-")) for run in _runs(tuple(rows)).split(", ")
    )


def _runs(numbers: tuple[int, ...]) -> str:
    """Return the first of some numbers as "2-5, 9"."""
    ends = [numbers[0]]
    for one, two in pairwise(numbers):
        ends += [one, two] if two > one + 1 else []
    ends.append(numbers[-1])
    runs = [f"{one}-{two}" if two > one else str(one) for one, two in zip(ends[::2], ends[1::2], strict=True)]
    return ", ".join(runs[:20]) + (", …" if len(runs) > 20 else "")
