"""The creators of a calendar as rules and lists see them: by handle, with what each allows for a video."""

import datetime as dt

import pytest

from models.choices import Flag, Stage
from planner.creators import agreements, creators, known, permissions, samples
from planner.creators.known import Allowance, Creators, KnownCreator, handle_of
from planner.video import videos

DAY = dt.date(2026, 11, 25)
AT = dt.datetime(2026, 11, 25, 19, 0)


@pytest.mark.parametrize(
    ("typed", "handle"),
    [
        ("@Ayu", "ayu"), ("ayu", "ayu"), ("  @@ayu ", "ayu"), ("https://www.tiktok.com/@Ayu.K?lang=id", "ayu.k"),
        ("tiktok.com/@ayu/video/7412?x=1", "ayu"), ("", ""), ("@", ""),
    ],
)  # fmt: skip
def test_a_handle_is_found_in_what_people_paste(typed, handle):
    assert handle_of(typed) == handle
    assert handle_of(handle) == handle


def test_a_calendar_without_creators_keeps_none(workspace):
    found = workspace.read_plain(known.load)
    assert not found.are_kept
    assert found.named("ayu") is None
    assert found.allowed_for(1, "ayu") == ()


def test_all_that_hangs_on_a_creator_comes_with_it(workspace):
    ayu = workspace.do(creators.add("ayu"))
    early = workspace.do(
        agreements.add(ayu, {"signed": DAY - dt.timedelta(days=99), "tiers": [(0, 10), (50, 12.5)]})
    )
    late = workspace.do(agreements.add(ayu, {"signed": DAY}))
    first = workspace.do(samples.add(ayu, "Gayo", {"received": DAY}))
    second = workspace.do(samples.add(ayu, "Mug"))
    [ayu_known] = workspace.read_plain(known.load).creators
    assert [one.id for one in ayu_known.agreements] == [early, late]
    assert ayu_known.agreements[0].tiers == ((0, 10), (50, 12.5))
    assert ayu_known.agreement.id == late
    assert [one.id for one in ayu_known.samples] == [first, second]
    assert ayu_known.samples[0].received == DAY
    assert ayu_known.sample.id == second


def test_the_videos_of_a_creator_come_by_time_and_held_ones_stay_away(workspace):
    ayu = workspace.do(creators.add("ayu"))
    agreed = workspace.do(agreements.add(ayu))
    idea, later, now, held = workspace.do(
        agreements.plan_videos(agreed, [None, AT + dt.timedelta(days=1), AT, AT])
    )
    workspace.do(videos.choose(held, "flag", Flag.CANCELLED))
    workspace.do(videos.set_stage((now,), Stage.POSTED))
    [one] = workspace.read_plain(known.load).creators
    assert [(video.id, video.posted) for video in one.videos] == [(now, True), (later, False), (idea, False)]


def test_a_permission_that_names_the_video_goes_before_those_for_all_of_a_creators(workspace):
    ayu = workspace.do(creators.add("ayu"))
    video = workspace.do(videos.add("Pour"))
    general = workspace.do(permissions.add({"creator_id": ayu}))
    assert [one.id for one in workspace.read_plain(known.load).allowed_for(video, "@Ayu")] == [general]
    own = workspace.do(permissions.add({"creator_id": ayu, "video_id": video}))
    found = workspace.read_plain(known.load)
    assert [one.id for one in found.allowed_for(video, "@Ayu")] == [own]
    assert [one.id for one in found.allowed_for(video + 1, "ayu")] == [general]
    assert found.allowed_for(video + 1, "rina") == ()


def test_what_customers_allow_belongs_to_nobody_of_the_creators(workspace):
    workspace.do(creators.add("ayu"))
    rina = workspace.do(permissions.add({"handle": "rina"}))
    found = workspace.read_plain(known.load)
    assert [one.id for one in found.others] == [rina]
    assert found.creators[0].allowances == ()
    assert found.are_kept


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (DAY, 30, DAY + dt.timedelta(days=30)), (None, 30, None), (DAY, None, None), (dt.date.max, 30, None),
    ],
)  # fmt: skip
def test_an_ad_code_ends_so_many_days_after_its_start(start, days, end):
    assert Allowance(1, ad_code="#c", ad_start=start, ad_days=days).ad_end == end
    assert Allowance(1, ad_start=start, ad_days=days).ad_end is None


def test_a_creator_is_named_whatever_the_case():
    ayu = KnownCreator(1, "ayu")
    assert Creators([ayu]).named("https://www.tiktok.com/@AYU") is ayu
