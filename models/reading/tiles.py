"""What calendars and boards draw: a tile a video, and a tile a live event."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from models import search, values


class Tile(NamedTuple):
    """What a calendar shows of a video. ``at`` is ISO text on the wall clock: ``2026-11-25 19:00:00...``."""

    id: int
    title: str
    stage: str
    at: str
    zone: str
    format: str | None
    product: str = ""
    labels: str = "[]"
    """As JSON."""
    campaign_id: int | None = None
    cover: int | None = None
    """The id of its cover."""
    creator: str = ""
    """The handle of who made it, as the video writes it."""

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
    found: str = ""
    """The stretch of text that was found."""


_TILE = """
    SELECT v.id, v.title, v.stage, v.at, v.zone, f.key, v.product, v.labels, v.campaign_id, c.id, v.creator
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id LEFT JOIN cover c ON c.video_id = v.id
"""
_TILES = _TILE + " WHERE v.at >= ? AND v.at < ? ORDER BY v.at, v.id"
_DAY_LIKE = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]*"
_UNDATED = f"""v.id IN (
    SELECT id FROM video WHERE at IS NULL UNION ALL
    SELECT id FROM video WHERE at NOT BETWEEN '{values.FIRST_YEAR}-' AND '{values.LAST_YEAR + 1}-' OR
          at NOT GLOB '{_DAY_LIKE}'
)"""  # noqa: S608 - own numbers
"""Whether a video has no date, or none that can be read."""
_AGAIN = """
    WHERE v.stage = 'posted' AND v.again <> 'never' AND date(v.at, '+' || v.again || ' days') <= ? AND NOT EXISTS
          (SELECT 1 FROM video o WHERE o.title = v.title AND o.id <> v.id AND (o.at IS NULL OR o.at > v.at))
    ORDER BY v.at, v.id
"""
_EVERGREEN = _TILE + _AGAIN
_UNSCHEDULED = _TILE + f" WHERE {_UNDATED} AND v.stage <> 'posted' ORDER BY v.id DESC"
_BOARD = """
    SELECT v.id, v.title, v.stage, v.at, v.zone, f.key, v.product, v.labels, v.campaign_id, c.id,
           v.creator, v.staged_utc
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id LEFT JOIN cover c ON c.video_id = v.id
    WHERE v.stage <> 'posted' OR v.at >= ? ORDER BY v.at IS NULL, v.at, v.id
"""
_LIVES = """
    SELECT id, name, at, zone, minutes FROM liveevent WHERE at >= ? AND at < ? ORDER BY at, id
"""

_TILE_CELLS = values.of(
    "video.id", "video.title", "video.stage", "video.at", "video.zone", "contentformat.key?", "video.product",
    "video.labels", "video.campaign_id", "cover.id?", "video.creator", "video.staged_utc",
)  # fmt: skip
_LIVE_TILE_CELLS = values.of(*(f"liveevent.{name}" for name in LiveTile._fields))
_VIDEO_CELLS = values.of("video.id", "video.title", "video.stage", "video.at", "contentformat.key?")


def tiles(connection: sqlite3.Connection, first: str, end: str) -> list[Tile]:
    """Return the videos planned from ISO day ``first`` to before ``end``, in order of time."""
    return [tile for tile in _tiles(connection, _TILES, (first, end)) if tile.at]


def unscheduled(connection: sqlite3.Connection) -> list[Tile]:
    """Return the videos without a date that are not posted, the newest first; their ``at`` is empty."""
    return _tiles(connection, _UNSCHEDULED)


def evergreen(connection: sqlite3.Connection, day: str) -> list[Tile]:
    """Return the posted videos that may come again from an ISO day on, the longest ago first.

    One of which a later video has the same title is not among them: it came again, or is about to.
    """
    return _tiles(connection, _EVERGREEN, (day,))


def undated(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Return (id, title, stage) of the videos without a date, posted or not, the oldest first."""
    sql = f"SELECT v.id, v.title, v.stage FROM video v WHERE {_UNDATED} ORDER BY v.id"  # noqa: S608 - own words
    found = connection.execute(sql)
    return values.read(_VIDEO_CELLS[:3], found)


def in_campaign(connection: sqlite3.Connection, campaign_id: int) -> list[Tile]:
    """Return the videos of a campaign, by time; those without a date come last."""
    sql = f"{_TILE} WHERE v.campaign_id = ? ORDER BY v.at IS NULL, v.at, v.id"
    return _tiles(connection, sql, (campaign_id,))


def board(connection: sqlite3.Connection, since: str) -> list[tuple[Tile, str | None]]:
    """Return all videos that are not posted, or were since an ISO day, with when they came to their stage (UTC)."""
    found = values.read(_TILE_CELLS, connection.execute(_BOARD, (since,)))
    return [(_tile(row[:-1]), row[-1]) for row in found]


def covers(connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, str]]:
    """Return (video, cover as it is kept) of those of some videos that have one."""
    marks = ",".join("?" * len(ids))
    found = connection.execute(
        f"SELECT video_id, picture FROM cover WHERE video_id IN ({marks})",  # noqa: S608 - marks only
        tuple(ids),
    )
    return values.read(values.of("cover.video_id", "cover.picture"), found)


def live_tiles(connection: sqlite3.Connection, first: str, end: str) -> list[LiveTile]:
    """Return the live events that start from ISO day ``first`` to before ``end``."""
    found = values.read(_LIVE_TILE_CELLS, connection.execute(_LIVES, (first, end)))
    return [tile for tile in map(LiveTile._make, found) if tile.at != values.NEVER]


def find(connection: sqlite3.Connection, text: str, most: int) -> list[Hit]:
    """Return the videos with every word of ``text`` in one of their texts; titles first, then the latest."""
    cells = (*_VIDEO_CELLS[:4], values.text)
    return list(map(Hit._make, values.read(cells, search.find(connection, text, most))))


def _tiles(connection: sqlite3.Connection, sql: str, marks: tuple[object, ...] = ()) -> list[Tile]:
    return [_tile(row) for row in values.read(_TILE_CELLS[:-1], connection.execute(sql, marks))]


def _tile(row: tuple[Any, ...]) -> Tile:
    tile = Tile._make(row)
    return tile if tile.at else tile._replace(at="")
