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
