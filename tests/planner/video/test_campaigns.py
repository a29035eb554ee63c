"""Campaigns, and labels of videos."""

import datetime as dt

import pytest

from models.choices import Stage
from planner.errors import PlanError
from planner.video import campaigns, videos

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


def overview(workspace, campaign, today):
    return workspace.read(lambda session: campaigns.overview(session, campaign, today))


def test_an_overview_counts_what_is_planned_filmed_and_posted(workspace):
    gifts = workspace.do(campaigns.add("Gifts", dt.date(2026, 12, 1), dt.date(2026, 12, 12)))
    made = [workspace.do(videos.add(f"v{n}", dt.datetime(2026, 12, n, 19))) for n in (1, 5, 12)]
    workspace.do(campaigns.assign(made, gifts))
    workspace.do(videos.set_stage(made[:2], Stage.FILMED))
    workspace.do(videos.set_stage(made[:1], Stage.POSTED))
    for video in made:
        workspace.do(videos.set_text(video, "hook", "Stop"))
    found = overview(workspace, gifts, dt.date(2026, 11, 20))
    assert (found.planned, found.filmed, found.posted, found.missing) == (3, 2, 1, ())


def test_an_overview_says_what_is_missing(workspace):
    early, first, last = dt.date(2026, 11, 10), dt.date(2026, 12, 1), dt.date(2026, 12, 12)
    gifts = workspace.do(campaigns.add("Gifts", first, last, "note", early))
    assert overview(workspace, gifts, early).missing == ("No video is in it yet.",)
    undated = workspace.do(campaigns.add_video(gifts))
    late = workspace.do(videos.add("late", dt.datetime(2026, 12, 13, 9)))
    workspace.do(campaigns.assign((late,), gifts))
    workspace.do(videos.set_text(undated, "hook", "Stop"))
    assert overview(workspace, gifts, early).missing == (
        "1 video has no date.",
        "1 video is planned after the last day.",
        "Nothing is planned on the first day, Tue 1 Dec 2026.",
        "Nothing is planned on the last day, Sat 12 Dec 2026.",
        "2 videos are not filmed, and preparation has begun.",
        "1 video has no hook.",
    )
    assert "preparation" not in " ".join(overview(workspace, gifts, early - dt.timedelta(days=1)).missing)
    assert overview(workspace, gifts, dt.date(2027, 1, 1)).missing == ("2 videos were not posted.",)


def test_preparation_can_not_begin_after_the_campaign(workspace):
    with pytest.raises(PlanError, match="Preparation begins after"):
        workspace.do(
            campaigns.add("Gifts", dt.date(2026, 12, 1), dt.date(2026, 12, 2), "note", dt.date(2026, 12, 2))
        )


def test_a_campaign_may_be_one_day_long_and_be_prepared_on_that_day(workspace):
    made = workspace.do(campaigns.add("12.12", LAST, LAST, preparation=LAST))
    found = workspace.read(lambda s: campaigns.get(s, made))
    assert (found.first, found.last, found.preparation) == (LAST, LAST, LAST)
    workspace.do(campaigns.change(made, "12.12", FIRST, FIRST, "note", FIRST))


def test_on_its_last_day_a_campaign_is_not_over(workspace):
    made = workspace.do(campaigns.add("12.12", FIRST, LAST))
    video = workspace.do(campaigns.add_video(made))
    assert overview(workspace, made, LAST).missing[0] == "1 video has no date."
    assert overview(workspace, made, LAST + dt.timedelta(days=1)).missing == ("1 video was not posted.",)
    workspace.do(videos.set_stage([video], Stage.POSTED))
    assert overview(workspace, made, LAST + dt.timedelta(days=1)).missing == ()


def test_a_video_on_the_last_day_is_within_it_and_a_first_day_of_today_can_still_be_filled(workspace):
    made = workspace.do(campaigns.add("12.12", FIRST, LAST))
    video = workspace.do(videos.add("Last", dt.datetime(2026, 12, 12, 19), stage=Stage.FILMED))
    workspace.do(videos.set_text(video, "hook", "Stop"))
    workspace.do(campaigns.assign([video], made))
    said = ("Nothing is planned on the first day, Tue 1 Dec 2026.",)
    assert overview(workspace, made, FIRST).missing == said
    assert overview(workspace, made, FIRST + dt.timedelta(days=1)).missing == ()


def test_a_campaign_of_one_day_says_once_that_nothing_is_planned_on_it(workspace):
    made = workspace.do(campaigns.add("12.12", LAST, LAST))
    workspace.do(campaigns.add_video(made))
    said = " ".join(overview(workspace, made, FIRST).missing)
    assert said.count("Nothing is planned") == 1


def test_without_a_day_of_preparation_it_has_begun_on_the_first_day(workspace):
    made = workspace.do(campaigns.add("12.12", FIRST, LAST))
    workspace.do(campaigns.add_video(made))
    said = {n: " ".join(overview(workspace, made, FIRST + dt.timedelta(days=n)).missing) for n in (-1, 0)}
    assert "preparation" not in said[-1]
    assert "1 video is not filmed, and preparation has begun." in said[0]


def test_labels_are_set_as_a_list_each_once(workspace):
    made = workspace.do(videos.add("Cold brew"))
    workspace.do(campaigns.set_labels(made, " gift  guide,, gift guide,cold"))
    assert workspace.read(lambda s: videos.get(s, made)).labels == ["gift guide", "cold"]
    assert workspace.read(lambda s: campaigns.labels_of(s, [made])) == ["cold", "gift guide"]
