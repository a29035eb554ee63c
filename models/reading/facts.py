"""What rules look at, by plain SQLite."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from models import values
from models.choices import BrandRuleKind
from models.reading.rows import read


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


_NEAR_CELLS = values.of(
    "video.id", "video.title", "video.at_utc", "video.hook", "video.caption", "video.hashtags", "video.product",
    "video.sound_id",
    "sound.trending?", "contentformat.key?",
)  # fmt: skip

FACT_COLUMNS = (
    "id", "title", "stage", "at", "zone", "at_utc", "product", "product_link", "hook", "overlay",
    "shows_product", "shows_result", "shows_motion", "shows_overlay", "length", "beats", "script",
    "sound_id", "sound_reason", "voice_over", "caption", "hashtags", "cta", "notes",
    "overlay_x", "overlay_y", "origin", "permission", "partnership", "disclosure", "meant_for_ad",
    "made_with_ai", "ai_label", "live_id", "labels", "flag", "creator",
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
           v.made_with_ai, v.ai_label, v.live_id, v.labels, v.flag, v.creator,
           f.key, f.needs, f.min_s, f.max_s, s.title, s.licence, s.trending, s.last_seen
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id LEFT JOIN sound s ON s.id = v.sound_id
"""
_TAGGED = "CASE WHEN instr(v.caption, '#') OR instr(v.caption, '＃') THEN v.caption ELSE '' END"
_NEAR = f"""
    SELECT v.id, v.title, v.at_utc, v.hook, {_TAGGED}, v.hashtags, v.product, v.sound_id, s.trending, f.key
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id LEFT JOIN sound s ON s.id = v.sound_id
    WHERE v.flag = 'none'
"""  # noqa: S608 - own text
_PLANNED = """
    SELECT id, at, title || ' ' || hook || ' ' || overlay || ' ' || caption || ' ' || hashtags || ' ' || notes
    FROM video WHERE at >= ? AND at < ? AND flag = 'none' ORDER BY at, id
"""
LIVE_COLUMNS = (
    "id", "name", "at", "zone", "at_utc", "minutes", "description", "products", "offer", "subscribers_told",
    "run_of_show",
)  # fmt: skip


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
        f"{_NEAR} AND v.at_utc < ? ORDER BY v.at_utc DESC, v.id DESC LIMIT ?", (first, earlier)
    )
    within = connection.execute(
        f"{_NEAR} AND v.at_utc BETWEEN ? AND ? ORDER BY v.at_utc, v.id", (first, last)
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
    found = read(connection, "liveevent", LIVE_COLUMNS, "WHERE at_utc >= ? ORDER BY at_utc, id", since)
    return [row for row in found if values.NEVER not in row]


def teasers(connection: sqlite3.Connection) -> list[tuple[int, int, str, str | None]]:
    """Return (live event, video, title, at_utc) of every video that is a teaser."""
    return read(connection, "video", ("live_id", "id", "title", "at_utc"), "WHERE live_id IS NOT NULL")


def brand_rules(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return (id, kind, words, instead, most, fields, formats, severity, message) of the brand's own rules.

    One of a kind that is not known here says nothing.
    """
    known = ", ".join(f"'{kind}'" for kind in BrandRuleKind)
    names = ("id", "kind", "words", "instead", "most", "fields", "formats", "severity", "message")
    return read(connection, "brandrule", names, f"WHERE kind IN ({known}) ORDER BY id")


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


def waiver_rows(
    connection: sqlite3.Connection,
) -> list[tuple[int, int | None, int | None, str, str, str, str | None]]:
    """Return (id, video, live event, code, about, reason, until) of every waiver."""
    return read(connection, "waiver", ("id", "video_id", "live_id", "code", "about", "reason", "until"))
