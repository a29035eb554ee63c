"""Workbooks with several sheets, merged and hidden cells."""

from pathlib import Path

import openpyxl
import pytest

from planner.errors import PlanError
from planner.exchange.tables import read_all

HEADERS = ("Date", "Time", "Title", "Hook")


def saved(folder: Path, book: openpyxl.Workbook) -> Path:
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


def test_every_sheet_with_content_is_read_and_empty_ones_are_told(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(("How to use this",))
    book.active.append(("One row a video",))
    for name in ("March", "April"):
        sheet = book.create_sheet(name)
        sheet.append(HEADERS)
        sheet.append(("4 Dec", "19:00", "Latte", "Pour"))
    book.create_sheet("Spare")
    source = read_all(saved(tmp_path, book))
    assert [table.name for table in source.tables] == ["Sheet", "March", "April"]
    assert source.tables[1].context == ("plan", "March")
    assert "Spare" in source.problems[-1].message


def test_a_cell_that_is_merged_over_rows_belongs_to_all_of_them(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (
        HEADERS,
        ("4 Dec", "12:00", "Latte", "Pour"),
        ("", "19:00", "Tea", "Steam"),
        ("", "", "", ""),
    ):
        book.active.append(row)
    book.active.merge_cells("A2:A4")
    table = read_all(saved(tmp_path, book)).tables[0]
    assert [row[0] for row in table.rows] == ["4 Dec", "4 Dec"]


def test_a_cell_that_is_merged_over_the_width_stands_over_the_rows(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (HEADERS, ("Week 1",), ("4 Dec", "12:00", "Latte", "Pour")):
        book.active.append(row)
    book.active.merge_cells("A2:D2")
    table = read_all(saved(tmp_path, book)).tables[0]
    assert table.above == (("Week 1",),)


def test_hidden_rows_columns_and_sheets_are_read_and_told(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (HEADERS, ("4 Dec", "12:00", "Latte", "Pour"), ("5 Dec", "19:00", "Tea", "Steam")):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.create_sheet("Old").append(HEADERS)
    book["Old"].append(("1 Dec", "12:00", "Mocha", "Stir"))
    book["Old"].sheet_state = "hidden"
    first, second = read_all(saved(tmp_path, book)).tables
    assert [problem.message for problem in first.problems] == [
        "Hidden rows of “Sheet” were read: 2. Delete those that are not planned.",
        "Hidden columns of “Sheet” were read: B.",
    ]
    assert "“Old” is hidden" in second.problems[0].message


def test_a_sheet_of_headers_alone_is_left_out_and_told(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    with pytest.raises(PlanError, match="Add at least one row"):
        read_all(saved(tmp_path, book))
    book.create_sheet("Plan").append(HEADERS)
    book["Plan"].append(("4 Dec", "12:00", "Latte", "Pour"))
    source = read_all(saved(tmp_path, book))
    assert [table.name for table in source.tables] == ["Plan"]
    assert "“Sheet” was left out" in source.problems[0].message
