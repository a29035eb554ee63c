import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import dates, times
from planner.errors import PlanError

ZONES = [
    "Asia/Jakarta",
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Asia/Tehran",
]
walls = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2050, 1, 1)).map(lambda d: d.replace(microsecond=0))


@given(walls, st.sampled_from(ZONES))
def test_a_wall_clock_time_comes_back_unless_it_never_happens(wall, zone):
    back = times.to_wall(times.to_utc(wall, zone), zone)
    aware = wall.replace(tzinfo=ZoneInfo(zone))
    exists = aware.astimezone(dt.UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall
    assert back == wall if exists else back > wall


@given(
    st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2050, 1, 1), timezones=st.just(dt.UTC)),
    st.sampled_from(ZONES),
)
def test_later_moments_never_come_before_on_the_clock_by_more_than_a_change(moment, zone):
    later = moment + dt.timedelta(hours=3)
    assert times.to_wall(later, zone) > times.to_wall(moment, zone)


def test_a_time_that_happens_twice_is_the_first():
    assert times.to_utc(dt.datetime(2027, 10, 31, 1, 30), "Europe/London") == dt.datetime(
        2027, 10, 31, 0, 30, tzinfo=dt.UTC
    )


def test_a_time_that_never_happens_moves_on_by_the_gap():
    moment = times.to_utc(dt.datetime(2027, 3, 14, 2, 30), "America/New_York")
    assert times.to_wall(moment, "America/New_York") == dt.datetime(2027, 3, 14, 3, 30)


def test_what_is_planned_is_stored_to_the_minute_with_its_zone_and_its_moment():
    at, zone, at_utc = times.placed(dt.datetime(2026, 11, 27, 19, 0, 42, 7), "Asia/Jakarta")
    assert (at, zone) == (dt.datetime(2026, 11, 27, 19), "Asia/Jakarta")
    assert at_utc == dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
    assert times.placed(None, "Asia/Jakarta") == (None, "Asia/Jakarta", None)


def test_a_zone_that_does_not_exist_is_told():
    with pytest.raises(PlanError, match="Mars"):
        times.to_utc(dt.datetime(2027, 1, 1), "Mars/Olympus")


@pytest.mark.parametrize(
    ("zone", "label"),
    [("Asia/Jakarta", "WIB"), ("America/Sao_Paulo", "UTC−3"), ("Asia/Kathmandu", "UTC+5:45")],
)
def test_a_zone_is_named_shortly_or_by_its_offset(zone, label):
    assert times.zone_label(zone, dt.datetime(2026, 11, 25)) == label


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (dt.timedelta(minutes=5), "in 5 min"),
        (dt.timedelta(hours=2), "in 2 h"),
        (dt.timedelta(hours=2, minutes=5), "in 2 h 5 min"),
        (dt.timedelta(days=4, hours=11), "in 4 days 11 h"),
        (dt.timedelta(days=1), "in 1 day"),
        (dt.timedelta(0), "now"),
        (dt.timedelta(days=-3), "now"),
    ],
)
def test_how_far_off_something_is_stands_in_words(gap, words):
    assert dates.ahead(gap) == words


def test_dates_are_written_as_people_write_them():
    day = dt.datetime(2026, 5, 6, 19, 0)
    assert dates.moment(day) == "Wed 6 May, 19:00"
    assert dates.long_day(day) == "Wednesday 6 May"
    assert dates.month(day) == "May 2026"
    assert (dates.seconds(22), dates.seconds(4.55)) == ("22 s", "4.5 s")


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 6))
def test_a_week_begins_on_its_weekday_at_most_six_days_ago(day, begins):
    first = dates.week_of(day, begins)
    assert first.weekday() == begins
    assert 0 <= (day - first).days <= 6


def test_months_are_counted_across_years_in_both_directions():
    day = dt.date(2026, 11, 30)
    assert [dates.month_from(day, months) for months in (-11, 0, 1, 2)] == [
        dt.date(2025, 12, 1), dt.date(2026, 11, 1), dt.date(2026, 12, 1), dt.date(2027, 1, 1),
    ]  # fmt: skip


def test_a_day_before_is_the_same_time_of_day_across_a_clock_change():
    eight = times.to_utc(
        dt.datetime(2027, 10, 3, 20), "Australia/Lord_Howe"
    )  # clocks went forward that morning
    before = times.before(eight, 24 * 60, "Australia/Lord_Howe")
    assert times.to_wall(before, "Australia/Lord_Howe") == dt.datetime(2027, 10, 2, 20)
    after = times.before(before, -24 * 60, "Australia/Lord_Howe")
    assert after == eight
    assert times.before(eight, 90, "Australia/Lord_Howe") == eight - dt.timedelta(minutes=90)


