"""A program that is killed in the middle of saving loses nothing that it said was saved."""

import itertools
import os
import random
import signal
import sqlite3
import time
from contextlib import closing

import pytest

from models.video import Video
from planner import opening
from planner.calendar.workspace import Edit

MANY = 10
"""Videos in each third step: it takes longer to save, so that more kills hit the middle of it."""

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


@pytest.mark.parametrize("kills", [10, pytest.param(100, marks=pytest.mark.slow)])
def test_no_saved_edit_undo_or_redo_is_lost_in_many_kills(tmp_path, clock, capsys, kills):
    path = tmp_path / "Senja.hookline"
    opening.create(path, clock, zone="Asia/Jakarta", spoken="en").close()
    seed = random.randrange(10**6)
    luck, there, said, interrupted = random.Random(seed), set(), 0, 0
    number = 0
    while number < kills or (not interrupted and number < 5 * kills):  # when one hits is chance
        told = killed_child(path, clock, f"{seed}.{number}", lambda: wait(path, luck))
        said += sum(word == "saved" for word, _step in told)
        interrupted += path.with_name(f"{path.name}-journal").exists()
        there = found_after(path, clock, there, told)
        number += 1
    with capsys.disabled():
        print(
            f"\n{number} kills, {interrupted} in the middle of saving, {said} saved steps: 0 lost (seed {seed})"
        )
    assert said >= kills
    assert interrupted, "no kill came in the middle of saving"


def wait(path, luck):
    """Let a child work for a while; half of the times until it is just saving."""
    time.sleep(luck.uniform(0, 0.1))
    if luck.random() < 0.5:
        journal, until = path.with_name(f"{path.name}-journal"), time.monotonic() + 1
        while not journal.exists() and time.monotonic() < until:
            pass


def found_after(path, clock, before, told):
    """Return the steps that are in the file: what was said to be saved, and at most the one step that had begun."""
    there, begun = set(before), None
    for word, step in told:
        if word == "saved":
            there, begun = done(there, step), None
        else:
            begun = step
    opening.open_calendar(path, clock).close()
    with closing(sqlite3.connect(path)) as connection:
        kept = [title for (title,) in connection.execute("SELECT title FROM video")]
        steps = {title.split("/")[0] for title in kept}
        assert steps in (there, done(there, begun) if begun else there)
        assert len(kept) == sum(size(step) for step in steps)  # each step whole or not at all
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return steps


def done(there, step):
    """Return the steps that are there once one more was done (+) or taken back (-)."""
    return there | {step[1:]} if step[0] == "+" else there - {step[1:]}


def size(step):
    return MANY if int(step.rsplit(".", 1)[1]) % 3 == 2 else 1


def save(workspace, step):
    """Add as many videos as the step has, as one step."""
    rows = [Video(title=f"{step}/{n}", notes="x" * 3000) for n in range(size(step))]
    workspace.do(Edit(step, lambda session: session.add_all(rows)))


def edit(path, clock, name, say):
    """Add videos, take that back and do it again for ever, saying each step before and after."""
    workspace, luck = opening.open_calendar(path, clock), random.Random(name)
    for at in itertools.count():
        choice = luck.random()
        if choice < 0.3 and workspace.next_undo:
            step, act = f"-{workspace.next_undo}", workspace.undo
        elif choice < 0.6 and workspace.next_redo:
            step, act = f"+{workspace.next_redo}", workspace.redo
        else:
            step, act = f"+{name}.{at}", lambda at=at: save(workspace, f"{name}.{at}")
        say(f"begins {step}")
        act()
        say(f"saved {step}")


def killed_child(path, clock, name, wait):
    """Let a child edit for a while, kill it, and return what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            edit(path, clock, name, lambda text: os.write(writing, f"{text}\n".encode()))
        finally:
            os._exit(1)  # never back into the tests
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        lines = [pipe.readline(), pipe.readline()]
        wait()
        os.kill(child, signal.SIGKILL)
        lines += pipe.readlines()
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    return [line.decode().split() for line in lines if line.endswith(b"\n")]
