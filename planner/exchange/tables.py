"""Reads the tables of other programs (CSV, XLSX, Markdown, pasted cells) as rows of text under headers."""

import csv
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, takewhile
from pathlib import Path
from typing import Literal, TypeVar

from planner.errors import PlanError
from planner.exchange.limits import (
    MAX_BYTES,
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_LINE,
    MAX_RECORDS,
    MAX_ROWS,
    MAX_SHORT,
)
from planner.exchange.packed import TooLargeError
from planner.i18n import N_, _

Read = TypeVar("Read")

_SAMPLE = 60  # records by which a delimiter is judged
_LOOKED_AT = 40  # records in which the headers are sought
_DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("pipe")}
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
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|table)\b", re.IGNORECASE)
_SEP_LINE = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
# Guessed for short Western texts, whose letters they would swap (č for è): Windows' own page is likelier.
_LATIN_PAGES = re.compile(r"cp125[0478]|cp437|cp85[028]|latin_1|iso8859_(?:2|3|4|9|1[03456])")
_TYPOGRAPHY = frozenset("“”‘’„‚–—…•€£¥°®™©·«»¿¡§´¨½×\u00a0")
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|[\r\n])|[^\r\n]++")
_BLANKS = r"[^\S\n]*+"
_MD_RULE = re.compile(
    rf"^{_BLANKS}\|?+{_BLANKS}:?+-++:?+{_BLANKS}(?:\|{_BLANKS}:?+-++:?+{_BLANKS})*+\|?+{_BLANKS}$",
    re.MULTILINE,
)
_MD_PIPE = re.compile(r"(?<!\\)\|")
_MD_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a table that the user should know; ``row`` 1 is the first data row.

    ``level`` "error": a value could not be read. "note": it was read, with something to know.
    """

    row: int | None
    column: str | None
    message: str
    level: Literal["error", "note"] = "error"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, each as wide as the headers, which are all different and none of them empty.

    ``numbers`` are the rows' numbers in the file, where blank rows count; without them the rows are 1, 2, 3.
    """

    headers: tuple[str, ...]
    rows: list[tuple[str, ...]]
    encoding: str | None = None
    dialect: str = ""
    problems: list[Problem] = field(default_factory=list)
    numbers: tuple[int, ...] = ()

    def numbered(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield each row with its number."""
        return zip(self.numbers or range(1, len(self.rows) + 1), self.rows, strict=True)


def read(path: Path) -> Table:
    """Return the table in a CSV, TSV, XLSX or Markdown file. Raises PlanError for anything that is none."""
    return guarded(lambda: _read(path), path.name)


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


def _read(path: Path) -> Table:
    """Return the table in a file, by its first bytes."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise PlanError(_("“{file}” is no file with a table. Choose another.").format(file=path.name))
        if status.st_size > MAX_BYTES:
            text = _("“{file}” is larger than {limit} MB. Split it into smaller files and import those.")
            raise PlanError(text.format(file=path.name, limit=MAX_BYTES // 1024 // 1024))
        data = path.read_bytes()
    except OSError as error:
        text = _("“{file}” can't be read: {reason}. Check that it is there and that you may open it.")
        raise PlanError(text.format(file=path.name, reason=error.strerror or error)) from error
    if not data.strip():
        raise PlanError(_("“{file}” is empty. Choose a file with a table in it.").format(file=path.name))
    if data.startswith(b"PK\x03\x04"):
        return _read_workbook(data, path.name)
    if data.startswith(_OLD_WORKBOOK):
        text = _("“{file}” is an old or a protected workbook. Save it as XLSX without a password, or as CSV.")
        raise PlanError(text.format(file=path.name))
    text, encoding, problems = _decode(data, path.name)
    _refuse_other_text(text, path.name)
    if path.suffix.lower() not in {".csv", ".tsv"} and (table := _read_markdown(text, encoding)) is not None:
        return table
    return _read_delimited(text, encoding, problems)


def read_text(text: str) -> Table:
    """Return the table in pasted cells or in a Markdown text. Raises PlanError if there is none."""
    return guarded(lambda: _read_pasted(text), _("the pasted text"))


def _read_pasted(text: str) -> Table:
    """Return the table in a text from the clipboard."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise PlanError(_("There is nothing in the pasted text. Copy the cells together with their headers."))
    if len(text) > MAX_BYTES:
        raise PlanError(_("The pasted text is too long. Save it as a file and import that."))
    _refuse_other_text(text, _("the pasted text"))
    return _read_markdown(text, None) or _read_delimited(text, None, [])


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
            "“{file}” holds a zero byte in line {line}, so it is no text. Save the table as CSV in UTF-8."
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
    text = _("“{file}” is no table that Hookline can read. Choose a CSV, TSV, XLSX or Markdown file.")
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


def _read_delimited(text: str, encoding: str | None, problems: list[Problem]) -> Table:
    """Return the table in comma, semicolon, tab or pipe separated text."""
    csv.field_size_limit(MAX_CELL)
    told = _SEP_LINE.match(text)
    start = told.end() if told else 0
    delimiter = told[1] if told else max(_DELIMITERS, key=lambda sign: _fit(text, sign))
    return _squared(_records(text, start, delimiter), encoding, _(_DELIMITERS[delimiter]), problems)


def _lines(text: str, start: int = 0) -> Iterator[str]:
    """Yield the lines of a text with their ends, without another copy of it."""
    return (found[0] for found in _LINE.finditer(text, start))


def _records(text: str, start: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of a text with their numbers as they are read. Raises PlanError for a broken one."""
    reader = csv.reader(_lines(text, start), delimiter=delimiter, strict=True)
    line = 1
    try:
        for number, record in enumerate(reader):
            yield number, record
            line = reader.line_num + 1
    except csv.Error as error:
        raise _broken(str(error), line) from error


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    """Return how well a delimiter explains the first records: the share as wide as the header, its width."""
    widths: list[int] = []
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    penalty = 0.0
    room = MAX_CELL
    try:
        for record in islice(reader, _SAMPLE):
            if any(map(str.strip, record)):
                widths.append(len(record))
            room -= sum(map(len, record)) + len(record)
            if room < 0:
                break
    except csv.Error:
        penalty = 0.2  # what was read before the error still counts
    header = next((width for width in widths[:5] if width > 1), 0)
    if not header:
        return (0.0, 0)
    if widths[0] == 1:
        penalty += 0.3
    return (widths.count(header) / len(widths) - penalty, header)


def _broken(reason: str, line: int) -> PlanError:
    """Return the refusal of text whose quotes or cells can't be told apart from ``line`` on."""
    if "field larger" in reason:
        text = _("The row in line {line} has a cell over 1 MB. A quote may not be closed: check it.")
    elif "unexpected end" in reason:
        text = _("The row in line {line} opens a quote that never closes. Close it and import again.")
    else:
        text = _("The row in line {line} has text after a closing quote. Double the quotes inside the cell.")
    return PlanError(text.format(line=line))


def _read_markdown(text: str, encoding: str | None) -> Table | None:
    """Return the first Markdown table in a text, or None if there is none."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for rule in _MD_RULE.finditer(text):
        above = text[text.rfind("\n", 0, max(0, rule.start() - 1)) + 1 : max(0, rule.start() - 1)]
        if "|" in rule[0] and "|" in above:
            lines = takewhile(lambda line: "|" in line, _lines(text, rule.end() + 1))
            records = map(_markdown_cells, chain([above], lines))
            return _squared(enumerate(records), encoding, "Markdown", [])
    return None


def _markdown_cells(line: str) -> list[str]:
    """Return the cells of one line of a Markdown table."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    cells = (cell.strip().replace("\\|", "|") for cell in _MD_PIPE.split(inner))
    return [_MD_BREAK.sub("\n", cell) for cell in cells]


def _read_workbook(data: bytes, name: str) -> Table:
    """Return the table on the first sheet with content of an XLSX file."""
    from planner.exchange import workbook

    try:
        sheet, rows = workbook.first_sheet(data)
    except workbook.NoWorkbookError as error:
        raise _not_a_table(name) from error
    except workbook.FarCellError as error:
        text = _("“{file}” has a cell right of column IV or below row 99,999. Delete such cells first.")
        raise PlanError(text.format(file=name)) from error
    if not rows:
        raise PlanError(_("No sheet of “{file}” has anything in it.").format(file=name))
    first, last = min(map(min, rows.values())), max(map(max, rows.values()))
    records = (
        (number, [cells.get(column, "") for column in range(first, last + 1)])
        for number, cells in rows.items()
    )
    return _squared(records, None, _("XLSX sheet {name}").format(name=sheet), [])


def _squared(
    records: Iterable[tuple[int, list[str]]], encoding: str | None, dialect: str, problems: list[Problem]
) -> Table:
    """Return the table that numbered records make: the header found, blank rows left out, all rows equally wide.

    No more of them is read than a table may hold.
    """
    filled = _filled(records)
    first = list(islice(filled, _LOOKED_AT))
    place = _header_place([record for _number, record in first])
    above = [" ".join(filter(None, map(str.strip, record))) for _number, record in first[:place]]
    if above:
        text = _("What stands above the headers was left out: {text}")
        problems.append(Problem(None, None, text.format(text="; ".join(above)[:200]), "note"))
    numbered: list[tuple[int, list[str]]] = []
    for one in chain(first[place + 1 :], filled):
        numbered.append(one)
        if len(numbered) > MAX_ROWS:
            raise _too_large()
    if not numbered:
        raise PlanError(_("The table has headers but no row below them. Add at least one row."))
    start, header = first[place]
    width = len(header)
    widest = max(width, *(_filled_width(record) for _number, record in numbered))
    headers = _headers(header, widest)
    rows = []
    for number, record in numbered:
        if len(record) < width or _filled_width(record) > width:
            problems.append(_ragged(number - start, len(record), width, headers))
        rows.append((*record[:widest], *[""] * (widest - len(record))))
    return Table(headers, rows, encoding, dialect, problems, tuple(number - start for number, _r in numbered))


def _filled(records: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that hold something, without the blank cells beyond what a table may hold.

    Raises PlanError as soon as they are more than that.
    """
    cells = 0
    for number, record in records:
        if number > MAX_RECORDS:
            raise _too_large()
        if not any(map(str.strip, record)):
            continue
        if len(record) > MAX_COLUMNS:
            if _filled_width(record) > MAX_COLUMNS:
                raise _too_large()
            del record[MAX_COLUMNS:]
        cells += len(record) - record.count("")
        if cells > MAX_CELLS:
            text = _("The table has more than {cells} filled cells. Import it in parts.")
            raise PlanError(text.format(cells=MAX_CELLS))
        yield number, record


def _too_large() -> PlanError:
    text = _("The table is larger than {rows} rows or {columns} columns. Import it in parts.")
    return PlanError(text.format(rows=MAX_ROWS, columns=MAX_COLUMNS))


def _header_place(records: list[list[str]]) -> int:
    """Return the index of the header: the first record about as full as the fullest of those around it."""
    filled = [sum(1 for cell in record if cell.strip()) for record in records] or [0]
    enough = max(min(2, max(filled)), max(filled) / 2)
    return next(place for place, count in enumerate(filled) if count >= enough)


def _filled_width(record: list[str]) -> int:
    """Return how many cells a record has up to its last one with something in it."""
    return next((place for place in range(len(record), 0, -1) if record[place - 1].strip()), 0)


def _headers(record: list[str], width: int) -> tuple[str, ...]:
    """Return the headers made different from one another, with names for those that are missing.

    Raises PlanError for one that is too long to be any.
    """
    names: dict[str, None] = {}
    for place in range(1, width + 1):
        typed = " ".join(record[place - 1].split()) if place <= len(record) else ""
        if len(typed) > MAX_SHORT:
            text = _(
                "The header of column {number} has more than {most} characters. Give each column a name."
            )
            raise PlanError(text.format(number=place, most=MAX_SHORT))
        name = first = typed or _("Column {number}").format(number=place)
        again = 2
        while name in names:
            name = f"{first} ({again})"
            again += 1
        names[name] = None
    return tuple(names)


def _ragged(number: int, cells: int, width: int, headers: tuple[str, ...]) -> Problem:
    """Return what to say about a row that is not as wide as the header."""
    if cells < width:
        text = _(
            "Row {row} has fewer cells than the header ({cells} of {width}): from “{column}” on it is empty."
        )
    else:
        text = _("Row {row} has more cells than the header ({cells}, not {width}). Put quotes around commas.")
    column = headers[min(cells, width)]
    return Problem(number, column, text.format(row=number, cells=cells, width=width, column=column), "note")
