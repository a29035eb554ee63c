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


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY;INTERVAL=1", "Every day"),
        ("FREQ=WEEKLY;INTERVAL=2", "Every two weeks"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "Every 2 weeks: Mon, Sun"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "Every week: Mon, Tue, Wed, Thu, Fri, Sat, Sun"),
        ("FREQ=MONTHLY;INTERVAL=2", "Every 2 months"),
        ("FREQ=YEARLY;INTERVAL=9999", "Every 9999 years"),
        ("FREQ=YEARLY;INTERVAL=10000", "FREQ=YEARLY;INTERVAL=10000"),
        ("FREQ=DAILY;INTERVAL=x", "FREQ=DAILY;INTERVAL=x"),
        ("FREQ=DAILY;INTERVAL=²", "FREQ=DAILY;INTERVAL=²"),
        ("FREQ=HOURLY;INTERVAL=2", "FREQ=HOURLY;INTERVAL=2"),
        ("FREQ=DAILY;BYDAY=MO", "FREQ=DAILY;BYDAY=MO"),
        ("FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=XX"),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "FREQ=WEEKLY;BYDAY=MO;COUNT=3"),
    ],
)
def test_a_recurrence_has_words_for_its_period_and_weekdays_and_stands_as_it_is_otherwise(rule, words):
    assert recurring.label(rule) == words


def test_a_first_day_that_the_recurrence_does_not_fall_on_is_told():
    assert recurring.left_out("FREQ=WEEKLY;BYDAY=TU", START) == (
        "Mon 23 Nov is left out: the recurrence does not fall on it."
    )
    assert recurring.left_out("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", START).startswith(
        "Mon 23 Nov is left out"
    )
    for rule in ("", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY"):
        assert recurring.left_out(rule, START) == ""


def test_months_that_are_too_short_are_told_of_from_the_29th_on():
    for day, told in ((28, False), (29, True), (31, True)):
        words = recurring.left_out("FREQ=MONTHLY", dt.datetime(2026, 12, day, 8))
        assert words.startswith("Months without a ") is told, day
    assert recurring.left_out("FREQ=MONTHLY;BYMONTHDAY=-1", dt.datetime(2026, 12, 31, 8)) == ""
    assert recurring.left_out("FREQ=YEARLY", dt.datetime(2026, 12, 31, 8)) == ""


def test_a_recurrence_is_taken_in_capitals_without_its_name_and_without_spaces():
    assert recurring.checked(" rrule:freq=weekly; byday=mo,th ", START) == "FREQ=WEEKLY;BYDAY=MO,TH"
    assert recurring.checked("  ", START) == ""


@pytest.mark.parametrize("days", [0.25, 1, 7, 8, 40])
@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=MO,TH;INTERVAL=2", "FREQ=DAILY;COUNT=9"]
)
def test_however_long_the_pieces_in_which_it_is_asked_each_time_comes_once_and_in_order(rule, days):
    end = START + 60 * DAY
    whole = walls(rule, START - DAY, end)
    after, found = START - DAY, []
    while after < end:
        until = min(end, after + days * DAY)
        found += walls(rule, after, until)
        after = until
    assert found == whole == sorted(set(whole))
    assert whole[0] == START


def test_nothing_comes_before_the_start_nor_after_the_end():
    assert walls("FREQ=DAILY", START - 9 * DAY, START - DAY) == []
    assert walls("", START - 9 * DAY, START - DAY) == []
    for days in (2, 5, 30):
        assert walls("FREQ=DAILY", START - days * DAY, START + DAY) == [START, START + DAY]
    assert walls("nonsense", START - DAY, START + 9 * DAY) == [START]  # counts as none
    until = "FREQ=DAILY;UNTIL=20261125T235959"
    assert (
        len(walls(until, START - DAY, START + 40 * DAY))
        == len(walls(until, START - DAY, START + 4 * DAY))
        == 3
    )
    assert walls("FREQ=DAILY;COUNT=2", START + 30 * DAY, START + 40 * DAY) == []


def test_what_comes_once_in_28_years_comes_and_its_own_end_may_be_before_that():
    rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU"  # 2032 and 2060
    assert recurring.readable(rule, dt.datetime(2032, 3, 1, 8))
    assert not recurring.readable(f"{rule};UNTIL=20600228", dt.datetime(2032, 3, 1, 8))
    assert recurring.readable(f"{rule};UNTIL=20600229", dt.datetime(2032, 3, 1, 8))
    assert not recurring.readable("FREQ=DAILY;UNTIL=20261122", START)


@pytest.mark.parametrize(("rule", "months"), [("FREQ=MONTHLY", range(1, 13)), ("FREQ=YEARLY", [11])])
def test_what_comes_by_the_month_or_the_year_keeps_its_day_for_years(rule, months):
    for days in (3, 366):
        after = dt.datetime(2033, 1, 1)
        found = [
            wall
            for n in range(0, 366, days)
            for wall in walls(rule, after + n * DAY, after + (n + days) * DAY)
        ]
        assert [wall for wall in found if wall.year == 2033] == [dt.datetime(2033, m, 23, 8) for m in months]
