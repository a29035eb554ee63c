"""Calendar files are made, opened, copied and refused; what is no whole calendar is never written to."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import text

from models import calendar_file, reading
from models.calendar_file import APPLICATION_ID, SCHEMA_VERSION
from models.database import open_engine
from planner import opening
from planner.calendar import files, settings
from planner.errors import PlanError
from planner.reminders import reminder_settings
from planner.video import videos
from tests.planner.calendar_files import clock, contents, names, whole
from tests.planner.dumping import dump

ROOT = Path(__file__).parents[2]
NAMES = [
    "plain.hookline",
    "what?.hookline",
    "100%20.hookline",
    "a#b.hookline",
    "with space.hookline",
    "what?mode=memory&cache=shared#x %41.hookline",
    "kopi ☕ サンプル é.hookline",
    'it\'s "quoted".hookline',
    os.fsdecode(b"not utf-8 \xff.hookline"),
]


# Making and opening


@pytest.mark.parametrize("name", NAMES)
def test_a_calendar_of_any_name_is_made_opened_and_copied_under_just_that_name(tmp_path, opened, name):
    folder = tmp_path / "a folder? #1 %20"
    path = folder / name
    made = opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="id")
    video = made.do(videos.add("Unboxing"))
    made.close()
    assert names(folder) == [name]
    again = opened(path)
    assert again.read(lambda session: videos.get(session, video).title) == "Unboxing"
    again.do(videos.set_text(video, "hook", "Wait"))
    files.save_copy(path, folder / f"copy of {name}")
    assert names(folder) == sorted([name, f"copy of {name}"])
    assert contents(folder / f"copy of {name}") == contents(path)


def test_a_new_calendar_has_its_settings_formats_and_reminders(tmp_path):
    made = opening.create(tmp_path / "a.hookline", clock, brand="Senja", zone="Europe/London", spoken="id")
    kept = made.read(settings.get)
    assert (kept.brand, kept.zone, kept.language) == ("Senja", "Europe/London", "id")
    tables = dump(made)
    assert len(tables["contentformat"]) == 6
    assert len(tables["reminder"]) == len(reminder_settings.usual())
    assert (made.next_undo, made.read_only, made.path) == (None, False, tmp_path / "a.hookline")
    made.close()


def test_a_file_that_is_there_is_not_replaced_by_a_new_calendar(tmp_path):
    (tmp_path / "a.hookline").write_bytes(b"mine")
    with pytest.raises(PlanError, match=r"There is already a file “a\.hookline”"):
        opening.create(tmp_path / "a.hookline", clock)
    assert (tmp_path / "a.hookline").read_bytes() == b"mine"


def test_a_calendar_can_not_be_made_where_a_file_is_the_folder(tmp_path):
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(PlanError, match=r"“a\.hookline” can't be written in .*file"):
        opening.create(tmp_path / "file" / "a.hookline", clock)
    assert names(tmp_path) == ["file"]


def test_a_name_that_is_too_long_is_refused_with_a_sentence(tmp_path, file):
    with pytest.raises(PlanError, match="too long"):
        opening.create(tmp_path / f"{'a' * 300}.hookline", clock)
    with pytest.raises(PlanError, match="too long"):
        files.save_copy(file, tmp_path / f"{'a' * 300}.hookline")
    with pytest.raises(PlanError, match="too long"):
        opening.open_calendar(tmp_path / f"{'a' * 300}.hookline", clock)
    assert names(tmp_path) == [file.name]


def test_a_journal_left_by_another_file_does_not_reach_into_a_new_calendar(tmp_path, file):
    journal = crash(file)
    for name in ("new.hookline", "copy.hookline"):
        shutil.copy(journal, tmp_path / f"{name}-journal")
    opening.create(tmp_path / "new.hookline", clock, zone="UTC").close()
    opening.open_calendar(file, clock).close()
    files.save_copy(file, tmp_path / "copy.hookline")
    assert whole(tmp_path / "new.hookline")
    assert contents(tmp_path / "new.hookline")["video"] == []
    assert whole(tmp_path / "copy.hookline")
    assert contents(tmp_path / "copy.hookline") == contents(file)


def test_a_calendar_says_whose_it_is_and_of_what_version(file):
    header = file.read_bytes()[:100]
    assert header[68:72] == APPLICATION_ID.to_bytes(4) == b"HKLN"
    assert header[60:64] == SCHEMA_VERSION.to_bytes(4)
    assert files.look(file) == (SCHEMA_VERSION,)


@pytest.mark.parametrize("read_only", [False, True])
def test_every_connection_keeps_references_whole_and_writes_through_to_the_disk(file, read_only):
    engine = open_engine(file, read_only=read_only)
    with engine.connect() as one, engine.connect() as two:
        for connection in (one, two):
            found = {
                name: connection.execute(text(f"PRAGMA {name}")).scalar()
                for name in ("foreign_keys", "synchronous", "journal_mode", "application_id", "user_version")
            }
            assert found == {
                "foreign_keys": 1,
                "synchronous": 2,  # FULL
                "journal_mode": "delete",
                "application_id": APPLICATION_ID,
                "user_version": SCHEMA_VERSION,
            }
            if not read_only:
                connection.rollback()
    engine.dispose()


def test_looking_and_reading_leave_every_byte_alone(file, opened):
    before = file.read_bytes()
    files.look(file)
    workspace = opened(file)
    dump(workspace)
    workspace.close()
    assert file.read_bytes() == before
    assert names(file.parent) == [file.name]


# What is refused


def overwritten(path: Path, page: int, junk: bytes) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(junk)


def other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE video (id INTEGER PRIMARY KEY, title TEXT)")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: path.unlink(), "There is no file “plan.hookline” in "),
    "folder": (a_folder, "There is no file “plan.hookline” in "),
    "empty": (lambda path: path.write_bytes(b""), "“plan.hookline” is empty"),
    "text": (lambda path: path.write_text("date,title\n"), "“plan.hookline” is not a Hookline calendar"),
    "binary": (
        lambda path: path.write_bytes(random.Random(1).randbytes(50_000)),
        "“plan.hookline” is not a Hookline calendar",
    ),
    "another database": (other_database, "“plan.hookline” is not a Hookline calendar"),
    "first bytes only": (
        lambda path: os.truncate(path, 50),
        "“plan.hookline” is not a Hookline calendar",
    ),
    "header only": (lambda path: os.truncate(path, 100), "“plan.hookline” is damaged"),
    "cut in half": (lambda path: os.truncate(path, path.stat().st_size // 2), "“plan.hookline” is damaged"),
    "cut inside a page": (
        lambda path: os.truncate(path, path.stat().st_size - 1000),
        "“plan.hookline” is damaged",
    ),
    "first page": (
        lambda path: overwritten(path, 1, path.read_bytes()[:100] + b"\xff" * 3996),
        "“plan.hookline” is damaged",
    ),
}


def state_of(path: Path) -> object:
    """Everything of a folder and what is in it."""
    return sorted(
        (one.name, one.is_dir(), b"" if one.is_dir() else one.read_bytes()) for one in path.parent.iterdir()
    )


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_whole_calendar_is_refused_by_name_and_left_alone(file, case):
    spoil, sentence = REFUSED[case]
    spoil(file)
    before = state_of(file)
    for refuse in (
        lambda: opening.open_calendar(file, clock),
        lambda: files.look(file),
    ):
        with pytest.raises(PlanError) as refused:
            refuse()
        assert str(refused.value).startswith(sentence)
        assert str(refused.value).endswith(".")
        assert state_of(file) == before


@pytest.mark.slow
@pytest.mark.parametrize("junk", [b"\0" * 4096, b"\xff" * 4096, random.Random(2).randbytes(4096)])
def test_a_calendar_with_a_page_overwritten_is_refused_and_left_alone(template, file, junk):
    content, pages, whole = template.read_bytes(), template.stat().st_size // 4096, contents(template)
    refused = 0
    for page in range(2, pages + 1):
        file.write_bytes(content)
        overwritten(file, page, junk)
        before = state_of(file)
        try:
            workspace = opening.open_calendar(file, clock)
        except PlanError as error:
            assert str(error).startswith("“plan.hookline” is damaged")
            assert state_of(file) == before
            refused += 1
        else:  # the page belonged to the index of words, which was made anew
            assert dump(workspace) == whole
            workspace.do(videos.add("Cold brew again"))
            assert workspace.read_plain(lambda c: reading.find(c, "brew again", 9))
            workspace.close()
    assert refused > 20


def test_a_calendar_whose_disk_is_full_or_fails_is_not_called_damaged(file, monkeypatch):
    def full(_execute):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as small:
            small.execute("PRAGMA max_page_count = 1")
            small.execute("CREATE TABLE a (b)")

    monkeypatch.setattr(files.search, "is_whole", full)
    with pytest.raises(PlanError, match=r"“plan\.hookline” can't be read: database or disk is full"):
        opening.open_calendar(file, clock)


@pytest.mark.parametrize("step", ["files.mend", "files.writable", "open_engine", "Workspace"])
def test_a_disk_that_fails_while_a_calendar_is_opened_is_told_with_a_sentence(file, monkeypatch, step):
    def broken(*_args, **_more):
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(f"planner.opening.{step}", broken)
    with pytest.raises(PlanError, match=r"“plan\.hookline” can't be read: unable to open database file\."):
        opening.open_calendar(file, clock)


def test_a_copy_of_a_damaged_calendar_is_not_made(file, tmp_path):
    overwritten(file, 5, b"\xff" * 4096)
    (tmp_path / "copy.hookline").write_bytes(b"older")
    with pytest.raises(PlanError, match=r"copy\.hookline"):
        files.save_copy(file, tmp_path / "copy.hookline")
    assert (tmp_path / "copy.hookline").read_bytes() == b"older"
    assert names(tmp_path) == ["copy.hookline", file.name]


# Newer files, and files that can't be written


def test_a_file_from_a_newer_hookline_opens_for_reading_only(file, opened):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.execute("ALTER TABLE video ADD COLUMN mood TEXT")
    before = file.read_bytes()
    workspace = opened(file)
    assert workspace.read_only
    assert len(dump(workspace)["video"]) == 40
    with pytest.raises(PlanError, match="open for reading only"):
        workspace.do(videos.add("x"))
    with pytest.raises(PlanError, match="open for reading only"):
        workspace.record(videos.add("x").run)
    workspace.close()
    assert file.read_bytes() == before
    assert names(file.parent) == [file.name]


def test_a_file_that_can_not_be_written_opens_for_reading_only(file, opened, monkeypatch):
    before = file.read_bytes()
    monkeypatch.setattr(files, "writable", lambda _path: False)
    workspace = opened(file)
    assert workspace.read_only
    with pytest.raises(PlanError, match="open for reading only"):
        workspace.do(videos.add("x"))
    assert len(dump(workspace)["video"]) == 40
    workspace.close()
    assert file.read_bytes() == before


def test_a_writable_file_is_found_writable_without_a_byte_written(file):
    before = state_of(file)
    assert files.writable(file)
    assert state_of(file) == before


def test_a_file_that_another_program_is_writing_to_is_writable(file, monkeypatch):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        connect = sqlite3.connect
        monkeypatch.setattr(files.sqlite3, "connect", lambda *a, **k: connect(*a, **k, timeout=0.05))
        assert files.writable(file)


# After a crash


CRASH = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE video SET title = 'half', script = hex(randomblob(3000))")
os.kill(os.getpid(), 9)
"""


