"""What 10,000 reminders cost while nothing happens: the processor's time of an idle window, and a tick of its clock."""

import datetime as dt
import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from planner import opening, times
from planner.calendar.workspace import together
from planner.reminders import reminder_settings, reminders
from tests.benchmarks.made import ZONE, months
from tests.benchmarks.pairing import Line
from ui.background.clock import Clock
from ui.store import utc_now

pytestmark = pytest.mark.benchmark(disable_gc=False)

CHILDREN = Path(__file__).parent / "children"
SETTLED = 75
"""Seconds after which all findings are counted, which is done once a minute after the start."""
QUIET = 100.0
"""Milliseconds in five seconds; who takes more is still at work, as the counting is on a slow machine."""
IDLE = 65
"""Seconds in which the clock ticks twice at least."""
TICK = dt.timedelta(seconds=30)
DAY = dt.timedelta(days=1)
OWN = 5_000
"""Reminders of the user's own, beside those of the videos."""
RECURRING = (0, 500, 2_500)
"""How many of them recur: none, fewer than `recurring` keeps parsed, and more than that."""
RECURRENCES = (
    "FREQ=DAILY",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=MONTHLY",
    "FREQ=YEARLY",
)
A_FRAME = 16.0
"""Milliseconds; what a tick may keep the window busy."""
UNNOTICED = 50.0
"""Milliseconds; what a plan made anew may keep it busy."""
SHARE = 0.02
"""Of one processor, what an idle window may take."""


@pytest.fixture(scope="module")
def reminding(calendars):
    """A calendar with 5,000 videos in the next two years: each is to be filmed, posted and followed up."""
    return calendars(*months((utc_now().date() + dt.timedelta(days=31)).replace(day=1), 24, 210))


@pytest.fixture(scope="module")
def with_own(reminding, tmp_path_factory):
    """Return a function that gives the same calendar with 5,000 of the user's own, of which so many recur."""
    folder = tmp_path_factory.mktemp("own")
    made: dict[int, Path] = {}

    def get(recurring: int) -> Path:
        if recurring not in made:
            made[recurring] = folder / f"{recurring}.hookline"
            shutil.copy(reminding, made[recurring])
            add_own(made[recurring], OWN, recurring)
        return made[recurring]

    return get


@pytest.fixture(scope="module")
def ten(tmp_path_factory):
    """A calendar with ten reminders of the user's own, of which one recurs, and no videos."""
    path = tmp_path_factory.mktemp("ten") / "ten.hookline"
    opening.create(path, utc_now, zone=ZONE).close()
    add_own(path, 10, 1)
    return path


def add_own(path: Path, count: int, recurring: int) -> None:
    """Add reminders for the next two years, or that have recurred for two; none is due in the next three hours."""
    now = times.to_wall(utc_now(), ZONE)
    edits = []
    for number in range(count):
        at = now + dt.timedelta(hours=3 + number % 18, minutes=number * 7 % 60)
        rule = RECURRENCES[number % len(RECURRENCES)] if number < recurring else ""
        days = number % 700
        at += -(700 + days) * DAY if rule else days * DAY
        edits.append(reminder_settings.add_own(f"Order gift boxes, time {number}", at, ZONE, rule))
    workspace = opening.open_calendar(path, utc_now)
    workspace.record(together("Add reminders", *edits).run)
    workspace.close()


def test_idle_at_ten_thousand_reminders(paired, python, home, reminding):
    spent, _none = paired.values(
        "a minute", lambda: idle(python, home, reminding), "nothing", lambda: {"of": 0.0}, rounds=1
    )
    name = f"processor's time a minute while idle, {coming(reminding)} reminders"
    limit = SHARE * 60_000
    paired.keep(Line(name, spent["ours"], "idle bare window", spent["bare"], "ms", limit=limit))


