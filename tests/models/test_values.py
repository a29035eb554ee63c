"""Whatever stands in a column, its cell reads something that the column can hold."""

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from models import values
from models.calendar_file import connect_readonly
from tests.spoiling import BAD

RAW = st.one_of(
    st.sampled_from(BAD), st.none(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False),
    st.binary(max_size=40),
    st.text(max_size=40), st.datetimes().map(lambda at: at.isoformat(" ", "microseconds")), st.dates().map(str),
    st.times().map(str),
)  # fmt: skip
CELLS = [(table, column) for table, cells in values.CELLS.items() for column in cells]


@given(st.sampled_from(CELLS), RAW)
def test_what_a_cell_reads_can_be_read_again(where, raw):
    table, column = where
    cell = values.CELLS[table][column]
    good = cell(raw)
    assert cell(good) is good


@given(st.lists(st.tuples(RAW, RAW, RAW), max_size=5))
def test_rows_are_read_value_by_value(rows):
    cells = values.of("video.title", "video.stage", "contentformat.key?")
    assert values.read(cells, rows) == [
        tuple(cell(raw) for cell, raw in zip(cells, row, strict=True)) for row in rows
    ]


def test_a_moment_is_read_in_the_years_in_which_something_can_be_planned():
    cell = values.moment()
    good = ["1900-01-01 00:00:00.000000", "2026-11-25 19:00", "2999-12-31 23:59:59"]
    bad = [
        "1899-12-31 23:59:59",
        "3000-01-01 00:00:00",
        "2026-11-25 19:00+07:00",
        "2026-02-30 10:00",
        "2026-11-25",
    ]
    assert [cell(raw) for raw in good + bad] == good + [None] * len(bad)


def test_what_fits_of_a_list_is_kept():
    assert values.TEXTS('["kopi", 4, "senja", null]') == '["kopi", "senja"]'
    beats = '[{"start": 0, "end": 3, "name": 7, "mood": "calm"}, {"start": "x", "end": 3}, 5]'
    assert values.CELLS["video"]["beats"](beats) == '[{"start": 0, "end": 3, "mood": "calm"}]'


def test_a_text_that_is_not_utf_8_is_met_in_the_middle_and_every_row_comes_once(tmp_path):
    path = tmp_path / "some.db"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT)")
        made.executemany("INSERT INTO t (word) VALUES (?)", [(f"word {n}",) for n in range(9)])
        made.execute("UPDATE t SET word = CAST(x'ff' AS TEXT) WHERE id = 5")
    made.close()
    for fetch in (
        lambda cursor: cursor.fetchall(),
        list,
        lambda cursor: [cursor.fetchone() for _row in range(9)],
        lambda cursor: [*cursor.fetchmany(3), *cursor.fetchmany(4), *cursor.fetchmany(4)],
    ):
        connection = connect_readonly(path)
        rows = fetch(connection.execute("SELECT id, word FROM t WHERE id > ? ORDER BY id", (0,)))
        connection.close()
        assert [row[0] for row in rows] == list(range(1, 10))
        assert rows[4][1] == b"\xff"
