"""Reads the tables of other programs (CSV, XLSX, Markdown, pasted cells) as rows of text under headers."""

import csv
import datetime as dt
import io
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal

from planner.errors import PlanError
from planner.i18n import N_, _

MAX_BYTES = 100 * 1024 * 1024
MAX_CELL = 1024 * 1024
MAX_COLUMNS = 256  # column IV
MAX_ROWS = 99_999
_MAX_LINE = 8 * MAX_CELL
_MAX_UNPACKED = 512 * 1024 * 1024

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
_MD_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_MD_PIPE = re.compile(r"(?<!\\)\|")
_MD_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# A filled cell right of column IV or below row 99,999: one is enough for calamine to run out of memory.
_FAR_CELL = re.compile(
    rb"""\br=["'](?:(?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])[0-9]+|[A-Z]{1,3}[0-9]{6,})["'][^>]*[^/>]>"""
)


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
        return _read_workbook(path)
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
    while len(text) - place > _MAX_LINE:
        stop = max(text.rfind("\n", place, place + _MAX_LINE), text.rfind("\r", place, place + _MAX_LINE))
        if stop < 0:
            message = _("Line {line} of “{file}” is longer than a table's line can be. Check the file.")
            raise PlanError(message.format(line=text.count("\n", 0, place) + 1, file=name))
        place = stop + 1


def _read_delimited(text: str, encoding: str | None, problems: list[Problem]) -> Table:
    """Return the table in comma, semicolon, tab or pipe separated text."""
    csv.field_size_limit(MAX_CELL)
    told = _SEP_LINE.match(text)
    if told:
        text = text[told.end() :]
    delimiter = told[1] if told else max(_DELIMITERS, key=lambda sign: _fit(text, sign))
    records: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for record in reader:
            records.append(record)
            line = reader.line_num + 1
    except csv.Error as error:
        raise _broken(str(error), line) from error
    return _squared(records, encoding, _(_DELIMITERS[delimiter]), problems)


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    """Return how well a delimiter explains the first records: the share as wide as the header, its width."""
    widths: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    penalty = 0.0
    try:
        widths.extend(len(record) for record in islice(reader, 60) if any(map(str.strip, record)))
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
    lines = text.splitlines()
    for place in range(1, len(lines)):
        rule, above = lines[place][:10_000], lines[place - 1]
        if "-" in rule and "|" in rule and "|" in above and _MD_RULE.fullmatch(rule):
            break
    else:
        return None
    records = [_markdown_cells(above)]
    for line in lines[place + 1 :]:
        if "|" not in line:
            break
        records.append(_markdown_cells(line))
    return _squared(records, encoding, "Markdown", [])


def _markdown_cells(line: str) -> list[str]:
    """Return the cells of one line of a Markdown table."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    cells = (cell.strip().replace("\\|", "|") for cell in _MD_PIPE.split(inner))
    return [_MD_BREAK.sub("\n", cell) for cell in cells]


def _read_workbook(path: Path) -> Table:
    """Return the table on the first sheet with content of an XLSX file."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    broken = _("“{file}” can't be read as a workbook. Open it in a spreadsheet and save it as XLSX or CSV.")
    try:
        _refuse_unreadable_workbook(path)
        with CalamineWorkbook.from_path(path) as book:
            sheets = book.sheets_metadata
            sheets.sort(key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)
            for sheet in sheets:
                cells = book.get_sheet_by_name(sheet.name).to_python()
                records = [[_cell_text(cell) for cell in row] for row in cells]
                if any(map(any, records)):
                    return _squared(records, None, _("XLSX sheet {name}").format(name=sheet.name), [])
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, KeyError) as error:
        raise PlanError(broken.format(file=path.name)) from error
    raise PlanError(_("No sheet of “{file}” has anything in it.").format(file=path.name))


def _refuse_unreadable_workbook(path: Path) -> None:
    """Raise PlanError for a zip file that is no XLSX, or that unpacks to more than memory should hold."""
    with zipfile.ZipFile(path) as packed:
        if "xl/workbook.xml" not in packed.namelist():
            raise _not_a_table(path.name)
        if sum(part.file_size for part in packed.infolist()) > _MAX_UNPACKED:
            text = _("“{file}” unpacks to more than {limit} MB. Copy the rows that you need to a new file.")
            raise PlanError(text.format(file=path.name, limit=_MAX_UNPACKED // 1024 // 1024))
        for part in packed.infolist():
            if part.filename.startswith("xl/worksheets/") and _FAR_CELL.search(packed.read(part)):
                text = _(
                    "“{file}” has a cell right of column IV or below row 99,999. Delete such cells first."
                )
                raise PlanError(text.format(file=path.name))


def _cell_text(cell: object) -> str:
    """Return a workbook's cell as text: ISO dates, HH:MM times (seconds if there are any), 22.0 as 22."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return format(cell, ".15g")
    if isinstance(cell, dt.timedelta):
        minutes, rest = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{rest:02}" if rest else "")
    if isinstance(cell, dt.time):
        return cell.isoformat("seconds" if cell.second else "minutes")
    if isinstance(cell, dt.datetime):
        whole = (cell + dt.timedelta(milliseconds=500)).replace(microsecond=0)
        return whole.isoformat(" ", "seconds" if whole.second else "minutes").removesuffix(" 00:00")
    return "" if cell is None else str(cell)  # a date's str is ISO


def _squared(records: list[list[str]], encoding: str | None, dialect: str, problems: list[Problem]) -> Table:
    """Return the table that records make: the header found, blank rows left out, all rows equally wide."""
    place = _header_place(records) if records else 0
    above = [" ".join(filter(None, map(str.strip, record))) for record in records[:place]]
    if any(above):
        text = _("What stands above the headers was left out: {text}")
        problems.append(Problem(None, None, text.format(text="; ".join(filter(None, above))[:200]), "note"))
    numbered = [
        (number, record)
        for number, record in enumerate(records[place + 1 :], 1)
        if any(map(str.strip, record))
    ]
    if not numbered:
        raise PlanError(_("The table has headers but no row below them. Add at least one row."))
    width = len(records[place])
    widest = max(width, *(_filled_width(record) for number, record in numbered))
    if widest > MAX_COLUMNS or len(numbered) > MAX_ROWS:
        text = _("The table is larger than {rows} rows or {columns} columns. Import it in parts.")
        raise PlanError(text.format(rows=MAX_ROWS, columns=MAX_COLUMNS))
    headers = _headers(records[place], widest)
    rows = []
    for number, record in numbered:
        if len(record) < width or _filled_width(record) > width:
            problems.append(_ragged(number, len(record), width, headers))
        rows.append((*record[:widest], *[""] * (widest - len(record))))
    return Table(headers, rows, encoding, dialect, problems, tuple(number for number, record in numbered))


def _header_place(records: list[list[str]]) -> int:
    """Return the index of the header: the first record about as full as the fullest of those around it."""
    filled = [sum(1 for cell in record if cell.strip()) for record in records[:40]]
    enough = max(min(2, max(filled)), max(filled) / 2)
    return next(place for place, count in enumerate(filled) if count >= enough)


def _filled_width(record: list[str]) -> int:
    """Return how many cells a record has up to its last one with something in it."""
    return next((place for place in range(len(record), 0, -1) if record[place - 1].strip()), 0)


def _headers(record: list[str], width: int) -> tuple[str, ...]:
    """Return the headers made different from one another, with names for those that are missing."""
    names: dict[str, None] = {}
    for place in range(1, width + 1):
        typed = " ".join(record[place - 1].split()) if place <= len(record) else ""
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
