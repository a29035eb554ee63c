"""Reads the tables of other programs (CSV, XLSX, Markdown, JSON, calendars, pasted cells) as text under headers."""

import csv
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from math import inf
from pathlib import Path
from typing import TypeVar

from planner.errors import PlanError, reason
from planner.exchange.limits import MAX_BYTES, MAX_CELL, MAX_LINE
from planner.exchange.packed import TooLargeError
from planner.exchange.shapes import delimited, grid, parted_dates, texts
from planner.exchange.shapes.table import Grid, Origin, Problem, Source, Table
from planner.i18n import _

__all__ = [
    "Grid",
    "Problem",
    "Source",
    "Table",
    "grids",
    "grids_of_text",
    "guarded",
    "read",
    "read_all",
    "read_all_text",
    "read_text",
    "unreadable",
]

Read = TypeVar("Read")

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OTHER_KINDS = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8[79]a|%PDF-|RIFF.{4}(?:WAVE|AVI |WEBP)|\x1f\x8b|7z\xbc\xaf|\0\0..ftyp",
    re.DOTALL,
)
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\A\s*+<(?:!doctype|html|\?xml|table)\b", re.IGNORECASE)
# Guessed for short Western texts, whose letters they would swap (č for è): Windows' own page is likelier.
_LATIN_PAGES = re.compile(r"cp125[0478]|cp437|cp85[028]|latin_1|iso8859_(?:2|3|4|9|1[03456])")
_SIGNS = ",;\t"
"""What parts the cells of a list; with bars they are those of a table in a text with other things in it."""
_TYPOGRAPHY = frozenset("“”‘’„‚–—…•€£¥°®™©·«»¿¡§´¨½×\u00a0")


def read(path: Path) -> Table:
    """Return the first table in a file; see ``read_all``."""
    return guarded(lambda: _first(_read(path), (path.stem,)), path.name)


def read_all(path: Path, *, hidden: bool = False) -> Source:
    """Return all tables in a CSV, TSV, XLSX, Markdown, text, JSON or calendar file, and what was left out.

    With ``hidden`` what is hidden in a workbook is read too. Raises PlanError for a file that holds none.
    """
    return _with_dates(guarded(lambda: _read(path, hidden=hidden), path.name))


def _with_dates(source: Source) -> Source:
    """Return tables in which a date is one column, also where day, month and year have one each."""
    return replace(source, tables=[parted_dates.joined(one) for one in source.tables])


def _first(source: Source, around: tuple[str, ...]) -> Table:
    """Return the first table of some, before lists; what stands above its headers is told."""
    table = next((table for table in source.tables if table.kind == "table"), source.tables[0])
    problems = [*table.problems, *source.problems]
    text = _("The table “{name}” was left out: only the first is read.")
    problems += [
        Problem(None, None, text.format(name=other.name), "note")
        for other in source.tables
        if other is not table
    ]
    above = [line for line in table.context if line not in around and line not in table.dialect]
    if above and table.kind == "table" and table.dialect != "Markdown":
        text = _("What stands above the headers was left out: {text}")
        problems.insert(0, Problem(None, None, text.format(text="; ".join(above)[:200]), "note"))
    return replace(table, problems=problems)


def guarded(read: Callable[[], Read], name: str) -> Read:
    """Return what a reader of other people's bytes reads; ``name`` is how the user knows them.

    Raises PlanError whatever goes wrong: what bytes nobody has seen yet make zip, XML, number and date readers
    raise has no list that would not lack the next one.
    """
    try:
        return read()
    except PlanError:
        raise
    except TooLargeError as error:
        text = _("“{file}” holds more than a table can. Copy the rows that you need to a new file.")
        raise PlanError(text.format(file=name)) from error
    except Exception as error:
        raise unreadable(name) from error


def unreadable(name: str) -> PlanError:
    """Return what is said of a file, by its name, in which something could not be read."""
    text = _("Something in “{file}” could not be read. Save it as XLSX or as CSV in UTF-8 and import that.")
    return PlanError(text.format(file=name))


