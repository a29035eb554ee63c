"""Two that have one calendar open never lose what the other one did; a step is in the file with its log, or not."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session, text

from models.video import Video
from planner import opening
from planner.calendar.workspace import Edit, Workspace
from planner.checks import waivers
from planner.errors import BusyError, PlanError
from planner.video import videos
from tests.planner.calendar.looking import at, log, titles

ROOT = Path(__file__).parents[3]


@pytest.fixture
def file(tmp_path, clock) -> Path:
    path = tmp_path / "a.hookline"
    opening.create(path, clock, zone="UTC").close()
    return path


@pytest.fixture
def opened(clock) -> Iterator[Callable[[Path], Workspace]]:
    made: list[Workspace] = []

    def open_one(path: Path) -> Workspace:
        made.append(opening.open_calendar(path, clock))
        return made[-1]

    yield open_one
    for one in made:
        one.close()


def test_the_log_is_written_in_the_transaction_of_its_step(file, opened):
    workspace = opened(file)
    statements: list[str] = []

    @event.listens_for(workspace._engine, "before_cursor_execute")
    def note(_connection, _cursor, statement, *_rest):
        statements.append(" ".join(statement.split()[:3:2]))

    @event.listens_for(workspace._engine, "commit")
    def note_commit(_connection):
        statements.append("COMMIT")

    workspace.do(videos.add("Unboxing"))
    written = [one for one in statements if one.startswith(("INSERT", "COMMIT"))]
    assert written == ["INSERT video", "INSERT history", "COMMIT"]


def test_a_step_that_can_not_be_logged_is_not_done(file, opened):
    workspace = opened(file)
    raw = sqlite3.connect(file)
    raw.execute("CREATE TRIGGER no_log BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'no'); END")
    raw.close()
    with pytest.raises(PlanError, match="not saved"):
        workspace.do(videos.add("Unboxing"))
    assert (titles(workspace), log(workspace), workspace.next_undo) == ([], [], None)


# Two on one file


def test_a_step_that_no_longer_fits_is_left_out_and_those_below_it_can_be_undone(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    here.do(videos.set_text(video, "caption", "Now"))
    here.do(videos.set_text(video, "hook", "Wait"))
    there.do(videos.set_text(video, "hook", "Theirs"))
    with pytest.raises(PlanError, match=r"“Change hook” can't be undone: .*left out"):
        here.undo()
    assert here.undo() == "Change caption"
    assert (at(here, video).caption, at(here, video).hook) == ("", "Theirs")


@pytest.mark.slow
def test_a_step_stays_while_the_file_can_not_be_written(file, opened):
    here = opened(file)
    here.do(videos.add("Unboxing"))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyError):
        here.undo()
    other.execute("ROLLBACK")
    other.close()
    assert here.undo() == "Add video"


def test_the_undo_of_an_insert_never_takes_what_another_one_wrote_into_it(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    there.do(videos.set_text(video, "script", "Theirs"))
    with pytest.raises(PlanError, match="changed elsewhere"):
        here.undo()
    assert at(here, video).script == "Theirs"


def test_the_undo_of_an_insert_never_takes_what_another_one_hung_on_it(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    there.do(waivers.add(video, "HOOK001", "", "silent on purpose"))
    with pytest.raises(PlanError, match="changed elsewhere"):
        here.undo()
    assert titles(here) == ["Unboxing"]


def test_the_redo_of_a_delete_never_takes_what_another_one_wrote_into_it(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    here.do(videos.delete([video]))
    here.undo()
    there.do(videos.set_text(video, "script", "Theirs"))
    with pytest.raises(PlanError, match="changed elsewhere"):
        here.redo()
    assert at(here, video).script == "Theirs"


def test_the_undo_of_a_row_deleted_elsewhere_is_refused(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    here.do(videos.set_text(video, "hook", "Wait"))
    there.do(videos.delete([video]))
    with pytest.raises(PlanError, match=r"“Change hook” can't be undone: .*changed elsewhere"):
        here.undo()
    assert (here.next_undo, here.next_redo) == ("Add video", None)


def test_the_undo_of_an_insert_that_was_deleted_elsewhere_is_refused_and_never_brings_it_back(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    there.do(videos.delete([video]))
    with pytest.raises(PlanError, match=r"“Add video” can't be undone: .*changed elsewhere"):
        here.undo()
    assert (here.next_undo, here.next_redo, titles(here)) == (None, None, [])


def test_the_redo_of_a_row_deleted_elsewhere_is_refused(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    here.do(videos.set_text(video, "hook", "Wait"))
    here.undo()
    there.do(videos.delete([video]))
    with pytest.raises(PlanError, match=r"“Change hook” can't be redone: .*changed elsewhere"):
        here.redo()
    assert here.next_redo is None


def test_undo_never_overwrites_what_another_one_wrote_since(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    here.do(videos.set_text(video, "hook", "Mine"))
    there.do(videos.set_text(video, "hook", "Theirs"))
    with pytest.raises(PlanError, match=r"“Change hook” can't be undone: .*changed elsewhere"):
        here.undo()
    assert (at(here, video).hook, here.next_undo) == ("Theirs", "Add video")


def test_other_columns_of_a_row_that_another_one_changed_stay(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    here.do(videos.set_text(video, "hook", "Mine"))
    here.undo()
    there.do(videos.set_length(video, 20))
    assert here.redo() == "Change hook"
    assert (at(here, video).hook, at(here, video).length) == ("Mine", 20)


def test_an_id_is_never_given_again_so_a_deletion_can_always_be_taken_back(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    here.do(videos.delete([video]))
    assert there.do(videos.add("Other")) > video
    here.undo()
    assert titles(here) == ["Unboxing", "Other"]


def test_what_one_does_the_other_reads(file, opened):
    here, there = opened(file), opened(file)
    video = here.do(videos.add("Unboxing"))
    assert titles(there) == ["Unboxing"]
    there.do(videos.set_text(video, "title", "Opening"))
    assert titles(here) == ["Opening"]


def test_what_another_one_did_is_told_of_once(file, opened):
    here, there, heard = opened(file), opened(file), []
    here.on_change(heard.append)
    here.look_outside()
    here.do(videos.add("Mine"))
    here.look_outside()
    assert [changes.everything for changes in heard] == [False]
    there.do(videos.add("Theirs"))
    here.look_outside()
    here.look_outside()
    assert [changes.everything for changes in heard] == [False, True]


@pytest.mark.parametrize("step", ["do", "undo", "redo", "record"])
def test_what_another_one_did_just_before_is_told_of_with_the_next_step(file, opened, step):
    here, there, heard = opened(file), opened(file), []
    video = here.do(videos.add("Mine"))
    here.do(videos.set_length(video, 20))
    if step == "redo":
        here.undo()
    here.on_change(heard.append)
    there.do(videos.add("Theirs"))
    if step in ("undo", "redo"):
        getattr(here, step)()
    else:
        edit = videos.set_text(video, "hook", "Wait")
        here.do(edit) if step == "do" else here.record(edit.run)
    assert [(changes.everything, changes.touched(Video)) for changes in heard] == [(True, {video})]
    assert all(kept.changes.only(Video) for kept in here.steps)  # theirs is in no step of ours
    here.undo()
    here.look_outside()
    assert [changes.everything for changes in heard] == [True, False]


def test_what_another_one_did_is_told_of_after_a_step_that_changed_nothing(file, opened):
    here, there, heard = opened(file), opened(file), []
    video = here.do(videos.add("Mine"))
    here.on_change(heard.append)
    there.do(videos.add("Theirs"))
    here.do(videos.set_text(video, "title", "Mine"))
    here.look_outside()
    assert [changes.everything for changes in heard] == [True]


def test_a_look_outside_waits_for_a_file_that_can_not_be_read_just_now(file, opened):
    here, heard = opened(file), []
    here.on_change(heard.append)
    here._file._watcher.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    here.look_outside()
    assert heard == []
    other.execute("UPDATE calendar SET brand = 'Theirs'")
    other.execute("COMMIT")
    other.close()
    here.look_outside()
    assert [changes.everything for changes in heard] == [True]


def test_a_locked_file_gives_a_sentence(file, opened, monkeypatch):
    workspace = opened(file)
    workspace.read_plain(lambda connection: connection.execute("PRAGMA busy_timeout = 50"))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(PlanError, match="Another program is writing to this calendar"):
        workspace.do(videos.add("Unboxing"))
    other.execute("ROLLBACK")
    other.close()
    workspace.do(videos.add("Unboxing"))
    assert titles(workspace) == ["Unboxing"]


def test_a_reader_in_the_way_of_the_commit_gives_a_sentence(file, opened):
    workspace = opened(file)
    workspace.read_plain(lambda connection: connection.execute("PRAGMA busy_timeout = 50"))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM video").fetchall()
    with pytest.raises(PlanError, match="Another program is writing to this calendar"):
        workspace.do(videos.add("Unboxing"))
    other.execute("ROLLBACK")
    other.close()
    assert (titles(workspace), workspace.next_undo) == ([], None)
    workspace.do(videos.add("Unboxing"))
    assert titles(workspace) == ["Unboxing"]


def longer(video: int) -> Edit[None]:
    """One second more: read, think, write."""

    def run(session: Session) -> None:
        found = videos.get(session, video)
        found.length = (found.length or 0) + 1

    return Edit("One second more", run)


@pytest.mark.slow
def test_concurrent_updates_from_threads_lose_nothing(file, opened):
    first = opened(file)
    video = first.do(videos.add("Counter"))
    failures: list[BaseException] = []

    def count(workspace: Workspace) -> None:
        try:
            for _time in range(30):
                workspace.do(longer(video))
        except BaseException as error:  # noqa: BLE001 - told below, in the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=count, args=(opened(file),)) for _one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert at(first, video).length == 120
    assert len(log(first)) == 121


COUNTING = """
import os, sys, datetime as dt
from pathlib import Path
from models.video import Video
from planner import opening
from planner.calendar.workspace import Edit

def run(session):
    found = session.get_one(Video, int(sys.argv[2]))
    found.length = (found.length or 0) + 1

for _process in range(3):
    if os.fork() == 0:
        break
workspace = opening.open_calendar(Path(sys.argv[1]), lambda: dt.datetime.now(dt.UTC))
for _time in range(30):
    workspace.do(Edit("One second more", run))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_concurrent_updates_from_processes_lose_nothing(file, opened):
    first = opened(file)
    video = first.do(videos.add("Counter"))
    paths = f"import sys; sys.path[:0] = [{str(ROOT)!r}]\n"
    command = [sys.executable, "-c", paths + COUNTING, str(file), str(video)]
    told = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True, timeout=60)
    assert told.stderr == ""
    assert at(first, video).length == 120
    assert (
        first.read(lambda session: session.connection().execute(text("PRAGMA integrity_check")).scalar())
        == "ok"
    )
