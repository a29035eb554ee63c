"""Reads the filled cells of XLSX workbooks, with bounds on what the XML parser itself finds."""

import datetime as dt
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from string import ascii_letters
from typing import cast
from xml.etree.ElementTree import Element, XMLPullParser
from xml.parsers import expat

from planner.exchange import formulas, packed
from planner.exchange.limits import (
    MAX_BYTES,
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ELEMENTS,
    MAX_LINE,
    MAX_PIECES,
    MAX_RECORDS,
    MAX_ROWS,
    MAX_STRINGS,
    MAX_UNPACKED,
)
from planner.exchange.packed import TooLargeError

Rows = dict[int, dict[int, str]]
"""The filled cells by row and column, both from 1 on."""

_CHUNK = 64 * 1024
_FORMAT_LENGTH = 255  # of a number format, which no spreadsheet makes longer
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS = "0123456789"
_WHITE = frozenset({"rgb=ffffffff", "rgb=00ffffff", "theme=0", "indexed=1", "indexed=9"})
_SPAN = re.compile(r"([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})")


class NoWorkbookError(Exception):
    """A packed file holds no workbook."""


class FarCellError(Exception):
    """A workbook has a filled cell beyond what a table may hold."""


@dataclass(slots=True)
class _Book:
    """A workbook while it is read: its parts by path, what may still be read of them, and what cells refer to."""

    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    bytes_left: int
    elements_left: int
    cells_left: int
    """Filled ones, of all sheets."""
    room: int
    """Characters, of all sheets."""
    rows_left: int
    """Blank ones too, of all sheets."""
    strings: list[str] = field(default_factory=list)
    dates: set[int] = field(default_factory=set)
    durations: set[int] = field(default_factory=set)
    colors: dict[str, str] = field(default_factory=dict)
    """What the cells of a style are filled with, by its number, for those that are."""
    since_1904: bool = False
    exact: bool = False
    first: float = inf


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with content: its filled cells, and which of it nobody sees; a merged cell fills its rows."""

    name: str
    rows: Rows
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    unvalued: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Formulas without a value that could not be worked out, by row and column."""
    colors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """What cells are filled with, blank ones too, by row and column."""


def sheets(data: bytes, *, exact: bool = False, first: float = inf) -> tuple[list[Sheet], list[str]]:
    """Return the sheets with content, hidden ones last, and the names of those without any.

    Dates are ISO, times HH:MM with seconds if there are any, 22.0 is 22, errors are empty. With ``exact`` a number
    with three decimals has a nought behind them, so that nobody takes its point for one of thousands. Only the
    ``first`` rows of each sheet are read. Raises NoWorkbookError, FarCellError, TooLargeError, and for a damaged file
    whatever its damage leads to.
    """
    with packed.opened(data) as archive:
        parts = {_path("", info.filename): info for info in archive.infolist()}
        book = _Book(archive, parts, MAX_UNPACKED, MAX_ELEMENTS, MAX_CELLS, MAX_BYTES, MAX_RECORDS)
        book.exact, book.first = exact, first
        main = next(iter(_related(book, "", "officeDocument").values()), "")
        listed = []
        for element in _elements(book, main, ("sheets", "sheet"), ("workbook", "workbookPr")):
            if element.tag.endswith("workbookPr"):
                book.since_1904 = element.get("date1904") in {"1", "true"}
            else:
                listed.append(dict(element.items()))
        if not listed:
            raise NoWorkbookError
        for path in _related(book, main, "sharedStrings").values():
            _read_strings(book, path)
        for path in _related(book, main, "styles").values():
            _read_formats(book, path)
        paths = _related(book, main, "sheet")
        found, empty = [], []
        for one in sorted(listed, key=lambda one: one.get("state", "visible") != "visible"):
            ids = (value for key, value in one.items() if key.endswith("}id"))
            sheet = _sheet(book, paths.get(next(ids, ""), ""), one)
            if sheet.rows:
                found.append(sheet)
            else:
                empty.append(sheet.name)
    return found, empty


def _path(base: str, target: str) -> str:
    """Return a path as the parts are known by: from the root, in small letters, as some programs mix them."""
    whole = posixpath.join("/", posixpath.dirname(base), target.replace("\\", "/"))
    return posixpath.normpath(whole).lstrip("/").lower()


