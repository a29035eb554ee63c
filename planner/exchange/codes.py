"""Reads what a plan's short codes and signs stand for where it says so itself: "A = 12.00, B = 19.30", "🎬 filmed"."""

import re
from dataclasses import replace

from planner.exchange.column import columns_of, when
from planner.exchange.tables import Problem, Source, Table
from planner.i18n import _
from planner.texts import clocks

_CODE = re.compile(r"(?<![\w.:])([A-Z]{1,3}|[a-z]|[0-9]{1,2})\s?(?:=|→|->|⇒)\s?|(?<![\w.:])([A-Z])\s?:\s")
_SIGN = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d]*+"
)
_EDGES = " \t,;|·•./()=:–—-→"
_LONGEST = 400
"""Characters of a line in which codes are explained."""
_CODE_LENGTH, _MEANING_LENGTH = 4, 40
_SOME = 0.4
_SHARE = 0.8
"""The share of a column's cells that are codes in one that is written in them."""


def explained(lines: tuple[str, ...]) -> dict[str, str]:
    """Return what codes and signs stand for, of lines that explain two or more."""
    found: dict[str, str] = {}
    for line in lines:
        if len(line) <= _LONGEST:
            for one in (_pairs(_CODE, line), _pairs(_SIGN, line)):
                found |= one if len(one) > 1 else {}
    return found


def _pairs(pattern: re.Pattern[str], line: str) -> dict[str, str]:
    """Return the codes that a pattern finds in a line with the words behind each."""
    places = list(pattern.finditer(line))
    if not places:
        return {}
    ends = [place.start() for place in places[1:]] + [len(line)]
    found = {}
    for place, end in zip(places, ends, strict=True):
        code = _bare(next(filter(None, place.groups()), place[0]))
        meaning = line[place.end() : end].strip(_EDGES)
        if meaning and len(meaning) <= _MEANING_LENGTH:
            found[code] = meaning
    return found


def _timed(table: Table, known: dict[str, str]) -> Table:
    """Return a table in whose days the codes of hours that stand behind them are spelled: "Lunes, Agosto 2 (G)"."""
    hours = {code: meaning for code, meaning in known.items() if clocks.clock(meaning)}
    if not hours:
        return table
    behind = re.compile(rf"(.*\S)\s*(?:\s|\()({'|'.join(map(re.escape, hours))})\)?\s*")
    dated = [
        place
        for place, column in enumerate(columns_of(table))
        if column.cells
        and column.share(lambda cell: len(cell) < _LONGEST and _is_day_with(cell, behind)) >= _SOME
    ]
    if not dated:
        return table

    def spelled_out(cell: str) -> str:
        found = behind.fullmatch(cell) if len(cell) < _LONGEST else None
        return f"{found[1]} {hours[found[2]]}" if found else cell

    rows = [
        tuple(spelled_out(cell) if place in dated else cell for place, cell in enumerate(row))
        for row in table.rows
    ]
    said = ", ".join(f"“{code}” – “{meaning}”" for code, meaning in hours.items())
    text = _("“{column}”: what the plan says of its signs was taken: {signs}.")
    told = [
        Problem(None, table.headers[place], text.format(column=table.headers[place], signs=said), "note")
        for place in dated
    ]
    return replace(table, rows=rows, problems=[*table.problems, *told])


def _is_day_with(cell: str, behind: re.Pattern[str]) -> bool:
    found = behind.fullmatch(cell)
    return bool(found) and when(found[1] if found else "") in {"date", "weekday"}


def _bare(cell: str) -> str:
    return cell.strip(" \ufe0f\u200d()[]=:")


def of_tables(source: Source) -> dict[str, str]:
    """Return what the codes of small tables of two columns stand for: a code a row, and its meaning beside it.

    One alone explains nothing: it is the plan. Days and hours, such as "3/3" and "Mon", are no codes.
    """
    found: dict[str, str] = {}
    for table in source.tables if len(source.tables) > 1 else ():
        if len(table.headers) != 2 or len(table.rows) < 2:
            continue
        pairs = {_bare(code): meaning.strip() for code, meaning in table.rows}
        if len(pairs) == len(table.rows) and all(
            0 < len(code) <= _CODE_LENGTH and not _is_day(code) and 0 < len(meaning) <= _MEANING_LENGTH
            for code, meaning in pairs.items()
        ):
            found |= pairs
    return found


def _is_day(code: str) -> bool:
    """Whether what looks like a code is a number, a day or an hour."""
    numbered = any(map(str.isdigit, code)) and not any(map(str.isalpha, code))
    return numbered or bool(when(code))


def spelled(table: Table, known: dict[str, str]) -> Table:
    """Return a table with the meaning of codes in the columns that are written in them, which is told."""
    known = known | explained(table.context)
    if table.kind == "list":
        lone = (filled[0] for row in table.rows if len(filled := [cell for cell in row if cell.strip()]) == 1)
        known = known | explained(tuple(lone))
    if not known:
        return table
    table = _timed(table, known)
    coded: dict[int, set[str]] = {}
    for place, column in enumerate(columns_of(table)):
        if column.cells and column.share(lambda cell: _bare(cell) in known) >= _SHARE:
            coded[place] = {_bare(cell) for cell in column.cells} & known.keys()
    if not coded:
        return table
    rows = [
        tuple(known.get(_bare(cell), cell) if place in coded else cell for place, cell in enumerate(row))
        for row in table.rows
    ]
    text = _("“{column}”: what the plan says of its signs was taken: {signs}.")
    problems = [
        Problem(
            None,
            table.headers[place],
            text.format(
                column=table.headers[place],
                signs=", ".join(f"“{code}” – “{known[code]}”" for code in sorted(codes)[:12]),
            ),
            "note",
        )
        for place, codes in coded.items()
    ]
    return replace(table, rows=rows, problems=[*table.problems, *problems])
