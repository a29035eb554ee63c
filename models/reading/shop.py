"""Products, their variants, and what names them, by plain SQLite."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from models import values
from models.reading.rows import read

PRODUCT = (
    "id", "name", "other_names", "title", "description", "category", "link", "pictures", "markets", "currency", "price",
    "cost", "commission", "shipped_by", "ship_days", "daily_orders", "buffer", "lead_days", "supplier", "backup",
    "instead", "packing", "seen_soon", "bought_at_once", "shown_well", "shop_id", "notes",
)  # fmt: skip
"""The columns of a product, in the order in which ``product_rows`` returns them."""
_NAMING = """
    SELECT id, title, product, stage, at FROM video WHERE product <> '' AND flag = 'none'
"""
_LIVES = """
    SELECT id, name, at, products, run_of_show FROM liveevent
    WHERE at >= ? AND (products <> '[]' OR run_of_show <> '[]') ORDER BY at
"""


def product_names(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Return (id, name, other names as JSON) of every product."""
    return read(connection, "product", ("id", "name", "other_names"), "ORDER BY id")


def product_rows(connection: sqlite3.Connection, ids: Sequence[int] | None = None) -> list[tuple[Any, ...]]:
    """Return every product, or those of some ids, by the columns of PRODUCT; lists are JSON."""
    return read(connection, "product", PRODUCT, f"{_of('id', ids)} ORDER BY name COLLATE NOCASE, id")


def sku_rows(
    connection: sqlite3.Connection, products: Sequence[int] | None = None
) -> list[tuple[int, int, str, str, int | None, int | None, str]]:
    """Return (id, product, SKU, option, price, stock, the shop's number) of variants in the order they came."""
    columns = ("id", "product_id", "code", "option", "price", "stock", "shop_id")
    return read(connection, "sku", columns, f"{_of('product_id', products)} ORDER BY product_id, id")


def _of(column: str, ids: Sequence[int] | None) -> str:
    """Return the condition that a column is one of some ids, which are numbers of our own; nothing for all."""
    return "" if ids is None else f"WHERE {column} IN ({','.join(map(str, map(int, ids)))})"


def videos_naming(connection: sqlite3.Connection) -> list[tuple[int, str, str, str, str | None]]:
    """Return (id, title, product, stage, at) of the videos that name a product, on hold and cancelled ones aside."""
    cells = values.of("video.id", "video.title", "video.product", "video.stage", "video.at")
    return values.read(cells, connection.execute(_NAMING))


def lives_naming(connection: sqlite3.Connection, first: str) -> list[tuple[int, str, str, str, str]]:
    """Return (id, name, at, products, run of show) of the live events from an ISO day on that show something."""
    columns = ("id", "name", "at", "products", "run_of_show")
    cells = values.of(*(f"liveevent.{name}" for name in columns))
    return values.read(cells, connection.execute(_LIVES, (first,)))


def last_counted(connection: sqlite3.Connection) -> dict[int, str]:
    """Return when the stock of each product was last said, in UTC, by the product's id."""
    found = connection.execute(
        "SELECT s.product_id, max(c.at_utc) FROM stockcount c JOIN sku s ON s.id = c.sku_id GROUP BY s.product_id"
    )
    return dict(values.read(values.of("sku.product_id", "stockcount.at_utc"), found))


def stock_log(
    connection: sqlite3.Connection, product_id: int
) -> list[tuple[str, str, int | None, int | None, str]]:
    """Return (UTC, SKU, before, then, how) of every time that a stock of a product was said, the newest first."""
    found = connection.execute(
        "SELECT c.at_utc, s.code, c.before, c.stock, c.said_by FROM stockcount c JOIN sku s ON s.id = c.sku_id"
        " WHERE s.product_id = ? ORDER BY c.at_utc DESC, c.id DESC",
        (product_id,),
    )
    cells = values.of(
        "stockcount.at_utc", "sku.code", "stockcount.before", "stockcount.stock", "stockcount.said_by"
    )
    return values.read(cells, found)
