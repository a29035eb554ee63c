"""Reads what screens and checks need straight from SQLite, in as few queries and columns as they need.

This is the fast path: it works on the plain connection while the tables' own library is still loading,
and under an open session alike.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from models import search, values
from models.choices import BrandRuleKind


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
    SELECT v.id, v.title, v.stage, v.at, v.zone, f.key, v.product, v.labels, v.campaign_id, c.id
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
_UNSCHEDULED = _TILE + f" WHERE {_UNDATED} AND v.stage <> 'posted' ORDER BY v.id DESC"
_BOARD = """
    SELECT v.id, v.title, v.stage, v.at, v.zone, f.key, v.product, v.labels, v.campaign_id, c.id,
           v.staged_utc
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id LEFT JOIN cover c ON c.video_id = v.id
    WHERE v.stage <> 'posted' OR v.at >= ? ORDER BY v.at IS NULL, v.at, v.id
"""
_LIVES = """
    SELECT id, name, at, zone, minutes FROM liveevent WHERE at >= ? AND at < ? ORDER BY at, id
"""

_TILE_CELLS = values.of(
    "video.id", "video.title", "video.stage", "video.at", "video.zone", "contentformat.key?", "video.product",
    "video.labels", "video.campaign_id", "cover.id?", "video.staged_utc",
)  # fmt: skip
_LIVE_TILE_CELLS = values.of(*(f"liveevent.{name}" for name in LiveTile._fields))
_NEAR_CELLS = values.of(
    "video.id", "video.title", "video.at_utc", "video.hook", "video.caption", "video.hashtags", "video.product",
    "video.sound_id",
    "sound.trending?", "contentformat.key?",
)  # fmt: skip
_VIDEO_CELLS = values.of("video.id", "video.title", "video.stage", "video.at", "contentformat.key?")

FACT_COLUMNS = (
    "id", "title", "stage", "at", "zone", "at_utc", "product", "product_link", "hook", "overlay",
    "shows_product", "shows_result", "shows_motion", "shows_overlay", "length", "beats", "script",
    "sound_id", "sound_reason", "voice_over", "caption", "hashtags", "cta", "notes",
    "overlay_x", "overlay_y", "origin", "permission", "partnership", "disclosure", "meant_for_ad",
    "made_with_ai", "ai_label", "live_id",
    "format", "needs", "min_s", "max_s", "sound", "licence", "trending", "sound_seen",
)  # fmt: skip
_FACT_CELLS = values.of(
    *(f"video.{name}" for name in FACT_COLUMNS[:-8]),
    "contentformat.key?", "contentformat.needs?", "contentformat.min_s", "contentformat.max_s",
    "sound.title?", "sound.licence?", "sound.trending?", "sound.last_seen",
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
    return [tile for tile in _tiles(connection, _TILES, (first, end)) if tile.at]


def unscheduled(connection: sqlite3.Connection) -> list[Tile]:
    """Return the videos without a date that are not posted, the newest first; their ``at`` is empty."""
    return _tiles(connection, _UNSCHEDULED)


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


def campaign_rows(connection: sqlite3.Connection) -> list[tuple[int, str, str, str, str]]:
    """Return (id, name, colour, first day, last day) of every campaign, by day."""
    return _read(connection, "campaign", ("id", "name", "color", "first", "last"), "ORDER BY first, id")


def products(connection: sqlite3.Connection) -> list[str]:
    """Return the names of all products, by name."""
    found = connection.execute("SELECT DISTINCT product FROM video WHERE product <> ''")
    return sorted({values.text(name) for (name,) in found}, key=str.casefold)


def labels(connection: sqlite3.Connection) -> list[str]:
    """Return every label of a video once, by name."""
    return sorted(_texts_in(connection, "labels"), key=str.casefold)


def filming_days(connection: sqlite3.Connection, first: str, end: str) -> list[tuple[int, str, str]]:
    """Return (id, when, name) of the filming days from ISO day ``first`` to before ``end``."""
    return _read(
        connection, "filmingday", ("id", "at", "name"), "WHERE at >= ? AND at < ? ORDER BY at, id", first, end
    )


def own_days(connection: sqlite3.Connection) -> list[tuple[int, str, str, int]]:
    """Return (id, day, name, whether yearly) of every day of the user's own."""
    return _read(connection, "ownday", ("id", "day", "name", "yearly"), "ORDER BY day, id")


def live_tiles(connection: sqlite3.Connection, first: str, end: str) -> list[LiveTile]:
    """Return the live events that start from ISO day ``first`` to before ``end``."""
    found = values.read(_LIVE_TILE_CELLS, connection.execute(_LIVES, (first, end)))
    return [tile for tile in map(LiveTile._make, found) if tile.at != values.NEVER]


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
        found = connection.execute(sql, tuple(ids))
    elif days is not None:
        found = connection.execute(f"{_FACTS} WHERE v.at >= ? AND v.at < ? ORDER BY v.at, v.id", days)
    else:
        found = connection.execute(f"{_FACTS} ORDER BY v.at IS NULL, v.at, v.id")
    return values.read(_FACT_CELLS, found)


