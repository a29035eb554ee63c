"""Reads what screens and checks need straight from SQLite, in as few queries and columns as they need.

This is the fast path: it works on the plain connection while the tables' own library is still loading,
and under an open session alike.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple


class Tile(NamedTuple):
    """What a calendar shows of a video. ``at`` is ISO text on the wall clock: ``2026-11-25 19:00:00...``."""

    id: int
    title: str
    stage: str
    at: str
    zone: str
    format: str | None

    @property
    def day(self) -> str:
        """The day as ISO text."""
        return self.at[:10]

    @property
    def time(self) -> str:
        """The time as HH:MM."""
        return self.at[11:16]


class LiveTile(NamedTuple):
    """What a calendar shows of a live event; ``at`` as in Tile."""

    id: int
    name: str
    at: str
    zone: str
    minutes: int

    @property
    def day(self) -> str:
        """The day as ISO text."""
        return self.at[:10]

    @property
    def time(self) -> str:
        """The time as HH:MM."""
        return self.at[11:16]


class Hit(NamedTuple):
    """A video that a search found; ``at`` as in Tile, or None for one without a date."""

    id: int
    title: str
    stage: str
    at: str | None


_TILES = """
    SELECT v.id, v.title, v.stage, v.at, v.zone, f.key
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id
    WHERE v.at >= ? AND v.at < ? ORDER BY v.at, v.id
"""
_LIVES = """
    SELECT id, name, at, zone, minutes FROM liveevent WHERE at >= ? AND at < ? ORDER BY at, id
"""

FACT_COLUMNS = (
    "id", "title", "stage", "at", "zone", "at_utc", "product", "product_link", "hook", "overlay",
    "shows_product", "shows_result", "shows_motion", "shows_overlay", "length", "beats", "script",
    "sound_id", "sound_reason", "voice_over", "caption", "hashtags", "cta", "notes",
    "format", "needs", "min_s", "max_s", "sound", "licence", "trending", "sound_seen",
)  # fmt: skip
_FACTS = """
    SELECT v.id, v.title, v.stage, v.at, v.zone, v.at_utc, v.product, v.product_link, v.hook, v.overlay,
           v.shows_product, v.shows_result, v.shows_motion, v.shows_overlay, v.length, v.beats, v.script,
           v.sound_id, v.sound_reason, v.voice_over, v.caption, v.hashtags, v.cta, v.notes,
           f.key, f.needs, f.min_s, f.max_s, s.title, s.licence, s.trending, s.last_seen
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id LEFT JOIN sound s ON s.id = v.sound_id
"""


def tiles(connection: sqlite3.Connection, first: str, end: str) -> list[Tile]:
    """Return the videos planned from ISO day ``first`` to before ``end``, in order of time."""
    return list(map(Tile._make, connection.execute(_TILES, (first, end))))


def live_tiles(connection: sqlite3.Connection, first: str, end: str) -> list[LiveTile]:
    """Return the live events that start from ISO day ``first`` to before ``end``."""
    return list(map(LiveTile._make, connection.execute(_LIVES, (first, end))))


def fact_rows(
    connection: sqlite3.Connection,
    *,
    ids: Sequence[int] | None = None,
    days: tuple[str, str] | None = None,
) -> list[tuple[Any, ...]]:
    """Return FACT_COLUMNS of all videos, of some ids, or of the days from the first to before the second."""
    if ids is not None:
        marks = ",".join("?" * len(ids))
        sql = f"{_FACTS} WHERE v.id IN ({marks}) ORDER BY v.at IS NULL, v.at, v.id"
        return connection.execute(sql, tuple(ids)).fetchall()
    if days is not None:
        return connection.execute(
            f"{_FACTS} WHERE v.at >= ? AND v.at < ? ORDER BY v.at, v.id", days
        ).fetchall()
    return connection.execute(f"{_FACTS} ORDER BY v.at IS NULL, v.at, v.id").fetchall()


def instants(connection: sqlite3.Connection, first: str, last: str) -> list[tuple[int, str, str]]:
    """Return (id, title, at_utc) of the videos between two UTC moments, both included, in order of time."""
    return connection.execute(
        "SELECT id, title, at_utc FROM video WHERE at_utc BETWEEN ? AND ? ORDER BY at_utc, id", (first, last)
    ).fetchall()


def search(connection: sqlite3.Connection, text: str, most: int) -> list[Hit]:
    """Return the videos with every word of ``text`` in one of their texts; titles first, then the latest."""
    where, values = [], []
    for word in text.split():
        like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        columns = ("title", "hook", "overlay", "product", "caption", "script", "hashtags", "notes")
        where.append("(" + " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns) + ")")
        values += [like] * len(columns)
    found = " AND ".join(where) or "1"
    sql = f"SELECT id, title, stage, at FROM video WHERE {found} ORDER BY title LIKE ? DESC, at DESC LIMIT ?"  # noqa: S608 - marks only
    return list(map(Hit._make, connection.execute(sql, (*values, f"%{text}%", most))))


def settings_row(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return the calendar's settings by column, or nothing if the calendar has none yet."""
    cursor = connection.execute("SELECT * FROM calendar WHERE id = 1")
    row = cursor.fetchone()
    return (
        {}
        if row is None
        else {column[0]: value for column, value in zip(cursor.description, row, strict=True)}
    )


def library(connection: sqlite3.Connection) -> list[tuple[str, str, str | None]]:
    """Return (name, kind, last seen) of every hashtag in the library."""
    return connection.execute("SELECT name, kind, last_seen FROM hashtag ORDER BY id").fetchall()


def waiver_rows(connection: sqlite3.Connection) -> list[tuple[int, int, str, str, str, str | None]]:
    """Return (id, video, code, about, reason, until) of every waiver."""
    return connection.execute("SELECT id, video_id, code, about, reason, until FROM waiver").fetchall()
