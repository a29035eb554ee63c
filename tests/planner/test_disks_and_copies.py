"""On a disk that is full or can only be read, and in copies, a calendar keeps all earlier edits and is whole."""

import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from planner import opening
from planner.calendar import files
from planner.errors import PlanError
from planner.video import videos
from tests.planner.calendar_files import clock, contents, names, whole
from tests.planner.dumping import dump

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_file_on_a_disk_for_reading_opens_for_reading_only(file):
    """A bind mount in a name space of its own: root writes to whatever only its permissions forbid."""
    result = mounted(
        f'mount --bind "{file.parent}" "{file.parent}" && mount -o remount,bind,ro "{file.parent}"',
        """
        assert not files.writable(path)
        workspace = opening.open_calendar(path, clock)
        assert workspace.read_only
        refused(lambda: workspace.do(videos.add("x")), "reading only")
        refused(lambda: files.save_copy(path, path.with_name("copy.hookline")), "copy.hookline")
        refused(lambda: opening.create(path.with_name("new.hookline"), clock), "new.hookline")
        """,
        file,
    )
    assert result == ""
    assert names(file.parent) == [file.name]


# A full disk


IN_A_PROCESS = """
import datetime as dt, os, sqlite3, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from planner import opening
from planner.calendar import files
from planner.video import videos
from planner.errors import PlanError
path = Path(sys.argv[1])
clock = lambda: dt.datetime(2026, 11, 23, 5, tzinfo=dt.UTC)
def refused(call, words):
    try:
        call()
    except PlanError as error:
        assert words in str(error) and str(error).endswith("."), error
        return
    raise AssertionError("not refused")
"""