def near(connection: sqlite3.Connection, first: str, last: str, earlier: int) -> list[Near]:
    """Return the videos between two UTC moments, both included, and up to ``earlier`` before; in order of time."""
    before = connection.execute(
        f"{_NEAR} WHERE v.at_utc < ? ORDER BY v.at_utc DESC, v.id DESC LIMIT ?", (first, earlier)
    )
    within = connection.execute(
        f"{_NEAR} WHERE v.at_utc BETWEEN ? AND ? ORDER BY v.at_utc, v.id", (first, last)
    )
    rows = values.read(_NEAR_CELLS, [*before.fetchall()[::-1], *within])
    return [near for near in map(Near._make, rows) if near.at_utc]


def planned(connection: sqlite3.Connection, first: str, end: str) -> list[tuple[int, str, str]]:
    """Return (id, at, all texts) of the videos from ISO day ``first`` to before ``end``, in order of time."""
    found = values.read(
        values.of("video.id", "video.at", "video.notes"), connection.execute(_PLANNED, (first, end))
    )
    return [row for row in found if row[1]]


def live_rows(connection: sqlite3.Connection, since: str) -> list[tuple[Any, ...]]:
    """Return LIVE_COLUMNS of the live events that start at or after a UTC moment."""
    found = _read(connection, "liveevent", LIVE_COLUMNS, "WHERE at_utc >= ? ORDER BY at_utc, id", since)
    return [row for row in found if values.NEVER not in row]


def teasers(connection: sqlite3.Connection) -> list[tuple[int, int, str, str | None]]:
    """Return (live event, video, title, at_utc) of every video that is a teaser."""
    return _read(connection, "video", ("live_id", "id", "title", "at_utc"), "WHERE live_id IS NOT NULL")


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


def brand_rules(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return (id, kind, words, instead, most, fields, formats, severity, message) of the brand's own rules.

    One of a kind that is not known here says nothing.
    """
    known = ", ".join(f"'{kind}'" for kind in BrandRuleKind)
    names = ("id", "kind", "words", "instead", "most", "fields", "formats", "severity", "message")
    return _read(connection, "brandrule", names, f"WHERE kind IN ({known}) ORDER BY id")


def find(connection: sqlite3.Connection, text: str, most: int) -> list[Hit]:
    """Return the videos with every word of ``text`` in one of their texts; titles first, then the latest."""
    cells = (*_VIDEO_CELLS[:4], values.text)
    return list(map(Hit._make, values.read(cells, search.find(connection, text, most))))


def settings_row(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return the calendar's settings by column, or nothing if the calendar has none yet."""
    cursor = connection.execute("SELECT * FROM calendar WHERE id = 1")
    row = cursor.fetchone()
    cells = values.CELLS["calendar"]
    return (
        {}
        if row is None
        else {
            column[0]: cells[column[0]](value) if column[0] in cells else value
            for column, value in zip(cursor.description, row, strict=True)
        }
    )


def sound_reasons(connection: sqlite3.Connection) -> bool:
    """Return whether some video says why its sound fits, or none has a sound at all."""
    with_sound = "SELECT 1 FROM video WHERE sound_id IS NOT NULL"
    sql = f"SELECT EXISTS ({with_sound} AND trim(sound_reason) <> '') OR NOT EXISTS ({with_sound})"
    return bool(connection.execute(sql).fetchone()[0])


def library(connection: sqlite3.Connection) -> list[tuple[str, str, str | None]]:
    """Return (name, kind, last seen) of every hashtag in the library."""
    return _read(connection, "hashtag", ("name", "kind", "last_seen"), "ORDER BY id")


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


def waiver_rows(
    connection: sqlite3.Connection,
) -> list[tuple[int, int | None, int | None, str, str, str, str | None]]:
    """Return (id, video, live event, code, about, reason, until) of every waiver."""
    return _read(connection, "waiver", ("id", "video_id", "live_id", "code", "about", "reason", "until"))


def _read(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rest: str = "", *marks: object
) -> list[Any]:
    """Return some columns of a table; ``rest`` says which rows in which order."""
    sql = f"SELECT {', '.join(columns)} FROM {table} {rest}"  # noqa: S608 - own names
    cells = [values.CELLS[table][column] for column in columns]
    return values.read(cells, connection.execute(sql, marks))


def _tiles(connection: sqlite3.Connection, sql: str, marks: tuple[object, ...] = ()) -> list[Tile]:
    return [_tile(row) for row in values.read(_TILE_CELLS[:-1], connection.execute(sql, marks))]


def _tile(row: tuple[Any, ...]) -> Tile:
    tile = Tile._make(row)
    return tile if tile.at else tile._replace(at="")


def _texts_in(connection: sqlite3.Connection, column: str) -> list[str]:
    """Return every text in the lists of a column of the videos, each once."""
    lists = f"CASE WHEN json_valid(v.{column}) THEN v.{column} ELSE '[]' END"
    sql = f"SELECT DISTINCT j.value FROM video v, json_each({lists}) j WHERE j.type = 'text'"  # noqa: S608 - own names
    return [values.text(one) for (one,) in connection.execute(sql)]
