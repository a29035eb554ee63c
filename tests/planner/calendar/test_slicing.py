"""A long edit that is stored in slices is one step, lets others in between, and is whole or not there at all."""

import contextlib
import datetime as dt
import os
import sqlite3

import pytest
from sqlmodel import select

from models.video import Video
from planner import opening
from planner.calendar.slicing import Slices, take_back_unfinished
from planner.calendar.whose_work import work_of
from planner.calendar.workspace import STEPS_KEPT
from planner.checks import waivers
from planner.errors import PlanError
from planner.video import videos
from tests.planner.dumping import dump

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, lambda: NOW, zone="UTC", spoken="en")
    workspace.do(videos.add("There before"))
    workspace.close()
    return path


@pytest.fixture
def open_(file):
    workspace = opening.open_calendar(file, lambda: NOW)
    yield workspace
    workspace.close()


def titles(workspace):
    return workspace.read(lambda session: session.exec(select(Video.title).order_by(Video.id)).all())


def add(title):
    return videos.add(title).run


def test_slices_are_one_step_below_the_edits_that_came_meanwhile(open_) -> None:
    slices = Slices(open_, "Import plan")
    slices.do(add("One"))
    open_.do(videos.set_text(1, "hook", "Typed meanwhile"))
    slices.do(add("Two"))
    assert open_.next_undo == "Change hook"
    slices.finish()
    assert [step.label for step in open_.steps] == ["Import plan", "Change hook"]
    open_.undo()
    open_.undo()
    assert titles(open_) == ["There before"]
    open_.redo()
    assert titles(open_) == ["There before", "One", "Two"]


def test_what_another_program_writes_between_slices_is_told(open_, file) -> None:
    heard = []
    open_.on_change(heard.append)
    slices = Slices(open_, "Import plan")
    slices.do(add("One"))
    assert heard == []
    with contextlib.closing(opening.open_calendar(file, lambda: NOW)) as other:
        other.do(videos.set_text(1, "hook", "Theirs"))
    slices.do(add("Two"))
    assert [changes.everything for changes in heard] == [True]


def test_a_long_edit_is_told_once_and_after_it_is_stored(open_) -> None:
    heard = []
    open_.on_change(heard.append)
    slices = Slices(open_, "Import plan")
    slices.do(add("One"))
    slices.do(add("Two"))
    slices.finish()
    assert (heard, open_.next_undo) == ([], "Import plan")
    slices.tell()
    assert [changes.touched(Video) for changes in heard] == [{2, 3}]


def test_a_long_edit_that_changed_nothing_is_no_step_and_not_told(open_) -> None:
    heard = []
    open_.on_change(heard.append)
    slices = Slices(open_, "Import plan")
    slices.do(lambda _session: None)
    slices.finish()
    slices.tell()
    assert (heard, open_.steps) == ([], ())


def test_what_is_given_up_leaves_nothing_but_the_edits_of_others(open_) -> None:
    open_.do(videos.set_text(1, "hook", "Typed"))
    before = dump(open_)
    slices = Slices(open_, "Import plan")
    slices.do(add("One"))
    slices.do(videos.set_text(1, "caption", "Sliced").run)
    slices.do(videos.delete([1]).run)
    slices.give_up()
    assert dump(open_) == before
    assert open_.next_undo == "Change hook"


def test_a_long_edit_ends_redo(open_) -> None:
    open_.do(videos.set_text(1, "hook", "Wait"))
    open_.undo()
    slices = Slices(open_, "Import plan")
    slices.do(add("One"))
    assert open_.next_redo == "Change hook"
    slices.finish()
    assert (open_.next_undo, open_.next_redo) == ("Import plan", None)


@pytest.mark.slow
def test_a_long_edit_is_one_of_the_hundred_steps_that_are_kept(open_) -> None:
    slices = Slices(open_, "Import plan")
    slices.do(add("One"))
    for n in range(STEPS_KEPT):
        open_.do(videos.set_length(1, 10 + n))
    slices.finish()
    assert len(open_.steps) == STEPS_KEPT
    assert {step.label for step in open_.steps} == {"Change length"}


def test_a_slice_that_fails_leaves_those_before_it(open_) -> None:
    slices = Slices(open_, "Import plan")
    slices.do(add("One"))
    with pytest.raises(PlanError):
        slices.do(videos.set_text(99, "hook", "None").run)
    slices.do(add("Two"))
    slices.finish()
    assert titles(open_) == ["There before", "One", "Two"]


