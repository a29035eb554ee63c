"""The clock wakes when a reminder falls due, notices a sleep, and keeps to one timer."""

import datetime as dt
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from sqlmodel import Session, select

from models.choices import ReminderKind, Stage
from models.database import open_engine
from models.reminder import Due, ReminderWatch
from planner import opening
from planner.calendar.workspace import Workspace
from planner.library import hashtags
from planner.reminders import reminders
from planner.video import videos
from tests.reminding import remind_only
from ui.background import clock as clock_module
from ui.background.clock import Clock

NOON = dt.datetime(2026, 11, 23, 5, tzinfo=dt.UTC)  # Monday noon in Jakarta
SEVEN = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)  # 19:00 in Jakarta
SEVEN_WALL = dt.datetime(2026, 11, 23, 19)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
KINDS = (ReminderKind.TREND_CHECK, ReminderKind.POST)


class RunningClock:
    """Stands at a moment until it is let go, and then runs on as fast as any clock."""

    def __init__(self, start: dt.datetime) -> None:
        self.start, self.began = start, 0.0

    def go(self) -> None:
        self.began = time.monotonic()

    def __call__(self) -> dt.datetime:
        return self.start + dt.timedelta(seconds=time.monotonic() - self.began if self.began else 0)


class Told:
    """What a clock told of, in order."""

    def __init__(self, clock: Clock) -> None:
        self.due: list[str] = []
        self.missed: list[str] = []
        self.failed: list[str] = []
        self.ticks = 0
        self.threads: set[int] = set()
        clock.due.connect(self._hear_due)
        clock.missed.connect(lambda items: self.missed.extend(item.title for item in items))
        clock.failed.connect(self.failed.append)
        clock.ticked.connect(self._tick)

    def _hear_due(self, items: list[reminders.DueItem]) -> None:
        self.due += [item.title for item in items]
        self.threads.add(threading.get_ident())

    def _tick(self) -> None:
        self.ticks += 1


@pytest.fixture
def fast(monkeypatch) -> None:
    """A tick every five milliseconds instead of every thirty seconds."""
    monkeypatch.setattr(clock_module, "TICK", 0.005)


@pytest.fixture
def ticking(qapp, workspace) -> Iterator[Clock]:
    """A clock that is not started yet, on the calendar whose time stands still at noon."""
    remind_only(workspace, *KINDS)
    made = Clock(workspace)
    yield made
    made.stop()


def jobs(clock: Clock) -> int:
    """How many moments are planned, midnight left out."""
    return len(clock._scheduler.get_jobs()) - 1


def rows(workspace: Workspace) -> list[Due]:
    return workspace.read(lambda session: list(session.exec(select(Due))))


def until(workspace: Workspace) -> dt.datetime | None:
    def query(session: Session) -> dt.datetime | None:
        watch = session.get(ReminderWatch, 1)
        return watch.until if watch else None

    return workspace.read(query)


@pytest.fixture
def nearly_seven(qapp) -> Iterator[Clock]:
    """A clock 0.4 seconds before a video is to be posted, which runs once it is let go."""
    workspace = Workspace(open_engine(None), RunningClock(SEVEN - dt.timedelta(seconds=0.4)))
    workspace.record(opening.furnish(brand="", zone="Asia/Jakarta", language="en").run)
    remind_only(workspace, *KINDS)
    workspace.do(videos.add("Cold brew", SEVEN_WALL))
    clock = Clock(workspace)
    yield clock
    clock.stop()
    workspace.close()


@pytest.mark.slow
def test_it_fires_at_the_moment_on_the_gui_thread_and_writes_it_down(qtbot, nearly_seven):
    workspace = nearly_seven._workspace
    told = Told(nearly_seven)
    threads = set(threading.enumerate())
    nearly_seven.start()
    workspace._clock.go()
    assert told.due == []
    qtbot.waitUntil(lambda: told.due == ["Cold brew"], timeout=20_000)
    assert workspace.now() >= SEVEN
    assert told.threads == {threading.get_ident()}
    assert set(threading.enumerate()) <= threads
    assert [row.state for row in rows(workspace)] == ["due"]
    assert told.missed == []


@pytest.mark.slow
def test_a_wakeup_that_comes_a_little_early_is_planned_again(qtbot, nearly_seven):
    told = Told(nearly_seven)
    nearly_seven.start()
    qtbot.wait(600)  # by the system's clock it is seven; by the calendar's not yet
    assert told.due == []
    nearly_seven._workspace._clock.go()
    qtbot.waitUntil(lambda: told.due == ["Cold brew"], timeout=20_000)


@pytest.mark.slow
def test_a_listener_may_plan_anew_in_the_middle_of_it(qtbot, nearly_seven):
    told = Told(nearly_seven)
    nearly_seven.due.connect(lambda _items: nearly_seven.replan())
    nearly_seven.start()
    nearly_seven._workspace._clock.go()
    qtbot.waitUntil(lambda: told.due == ["Cold brew"], timeout=20_000)
    assert jobs(nearly_seven) == 1  # the trend check of tomorrow
    assert nearly_seven._timer.isActive()


