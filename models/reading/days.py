"""What days hold beside videos, and the words by which videos are found."""

import sqlite3
from collections.abc import Sequence

from models import values
from models.reading.rows import read, texts_in
from models.reading.tiles import _VIDEO_CELLS

_REVIEWS = """
    SELECT v.id, v.title, v.stage, v.at, f.key,
           (SELECT r.verdict FROM review r WHERE r.video_id = v.id ORDER BY r.at_utc DESC, r.id DESC LIMIT 1)
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id
"""


def campaign_rows(connection: sqlite3.Connection) -> list[tuple[int, str, str, str, str]]:
    """Return (id, name, colour, first day, last day) of every campaign, by day."""
    return read(connection, "campaign", ("id", "name", "color", "first", "last"), "ORDER BY first, id")


def products(connection: sqlite3.Connection) -> list[str]:
    """Return the names of all products, by name."""
    found = connection.execute("SELECT DISTINCT product FROM video WHERE product <> ''")
    return sorted({values.text(name) for (name,) in found}, key=str.casefold)


def creators(connection: sqlite3.Connection) -> list[str]:
    """Return the handles of all creators that videos name, by handle."""
    found = connection.execute("SELECT DISTINCT creator FROM video WHERE creator <> ''")
    return sorted({values.text(name) for (name,) in found}, key=str.casefold)


def labels(connection: sqlite3.Connection) -> list[str]:
    """Return every label of a video once, by name."""
    return sorted(texts_in(connection, "labels"), key=str.casefold)


def filming_days(connection: sqlite3.Connection, first: str, end: str) -> list[tuple[int, str, str]]:
    """Return (id, when, name) of the filming days from ISO day ``first`` to before ``end``."""
    return read(
        connection, "filmingday", ("id", "at", "name"), "WHERE at >= ? AND at < ? ORDER BY at, id", first, end
    )


def own_days(connection: sqlite3.Connection) -> list[tuple[int, str, str, int]]:
    """Return (id, day, name, whether yearly) of every day of the user's own."""
    return read(connection, "ownday", ("id", "day", "name", "yearly"), "ORDER BY day, id")


def review_rows(
    connection: sqlite3.Connection, first: str, end: str, ids: Sequence[int] = ()
) -> list[tuple[int, str, str, str | None, str | None, str | None]]:
    """Return (id, title, stage, at, format, last verdict) of the videos of some days, or of some ids; by time."""
    marks = ",".join("?" * len(ids))
    where = f"v.id IN ({marks})" if ids else "v.at >= ? AND v.at < ?"
    found = connection.execute(
        f"{_REVIEWS} WHERE {where} ORDER BY v.at IS NULL, v.at, v.id",
        ids or (first, end),
    )
    return values.read((*_VIDEO_CELLS, *values.of("review.verdict?")), found)
