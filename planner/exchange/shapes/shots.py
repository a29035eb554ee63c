"""Turns tables and rows that are the shots of one video into lines of its script, with their seconds."""

import re

from planner.exchange.shapes.headers import Record, field_of
from planner.exchange.shapes.when import plain_words
from planner.i18n import _
from planner.texts import beats
from planner.texts.vocabulary import plain

Row = tuple[int, Record]

_UNIT = r"(?:s|sec|secs|seconds?|dtk|detik|saat|seg|sek|giây)?\.?"
_CLOCK = r"(\d{1,3})(?::(\d\d))?"
_SECONDS = re.compile(
    rf"{_CLOCK}\s*+{_UNIT}\s*+(?:[-–—]|to|sampai|hingga)\s*+{_CLOCK}\s*+{_UNIT}", re.IGNORECASE
)
_OF_A_VIDEO = frozenset(
    {"title", "date", "datetime", "caption", "hashtags", "hook", "stage", "id", "product"}
)
_LEAST = 2  # rows that are only shots, which make the others videos with shots


def script(records: list[Record]) -> list[str] | None:
    """Return the lines of a script that a table tells, its header first; None for a table of anything else.

    One column holds seconds that begin with 0 and go on, or "Shot" with 1, 2, 3; none is a field of a whole video.
    """
    if len(records) < 2:
        return None
    header, rows = records[0], records[1:]
    names = {field_of(cell) for cell in header if cell.strip()}
    if names & _OF_A_VIDEO or max(map(len, rows)) < 2:
        return None
    for at in range(min(len(header), 3)):
        cells = [row[at].strip() if at < len(row) else "" for row in rows]
        if _go_on(cells) or (plain(header[at]) in plain_words("shots") and _count(cells)):
            return [_line(row, at) for row in rows]
    return None


def _go_on(cells: list[str]) -> bool:
    """Return whether cells are stretches of one video, the first from 0 on."""
    found = [_SECONDS.fullmatch(cell) for cell in cells]
    if not found or not all(found):
        return False
    starts = [int(one[1]) * (60 if one[2] else 1) + int(one[2] or 0) for one in found if one]
    return starts[0] == 0 and starts == sorted(starts)


def _count(cells: list[str]) -> bool:
    return all(cell.isdigit() for cell in cells) and [int(cell[:4]) for cell in cells] == list(
        range(1, len(cells) + 1)
    )


def _line(row: Record, at: int) -> str:
    """Return one shot as a line: its seconds or its number, and what is seen and said."""
    mark = row[at].strip() if at < len(row) else ""
    cells = [" ".join(cell.split()) for place, cell in enumerate(row) if place != at and cell.strip()]
    text = " — ".join(cells)
    if _SECONDS.fullmatch(mark):
        seconds = f"{mark}{'' if mark[-1].isalpha() or ':' in mark else 's'}"
        if len(cells) > 1 and beats.kinds_of(cells[0], ""):
            return f"{cells[0]} ({seconds}): {' — '.join(cells[1:])}"
        return f"{seconds}: {text}"
    return f"{mark}. {text}" if mark.isdigit() else f"{mark} {text}".strip()


def merged(header: Record, rows: list[Row]) -> tuple[Record, list[Row], list[int]] | None:
    """Return a header and rows with a video a row, where further rows hold only its shots; None for other rows.

    The shots are lines of a column "Script"; the numbers are the places of the rows that stay.
    """
    title = next((at for at, cell in enumerate(header) if field_of(cell) == "title"), None)
    if title is None or not rows or not _cell(rows[0][1], title):
        return None
    further = [record for _number, record in rows if not _cell(record, title)]
    if len(further) < _LEAST or len(further) * 3 < len(rows):
        return None
    width = len(header)
    used = [at for at in range(width) if any(_cell(record, at) for record in further)]
    named = {field_of(header[at]) for at in used}
    mark = next((at for at in used if _marks(header[at], [_cell(record, at) for record in further])), None)
    if (
        mark is None
        or named & _OF_A_VIDEO
        or any(_cell(record, at) for record in further for at in range(width, len(record)))
    ):
        return None
    return _gathered(header, rows, title, used, mark)


def _marks(name: str, cells: list[str]) -> bool:
    """Return whether a column counts shots or gives their seconds."""
    if plain(name) in plain_words("shots"):
        return all(cell for cell in cells)
    return all(_SECONDS.fullmatch(cell) for cell in cells)


def _gathered(
    header: Record, rows: list[Row], title: int, used: list[int], mark: int
) -> tuple[Record, list[Row], list[int]]:
    """Return rows with the shots of each video in its last column."""
    order = [mark, *(at for at in used if at != mark)]
    rest = [at for at in range(len(header)) if at not in used]
    found: list[Row] = []
    places: list[int] = []
    scripts: list[list[str]] = []
    for place, (number, record) in enumerate(rows):
        if _cell(record, title):
            found.append((number, [_cell(record, at) for at in rest]))
            places.append(place)
            scripts.append([])
        if any(_cell(record, at) for at in used):
            scripts[-1].append(_line([_cell(record, at) for at in order], 0))
    whole = [
        (number, [*record, "\n".join(some)]) for (number, record), some in zip(found, scripts, strict=True)
    ]
    return [*(header[at] for at in rest), _("Script")], whole, places


def _cell(record: Record, at: int) -> str:
    return record[at].strip() if at < len(record) else ""
