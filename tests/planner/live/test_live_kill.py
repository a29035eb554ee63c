"""A live event that is run at sixty times the speed and killed in the middle is where it would be."""

import datetime as dt
import signal
import subprocess
import sys
import time

import pytest

from models.records import Segment
from planner import opening
from planner.live import live_run, lives

NOW = dt.datetime(2026, 11, 27, 13, tzinfo=dt.UTC)
RUN = (Segment(5, "Hook"), Segment(25, "Box"), Segment(20, "Questions"), Segment(10, "Last call"))
CHILD = """
import datetime as dt, sys, time
from pathlib import Path
from planner import opening
from planner.live import live_run, lives
begin, start = time.monotonic(), dt.datetime(2026, 11, 27, 13, tzinfo=dt.UTC)
clock = lambda: start + dt.timedelta(seconds=60 * (time.monotonic() - begin))
workspace = opening.open_calendar(Path(sys.argv[1]), clock)
live = int(sys.argv[2])
event = workspace.read(lambda s: lives.get(s, live))
state = live_run.start(live_run.segments(event), event.minutes, clock())
workspace.record(lambda s: live_run.save(s, live, state))
print("on", flush=True)
while True:
    time.sleep(0.02)
    view = live_run.view(state, clock())
    if view.left <= 0 and view.at < 3:
        state = live_run.following(state, clock())
        workspace.record(lambda s: live_run.save(s, live, state))
        print(f"segment {state.at}", flush=True)
"""


@pytest.mark.slow
def test_a_live_run_that_is_killed_in_the_middle_is_found_where_it_would_be(tmp_path):
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, lambda: NOW, zone="Asia/Jakarta")
    live = workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    workspace.do(lives.set_run(live, RUN))
    workspace.close()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(live)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "on\n"
    assert child.stdout.readline() == "segment 1\n"  # five minutes in: the Box is on
    time.sleep(0.3)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    again = opening.open_calendar(path, lambda: NOW)
    state = again.read(lambda s: live_run.load(s, live))
    assert again.read(lambda s: live_run.running(s, NOW)).id == live
    assert state.at == 1
    later = live_run.view(state, NOW + dt.timedelta(minutes=20))
    assert later.at == 1
    assert abs(later.left - 10 * 60) < 5 * 60 - 1  # within what passed while the machine was slow
    assert abs(later.late) < 1
    again.close()
