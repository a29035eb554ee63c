"""The file under an open calendar: another one is never written to, and what was read last can still be read."""

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
import threading

import pytest
from sqlmodel import select

from models.video import Video
from planner import opening
from planner.calendar import files
from planner.errors import BusyError, LostFileError, PlanError
from planner.video import videos

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def made(path, title):
    workspace = opening.create(path, lambda: NOW, brand=title, zone="UTC", spoken="en")
    workspace.do(videos.add(title))
    workspace.close()
    return path


@pytest.fixture
def file(tmp_path):
    return made(tmp_path / "Senja.hookline", "Ours")


@pytest.fixture
def other(tmp_path):
    return made(tmp_path / "Other.hookline", "Theirs")


@pytest.fixture
def open_(file):
    workspace = opening.open_calendar(file, lambda: NOW, patience=0.02)
    workspace.keep_copy()
    yield workspace
    workspace.close()


def delete(file, other):
    file.unlink()


def rename(file, other):
    file.rename(file.with_name("moved.hookline"))


def move_folder(file, other):
    other.unlink()
    file.parent.rename(file.parent.with_name(f"{file.parent.name} elsewhere"))
    file.parent.mkdir()


def replace(file, other):
    other.replace(file)


def overwrite(file, other):
    shutil.copyfile(other, file)


def garbage(file, other):
    file.write_bytes(b"garbage" * 5000)


def truncate(file, other):
    file.write_bytes(b"")


def cut(file, other):
    with file.open("r+b") as it:
        it.truncate(5000)


def folder(file, other):
    file.unlink()
    file.mkdir()


def pipe(file, other):
    file.unlink()
    os.mkfifo(file)


def plain_titles(connection):
    return connection.execute("SELECT title FROM video").fetchall()


THINGS = (delete, rename, move_folder, replace, overwrite, garbage, truncate, cut, folder, pipe)


@pytest.mark.parametrize("happens", THINGS, ids=lambda one: one.__name__)
def test_nothing_is_written_and_what_was_read_last_is_still_read(open_, file, other, happens) -> None:
    happens(file, other)
    before = {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    with pytest.raises(PlanError):
        open_.do(videos.set_text(1, "hook", "Mine"))
    assert {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()} == before
    assert open_.read(lambda session: session.exec(select(Video.title)).all()) == ["Ours"]
    assert open_.read_plain(plain_titles) == [("Ours",)]
    assert open_.trouble is not None
    open_.look_outside()


def test_what_reads_while_it_reads_has_both_from_the_copy(open_, file) -> None:
    file.unlink()
    found = []

    def titles(session):
        return session.exec(select(Video.title)).one()

    def both(session):
        return titles(session), open_.read(titles), open_.read_plain(plain_titles), titles(session)

    reading = threading.Thread(target=lambda: found.append(open_.read(both)), daemon=True)
    reading.start()
    reading.join(20)
    assert found == [("Ours", "Ours", [("Ours",)], "Ours")]


@pytest.mark.parametrize("happens", [delete, rename, replace, overwrite], ids=lambda one: one.__name__)
def test_it_is_said_what_happened(open_, file, other, happens) -> None:
    happens(file, other)
    with pytest.raises(LostFileError, match="any more" if happens in (delete, rename) else "Another file"):
        open_.do(videos.set_text(1, "hook", "Mine"))


def test_a_file_that_comes_back_is_written_to_again(open_, file) -> None:
    file.rename(file.with_name("away.hookline"))
    with pytest.raises(LostFileError):
        open_.do(videos.set_text(1, "hook", "Mine"))
    file.with_name("away.hookline").rename(file)
    open_.do(videos.set_text(1, "hook", "Mine"))
    assert open_.read(lambda session: videos.get(session, 1)).hook == "Mine"
    assert open_.trouble is None


@pytest.mark.parametrize("happens", THINGS, ids=lambda one: one.__name__)
def test_all_that_it_holds_can_be_saved_as_a_new_file_with_what_waits(open_, file, other, happens) -> None:
    happens(file, other)
    target = file.with_name("Rescued.hookline")
    files.rescue(open_, target, [videos.set_text(1, "hook", "Typed last")])
    with contextlib.closing(opening.open_calendar(target, lambda: NOW)) as rescued:
        video = rescued.read(lambda session: videos.get(session, 1))
        assert (video.title, video.hook) == ("Ours", "Typed last")


def test_what_another_program_holds_is_read_from_the_copy_and_edits_are_told_to_wait(open_, file) -> None:
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as theirs:
        theirs.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError):
            open_.do(videos.set_text(1, "hook", "Mine"))
        assert open_.read(lambda session: videos.get(session, 1)).title == "Ours"
        assert isinstance(open_.trouble, BusyError)
        theirs.execute("ROLLBACK")
    open_.do(videos.set_text(1, "hook", "Mine"))
    assert open_.read(lambda session: videos.get(session, 1)).hook == "Mine"


