"""What is loaded for the rules: the videos around those that are asked for, near enough and not too many."""

import datetime as dt

import pytest

from planner.checks import engine, loading
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
