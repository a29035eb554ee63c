import datetime as dt

import pytest

from planner.checks import tally

DAY = dt.date(2026, 11, 23)


def note(workspace, day, **counts):
    workspace.record(lambda s: tally.note(s, day, counts))


def over_time(workspace, code, since=dt.date.min):
    return workspace.read(lambda s: tally.over_time(s, code, since))


def test_a_days_counts_come_back(workspace):
    note(workspace, DAY, HOOK001=3, TAG002=1)
    assert over_time(workspace, "HOOK001") == [(DAY, 3)]
    assert over_time(workspace, tally.TOTAL) == [(DAY, 4)]


def test_counting_a_day_again_replaces_it(workspace):
    note(workspace, DAY, HOOK001=3, TAG002=1)
    note(workspace, DAY, HOOK001=2)
    assert over_time(workspace, "HOOK001") == [(DAY, 2)]
    assert over_time(workspace, "TAG002") == [(DAY, 0)]


def test_a_day_on_which_nothing_was_found_counts_as_none(workspace):
    assert not workspace.read(lambda s: tally.noted(s, DAY))
    note(workspace, DAY)
    assert workspace.read(lambda s: tally.noted(s, DAY))
    assert over_time(workspace, "HOOK001") == [(DAY, 0)]


def test_days_come_in_order_and_only_since_the_one_asked_for(workspace):
    for back in (0, 9, 2):
        note(workspace, DAY - dt.timedelta(days=back), HOOK001=back)
    since = DAY - dt.timedelta(days=2)
    assert over_time(workspace, "HOOK001", since) == [(since, 2), (DAY, 0)]


def test_four_hundred_days_are_kept(workspace):
    for back in (401, 400, 399, 0):
        note(workspace, DAY - dt.timedelta(days=back), HOOK001=1)
    kept = [day for day, _n in over_time(workspace, "HOOK001")]
    assert kept == [DAY - dt.timedelta(days=399), DAY]


def test_counting_is_no_step_of_undo(workspace):
    note(workspace, DAY, HOOK001=3)
    assert workspace.next_undo is None


@pytest.mark.parametrize("weekday", range(7))
def test_a_week_shows_its_last_count_and_a_gap_where_nobody_counted(weekday):
    today = DAY + dt.timedelta(days=weekday)
    counts = [(DAY - dt.timedelta(days=14), 5), (DAY - dt.timedelta(days=8), 4), (today, 2)]
    weeks = tally.by_week(counts, today, 4)
    assert weeks == [
        (DAY - dt.timedelta(days=21), None),
        (DAY - dt.timedelta(days=14), 4),
        (DAY - dt.timedelta(days=7), None),
        (DAY, 2),
    ]
