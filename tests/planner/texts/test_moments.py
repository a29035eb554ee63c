"""Dates as people type them: of several days the first, never cut short, never guessed without a note."""

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.exchange.plan_table import date_order, guess_columns, parse
from planner.exchange.tables import Table
from planner.texts import clocks, moments
from planner.texts.moments import RANGE, SIGN_LEFT_OUT, WEEKDAY_CONTRADICTS, YEAR_GUESSED, Day
from planner.texts.typed_line import understand
from tests.each import each
from tests.growing import times_as_long
from tests.trying import examples

TODAY = dt.date(2026, 11, 30)
NOW = dt.datetime(2026, 11, 30, 9)
SEVERAL = {
    "Apr 8-14": "2027-04-08",
    "Dec 10-12, 2026": "2026-12-10",
    "7-13 Des": "2026-12-07",
    "Dec 7-13": "2026-12-07",
    "3-5 Jan 2027": "2027-01-03",
    "3-5 Maret 2027": "2027-03-03",
    "1-3/4/2027": "2027-04-01",
    "5/6/2027-8/6/2027": "2027-06-05",
    "Mon 7 - Wed 9 Dec": "2026-12-07",
    "7 & 8 Dec": "2026-12-07",
    "7 s/d 9 Des": "2026-12-07",
    "7 Dec to 9 Dec": "2026-12-07",
    "7 Dec – 9 Dec": "2026-12-07",
    "7 Des sampai 9 Des": "2026-12-07",
    "7 Dec and 8 Dec": "2026-12-07",
    "2026-12-07/2026-12-09": "2026-12-07",
    "2026-12-07 - 2026-12-09": "2026-12-07",
    "2026-12-07–09": "2026-12-07",
    "7/12 - 9/12": "2026-12-07",
    "7/12-9/12": "2026-12-07",
    "Dec 7-Jan 3": "2026-12-07",
    "7 Dec/8 Dec": "2026-12-07",
    "7 Dec until Friday": "2026-12-07",
    "Dec 7th-9th": "2026-12-07",
    "Dec-7-13": "2026-12-07",
    "7 Dec + 8 Dec": "2026-12-07",
    "7-8-9 Dec": "2026-12-07",
    "7 - 9 Dec": "2026-12-07",
    "30 Mar - 2 Apr": "2027-03-30",
    "28 Dec 2026–3 Jan 2027": "2026-12-28",
    "7 Dec → 9 Dec": "2026-12-07",
    "7..9 Dec 2026": "2026-12-07",
    "Mar 30-Apr 2, 2027": "2027-03-30",
    "8/3-14/3/2027": "2027-03-08",
    "29 Dec - 2 Jan 2027": "2026-12-29",
    "5.-7.3.2027": "2027-03-05",
    "vom 3. bis 5. März 2027": "2027-03-03",
    "du 3 au 5 mars 2027": "2027-03-03",
    "del 3 al 5 de marzo de 2027": "2027-03-03",
    "7.12.-9.12.": "2026-12-07",
    "Mon-Fri 7-11 Dec": "2026-12-07",
    "3 hanggang 5 ng Marso 2027": "2027-03-03",
    "3–5 มีนาคม 2570": "2027-03-03",
    "từ 3 đến 5/3/2027": "2027-03-03",
}
IN_A_LINE = [
    text
    for text in SEVERAL
    if text[0] not in "vdft5" and "→" not in text and "hanggang" not in text and "." not in text
]
SEVERAL_IN_COMMAS = {
    "7 Dec, 8 Dec": "2026-12-07",
    "7, 8 Dec": "2026-12-07",
    "7, 8 and 9 Dec 2026": "2026-12-07",
}
ONE = {
    "7 Dec 19:00": "19:00",
    "7 Dec (Mon)": "",
    "Mon, 7 Dec": "",
    "7 Dec launch": "launch",
    "Dec 7 at 7pm": "at 7pm",
    "7 Dec cold-brew": "cold-brew",
    "Monday 7th of December": "",
    "7 Dec: cold brew": "cold brew",
    "7 Dec so cool": "so cool",
    "Mon. 7 Dec. | 19.00": "19.00",
    "Senin/7 Des": "",
    "7 Dec 3 tips": "3 tips",
}
DATED = {
    "2026-12-07T10:00": "10:00",
    "7-Dec-26": "",
    "7/dec/2026": "",
    "week of Dec 7, 2026": "",
    "W/C 7 Dec 2026": "",
    "2ª-feira, 7/12/2026": "",
    "7hb Disember 2026": "",
    "Hari/Tgl: Senin, 7 Des 2026": "",
    "7 Des 26 jam 7": "jam 7",
    "7 Dec 2026 – 19.00": "19.00",
    "7 Dec 2026, 7–9pm": "7–9pm",
    "by 7 Dec 2026.": "",
    "07/12/26 19.30": "19.30",
    "7 Des 2026 jam 5 sore": "jam 5 sore",
    "7 Dec, 2026": "",
    "7 Dec '26": "",
    "7 Dec ’26": "",
    "7 Des 26": "",
    "Dec 7 26": "",
    "20261207": "",
    "2026/12/07": "",
    "2026.12.07": "",
    "7.12.2026": "",
    "7. 12. 2026": "",
    "7 - 12 - 2026": None,
    "2026 December 7": "",
    "Senin, 7 Desember 2026 | 19.00 WIB": "19.00 WIB",
    "7 de diciembre de 2026, 20:00 h": "20:00 h",
    "lunes 7 de diciembre de 2026": "",
    "lundi 7 décembre 2026": "",
    "Montag, den 7. Dezember 2026": "",
    "am 7. Dezember 2026": "",
    "segunda-feira, 7 de dezembro de 2026": "",
    "7 dez. 2026": "",
    "ngày 7 tháng 12 năm 2026": "",
    "Thứ Hai, 7/12/2026": "",
    "thứ hai 7 thg 12, 2026": "",
    "ngày 7 tháng mười hai năm 2026": "",
    "T2 7/12/2026": "",
    "7 ธันวาคม 2569": "",
    "วันจันทร์ที่ 7 ธันวาคม พ.ศ. 2569": "",
    "7 ธ.ค. 69": "",
    "7 ธ.ค. 2026": "",
    "๗ ธันวาคม ๒๕๖๙": "",
    "ika-7 ng Disyembre 2026": "",
    "Lunes, Disyembre 7, 2026": "",
    "Isnin, 7 Disember 2026": "",
    "Tarikh: 7 Dis 2026": "",
    "tgl 7 Des 2026": "",
    "**7 Dec 2026**": "",
    "`2026-12-07`": "",
    "_7 Dec 2026_ 19:00": "19:00",
    "## 7 Dec 2026": "",
    "[7 Dec 2026](https://a.example)": "(https://a.example)",
    "7 Dec 2026 (kalau stok aman)": "(kalau stok aman)",
    "1er décembre 2026": None,
    "7 Dec 2026 7:00 PM (GMT+7)": "7:00 PM (GMT+7)",
    "De\u0301c 7, 2026": "",
}
NONE = [
    "",
    "soon",
    "belum tentu",
    "5-6-7",
    "8.30",
    "8.30 malam - Kopi O",
    "7 Dec 2026-2027",
    "31 Feb",
    "32 Dec",
    "7 Dec 19",
    "12 Des 27 launching",
    "19.00",
    "7",
    "14 cold brews",
    "2 out of 3 tips",
    "7 Foo 2026",
    "7-13",
    "99",
    "0001-01-01",
    "7 Dec 9999",
    "7 Dec 8 Jan",
    "Dec",
]