def _related(book: _Book, part: str, kind: str) -> dict[str, str]:
    """Return the paths of the parts that one part refers to, by id; ``kind`` ends the name of the relation."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", name + ".rels").lower()
    return {
        element.get("Id", ""): _path(part, element.get("Target", ""))
        for element in _elements(book, relations, ("Relationships", "Relationship"))
        if element.get("Type", "").lower().endswith(kind.lower())
    }


def _elements(book: _Book, path: str, *wanted: tuple[str, str]) -> Iterator[Element]:
    """Yield the elements of a part that are named by their parent's and their own name, in its own namespace.

    Each is whole, and let go afterwards. A part that is not there has none; what follows the parents is not
    looked at. Raises TooLargeError for more than a workbook needs, in all or in one piece: what is counted is
    what the parser that reads has found, so there is no other reading of the same bytes to be led astray.
    """
    info = book.parts.get(path)
    if info is None:
        return
    book.bytes_left -= info.file_size  # no more than that is ever unpacked
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    prologue, walk, since = _Prologue(), _Walk(wanted), 0
    with book.archive.open(info) as part:
        while (chunk := part.read(_CHUNK)) and not walk.over:
            prologue.look(chunk)
            parser.feed(chunk)
            since += len(chunk)
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                if walk.ends(event == "start", element):
                    since = walk.pieces = 0
                    yield element
                    walk.outside[-1].clear()
            book.elements_left -= walk.count
            walk.count = 0
            if since > MAX_LINE or walk.pieces > MAX_PIECES or min(book.elements_left, book.bytes_left) < 0:
                raise TooLargeError
    if not walk.over:
        parser.close()  # says what is missing


@dataclass(slots=True)
class _Walk:
    """Where in a part its parser is, and how many elements it found."""

    wanted: tuple[tuple[str, str], ...]
    outside: list[Element] = field(default_factory=list)
    depth: int = 0
    """Of open elements from one that is wanted on."""
    parents: set[str] | None = None
    tags: frozenset[tuple[str, str]] = frozenset()
    count: int = 0
    pieces: int = 0
    """Elements that began since one that is wanted did."""

    @property
    def over(self) -> bool:
        """Whether all parents of what is wanted have ended."""
        return self.parents is not None and not self.parents

    def ends(self, starting: bool, element: Element) -> bool:
        """Go on by one start or end; return whether an element that is wanted is whole."""
        if starting:
            self.count += 1
            if self.depth:
                self.depth += 1
                self.pieces += 1
            elif self.outside and (self.outside[-1].tag, element.tag) in self.tags:
                self.depth = 1
            else:
                self._enter(element)
        elif self.depth:
            self.depth -= 1
            return not self.depth
        else:
            if self.parents:
                self.parents.discard(self.outside.pop().tag)
            if self.outside:
                self.outside[-1].clear()
        return False

    def _enter(self, element: Element) -> None:
        if not self.outside:
            space = element.tag[: element.tag.rfind("}") + 1]
            self.tags = frozenset((space + parent, space + name) for parent, name in self.wanted)
            self.parents = {parent for parent, _name in self.tags}
        self.outside.append(element)


class _Prologue:
    """Refuses what comes before the first element and could grow without end or name other files: entities."""

    def __init__(self) -> None:
        self._parser: expat.XMLParserType | None = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._over

    def look(self, chunk: bytes) -> None:
        """Look at the next bytes. Raises ValueError for a document type, which no workbook has."""
        if self._parser:
            self._parser.Parse(chunk)

    def _refuse(self, *_declaration: object) -> None:
        raise ValueError("a document type in a workbook")

    def _over(self, *_element: object) -> None:
        self._parser = None


def _read_strings(book: _Book, path: str) -> None:
    room = MAX_BYTES
    for element in _elements(book, path, ("sst", "si")):
        text = _plain(element, element.tag.removesuffix("si"))
        room -= len(text)
        if room < 0 or len(book.strings) == MAX_STRINGS:
            raise TooLargeError
        book.strings.append(text)


def _read_formats(book: _Book, path: str) -> None:
    """Note which of the styles of cells show dates, which durations, and which have a color."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

    codes = dict(BUILTIN_FORMATS)
    place = 0
    fills: list[str] = []
    for element in _elements(book, path, ("numFmts", "numFmt"), ("fills", "fill"), ("cellXfs", "xf")):
        if element.tag.endswith("fill"):
            fills.append(_color(element))
            continue
        number = int(element.get("numFmtId") or 0)
        if element.tag.endswith("numFmt"):
            codes[number] = element.get("formatCode", "")
            continue
        code = codes.get(number) or ""
        if len(code) <= _FORMAT_LENGTH:
            book.dates.update([place] if is_date_format(code) else [])
            book.durations.update([place] if is_timedelta_format(code) else [])
        fill = element.get("fillId") or "0"
        if fill.isdecimal() and int(fill) < len(fills) and fills[int(fill)]:
            book.colors[str(place)] = fills[int(fill)]
        place += 1


