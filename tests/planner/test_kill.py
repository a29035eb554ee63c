"""A program that is killed in the middle of saving loses nothing that it said was saved."""

import os
import random
import signal
import sqlite3
import time
from contextlib import closing

import pytest

from models.video import Video
from planner import opening
from planner.workspace import Edit

KILLS = 100
MANY = 10
"""Videos in each third step: it takes longer to save, so that more kills hit the middle of it."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_no_saved_edit_is_lost_in_a_hundred_kills(tmp_path, clock):
    path = tmp_path / "Senja.hookline"
    opening.create(path, clock, zone="Asia/Jakarta", spoken="en").close()
    luck, said, interrupted = random.Random(), [], 0
    for number in range(KILLS):
        said += killed_child(path, clock, number, luck.uniform(0, 0.05))
        interrupted += path.with_name(f"{path.name}-journal").exists()
        opening.open_calendar(path, clock).close()
        with closing(sqlite3.connect(path)) as connection:
            kept = [title for (title,) in connection.execute("SELECT title FROM video")]
            steps = {title.split("/")[0] for title in kept}
            assert set(said) <= steps
            assert len(steps) - len(said) <= number + 1  # at most one a kill that nobody was told of
            assert len(kept) == sum(size(step) for step in steps)  # each step whole or not at all
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("SELECT count(*) FROM history").fetchone() == (len(steps),)
    assert len(said) >= KILLS
    assert interrupted, "no kill came in the middle of saving"


def size(step):
    return MANY if int(step.split(".")[1]) % 3 == 2 else 1


def save(workspace, step):
    """Add as many videos as the step has, as one step."""
    rows = [Video(title=f"{step}/{n}", notes="x" * 3000) for n in range(size(step))]
    workspace.do(Edit(step, lambda session: session.add_all(rows)))


def killed_child(path, clock, number, after):
    """Let a child add videos for a while, kill it, and return the steps that it said it saved."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            workspace = opening.open_calendar(path, clock)
            for at in range(10_000):
                save(workspace, f"{number}.{at}")
                os.write(writing, f"{number}.{at}\n".encode())
        finally:
            os._exit(1)  # never back into the tests
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        lines = [pipe.readline()]
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        lines += pipe.readlines()
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    return [line.decode().strip() for line in lines if line.endswith(b"\n")]