def grids(path: Path, *, first: int | None = None, signs: str = "") -> list[Grid]:
    """Return the ``first`` filled rows of each sheet of a workbook, or of a text as each of some signs parts its cells.

    Nothing is taken for a header or a note yet. ``signs`` are all that may part cells where none is named. Raises
    PlanError for a file that can't be read.
    """
    return guarded(lambda: _grids(path, first, signs), path.name)


def grids_of_text(text: str, *, first: int | None = None, signs: str = "") -> list[Grid]:
    """Return the same of a pasted text."""
    return guarded(lambda: _parted(text, first, signs), _("the pasted text"))


def _grids(path: Path, first: int | None, signs: str) -> list[Grid]:
    data = _bytes(path)
    if data.startswith(b"PK\x03\x04"):
        from planner.exchange import workbook

        with _refusing_no_workbook(path):
            found, _empty = workbook.sheets(data, exact=True, first=first or inf)
        return [Grid(one.name, _rows(one.rows), "", one.hidden, one.hidden_rows) for one in found]
    text, _encoding, _problems = _decode(data, path.name)
    _refuse_other_text(text, path.name)
    return _parted(text, first, signs)


def _rows(rows: Mapping[int, Mapping[int, str]]) -> list[tuple[int, list[str]]]:
    width = max((max(cells) for cells in rows.values() if cells), default=0)
    return [(number, [cells.get(at, "") for at in range(1, width + 1)]) for number, cells in rows.items()]


def _parted(text: str, first: int | None, signs: str) -> list[Grid]:
    csv.field_size_limit(MAX_CELL)
    text = text.removeprefix("\ufeff")
    found = []
    for sign in signs or _SIGNS:
        try:
            rows = islice(grid.held(delimited.records(text, 0, sign)), first)
            found.append(Grid("", [(number + 1, cells) for number, cells in rows], sign))
        except PlanError:
            if sign == signs:
                raise
    return found


def _read(path: Path, *, hidden: bool = True) -> Source:
    """Return the tables in a file, by its first bytes."""
    data = _bytes(path)
    if data.startswith(b"PK\x03\x04"):
        return _read_workbook(data, path, hidden=hidden)
    text, encoding, problems = _decode(data, path.name)
    del data
    _refuse_other_text(text, path.name)
    origin = Origin(path.stem, (path.stem,), encoding)
    return texts.read(text, origin, problems, path.suffix.lower())


def _bytes(path: Path) -> bytes:
    """Return what is in a file. Raises PlanError where it can't be read, is empty or begins like no table."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise PlanError(_("“{file}” isn’t a file with a table. Choose another.").format(file=path.name))
        if status.st_size > MAX_BYTES:
            text = _("“{file}” is larger than {limit} MB. Split it into smaller files and import those.")
            raise PlanError(text.format(file=path.name, limit=MAX_BYTES // 1024 // 1024))
        data = path.read_bytes()
    except OSError as error:
        text = _("“{file}” can't be read: {reason}. Check that it is there and that you may open it.")
        raise PlanError(text.format(file=path.name, reason=reason(error))) from error
    if not data.strip():
        raise PlanError(_("“{file}” is empty. Choose a file with a table in it.").format(file=path.name))
    if data.startswith(_OLD_WORKBOOK):
        text = _("“{file}” is an old or a protected workbook. Save it as XLSX without a password, or as CSV.")
        raise PlanError(text.format(file=path.name))
    return data


def _read_workbook(data: bytes, path: Path, *, hidden: bool) -> Source:
    """Return the tables of a workbook."""
    from planner.exchange.shapes import sheets

    with _refusing_no_workbook(path):
        return sheets.read(data, path.name, (path.stem,), hidden=hidden)


@contextmanager
def _refusing_no_workbook(path: Path) -> Iterator[None]:
    """Say in a sentence what a packed file is where it is no workbook, or one with cells too far off."""
    from planner.exchange import workbook

    try:
        yield
    except workbook.NoWorkbookError as error:
        raise _not_a_table(path.name) from error
    except workbook.FarCellError as error:
        text = _("“{file}” has a cell right of column IV or below row 99,999. Delete such cells first.")
        raise PlanError(text.format(file=path.name)) from error


def read_text(text: str) -> Table:
    """Return the first table in pasted cells or in another text; see ``read_all_text``."""
    return guarded(lambda: _first(_read_pasted(text), ()), _("the pasted text"))


def read_all_text(text: str) -> Source:
    """Return all tables in a text from the clipboard: cells, Markdown, lists, JSON or a calendar.

    Raises PlanError if there is none.
    """
    return _with_dates(guarded(lambda: _read_pasted(text), _("the pasted text")))


def _read_pasted(text: str) -> Source:
    """Return the tables in a text from the clipboard."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise PlanError(_("There is nothing in the pasted text. Copy the cells together with their headers."))
    if len(text) > MAX_BYTES:
        raise PlanError(_("The pasted text is too long. Save it as a file and import that."))
    _refuse_other_text(text, _("the pasted text"))
    return texts.read(text, Origin(_("the pasted text")), [], "")