def day(text: str, **around: int) -> Day | None:
    return moments.day(text, TODAY, day_first=True, **around)


@each("text", SEVERAL | SEVERAL_IN_COMMAS)
def test_a_range_of_days_gives_the_first_day(text: str) -> None:
    found = day(text)
    assert found is not None
    assert found.date == dt.date.fromisoformat((SEVERAL | SEVERAL_IN_COMMAS)[text])
    assert RANGE in found.notes
    assert (YEAR_GUESSED in found.notes) == ("20" not in text and "2570" not in text)
    assert found.rest == ""


@each("text", SEVERAL)
def test_several_days_in_a_table_are_the_first_and_said(text: str) -> None:
    table = Table(("Title", "Date", "Time"), [("Teaser", text, "19:00")])
    plan = parse(table, guess_columns(table), today=TODAY, zone="Asia/Jakarta", day_first=True)
    assert plan.videos[0].at == dt.datetime.fromisoformat(f"{SEVERAL[text]}T19:00")
    said = next(problem for problem in plan.problems if "several" in problem.message)
    assert (said.row, said.column, said.level) == (1, "Date", "note")
    assert text in said.message


@each("text", IN_A_LINE)
def test_several_days_in_a_line_are_the_first(text: str) -> None:
    found = understand(f"Gift box {text}", NOW)
    assert (found.day, found.title) == (dt.date.fromisoformat(SEVERAL[text]), "Gift box")