def _color(fill: Element) -> str:
    """Return what tells a fill from others, "" for none and for white."""
    space = fill.tag.removesuffix("fill")
    pattern = fill.find(space + "patternFill")
    color = pattern.find(space + "fgColor") if pattern is not None else None
    if pattern is None or color is None or pattern.get("patternType") != "solid":
        return ""
    said = " ".join(f"{name}={value}" for name, value in sorted(color.items())).casefold()
    return "" if said in _WHITE else said


def _sheet(book: _Book, path: str, said: dict[str, str]) -> Sheet:
    """Return a sheet of which the workbook says what ``said`` holds."""
    rows: Rows = {}
    columns: dict[str, int] = {}
    number = 0
    hidden: list[int] = []
    unseen = set[int]()
    merged: list[str] = []
    colors: dict[tuple[int, int], str] = {}
    typed = _Formulas()
    wanted = (("sheetData", "row"), ("mergeCells", "mergeCell"), ("cols", "col"))
    for element in _elements(book, path, *wanted):
        if element.tag.endswith("mergeCell"):
            merged.append(element.get("ref", ""))
        elif element.tag.endswith("col"):
            unseen.update(_unseen_columns(element))
        else:
            number = _counted(element, book, number)
            if number > book.first:
                break
            if filled := _filled(element, book, columns, typed.of_row(number)):
                if number > MAX_ROWS or max(filled) > MAX_COLUMNS:
                    raise FarCellError
                rows.setdefault(number, {}).update(filled)
            if book.colors and number <= MAX_ROWS and len(colors) < MAX_CELLS:
                colors |= {(number, at): color for at, color in _colored(element, book, columns)}
            if (filled or number in typed.rows) and element.get("hidden") in {"1", "true"}:
                hidden.append(number)
    left = formulas.work_out(typed.found, rows)
    rows = dict(sorted(rows.items()))
    formulas.show_dates(left, rows)
    book.room -= sum(len(rows[row][column]) for row, column in typed.found.keys() - left)
    _spread(book, rows, merged, columns)
    if book.room < 0:
        raise TooLargeError
    away = said.get("state", "visible") != "visible"
    return Sheet(said.get("name", ""), rows, away, tuple(hidden), tuple(sorted(unseen)), left, colors)


def _counted(row: Element, book: _Book, before: int) -> int:
    """Return the number of a row, of which a workbook has no more than so many. Raises TooLargeError beyond."""
    book.rows_left -= 1
    if book.rows_left < 0:
        raise TooLargeError
    return _number(row, before + 1)


@dataclass(slots=True)
class _Formulas:
    """The formulas of a sheet that have no value, and the first of those that cells share, by their number."""

    found: dict[tuple[int, int], str] = field(default_factory=dict)
    shared: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    row: int = 0

    def of_row(self, number: int) -> "_Formulas":
        """Go on with a row."""
        self.row = number
        return self

    def look(self, cell: Element, column: int, space: str, *, empty: bool) -> bool:
        """Keep the formula of a cell, and return whether it has no value; one shown as an empty text has one."""
        formula = cell.find(space + "f")
        if formula is None:
            return False
        text, number = formula.text or "", formula.get("si", "")
        if number and text:
            self.shared[number] = (self.row, column, text)
        elif number in self.shared:
            row, first, text = self.shared[number]
            text = formulas.shifted(text, self.row - row, column - first)
        shown = cell.get("t") == "str" and cell.find(space + "v") is not None
        if not (empty and text) or shown or len(text) > _FORMAT_LENGTH:
            return False
        if self.row > MAX_ROWS or column > MAX_COLUMNS:
            raise FarCellError
        self.found[self.row, column] = text
        self.rows.add(self.row)
        return True


def _filled(row: Element, book: _Book, columns: dict[str, int], typed: _Formulas) -> dict[int, str]:
    """Return the filled cells of a row by column."""
    space = row.tag.removesuffix("row")
    column = 0
    filled: dict[int, str] = {}
    for cell in row:
        letters = cell.get("r", "").rstrip(_DIGITS)
        column = (columns.get(letters) or _column(letters, columns)) if letters else column + 1
        text = _text(cell, space, book)
        if len(cell) and typed.look(cell, column, space, empty=not text and cell.get("t") != "e"):
            book.cells_left -= 1
        if text and not text.isspace():
            filled[column] = text
            book.room -= len(text)
    book.cells_left -= len(filled)
    if book.cells_left < 0 or book.room < 0:
        raise TooLargeError
    return filled


