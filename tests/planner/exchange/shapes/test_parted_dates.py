"""A date in three columns is one date, and a table of days explains no codes."""

import datetime as dt

import pytest

from planner.exchange import plan_source, tables
from planner.exchange.plan_source import Answers

TODAY = dt.date(2026, 12, 1)


def dated(text):
    source = tables.read_all_text(text)
    plan = plan_source.read(source, plan_source.parts(source), Answers(TODAY, "Asia/Jakarta", True))
    return [(video.title, video.at.date().isoformat() if video.at else None) for video in plan.videos]


@pytest.mark.parametrize(
    ("headers", "rows"),
    [
        ("Hari,Bulan,Tahun,Judul", ("3,Maret,2027,Kopi pagi", "28,April,2027,Es kopi")),
        ("Title,Day,Month,Year", ("Kopi pagi,3,3,2027", "Es kopi,28,4,2027")),
        ("Day,Month,Title", ("3,March,Kopi pagi", "28,April,Es kopi")),
        ("Tgl,Bulan,Judul", ("3,3,Kopi pagi", "28,4,Es kopi")),
    ],
)
def test_day_month_and_year_of_their_own_are_one_date(headers, rows):
    assert dated("\n".join((headers, *rows))) == [("Kopi pagi", "2027-03-03"), ("Es kopi", "2027-04-28")]


def test_a_column_of_weekdays_beside_one_of_months_stays_as_it_is():
    source = tables.read_all_text("Day,Month,Title\nMonday,March,Kopi\nTuesday,March,Teh\n")
    assert source.tables[0].headers == ("Day", "Month", "Title")


def test_a_plan_of_two_columns_explains_no_codes():
    assert dated("Tanggal,Judul\n3/3,Kopi pagi\n28/4,Es kopi\n") == [
        ("Kopi pagi", "2027-03-03"),
        ("Es kopi", "2027-04-28"),
    ]


@pytest.mark.parametrize(
    ("line", "title", "day"),
    [
        ("3 March: The 4 a.m. shift", "The 4 a.m. shift", "2027-03-03"),
        ("3 March: at 19:00 Cold brew", "Cold brew", "2027-03-03"),
    ],
)
def test_an_hour_in_a_title_stays_in_it(line, title, day):
    text = f"# March 2027\n- {line}\n- 5 March, 19:00: Gift box\n"
    assert dated(text)[0] == (title, day)
