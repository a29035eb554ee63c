"""Creators: found, looked at, moved on; no two have one handle."""

import datetime as dt

import pytest

from models.choices import CreatorStage
from planner.creators import agreements, creators, known, permissions, samples
from planner.errors import PlanError
from planner.video import videos

DAY = dt.date(2026, 11, 25)


def all_of(workspace):
    return workspace.read_plain(known.load)


def test_a_creator_is_kept_by_the_handle_of_a_link_in_small_letters(workspace):
    workspace.do(creators.add("https://www.tiktok.com/@Ayu.Kitchen?is_from_webapp=1", {"name": " Ayu "}))
    [ayu] = all_of(workspace).creators
    assert (ayu.handle, ayu.name, ayu.stage) == ("ayu.kitchen", "Ayu", CreatorStage.FOUND)


@pytest.mark.parametrize("typed", ["ayu", "@AYU", " @Ayu ", "https://tiktok.com/@ayu/video/7"])
def test_two_creators_with_one_handle_are_told(workspace, typed):
    workspace.do(creators.add("@ayu"))
    with pytest.raises(PlanError, match="already a creator @ayu"):
        workspace.do(creators.add(typed))
    assert len(all_of(workspace).creators) == 1


@pytest.mark.parametrize("typed", ["", "@", "  ", "ayu kitchen", "https://vt.tiktok.com/ZS8abc/"])
def test_a_creator_without_a_handle_in_one_word_is_refused(workspace, typed):
    with pytest.raises(PlanError, match="handle in one word"):
        workspace.do(creators.add(typed))


@pytest.mark.parametrize(
    "fields",
    [
        {"fit": 0}, {"fit": 6}, {"fit": 2.5}, {"engagement": -0.1}, {"engagement": 100.5}, {"followers": -1},
        {"looked_at": -1}, {"handle": "@dita"},
    ],
)  # fmt: skip
def test_what_a_creator_can_not_have_is_refused_and_nothing_half_is_in(workspace, fields):
    workspace.do(creators.add("dita"))
    ayu = workspace.do(creators.add("ayu", {"name": "Ayu", "fit": 3}))
    with pytest.raises(PlanError):
        workspace.do(creators.change(ayu, {"name": "Other", **fields}))
    found = all_of(workspace).by_id[ayu]
    assert (found.name, found.handle, found.fit) == ("Ayu", "ayu", 3)


def test_a_field_that_there_is_none_of_is_no_plan_error(workspace):
    ayu = workspace.do(creators.add("ayu"))
    with pytest.raises(KeyError):
        workspace.do(creators.change(ayu, {"shoe_size": 38}))


def test_what_nobody_knows_any_more_is_none_again(workspace):
    ayu = workspace.do(creators.add("ayu", {"followers": 9_000, "fit": 3, "engagement": 5.5}))
    workspace.do(creators.change(ayu, {"followers": None, "fit": None, "engagement": None}))
    found = all_of(workspace).by_id[ayu]
    assert (found.followers, found.fit, found.engagement) == (None, None, None)


def test_another_handle_stands_in_the_creators_videos_too(workspace):
    ayu = workspace.do(creators.add("ayu"))
    agreed = workspace.do(agreements.add(ayu, {"product": "Gayo"}))
    [video] = workspace.do(agreements.plan_videos(agreed, [None]))
    workspace.do(creators.change(ayu, {"handle": "@Ayu.Cooks"}))
    assert workspace.read(lambda s: videos.get(s, video).creator) == "ayu.cooks"
    workspace.undo()
    assert workspace.read(lambda s: videos.get(s, video).creator) == "ayu"


def test_videos_are_counted_as_they_are_looked_at_and_never_below_none(workspace):
    ayu = workspace.do(creators.add("ayu"))
    workspace.do(creators.look_at_more(ayu))
    workspace.do(creators.look_at_more(ayu, 4))
    assert all_of(workspace).by_id[ayu].looked_at == 5
    with pytest.raises(PlanError):
        workspace.do(creators.look_at_more(ayu, -6))


def test_several_creators_move_on_in_one_step(workspace):
    both = [workspace.do(creators.add(handle)) for handle in ("ayu", "dita")]
    workspace.do(creators.set_stage(both, CreatorStage.VETTING))
    assert {one.stage for one in all_of(workspace).creators} == {CreatorStage.VETTING}
    workspace.undo()
    assert {one.stage for one in all_of(workspace).creators} == {CreatorStage.FOUND}


def test_a_deleted_creator_takes_all_along_but_the_videos(workspace):
    ayu = workspace.do(creators.add("ayu"))
    agreed = workspace.do(agreements.add(ayu))
    [video] = workspace.do(agreements.plan_videos(agreed, [None]))
    workspace.do(samples.add(ayu, "Gayo"))
    workspace.do(permissions.add({"creator_id": ayu}))
    workspace.do(creators.delete(ayu))
    assert all_of(workspace) == known.Creators((), [])
    assert workspace.read(lambda s: videos.get(s, video).creator) == "ayu"
    workspace.undo()
    [back] = all_of(workspace).creators
    assert len(back.agreements) == len(back.samples) == len(back.allowances) == len(back.videos) == 1


def test_a_creator_that_is_gone_is_told(workspace):
    with pytest.raises(PlanError, match="no longer in the calendar"):
        workspace.do(creators.look_at_more(99))


def test_a_creator_is_found_by_what_a_video_calls_it(workspace):
    workspace.do(creators.add("ayu"))
    assert workspace.read(lambda s: creators.named(s, "@AYU").handle) == "ayu"
    assert workspace.read(lambda s: creators.named(s, "")) is None
