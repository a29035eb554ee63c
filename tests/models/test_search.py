"""Videos are found by any part of their texts, whatever was done to them before."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from models import reading, search
from models.database import open_engine
from planner import opening
from planner.calendar.workspace import Workspace
from planner.video import videos
from tests.trying import examples

TEXT = st.text(st.sampled_from('abc "*-%_é🎉'), max_size=8)
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "change", "delete", "undo", "redo"]), st.integers(1, 4), TEXT),
    max_size=12,
)


def empty():
    workspace = Workspace(open_engine(None), lambda: dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    workspace.record(opening.furnish(brand="S", zone="Asia/Jakarta", language="en").run)
    return workspace


def found(workspace, text):
    return [hit.title for hit in workspace.read_plain(lambda c: reading.find(c, text, 50))]


@examples(12, 40)
@given(STEPS)
def test_whatever_is_done_and_undone_the_index_holds_what_the_videos_hold(steps):
    workspace = empty()
    try:
        for kind, number, text in steps:
            if kind == "add":
                workspace.do(videos.add(text))
            elif kind == "undo":
                workspace.undo()
            elif kind == "redo":
                workspace.redo()
            elif workspace.read(lambda s, number=number: videos.find(s, number)):
                edit = videos.set_text(number, "hook", text) if kind == "change" else videos.delete([number])
                workspace.do(edit)
        check = f"INSERT INTO {search.TABLE}({search.TABLE}, rank) VALUES ('integrity-check', 1)"
        workspace.read_plain(lambda c: c.execute(check).fetchall())
    finally:
        workspace.close()


@examples(20, 60)
@given(TEXT)
def test_no_text_that_is_typed_is_taken_for_a_command(text):
    workspace = empty()
    try:
        workspace.do(videos.add("abc"))
        found(workspace, text)
    finally:
        workspace.close()


def test_parts_of_words_are_found_in_every_text_and_titles_come_first(workspace):
    for title, field, text in (
        ("Ice", "notes", "for the homebrewer"),
        ("Homebrew", "hook", "x"),
        ("No", "cta", "brew"),
    ):
        made = workspace.do(videos.add(title))
        workspace.do(videos.set_text(made, field, text))
    assert found(workspace, "brew") == ["Homebrew", "Ice"]
    assert found(workspace, "the brew") == ["Ice"]
    assert found(workspace, "ho") == ["Homebrew", "Ice"]  # too short for the index
    assert found(workspace, "100%") == []
    [hit] = workspace.read_plain(lambda c: reading.find(c, "homebrewer", 5))
    assert hit.found == "for the homebrewer"


def test_languages_without_spaces_are_searched_too(workspace):
    workspace.do(videos.add("วิธีชงกาแฟเย็นที่บ้าน"))
    assert found(workspace, "กาแฟ") == ["วิธีชงกาแฟเย็นที่บ้าน"]


def test_hashtags_are_found_in_any_letters(workspace):
    made = workspace.do(videos.add("Iced coffee"))
    workspace.do(videos.set_hashtags(made, ["กาแฟเย็น", "kopisusu"]))
    assert found(workspace, "กาแฟ") == found(workspace, "pisus") == ["Iced coffee"]
