"""Every registered edit is done, undone and redone, alone and in any order, against a dump of the whole database."""

import copy
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.database import open_engine
from models.records import Beat
from planner import opening
from planner.calendar.workspace import EDITS, Edit, Workspace, together
from planner.checks import rule_settings
from planner.errors import PlanError
from planner.exchange import plan_import
from planner.video import videos
from tests.planner.dumping import Dump, dump
from tests.planner.edit_examples import (
    ALL,
    EXAMPLES,
    NOW,
    ON_AN_EMPTY_CALENDAR,
    fill,
    planned,
)
from tests.trying import examples


@cache
def image() -> bytes:
    """Return a filled calendar as SQLite holds it: filling one anew for each example takes ten times as long."""
    engine = open_engine(None)
    fill(Workspace(engine, lambda: NOW))
    with engine.connect() as connection:
        return bytes(connection.connection.driver_connection.serialize())


def filled_workspace() -> Workspace:
    """Return a workspace of its own on a filled calendar."""
    engine = open_engine(None)
    with engine.connect() as connection:
        connection.connection.driver_connection.deserialize(image())
    return Workspace(engine, lambda: NOW)


@pytest.fixture
def filled() -> Iterator[Workspace]:
    workspace = filled_workspace()
    yield workspace
    workspace.close()


def test_every_edit_has_an_example():
    registered = {name for name in EDITS if not name.startswith("test")}
    assert registered - EXAMPLES.keys() == set(), "write an example for each of these"
    assert EXAMPLES.keys() - registered == set(), "these edits are gone"


def test_every_text_and_flag_has_an_example():
    assert {args[1] for args in EXAMPLES["videos.set_text"]} == videos.TEXTS.keys()
    assert {args[1] for args in EXAMPLES["videos.set_flag"]} == videos.FLAGS.keys()


@pytest.mark.parametrize(("name", "args"), ALL, ids=[name for name, _args in ALL])
def test_every_edit_undoes_and_redoes(name, args):
    empty = name in ON_AN_EMPTY_CALENDAR
    workspace = Workspace(open_engine(None), lambda: NOW) if empty else filled_workspace()
    before, given_args = dump(workspace), copy.deepcopy(args)
    workspace.do(EDITS[name](*args))
    after = dump(workspace)
    assert after != before, "the example changes nothing"
    for _twice in range(2):
        assert workspace.undo()
        assert dump(workspace) == before
        assert workspace.undo() is None
        assert workspace.redo()
        assert dump(workspace) == after
    assert args == given_args, "the edit changed what it was given"
    workspace.close()


STEPS = st.sampled_from([step for step in ALL if step[0] not in ON_AN_EMPTY_CALENDAR])


def done(workspace: Workspace, name: str, args: tuple[Any, ...]) -> None:
    """Do an edit, or have it refused with nothing changed: what it is about may be gone by now."""
    before, next_undo = dump(workspace), workspace.next_undo
    try:
        workspace.do(EDITS[name](*args))
    except PlanError:
        assert (dump(workspace), workspace.next_undo) == (before, next_undo)


@examples(8, 100)
@given(st.lists(STEPS, min_size=2, max_size=25))
def test_any_sequence_undoes_and_redoes_step_by_step(sequence):
    workspace = filled_workspace()
    moments = [dump(workspace)]
    workspace.on_change(lambda _changes: moments.append(dump(workspace)))
    for name, args in sequence:
        done(workspace, name, args)
    there = list(moments)
    assert walk(workspace.undo, moments) == there[-2::-1]
    assert walk(workspace.redo, moments) == there[1:]
    assert walk(workspace.undo, moments) == there[-2::-1]
    workspace.close()


@examples(8, 100)
@given(st.lists(st.one_of(STEPS, st.just("undo"), st.just("redo")), min_size=5, max_size=30))
def test_undo_and_redo_between_edits_lose_nothing(sequence):
    workspace = filled_workspace()
    past, future = [dump(workspace)], []
    steps: list[Any] = []
    workspace.on_change(steps.append)
    for one in sequence:
        told = len(steps)
        if one == "undo":
            assert (workspace.undo() is None) == (len(past) == 1)
            if len(past) > 1:
                future.append(past.pop())
        elif one == "redo":
            assert (workspace.redo() is None) == (not future)
            if future:
                past.append(future.pop())
        else:
            done(workspace, *one)
            if len(steps) > told:
                past.append(dump(workspace))
                future.clear()
        assert dump(workspace) == past[-1]
    workspace.close()