def crash(path: Path) -> Path:
    """Have a writer die in the middle of a transaction that has reached the file, and return its journal."""
    found = subprocess.run([sys.executable, "-c", CRASH, str(path)], check=False)
    assert found.returncode == -signal.SIGKILL
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size > 4096
    return journal


def test_a_step_that_a_crash_cut_short_is_taken_back_when_the_file_is_opened(file, opened):
    before, bytes_before = contents(file), file.read_bytes()
    crash(file)
    assert file.read_bytes() != bytes_before
    workspace = opened(file)
    assert not workspace.read_only
    assert dump(workspace) == before
    workspace.close()
    assert names(file.parent) == [file.name]


def test_a_newer_file_after_a_crash_can_be_read(file, opened):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = contents(file)
    crash(file)
    workspace = opened(file)
    assert workspace.read_only
    assert dump(workspace) == before


def test_the_journal_of_what_is_no_calendar_is_left_alone(file):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA application_id = 1")
    crash(file)
    before = state_of(file)
    with pytest.raises(PlanError, match="not a Hookline calendar"):
        opening.open_calendar(file, clock)
    assert state_of(file) == before


ZONES = {"Asia/Jakarta": "Asia/Jakarta", ":Europe/London": "Europe/London", "Nonsense": "UTC", "": None}
"""By what the system says: what is found, or None for whatever the computer has."""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_the_computers_zone_is_one_that_is_known():
    """Each in a process of its own: the library that finds it looks once."""
    code = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from planner import opening, times
for variable in {list(ZONES)}:
    if os.fork() == 0:
        os.environ["TZ"] = variable
        found = times.system_zone()
        times.zone(found)
        print(found)
        break
    os.wait()
"""
    found = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )
    assert (found.returncode, found.stderr) == (0, "")
    zones = found.stdout.splitlines()
    assert [zone and said for zone, said in zip(ZONES.values(), zones, strict=True)] == [*ZONES.values()]


def test_quick_looks_skip_the_pages(file):
    overwritten(file, 30, b"\xff" * 4096)
    assert not calendar_file.inspect(file, thorough=False).behind
    with pytest.raises(calendar_file.FileRefusedError, match="DAMAGED"):
        calendar_file.inspect(file)