def test_what_was_missed_is_told_of_at_the_start_and_only_then(qtbot, workspace, clock, ticking):
    workspace.record(lambda session: reminders.look(session, workspace.now()))
    workspace.do(videos.add("Cold brew", SEVEN_WALL))
    clock.now = SEVEN + HOUR
    told = Told(ticking)
    ticking.start()
    assert told.missed == ["Cold brew"]
    ticking.stop()
    ticking.start()
    assert told.missed == ["Cold brew"]
    assert told.due == []


def ahead_of(workspace: Workspace) -> list[reminders.Occurrence] | None:
    now = workspace.now()
    return workspace.read(lambda session: reminders.ahead_of(session, now, now + clock_module.AHEAD))


def test_where_nothing_was_missed_it_starts_from_what_was_asked_beside_it_and_writes_nothing(
    workspace, ticking
):
    assert ahead_of(workspace) is None, "nobody ever looked"
    workspace.record(lambda session: reminders.look(session, workspace.now()))
    workspace.do(videos.add("Tonight", SEVEN_WALL))
    before = until(workspace)
    ticking.start(workspace.now(), ahead_of(workspace))
    assert jobs(ticking) == 2  # and the trend check of tomorrow
    assert (rows(workspace), until(workspace)) == ([], before)


def test_what_was_missed_is_no_matter_to_be_asked_beside_it(workspace, clock):
    workspace.record(lambda session: reminders.look(session, workspace.now()))
    workspace.do(videos.add("Cold brew", SEVEN_WALL))
    clock.now = SEVEN + HOUR
    assert ahead_of(workspace) is None


def test_what_changes_while_it_is_asked_is_planned_all_the_same(qtbot, workspace, ticking):
    workspace.record(lambda session: reminders.look(session, workspace.now()))
    now, ahead = workspace.now(), ahead_of(workspace)
    workspace.do(videos.add("Tonight", SEVEN_WALL))
    ticking.start(now, ahead)
    qtbot.waitUntil(lambda: jobs(ticking) == 2)


def test_the_plan_holds_what_comes_within_a_day(qtbot, workspace, ticking):
    ticking.start()
    qtbot.waitUntil(lambda: jobs(ticking) == 1)  # the trend check of tomorrow
    workspace.do(videos.add("Next week", SEVEN_WALL + dt.timedelta(days=7)))
    ticking.replan()
    assert jobs(ticking) == 1
    workspace.do(videos.add("Tonight", SEVEN_WALL))
    workspace.do(videos.add("Tonight too", SEVEN_WALL))
    ticking.replan()
    assert jobs(ticking) == 2


def test_it_plans_anew_when_something_was_moved_and_only_once_for_many_changes(qtbot, workspace, ticking):
    ticking.start()
    qtbot.wait(20)
    assert not ticking._soon.isActive()
    for n in range(5):
        workspace.do(videos.add(f"Video {n}", SEVEN_WALL + n * MINUTE))
    assert jobs(ticking) == 1
    qtbot.waitUntil(lambda: jobs(ticking) == 6)
    workspace.undo()
    qtbot.waitUntil(lambda: jobs(ticking) == 5)


def test_a_change_that_moves_no_reminder_is_not_planned_for(qtbot, workspace, ticking):
    ticking.start()
    qtbot.wait(20)
    workspace.do(hashtags.set_set("Cold brew", ("coldbrew",)))
    assert not ticking._soon.isActive()


def test_the_plan_is_made_anew_at_midnight_in_the_calendars_zone(qtbot, ticking):
    ticking.start()
    qtbot.waitUntil(lambda: jobs(ticking) == 1)
    moments = [job.next_run_time - dt.datetime.now(dt.UTC) for job in ticking._scheduler.get_jobs()]
    assert max(moments) - 21 * HOUR < MINUTE  # the trend check at 09:00
    assert min(moments) - 12 * HOUR < MINUTE  # midnight


def test_a_sleep_is_noticed_and_what_it_hid_is_missed(qtbot, fast, workspace, clock, ticking):
    workspace.do(videos.add("Cold brew", SEVEN_WALL))
    told = Told(ticking)
    ticking.start()
    qtbot.waitUntil(lambda: jobs(ticking) == 2)
    clock.now = SEVEN + 3 * HOUR
    qtbot.waitUntil(lambda: told.missed == ["Cold brew"])
    qtbot.waitUntil(lambda: jobs(ticking) == 1)
    assert told.due == []


def test_after_a_sleep_that_hid_nothing_the_plan_reaches_further(qtbot, fast, workspace, clock, ticking):
    workspace.do(videos.add("Tomorrow evening", SEVEN_WALL + dt.timedelta(days=1)))
    ticking.start()
    qtbot.waitUntil(lambda: jobs(ticking) == 1)
    clock.now = NOON + 10 * HOUR
    qtbot.waitUntil(lambda: jobs(ticking) == 2)