@pytest.mark.parametrize("text", ["5-6-7", "7 Dec 2026-2027", "7, 8 Dec", "7-13"])
def test_what_is_no_date_stays_in_the_title(text: str) -> None:
    found = understand(f"Gift box {text}", NOW)
    assert (found.day, found.title) == (None, f"Gift box {text}")


@each("text", SEVERAL)
def test_several_days_do_not_say_in_which_order_dates_are_written(text: str) -> None:
    table = Table(("Title", "Date"), [("a", text), ("b", "31/12/2026")])
    assert date_order(table, {"Date": "date"}) == "day_first"


@each("text", ONE)
def test_a_date_without_a_year_is_a_near_one_and_says_that_it_was_guessed(text: str) -> None:
    assert day(text) == Day(dt.date(2026, 12, 7), ONE[text], (YEAR_GUESSED,))


@each("text", [text for text in DATED if DATED[text] is not None])
def test_a_date_with_its_year_is_that_date_in_ten_languages(text: str) -> None:
    assert day(text) == Day(dt.date(2026, 12, 7), DATED[text] or "")


@each("text", NONE)
def test_what_is_no_date_or_goes_on_in_another_way_is_none(text: str) -> None:
    assert day(text) is None


@each(
    "text, expected",
    [
        ("1er mars 2027", "2027-03-01"),
        ("15 março 2027", "2027-03-15"),
        ("5. März 2027", "2027-03-05"),
        ("mar 2 mars 2027", "2027-03-02"),
        ("mar. 02/03/2027", "2027-03-02"),
        ("2 Mac 2027", "2027-03-02"),
        ("3 มี.ค. 70", "2027-03-03"),
        ("3 ม.ค. 70", "2027-01-03"),
        ("5 Hunyo 2027", "2027-06-05"),
        ("3 févr. 2027", "2027-02-03"),
        ("4 août 2027", "2027-08-04"),
        ("2 set 2027", "2027-09-02"),
        ("12 Des 27", "2027-12-12"),
        ("4 Des 27", "2027-12-04"),
    ],
)
def test_short_names_and_names_that_two_languages_share(text: str, expected: str) -> None:
    assert day(text) == Day(dt.date.fromisoformat(expected))


@pytest.mark.parametrize("text", ["✅ Feb 14", "Feb 14 🔥", "[x] Feb 14", "~~Feb 14~~", "📅 **Feb 14**"])
def test_a_sign_around_a_date_is_freed_and_noted(text: str) -> None:
    found = day(text)
    assert found is not None
    assert (found.date, SIGN_LEFT_OUT in found.notes or "🔥" in found.rest) == (dt.date(2027, 2, 14), True)


def test_a_weekday_that_contradicts_a_written_year_is_noted() -> None:
    assert day("Tue 7 Dec 2026") == Day(dt.date(2026, 12, 7), "", (WEEKDAY_CONTRADICTS,))
    assert day("7 Dec 2026 (Mon)") == Day(dt.date(2026, 12, 7))