def _colored(row: Element, book: _Book, columns: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Yield the cells of a row that have a color, by column."""
    column = 0
    for cell in row:
        letters = cell.get("r", "").rstrip(_DIGITS)
        column = (columns.get(letters) or _column(letters, columns)) if letters else column + 1
        if column <= MAX_COLUMNS and (color := book.colors.get(cell.get("s", ""))):
            yield column, color


def _unseen_columns(element: Element) -> Iterable[int]:
    """Return the columns of one definition that nobody sees."""
    if element.get("hidden") not in {"1", "true"}:
        return ()
    first, last = (int(element.get(name) or 0) for name in ("min", "max"))
    return range(max(first, 1), min(last, MAX_COLUMNS) + 1)


def _spread(book: _Book, rows: Rows, merged: list[str], columns: dict[str, int]) -> None:
    """Give the value of each cell that is merged over rows to those of them that hold something."""
    spread = 0
    for span in merged:
        found = _SPAN.fullmatch(span)
        if found is None:
            continue
        column = columns.get(found[1]) or _column(found[1], columns)
        first, last = int(found[2]), min(int(found[3]), MAX_ROWS)
        text = rows.get(first, {}).get(column)
        if text is None or first == last:
            continue
        for number in range(first + 1, last + 1):
            spread += 1
            if spread > MAX_CELLS:
                raise TooLargeError
            if number in rows and column not in rows[number]:
                rows[number][column] = text
                book.room -= len(text)


def _number(row: Element, following: int) -> int:
    """Return the number of a row: its own, or that of its first cell, or the one that follows.

    Raises ValueError for one that is not written in plain digits, or below 1.
    """
    said = row.get("r") or (row[0].get("r", "").lstrip(ascii_letters) if len(row) else "")
    if not said:
        return following
    if not (said.isascii() and said.isdigit() and int(said) > 0):
        raise ValueError(said[:10])
    return int(said)


def _column(letters: str, known: dict[str, int]) -> int:
    """Return the number of a column named by letters. Raises ValueError for what is none."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(letters[:10])
    column = 0
    for letter in letters.upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    known[letters] = column
    return column


def _text(cell: Element, space: str, book: _Book) -> str:
    """Return what a cell holds as text."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(space + "is")
        return "" if inline is None else _plain(inline, space)
    value = cell.findtext(space + "v", "")
    if not value or kind == "e":
        return ""
    if kind == "s":
        place = int(value)
        if place < 0:
            raise IndexError(place)
        return book.strings[place]
    return _OF_KIND[kind](value) if kind in _OF_KIND else _numeric(value, int(cell.get("s") or 0), book)


def _plain(element: Element, space: str) -> str:
    """Return the text of a string and of its runs, without how it is pronounced."""
    plain, run = space + "t", space + "r"
    parts = [
        child.text if child.tag == plain else child.findtext(plain)
        for child in element
        if child.tag in (plain, run)
    ]
    text = _unescaped("".join(filter(None, parts)))
    if len(text) > MAX_CELL:
        raise TooLargeError
    return text


def _unescaped(text: str) -> str:
    """Return a text in which signs may stand as _x000D_, which a workbook does to those that XML can't hold."""
    if "_x" not in text:
        return text
    signs = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return signs.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _numeric(value: str, style: int, book: _Book) -> str:
    """Return a number as text, by its style as a date, a time or a duration."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, from_excel

    number = float(value)
    if style in book.dates and number >= 0:
        epoch = CALENDAR_MAC_1904 if book.since_1904 else WINDOWS_EPOCH
        try:
            return _shown(from_excel(number, epoch, timedelta=style in book.durations))
        except (OverflowError, ValueError):
            pass  # beyond the calendar: it is shown as the number
    text = format(number, ".15g")
    return text + "0" if book.exact and text[-4:-3] == "." and "e" not in text else text


def _moment(value: str) -> str:
    """Return an ISO date or time as text, as it is where it is none."""
    from openpyxl.utils.datetime import from_ISO8601

    try:
        return _shown(from_ISO8601(value))  # type: ignore[no-untyped-call]
    except (OverflowError, ValueError):
        return value


def _shown(value: object) -> str:
    """Return an ISO date, or HH:MM with seconds if there are any."""
    if isinstance(value, dt.timedelta):
        minutes, rest = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{rest:02}" if rest else "")
    if isinstance(value, dt.time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, dt.datetime):
        whole = (value + dt.timedelta(milliseconds=500)).replace(microsecond=0)
        return whole.isoformat(" ", "seconds" if whole.second else "minutes").removesuffix(" 00:00")
    return str(value)  # a date's str is ISO


_OF_KIND: dict[str, Callable[[str], str]] = {
    "str": _unescaped,
    "b": lambda value: "TRUE" if value.strip() in {"1", "true"} else "FALSE",
    "d": _moment,
}
