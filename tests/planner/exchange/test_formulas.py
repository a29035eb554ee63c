"""Formulas without a value: what is the cell above and some days is worked out, the others are told."""

from pathlib import Path

import pytest

from planner.exchange import formulas, tables
from tests.planner.exchange.packages import package, text, zipped


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("A1+3", "2027-08-06"), ("=A1 + 3", "2027-08-06"), ("$A$1-2", "2027-08-01"), ("7+A1", "2027-08-10"),
        ("A1", "2027-08-03"), ("B1+1", "2"), ("DATE(2027,8,31)+1", "2027-09-01"), ("DATE(2027;12;24)", "2027-12-24"),
        ("C1", "19:00"), ("D1+1", "2027-08-04 19:00"),
    ],
)  # fmt: skip
def test_another_cell_with_some_days_is_worked_out(formula: str, value: str) -> None:
    rows = {1: {1: "2027-08-03", 2: "1", 3: "19:00", 4: "2027-08-03 19:00"}, 2: {9: "x"}}
    assert formulas.work_out({(2, 1): formula}, rows) == {}
    assert rows[2][1] == value


@pytest.mark.parametrize(
    "formula", ["TODAY()", "A1+B1", "A9+1", "C1+1", "DATE(2027,13,40)", "Sheet2!A1", "A1+99999999"]
)
def test_what_is_not_understood_is_left(formula: str) -> None:
    rows = {1: {1: "2027-08-03", 2: "1", 3: "19:00"}, 2: {9: "x"}}
    assert formulas.work_out({(2, 1): formula}, rows) == {(2, 1): formula}
    assert rows[2] == {9: "x"}


def test_each_cell_may_stand_on_the_one_above_it() -> None:
    rows = {1: {1: "2027-08-03"}, **{row: {2: "x"} for row in range(2, 50)}}
    assert formulas.work_out({(row, 1): f"A{row - 1}+1" for row in range(2, 50)}, rows) == {}
    assert rows[49][1] == "2027-09-20"


def test_a_formula_that_is_shared_goes_with_its_cell() -> None:
    assert formulas.shifted("A1+$B$2+C$3", 2, 1) == "B3+$B$2+D$3"
    assert formulas.shifted("LOG10(Z9)", 1, 1) == "LOG10(AA10)"


def test_dates_without_a_value_come_in_and_the_others_are_told(tmp_path: Path) -> None:
    heads = text("A1", "Title") + text("B1", "Date") + text("C1", "Left")
    cells = (
        f'<row>{text("A2", "Mug")}<c r="B2" t="d"><v>2027-08-03</v></c><c r="C2"><f>B2-TODAY()</f></c></row>'
        f'<row>{text("A3", "Pan")}<c r="B3"><f t="shared" si="0" ref="B3:B4">B2+3</f></c></row>'
        f'<row>{text("A4", "Pot")}<c r="B4"><f t="shared" si="0"/><v></v></c></row>'
        f'<row>{text("A5", "Cup")}<c r="B5"><f>EDATE(B2,1)</f></c></row>'
    )
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(package(f"<row>{heads}</row>{cells}")))
    table = tables.read(path)
    assert [row[1] for row in table.rows] == ["2027-08-03", "2027-08-06", "2027-08-09", "=EDATE(B2,1)"]
    told = [problem.message for problem in table.problems]
    assert any("C2" in message and "B2-TODAY()" in message for message in told)
    assert any("B5" in message for message in told)


def _book(tmp_path: Path, rows: str) -> tables.Table:
    heads = text("A1", "Title") + text("B1", "Date")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(package(f"<row>{heads}</row>{rows}")))
    return tables.read(path)


def test_a_row_of_formulas_alone_is_the_row_that_its_values_make(tmp_path: Path) -> None:
    first = f'<row>{text("A2", "Mug")}<c r="B2" t="d"><v>2027-08-03</v></c></row>'
    again = '<row r="3"><c r="A3"><f>A2</f></c><c r="B3"><f>B2+7</f></c></row>'
    table = _book(tmp_path, first + again)
    assert [tuple(row[:2]) for row in table.rows] == [("Mug", "2027-08-03"), ("Mug", "2027-08-10")]


def test_a_row_of_formulas_that_give_nothing_is_told_and_makes_no_row(tmp_path: Path) -> None:
    first = f'<row>{text("A2", "Mug")}<c r="B2" t="d"><v>2027-08-03</v></c></row>'
    lost = '<row r="3"><c r="A3"><f>Bank!A7</f></c><c r="B3"><f>EDATE(B2,1)</f></c></row>'
    table = _book(tmp_path, first + lost)
    assert len(table.rows) == 1
    told = " ".join(problem.message for problem in table.problems)
    assert "A3" in told
    assert "B3" in told


def test_a_hidden_row_of_formulas_alone_is_left_out_without_its_cells_being_told(tmp_path: Path) -> None:
    first = f'<row>{text("A2", "Mug")}<c r="B2" t="d"><v>2027-08-03</v></c></row>'
    lost = '<row r="3" hidden="1"><c r="A3"><f>Bank!A7</f></c></row>'
    _book(tmp_path, first + lost)
    source = tables.read_all(tmp_path / "plan.xlsx")
    told = [problem.message for problem in (*source.problems, *source.tables[0].problems, *source.left_out)]
    assert any("left out: 3" in message for message in told)
    assert not any("A3" in message for message in told)
