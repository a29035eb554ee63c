"""A step is told by what and how many."""

import datetime as dt

import pytest

from models.choices import Stage
from planner.calendar import said
from planner.video import campaigns, videos

AT = dt.datetime(2026, 12, 2, 19)


@pytest.fixture
def two(workspace):
    return [workspace.do(videos.add(title, AT)) for title in ("Cold brew", "Gift box")]


def told(workspace):
    step = workspace.steps[-1]
    return said.sentence(
        step.label, step.changes.rows, lambda video: workspace.read(lambda s: videos.get(s, video)).title
    )


def test_a_video_that_moved_is_told_with_its_new_day_or_time(workspace, two):
    workspace.do(videos.reschedule(two[0], dt.datetime(2026, 12, 3, 19)))
    assert told(workspace) == "“Cold brew” moved to Thu 3 Dec"
    workspace.do(videos.reschedule(two[0], dt.datetime(2026, 12, 3, 12, 30)))
    assert told(workspace) == "“Cold brew” moved to 12:30"


def test_a_stage_is_told_for_one_and_for_many(workspace, two):
    workspace.do(videos.set_stage(two[:1], Stage.SCRIPTED))
    assert told(workspace) == "“Cold brew” is now Scripted"
    workspace.do(videos.set_stage(two, Stage.FILMED))
    assert told(workspace) == "2 videos are now Filmed"


def test_what_was_deleted_is_told(workspace, two):
    workspace.do(videos.delete(two[:1]))
    assert told(workspace) == "“Cold brew” deleted"
    workspace.do(campaigns.add("Gifts", AT.date(), AT.date()))
    assert told(workspace) == "Add campaign: “Gifts”"


def test_whatever_else_is_told_by_its_label_and_its_title(workspace, two):
    workspace.do(videos.set_text(two[0], "hook", "Stop"))
    assert told(workspace).endswith(": “Cold brew”")
