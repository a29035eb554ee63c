"""The shape of days and hours at the start of a line, in several languages."""

import pytest

from planner.exchange.shapes.when import When, is_group, is_when, leading


@pytest.mark.parametrize(
    ("line", "when", "kind", "rest"),
    [
        ("Senin 5/4 jam 7 malam: buka paket teh", "Senin 5/4 jam 7 malam", "both", "buka paket teh"),
        ("Kamis 8/4 stgh 9 malam: kipas", "Kamis 8/4 stgh 9 malam", "both", "kipas"),
        ("Selasa 6/4 sehabis isya: tes", "Selasa 6/4 sehabis isya", "date", "tes"),
        ("**6:30 pm** Rinse twice", "6:30 pm", "time", "Rinse twice"),
        ("Tue 6 Apr, 7pm - Rinse twice", "Tue 6 Apr, 7pm", "both", "Rinse twice"),
        ("Day 4: Rinse", "Day 4", "week", "Rinse"),
        ("Lunes 5 de abril, 19:00 h - Vela", "Lunes 5 de abril, 19:00 h", "both", "Vela"),
        ("5-7 April 2027", "5-7 April 2027", "date", ""),
        ("📅 Sabtu, 10 April 2027, jam 16.00", "📅 Sabtu, 10 April 2027, jam 16.00", "both", ""),
    ],
)
def test_a_line_begins_with_a_day_or_an_hour(line: str, when: str, kind: str, rest: str):
    assert leading(line) == When(when, kind, rest)


HOURS = [
    "7pm", "19.00", "7 de la noche", "a las 7 de la tarde", "8 h du soir", "à 20 h", "um 7 Uhr abends", "7 da noite",
    "às 7h da noite", "7 giờ tối", "ika-7 ng gabi", "pukul 7 malam", "7 โมงเช้า", "2 ทุ่ม",
]  # fmt: skip
MOMENTS = [
    "Mon 7 Dec, 7pm", "miércoles 9, 7 de la noche", "9 dic 7 de la noche", "mercredi 9 décembre, 8 h du soir",
    "Mittwoch, 9. Dezember um 7 Uhr abends", "9 de dezembro às 7 da noite", "thứ tư 9/12, 7 giờ tối",
    "Miyerkules, Dis 9, ika-7 ng gabi", "พุธ 9 ธ.ค. 2 ทุ่ม", "Rabu 9/12 pukul 7 malam",
]  # fmt: skip
TITLES = [
    "Jam tangan baru",
    "La hora del café",
    "Night routine",
    "Week in review",
    "March madness",
    "Uhr im Test",
]


@pytest.mark.parametrize("sign", [": ", " - ", " – ", " | "])
@pytest.mark.parametrize("title", TITLES)
def test_a_title_behind_an_hour_and_a_sign_is_whole_though_its_first_word_is_one_of_hours(
    title: str, sign: str
) -> None:
    for kind, heads in (("time", HOURS), ("both", MOMENTS)):
        for head in heads:
            found = leading(head + sign + title)
            assert found is not None, head
            assert (found.text, found.rest) == (head, title)
            assert found.kind in {kind, "date"}


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("7 Dec - 19:00 Latte", "7 Dec - 19:00"),
        ("19:00 - 21:00 Latte", "19:00 - 21:00"),
        ("Senin - malam: Kopi", "Senin - malam"),
        ("7 Dec – jam 7 malam: Kopi", "7 Dec – jam 7 malam"),
        ("7 Dec - Monday: Latte", "7 Dec - Monday"),
        ("Mon - Fri: Latte", "Mon - Fri"),
    ],
)
def test_what_goes_on_with_a_day_or_an_hour_behind_a_sign_is_no_title(line: str, when: str) -> None:
    found = leading(line)
    assert found is not None
    assert found.text == when


@pytest.mark.parametrize(
    "line", ["7 ways to fold", "Monday mornings decide", "30 detik pertama", "May flowers", "Ten minutes", ""]
)
def test_a_sentence_that_only_looks_like_a_day_is_none(line: str):
    assert leading(line) is None


def test_a_cell_is_a_day_only_as_a_whole():
    assert is_when("Rabu") == "date"
    assert is_when("19.00") == "time"
    assert is_when("Rabu: kopi") is None


def test_what_stands_over_others_names_a_week_a_day_or_shouts():
    assert is_group("Week 3: 7-13 Dec")
    assert is_group("MARET")
    assert not is_group("Fold the shirt once")
