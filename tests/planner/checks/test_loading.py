"""What is loaded for the rules: the videos around those that are asked for, near enough and not too many."""

import datetime as dt
from dataclasses import replace

import pytest

from models.choices import Flag
from planner.checks import engine, loading
from planner.creators import agreements, creators, permissions
from planner.creators.states import SampleDays
from planner.video import videos

EVENING = dt.datetime(2026, 11, 29, 19)
HOOK = "Cold brew in 15 seconds, without the wait"


def facts(workspace, video):
    def load(connection):
        calendar = loading.load_calendar(connection, workspace.now())
        return loading.load(connection, calendar, ids=[video])[0]

    return workspace.read_plain(load)


def planned(workspace, title, at, hook=""):
    video = workspace.do(videos.add(title, at))
    workspace.do(videos.set_text(video, "hook", hook))
    return video


@pytest.mark.parametrize(("days", "found"), [(13, ["HOOK007"]), (15, [])])
def test_the_same_hook_is_found_a_fortnight_back_however_many_videos_lie_between(workspace, days, found):
    planned(workspace, "Earlier", EVENING - dt.timedelta(days=days), HOOK)
    for n in range(12):
        planned(workspace, f"Between {n}", EVENING - dt.timedelta(hours=12 * n + 6))
    video = facts(workspace, planned(workspace, "Now", EVENING, HOOK))
    results = engine.check([video], video.calendar, rules=engine.chosen(["HOOK007"]))
    assert [result.rule.code for result in results] == found


def test_ten_videos_before_one_are_known_however_long_ago_they_were(workspace):
    for n in range(12):
        planned(workspace, f"Old {n}", EVENING - dt.timedelta(days=400 - n))
    video = facts(workspace, planned(workspace, "Now", EVENING))
    assert [one.title for one in video.last(10)] == [f"Old {n}" for n in range(2, 12)]


def test_the_plan_as_a_whole_is_five_weeks_back_and_a_hundred_days_ahead(workspace):
    today = EVENING.date() - dt.timedelta(days=6)  # the calendar's
    for days in (-36, -35, 0, 99, 100):
        planned(workspace, f"{days}", dt.datetime.combine(today + dt.timedelta(days=days), dt.time(19)))

    def load(connection):
        return loading.load_plan(connection, loading.load_calendar(connection, workspace.now()))

    found = [(one.at.date() - today).days for one in workspace.read_plain(load).planned]
    assert found == [-35, 0, 99]


@pytest.mark.parametrize(
    ("flag", "found"), [(Flag.NONE, ["CAL002"]), (Flag.ON_HOLD, []), (Flag.CANCELLED, [])]
)
def test_a_video_on_hold_or_cancelled_is_no_neighbour(workspace, flag, found):
    other = planned(workspace, "Earlier", EVENING - dt.timedelta(minutes=20))
    workspace.do(videos.choose(other, "flag", flag))
    video = facts(workspace, planned(workspace, "Now", EVENING))
    results = engine.check([video], video.calendar, rules=engine.chosen(["CAL002"]))
    assert [result.rule.code for result in results] == found


@pytest.mark.parametrize(("flag", "found"), [(Flag.NONE, 1), (Flag.CANCELLED, 0)])
def test_in_a_plan_that_is_in_no_calendar_it_is_none_either(workspace, flag, found):
    one, two = (
        facts(workspace, planned(workspace, f"{n}", EVENING + n * dt.timedelta(minutes=20))) for n in (0, 1)
    )
    held, video = loading.with_neighbours([replace(one, flag=flag), two])
    assert len(engine.check([video], video.calendar, rules=engine.chosen(["CAL002"]))) == found
    assert (held.flag, video.id) == (flag, two.id)


def test_a_video_on_hold_is_not_in_the_plan_as_a_whole(workspace):
    made = planned(workspace, "Held", EVENING)
    planned(workspace, "Kept", EVENING + dt.timedelta(days=1))
    workspace.do(videos.choose(made, "flag", Flag.ON_HOLD))

    def load(connection):
        return loading.load_plan(connection, loading.load_calendar(connection, workspace.now()))

    assert [one.at.day for one in workspace.read_plain(load).planned] == [30]


def test_creators_and_what_they_allow_are_known_to_the_rules_of_their_videos(workspace):
    ayu = workspace.do(creators.add("ayu"))
    workspace.do(
        permissions.add({"creator_id": ayu, "ad_code": "#c", "ad_start": EVENING.date(), "ad_days": 7})
    )
    agreed = workspace.do(agreements.add(ayu, {"product": "Gift box"}))
    [video] = workspace.do(agreements.plan_videos(agreed, [EVENING]))
    found = facts(workspace, video)
    assert found.creator == "ayu"
    assert [one.ad_end for one in found.allowed] == [EVENING.date() + dt.timedelta(days=7)]
    [one] = workspace.read_plain(lambda c: loading.load_creators(c, found.calendar))
    assert [shown.id for shown in one.creator.videos] == [video]
    assert found.calendar.sample_days == SampleDays(14, 90, 3)


def test_a_right_that_ends_before_its_repost_is_found_in_a_calendar(workspace):
    given = workspace.do(permissions.add({"handle": "@rina"}))
    day = EVENING.date()
    workspace.do(permissions.grant(given, day - dt.timedelta(days=9), {"repost": True, "until": day}))
    video = workspace.do(permissions.plan_video(given, EVENING + dt.timedelta(days=1)))
    found = facts(workspace, video)
    codes = [
        one.rule.code for one in engine.check([found], found.calendar, rules=engine.chosen(["RGT", "AUT"]))
    ]
    assert codes == ["RGT001"]