def test_without_a_year_the_weekday_finds_it() -> None:
    assert day("Fri 5 Dec") == Day(dt.date(2025, 12, 5), "", (YEAR_GUESSED,))
    assert day("Feb 15 (Sun)") == Day(dt.date(2026, 2, 15), "", (YEAR_GUESSED,))
    assert day("Mon 29 Feb") == Day(dt.date(2028, 2, 29), "", (YEAR_GUESSED, WEEKDAY_CONTRADICTS))


def test_what_stands_around_a_date_gives_its_year_and_month() -> None:
    assert day("Feb 15 (Sun)", year=2026) == Day(dt.date(2026, 2, 15))
    assert day("14", year=2027, month=3) == Day(dt.date(2027, 3, 14))
    assert day("Mon 1", year=2027, month=3) == Day(dt.date(2027, 3, 1))
    assert day("14 19:00", year=2027, month=3) == Day(dt.date(2027, 3, 14), "19:00")
    assert day("3-5", year=2027, month=3) == Day(dt.date(2027, 3, 3), "", (RANGE,))
    assert day("8/4", year=2027, month=3) == Day(dt.date(2027, 4, 8))
    assert day("14", month=3) == Day(dt.date(2027, 3, 14), "", (YEAR_GUESSED,))
    assert day("3 Jan", year=2026, month=12) == Day(dt.date(2027, 1, 3), "", (YEAR_GUESSED,))
    assert day("14 - 19.00", year=2027, month=3) == Day(dt.date(2027, 3, 14), "19.00")
    for text in (
        "14 cold brews", "week 2", "Day 2", "Hari 3", "2 videos", "8.30 malam", "19.00", "18.00-20.00", "15-30 s",
        "10-11 WIB", "7-9 pm", "10 pagi", "18h",
    ):  # fmt: skip
        assert day(text, year=2027, month=3) is None


def test_month_or_day_comes_first_as_the_table_says() -> None:
    assert moments.day("3/4/2027", TODAY, day_first=False) == Day(dt.date(2027, 3, 4))
    assert moments.day("3/14/2027", TODAY, day_first=True) == Day(dt.date(2027, 3, 14))


@each(
    "text, expected",
    [
        ("46450", dt.datetime(2027, 3, 4)),
        ("46450.75", dt.datetime(2027, 3, 4, 18)),
        ("46450,5", dt.datetime(2027, 3, 4, 12)),
        ("19999", None),
        ("80001", None),
        ("4645", None),
        ("46450.", None),
        ("", None),
    ],
)
def test_a_serial_number_of_a_spreadsheet_is_a_moment(text: str, expected: dt.datetime | None) -> None:
    assert moments.serial(text) == expected


@each(
    "line, day, title",
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
        ("Gift box Dec 7-13", 7, "Gift box"),
        ("vela 7 de diciembre de 2026 19h", 7, "vela"),
    ],
)
def test_what_may_stand_beside_a_day_in_a_line_does(line: str, day: int, title: str) -> None:
    found = understand(line, NOW)
    assert (found.day, found.title) == (dt.date(2026, 12, day), title)


@each(
    "line",
    [
        "2 out of 3 tips",
        "3 set promo",
        "3 mac n cheese",
        "10 mars bars",
        "las 5 cosas",
        "done in 3h",
        "sore 5 tips",
        "T5 lamp",
        "about 20 cups",
        "best of 2026",
        "24 h in Bali",
        "morning routine",
        "half price sale",
    ],
)
def test_words_of_other_languages_in_a_line_are_no_dates(line: str) -> None:
    found = understand(line, NOW)
    assert (found.day, found.time, found.title) == (None, None, line)


