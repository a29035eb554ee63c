"""Campaigns, and labels of videos."""

import datetime as dt

import pytest

from planner import campaigns, videos
from planner.errors import PlanError

FIRST, LAST = dt.date(2026, 12, 1), dt.date(2026, 12, 12)


def test_a_campaign_needs_a_name_and_days_in_order(workspace):
    with pytest.raises(PlanError, match="needs a name"):
        workspace.do(campaigns.add(" ", FIRST, LAST))
    with pytest.raises(PlanError, match="before the first"):
        workspace.do(campaigns.add("12.12", LAST, FIRST))


def test_deleting_a_campaign_keeps_its_videos(workspace):
    video, campaign = workspace.do(videos.add("Gift")), workspace.do(campaigns.add("12.12", FIRST, LAST))
    workspace.do(campaigns.assign([video], campaign))
    workspace.do(campaigns.delete(campaign))
    assert workspace.read(lambda s: videos.get(s, video)).campaign_id is None
    workspace.undo()
    assert workspace.read(lambda s: videos.get(s, video)).campaign_id == campaign


def test_a_label_is_given_once_and_taken_again(workspace):
    video = workspace.do(videos.add("Gift"))
    workspace.do(campaigns.add_label([video], " gift  guide "))
    workspace.do(campaigns.add_label([video], "gift guide"))
    assert workspace.read(lambda s: videos.get(s, video)).labels == ["gift guide"]
    workspace.do(campaigns.remove_label([video], "gift guide"))
    assert workspace.read(lambda s: videos.get(s, video)).labels == []
    with pytest.raises(PlanError, match="needs a word"):
        workspace.do(campaigns.add_label([video], " "))