@pytest.mark.parametrize("minutes", [90, 24 * 60 - 1])
def test_what_comes_less_than_a_day_after_comes_by_time_that_passes_across_a_clock_change(minutes):
    eight = times.to_utc(dt.datetime(2027, 10, 30, 20), "Europe/London")  # clocks go back that night
    assert times.before(eight, -minutes, "Europe/London") == eight + dt.timedelta(minutes=minutes)


def test_what_comes_a_day_and_a_half_after_has_one_day_by_the_clock_and_the_rest_by_time_that_passes():
    eight = times.to_utc(dt.datetime(2027, 10, 30, 20), "Europe/London")
    later = times.before(eight, -36 * 60, "Europe/London")
    assert times.to_wall(later, "Europe/London") == dt.datetime(2027, 11, 1, 8)
    assert later - eight == dt.timedelta(hours=37)


def test_days_after_are_counted_whole_and_the_minutes_beside_them_too():
    noon = dt.datetime(2026, 11, 23, 5, tzinfo=dt.UTC)
    for minutes in (-3 * 24 * 60 - 1, -24 * 60 - 1, -24 * 60, 24 * 60, 24 * 60 + 1, 3 * 24 * 60 + 90):
        assert times.before(noon, minutes, "Asia/Jakarta") == noon - dt.timedelta(minutes=minutes)


def test_a_year_is_in_reach_from_the_first_that_can_be_planned_to_the_last():
    for year in (1900, 2026, 2999):
        assert times.within_reach(dt.date(year, 12, 31)) == dt.date(year, 12, 31)
    for year in (1899, 3000):
        with pytest.raises(PlanError, match=f"{year} is out of reach"):
            times.within_reach(dt.date(year, 1, 1))


def test_a_zone_that_is_not_known_gives_way_to_another_and_that_to_utc():
    assert times.usable("Asia/Jakarta", "Europe/London") == "Asia/Jakarta"
    assert times.usable("Mars/Olympus", "Europe/London") == "Europe/London"
    assert times.usable("Mars/Olympus", "Mars/Hellas") == times.usable("") == "UTC"


def test_a_clock_of_a_zone_that_is_not_known_shows_utc_and_the_zone_its_own_name():
    noon = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
    assert times.to_wall(noon, "Mars/Olympus") == dt.datetime(2026, 11, 23, 12)
    assert times.zone_label("Mars/Olympus", dt.datetime(2026, 11, 23)) == "Mars/Olympus"
    assert times.zone_label("", dt.datetime(2026, 11, 23)) == "UTC"


def test_what_a_clock_shows_the_second_time_is_a_plain_time():
    second = times.to_wall(dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC), "Europe/London")
    assert (second, second.tzinfo, second.fold) == (dt.datetime(2027, 10, 31, 1, 30), None, 0)


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("UTC", "UTC+0"),
        ("Asia/Jakarta", "UTC+7"),
        ("Asia/Kathmandu", "UTC+5:45"),
        ("America/St_Johns", "UTC−3:30"),
        ("Pacific/Marquesas", "UTC−9:30"),
        ("Europe/London", "UTC+0"),
    ],
)
def test_an_offset_has_its_sign_its_hours_and_minutes_where_there_are_any(zone, offset):
    assert times.utc_offset(zone, dt.datetime(2026, 11, 25)) == offset


def test_minutes_of_an_offset_have_two_digits_and_seconds_are_rounded():
    assert times.utc_offset("Europe/Paris", dt.datetime(1905, 1, 1)) == "UTC+0:09"


def test_a_country_has_its_zones_and_a_zone_its_country():
    assert times.zones_of("id") == times.zones_of("ID") == (
        "Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura",
    )  # fmt: skip
    assert times.zones_of("XX") == ()
    assert [times.country_of(zone) for zone in ("Asia/Jakarta", "Europe/Rome", "UTC")] == ["ID", "IT", ""]


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ((), ""),
        ((19,), "19–20"),
        ((20, 12, 19), "12–13, 19–21"),
        ((0, 1, 2, 23), "0–3, 23–24"),
        ((7, 9, 11), "7–8, 9–10, 11–12"),
    ],
)
def test_hours_of_a_day_are_said_as_stretches(hours, said):
    assert times.hours_label(hours) == said


def test_a_day_alone_means_seven_in_the_evening():
    assert dt.time(19) == times.EVENING


def test_the_computers_zone_is_utc_whatever_else_it_may_be_set_to(monkeypatch):
    for name in ("Mars/Olympus", "../../etc/passwd", "Europe", "UTC+3", __file__):
        monkeypatch.setenv("TZ", name)
        assert times.system_zone() == "UTC", name
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    assert times.system_zone() == "Asia/Jakarta"