def mounted(mount: str, code: str, path: Path) -> str:
    """Run code under a mount of its own and return what went wrong; skip where nothing may be mounted."""
    lines = [line.removeprefix(" " * 8) for line in code.splitlines()]
    script = IN_A_PROCESS.format(root=str(ROOT)) + "\n".join(lines)
    unshare = shutil.which("unshare")
    if (
        unshare is None
        or subprocess.run([unshare, "-m", "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("nothing can be mounted here")
    shell = f'{mount} || exit 77; exec "$0" -c "$1" "$2"'
    command = [unshare, "-m", "sh", "-c", shell, sys.executable, script, str(path)]
    found = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    if found.returncode == 77:
        pytest.skip("nothing can be mounted here")
    return found.stderr


@pytest.mark.slow
def test_a_full_disk_refuses_the_edit_and_keeps_all_earlier_ones(tmp_path):
    """A disk of 400 kB, filled by edits until it is full, then freed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    assert (
        mounted(
            f'mount -t tmpfs -o size=400k tmpfs "{disk}"',
            """
            workspace = opening.create(path, clock, zone="UTC")
            ballast = path.with_name("ballast")
            ballast.write_bytes(b"x" * 60_000)
            kept, full = [], 0
            for n in range(200):
                try:
                    video = workspace.do(videos.add(f"{n} " + "x" * 3000))
                except PlanError as error:
                    assert "The disk is full" in str(error), error
                    full += 1
                    if full == 3:
                        break
                else:
                    kept.append(video)
            assert full == 3 and len(kept) > 5, (full, len(kept))
            with sqlite3.connect(path) as raw:
                assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            there = lambda: workspace.read_plain(
                lambda raw: [one for (one,) in raw.execute("SELECT id FROM video ORDER BY id")])
            assert there() == kept
            steps = workspace.read_plain(lambda raw: raw.execute("SELECT count(*) FROM history").fetchone())
            assert steps == (len(kept),)
            refused(lambda: files.save_copy(path, path.with_name("copy.hookline")), "disk is full")
            refused(lambda: opening.create(path.with_name("new.hookline"), clock), "disk is full")
            assert sorted(os.listdir(path.parent)) == ["ballast", path.name], os.listdir(path.parent)
            ballast.unlink()
            kept.append(workspace.do(videos.add("after")))
            assert there() == kept
            for _one in kept:
                workspace.undo()
            assert there() == []
            workspace.close()
            again = opening.open_calendar(path, clock)
            """,
            disk / "plan.hookline",
        )
        == ""
    )


LIMITED = """
workspace = opening.open_calendar(path, clock)
import resource
size = path.stat().st_size
kept = []
refusals = set()
for n in range(60):
    limit = size + 4096 * (n % 7) if n % 2 else resource.RLIM_INFINITY
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        kept.append(workspace.do(videos.add(f"{n} " + "x" * 9000)))
    except PlanError as error:
        assert str(error).endswith("."), error
        refusals.add(str(error))
print(*kept)
assert 30 <= len(kept) < 60, len(kept)
assert refusals
"""


@pytest.mark.slow
def test_a_write_that_fails_half_way_keeps_all_earlier_edits(file):
    """A limit on the size of a file lets SQLite write some of the pages of a step and refuses the rest."""
    before = contents(file)
    command = [sys.executable, "-c", IN_A_PROCESS.format(root=str(ROOT)) + LIMITED, str(file)]
    found = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert found.stderr == ""
    kept = [int(one) for one in found.stdout.split()]
    opening.open_calendar(file, clock).close()  # the last step may have been left half written
    assert whole(file)
    after = contents(file)
    assert [row[0] for row in after["video"]] == [row[0] for row in before["video"]] + kept
    assert after["sound"] == before["sound"]


@pytest.mark.slow
def test_a_calendar_can_not_be_made_on_a_full_disk(tmp_path):
    code = """
import resource
for limit in (0, 1000, 5000, 50_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    refused(lambda: opening.create(path, clock, zone="UTC"), path.name)
    assert os.listdir(path.parent) == [], (limit, os.listdir(path.parent))
"""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    folder = tmp_path / "folder"
    folder.mkdir()
    script = IN_A_PROCESS.format(root=str(ROOT)) + code
    command = [sys.executable, "-c", script, str(folder / "plan.hookline")]
    found = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert found.stderr == ""


# Copies


def test_a_copy_of_an_open_calendar_is_whole(file, opened, tmp_path):
    workspace = opened(file)
    workspace.do(videos.add("Just now"))
    files.save_copy(file, tmp_path / "copy.hookline")
    assert whole(tmp_path / "copy.hookline")
    assert contents(tmp_path / "copy.hookline") == dump(workspace)
    copied = opened(tmp_path / "copy.hookline")
    copied.do(videos.add("In the copy"))
    assert len(dump(workspace)["video"]) == 41
    workspace.do(videos.add("In the calendar"))
    assert names(tmp_path) == ["copy.hookline", file.name]


def test_a_copy_made_while_a_step_is_being_written_has_nothing_of_it(file, tmp_path):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM video")
        files.save_copy(file, tmp_path / "copy.hookline")
        other.execute("ROLLBACK")
    assert len(contents(tmp_path / "copy.hookline")["video"]) == 40


def test_a_copy_replaces_an_older_one(file, tmp_path):
    (tmp_path / "copy.hookline").write_bytes(b"older")
    files.save_copy(file, tmp_path / "copy.hookline")
    assert contents(tmp_path / "copy.hookline") == contents(file)


@pytest.mark.parametrize("other_name", ["itself", "symbolic link", "hard link", "way round"])
def test_a_copy_never_replaces_the_calendar_itself(file, tmp_path, other_name):
    target = tmp_path / "other.hookline"
    if other_name == "itself":
        target = file
    elif other_name == "symbolic link":
        target.symlink_to(file)
    elif other_name == "hard link":
        target.hardlink_to(file)
    else:
        (tmp_path / "sub").mkdir()
        target = tmp_path / "sub" / ".." / file.name
    before = file.read_bytes(), file.stat().st_ino
    with pytest.raises(PlanError, match="That is the calendar itself"):
        files.save_copy(file, target)
    assert (file.read_bytes(), file.stat().st_ino) == before


def test_a_copy_into_a_folder_that_is_gone_or_is_no_folder_is_refused(file, tmp_path):
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "gone" / "copy.hookline", file / "copy.hookline", tmp_path / "folder"):
        with pytest.raises(PlanError, match="can't be written in"):
            files.save_copy(file, target)
    assert names(tmp_path) == ["folder", file.name]


def test_a_copy_of_what_is_gone_is_refused(tmp_path):
    with pytest.raises(PlanError):
        files.save_copy(tmp_path / "gone.hookline", tmp_path / "copy.hookline")
    assert names(tmp_path) == []
