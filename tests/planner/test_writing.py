"""A file is written to where its name leads, whole or not at all, and what a crash left beside it goes again."""

import os
import stat
import subprocess
import sys
import time
from contextlib import closing

import pytest

from models.calendar_file import connect_readonly
from planner import demo, opening, writing
from planner.calendar import files
from planner.errors import PlanError
from planner.preferences import Preferences
from planner.video import videos
from tests.planner.dumping import rows

OLD = 2 * writing.ABANDONED


@pytest.fixture
def source(tmp_path, clock):
    folder = tmp_path / "calendars"
    workspace = opening.create(folder / "source.hookline", clock, zone="UTC")
    workspace.do(videos.add("Cold brew"))
    workspace.close()
    return folder / "source.hookline"


def titles(path):
    with closing(connect_readonly(path)) as connection:
        return [row[1] for row in rows(connection)["video"]]


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def export(path, _source, _clock):
    writing.put(path, b"a table")
    return lambda there: there.read_bytes() == b"a table"


def copy(path, source, _clock):
    files.save_copy(source, path)
    return lambda there: titles(there) == ["Cold brew"]


def new_calendar(path, _source, clock):
    opening.create(path, clock, zone="UTC").close()
    return lambda there: titles(there) == []


def sample(path, _source, clock):
    demo.build(path, clock, "en").close()
    return lambda there: len(titles(there)) > 20


def remember(path, _source, _clock):
    Preferences(path)["theme"] = "dark"
    return lambda there: Preferences(there)["theme"] == "dark"


WRITERS = (export, copy, new_calendar, sample, remember)
SAYING = (export, copy, new_calendar, sample)
"""Those that say it when something could not be written; what is only remembered is lost in silence."""
OVER = (export, copy, sample, remember)
"""Those that write over what is there."""


def test_what_is_written_is_on_the_disk_before_it_takes_the_place_of_what_was_there(tmp_path, monkeypatch):
    path, seen, fsync = tmp_path / "plan.csv", [], os.fsync
    path.write_bytes(b"old")

    def noted(handle):
        seen.append(("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file", path.read_bytes()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    writing.put(path, b"new")
    assert seen == [("file", b"old"), ("folder", b"new")]


# Where a name leads


@pytest.mark.parametrize("write", OVER)
def test_what_a_link_leads_to_is_written_and_the_link_stays(tmp_path, source, clock, write):
    far, here = tmp_path / "far", tmp_path / "here"
    far.mkdir()
    here.mkdir()
    (far / "real").write_bytes(b"{}")
    (here / "between").symlink_to("../far/real")
    (here / "link").symlink_to("between")
    holds = write(here / "link", source, clock)
    assert (here / "link").readlink().name == "between"
    assert holds(far / "real")
    assert (names(far), names(here)) == (["real"], ["between", "link"])


@pytest.mark.parametrize("write", WRITERS)
def test_a_link_to_what_is_not_there_yet_makes_it(tmp_path, source, clock, write):
    far, here = tmp_path / "far", tmp_path / "here"
    far.mkdir()
    here.mkdir()
    (here / "link").symlink_to(far / "real")
    holds = write(here / "link", source, clock)
    assert (here / "link").readlink() == far / "real"
    assert holds(far / "real")
    assert (names(far), names(here)) == (["real"], ["link"])


@pytest.mark.parametrize("write", WRITERS)
def test_links_that_lead_in_a_circle_are_left_and_refused_with_a_sentence(tmp_path, source, clock, write):
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "one").symlink_to("two")
    (folder / "two").symlink_to("one")
    try:
        write(folder / "one", source, clock)
    except PlanError as refused:
        assert str(refused).startswith("“one” is a link that leads back to itself.")
    else:
        assert write not in SAYING
    assert [(one.name, one.readlink().name) for one in sorted(folder.iterdir())] == [
        ("one", "two"),
        ("two", "one"),
    ]


def test_links_that_lead_in_a_circle_are_no_calendar(tmp_path, clock):
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    with pytest.raises(PlanError, match="There is no file “one”"):
        opening.open_calendar(tmp_path / "one", clock)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("through_a_link", [False, True])
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path, source, clock, write, through_a_link):
    folder = tmp_path / "here"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to("pipe")
    (folder / "closed").mkdir()
    if write in SAYING:
        with pytest.raises(PlanError) as refused:
            write(folder / ("link" if through_a_link else "pipe"), source, clock)
        assert str(refused.value).startswith("“pipe” isn’t an ordinary file")
    else:
        writing_only = Preferences(folder / "closed" / "preferences.json")
        writing_only._path = folder / ("link" if through_a_link else "pipe")  # it is read at the start alone
        writing_only["theme"] = "dark"
    assert (folder / "pipe").is_fifo()
    assert names(folder) == ["closed", "link", "pipe"]


