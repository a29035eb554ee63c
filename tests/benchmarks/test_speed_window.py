"""The first picture of the month, how long the window is busy while it loads, and what it keeps in memory."""

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest

from tests.benchmarks.made import Month
from tests.benchmarks.pairing import Line

pytestmark = pytest.mark.benchmark(disable_gc=False)

CHILDREN = Path(__file__).parent / "children"


@pytest.fixture
def start(python, home, calendars, monkeypatch):
    """Return a function that starts our window on this month's 40 videos, or the bare one."""
    folder, environment = home
    preferences = folder / "config" / "Hookline" / "preferences.json"
    preferences.parent.mkdir(parents=True, exist_ok=True)
    first = dt.datetime.now(dt.UTC).date().replace(day=1)
    calendar = calendars(Month(first, 40))
    running = []

    def begin(name, *words):
        preferences.write_text(json.dumps({"page": "calendar", "notifications": False}))
        words = (str(calendar), *words) if name == "our_window.py" else words
        child = subprocess.Popen(
            [python, str(CHILDREN / name), *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        running.append(child)
        line = child.stdout.readline()
        assert line == "painted\n", line
        return child

    def end():
        while running:
            child = running.pop()
            child.kill()
            child.wait()
            child.stdout.close()

    yield begin, end
    end()


def test_first_month_on_screen(paired, start):
    begin, end = start
    begin("our_window.py", "watch").stdout.readline()  # so that all bytecode is there
    end()
    paired(
        "process start to the month with its tiles",
        lambda: begin("our_window.py"),
        "bare QMainWindow",
        lambda: begin("bare_window.py"),
        between=end,
        rounds=9,
        goal=1.3,
    )


def test_memory_and_longest_gap_once_idle(paired, start):
    begin, end = start
    begin("our_window.py", "watch").stdout.readline()
    end()

    def told(name, *words):
        values = json.loads(begin(name, *words).stdout.readline())
        end()
        return values

    ours, floor = paired.values(
        "ours",
        lambda: told("our_window.py", "watch"),
        "bare QMainWindow",
        lambda: told("bare_window.py"),
        rounds=5,
    )
    # The proportional size depends on how many other programs have Qt open, the resident one does not.
    names = {"rss": "resident", "pss": "proportional", "written": "written to"}
    for kind, goal in (("rss", 2.5), ("pss", None), ("written", None)):
        name = f"memory once checked and idle, {names[kind]}"
        paired.keep(Line(name, ours[kind] / 1024, "bare QMainWindow", floor[kind] / 1024, "MB", goal))
    name = "longest time the window is busy while it loads"
    paired.keep(Line(name, ours["longest_gap"], "a frame at 60 Hz", 1000 / 60, "ms", limit=41.0))
