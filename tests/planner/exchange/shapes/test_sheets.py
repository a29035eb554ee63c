"""Workbooks with several sheets, merged and hidden cells."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from planner.errors import PlanError
from planner.exchange import plan_source, workbook
from planner.exchange.limits import MAX_COLUMNS
from planner.exchange.plan_source import Answers
from planner.exchange.tables import read_all
from tests.planner.exchange.packages import package, text, zipped

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


def with_hidden_parts() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in (HEADERS, ("4 Dec", "12:00", "Latte", "Pour"), ("5 Dec", "19:00", "Tea", "Steam")):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["D"].hidden = True
    book.create_sheet("Old").append(HEADERS)
    book["Old"].append(("1 Dec", "12:00", "Mocha", "Stir"))
    book["Old"].sheet_state = "hidden"
    return book


def test_hidden_rows_columns_and_sheets_are_left_out_and_told(tmp_path: Path):
    source = read_all(saved(tmp_path, with_hidden_parts()))
    [table] = source.tables
    assert table.headers == HEADERS[:3]
    assert table.rows == [("5 Dec", "19:00", "Tea")]
    assert source.left_out == source.hidden
    assert [problem.message for problem in source.hidden] == [
        "Hidden rows of “Sheet” were left out: 2.",
        "Hidden columns of “Sheet” were left out: D.",
        "The sheet “Old” is hidden and was left out.",
    ]


def test_hidden_rows_columns_and_sheets_can_be_read_and_are_told(tmp_path: Path):
    source = read_all(saved(tmp_path, with_hidden_parts()), hidden=True)
    first, second = source.tables
    assert (len(first.rows), first.headers, source.left_out) == (2, HEADERS, [])
    assert [problem.message for problem in first.problems] == [
        "Hidden rows of “Sheet” were read: 2. Delete those that are not planned.",
        "Hidden columns of “Sheet” were read: D.",
    ]
    assert "“Old” is hidden" in second.problems[0].message


def seen(tmp_path: Path, rows: list[tuple[str, ...]], hidden: set[int], columns: str = "") -> list[str]:
    """Return what comes of a sheet whose rows (from 1 on) and columns are hidden: each video with its moment."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for number in hidden:
        book.active.row_dimensions[number].hidden = True
    for letter in columns:
        book.active.column_dimensions[letter].hidden = True
    source = read_all(saved(tmp_path, book))
    plan = plan_source.read(source, plan_source.parts(source), Answers(dt.date(2026, 11, 30), "Asia/Jakarta"))
    return [f"{video.title} {video.at:%m-%d %H:%M}" for video in plan.videos]


def test_a_day_in_a_hidden_row_goes_on_to_the_rows_below_it(tmp_path: Path):
    rows = [
        HEADERS,
        ("3 Dec", "12:00", "Latte", "Pour"),
        ("4 Dec", "12:00", "Tea", "Steam"),
        ("", "19:00", "Mocha", "Stir"),
        ("", "20:00", "Flat white", "Foam"),
        ("6 Dec", "20:00", "Lungo", "Drip"),
    ]
    came = ["Latte 12-03 12:00", "Mocha 12-04 19:00", "Flat white 12-04 20:00", "Lungo 12-06 20:00"]
    assert seen(tmp_path, rows, {3}) == came


def test_a_hidden_heading_stands_over_the_rows_below_it(tmp_path: Path):
    rows = [
        ("Day", "Time", "Title", "Hook"),
        ("Week of 7 Dec 2026", "", "", ""),
        ("Monday", "12:00", "Latte", "Pour"),
        ("Week of 14 Dec 2026", "", "", ""),
        ("Monday", "12:00", "Tea", "Steam"),
        ("Tuesday", "12:00", "Mocha", "Stir"),
    ]
    assert seen(tmp_path, rows, {2, 4, 5}) == ["Latte 12-07 12:00", "Mocha 12-15 12:00"]


def test_rows_are_known_by_a_hidden_column_of_ids(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (("ID", "Title", "Price"), ("7", "Latte", "30"), ("8", "Tea", "20")):
        book.active.append(row)
    for letter in "AC":
        book.active.column_dimensions[letter].hidden = True
    source = read_all(saved(tmp_path, book))
    assert source.tables[0].headers == ("ID", "Title")
    assert [problem.message for problem in source.hidden] == ["Hidden columns of “Sheet” were left out: C."]


def test_a_workbook_in_which_nothing_is_seen_is_read_all_the_same(tmp_path: Path):
    book = with_hidden_parts()
    book.active.row_dimensions[3].hidden = True
    book["Sheet"].row_dimensions[1].hidden = True
    source = read_all(saved(tmp_path, book))
    assert [len(table.rows) for table in source.tables] == [2, 1]
    assert "were read" in source.tables[0].problems[0].message


def test_what_would_hide_millions_of_columns_is_no_more_than_a_table_can_have(tmp_path: Path):
    columns = "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 2000 + "</cols>"
    rows = f"<row>{text('A1', 'Title')}</row><row>{text('A2', 'Latte')}</row>"
    sheet = package(rows)
    name = "xl/worksheets/sheet1.xml"
    sheet[name] = str(sheet[name]).replace("<sheetData", columns + "<sheetData")
    [found], _empty = workbook.sheets(zipped(sheet))
    assert found.hidden_columns == tuple(range(1, MAX_COLUMNS + 1))


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
