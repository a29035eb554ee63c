"""Bringing 10,000 rows in, beside plain inserts of the same values into the same tables."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from planner import opening
from planner.exchange import plan_import, plan_table, tables
from tests.benchmarks.made import NOW, ZONE, as_csv, insert, make_calendar, ten_thousand

pytestmark = pytest.mark.benchmark(disable_gc=False)

ROWS = 10_000


@pytest.fixture
def empty(tmp_path):
    """Return a function that gives a fresh calendar without videos, open, and one that lets go of it."""
    original = make_calendar(tmp_path / "empty.hookline", ())
    made = []

    def get():
        path = tmp_path / f"{len(made)}.hookline"
        shutil.copyfile(original, path)
        made.append(opening.open_calendar(path, lambda: NOW))
        return made[-1]

    yield get
    for workspace in made:
        workspace.close()


@pytest.fixture
def text():
    return as_csv(ten_thousand())


def parsed(text):
    table = tables.read_text(text)
    columns = plan_table.guess_columns(table)
    return plan_table.parse(table, columns, today=NOW.date(), zone=ZONE, day_first=None)


@pytest.fixture
def values(empty, text):
    """The values that an import stores, in order of the columns, and their names."""
    workspace = empty()
    workspace.do(plan_import.store(parsed(text).videos))
    with closing(sqlite3.connect(workspace.path)) as connection:
        cursor = connection.execute("SELECT * FROM video")
        names = [column[0] for column in cursor.description]
        found = cursor.fetchall()
    assert len(found) == ROWS
    return found, names


@pytest.fixture
def plain_inserts(empty, values):
    def run():
        with closing(sqlite3.connect(empty().path)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            with connection:
                insert(connection, *values)

    return run


def test_import_from_csv(paired, empty, text, plain_inserts):
    def whole():
        stored = empty().do(plan_import.store(parsed(text).videos))
        assert stored.added == ROWS

    name = "import of 10,000 rows, from CSV to the file"
    paired(name, whole, "sqlite3 executemany, one commit", plain_inserts, rounds=5, goal=10)


def test_store_alone(paired, empty, text, plain_inserts):
    videos = parsed(text).videos

    def store():
        assert empty().do(plan_import.store(videos)).added == ROWS

    name = "import of 10,000 rows, once they are read"
    paired(name, store, "sqlite3 executemany, one commit", plain_inserts, rounds=5, goal=10)
