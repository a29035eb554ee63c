"""Times of day as people type them: the readable part is taken, its rest is kept, what was understood is noted."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import times
from planner.texts.clocks import PART_OF_DAY, RANGE, SECOND_ZONE, Clock, clock
from planner.texts.vocabulary import listed
from tests.each import each
from tests.growing import times_as_long
from tests.trying import examples

PLAIN = {
    "7 de la tarde": "19:00",
    "a las 7 de la noche": "19:00",
    "8 h du soir": "20:00",
    "à 8h30 du soir": "20:30",
    "5 h de l'après-midi": "17:00",
    "7:00 n.g.": "19:00",
    "7 n.u.": "07:00",
    "3:30 N.H.": "15:30",
    "12 n.t.": "12:00",
    "um 7 Uhr abends": "19:00",
    "7 Uhr am Abend": "19:00",
    "um halb 8 am Abend": "19:30",
    "7 Uhr in der Früh": "07:00",
    "7 da noite": "19:00",
    "às 7h da noite": "19:00",
    "7 horas da manhã": "07:00",
    "7 giờ tối": "19:00",
    "7 giờ rưỡi tối": "19:30",
    "ika-7 ng gabi": "19:00",
    "alas-siyete ng gabi": "19:00",
    "ala-una ng hapon": "13:00",
    "alas-dose": "12:00",
    "pukul 7 malam": "19:00",
    "7 โมงเช้า": "07:00",
    "สองทุ่ม": "20:00",
    "หนึ่งทุ่มครึ่ง": "19:30",
    "ทุ่มครึ่ง": "19:30",
    "2 ทุ่มครึ่ง": "20:30",
    "บ่ายสาม": "15:00",
    "ตี 5": "05:00",
    "ตีห้าครึ่ง": "05:30",
    "7 in the evening": "19:00",
    "seven o'clock in the evening": "19:00",
    "19.00": "19:00",
    "jam 7an malam": "19:00",
    "8.30 mlm": "20:30",
    "1900 hrs": "19:00",
    "~7pm": "19:00",
    "19:00–": "19:00",
    "3 โมงเย็น": "15:00",
    "บ่าย 3 โมง": "15:00",
    "12 del mediodía": "12:00",
    "19:00:30": "19:00:30",
    "7pm": "19:00",
    "7 p.m.": "19:00",
    "7:30PM": "19:30",
    "12am": "00:00",
    "12 pm": "12:00",
    "12 noon": "12:00",
    "noon": "12:00",
    "midnight": "00:00",
    "pukul 19.00": "19:00",
    "jam 7 malam": "19:00",
    "12 malam": "00:00",
    "1 malam": "01:00",
    "12 tengah hari": "12:00",
    "8.30 malam": "20:30",
    "12.15 tengah hari": "12:15",
    "sore jam 5": "17:00",
    "morning 9:00": "09:00",
    "stgh 8 malam": "19:30",
    "setengah delapan": None,
    "setengah 8 malam": "19:30",
    "halb 8 abends": "19:30",
    "half past 7 pm": "19:30",
    "jam 7 lewat 15 malam": "19:15",
    "jam 8 kurang 10 malam": "19:50",
    "jam 1900": "19:00",
    "1900": None,
    "7": None,
    "24:00": None,
    "25:00": None,
    "19:60": None,
    "13 am": None,
    "30s": None,
    "22 detik": None,
    "19.000": None,
    "100.000": None,
    "": None,
    "18h": "18:00",
    "18h30": "18:30",
    "09h": "09:00",
    "18 h": "18:00",
    "20:00 h": "20:00",
    "19:00 hs": "19:00",
    "a las 19:00": "19:00",
    "a las 7 de la tarde": "19:00",
    "7 de la noche": "19:00",
    "19 Uhr": "19:00",
    "um 19 Uhr": "19:00",
    "19 Uhr 30": "19:30",
    "7 Uhr abends": "19:00",
    "7 Uhr morgens": "07:00",
    "à 19h30": "19:30",
    "7h du soir": "19:00",
    "19 heures": "19:00",
    "às 19h": "19:00",
    "lúc 19h": "19:00",
    "7h tối": "19:00",
    "7 giờ sáng": "07:00",
    "19 giờ 30": "19:30",
    "19:00 น.": "19:00",
    "2 ทุ่ม": "20:00",
    "เวลา 19.00": "19:00",
    "alas-7 ng gabi": "19:00",
    "alas 7 ng umaga": "07:00",
    "@ 7pm": "19:00",
    "at 7pm": "19:00",
    "**19:00**": "19:00",
    "⏰ 19:00": "19:00",
    "(19:00)": "19:00",
    "- 19:00": "19:00",
    "19:00 hrs": "19:00",
}
SEVERAL = {
    "18:00-20:00": "18:00",
    "9h às 11h": "09:00",
    "19h đến 20h": "19:00",
    "de 9h a 11h": "09:00",
    "between 6 and 8 pm": "18:00",
    "07:30 น. - 08:00 น.": "07:30",
    "7-9 PM": "19:00",
    "11-1 PM": "11:00",
    "10am – 1 PM": "10:00",
    "7:30-8:15 PM": "19:30",
    "9–5 pm": "09:00",
    "18:00 to 20:00": "18:00",
    "19.00 s/d 21.00": "19:00",
    "18h et 20h": "18:00",
    "6 AM / 6 PM": "06:00",
    "7-9 malam": "19:00",
    "18-20 Uhr": "18:00",
}
ZONED = {
    "7:30 PM ET": ("19:30", "America/New_York"),
    "9:00 AM EST": ("09:00", "America/New_York"),
    "19:00 PST": ("19:00", "America/Los_Angeles"),
    "7:00 PM (GMT+7)": ("19:00", "Etc/GMT-7"),
    "19:00 UTC+07:00": ("19:00", "Etc/GMT-7"),
    "19:00 GMT-3": ("19:00", "Etc/GMT+3"),
    "19:00+07:00": ("19:00", "Etc/GMT-7"),
    "19:00 UTC+5:30": ("19:00", "Asia/Kolkata"),
    "19:00 UTC": ("19:00", "UTC"),
    "19:00Z": ("19:00", "UTC"),
    "19:00 WIB": ("19:00", "Asia/Jakarta"),
    "19.00 wita": ("19:00", "Asia/Makassar"),
    "19 WIB": ("19:00", "Asia/Jakarta"),
    "jam 7 malam WIB": ("19:00", "Asia/Jakarta"),
    "19:00 Asia/Jakarta": ("19:00", "Asia/Jakarta"),
    "7pm SGT": ("19:00", "Asia/Singapore"),
    "19:00 CEST": ("19:00", "Europe/Paris"),
    "7pm AEST": ("19:00", "Australia/Sydney"),
    "9:33:20 AM GMT+7": ("09:33:20", "Etc/GMT-7"),
    "7pm Eastern Time": ("19:00", "America/New_York"),
}
PARTS = {
    "pagi": 8,
    "Morning": 8,
    "evening": 19,
    "sore": 16,
    "malam": 20,
    "mañana": 8,
    "por la mañana": 8,
    "soir": 19,
    "gabi": 20,
    "abends": 19,
    "buổi tối": 20,
    "เช้า": 8,
    "lepas Isyak": 20,
    "siang": 12,
    "à tarde": 16,
    "in the morning": 8,
}


def time(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


@each("text", [text for text in PLAIN if PLAIN[text]])
def test_a_time_is_read_in_ten_languages(text: str) -> None:
    assert clock(text) == Clock(time(PLAIN[text] or ""))


@each("text", [text for text in PLAIN if PLAIN[text] is None])
def test_what_does_not_tell_a_time_is_none(text: str) -> None:
    assert clock(text) is None


@each("text", SEVERAL)
def test_of_several_times_the_first_is_taken_and_noted(text: str) -> None:
    assert clock(text) == Clock(time(SEVERAL[text]), notes=(RANGE,))


@each("text", ZONED)
def test_a_zone_is_told_by_its_short_name_or_its_offset(text: str) -> None:
    found = clock(text)
    assert found == Clock(time(ZONED[text][0]), ZONED[text][1])
    assert times.zone(ZONED[text][1])


@pytest.mark.parametrize("text", ["19:00 WIB/20.00 WITA", "19.00 WIB / 20.00 WITA / 21.00 WIT"])
def test_of_two_zones_the_first_is_taken_and_noted(text: str) -> None:
    found = clock(text)
    assert found is not None
    assert (found.time, found.zone, found.notes) == (dt.time(19), "Asia/Jakarta", (SECOND_ZONE,))


@each("text", PARTS)
def test_a_part_of_the_day_is_a_usual_hour_and_noted(text: str) -> None:
    assert clock(text) == Clock(dt.time(PARTS[text]), notes=(PART_OF_DAY,))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("19:00 (kalau sempat)", "(kalau sempat)"),
        ("7pm - Toddler shoe", "Toddler shoe"),
        ("jam 7 malam: unboxing", "unboxing"),
        ("19:00 at home", "at home"),
        ("19:00 est arrivé", "est arrivé"),
        ("19:00 UTC+99", "UTC+99"),
        ("morning - Growing", "Growing"),
    ],
)
def test_what_is_not_understood_stays_as_the_rest(text: str, rest: str) -> None:
    found = clock(text)
    assert found is not None
    assert found.rest == rest


def test_every_zone_of_the_presets_is_known_here() -> None:
    for zone in [*listed()["zone"], *(name for names in listed()["offset_zone"].values() for name in names)]:
        assert times.zone(zone)


@examples(100, 3000, deadline=None)
@given(
    st.times(),
    st.sampled_from(
        ["{t:%H:%M}", "{t:%H.%M}", "{t:%I:%M %p}", "{t:%I.%M%p}", "{t:%H}h{t:%M}", "jam {t:%H.%M}"]
    ),
)
def test_a_time_in_any_form_is_that_time(at: dt.time, form: str) -> None:
    assert clock(form.format(t=at)) == Clock(at.replace(second=0, microsecond=0))


@examples(150, 5000, deadline=None)
@given(st.text(max_size=40) | st.text("0123456789:.h-/+ ampWIBGTjltmao@()ทุ่ม", max_size=30))
def test_reading_a_time_never_raises(text: str) -> None:
    clock(text)


@each("part", ["7 ", "7:", "jam ", "at ", "(", "GMT+", "malam ", "7-", "a.m. ", "** "])
def test_reading_a_time_takes_no_longer_than_its_text_grows(part: str) -> None:
    read = clock.__wrapped__
    assert times_as_long(lambda n: read(part * n + "7pm"), 1_000, 16_000, most=48) < 48


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("a las 7 y media de la tarde", (19, 30)),
        ("19 h et demie", (19, 30)),
        ("a las 8 y cuarto de la noche", (20, 15)),
    ],
)
def test_half_and_a_quarter_past_are_read(text: str, time: tuple[int, int]) -> None:
    found = clock(text)
    assert found is not None
    assert (found.time.hour, found.time.minute) == time


@each(
    "text, time, rest",
    [
        ("08:00, Morning coffee", "08:00", "Morning coffee"),
        ("8:00, Evening coffee", "08:00", "Evening coffee"),
        ("19:00 Night routine", "19:00", "Night routine"),
        ("7pm - Jam session", "19:00", "Jam session"),
        ("19:00 malam Kopi", "19:00", "Kopi"),
        ("7:00 malam Kopi", "19:00", "Kopi"),
        ("7:00 PM Latte", "19:00", "Latte"),
        ("8 Morning coffee", "08:00", "coffee"),
    ],
)
def test_a_part_of_the_day_that_begins_a_title_stays_with_it(text: str, time: str, rest: str) -> None:
    found = clock(text)
    assert found
    assert (f"{found.time:%H:%M}", found.rest) == (time, rest)


@pytest.mark.parametrize(
    ("text", "time", "rest"),
    [
        ("20:00 - 3 jam masak", "20:00", "3 jam masak"),
        ("20:00 – 3 hours", "20:00", "3 hours"),
        ("20:00 - 2h", "20:00", "2h"),
        ("20:00-3 jam masak", "20:00", "3 jam masak"),
        ("8pm - 2 hours of baking", "20:00", "2 hours of baking"),
        ("20h - 2 heures de cuisine", "20:00", "2 heures de cuisine"),
        ("20 Uhr - 2 Stunden kochen", "20:00", "2 Stunden kochen"),
        ("9:00 - 3 horas de rodaje", "09:00", "3 horas de rodaje"),
        ("20:00 - 3 giờ nấu", "20:00", "3 giờ nấu"),
        ("20:00 - 3 ชั่วโมง", "20:00", "3 ชั่วโมง"),
        ("20:00 - 3 oras", "20:00", "3 oras"),
        ("20.00 - 90 menit", "20:00", "90 menit"),
        ("19:00 - 5 tips kopi", "19:00", "5 tips kopi"),
    ],
)
def test_a_number_that_counts_what_stands_behind_a_time_is_no_other_time(text, time, rest):
    found = clock(text)
    assert (f"{found.time:%H:%M}", found.rest, found.notes) == (time, rest, ())


@pytest.mark.parametrize(
    "text",
    [
        "19:00 - 21:00",
        "19h-21h",
        "22h - 2h",
        "19 giờ - 21 giờ",
        "14:00 - 16 Uhr",
        "20:00 - 22 heures",
        "19:00 - 21 jam malam",
        "19.00-21 live",
    ],
)
def test_the_hour_in_which_something_ends_stays_one(text):
    assert clock(text).notes == (RANGE,)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("5, 7 tối", "17:00"),
        ("5h, 7h tối", "17:00"),
        ("lúc 5, 7 giờ tối", "17:00"),
        ("5, 7 malam", "17:00"),
        ("9, 11 pagi", "09:00"),
        ("5 & 7 pm", "17:00"),
        ("5, 7 de la tarde", "17:00"),
        ("5, 7 du soir", "17:00"),
        ("17:00, 19:00", "17:00"),
    ],
)
def test_of_two_hours_of_one_day_the_first_is_taken_and_that_is_told(text, time):
    found = clock(text)
    assert (f"{found.time:%H:%M}", found.rest, found.notes) == (time, "", (RANGE,))


def test_a_number_behind_a_comma_alone_is_no_other_hour():
    assert clock("19:00, 2 resep").rest == "2 resep"