FORMS = (
    "{d:%Y-%m-%d}",
    "{d:%Y/%m/%d}",
    "{d:%d/%m/%Y}",
    "{d:%d.%m.%y}",
    "{d.day} {d:%b} {d.year}",
    "{d:%b} {d.day}, {d.year}",
    "{d.day} {d:%B} {d.year}",
    "{d:%B} {d.day}, {d.year}",
    "{d:%d-%b-%y}",
    "{d:%a} {d.day} {d:%b} {d.year}",
    "{d:%A}, {d.day}. {d:%B} '{d:%y}",
    "{d.day}th of {d:%B} {d.year}",
)
MORE = st.tuples(
    st.sampled_from(["", " ", ", ", "-", " - ", "–", "/", " to ", " s/d ", " & ", " '", "’", " until "]),
    st.sampled_from(
        [
            "7",
            "13",
            "27",
            "2027",
            "9 Dec",
            "Des",
            "Jan 3",
            "8/6/2027",
            "Wed 9",
            "2027-01-03",
            "99",
            "19:00",
            "3rd",
        ]
    ),
).map("".join)


@examples(100, 1500, deadline=None)
@given(st.dates(dt.date(2020, 1, 1), dt.date(2060, 12, 31)), st.sampled_from(FORMS))
def test_a_date_in_any_form_is_that_date(date: dt.date, form: str) -> None:
    assert day(form.format(d=date)) == Day(date)


@examples(150, 1500, deadline=None)
@given(st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31)), st.sampled_from(FORMS), MORE)
@example(dt.date(2027, 4, 8), "{d:%b} {d.day}, {d.year}", "-14")
def test_a_date_with_more_behind_it_is_that_date_or_none(date: dt.date, form: str, more: str) -> None:
    found = day(form.format(d=date) + more)
    if found is None or more[0] in "0123456789":
        return  # "3 Dec 1" + "3" is another date
    assert found.date == date
    assert (
        RANGE in found.notes or not found.rest or clocks.clock(found.rest) or found.rest[:3] in {"3rd", "Des"}
    )


@examples(150, 2000, deadline=None)
@given(
    st.text(max_size=40)
    | st.text("0123456789-/.,:' ()[]*~DecMaretabcวันที่3พศ年✅", max_size=30)
    | st.lists(st.sampled_from(("0", "1", "2", "00", "20", "/", "-", ".", " ")), max_size=10).map("".join),
    st.booleans(),
)
@example("00000000", True)
def test_reading_a_date_never_raises(text: str, day_first: bool) -> None:
    moments.day(text, TODAY, day_first)
    moments.day(text, TODAY, day_first, year=2027, month=3)
    moments.numeric(text)
    moments.moment(text)
    moments.serial(text)


@each("part", ["7 ", "7-", "7 Dec ", "[", "(", "**a", "~~", "[a](", "a ", "๓", "7 to ", "Mon "])
def test_reading_a_date_takes_no_longer_than_its_text_grows(part: str) -> None:
    read = moments.day.__wrapped__
    assert times_as_long(lambda n: read(part * n + "7 Dec", TODAY, True), 1_000, 16_000, most=48) < 48


def test_names_of_further_languages_wait_until_a_word_needs_them() -> None:
    code = (
        "import sys, datetime as dt; from planner.texts import moments, clocks, beats, surroundings, typed_line\n"
        "assert moments.day('Senin, 7 Des 2026 jam 7 malam', dt.date(2026, 11, 30), True)\n"
        "assert 'babel' not in sys.modules\n"
        "assert moments.day('7 décembre 2026', dt.date(2026, 11, 30), True)\n"
        "assert 'babel' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Wednesday 9, 7 in the evening", "7 in the evening"),
        ("miércoles 9, 7 de la tarde", "7 de la tarde"),
        ("quarta 9, 7 da noite", "7 da noite"),
        ("Mittwoch 9, 7 am Abend", "7 am Abend"),
        ("mercredi 9, 8 h du soir", "8 h du soir"),
        ("Rabu 9, 7 malam", "7 malam"),
    ],
)
def test_an_hour_behind_a_day_is_no_second_day(text: str, rest: str) -> None:
    found = moments.day(text, TODAY, True, year=2026, month=12)
    assert found is not None
    assert (found.date, found.rest, found.notes) == (dt.date(2026, 12, 9), rest, ())