def _decode(data: bytes, name: str) -> tuple[str, str, list[Problem]]:
    """Return a file's text, its encoding and what there is to say about that."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding, []
            except UnicodeDecodeError as error:
                text = _(
                    "“{file}” says that it is {encoding} text but breaks off at byte {place}. Save it again."
                )
                raise PlanError(text.format(file=name, encoding=encoding, place=error.start)) from error
    if _OTHER_KINDS.match(data):
        raise _not_a_table(name)
    if (place := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, place) + 1
        text = _(
            "“{file}” holds a zero byte in line {line}, so it isn’t a text file. Save the table as CSV in UTF-8."
        )
        raise PlanError(text.format(file=name, line=line))
    try:
        return data.decode("utf-8-sig"), "utf-8", []
    except UnicodeDecodeError as error:
        return _decode_by_guess(data, error.start, name)


def _decode_by_guess(data: bytes, place: int, name: str) -> tuple[str, str, list[Problem]]:
    """Return the text of a file that is no UTF-8, whose first odd byte stands at ``place``."""
    from charset_normalizer import from_bytes

    begin = data.rfind(b"\n", 0, max(0, place - 50_000)) + 1
    best = from_bytes(data[begin : begin + 200_000]).best()
    if best is None:
        raise _not_a_table(name)
    candidates = [best.encoding]
    if _LATIN_PAGES.fullmatch(best.encoding):
        candidates.insert(0, "cp1252")
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        odd = {sign for sign in set(text) if sign > "\x7f" and not sign.isalpha()}
        if encoding == best.encoding or odd <= _TYPOGRAPHY:
            note = _("The file isn't UTF-8: it was read as {encoding}. Check letters with accents.")
            return text, encoding, [Problem(None, None, note.format(encoding=encoding), "note")]
    raise _not_a_table(name)


def _not_a_table(name: str) -> PlanError:
    """Return the refusal of a file that holds no table."""
    text = _("“{file}” isn’t a table that Hookline can read. Choose a CSV, TSV, XLSX or Markdown file.")
    return PlanError(text.format(file=name))


def _refuse_other_text(text: str, name: str) -> None:
    """Raise PlanError for text that is binary data or a web page, or that has a line beyond all tables."""
    if (place := text.find("\0")) >= 0:
        message = _("“{file}” holds a zero character in line {line}. Save the table as CSV in UTF-8.")
        raise PlanError(message.format(file=name, line=text.count("\n", 0, place) + 1))
    start = text[:100_000]
    if len(_CONTROLS.findall(start)) * 200 > len(start):
        raise _not_a_table(name)
    if _MARKUP.match(text):
        message = _("“{file}” is a web page or XML, not a table. Save it as CSV or XLSX first.")
        raise PlanError(message.format(file=name))
    place = 0
    while len(text) - place > MAX_LINE:
        stop = max(text.rfind("\n", place, place + MAX_LINE), text.rfind("\r", place, place + MAX_LINE))
        if stop < 0:
            message = _("Line {line} of “{file}” is longer than a table's line can be. Check the file.")
            raise PlanError(message.format(line=text.count("\n", 0, place) + 1, file=name))
        place = stop + 1
