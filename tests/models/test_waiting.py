"""The numbers of the navigation: what waits on each page."""

import datetime as dt

import pytest

from models import reading
from models.choices import Flag, Stage
from planner.live import lives
from planner.video import campaigns, videos

DAYS = ("2026-12-01", "2026-12-02", "2026-12-16")


@pytest.mark.parametrize(
    ("stage", "day", "page"),
    [
        (Stage.IDEA, "2026-12-05", "review"), (Stage.SCRIPTED, "2026-12-15", "review"),
        (Stage.APPROVED, "2026-12-05", "filming"), (Stage.APPROVED, "2026-11-05", "filming"),
        (Stage.EDITED, "2026-12-01", "firsthour"), (Stage.SCHEDULED, "2026-11-29", "firsthour"),
        (Stage.IDEA, "2026-12-16", ""), (Stage.SCHEDULED, "2026-12-02", ""), (Stage.POSTED, "2026-12-01", ""),
        (Stage.FILMED, "2026-12-01", ""),
    ],
)  # fmt: skip
def test_a_video_waits_where_its_next_step_is_done(workspace, stage, day, page):
    made = workspace.do(videos.add(stage.value, dt.datetime.fromisoformat(f"{day} 19:00")))
    workspace.do(videos.set_stage([made], stage))
    found = dict(workspace.read_plain(lambda c: reading.waiting(c, *DAYS)))
    assert {name for name, count in found.items() if count} == ({page} if page else set())


def test_what_is_on_hold_or_cancelled_waits_nowhere(workspace):
    made = workspace.do(videos.add("Cold brew", dt.datetime(2026, 12, 5, 19)))
    workspace.do(videos.choose(made, "flag", Flag.ON_HOLD))
    assert not any(count for _name, count in workspace.read_plain(lambda c: reading.waiting(c, *DAYS)))


def test_campaigns_and_live_events_wait_until_they_are_over(workspace):
    workspace.do(campaigns.add("Gift weeks", dt.date(2026, 11, 20), dt.date(2026, 12, 1)))
    workspace.do(campaigns.add("Payday", dt.date(2026, 11, 20), dt.date(2026, 11, 30)))
    workspace.do(lives.add("Friday live", dt.datetime(2026, 12, 4, 20)))
    found = dict(workspace.read_plain(lambda c: reading.waiting(c, *DAYS)))
    assert (found["campaigns"], found["live"]) == (1, 1)