@pytest.mark.slow
def test_the_copy_in_memory_is_never_in_the_way_of_a_change(file, open_) -> None:
    with contextlib.closing(sqlite3.connect(file)) as plain, plain:
        plain.execute("CREATE TABLE filler AS SELECT zeroblob(40000000) AS bytes")
    stop = threading.Event()

    def copy_again_and_again():
        while not stop.is_set():
            open_.keep_copy()

    copying = threading.Thread(target=copy_again_and_again)
    copying.start()
    try:
        for number in range(60):
            open_.do(videos.set_text(1, "hook", f"Hook {number}"))
            open_.undo()
    finally:
        stop.set()
        copying.join()
    open_.keep_copy()
    file.unlink()
    assert open_.read(lambda s: videos.get(s, 1)).hook == ""


def test_all_is_saved_from_the_copy_while_another_program_holds_the_file(open_, file) -> None:
    target = file.with_name("Rescued.hookline")
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as theirs:
        theirs.execute("BEGIN EXCLUSIVE")
        files.rescue(open_, target, [videos.set_text(1, "hook", "Typed last")])
    with contextlib.closing(opening.open_calendar(target, lambda: NOW)) as rescued:
        assert rescued.read(lambda session: videos.get(session, 1)).hook == "Typed last"


def test_what_is_refused_is_left_out_of_what_is_saved_and_named(open_, file) -> None:
    target = file.with_name("Rescued.hookline")
    good, bad = videos.set_text(1, "hook", "Good"), videos.set_text(1, "caption", "Bad\x1b")
    [(edit, why)] = files.rescue(open_, target, [bad, good])
    assert edit is bad
    assert "control character (U+001B)" in str(why)
    with contextlib.closing(opening.open_calendar(target, lambda: NOW)) as rescued:
        assert rescued.read(lambda session: videos.get(session, 1)).hook == "Good"


def titles(connection):
    return [title for (title,) in connection.execute("SELECT title FROM video")]


@pytest.mark.parametrize("happens", THINGS, ids=lambda one: one.__name__)
def test_what_works_apart_never_reads_another_calendar(open_, file, other, happens) -> None:
    happens(file, other)
    assert open_.read_apart(titles) == ["Ours"]


def test_what_works_apart_reads_the_file_as_it_is_now(open_, file) -> None:
    open_.do(videos.add("Just now"))
    assert open_.read_apart(titles) == ["Ours", "Just now"]


def test_what_works_apart_is_told_in_a_sentence_where_nothing_is_there_to_read(file, other) -> None:
    with contextlib.closing(opening.open_calendar(file, lambda: NOW, patience=0.02)) as workspace:
        other.replace(file)
        with pytest.raises(LostFileError, match="Another file is in the place"):
            workspace.read_apart(titles)
        file.unlink()
        with pytest.raises(LostFileError, match="any more"):
            workspace.read_apart(titles)


def test_what_the_copy_can_not_be_asked_either_is_told_in_a_sentence(open_, file, workspace) -> None:
    file.unlink()
    with pytest.raises(PlanError, match="read"):
        open_.read_apart(lambda connection: connection.execute("SELECT 1 FROM nowhere"))
    with pytest.raises(PlanError, match="in no file"):
        workspace.read_apart(titles)
