"""A date that goes on is never cut short: several days, or another year, are not read as the one that begins."""

import datetime as dt

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from planner.exchange.plan_table import date_order, guess_columns, parse
from planner.exchange.tables import Table
from planner.texts import moments
from planner.texts.typed_line import understand

TODAY = dt.date(2026, 11, 30)
NOW = dt.datetime(2026, 11, 30, 9)
SEVERAL = [
    "Apr 8-14", "Dec 10-12, 2026", "7-13 Des", "12 Des 27", "Dec 7-13", "3-5 Jan 2027", "3-5 Maret 2027",
    "12 Dec '27", "12 Dec ’27", "4 Des 27", "1-3/4/2027", "5/6/2027-8/6/2027", "Mon 7 - Wed 9 Dec", "7 & 8 Dec",
    "7 s/d 9 Des", "7 Dec to 9 Dec", "7 Dec – 9 Dec", "7 Des sampai 9 Des", "7 Dec and 8 Dec", "7 Dec, 8 Dec",
    "2026-12-07/2026-12-09", "2026-12-07 - 2026-12-09", "2026-12-07–09", "7/12 - 9/12", "7/12-9/12", "5-6-7",
    "Dec 7-Jan 3", "7 Dec/8 Dec", "7 Dec 2026-2027", "7 Dec until Friday", "Dec 7th-9th", "Dec-7-13",
    "7 Dec + 8 Dec", "7-8-9 Dec", "7 - 9 Dec", "7, 8 Dec",
]  # fmt: skip
ONE = {
    "7 Dec 19:00": (7, "19:00"), "2026-12-07T10:00": (7, "10:00"), "7 Dec (Mon)": (7, ""), "Mon, 7 Dec": (7, ""),
    "7 Dec launch": (7, "launch"), "Dec 7 at 7pm": (7, "at 7pm"), "7-Dec-26": (7, ""), "07/12/26 19.30": (7, "19.30"),
    "7 Des 2026 jam 5 sore": (7, "jam 5 sore"), "7 Dec, 2026": (7, ""), "7 Dec cold-brew": (7, "cold-brew"),
}  # fmt: skip


@pytest.mark.parametrize("text", SEVERAL)
def test_several_days_in_a_table_are_no_date_but_a_sentence(text: str) -> None:
    table = Table(("Title", "Date", "Time"), [("Teaser", text, "19:00")])
    plan = parse(table, guess_columns(table), today=TODAY, zone="Asia/Jakarta", day_first=True)
    assert plan.videos[0].at is None
    assert text in plan.videos[0].notes
    said = next(problem for problem in plan.problems if problem.level == "error")
    assert (said.row, said.column) == (1, "Date")
    assert "8 Apr 2027" in said.message
    assert text in said.message


@pytest.mark.parametrize("text", SEVERAL)
def test_several_days_in_a_line_stay_in_the_title(text: str) -> None:
    found = understand(f"Gift box {text}", NOW)
    assert (found.day, found.title) == (None, f"Gift box {text}".rstrip(","))


@pytest.mark.parametrize("text", SEVERAL)
def test_several_days_do_not_say_in_which_order_dates_are_written(text: str) -> None:
    table = Table(("Title", "Date"), [("a", text), ("b", "31/12/2026")])
    assert date_order(table, {"Date": "date"}) == "day_first"


@pytest.mark.parametrize("text", ONE)
def test_what_may_follow_a_date_follows(text: str) -> None:
    day, rest = ONE[text]
    assert moments.day(text, TODAY, day_first=True) == (dt.date(2026, 12, day), rest)


@pytest.mark.parametrize(
    ("line", "day", "title"),
    [
        ("Latte 7 Dec 19:00", 7, "Latte"),
        ("7 Dec cold brew", 7, "cold brew"),
        ("fri 3 tips for latte", 4, "3 tips for latte"),
        ("Latte fri - 3 tips", 4, "Latte - 3 tips"),
        ("Latte 7 Dec 22s", 7, "Latte"),
        ("Latte 7 Dec 30 detik", 7, "Latte"),
        ("7 Dec - cold brew", 7, "cold brew"),
        ("salt and pepper 7 Dec", 7, "salt and pepper"),
        ("Latte besok - 3 tips", 1, "Latte - 3 tips"),
    ],
)
def test_what_may_stand_beside_a_day_in_a_line_does(line: str, day: int, title: str) -> None:
    found = understand(line, NOW)
    assert (found.day, found.title) == (dt.date(2026, 12, day), title)


FORMS = (
    "{d:%Y-%m-%d}", "{d:%Y/%m/%d}", "{d:%d/%m/%Y}", "{d:%d.%m.%y}", "{d.day} {d:%b}", "{d:%b} {d.day}",
    "{d.day} {d:%B} {d.year}", "{d:%B} {d.day}, {d.year}", "{d:%d-%b-%y}", "{d:%a} {d.day} {d:%b}", "{d.day}/{d.month}",
    "{d.day}th of {d:%B}",
)  # fmt: skip
MORE = st.tuples(
    st.sampled_from(["", " ", ", ", "-", " - ", "–", "/", " to ", " s/d ", " & ", " '", "’", " until "]),
    st.sampled_from(["7", "13", "27", "2027", "9 Dec", "Des", "Jan 3", "8/6/2027", "Wed 9", "2027-01-03", "99",
         "19:00", "3rd"]),
).map("".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31)), st.sampled_from(FORMS), MORE)
@example(dt.date(2027, 4, 8), "{d:%b} {d.day}", "-14")
def test_a_date_with_more_behind_it_is_that_date_and_a_time_or_none(
    day: dt.date, form: str, more: str
) -> None:
    text = form.format(d=day) + more
    without = moments.day(form.format(d=day), TODAY, day_first=True)
    assume(without is not None)
    assert without is not None
    found = moments.day(text, TODAY, day_first=True)
    whole = {
        form.format(d=day) + f"{sign}{year}"
        for sign in (" ", ", ", "-", "/", " - ")
        for year in ("2027", "27", "13", "99")
    }
    if text in whole:
        return  # this is a date with its year
    if found is not None and (found[0].month, found[0].day) == (without[0].month, without[0].day):
        assert found[0] == without[0]
        assert not any(map(str.isalnum, found[1])) or moments.clock(found[1])
    else:
        assert found is None or more[0] in "0123456789"  # "3 Dec 1" + "3" is another date
