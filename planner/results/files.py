"""Opens the platform's files: tables in text, workbooks, and packed ones with such inside, a sheet after the other."""

import codecs
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from planner.errors import PlanError, reason
from planner.exchange import packed, workbook
from planner.exchange.limits import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_RECORDS, MAX_UNPACKED
from planner.i18n import _

Rows = Iterable[tuple[int, Sequence[str]]]
"""Rows by their number in the file, from 1 on."""
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SIGNS = ",;\t"
_LOOKED = 20
"""Rows by which the sign between cells is told."""
_MEMBERS = 50
"""Files inside a packed one, at most."""
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")


class Sheet(NamedTuple):
    """A table as it stands in a file; its rows can be gone through once."""

    name: str
    rows: Rows


def digest(path: Path) -> str:
    """Return what tells a file's content from another's. Raises OSError where it can't be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sheets(path: Path) -> list[Sheet]:
    """Return the tables in a file. Raises PlanError for a file that holds none, in a sentence that says why."""
    data = _bytes(path)
    try:
        found = list(_sheets(data, path.name))
    except PlanError:
        raise
    except Exception as error:  # whatever a damaged file makes the readers raise
        text = _("Something in “{file}” could not be read. Download it again.")
        raise PlanError(text.format(file=path.name)) from error
    if not found:
        raise PlanError(_("“{file}” holds no table.").format(file=path.name))
    return found


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise PlanError(_("There is no file “{file}”.").format(file=path.name))
        if path.stat().st_size > MAX_BYTES:
            text = _("“{file}” is larger than {limit} MB. Split it into smaller files and import those.")
            raise PlanError(text.format(file=path.name, limit=MAX_BYTES // 1024 // 1024))
        return path.read_bytes()
    except OSError as error:
        text = _("“{file}” can't be read: {reason}. Check that it is there and that you may open it.")
        raise PlanError(text.format(file=path.name, reason=reason(error))) from error


def _sheets(data: bytes, name: str) -> Iterator[Sheet]:
    if not data.startswith(b"PK\x03\x04"):
        yield Sheet(name, _text_rows(data, name))
        return
    with packed.opened(data) as archive:
        if "xl/workbook.xml" in archive.namelist():
            yield from _workbook(data, name)
        else:
            yield from _members(archive, name)


def _workbook(data: bytes, name: str) -> Iterator[Sheet]:
    found, _empty = workbook.sheets(data, exact=True)
    for one in found:
        label = f"{name}: {one.name}" if len(found) > 1 else name
        yield Sheet(label, [(number, _filled(cells)) for number, cells in one.rows.items()])


def _filled(cells: dict[int, str]) -> list[str]:
    return [cells.get(place, "") for place in range(1, max(cells) + 1)]


def _members(archive: zipfile.ZipFile, name: str) -> Iterator[Sheet]:
    room = MAX_UNPACKED
    wanted = [
        one
        for one in archive.infolist()
        if one.filename.lower().endswith(_ENDINGS) and not _is_junk(one.filename)
    ]
    for one in wanted[:_MEMBERS]:
        room -= one.file_size
        if room < 0:
            text = _("“{file}” holds more than a table can. Copy the rows that you need to a new file.")
            raise PlanError(text.format(file=name))
        with archive.open(one) as opened:
            data = opened.read(one.file_size + 1)
        inside = one.filename.rpartition("/")[2]
        if data.startswith(b"PK\x03\x04"):
            yield from _workbook(data, f"{name}: {inside}")
        elif data.strip():
            yield Sheet(f"{name}: {inside}", _text_rows(data, inside))


def _is_junk(name: str) -> bool:
    """Whether a packed file is one that a system puts beside each other."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def _text_rows(data: bytes, name: str) -> Rows:
    encoding = _encoding(data, name)
    sign = _sign(data[:65_536].decode(encoding, "replace"))
    csv.field_size_limit(MAX_CELL)
    text = io.TextIOWrapper(
        io.BytesIO(data), encoding, "replace", newline=""
    )  # held as bytes, which are fewer
    return enumerate(islice(_bounded(csv.reader(text, delimiter=sign), name), MAX_RECORDS), 1)


def _bounded(records: Iterator[list[str]], name: str) -> Iterator[list[str]]:
    while True:
        try:
            row = next(records)
        except StopIteration:
            return
        except csv.Error as error:
            text = _("Something in “{file}” could not be read. Download it again.")
            raise PlanError(text.format(file=name)) from error
        yield row[:MAX_COLUMNS]


def _encoding(data: bytes, name: str) -> str:
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            return encoding
    if b"\0" in data[:65_536]:
        raise PlanError(_("“{file}” holds no table.").format(file=name))
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), MAX_CELL):
            decoder.decode(data[at : at + MAX_CELL])
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _sign(text: str) -> str:
    """Return the sign that parts the cells: the one that stands in most of the first lines."""
    lines = [line for line in text.splitlines() if line.strip()][:_LOOKED]
    return max(_SIGNS, key=lambda sign: sum(min(1000, line.count(sign)) for line in lines))
