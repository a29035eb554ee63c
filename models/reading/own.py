"""Fields of the user's own and what stands in them, by plain SQLite: two questions, however many videos there are."""

import json
import sqlite3
from typing import NamedTuple

from models import values
from models.reading.rows import read

_COLUMNS = ("video_id", "field_id", "text")
_CHUNK = 500
"""Videos that one question names."""


class OwnFieldRow(NamedTuple):
    """An own field: ``kind`` is a value of OwnKind, ``choices`` are the list of one of a list."""

    id: int
    name: str
    kind: str
    choices: tuple[str, ...]


def own_fields(connection: sqlite3.Connection) -> list[OwnFieldRow]:
    """Return the own fields in their order."""
    found = read(connection, "ownfield", ("id", "name", "kind", "choices"), "ORDER BY place, id")
    return [OwnFieldRow(id_, name, kind, tuple(json.loads(choices))) for id_, name, kind, choices in found]


def own_values(connection: sqlite3.Connection, ids: list[int] | None = None) -> dict[int, dict[int, str]]:
    """Return what stands in own fields by video and field, of all videos or of some that have anything."""
    rows = []
    if ids is None:
        rows = read(connection, "ownvalue", _COLUMNS)
    else:
        for chunk in (ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK)):
            marks = ",".join("?" * len(chunk))
            rows += read(connection, "ownvalue", _COLUMNS, f"WHERE video_id IN ({marks})", *chunk)
    return _by_video(rows)


def own_values_in(connection: sqlite3.Connection, field_ids: list[int]) -> dict[int, dict[int, str]]:
    """Return what stands in some own fields by video and field, of all videos that have anything there."""
    marks = ",".join("?" * len(field_ids))
    return _by_video(read(connection, "ownvalue", _COLUMNS, f"WHERE field_id IN ({marks})", *field_ids))


def _by_video(rows: list[tuple[int, int, str]]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for video, field, text in rows:
        if text:
            found.setdefault(video, {})[field] = text
    return found


def own_texts(connection: sqlite3.Connection, ids: list[int] | None = None) -> dict[int, dict[str, str]]:
    """Return what ``own_values`` does, by the names of the fields in their order."""
    found = own_values(connection, ids)
    if not found:
        return {}
    names = own_fields(connection)
    return {
        video: {one.name: texts[one.id] for one in names if one.id in texts} for video, texts in found.items()
    }


def own_field_texts(connection: sqlite3.Connection, field_id: int, most: int) -> list[str]:
    """Return the different texts in an own field, by name: those of most videos where there are more than ``most``."""
    sql = "SELECT text FROM ownvalue WHERE field_id = ? GROUP BY text ORDER BY count(*) DESC, text LIMIT ?"
    found = {values.text(text) for (text,) in connection.execute(sql, (field_id, most))}
    return sorted(filter(None, found), key=str.casefold)
