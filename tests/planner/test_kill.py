"""A program that is killed in the middle of saving loses nothing that it said was saved."""

import os
import random
import signal
import sqlite3
import time

import pytest

from planner import opening, videos

KILLS = 100


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_no_saved_edit_is_lost_in_a_hundred_kills(tmp_path, clock):
    path = tmp_path / "Senja.hookline"
    opening.create(path, clock, zone="Asia/Jakarta", spoken="en").close()
    luck, said = random.Random(7), []
    for number in range(KILLS):
        said += killed_child(path, clock, number, luck.uniform(0.002, 0.03))
        with sqlite3.connect(path) as connection:
            kept = {title for (title,) in connection.execute("SELECT title FROM video")}
            assert set(said) <= kept
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            history = connection.execute("SELECT count(*) FROM history WHERE label = 'Add video'").fetchone()
            assert history == (len(kept),)
    assert len(said) > KILLS // 2


def killed_child(path, clock, number, after):
    """Let a child add videos for a while, kill it, and return what it said it saved."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        workspace = opening.open_calendar(path, clock)
        for at in range(10_000):
            title = f"{number}.{at}"
            workspace.do(videos.add(title))
            os.write(writing, title.encode() + b"\n")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        lines = [pipe.readline()]
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        lines += pipe.read().splitlines(keepends=True)
    os.waitpid(child, 0)
    return [line.decode().strip() for line in lines if line.endswith(b"\n")]
