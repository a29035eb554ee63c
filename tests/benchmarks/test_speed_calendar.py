"""The month, asked of the file."""

import sqlite3
from contextlib import closing

import pytest

from models import reading
from models.reading.tiles import _TILES
from planner import opening
from tests.benchmarks.made import NOW, ten_thousand
from ui.store import Store

pytestmark = pytest.mark.benchmark(disable_gc=False)

SPAN = ("2026-11-01", "2026-12-01")


@pytest.fixture
def opened(qapp):
    """Return a function that opens a calendar file in a store."""
    stores = []

    def get(path):
        store = Store(lambda: NOW)
        store.attach(opening.open_calendar(path, lambda: NOW))
        stores.append(store)
        return store

    yield get
    for store in stores:
        store.close()


def test_month_query_among_ten_thousand(paired, calendars, opened):
    path = calendars(*ten_thousand(300))
    store = opened(path)
    with closing(sqlite3.connect(path)) as plain:
        found = store.read_rows(lambda connection: reading.tiles(connection, *SPAN))
        assert len(found) == 300
        assert found == plain.execute(_TILES, SPAN).fetchall()
        paired(
            "a month of 300 videos out of 10,000",
            lambda: store.read_rows(lambda connection: reading.tiles(connection, *SPAN)),
            "sqlite3, same SQL, fetchall",
            lambda: plain.execute(_TILES, SPAN).fetchall(),
            rounds=300,
            goal=2,
        )
