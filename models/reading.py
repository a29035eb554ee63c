"""Reads what screens and checks need straight from SQLite, in as few queries and columns as they need.

This is the fast path: it works on the plain connection while the tables' own library is still loading,
and under an open session alike.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from models import search


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


class Near(NamedTuple):
    """What the checks of one video need to know of the others around it.

    ``hashtags`` is JSON; ``tagged`` is the caption if it may hold hashtags, else empty.
    """

    id: int
    title: str
    at_utc: str
    hook: str
    tagged: str
    hashtags: str
    product: str
    sound_id: int | None
    trending: int | None
    format: str | None


class Hit(NamedTuple):
    """A video that a search found; ``at`` as in Tile, or None for one without a date."""

    id: int
    title: str
    stage: str
    at: str | None
    found: str = ""
    """The stretch of text that was found."""


_TILE = """
    SELECT v.id, v.title, v.stage, COALESCE(v.at, ''), v.zone, f.key, v.product, v.labels, v.campaign_id, c.id
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id LEFT JOIN cover c ON c.video_id = v.id
"""
_TILES = _TILE + " WHERE v.at >= ? AND v.at < ? ORDER BY v.at, v.id"
_UNSCHEDULED = _TILE + " WHERE v.at IS NULL AND v.stage <> 'posted' ORDER BY v.id DESC"
_BOARD = """
    SELECT v.id, v.title, v.stage, COALESCE(v.at, ''), v.zone, f.key, v.product, v.labels, v.campaign_id, c.id,
           v.staged_utc
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id LEFT JOIN cover c ON c.video_id = v.id
    WHERE v.stage <> 'posted' OR v.at >= ? ORDER BY v.at IS NULL, v.at, v.id
"""
_LIVES = """
    SELECT id, name, at, zone, minutes FROM liveevent WHERE at >= ? AND at < ? ORDER BY at, id
"""

FACT_COLUMNS = (
    "id", "title", "stage", "at", "zone", "at_utc", "product", "product_link", "hook", "overlay",
    "shows_product", "shows_result", "shows_motion", "shows_overlay", "length", "beats", "script",
    "sound_id", "sound_reason", "voice_over", "caption", "hashtags", "cta", "notes",
    "overlay_x", "overlay_y", "origin", "permission", "partnership", "disclosure", "meant_for_ad",
    "made_with_ai", "ai_label", "live_id",
    "format", "needs", "min_s", "max_s", "sound", "licence", "trending", "sound_seen",
)  # fmt: skip
_FACTS = """
    SELECT v.id, v.title, v.stage, v.at, v.zone, v.at_utc, v.product, v.product_link, v.hook, v.overlay,
           v.shows_product, v.shows_result, v.shows_motion, v.shows_overlay, v.length, v.beats, v.script,
           v.sound_id, v.sound_reason, v.voice_over, v.caption, v.hashtags, v.cta, v.notes,
           v.overlay_x, v.overlay_y, v.origin, v.permission, v.partnership, v.disclosure, v.meant_for_ad,
           v.made_with_ai, v.ai_label, v.live_id,
           f.key, f.needs, f.min_s, f.max_s, s.title, s.licence, s.trending, s.last_seen
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id LEFT JOIN sound s ON s.id = v.sound_id
"""
_TAGGED = "CASE WHEN instr(v.caption, '#') OR instr(v.caption, '＃') THEN v.caption ELSE '' END"
_NEAR = f"""
    SELECT v.id, v.title, v.at_utc, v.hook, {_TAGGED}, v.hashtags, v.product, v.sound_id, s.trending, f.key
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id LEFT JOIN sound s ON s.id = v.sound_id
"""  # noqa: S608 - own text
_PLANNED = """
    SELECT id, at, title || ' ' || hook || ' ' || overlay || ' ' || caption || ' ' || hashtags || ' ' || notes
    FROM video WHERE at >= ? AND at < ? ORDER BY at, id
