"""Codes and signs that a plan explains itself are spelled, and that is told."""

from planner.exchange import codes
from planner.exchange.tables import Source, Table


def test_codes_and_signs_are_read_out_of_a_line() -> None:
    assert codes.explained(("Kod masa: P = 9.00 pagi, M = 8.30 malam",)) == {
        "P": "9.00 pagi",
        "M": "8.30 malam",
    }
    assert codes.explained(("Arti tanda: 🎬 sudah take ✂️ sudah edit",)) == {
        "🎬": "sudah take",
        "✂": "sudah edit",
    }


def test_one_sign_alone_explains_nothing() -> None:
    assert codes.explained(("A = B", "🎬 Plan", "Day 1: 19:00, Day 2: 20:00")) == {}


def test_a_column_of_codes_is_spelled_and_told() -> None:
    plan = Table(("Slot", "Title"), [("P", "Mug"), ("M", "Lid")], context=("P = 9.00, M = 20.30",))
    spelled = codes.spelled(plan, {})
    assert [row[0] for row in spelled.rows] == ["9.00", "20.30"]
    assert "“P” – “9.00”" in spelled.problems[0].message


def test_a_code_behind_a_day_is_its_hour() -> None:
    plan = Table(("Date", "Title"), [("Lunes, Agosto 2 (G)", "Mug")], context=("U = 8:00 AM, G = 8:30 PM",))
    assert codes.spelled(plan, {}).rows[0][0] == "Lunes, Agosto 2 8:30 PM"


def test_a_small_table_beside_the_plan_explains_codes() -> None:
    legend = Table(("Kode", "Arti"), [("A", "sudah take"), ("B", "sudah tayang")])
    plan = Table(("St", "Title", "Date"), [("A", "Mug", "2027-03-03"), ("B", "Lid", "2027-03-04")])
    meanings = codes.of_tables(Source([plan, legend], []))
    assert codes.spelled(plan, meanings).rows[0][0] == "sudah take"
    assert codes.of_tables(Source([legend], [])) == {}


def test_words_that_are_no_codes_stay() -> None:
    plan = Table(("Title",), [("Mug",), ("Lid",)], context=("P = 9.00, M = 20.30",))
    assert codes.spelled(plan, {}) is plan
