"""Numbers that came from the platform's files, as they are read: what came last counts."""

import datetime as dt
import json
import sqlite3
from typing import Any, NamedTuple

from models import values

FILE = ("id", "name", "kind", "brought_utc", "first", "last", "currency", "zone", "rows")
FINAL = "('', 'open', 'pending', 'menunggu', 'to ship', 'unpaid', 'perlu dikirim', 'belum dibayar')"
"""States after which another one comes: of two lines of the same thing the one that is further counts."""
_NEWEST = """
    WITH alive AS (SELECT id FROM numbersfile),
    newest AS (
        SELECT order_id, sku_id, content_id, content_type, creator, product_id, product, seller_sku, state, quantity,
               amount, refund, commission_est, commission, currency, at,
               max((commission IS NOT NULL) * 4000000000 + (state NOT IN {final}) * 2000000000 + file_id), file_id
        FROM orderline WHERE kind = 'affiliate' AND file_id IN alive GROUP BY order_id, sku_id, content_id
    ),
    ordered AS (
        SELECT order_id, state, max(file_id) FROM orderline WHERE kind = 'orders' AND file_id IN alive GROUP BY order_id
    ),
    returned AS (
        SELECT order_id, sku_id, refund, max(file_id) FROM orderline WHERE kind = 'returns' AND file_id IN alive
        GROUP BY order_id, sku_id
    )
    SELECT n.order_id, n.sku_id, n.content_id, n.content_type, n.creator, n.product_id, n.product, n.seller_sku,
           n.state, n.quantity, n.amount, coalesce(r.refund, n.refund), n.commission_est, n.commission, n.currency,
           n.at, n.file_id, o.state
    FROM newest n LEFT JOIN ordered o ON o.order_id = n.order_id
         LEFT JOIN returned r ON r.order_id = n.order_id AND r.sku_id = n.sku_id
""".replace("{final}", FINAL)
_ORDERS = """
    SELECT order_id, sku_id, product, seller_sku, state, quantity, amount, refund, creator, currency, at, file_id,
           max((state NOT IN {final}) * 2000000000 + file_id)
    FROM orderline WHERE kind = 'orders' AND file_id IN (SELECT id FROM numbersfile) GROUP BY order_id, sku_id
""".replace("{final}", FINAL)
_SETTLED = """
    SELECT currency, sum(amount) FROM (
        SELECT order_id, sku_id, state, currency, amount, max(file_id) FROM orderline
        WHERE kind = 'income' AND file_id IN (SELECT id FROM numbersfile) GROUP BY order_id, sku_id, state
    ) GROUP BY currency
"""
_ROWS = """
    SELECT r.key, r.kind, r.title, r.creator, r.product, r.at, r.currency, r.numbers, r.file_id, f.first, f.last
    FROM numbersrow r JOIN numbersfile f ON f.id = r.file_id ORDER BY r.file_id, r.id
"""
_PLANNED = """
    SELECT v.id, v.title, v.stage, v.at, v.zone, f.key, v.product, v.creator, v.hook, v.length, v.posted_id, v.caption,
           v.overlay, v.shows_product, v.shows_result, v.shows_motion
    FROM video v LEFT JOIN contentformat f ON f.id = v.format_id ORDER BY v.id
"""


_POSTED = """
    SELECT v.id, v.title, coalesce(h.posted_utc, v.at_utc) AS posted
    FROM video v LEFT JOIN firsthour h ON h.video_id = v.id
    WHERE v.stage = 'posted' AND posted BETWEEN ? AND ? ORDER BY posted DESC, v.id
"""
_LINE_CELLS = tuple(
    f"orderline.{name}"
    for name in (
        "order_id", "sku_id", "content_id", "content_type", "creator", "product_id", "product", "seller_sku", "state",
        "quantity", "amount", "refund", "commission_est", "commission", "currency", "at",
    )
)  # fmt: skip


class Ordered(NamedTuple):
    """A line of an affiliate order as it stands now; amounts in minor units."""

    order_id: str
    sku_id: str
    content_id: str
    content_type: str
    creator: str
    product_id: str
    product: str
    seller_sku: str
    state: str
    quantity: int | None
    amount: int | None
    refund: int | None
    commission_est: int | None
    commission: int | None
    currency: str
    at: str | None
    file_id: int
    order_state: str | None
    """What the shop's own orders say of it, None where it is not among them."""