@pytest.mark.parametrize("slices_stored", [1, 2, 3, 4])
def test_what_a_crash_cut_short_is_taken_back_when_the_file_is_opened(file, slices_stored) -> None:
    with contextlib.closing(opening.open_calendar(file, lambda: NOW)) as first:
        first.do(waivers.add(1, "HOOK001", "", "silent on purpose"))
        before = dump(first)
        slices = Slices(first, "Import plan")
        work = (
            add("One"),
            videos.set_text(1, "caption", "Sliced").run,
            videos.reschedule(1, dt.datetime(2026, 12, 1, 19), "Asia/Jakarta").run,
            videos.delete([1]).run,
        )
        for run in work[:slices_stored]:
            slices.do(run)
    with contextlib.closing(sqlite3.connect(file)) as plain:  # as if another process had done it
        plain.execute("UPDATE unfinished SET work = replace(work, ?, ?)", (f"/{os.getpid()}/", "/999999999/"))
        plain.commit()
    with contextlib.closing(opening.open_calendar(file, lambda: NOW)) as second:
        assert dump(second) == before


@pytest.mark.parametrize("crash", [True, False])
def test_what_somebody_changed_since_stays_when_a_long_edit_is_taken_back(file, crash) -> None:
    with contextlib.closing(opening.open_calendar(file, lambda: NOW)) as first:
        slices = Slices(first, "Import plan")
        untouched, mine = (slices.do(add(title)) for title in ("Untouched", "Edited"))
        slices.do(videos.set_text(1, "script", "Sliced").run)
        slices.do(videos.set_text(1, "caption", "Sliced").run)
        first.do(videos.set_text(mine, "script", "Mine"))
        first.do(videos.set_text(1, "script", "Mine"))
        if not crash:
            slices.give_up()
    with contextlib.closing(sqlite3.connect(file)) as plain:
        plain.execute("UPDATE unfinished SET work = replace(work, ?, ?)", (f"/{os.getpid()}/", "/999999999/"))
        plain.commit()
    with contextlib.closing(opening.open_calendar(file, lambda: NOW)) as second:
        assert titles(second) == ["There before", "Edited"]
        old = second.read(lambda session: videos.get(session, 1))
        assert (old.script, old.caption) == ("Mine", "")
        assert second.read(lambda session: videos.get(session, mine)).script == "Mine"
        assert untouched != mine


def test_what_another_process_still_does_is_left_alone(file) -> None:
    with contextlib.closing(opening.open_calendar(file, lambda: NOW)) as first:
        Slices(first, "Import plan").do(add("One"))
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as plain:
            plain.execute("UPDATE unfinished SET work = ?", (work_of(1, os.getppid()),))
            assert take_back_unfinished(plain) == 0
        assert titles(first) == ["There before", "One"]


def test_half_an_import_goes_though_its_process_number_is_in_use_again(file) -> None:
    with contextlib.closing(opening.open_calendar(file, lambda: NOW)) as first:
        Slices(first, "Import plan").do(add("One"))
    with contextlib.closing(sqlite3.connect(file)) as plain:
        work = work_of(1, os.getppid()).split("/")
        work[2] += "0"  # as another process of that number had
        plain.execute("UPDATE unfinished SET work = ?", ("/".join(work),))
        plain.commit()
    with contextlib.closing(opening.open_calendar(file, lambda: NOW)) as second:
        assert titles(second) == ["There before"]


@pytest.mark.parametrize(
    ("at", "left"), [("-2 hours", 1), ("+2 hours", 1), ("-59 minutes", 2), ("+9 minutes", 2)]
)
def test_what_another_computer_does_is_left_alone_for_an_hour(file, at, left) -> None:
    with contextlib.closing(opening.open_calendar(file, lambda: NOW)) as first:
        Slices(first, "Import plan").do(add("One"))
    with contextlib.closing(sqlite3.connect(file)) as plain:
        plain.execute("UPDATE unfinished SET work = 'elsewhere/1//1', at = datetime('now', ?)", (at,))
        plain.commit()
    with contextlib.closing(opening.open_calendar(file, lambda: NOW)) as second:
        assert len(titles(second)) == left
