"""Dates and lengths in words, in both languages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import dates, i18n

HOUR = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _english_again():
    i18n.set_language("en")
    yield
    i18n.set_language("en")


def test_a_day_is_written_in_every_form():
    day = dt.datetime(2026, 11, 25, 19, 0)
    assert dates.weekday(day) == "Wed"
    assert dates.day(day) == "Wed 25 Nov"
    assert dates.day_year(day) == "Wed 25 Nov 2026"
    assert dates.long_day(day) == "Wednesday 25 November"
    assert dates.month(day) == "November 2026"
    assert dates.moment(day) == "Wed 25 Nov, 19:00"
    assert dates.moment(day.replace(hour=9, minute=5)) == "Wed 25 Nov, 09:05"


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_day_and_month_has_its_own_name(language):
    i18n.set_language(language)
    week = [dt.date(2026, 11, 23) + dt.timedelta(days=n) for n in range(7)]
    assert len({dates.weekday(day) for day in week}) == 7
    assert len({dates.long_day(day).split()[0] for day in week}) == 7
    assert len({dates.month_name(month) for month in range(1, 13)}) == 12
    assert len({dates.day(dt.date(2026, month, 1)).split()[2] for month in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("value", "text"), [(22, "22"), (22.0, "22"), (4.6, "4.6"), (0, "0"), (9.96, "10"), (0.04, "0")]
)
def test_a_number_has_no_needless_decimals(value, text):
    assert dates.number(value) == text
    assert dates.seconds(value) == f"{text} s"


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        (dt.timedelta(seconds=-1), "now"),
        (dt.timedelta(seconds=59), "now"),
        (MINUTE, "in 1 min"),
        (59 * MINUTE + dt.timedelta(seconds=59), "in 59 min"),
        (HOUR, "in 1 h"),
        (HOUR + MINUTE, "in 1 h 1 min"),
        (24 * HOUR - MINUTE, "in 23 h 59 min"),
        (24 * HOUR, "in 1 day"),
        (24 * HOUR + 59 * MINUTE, "in 1 day"),
        (107 * HOUR, "in 4 days 11 h"),
    ],
)
def test_how_far_off_something_is(gap, text):
    assert dates.ahead(gap) == text


@given(st.timedeltas(dt.timedelta(0), dt.timedelta(days=400)))
def test_what_is_ahead_never_says_more_than_is_left(gap):
    words = dates.ahead(gap).removeprefix("in ").split()
    units = {"day": 1440, "days": 1440, "h": 60, "min": 1}
    said = sum(int(n) * units[unit] for n, unit in zip(words[::2], words[1::2], strict=False))
    rest = gap - said * MINUTE
    assert dt.timedelta(0) <= rest < (HOUR if "day" in " ".join(words) else MINUTE)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (dt.time(0, 5), "12:05 am"),
        (dt.time(9), "9:00 am"),
        (dt.time(12), "12:00 pm"),
        (dt.time(13, 30), "1:30 pm"),
        (dt.time(23, 59), "11:59 pm"),
    ],
)
def test_a_time_is_told_by_twelve_hours_where_that_is_chosen(time, said):
    dates.set_twelve_hours(True)
    try:
        assert dates.clock(time) == said
    finally:
        dates.set_twelve_hours(False)
    assert dates.clock(time) == f"{time:%H:%M}"