def walk(move: Callable[[], str | None], moments: list[Dump]) -> list[Dump]:
    """Undo or redo to the end, and return what was there after each step."""
    moments.clear()
    while move():
        pass
    return list(moments)


@examples(6, 60)
@given(st.lists(STEPS, min_size=2, max_size=8))
@example([("own_fields.remove", (1,)), ("own_fields.remove", (1,))])
def test_edits_together_undo_as_one(sequence):
    workspace = filled_workspace()
    before = dump(workspace)
    try:
        workspace.do(together("Together", *(EDITS[name](*args) for name, args in sequence)))
    except PlanError:
        assert dump(workspace) == before
    after = dump(workspace)
    workspace.undo()
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == after
    workspace.close()


@examples(6, 60)
@given(st.lists(STEPS, min_size=2, max_size=8))
def test_edits_that_merge_into_one_step_undo_as_one(sequence):
    workspace = filled_workspace()
    before = dump(workspace)
    for name, args in sequence:
        one: Edit[Any] = replace(EDITS[name](*args), typing="same")
        try:
            workspace.do(one)
        except PlanError:
            continue
    after = dump(workspace)
    workspace.undo()
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == after
    workspace.close()


# JSON columns


def test_lists_in_a_row_are_replaced_and_never_shared(filled):
    tags, beats = ["kopi", "gayo"], [Beat(0, 3, "Hook", "cup")]
    before = dump(filled)
    filled.do(videos.set_hashtags(1, tags))
    filled.do(videos.set_beats(1, beats))
    after = dump(filled)
    tags.append("later")
    beats.append(Beat(3, 9, "Later", ""))
    filled.undo()
    filled.undo()
    assert dump(filled) == before
    filled.redo()
    filled.redo()
    assert dump(filled) == after


def test_a_copy_of_a_video_shares_no_list_with_it(filled):
    copied = filled.do(videos.duplicate(1))
    before = dump(filled)
    filled.do(videos.set_hashtags(copied, ["only"]))
    filled.do(videos.set_beats(copied, []))
    assert filled.read(lambda session: videos.get(session, 1).hashtags)[0] == "fyp"
    filled.undo()
    filled.undo()
    assert dump(filled) == before


def test_rule_changes_are_replaced(filled):
    moments = [dump(filled)]
    for edit in (
        rule_settings.change("LEN002", "max_s", 45.0),
        rule_settings.change("LEN002", "severity", "hint"),
        rule_settings.change("LEN002", "min_s", None),
        rule_settings.reset("LEN002"),
    ):
        filled.do(edit)
        moments.append(dump(filled))
    for moment in moments[-2::-1]:
        filled.undo()
        assert dump(filled) == moment
    for moment in moments[1:]:
        filled.redo()
        assert dump(filled) == moment


def test_what_a_reader_does_to_its_lists_reaches_neither_the_file_nor_undo(filled):
    before = dump(filled)
    filled.do(videos.set_hashtags(1, ["kopi"]))
    found = filled.read(lambda session: videos.get(session, 1))
    found.hashtags.append("stray")
    found.beats.clear()
    filled.undo()
    assert dump(filled) == before


def test_an_import_of_many_rows_is_one_step(filled):
    before = dump(filled)
    filled.do(plan_import.store([planned(f"row {n}", f"Row {n}") for n in range(1200)]))
    after = dump(filled)
    assert len(after["video"]) == len(before["video"]) + 1200
    assert filled.undo() == "Import plan"
    assert dump(filled) == before
    filled.redo()
    assert dump(filled) == after


def test_undo_never_takes_back_what_somebody_else_wrote_over_it(tmp_path):
    path = tmp_path / "Senja.hookline"
    now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    ours = opening.create(path, lambda: now, zone="UTC", spoken="en")
    made = ours.do(videos.add("Cold brew"))
    ours.do(videos.set_text(made, "hook", "ours"))
    theirs = opening.open_calendar(path, lambda: now)
    theirs.do(videos.set_text(made, "hook", "theirs"))
    theirs.close()
    with pytest.raises(PlanError, match="changed elsewhere"):
        ours.undo()
    assert ours.read(lambda s: videos.get(s, made)).hook == "theirs"
    ours.close()