def test_a_snooze_that_runs_out_is_told_of_again(qtbot, fast, workspace, clock, ticking):
    workspace.do(videos.add("Cold brew", SEVEN_WALL))
    told = Told(ticking)
    ticking.start()
    clock.now = SEVEN
    qtbot.waitUntil(lambda: told.due == ["Cold brew"])
    (row,) = rows(workspace)
    workspace.do(reminders.snooze(row.id, SEVEN + 10 * MINUTE))
    clock.now = SEVEN + 9 * MINUTE
    qtbot.wait(50)
    assert told.due == ["Cold brew"]
    clock.now = SEVEN + 10 * MINUTE
    qtbot.waitUntil(lambda: told.due == ["Cold brew"] * 2)


def test_what_is_planned_into_the_past_while_it_runs_is_not_missed(qtbot, fast, workspace, clock, ticking):
    told = Told(ticking)
    ticking.start()
    clock.now = SEVEN
    qtbot.waitUntil(lambda: ticking._seen == SEVEN)
    workspace.do(videos.add("Noted afterwards", SEVEN_WALL - HOUR))
    clock.now = SEVEN + MINUTE
    qtbot.waitUntil(lambda: ticking._seen == SEVEN + MINUTE)
    assert (told.due, told.missed, rows(workspace)) == ([], [], [])


def test_nothing_is_written_while_nothing_falls_due_but_the_last_look_at_the_end(
    qtbot, fast, workspace, clock, ticking
):
    heard = []
    ticking.start()
    workspace.on_change(heard.append)
    clock.now = SEVEN
    told = Told(ticking)
    qtbot.waitUntil(lambda: told.ticks > 20)
    assert heard == []
    assert until(workspace) == NOON
    ticking.stop()
    assert until(workspace) == SEVEN


@pytest.mark.slow
def test_two_hundred_wakeups_and_many_plans_leave_one_timer_and_no_thread(qtbot, fast, workspace, ticking):
    for n in range(20):
        workspace.do(videos.add(f"Video {n}", SEVEN_WALL + n * MINUTE))
    told = Told(ticking)
    ticking.start()
    children = len(ticking.findChildren(QObject))
    threads = set(threading.enumerate())
    for _ in range(10):
        ticking.replan()
    qtbot.waitUntil(lambda: told.ticks >= 200, timeout=20_000)
    assert len(ticking.findChildren(QObject)) == children
    assert len(ticking.findChildren(QTimer)) == 2
    assert set(threading.enumerate()) <= threads
    ticks, began = told.ticks, time.monotonic()
    qtbot.wait(200)
    assert told.ticks - ticks <= (time.monotonic() - began) / 0.005 + 2  # a leaked timer would add its own


def test_it_sleeps_at_most_thirty_seconds_at_a_time(qtbot, ticking):
    told = Told(ticking)
    ticking.start()
    qtbot.waitUntil(lambda: told.ticks > 0)
    assert 0 < ticking._timer.remainingTime() <= 30_000
    assert clock_module.TICK <= 30


def test_stopped_it_neither_ticks_nor_hears(qtbot, fast, workspace, ticking):
    told = Told(ticking)
    ticking.start()
    qtbot.waitUntil(lambda: told.ticks > 2)
    ticking.stop()
    ticks = told.ticks
    workspace.do(videos.add("Cold brew", SEVEN_WALL))
    ticking.replan()
    qtbot.wait(50)
    assert told.ticks == ticks
    assert not ticking.running


def test_a_calendar_that_can_only_be_read_is_planned_for_and_not_written_to(qtbot, fast, clock):
    engine = open_engine(None)
    writer = Workspace(engine, clock)
    writer.record(opening.furnish(brand="", zone="Asia/Jakarta", language="en").run)
    remind_only(writer, *KINDS)
    writer.do(videos.add("Cold brew", SEVEN_WALL))
    reader = Workspace(engine, clock, read_only=True)
    ticking = Clock(reader)
    told = Told(ticking)
    ticking.start()
    qtbot.waitUntil(lambda: jobs(ticking) == 2)
    clock.now = SEVEN
    qtbot.waitUntil(lambda: told.ticks > 5)
    ticking.stop()
    assert (told.due, told.missed, told.failed) == ([], [], [])
    assert (rows(reader), until(reader)) == ([], None)
    writer.close()


def test_what_could_not_be_written_is_said_once_and_tried_again(qtbot, fast, workspace, clock, ticking):
    workspace.do(videos.add("Cold brew", SEVEN_WALL, stage=Stage.SCHEDULED))
    told = Told(ticking)
    ticking.start()
    refuse(workspace, "ON")
    clock.now = SEVEN
    ticks = told.ticks
    qtbot.waitUntil(lambda: told.ticks > ticks + 5)
    assert len(told.failed) == 1
    assert told.due == []
    refuse(workspace, "OFF")
    qtbot.waitUntil(lambda: told.due == ["Cold brew"])


def refuse(workspace: Workspace, switch: str) -> None:
    """Have the calendar refuse what is written, as a full disk would, or take it again."""
    with workspace._reader.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA query_only = {switch}")


def test_neither_the_scheduler_nor_the_calendars_library_loads_before_the_start():
    heavy = ("apscheduler", "sqlmodel", "sqlalchemy")
    code = f"import sys, ui.background.clock; print([name for name in {heavy} if name in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"
