"""What headings, sheets' and files' names say of dates, and days by their place in a plan."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.texts.surroundings import Around, Relative, around, relative
from tests.each import each
from tests.growing import times_as_long
from tests.trying import examples

TODAY = dt.date(2026, 11, 30)
AROUND = {
    "Week of 7 Dec 2026": Around(2026, 12, dt.date(2026, 12, 7)),
    "Maret 2027": Around(2027, 3),
    "Minggu 2 (8-14 Maret)": Around(None, 3, dt.date(2027, 3, 8), 2),
    "content-plan-2027-03": Around(2027, 3),
    "Q2 2027": Around(2027),
    "Senin 7 Des": Around(None, 12, dt.date(2026, 12, 7)),
    "Week 1": Around(week=1),
    "Muttley Row, week of 1 March 2027": Around(2027, 3, dt.date(2027, 3, 1)),
    "MINGGU 2": Around(week=2),
    "konten minggu depan ya, maret 2027": Around(2027, 3),
    "ตารางโพสต์เดือนมีนาคม": Around(None, 3),
    "Mar-01-2027_Mar-31-2027_1029": Around(2027, 3),
    "June & July 2027": Around(2027),
    "konten Maret-April 2027": Around(2027),
    "Kalender Konten 2027": Around(2027),
    "Guiones de marzo de 2027": Around(2027, 3),
    "Feb 14-28, 2026": Around(2026, 2, dt.date(2026, 2, 14)),
    "AUG W2 (3-9)": Around(None, 8, dt.date(2026, 8, 3), 2),
    "Maret": Around(None, 3),
    "03-2027": Around(2027, 3),
    "2027_03": Around(2027, 3),
    "plan_maret_2027_final": Around(2027, 3),
    "Dec 2026 - Jan 2027": Around(),
    "Tháng 3/2027": Around(2027, 3),
    "März '27": Around(2027, 3),
    "Mudik aman #mudik2027": Around(),
    "You may like this": Around(),
    "Post at 7 PM every day": Around(),
    "1.500 pengikut baru": Around(),
    "Jam 9.30 dan 10.12": Around(),
    "Q2 TikTok plan": Around(),
    "30 days of short videos": Around(),
    "": Around(),
    "Monday, 1 March": Around(None, 3, dt.date(2027, 3, 1)),
}
RELATIVE = {
    "Day 1": Relative(day=1),
    "Hari ke-3": Relative(day=3),
    "Hari 3": Relative(day=3),
    "Week 2, Mon": Relative(2, 0),
    "D+3": Relative(day=4),
    "Minggu 2 Senin": Relative(2, 0),
    "Minggu ke-2, Rabu": Relative(2, 2),
    "Tuesday": Relative(weekday=1),
    "Minggu": Relative(weekday=6),
    "Day 1: Egg slides": Relative(day=1, rest="Egg slides"),
    "Mon 19:00": Relative(weekday=0, rest="19:00"),
    "Hari Senin": Relative(weekday=0),
    "W2 D3": Relative(2, None, 3),
    "Thứ Hai": Relative(weekday=0),
    "Tuần 2 - Thứ Ba": Relative(2, 1),
    "Lunes": Relative(weekday=0),
    "segunda-feira": Relative(weekday=0),
    "Semana 2, martes": Relative(2, 1),
    "Week 2": Relative(2),
    "วันจันทร์": Relative(weekday=0),
    "Jour 3": Relative(day=3),
    "Monday (Day 1)": Relative(None, 0, 1),
    "H+2": Relative(day=3),
    "**Day 2**": Relative(day=2),
    "Tag 4": Relative(day=4),
    "Senin: unboxing": Relative(weekday=0, rest="unboxing"),
    "✅ Day 5": Relative(day=5),
}


@each("text", AROUND)
def test_a_heading_says_year_month_date_and_week(text: str) -> None:
    assert around(text, TODAY, True) == AROUND[text]


def test_a_heading_takes_the_year_of_what_stands_around_it() -> None:
    assert around("Senin 1 Maret", TODAY, True, year=2028, month=3).date == dt.date(2028, 3, 1)


@each("text", RELATIVE)
def test_a_day_is_told_by_its_place(text: str) -> None:
    assert relative(text) == RELATIVE[text]


@each(
    "text",
    [
        "",
        "Latte",
        "Mon-Fri",
        "Mon & Wed",
        "Senin dan Rabu",
        "Mon 7 Dec",
        "D",
        "H 3",
        "Daylight 3",
        "Sunday reset spread",
        "Fri Jun 4",
        "7 Dec",
    ],
)
def test_several_days_or_none_are_none(text: str) -> None:
    assert relative(text) is None


@examples(200, 3000, deadline=None)
@given(st.text(max_size=60) | st.text("0123456789-/.,:' ()[]*~DecMarMingguWeekday_", max_size=40))
def test_reading_surroundings_never_raises(text: str) -> None:
    around(text, TODAY, True)
    relative(text)


@each("part", ["7 ", "Mar ", "week ", "(", "Mon ", "2027 ", "_", "day 1 "])
def test_reading_surroundings_takes_no_longer_than_their_text_grows(part: str) -> None:
    first, second = around.__wrapped__, relative.__wrapped__
    assert (
        times_as_long(lambda n: (first(part * n, TODAY, True), second(part * n)), 1_000, 16_000, most=48) < 48
    )
