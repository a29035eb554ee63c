"""Videos are found by any part of their texts, whatever was done to them before."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import reading, search
from models.choices import OwnKind
from models.database import open_engine
from planner import opening
from planner.calendar.workspace import Workspace
from planner.video import own_fields, own_kinds, videos
from tests.trying import examples

TEXT = st.text(st.sampled_from('abc "*-%_é🎉'), max_size=8)
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "change", "own", "delete", "undo", "redo"]), st.integers(1, 4), TEXT),
    max_size=12,
)


def empty():
    workspace = Workspace(open_engine(None), lambda: dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    workspace.record(opening.furnish(brand="S", zone="Asia/Jakarta", language="en").run)
    return workspace


def found(workspace, text):
    return [hit.title for hit in workspace.read_plain(lambda c: reading.find(c, text, 50))]


@pytest.mark.slow
@examples(12, 40)
@given(STEPS)
def test_whatever_is_done_and_undone_the_index_holds_what_the_videos_hold(steps):
    workspace = empty()
    owner = workspace.do(own_fields.add("Owner"))
    try:
        for kind, number, text in steps:
            if kind == "add":
                workspace.do(videos.add(text))
            elif kind == "undo":
                workspace.undo()
            elif kind == "redo":
                workspace.redo()
            elif workspace.read(lambda s, number=number: videos.find(s, number)):
                edits = {
                    "change": videos.set_text(number, "hook", text),
                    "own": own_fields.set_value(number, owner, text),
                    "delete": videos.delete([number]),
                }
                if kind != "own" or workspace.read(own_fields.all_fields):  # it may be undone by now
                    workspace.do(edits[kind])
        for index in (search.TABLE, search.OWN):
            check = f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)"
            workspace.read_plain(lambda c, check=check: c.execute(check).fetchall())
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


def test_words_are_found_in_own_fields_and_beside_them_in_other_texts(workspace):
    owner = workspace.do(own_fields.add("Owner"))
    seen = workspace.do(own_fields.add("Reviewed?", OwnKind.YES_NO))
    ice, hot = workspace.do(videos.add("Ice yes")), workspace.do(videos.add("Hot"))
    for video, name in ((ice, "Nila Sari"), (hot, "Raka")):
        workspace.do(own_fields.set_value(video, owner, name))
        workspace.do(own_fields.set_value(video, seen, own_kinds.YES))
    assert (
        found(workspace, "sari")
        == found(workspace, "ice nila")
        == found(workspace, "ice sa ni")
        == ["Ice yes"]
    )
    assert found(workspace, "ra") == ["Hot"]
    assert found(workspace, "nila raka") == []
    assert found(workspace, "yes") == found(workspace, "ye") == ["Ice yes"]  # in its title: no box is a text
    assert workspace.read_plain(lambda c: search.found_ids(c, "nil")) == {ice}
    [hit] = workspace.read_plain(lambda c: reading.find(c, "ice nila", 5))
    assert hit.found == "Nila Sari"
    workspace.do(own_fields.remove(owner))
    assert found(workspace, "sari") == []
    workspace.undo()
    assert found(workspace, "sari") == ["Ice yes"]


def test_an_index_of_own_fields_that_is_broken_is_made_anew(tmp_path, clock):
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, clock, zone="UTC", spoken="en")
    made = workspace.do(videos.add("Ice"))
    workspace.do(own_fields.set_value(made, workspace.do(own_fields.add("Owner")), "Nila"))
    workspace.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"DELETE FROM {search.OWN}_data WHERE id > 10")
        connection.commit()
    workspace = opening.open_calendar(path, clock)
    assert found(workspace, "nila") == ["Ice"]
    workspace.close()
