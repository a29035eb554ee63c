"""When the rows of a plan are posted: by their cells, the row above, headings, and what the user answers."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange import columns
from planner.exchange.plan_rows import QUOTED, Row
from planner.exchange.plan_table import Answers, ParsedPlan, PlannedVideo, read_rows
from planner.exchange.tables import Table
from tests.trying import examples

TODAY = dt.date(2026, 11, 30)  # a Monday
MONDAY = dt.date(2027, 3, 1)


def plan(
    headers: str,
    *rows: str,
    context: tuple[str, ...] = (),
    above: tuple[tuple[str, ...], ...] = (),
    **answered: Any,
) -> ParsedPlan:
    """Return the plan of a table whose headers and cells are parted by bars."""
    cells = [tuple(row.split("|")) for row in rows]
    table = Table(tuple(headers.split("|")), cells, context=context, above=above)
    return read_rows(table, columns.guess(table), Answers(TODAY, "Asia/Jakarta", **answered))


def moments(parsed: ParsedPlan) -> list[str | None]:
    """Return when each video is, as 2027-03-01T19:00, None without a date."""
    return [f"{video.at:%Y-%m-%dT%H:%M}" if video.at else None for video in parsed.videos]


def days(parsed: ParsedPlan) -> list[str | None]:
    return [moment[:10] if moment else None for moment in moments(parsed)]


def said(parsed: ParsedPlan, level: str = "note") -> str:
    return "\n".join(problem.message for problem in parsed.problems if problem.level == level)


# The date of a row


def test_a_row_with_a_time_alone_has_the_date_of_the_row_above() -> None:
    parsed = plan("Date|Time|Title", "1 Mar 2027|12:00|A", "|19:00|B", "|21:00|C", "2 Mar 2027|12:00|D")
    assert moments(parsed) == ["2027-03-01T12:00", "2027-03-01T19:00", "2027-03-01T21:00", "2027-03-02T12:00"]
    assert "2 rows without a date have the date of the row above." in said(parsed)


def test_a_row_with_neither_date_nor_time_has_no_date() -> None:
    assert days(plan("Date|Time|Title", "1 Mar 2027|12:00|A", "||B")) == ["2027-03-01", None]


def test_nothing_is_inherited_from_a_date_that_cannot_be_read() -> None:
    parsed = plan("Date|Time|Title", "1 Mar 2027|12:00|A", "soon|12:00|B", "|19:00|C")
    assert days(parsed) == ["2027-03-01", None, None]
    assert [video.notes for video in parsed.videos[1:]] == ["Date: soon\nTime: 12:00", "Time: 19:00"]


def test_a_range_of_days_is_its_first_day_and_says_so() -> None:
    parsed = plan(
        "Title|Date|Time", "A|Apr 8-14, 2027|19:00", "B|7-13 Des 2026|19:00", "C|3-5 Maret 2027|19:00"
    )
    assert days(parsed) == ["2027-04-08", "2026-12-07", "2027-03-03"]
    assert said(parsed).count("are several days. The first was taken.") == 3


def test_a_range_of_hours_is_its_beginning_and_says_so() -> None:
    parsed = plan("Title|Date|Time", "A|1 Mar 2027|18:00-20:00", "B|2 Mar 2027|7-9 PM")
    assert moments(parsed) == ["2027-03-01T18:00", "2027-03-02T19:00"]
    assert said(parsed).count("are several times. The first was taken.") == 2


def test_a_part_of_the_day_is_a_usual_hour_and_says_so() -> None:
    parsed = plan("Title|Date|Jam", "A|1 Mar 2027|19:00", "B|2 Mar 2027|20:00", "C|3 Mar 2027|pagi")
    assert days(parsed) == ["2027-03-01", "2027-03-02", "2027-03-03"]
    assert "“pagi” names no hour. A usual one was taken." in said(parsed)
    assert parsed.videos[2].at
    assert parsed.videos[2].at.hour < 12


def test_a_weekday_that_contradicts_the_date_is_told() -> None:
    parsed = plan("Title|Date|Time", "A|Fri 1 March 2027|19:00")
    assert days(parsed) == ["2027-03-01"]
    assert "the weekday in “Fri 1 March 2027” does not match the date. The date was taken." in said(parsed)


def test_a_year_that_had_to_be_guessed_is_told_once_for_all_rows() -> None:
    parsed = plan("Title|Date|Time", "A|4 Dec|19:00", "B|5 Dec|19:00", "C|6 Dec 2026|19:00")
    assert days(parsed) == ["2026-12-04", "2026-12-05", "2026-12-06"]
    assert "2 dates have no year: the nearest was taken. Check them." in said(parsed)


def test_the_year_that_the_user_names_is_no_guess() -> None:
    parsed = plan("Title|Date|Time", "A|4 Dec|19:00", "B|5 Dec|19:00", year=2028)
    assert days(parsed) == ["2028-12-04", "2028-12-05"]
    assert said(parsed) == ""


def test_dates_of_a_spreadsheet_that_were_saved_as_numbers_are_read() -> None:
    parsed = plan("Title|Date", "A|46447.75")
    assert moments(parsed) == ["2027-03-01T18:00"] or days(parsed) == [None]


def test_seconds_since_1970_are_a_moment_on_the_clock_of_the_world() -> None:
    assert moments(plan("Title|Scheduled", "A|1803902400", "B|1803988800000")) == [
        "2027-03-01T19:00",
        "2027-03-02T19:00",
    ]


def test_a_moment_with_an_offset_is_shown_in_the_zone_that_the_heading_names() -> None:
    parsed = plan("Title|Date", "A|2027-03-01T12:00:00Z", context=("Semua jam WITA",))
    assert (moments(parsed), parsed.videos[0].zone) == (["2027-03-01T20:00"], "Asia/Makassar")


# Days by their place


def test_a_week_and_a_weekday_are_a_day_once_the_first_day_is_named() -> None:
    rows = ("Week 1|Mon|19:00|A", "Week 1|Wed|19:00|B", "Week 2|Mon|19:00|C", "Week 3|Sun|19:00|D")
    parsed = plan("Week|Day|Time|Title", *rows, first_day=MONDAY)
    assert days(parsed) == ["2027-03-01", "2027-03-03", "2027-03-08", "2027-03-21"]
    assert not parsed.asks_first_day


def test_any_day_of_week_one_stands_for_it() -> None:
    rows = ("Week 1|Mon|19:00|A", "Week 2|Fri|19:00|B")
    for day in range(7):
        first = MONDAY + dt.timedelta(days=day)
        assert days(plan("Week|Day|Time|Title", *rows, first_day=first)) == ["2027-03-01", "2027-03-12"]


def test_without_the_first_day_it_is_asked_for_and_what_was_typed_is_kept() -> None:
    parsed = plan("Week|Day|Time|Title", "Week 1|Mon|19:00|A", "Week 2|Mon|12:00|B")
    assert days(parsed) == [None, None]
    assert parsed.asks_first_day
    assert "2 rows name a day such as “Day 1” or “Monday”" in said(parsed, "error")
    assert "Name the first day." in said(parsed, "error")
    for video, typed in zip(parsed.videos, (("Mon", "19:00"), ("Mon", "12:00")), strict=True):
        assert f"Day: {typed[0]}" in video.notes
        assert f"Time: {typed[1]}" in video.notes


def test_the_weeks_number_is_kept_where_no_date_came_of_it() -> None:
    parsed = plan("Week|Day|Time|Title", "Week 2|Mon|19:00|A")
    assert "Week 2" in parsed.videos[0].notes


def test_days_are_counted_from_the_first_one() -> None:
    rows = ("Day 1|A", "Day 2|B", "Day 30|C")
    assert days(plan("Day|Title", *rows, first_day=MONDAY)) == ["2027-03-01", "2027-03-02", "2027-03-30"]
    assert plan("Day|Title", *rows).asks_first_day


def test_a_numbered_week_without_a_day_is_its_first_day() -> None:
    parsed = plan("Minggu|Judul|Hook", "1|A|x", "3|B|y", first_day=MONDAY)
    assert days(parsed) == ["2027-03-01", "2027-03-15"]


def test_weekdays_beneath_a_dated_week_need_no_answer() -> None:
    parsed = plan("Day|Title", "Mon|A", "Thu|B", context=("Week of 1 March 2027",))
    assert days(parsed) == ["2027-03-01", "2027-03-04"]
    assert not parsed.asks_first_day


def test_weeks_above_the_rows_date_the_weekdays_beneath_them() -> None:
    above = (("Week 1",), ("Week 1",), ("Week 2",))
    parsed = plan("Day|Title", "Mon|A", "Thu|B", "Mon|C", above=above, first_day=MONDAY)
    assert days(parsed) == ["2027-03-01", "2027-03-04", "2027-03-08"]


def test_the_nearest_heading_dates_its_rows() -> None:
    above = (("March 2027", "1 March 2027"), ("March 2027", "1 March 2027"), ("March 2027", "2 March 2027"))
    parsed = plan("Time|Title", "12:00|A", "19:00|B", "12:00|C", above=above)
    assert moments(parsed) == ["2027-03-01T12:00", "2027-03-01T19:00", "2027-03-02T12:00"]


def test_a_heading_that_is_a_weekday_dates_its_rows() -> None:
    above = (("Week of 1 March 2027", "Tuesday"), ("Week of 1 March 2027", "Friday"))
    assert days(plan("Time|Title", "12:00|A", "19:00|B", above=above)) == ["2027-03-02", "2027-03-05"]


def test_the_nearest_of_several_headings_dates_a_row_whichever_way_it_names_the_day() -> None:
    above = (("Tuesday", "1 March 2027"), ("1 March 2027", "Tuesday"))
    assert days(plan("Time|Title", "12:00|A", "19:00|B", above=above)) == ["2027-03-01", "2027-03-02"]


# A day by its place beside a date


def test_a_weekday_that_is_the_dates_own_says_nothing_new() -> None:
    parsed = plan("Hari|Tanggal|Jam|Judul", "Senin|1 Maret 2027|19.00|A")
    assert (parsed.videos[0].notes, said(parsed)) == ("", "")


def test_a_weekday_beside_another_date_is_told() -> None:
    parsed = plan("Hari|Tanggal|Jam|Judul", "Selasa|1 Maret 2027|19.00|A")
    assert days(parsed) == ["2027-03-01"]
    assert (
        said(parsed) == "Row 1, “Hari”: the weekday in “Selasa” does not match the date. The date was taken."
    )


def test_what_else_stands_under_a_day_or_week_beside_a_date_is_kept() -> None:
    parsed = plan(
        "Week|Hari|Tanggal|Jam|Judul",
        "1|Senin|1 Maret 2027|19.00|A",
        "Launch week|Senin, kalau hujan reda|8 Maret 2027|19.00|B",
    )
    assert parsed.videos[0].notes == "Week: 1"
    assert parsed.videos[1].notes == "Week: Launch week\nHari: Senin, kalau hujan reda"


def test_a_week_with_more_behind_it_is_kept() -> None:
    parsed = plan("Week|Day|Time|Title", "Week 1 launch|Mon|19:00|A", "2|Mon|19:00|B", first_day=MONDAY)
    assert days(parsed) == ["2027-03-01", "2027-03-08"]
    assert [video.notes for video in parsed.videos] == ["Week: Week 1 launch", ""]


def test_a_week_by_its_own_date_needs_no_answer() -> None:
    parsed = plan("Week|Day|Time|Title", "1 March 2027|Mon|19:00|A", "8 March 2027|Fri|19:00|B")
    assert days(parsed) == ["2027-03-01", "2027-03-12"]
    assert [video.notes for video in parsed.videos] == ["", ""]


# What headings say


@pytest.mark.parametrize(
    "heading", ["February 14-28, 2028", "Content calendar 2028", "Rencana Februari 2028", "plan-2028-02"]
)
def test_the_year_of_a_heading_holds_beneath_it(heading: str) -> None:
    parsed = plan("Title|Date|Time", "A|Feb 15|19:00", "B|Feb 16|19:00", context=(heading,))
    assert days(parsed) == ["2028-02-15", "2028-02-16"]
    assert "no year" not in said(parsed)


def test_the_month_of_a_heading_makes_dates_of_numbers() -> None:
    parsed = plan("Tgl|Jam|Judul", "1|19.00|A", "14|12.00|B", context=("Maret 2027",))
    assert moments(parsed) == ["2027-03-01T19:00", "2027-03-14T12:00"]


def test_a_heading_over_rows_is_nearer_than_that_over_the_table() -> None:
    parsed = plan(
        "Tgl|Jam|Judul", "1|19.00|A", "2|19.00|B", context=("Maret 2027",), above=((), ("April 2027",))
    )
    assert days(parsed) == ["2027-03-01", "2027-04-02"]


@pytest.mark.parametrize(
    ("heading", "zone"),
    [("All times Eastern (America/New_York)", "America/New_York"), ("Jam: WITA", "Asia/Makassar"),
     ("Zona waktu WIT", "Asia/Jayapura"), ("Our time for tea", "Asia/Jakarta"), ("March 2027", "Asia/Jakarta")],
)  # fmt: skip
def test_a_zone_in_a_heading_holds_for_all_times_beneath_it(heading: str, zone: str) -> None:
    parsed = plan("Title|Date|Time", "A|1 Mar 2027|19:00", context=(heading,))
    assert (moments(parsed), parsed.videos[0].zone) == (["2027-03-01T19:00"], zone)


def test_a_rows_own_zone_is_nearer_than_its_headings() -> None:
    parsed = plan(
        "Title|Date|Time|Zone", "A|1 Mar 2027|19:00|WIT", "B|1 Mar 2027|19:00|", context=("Jam: WITA",)
    )
    assert [video.zone for video in parsed.videos] == ["Asia/Jayapura", "Asia/Makassar"]
    parsed = plan("Title|Date|Time", "A|1 Mar 2027|19:00 WIT", context=("Jam: WITA",))
    assert parsed.videos[0].zone == "Asia/Jayapura"


def test_of_two_zones_the_first_is_taken_and_told() -> None:
    parsed = plan("Title|Date|Jam", "A|1 Mar 2027|19.00 WIB/20.00 WITA")
    assert (moments(parsed), parsed.videos[0].zone) == (["2027-03-01T19:00"], "Asia/Jakarta")
    assert "names two zones. The first was taken." in said(parsed)


# Videos without a time


def test_a_video_without_a_time_has_its_weekdays_slot() -> None:
    slots = {0: dt.time(12, 30), 2: dt.time(20)}
    parsed = plan("Title|Date", "A|1 Mar 2027", "B|2 Mar 2027", "C|3 Mar 2027", slots=slots)
    assert moments(parsed) == ["2027-03-01T12:30", "2027-03-02T19:00", "2027-03-03T20:00"]
    assert "3 videos have no time: their weekday's slot was taken, or 19:00. Check them." in said(parsed)


def test_a_time_that_cannot_be_read_is_kept_and_the_slot_taken() -> None:
    parsed = plan("Title|Date|Time", "A|1 Mar 2027|12:00", "B|1 Mar 2027|when ready", slots={0: dt.time(20)})
    assert moments(parsed) == ["2027-03-01T12:00", "2027-03-01T20:00"]
    assert parsed.videos[1].notes == "Time: when ready"
    assert "Row 2, “Time”: “when ready” has no time such as 19:00. 20:00 was taken." in said(parsed, "error")


def test_what_stands_behind_a_date_is_no_time_and_kept() -> None:
    parsed = plan("Title|Date|Time", "A|1 Mar 2027|19:00", "B|2 Mar 2027 if Rina is back|12:00")
    assert "2 Mar 2027 if Rina is back" in parsed.videos[1].notes


def test_the_time_of_a_row_goes_before_the_one_behind_its_date_which_is_kept() -> None:
    parsed = plan(
        "Title|Date|Time", "A|2027-03-01 12:00|19:00", "B|2027-03-02 00:00|19:00", "C|2027-03-03 19:00|7 pm"
    )
    assert [moment and moment[11:] for moment in moments(parsed)] == ["19:00"] * 3
    assert [video.notes for video in parsed.videos] == ["Date: 2027-03-01 12:00", "", ""]


def test_the_time_behind_a_date_is_taken_where_the_rows_own_cannot_be_read() -> None:
    parsed = plan("Title|Date|Time", "A|2027-03-01 12:00|soon", "B|2027-03-02|19:00", "C|2027-03-02|20:00")
    assert moments(parsed)[0] == "2027-03-01T12:00"
    assert "“soon” has no time such as 19:00. 12:00 was taken." in said(parsed, "error")


# Rows


def row(**cells: str) -> Row:
    return Row(3, {name: name.title() for name in cells}, dict(cells))


def test_an_error_names_row_column_and_value_and_keeps_the_cell() -> None:
    one = row(length="soon")
    one.tell("length", "Row {row}, “{column}”: “{value}”.")
    assert [(problem.row, problem.column, problem.message) for problem in one.problems] == [
        (3, "Length", "Row 3, “Length”: “soon”.")
    ]
    assert one.kept == ["Length: soon"]


def test_a_note_keeps_nothing() -> None:
    one = row(length="soon")
    one.tell("length", "It is “{value}”.", "note")
    assert one.kept == []


def test_a_long_value_is_quoted_by_its_first_words_on_one_line() -> None:
    one = row(length="so on\n" * 100)
    one.tell("length", "{value}")
    assert one.problems[0].message == ("so on " * 100)[:QUOTED] + "…"


def test_a_cell_with_braces_is_quoted_as_it_is() -> None:
    one = row(length="{row} {nope}")
    one.tell("length", "“{value}”.")
    assert one.problems[0].message == "“{row} {nope}”."


def test_a_short_field_with_a_long_cell_is_kept_for_the_notes() -> None:
    one = row()
    one.fill("stage", "x" * 5000)
    assert "stage" not in one.cells
    assert one.kept == ["stage: " + "x" * 5000]


# Laws

TYPED = st.sampled_from(
    ["", "1 Mar 2027", "3-5 Maret 2027", "Mon", "Week 2", "Day 3", "19:00", "7-9 PM", "pagi", "soon", "WITA",
     "1 Mar 2027 if Rina is back", "19:00 WIB/20.00 WITA", "Minggu 2 Senin", "8 Jul", "noon-ish", "2", "D+3"]
)  # fmt: skip
HEADERS = "Title|Week|Day|Date|Time|Zone"


def fields_of(cells: dict[str, str], heading: str, **answered: Any) -> ParsedPlan:
    table = Table(("Title", *cells), [("A title", *cells.values())], context=(heading,))
    fields = {
        "Title": "title",
        "Week": "week",
        "Day": "weekday",
        "Date": "date",
        "Time": "time",
        "Zone": "zone",
    }
    return read_rows(table, fields, Answers(TODAY, "Asia/Jakarta", **answered))


@pytest.mark.slow
@examples(80, 3000)
@given(
    st.lists(TYPED | st.text(max_size=14), min_size=5, max_size=5),
    st.text(max_size=20) | TYPED,
    st.none() | st.just(MONDAY),
)
def test_no_text_of_a_cell_or_heading_raises(cells: list[str], heading: str, first: dt.date | None) -> None:
    typed = dict(zip(("Week", "Day", "Date", "Time", "Zone"), cells, strict=True))
    parsed = fields_of(typed, heading, first_day=first)
    assert len(parsed.videos) == 1
    assert all(problem.message.endswith(".") for problem in parsed.problems)


@examples(80, 3000)
@given(st.lists(TYPED, min_size=5, max_size=5), st.none() | st.just(MONDAY))
def test_what_was_typed_is_in_the_date_the_notes_or_a_message(
    cells: list[str], first: dt.date | None
) -> None:
    typed = dict(zip(("Week", "Day", "Date", "Time", "Zone"), cells, strict=True))
    [video] = (parsed := fields_of(typed, "", first_day=first)).videos
    told = video.notes + said(parsed) + said(parsed, "error")
    for header, cell in typed.items():
        assert cell in told or understood(header, cell, video), header


def understood(header: str, cell: str, video: PlannedVideo) -> bool:
    """Whether a cell may be in nothing but the moment of a video: those that nobody understands never are."""
    if header == "Zone":
        return video.zone == "Asia/Makassar"
    return video.at is not None and cell not in {"soon", "noon-ish", "1 Mar 2027 if Rina is back"}


def test_a_week_that_stands_where_it_begins_holds_for_the_rows_below() -> None:
    rows = ("KW 18 (3.5.–9.5.2027)|Mo|18:30|Brot", "|Mi|12:15|Teig", "KW 19 (10.5.–16.5.2027)|Di|7:45|Hefe")
    assert days(plan("Woche|Tag|Zeit|Title", *rows)) == ["2027-05-03", "2027-05-05", "2027-05-11"]


def test_day_one_may_be_told_over_the_table() -> None:
    parsed = plan("Day|Title", "Day 1 · 6:30pm|Mug", "Day 5–6|Mud", context=("Day 1 is Monday 7 June 2027",))
    assert days(parsed) == ["2027-06-07", "2027-06-11"]
    assert any("several days" in problem.message for problem in parsed.problems)


def test_all_times_may_be_those_of_a_city() -> None:
    parsed = plan("Date|Title", "3/5/2027 18:30|Pan", context=("Plan de mayo (hora de Madrid)",))
    assert parsed.videos[0].zone == "Europe/Madrid"


def test_parts_of_a_day_are_times() -> None:
    rows = ("46569|0.729166666666667|Mug", "46571|0.25|Lid")
    assert moments(plan("Rilis|Pukul|Title", *rows)) == ["2027-07-01T17:30", "2027-07-03T06:00"]


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Alle Videos um 17:30", "17:30"),
        ("All posts go out at 7pm", "19:00"),
        ("Semua tayang jam 20.00 WIB", "20:00"),
        ("Todos los videos a las 18:30", "18:30"),
        ("Updated at 17:30", "19:00"),
        ("3 videos, the last one at 17:30", "19:00"),
        ("Live at 17:30 - 18:30", "19:00"),
    ],
)
def test_an_hour_over_the_table_is_that_of_rows_without_one(line, time):
    table = Table(
        ("Title", "Date", "Time"),
        [("Latte", "2026-12-07", ""), ("Tea", "2026-12-08", "9:15")],
        context=(line,),
    )
    found = read_rows(table, columns.guess(table), Answers(TODAY, "Asia/Jakarta"))
    assert [f"{video.at:%H:%M}" for video in found.videos] == [time, "09:15"]
    assert f"or {time}. Check it." in found.problems[-1].message
