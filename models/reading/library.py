"""The library of hashtags and sounds, and what uses them."""

import sqlite3
from typing import Any

from models import values
from models.reading.facts import _TAGGED
from models.reading.rows import read
from models.reading.tiles import _VIDEO_CELLS

_TAG_USES = f"""
    SELECT {_TAGGED} AS tagged, v.hashtags, v.product, COALESCE(f.key, ''), COUNT(*),
           MAX(CASE WHEN v.at < ? THEN v.at END), SUM(v.stage <> 'posted')
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id
    WHERE (v.hashtags <> '[]' OR tagged <> '') AND v.id <> ? GROUP BY tagged, v.hashtags, v.product, v.format_id
"""  # noqa: S608 - own text
_TAGGED_POSTS = f"""
    SELECT DISTINCT {_TAGGED} AS tagged, v.hashtags FROM video v WHERE v.hashtags <> '[]' OR tagged <> ''
"""  # noqa: S608 - own text
_SOUNDS = """
    SELECT s.id, s.title, s.artist, s.link, s.licence, s.trending, s.last_seen, s.formats,
           (SELECT MIN(g.day) FROM sighting g WHERE g.sound_id = s.id)
    FROM sound s ORDER BY s.title, s.id
"""
_SIGHTINGS = """
    SELECT g.sound_id, h.name, g.day FROM sighting g LEFT JOIN hashtag h ON h.id = g.hashtag_id WHERE g.day >= ?
"""
_SOUND_USES = """
    SELECT v.sound_id, f.key, COUNT(*) FROM video v LEFT JOIN contentformat f ON f.id = v.format_id
    WHERE v.sound_id IS NOT NULL GROUP BY v.sound_id, f.key
"""
_SOUND_VIDEOS = """
    SELECT v.id, v.title, v.stage, v.at, f.key FROM video v LEFT JOIN contentformat f ON f.id = v.format_id
    WHERE v.sound_id = ? ORDER BY v.at DESC, v.id DESC
"""


def library(connection: sqlite3.Connection) -> list[tuple[str, str, str | None]]:
    """Return (name, kind, last seen) of every hashtag in the library."""
    return read(connection, "hashtag", ("name", "kind", "last_seen"), "ORDER BY id")


def tag_uses(
    connection: sqlite3.Connection, tomorrow: str, without: int = 0
) -> list[tuple[str, str, str, str, int, str | None, int]]:
    """Return (caption, hashtags as JSON, product, format, videos, last moment before an ISO day, those not posted yet).

    The caption is empty where it holds no hashtag. Videos that are alike in the first four are one row; the
    video with the id ``without`` is left out.
    """
    n = values.whole(0, 2**62, 0)
    cells = values.of("video.caption", "video.hashtags", "video.product", "contentformat.key")
    cells = (*cells, n, *values.of("video.at"), n)
    return values.read(cells, connection.execute(_TAG_USES, (tomorrow, without)))


def posts_with_tags(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (caption as in tag_uses, hashtags as JSON) of every post that has hashtags, each pair once."""
    return values.read(values.of("video.caption", "video.hashtags"), connection.execute(_TAGGED_POSTS))


def sightings(connection: sqlite3.Connection, first: str) -> list[tuple[int, str, str]]:
    """Return (sound's id or 0, hashtag's name or "", day) of what was seen from an ISO day on."""
    cells = values.of("sighting.sound_id", "hashtag.name?", "sighting.day")
    found = values.read(cells, connection.execute(_SIGHTINGS, (first,)))
    return [(sound or 0, name or "", day) for sound, name, day in found if day >= first]


def sound_rows(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return (id, title, artist, link, licence, trending, last seen, formats, first seen) of every sound."""
    names = ("id", "title", "artist", "link", "licence", "trending", "last_seen", "formats", "last_seen")
    return values.read(values.of(*(f"sound.{one}" for one in names)), connection.execute(_SOUNDS))


def sound_uses(connection: sqlite3.Connection) -> list[tuple[int, str | None, int]]:
    """Return (sound, format, videos) of every sound that videos use."""
    cells = values.of("video.sound_id", "contentformat.key?", "video.id")
    return values.read(cells, connection.execute(_SOUND_USES))


def sound_videos(
    connection: sqlite3.Connection, sound_id: int
) -> list[tuple[int, str, str, str | None, str | None]]:
    """Return (id, title, stage, at, format) of the videos that use a sound, the latest first."""
    return values.read(_VIDEO_CELLS, connection.execute(_SOUND_VIDEOS, (sound_id,)))