"""
_REVIEWS = """
    SELECT v.id, v.title, v.stage, v.at, f.key,
           (SELECT r.verdict FROM review r WHERE r.video_id = v.id ORDER BY r.at_utc DESC, r.id DESC LIMIT 1)
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id
"""
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
_SOUND_USES = """
    SELECT v.sound_id, f.key, COUNT(*) FROM video v LEFT JOIN contentformat f ON f.id = v.format_id
    WHERE v.sound_id IS NOT NULL GROUP BY v.sound_id, f.key
"""
_SOUND_VIDEOS = """
    SELECT v.id, v.title, v.stage, v.at, f.key FROM video v LEFT JOIN contentformat f ON f.id = v.format_id
    WHERE v.sound_id = ? ORDER BY v.at DESC, v.id DESC
"""
LIVE_COLUMNS = (
    "id", "name", "at", "zone", "at_utc", "minutes", "description", "products", "offer", "subscribers_told",
    "run_of_show",
)  # fmt: skip


def tiles(connection: sqlite3.Connection, first: str, end: str) -> list[Tile]:
    """Return the videos planned from ISO day ``first`` to before ``end``, in order of time."""
    return list(map(Tile._make, connection.execute(_TILES, (first, end))))


def unscheduled(connection: sqlite3.Connection) -> list[Tile]:
    """Return the videos without a date that are not posted, the newest first; their ``at`` is empty."""
    return list(map(Tile._make, connection.execute(_UNSCHEDULED)))


def in_campaign(connection: sqlite3.Connection, campaign_id: int) -> list[Tile]:
    """Return the videos of a campaign, by time; those without a date come last."""
    sql = f"{_TILE} WHERE v.campaign_id = ? ORDER BY v.at IS NULL, v.at, v.id"
    return list(map(Tile._make, connection.execute(sql, (campaign_id,))))


def board(connection: sqlite3.Connection, since: str) -> list[tuple[Tile, str | None]]:
    """Return all videos that are not posted, or were since an ISO day, with when they came to their stage (UTC)."""
    return [(Tile._make(found[:-1]), found[-1]) for found in connection.execute(_BOARD, (since,))]


def covers(connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, str]]:
    """Return (video, cover as it is kept) of those of some videos that have one."""
    marks = ",".join("?" * len(ids))
    return connection.execute(
        f"SELECT video_id, picture FROM cover WHERE video_id IN ({marks})",  # noqa: S608 - marks only
        tuple(ids),
    ).fetchall()


def campaign_rows(connection: sqlite3.Connection) -> list[tuple[int, str, str, str, str]]:
    """Return (id, name, colour, first day, last day) of every campaign, by day."""
    return connection.execute(
        "SELECT id, name, color, first, last FROM campaign ORDER BY first, id"
    ).fetchall()


def products(connection: sqlite3.Connection) -> list[str]:
    """Return the names of all products, by name."""
    found = connection.execute("SELECT DISTINCT product FROM video WHERE product <> ''")
    return sorted((name for (name,) in found), key=str.casefold)


def labels(connection: sqlite3.Connection) -> list[str]:
    """Return every label of a video once, by name."""
    found = connection.execute("SELECT DISTINCT j.value FROM video v, json_each(v.labels) j")
    return sorted((name for (name,) in found), key=str.casefold)


def filming_days(connection: sqlite3.Connection, first: str, end: str) -> list[tuple[int, str, str]]:
    """Return (id, when, name) of the filming days from ISO day ``first`` to before ``end``."""
    return connection.execute(
        "SELECT id, at, name FROM filmingday WHERE at >= ? AND at < ? ORDER BY at, id", (first, end)
    ).fetchall()


def own_days(connection: sqlite3.Connection) -> list[tuple[int, str, str, int]]:
    """Return (id, day, name, whether yearly) of every day of the user's own."""
    return connection.execute("SELECT id, day, name, yearly FROM ownday ORDER BY day, id").fetchall()


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


def near(connection: sqlite3.Connection, first: str, last: str, earlier: int) -> list[Near]:
    """Return the videos between two UTC moments, both included, and up to ``earlier`` before; in order of time."""
    before = connection.execute(
        f"{_NEAR} WHERE v.at_utc < ? ORDER BY v.at_utc DESC, v.id DESC LIMIT ?", (first, earlier)
    )
    within = connection.execute(
        f"{_NEAR} WHERE v.at_utc BETWEEN ? AND ? ORDER BY v.at_utc, v.id", (first, last)
    )
    return [*map(Near._make, before.fetchall()[::-1]), *map(Near._make, within)]