class Summed(NamedTuple):
    """A row of sums with the days that it is for, as ISO text."""

    key: str
    kind: str
    title: str
    creator: str
    product: str
    at: str | None
    currency: str
    numbers: dict[str, Any]
    file_id: int
    first: str | None
    last: str | None


class Planned(NamedTuple):
    """A video as results are joined to it."""

    id: int
    title: str
    stage: str
    at: str | None
    zone: str
    format: str | None
    product: str
    creator: str
    hook: str
    length: float | None
    posted_id: str
    caption: str
    overlay: str
    shows_product: int
    shows_result: int
    shows_motion: int


def numbers_files(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return every file by the columns of FILE, the newest first."""
    cells = values.of(*(f"numbersfile.{name}" for name in FILE))
    sql = f"SELECT {', '.join(FILE)} FROM numbersfile ORDER BY id DESC"  # noqa: S608 - our own names
    return values.read(cells, connection.execute(sql))


def numbers_digests(connection: sqlite3.Connection) -> list[str]:
    """Return what tells the contents of the files that are there."""
    return [
        values.text(one) for (one,) in connection.execute("SELECT digest FROM numbersfile WHERE digest <> ''")
    ]


def affiliate_lines(connection: sqlite3.Connection) -> list[Ordered]:
    """Return every line of an affiliate order once, as the file that knows it best tells it."""
    cells = values.of(*_LINE_CELLS, "orderline.file_id", "orderline.state?")
    return list(map(Ordered._make, values.read(cells, connection.execute(_NEWEST))))


def order_lines(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return (order, sku, product, seller's sku, state, n, amount, refund, creator, currency, at, file), each once."""
    names = ("order_id", "sku_id", "product", "seller_sku", "state", "quantity", "amount", "refund", "creator",
             "currency", "at", "file_id")  # fmt: skip
    found = connection.execute(_ORDERS).fetchall()
    return values.read(values.of(*(f"orderline.{name}" for name in names)), (row[:-1] for row in found))


def settled(connection: sqlite3.Connection) -> dict[str, int]:
    """Return what was settled by currency, in minor units."""
    return dict(connection.execute(_SETTLED).fetchall())


def summed_rows(connection: sqlite3.Connection) -> list[Summed]:
    """Return every row of sums, those of the file that came last at the end."""
    cells = values.of(
        *(f"numbersrow.{name}" for name in ("key", "kind", "title", "creator", "product", "at", "currency", "numbers")),
        "numbersrow.file_id", "numbersfile.first", "numbersfile.last",
    )  # fmt: skip
    found = values.read(cells, connection.execute(_ROWS))
    return [Summed._make((*row[:7], json.loads(row[7]), *row[8:])) for row in found]


def planned_videos(connection: sqlite3.Connection) -> list[Planned]:
    """Return every video as results are joined to it."""
    cells = values.of(
        "video.id", "video.title", "video.stage", "video.at", "video.zone", "contentformat.key?", "video.product",
        "video.creator", "video.hook", "video.length", "video.posted_id", "video.caption",
        "video.overlay", "video.shows_product", "video.shows_result", "video.shows_motion",
    )  # fmt: skip
    return list(map(Planned._make, values.read(cells, connection.execute(_PLANNED))))


def posted_between(
    connection: sqlite3.Connection, first: dt.datetime, last: dt.datetime
) -> list[tuple[int, str, str]]:
    """Return (id, title, when as ISO text in UTC) of videos posted between two moments, UTC, the newest first."""
    found = connection.execute(
        _POSTED, (first.isoformat(" ", "microseconds"), last.isoformat(" ", "microseconds"))
    )
    return values.read(values.of("video.id", "video.title", "video.at_utc"), found)


def has_orphans(connection: sqlite3.Connection) -> bool:
    """Return whether rows stand there whose file was removed; undo may still bring that file back."""
    return any(
        connection.execute(
            f"SELECT 1 FROM {table} WHERE file_id NOT IN (SELECT id FROM numbersfile) LIMIT 1"  # noqa: S608
        ).fetchone()
        for table in ("orderline", "numbersrow")
    )