def test_idle_with_reminders_of_ones_own(paired, python, home, with_own):
    path = with_own(500)
    spent, _none = paired.values(
        "a minute", lambda: idle(python, home, path), "nothing", lambda: {"of": 0.0}, rounds=1
    )
    name = "the same, 5,000 videos and 5,000 of one's own"
    limit = SHARE * 60_000
    paired.keep(Line(name, spent["ours"], "idle bare window", spent["bare"], "ms", limit=limit))


def idle(python: str, home: tuple[Path, dict[str, str]], calendar: Path) -> dict[str, float]:
    """Return the processor's time a minute, in ms, of our window and of a bare one beside it."""
    folder, environment = home
    preferences = folder / "config" / "Hookline" / "preferences.json"
    preferences.parent.mkdir(parents=True, exist_ok=True)
    preferences.write_text(json.dumps({"page": "today", "notifications": False}))
    words = {
        "ours": (str(CHILDREN.parents[2] / "main.py"), str(calendar)),
        "bare": (str(CHILDREN / "bare_window.py"),),
    }
    children = {
        name: subprocess.Popen(
            [python, *line], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for name, line in words.items()
    }
    try:
        time.sleep(SETTLED)
        before = settled(children)
        time.sleep(IDLE)
        assert all(child.poll() is None for child in children.values())
        return {name: (busy(child.pid) - before[name]) * 60 / IDLE for name, child in children.items()}
    finally:
        for child in children.values():
            child.kill()
            child.wait()


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


@pytest.fixture
def clocks(qapp, with_own, ten):
    """Return a function that gives a clock of 10,000 reminders, of which so many recur, and one of ten."""
    running = []

    def get(recurring: int) -> tuple[Clock, Clock]:
        for path in (with_own(recurring), ten):
            workspace = opening.open_calendar(path, utc_now)
            clock = Clock(workspace)
            running.append((clock, workspace))
            clock.start()
        return running[0][0], running[1][0]

    yield get
    for clock, workspace in running:
        clock.stop()
        workspace.close()


@pytest.mark.parametrize("recurring", RECURRING)
def test_what_a_tick_asks(paired, clocks, recurring):
    """What a tick asks once something may be due; while it is known that nothing is, a tick asks nothing."""
    full, small = (clock._workspace for clock in clocks(recurring))
    paired(
        f"what a tick asks at 10,000, {recurring:,} recur",
        lambda: ask(full, TICK),
        "at ten",
        lambda: ask(small, TICK),
        rounds=20,
        limit=A_FRAME,
    )


@pytest.mark.parametrize("recurring", RECURRING)
def test_planning_anew(paired, clocks, recurring):
    """What every change to a video costs besides, on the GUI thread."""
    full, small = clocks(recurring)
    paired(
        f"Clock.replan at 10,000, {recurring:,} recur",
        full.replan,
        "at ten",
        small.replan,
        rounds=20,
        limit=UNNOTICED,
    )


def test_a_tick_while_nothing_is_due(paired, clocks):
    full, small = clocks(500)
    paired("a whole tick at 10,000", full._wake, "at ten", small._wake, rounds=20, unit="us")


def ask(workspace, span: dt.timedelta) -> int:
    now = utc_now()
    return len(workspace.read(lambda session: reminders.coming(session, now, now + span)))


def coming(path: Path) -> int:
    workspace = opening.open_calendar(path, utc_now)
    try:
        return ask(workspace, dt.timedelta(days=900))
    finally:
        workspace.close()


def settled(children: dict[str, subprocess.Popen[bytes]]) -> dict[str, float]:
    """Wait until what begins with the window is over, for two minutes at most; return how busy each was so far."""
    last = {name: busy(child.pid) for name, child in children.items()}
    for _wait in range(24):
        time.sleep(5)
        now = {name: busy(child.pid) for name, child in children.items()}
        if all(now[name] - last[name] < QUIET for name in now):
            return now
        last = now
    return last


def busy(pid: int) -> float:
    """Return the processor's time of a process so far, in ms; /proc tells it in steps of 10 ms alone."""
    return (
        time.clock_gettime(~pid << 3 | 2) * 1000
    )  # clock_getcpuclockid(3), which Python has for threads only
