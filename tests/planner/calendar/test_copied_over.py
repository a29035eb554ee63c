"""The same calendar copied over the open file, as some sync programs do: nothing remembered is taken for the file."""

import contextlib
import datetime as dt
import os
import random
import shutil
import sqlite3

import pytest
from sqlmodel import select

from models.video import Video
from planner import opening
from planner.calendar.workspace import together
from planner.errors import LostFileError
from planner.video import videos

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
VIDEOS = range(1, 41)


def opened(path):
    return opening.open_calendar(path, lambda: NOW, patience=0.02)


def header(path):
    """Return what SQLite goes by to tell whether the pages that it remembers are still those of the file."""
    return path.read_bytes()[24:40]


def copy_in_place(source, target):
    """Write a file into another one, which keeps its times as well: nothing but its content says so."""
    status = target.stat()
    data = source.read_bytes()
    with target.open("r+b") as file:
        file.write(data)
        file.truncate()
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))


def on_two_computers(folder, dice):
    """Return a calendar that is open, and a copy with as many edits as it had since, each on another video."""
    path, copy = folder / "Senja.hookline", folder / "Copy.hookline"
    with contextlib.closing(opening.create(path, lambda: NOW, zone="UTC", spoken="en")) as fresh:
        fresh.do(together("Add videos", *(videos.add(f"Video {number}") for number in VIDEOS)))
        texts = (videos.set_text(number, "script", "base " * dice.randrange(400)) for number in VIDEOS)
        fresh.do(together("Write scripts", *texts))
    here = opened(path)
    here.do(videos.set_text(1, "script", "base"))
    shutil.copyfile(path, copy)
    with contextlib.closing(opened(copy)) as there:
        for _edit in range(6):
            length = dice.randrange(100, 1000)
            mine, theirs = dice.sample(VIDEOS, 2)
            here.do(videos.set_text(mine, "caption", "m" * length))
            there.do(videos.set_text(theirs, "caption", "t" * length))
    return here, path, copy


def captions(path):
    with contextlib.closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return dict(plain.execute("SELECT id, caption FROM video WHERE id <= 40"))


@pytest.mark.slow
def test_edits_after_it_go_into_what_was_copied_and_damage_nothing(tmp_path):
    alike = 0
    for seed in range(100):
        dice = random.Random(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        here, path, copy = on_two_computers(folder, dice)
        with contextlib.closing(here):
            if header(path) != header(copy):
                continue  # then SQLite sees it by itself
            theirs = captions(copy)
            copy_in_place(copy, path)
            for _edit in range(3):
                here.do(videos.set_text(dice.choice(VIDEOS), "notes", "n" * dice.randrange(3000)))
            for number in range(4):
                here.do(videos.add(f"After {number}"))
        assert captions(path) == theirs
        alike += 1
        if alike == 2:
            return
    pytest.fail("no two files had the same header")


def test_what_was_copied_is_read_and_told_of_once(tmp_path):
    heard = []
    here, path, copy = on_two_computers(tmp_path, random.Random(1))
    with contextlib.closing(here):
        here.keep_copy()
        mine = here.read(lambda session: session.exec(select(Video.caption)).all())
        here.on_change(heard.append)
        copy_in_place(copy, path)
        here.look_outside()
        here.look_outside()
        assert [changes.everything for changes in heard] == [True]
        theirs = list(captions(copy).values())
        assert theirs != mine
        assert here.read(lambda session: session.exec(select(Video.caption)).all()) == theirs
        found = here.read_plain(lambda c: c.execute("SELECT caption FROM video ORDER BY id").fetchall())
        assert [caption for (caption,) in found] == theirs
        with contextlib.closing(sqlite3.connect(":memory:")) as rescued:
            here.copy_to(rescued)
            assert [one for (one,) in rescued.execute("SELECT caption FROM video ORDER BY id")] == theirs


def test_undo_never_takes_back_what_came_with_it(tmp_path):
    here, path, copy = on_two_computers(tmp_path, random.Random(1))
    with contextlib.closing(here):
        here.do(videos.set_text(1, "notes", "Mine"))
        with contextlib.closing(opened(copy)) as there:
            there.do(videos.set_text(1, "notes", "Thei"))
        copy_in_place(copy, path)
        with contextlib.suppress(opening.PlanError):
            here.undo()
        assert here.read(lambda session: videos.get(session, 1)).notes == "Thei"


ASKED = {
    "do": lambda workspace: workspace.do(videos.set_text(1, "hook", "Mine")),
    "read": lambda workspace: workspace.read(lambda session: videos.get(session, 1)),
}


@pytest.mark.parametrize("asked", ASKED)
def test_a_calendar_that_was_in_the_place_for_a_while_gets_no_edit(tmp_path, asked):
    path, other = tmp_path / "Senja.hookline", tmp_path / "Other.hookline"
    for one in (path, other):
        with contextlib.closing(opening.create(one, lambda: NOW, brand=one.stem, zone="UTC")) as fresh:
            fresh.do(videos.add(one.stem))
    with contextlib.closing(opened(path)) as here:
        path.rename(tmp_path / "away.hookline")
        other.rename(path)
        with pytest.raises(LostFileError):
            ASKED[asked](here)
        path.rename(other)
        (tmp_path / "away.hookline").rename(path)
        here.do(videos.set_text(1, "hook", "Mine"))
        assert here.read(lambda session: videos.get(session, 1)).title == "Senja"
    for one, hook in ((path, "Mine"), (other, "")):
        with contextlib.closing(opened(one)) as again:
            assert again.read(lambda session: videos.get(session, 1)).hook == hook
