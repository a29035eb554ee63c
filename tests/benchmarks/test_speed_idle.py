"""What 10,000 reminders cost while nothing happens: the processor's time of an idle window, and a tick of its clock."""

import datetime as dt
import json
import os
import subprocess
import time
from pathlib import Path

import pytest
from made import months
from pairing import Line

from planner import opening, reminders
from ui.store import utc_now

pytestmark = pytest.mark.benchmark(disable_gc=False)

CHILDREN = Path(__file__).parent / "children"
SETTLED = 75
"""Seconds after which all findings are counted, which is done once a minute after the start."""
IDLE = 65
"""Seconds in which the clock ticks twice at least."""
TICK = dt.timedelta(seconds=30)


@pytest.fixture(scope="module")
def reminding(calendars):
    """A calendar with 5,000 videos in the next two years: each is to be filmed, posted and followed up."""
    return calendars(*months((utc_now().date() + dt.timedelta(days=31)).replace(day=1), 24, 210))


def test_idle_at_ten_thousand_reminders(paired, python, home, reminding):
    folder, environment = home
    preferences = folder / "config" / "Hookline" / "preferences.json"
    preferences.parent.mkdir(parents=True, exist_ok=True)
    preferences.write_text(json.dumps({"page": "today", "notifications": False}))
    words = {
        "ours": (str(CHILDREN.parents[2] / "main.py"), str(reminding)),
        "bare": (str(CHILDREN / "bare_window.py"),),
    }

    def idle() -> dict[str, float]:
        children = {
            name: subprocess.Popen(
                [python, *line], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            for name, line in words.items()
        }
        try:
            time.sleep(SETTLED)
            before = {name: busy(child.pid) for name, child in children.items()}
            time.sleep(IDLE)
            return {name: (busy(child.pid) - before[name]) * 60 / IDLE for name, child in children.items()}
        finally:
            for child in children.values():
                child.kill()
                child.wait()

    spent, _none = paired.values("a minute", idle, "nothing", lambda: {"of": 0.0}, rounds=1)
    name = f"processor's time a minute while idle, {coming(reminding)} reminders"
    paired.keep(Line(name, spent["ours"], "idle bare window", spent["bare"], "ms"))


@pytest.mark.parametrize(
    ("name", "span"), [("a tick of the clock", TICK), ("the plan of a day", dt.timedelta(days=1))]
)
def test_a_look_ahead_at_ten_thousand_reminders(paired, reminding, tmp_path, name, span):
    full = opening.open_calendar(reminding, utc_now)
    empty = opening.create(tmp_path / "empty.hookline", utc_now)
    paired(
        f"{name}, {coming(reminding)} reminders",
        lambda: ask(full, span),
        "an empty calendar",
        lambda: ask(empty, span),
        rounds=30,
    )
    full.close()
    empty.close()


def ask(workspace, span: dt.timedelta) -> int:
    now = utc_now()
    return len(workspace.read(lambda session: reminders.coming(session, now, now + span)))


def coming(path: Path) -> int:
    workspace = opening.open_calendar(path, utc_now)
    try:
        return ask(workspace, dt.timedelta(days=900))
    finally:
        workspace.close()


def busy(pid: int) -> float:
    """Return the processor's time of a process so far, in ms."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
