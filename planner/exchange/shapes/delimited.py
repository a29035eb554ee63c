"""Reads text whose cells are parted by commas, semicolons, tabs or bars."""

import csv
import re
from collections.abc import Iterator
from itertools import islice

from planner.errors import PlanError
from planner.exchange.limits import MAX_CELL, MAX_COLUMNS
from planner.exchange.shapes import grid, headers
from planner.exchange.shapes.table import Origin, Problem, Source
from planner.i18n import N_, _

_SAMPLE = 60  # records by which a delimiter is judged
DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("pipe")}
_SEP_LINE = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|[\r\n])|[^\r\n]++")


def read(text: str, origin: Origin, problems: list[Problem]) -> Source:
    """Return the tables in comma, semicolon, tab or pipe separated text. Raises PlanError for broken quotes."""
    csv.field_size_limit(MAX_CELL)
    told = _SEP_LINE.match(text)
    start = told.end() if told else 0
    sign = told[1] if told else max(DELIMITERS, key=lambda sign: fit(text, sign)[:2])
    named = Origin(origin.name, origin.context, origin.encoding, _(DELIMITERS[sign]))
    return grid.read(records(text, start, sign), named, problems)


def best(text: str) -> tuple[float, int, bool]:
    """Return how well the best delimiter explains a text: see ``fit``."""
    csv.field_size_limit(MAX_CELL)
    if _SEP_LINE.match(text):
        return (1.0, 2, True)
    return max((fit(text, sign) for sign in DELIMITERS), key=lambda found: (found[2], *found[:2]))


def lines(text: str, start: int = 0) -> Iterator[str]:
    """Yield the lines of a text with their ends, without another copy of it."""
    return (found[0] for found in _LINE.finditer(text, start))


def records(text: str, start: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of a text with their numbers as they are read. Raises PlanError for a broken one."""
    reader = csv.reader(lines(text, start), delimiter=delimiter, strict=True)
    line = 1
    try:
        for number, record in enumerate(reader):
            yield number, record
            line = reader.line_num + 1
    except csv.Error as error:
        raise _broken(str(error), line) from error


def fit(text: str, delimiter: str) -> tuple[float, int, bool]:
    """Return how well a delimiter explains the first records: the share as wide as the header, its width, and
    whether a record names fields.
    """
    widths: list[int] = []
    reader = csv.reader(lines(text), delimiter=delimiter, strict=True)
    penalty = 0.0
    room = MAX_CELL
    named = False
    try:
        for record in islice(reader, _SAMPLE):
            if any(map(str.strip, record)):
                widths.append(len(record))
                named = named or (len(record) > 1 and headers.is_header(record[:MAX_COLUMNS]))
            room -= sum(map(len, record)) + len(record)
            if room < 0:
                break
    except csv.Error:
        penalty = 0.2  # what was read before the error still counts
    header = next((width for width in widths[:5] if width > 1), 0)
    if not header:
        return (0.0, 0, named)
    if widths[0] == 1:
        penalty += 0.3
    return (widths.count(header) / len(widths) - penalty, header, named)


def _broken(reason: str, line: int) -> PlanError:
    """Return the refusal of text whose quotes or cells can't be told apart from ``line`` on."""
    if "field larger" in reason:
        text = _("The row in line {line} has a cell over 1 MB. A quote may not be closed: check it.")
    elif "unexpected end" in reason:
        text = _("The row in line {line} opens a quote that never closes. Close it and import again.")
    else:
        text = _("The row in line {line} has text after a closing quote. Double the quotes inside the cell.")
    return PlanError(text.format(line=line))
