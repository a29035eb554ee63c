"""Decides how a text is written (cells, Markdown, lists, JSON, a calendar) and has it read so."""

import re

from planner.errors import PlanError
from planner.exchange import limits
from planner.exchange.shapes import delimited, grid, headers, markdown
from planner.exchange.shapes.lines import likeness
from planner.exchange.shapes.table import Origin, Problem, Source
from planner.i18n import _

_MARKDOWN = frozenset({".md", ".markdown"})
_PARTED = re.compile(r"[\t;|]")
_CELLS = frozenset({".csv", ".tsv"})
_COLUMNS = re.compile(r"\S+(?:[^\S\n]\S+)*")
_SAMPLE = 100_000  # characters by which is judged how a text is written
_LIST = 0.35  # of the lines of a text that make it a list


def read(text: str, origin: Origin, problems: list[Problem], suffix: str) -> Source:
    """Return the tables of a text. ``suffix`` is that of its file, "" for pasted text; ``problems`` are its own.

    Raises PlanError for a text that holds none.
    """
    if suffix in _CELLS:
        return delimited.read(text, origin, problems)
    start = text[:200].lstrip().casefold()
    if start.startswith("begin:vcalendar"):
        from planner.exchange.shapes import events

        return _with(problems, events.read(text, origin))
    if start[:1] in {"{", "["} or suffix in {".json", ".jsonl", ".ndjson"}:
        from planner.exchange.shapes import objects

        if (source := objects.read(text, origin, suffix)) is not None:
            return _with(problems, source)
    if (source := _written(text, origin, suffix)) is not None:
        return _with(problems, source)
    return delimited.read(text, origin, problems)


def _with(problems: list[Problem], source: Source) -> Source:
    source.tables[0].problems[:0] = problems
    return source


def _written(text: str, origin: Origin, suffix: str) -> Source | None:
    """Return the tables and lists of a text that is written by hand, None for one with cells.

    Raises PlanError for sentences.
    """
    if markdown.has_table(text):
        return _some(markdown.read(text, origin))
    if (source := _wide_gaps(text, origin)) is not None:
        return source
    sample = text[:_SAMPLE]
    cells, lines = _has_cells(sample), sample.splitlines()
    if cells == "surely":
        return None
    listed, by_hand = likeness(lines), suffix in _MARKDOWN
    if listed >= (0.1 if by_hand else _LIST) or (listed and not cells):
        source = _some(markdown.read(text, origin))
        if source is not None or cells:
            return source
    if not cells and (by_hand or _is_prose(sample) or not _one_column(lines)):
        raise _no_plan()
    return None


def _has_cells(sample: str) -> str:
    """Return "surely" or "perhaps" for a text whose lines are parted into cells, "" for one whose lines are not."""
    share, width, named = delimited.best(sample)
    if (named and share > 0.3) or (share >= 0.9 and "\t" in sample):
        return "surely"
    if not named and _is_prose(sample):
        return ""
    if share >= 0.9 and width > 2:
        return "surely"
    return "perhaps" if share >= 0.5 and width > 1 else ""


def _no_plan() -> PlanError:
    text = _(
        "No table and no list was found: no cells parted by commas, tabs or bars, no line such as “Hook: …”, no "
        "line that begins with a day. Write a header above the columns, or a line for each video."
    )
    return PlanError(text)


def _one_column(lines: list[str]) -> bool:
    """Return whether a text may be a table of one column."""
    first = next((line for line in lines if line.strip()), "")
    return headers.field_of(first) is not None or len(lines) < 3 or all(len(line) < 200 for line in lines)


def _is_prose(sample: str) -> bool:
    """Return whether the commas of a text are those of sentences: a blank follows nearly each, and no tab is there."""
    commas, blanks = sample.count(","), sample.count(", ")
    if commas < 2 or blanks * 2 < commas or _PARTED.search(sample):
        return False
    return blanks + sample.count(",\n") >= 0.9 * commas


def _some(source: Source) -> Source | None:
    return source if source.tables else None


def _wide_gaps(text: str, origin: Origin) -> Source | None:
    """Return the table of a text whose columns are parted by two blanks or more, None for any other."""
    rows: list[list[tuple[int, str]]] = []
    for number, line in enumerate(delimited.lines(text)):
        if number > limits.MAX_RECORDS:
            return None
        found = [(cell.start(), cell[0]) for cell in _COLUMNS.finditer(line)]
        if number < 40 and len(rows) > 1 and found and len(rows[0]) < 2:
            return None
        if found:
            rows.append(found)
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    alike = sum(1 for row in rows if len(row) > 1) / len(rows)
    if alike < 0.7 or (headers.known([cell for _at, cell in rows[0]]) < 2 and len(rows[0]) < 3):
        return None
    starts = [at for at, _cell in rows[0]]
    aligned = all(min(abs(at - start) for start in starts) <= 1 for row in rows for at, _cell in row)
    records = [_placed(row, starts) if aligned else [cell for _at, cell in row] for row in rows]
    named = Origin(origin.name, origin.context, origin.encoding, _("blanks"))
    return grid.read(enumerate(records), named)


def _placed(row: list[tuple[int, str]], starts: list[int]) -> list[str]:
    """Return the cells of a row under the headers at whose place they begin."""
    cells = [""] * len(starts)
    for at, cell in row:
        column = min(range(len(starts)), key=lambda place: abs(starts[place] - at))
        cells[column] = f"{cells[column]} {cell}".strip()
    return cells
