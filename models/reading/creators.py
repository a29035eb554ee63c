"""Creators, what was agreed with them, what they were sent and what they allow, by plain SQLite."""

import sqlite3
from typing import Any

from models import values
from models.reading.rows import read

CREATOR = (
    "id", "handle", "name", "stage", "followers", "engagement", "audience", "city", "market", "language", "niche",
    "tone", "fit", "contact", "notes", "looked_at", "audience_seen", "no_spikes", "real_comments", "partners_seen",
    "partners",
)  # fmt: skip
AGREEMENT = (
    "id", "creator_id", "kind", "signed", "fee", "currency", "tiers", "ads_rate", "orders", "videos", "due", "code",
    "link", "product", "benefits", "features", "selling_point", "dos", "donts", "freedom",
)  # fmt: skip
SAMPLE = (
    "id", "creator_id", "product", "sku", "kind", "requested", "approved", "shipped", "received", "due", "posted",
    "tracking", "cost", "currency", "link", "notes",
)  # fmt: skip
PERMISSION = (
    "id", "creator_id", "video_id", "handle", "link", "state", "asked", "asked_how", "granted", "repost", "ads", "site",
    "until", "may_edit", "credit", "written", "ad_code", "ad_start", "ad_days", "notes",
)  # fmt: skip
"""The columns of each table, in the order in which its rows are returned."""
_CAPTIONS = "SELECT caption FROM video WHERE instr(caption, '@') > 0"
_SHOWN = "SELECT id, title, creator, stage, at FROM video WHERE creator <> '' AND flag = 'none'"


def creator_rows(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return every creator by the columns of CREATOR, by handle."""
    return read(connection, "creator", CREATOR, "ORDER BY handle, id")


def creator_names(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Return (id, handle, name) of every creator, by handle."""
    return read(connection, "creator", ("id", "handle", "name"), "ORDER BY handle, id")


def agreement_rows(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return every agreement by the columns of AGREEMENT, the newest of a creator last; tiers are JSON."""
    return read(connection, "agreement", AGREEMENT, "ORDER BY creator_id, signed, id")


def sample_rows(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return every sample by the columns of SAMPLE, in the order they came."""
    return read(connection, "sample", SAMPLE, "ORDER BY creator_id, id")


def permission_rows(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return every permission by the columns of PERMISSION, in the order they came."""
    return read(connection, "permission", PERMISSION, "ORDER BY id")


def videos_showing(connection: sqlite3.Connection) -> list[tuple[int, str, str, str, str | None]]:
    """Return (id, title, creator's handle, stage, at) of the videos that name a creator, held ones aside."""
    cells = values.of("video.id", "video.title", "video.creator", "video.stage", "video.at")
    return values.read(cells, connection.execute(_SHOWN))


def captions_with_handles(connection: sqlite3.Connection) -> list[str]:
    """Return the captions of videos that have an @ in them."""
    return [text for (text,) in values.read(values.of("video.caption"), connection.execute(_CAPTIONS))]
