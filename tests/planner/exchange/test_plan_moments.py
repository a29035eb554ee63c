"""Dates, times and zones of a plan: how they are read, which order holds, and what is said where they are none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.plan_table import date_order, guess_columns, parse
from planner.exchange.tables import Table
from tests.planner.exchange.planning import TODAY, levels, plan, table, video, when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-08", "2026-07-08"), ("2026/7/8", "2026-07-08"), ("31/12/2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"), ("31.12.2026", "2026-12-31"), ("31-12-2026", "2026-12-31"),
        ("31/12/26", "2026-12-31"), ("8-Jul-26", "2026-07-08"), ("July 8, 2026", "2026-07-08"),
        ("8th of July 2026", "2026-07-08"), ("8 Juli 2026", "2026-07-08"), ("8 Agt 2026", "2026-08-08"),
        ("Jumat, 8 Mei 2026", "2026-05-08"), ("Jum'at 8 Mei 2026", "2026-05-08"),
        ("2026-07-08 (Rabu)", "2026-07-08"),
        ("8 Des", "2026-12-08"), ("1 Jan", "2027-01-01"), ("4/5", "2027-05-04"), ("29 Feb", "2028-02-29"),
    ],
)  # fmt: skip
def test_dates_are_read(text: str, expected: str) -> None:
    assert when(text) == dt.date.fromisoformat(expected)


def test_without_a_year_the_nearest_one_with_the_weekday_wins_within_four_years() -> None:
    assert when("8 Jul", today=dt.date(2026, 3, 1)) == dt.date(2026, 7, 8)
    assert when("Tue 8 Jul", today=dt.date(2026, 3, 1)) == dt.date(2025, 7, 8)
    assert when("Sel, 8 Jul", today=dt.date(2026, 3, 1)) == dt.date(2025, 7, 8)
    assert when("Mon 8 Jul", today=dt.date(2026, 3, 1)) == dt.date(2024, 7, 8)
    assert when("Mon 29 Feb", today=dt.date(2026, 3, 1)) == dt.date(2028, 2, 29)  # none within four years


@pytest.mark.parametrize(
    "text", ["soon", "2026-02-30", "32/12/2026", "8 Foo 2026", "99", "0001-01-01", "8 Jul 9999"]
)
def test_a_date_that_is_none_is_a_problem_and_kept(text: str) -> None:
    parsed = plan("title,date", ("a", text))
    assert parsed.videos[0].at is None
    assert parsed.videos[0].notes == f"date: {text}"
    assert levels(parsed) == [(1, "date", "error")]
    assert text in parsed.problems[0].message


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_iso_dates_read_back(date: dt.date) -> None:
    assert when(date.isoformat()) == date


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)), st.booleans())
def test_numeric_dates_read_back_in_their_order(date: dt.date, day_first: bool) -> None:
    text = f"{date:%d/%m/%Y}" if day_first else f"{date:%m/%d/%Y}"
    assert when(text, day_first=day_first) == date


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["2026-07-08", "8 Jul"], "iso"),
        (["08/07/2026", "31/07/2026"], "day_first"),
        (["07.08.2026", "07.31.2026"], "month_first"),
        (["08/07/2026", "2026-07-09"], "ambiguous"),
        (["08/08/2026"], "iso"),
        ([""], "iso"),
    ],
)
def test_one_clear_date_decides_for_all(dates: list[str], order: str) -> None:
    cells = table("date", *dates)
    assert date_order(cells, {"date": "date"}) == order


def test_unclear_dates_take_the_order_of_the_clear_ones() -> None:
    parsed = plan("title,date,time", ("a", "07/08/2026", "19:00"), ("b", "07/31/2026", "19:00"))
    assert parsed.videos[0].at == dt.datetime(2026, 7, 8, 19, 0)
    assert parsed.problems == []


def test_unclear_dates_alone_are_read_day_first_with_a_note() -> None:
    parsed = plan("title,date,time", ("a", "07/08/2026", "19:00"))
    assert parsed.videos[0].at == dt.datetime(2026, 8, 7, 19, 0)
    assert levels(parsed) == [(None, None, "note")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19:00", "19:00"), ("19.00", "19:00"), ("8:00", "08:00"), ("7pm", "19:00"), ("7:30 PM", "19:30"),
        ("7:30 p.m.", "19:30"), ("12am", "00:00"), ("12 pm", "12:00"), ("jam 7 malam", "19:00"),
        ("jam 7", "07:00"),
        ("pukul 19.00", "19:00"), ("jam 1 siang", "13:00"), ("11 siang", "11:00"), ("12 siang", "12:00"),
        ("5 sore", "17:00"), ("7 pagi", "07:00"), ("12 malam", "00:00"), ("19:00:00", "19:00"),
    ],
)  # fmt: skip
def test_times_are_read(text: str, expected: str) -> None:
    at = video("title,date,time", ("a", "2026-07-08", text)).at
    assert at == dt.datetime.combine(dt.date(2026, 7, 8), dt.time.fromisoformat(expected))


@pytest.mark.parametrize("text", ["7", "24:00", "soon", "13:00 AM", "19:75"])
def test_a_time_that_is_none_is_a_problem_and_the_evening(text: str) -> None:
    parsed = plan("title,date,time", ("a", "2026-07-08", text))
    assert parsed.videos[0].at == dt.datetime(2026, 7, 8, 19, 0)
    assert parsed.videos[0].notes == f"time: {text}"
    assert levels(parsed) == [(1, "time", "error")]


def test_a_date_without_a_time_is_in_the_evening_and_says_so() -> None:
    parsed = plan("title,date", ("a", "2026-07-08"))
    assert parsed.videos[0].at == dt.datetime(2026, 7, 8, 19, 0)
    assert levels(parsed) == [(None, None, "note")]


def test_a_time_without_a_date_goes_to_the_notes() -> None:
    parsed = plan("title,time", ("a", "19:00"))
    assert (parsed.videos[0].at, parsed.videos[0].notes) == (None, "time: 19:00")
    assert levels(parsed) == [(1, "time", "note")]


@pytest.mark.parametrize(
    "text", ["2026-07-08 19:00", "2026-07-08T19:00:00", "8 Jul 2026, 7pm", "Rabu 8 Juli 2026 pukul 19.00"]
)
@pytest.mark.parametrize("header", ["date", "datetime"])
def test_a_date_and_its_time_may_share_a_cell(header: str, text: str) -> None:
    assert video(f"title,{header}", ("a", text)).at == dt.datetime(2026, 7, 8, 19, 0)


def test_a_moment_with_an_offset_becomes_wall_clock_time() -> None:
    assert video("title,datetime", ("a", "2026-07-08T12:00:00Z")).at == dt.datetime(2026, 7, 8, 19, 0)
    moved = video("title,datetime,zone", ("a", "2026-07-08T12:00:00+00:00", "WIT"))
    assert (moved.at, moved.zone) == (dt.datetime(2026, 7, 8, 21, 0), "Asia/Jayapura")


def test_zones_come_from_their_column_the_time_or_the_calendar() -> None:
    assert video("title,date,time,zone", ("a", "2026-07-08", "19:00", "Europe/Paris")).zone == "Europe/Paris"
    assert video("title,date,time", ("a", "2026-07-08", "19:00 WITA")).zone == "Asia/Makassar"
    assert video("title,date,time", ("a", "2026-07-08", "19:00")).zone == "Asia/Jakarta"
    parsed = plan("title,zone", ("a", "Atlantis/Deep"))
    assert (parsed.videos[0].zone, parsed.videos[0].notes) == ("Asia/Jakarta", "zone: Atlantis/Deep")
    assert levels(parsed) == [(1, "zone", "error")]


def test_mar_is_tuesday_where_the_month_above_says_so() -> None:
    cells = Table(("Día", "Título"), [("mar 18", "A"), ("mié 19", "B")], context=("Mayo 2027",))
    parsed = parse(cells, guess_columns(cells), today=TODAY, zone="UTC", day_first=None)
    assert [one.at and one.at.date() for one in parsed.videos] == [dt.date(2027, 5, 18), dt.date(2027, 5, 19)]


def test_the_day_of_posting_is_when_a_task_is_due_and_not_when_it_starts() -> None:
    assert video("Name,Start Date,Due Date", ("A", "2026-07-01", "2026-07-08")).at == dt.datetime(
        2026, 7, 8, 19
    )
