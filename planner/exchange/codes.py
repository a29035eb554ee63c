"""Reads what a plan's short codes and signs stand for where it says so itself: "A = 12.00, B = 19.30", "🎬 filmed"."""

import re
from dataclasses import replace

from planner.exchange.column import columns_of
from planner.exchange.tables import Problem, Source, Table
from planner.i18n import _

_CODE = re.compile(r"(?<![\w.:])([A-Z]{1,3}|[a-z]|[0-9]{1,2})\s?(?:=|→|->|⇒)\s?|(?<![\w.:])([A-Z])\s?:\s")
_SIGN = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d]*+"
)
_EDGES = " \t,;|·•./()=:–—-→"
_LONGEST = 400
"""Characters of a line in which codes are explained."""
_CODE_LENGTH, _MEANING_LENGTH = 4, 40
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


def _bare(cell: str) -> str:
    return cell.strip(" \ufe0f\u200d()[]=:")


def of_tables(source: Source) -> dict[str, str]:
    """Return what the codes of small tables of two columns stand for: a code a row, and its meaning beside it."""
    found: dict[str, str] = {}
    for table in source.tables:
        if len(table.headers) != 2 or len(table.rows) < 2:
            continue
        pairs = {_bare(code): meaning.strip() for code, meaning in table.rows}
        if len(pairs) == len(table.rows) and all(
            0 < len(code) <= _CODE_LENGTH and not code.isdigit() and 0 < len(meaning) <= _MEANING_LENGTH
            for code, meaning in pairs.items()
        ):
            found |= pairs
    return found


def spelled(table: Table, known: dict[str, str]) -> Table:
    """Return a table with the meaning of codes in the columns that are written in them, which is told."""
    known = known | explained(table.context)
    if not known:
        return table
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
