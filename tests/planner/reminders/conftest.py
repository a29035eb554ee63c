"""What several tests of reminders begin with."""

import datetime as dt

import pytest

from models.choices import ReminderKind, Stage
from planner.calendar.workspace import Workspace
from planner.video import videos
from tests.planner.reminders.looking import look
from tests.reminding import remind_only


@pytest.fixture
def now(clock) -> dt.datetime:
    """Monday 23 November 2026, noon in Jakarta."""
    return clock.now


@pytest.fixture
def posts_only(workspace) -> Workspace:
    """A calendar in Jakarta that reminds of posts and live events, first looked at when it is ``now``."""
    remind_only(workspace, ReminderKind.POST, ReminderKind.LIVE)
    look(workspace, workspace.now())
    return workspace


@pytest.fixture
def evening(posts_only) -> int:
    """A video that is posted at 19:00 in Jakarta, seven hours from now."""
    return posts_only.do(videos.add("Cold brew", dt.datetime(2026, 11, 23, 19), stage=Stage.SCHEDULED))