def planned(connection: sqlite3.Connection, first: str, end: str) -> list[tuple[int, str, str]]:
    """Return (id, at, all texts) of the videos from ISO day ``first`` to before ``end``, in order of time."""
    return connection.execute(_PLANNED, (first, end)).fetchall()


def live_rows(connection: sqlite3.Connection, since: str) -> list[tuple[Any, ...]]:
    """Return LIVE_COLUMNS of the live events that start at or after a UTC moment."""
    return connection.execute(
        f"SELECT {', '.join(LIVE_COLUMNS)} FROM liveevent WHERE at_utc >= ? ORDER BY at_utc, id",  # noqa: S608 - own names
        (since,),
    ).fetchall()


def teasers(connection: sqlite3.Connection) -> list[tuple[int, int, str, str | None]]:
    """Return (live event, video, title, at_utc) of every video that is a teaser."""
    return connection.execute(
        "SELECT live_id, id, title, at_utc FROM video WHERE live_id IS NOT NULL"
    ).fetchall()


def review_rows(
    connection: sqlite3.Connection, first: str, end: str, ids: Sequence[int] = ()
) -> list[tuple[int, str, str, str | None, str | None, str | None]]:
    """Return (id, title, stage, at, format, last verdict) of the videos of some days, or of some ids; by time."""
    marks = ",".join("?" * len(ids))
    where = f"v.id IN ({marks})" if ids else "v.at >= ? AND v.at < ?"
    return connection.execute(
        f"{_REVIEWS} WHERE {where} ORDER BY v.at IS NULL, v.at, v.id",
        ids or (first, end),
    ).fetchall()


def brand_rules(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return (id, kind, words, instead, most, fields, formats, severity, message) of the brand's own rules."""
    return connection.execute(
        "SELECT id, kind, words, instead, most, fields, formats, severity, message FROM brandrule ORDER BY id"
    ).fetchall()


def find(connection: sqlite3.Connection, text: str, most: int) -> list[Hit]:
    """Return the videos with every word of ``text`` in one of their texts; titles first, then the latest."""
    return list(map(Hit._make, search.find(connection, text, most)))


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


def tag_uses(
    connection: sqlite3.Connection, tomorrow: str, without: int = 0
) -> list[tuple[str, str, str, str, int, str | None, int]]:
    """Return (caption, hashtags as JSON, product, format, videos, last moment before an ISO day, those not posted yet).

    The caption is empty where it holds no hashtag. Videos that are alike in the first four are one row; the
    video with the id ``without`` is left out.
    """
    return connection.execute(_TAG_USES, (tomorrow, without)).fetchall()


def posts_with_tags(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (caption as in tag_uses, hashtags as JSON) of every post that has hashtags, each pair once."""
    return connection.execute(_TAGGED_POSTS).fetchall()


def sound_rows(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return (id, title, artist, link, licence, trending, last seen, formats, first seen) of every sound."""
    return connection.execute(_SOUNDS).fetchall()


def sound_uses(connection: sqlite3.Connection) -> list[tuple[int, str | None, int]]:
    """Return (sound, format, videos) of every sound that videos use."""
    return connection.execute(_SOUND_USES).fetchall()


def sound_videos(
    connection: sqlite3.Connection, sound_id: int
) -> list[tuple[int, str, str, str | None, str | None]]:
    """Return (id, title, stage, at, format) of the videos that use a sound, the latest first."""
    return connection.execute(_SOUND_VIDEOS, (sound_id,)).fetchall()


def waiver_rows(
    connection: sqlite3.Connection,
) -> list[tuple[int, int | None, int | None, str, str, str, str | None]]:
    """Return (id, video, live event, code, about, reason, until) of every waiver."""
    return connection.execute(
        "SELECT id, video_id, live_id, code, about, reason, until FROM waiver"
    ).fetchall()
