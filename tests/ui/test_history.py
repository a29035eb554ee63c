"""Edit > History goes back and forth."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.database import open_engine
from planner import opening
from planner.calendar.workspace import Workspace
from planner.video import videos
from tests.trying import examples
from ui.shell.history_dialog import HistoryDialog


@pytest.fixture
def dialog(store, qtbot):
    for title in ("One", "Two", "Three"):
        store.do(videos.add(title))
    dialog = HistoryDialog(store, None)
    qtbot.addWidget(dialog)
    return dialog


def titles(store):
    return [one.title for n in (1, 2, 3) if (one := store.read(lambda s, n=n: videos.find(s, n)))]


def test_the_newest_step_stands_first_and_undoing_up_to_one_keeps_it(dialog, store):
    assert dialog.list.count() == 4
    assert not dialog.go.isEnabled()
    dialog.list.setCurrentRow(2)  # after the first one
    assert dialog.go.text() == "Undo up to here"
    dialog.go.click()
    assert titles(store) == ["One"]
    dialog.list.setCurrentRow(0)
    assert dialog.go.text() == "Redo up to here"
    dialog.go.click()
    assert titles(store) == ["One", "Two", "Three"]


def test_the_last_line_is_how_it_was_at_first(dialog, store):
    dialog.list.setCurrentRow(3)
    dialog.go.click()
    assert titles(store) == []


@pytest.mark.slow
@examples(10, 200)
@given(st.lists(st.integers(0, 4), max_size=6))
def test_wherever_one_goes_the_end_is_the_same(stops):
    workspace = Workspace(open_engine(None), lambda: dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    try:
        workspace.record(opening.furnish(brand="S", zone="Asia/Jakarta", language="en").run)
        for title in ("One", "Two", "Three", "Four"):
            workspace.do(videos.add(title))
        for stop in stops:
            workspace.go_to(stop)
            there = workspace.read(lambda s: sum(videos.find(s, n) is not None for n in range(1, 5)))
            assert there == stop
        workspace.go_to(4)
        assert workspace.read(lambda s: [videos.get(s, n).title for n in range(1, 5)]) == [
            "One",
            "Two",
            "Three",
            "Four",
        ]
    finally:
        workspace.close()