def test_a_calendar_opened_through_a_link_keeps_its_backup_beside_itself(
    tmp_path, source, clock, monkeypatch
):
    (tmp_path / "link.hookline").symlink_to(source)
    backup = files.backup_place(tmp_path / "link.hookline", 3)
    assert backup.parent == source.parent


def test_a_link_into_a_folder_that_is_gone_names_that_folder(tmp_path):
    (tmp_path / "link.ics").symlink_to(tmp_path / "gone" / "plan.ics")
    with pytest.raises(PlanError, match=r"“plan\.ics” can't be written in .*/gone: "):
        writing.put(tmp_path / "link.ics", b"x")


def test_a_failed_import_into_a_new_calendar_leaves_the_link_as_it_was(tmp_path, clock):
    (tmp_path / "link.hookline").symlink_to(tmp_path / "real.hookline")
    opening.create(tmp_path / "link.hookline", clock, zone="UTC").close()
    files.discard(tmp_path / "link.hookline")
    assert names(tmp_path) == ["link.hookline"]


# Long names


LONGEST = {export: 255, copy: 247, new_calendar: 247, sample: 247, remember: 255}
"""In bytes; a calendar leaves room for the name of its journal."""


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("letter", ["a", "é", "☕"])
def test_a_name_may_be_as_long_as_the_disk_takes_it(tmp_path, source, clock, write, letter):
    folder = tmp_path / "here"
    folder.mkdir()
    length = len(letter.encode())
    name = letter * (LONGEST[write] // length) + "x" * (LONGEST[write] % length)
    assert len(name.encode()) == LONGEST[write]
    assert write(folder / name, source, clock)(folder / name)
    assert names(folder) == [name]


@pytest.mark.parametrize("write", [export, copy, new_calendar])
@pytest.mark.parametrize("more", [1, 3, 8, 9, 60])
def test_a_longer_name_is_refused_with_a_sentence(tmp_path, source, clock, write, more):
    folder = tmp_path / "here"
    folder.mkdir()
    with pytest.raises(PlanError, match="its name is too long. Choose a shorter one."):
        write(folder / ("x" * (LONGEST[write] + more)), source, clock)
    assert names(folder) == []


def test_a_calendar_of_the_longest_name_can_be_changed_and_brought_up_to_date(tmp_path, clock):
    path = tmp_path / ("x" * 238 + ".hookline")
    workspace = opening.create(path, clock, zone="UTC")
    workspace.do(videos.add("Cold brew"))
    workspace.close()
    backups = {files.backup_place(path, version) for version in (1, 6)}
    for backup in backups:
        files.save_copy(path, backup)
    assert names(tmp_path) == sorted([path.name, *(one.name for one in backups)])


def test_a_calendar_whose_journal_would_have_too_long_a_name_opens_for_reading_only(tmp_path, source, clock):
    path = source.rename(tmp_path / ("x" * 242 + ".hookline"))
    workspace = opening.open_calendar(path, clock)
    assert workspace.read_only
    with pytest.raises(PlanError, match="open for reading only"):
        workspace.do(videos.add("x"))
    workspace.close()


# What a crash leaves


def left_behind(folder, *, pid, age):
    """Leave what a process that dies while it writes leaves, with its journal."""
    made = folder / f".hookline-{pid}-0badcafe.new"
    for file in (made, made.with_name(made.name + "-journal")):
        file.write_bytes(b"half")
        os.utime(file, times=(time.time() - age,) * 2)
    return [made.name, f"{made.name}-journal"]


@pytest.fixture
def dead():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    return gone.pid


def opened(_path, source, clock):
    opening.open_calendar(source, clock).close()


@pytest.mark.parametrize("write", [*WRITERS, opened])
def test_what_a_crash_left_is_cleared_where_something_is_written_or_opened(source, clock, write, dead):
    folder = source.parent
    left_behind(folder, pid=dead, age=OLD)
    write(folder / "new", source, clock)
    assert [name for name in names(folder) if name.endswith((".new", "-journal"))] == []
    assert titles(source) == ["Cold brew"]


@pytest.mark.parametrize("write", [*WRITERS, opened])
def test_what_another_process_is_still_writing_is_left(source, clock, write, dead):
    folder = source.parent
    kept = left_behind(folder, pid=os.getppid(), age=OLD)
    kept += left_behind(folder, pid=os.getpid(), age=OLD)
    kept += left_behind(folder, pid=dead, age=OLD // 4)
    write(folder / "new", source, clock)
    assert set(kept) <= set(names(folder))


@pytest.mark.parametrize(
    "name",
    [
        "hookline-1-0badcafe.new",
        ".hookline-x-0badcafe.new",
        ".hookline-1-0badcafe.new.txt",
        ".hookline-1-0bad.new",
        ".Senja.hookline.1.new",
    ],
)
def test_files_of_others_are_never_cleared(source, clock, name):
    theirs = source.with_name(name)
    theirs.write_bytes(b"mine")
    os.utime(theirs, times=(time.time() - OLD,) * 2)
    opened(None, source, clock)
    export(source.with_name("new"), source, clock)
    assert theirs.read_bytes() == b"mine"


def test_a_folder_by_such_a_name_stands_in_nobodys_way(source, clock, dead):
    odd = source.with_name(f".hookline-{dead}-0badcafe.new")
    odd.mkdir()
    os.utime(odd, times=(time.time() - OLD,) * 2)
    opened(None, source, clock)
    assert export(source.with_name("new"), source, clock)(source.with_name("new"))


# Two at once


def test_two_that_make_one_calendar_at_once_never_replace_each_other(tmp_path, clock, monkeypatch):
    path, furnish = tmp_path / "new.hookline", opening.furnish

    def meanwhile(**values):
        monkeypatch.setattr(opening, "furnish", furnish)
        other = opening.create(path, clock, zone="UTC")
        other.do(videos.add("Theirs"))
        other.close()
        return furnish(**values)

    monkeypatch.setattr(opening, "furnish", meanwhile)
    with pytest.raises(PlanError, match=r"There is already a file “new\.hookline”"):
        opening.create(path, clock, zone="UTC")
    assert titles(path) == ["Theirs"]
    assert names(tmp_path) == ["new.hookline"]


def test_a_calendar_is_made_where_the_disk_knows_no_second_name(tmp_path, clock, monkeypatch):
    def refuse(*_paths):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(writing.os, "link", refuse)
    opening.create(tmp_path / "new.hookline", clock, zone="UTC").close()
    assert names(tmp_path) == ["new.hookline"]


def test_a_copy_over_a_calendar_that_a_crash_left_half_written_first_makes_that_whole(
    tmp_path, source, monkeypatch
):
    other = tmp_path / "other.hookline"
    files.save_copy(source, other)
    code = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN IMMEDIATE');"
        "c.execute(\"UPDATE video SET title = 'half', script = hex(randomblob(30000))\"); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(other)], check=False)
    assert other.with_name("other.hookline-journal").stat().st_size > 4096

    def broken(*_where):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(writing.Path, "replace", broken)
    with pytest.raises(PlanError):
        files.save_copy(source, other)
    assert titles(other) == ["Cold brew"]
