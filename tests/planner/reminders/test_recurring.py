"""Recurrences are RRULEs on the wall clock: what is taken, and which times they give."""

import datetime as dt

import pytest

from planner.errors import PlanError
from planner.reminders import recurring

DAY = dt.timedelta(days=1)
START = dt.datetime(2026, 11, 23, 8)


def walls(rule, after, until):
    return list(recurring.walls(rule, START, after, until))


@pytest.mark.parametrize("rule", ["", "FREQ=DAILY"])
def test_a_span_leaves_out_its_first_moment_and_has_its_last(rule):
    assert walls(rule, START - DAY, START) == [START]
    assert START not in walls(rule, START, START + DAY)
    assert walls("FREQ=DAILY", START, START + DAY) == [START + DAY]
    assert walls("FREQ=DAILY", START, START + 9 * DAY)[-1] == START + 9 * DAY


def test_a_last_date_counts_whole_and_a_last_moment_is_one_on_the_wall():
    for until, days in (("20261125", 3), ("20261125T080000Z", 3), ("20261125T075900", 2)):
        rule = recurring.checked(f"FREQ=DAILY;UNTIL={until}", START)
        assert len(walls(rule, START - DAY, START + 30 * DAY)) == days


@pytest.mark.parametrize("name", ["COUNT", "INTERVAL"])
def test_a_count_and_an_interval_go_to_a_thousand(name):
    rule = f"FREQ=DAILY;{name}=1000"
    assert recurring.checked(rule, START) == rule
    for number in ("1001", "0", "-1", "x"):
        with pytest.raises(PlanError, match="recurrence"):
            recurring.checked(f"FREQ=DAILY;{name}={number}", START)


def test_a_leap_day_comes_though_it_is_eight_years_off():
    rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
    start = dt.datetime(2096, 3, 1, 8)
    assert recurring.checked(rule, start) == rule
    found = list(recurring.walls(rule, start, start, start + 9 * 366 * DAY))
    assert found == [dt.datetime(2104, 2, 29, 8)]
