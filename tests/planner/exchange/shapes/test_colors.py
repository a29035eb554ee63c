"""A stage that is shown by the colour of a cell alone is not read, and that is told once a sheet."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from planner.exchange.shapes import sheets

GREEN, YELLOW, RED = "FF93C47D", "FFFFE599", "FFE06666"
PLAN = [("Title", "Date"), ("Latte", "2026-12-04"), ("Tea", "2026-12-05"), ("Mocha", "2026-12-06")]


def notes(cells: dict[str, Any], colors: dict[str, str], name: str = "Plan") -> list[str]:
    """Return what is said of the colours on a sheet with the plan and further cells."""
    book = openpyxl.Workbook()
    book.active.title = name
    for row in PLAN:
        book.active.append(row)
    for at, text in cells.items():
        book.active[at] = text
    for at, color in colors.items():
        book.active[at].fill = PatternFill("solid", fgColor=color)
    file = BytesIO()
    book.save(file)
    read = sheets.read(file.getvalue(), "plan.xlsx", ())
    said = [one.message for one in (*read.problems, *(p for table in read.tables for p in table.problems))]
    return [one for one in said if "colours" in one]


PAINTED = {"A2": GREEN, "A3": YELLOW, "A4": YELLOW}


def test_a_legend_beside_the_plan_is_told_once():
    legend = {"F1": "Legend", "F2": "Posted", "F3": "Filmed"}
    said = notes(legend, PAINTED | {"F2": GREEN, "F3": YELLOW})
    assert said == [
        "The colours on “Plan” are not read: Posted, Filmed. Write the stage in a column where it matters."
    ]


@pytest.mark.parametrize(
    ("legend", "colors"),
    [
        ({"B8": "Posted", "B9": "Filmed"}, {"A8": GREEN, "A9": YELLOW}),
        ({"A8": "Hijau = sudah tayang", "A9": "Kuning = sudah direkam"}, {"A8": GREEN, "A9": YELLOW}),
        ({"A8": "Gedreht", "B8": "Veröffentlicht"}, {"A8": YELLOW, "B8": GREEN}),
    ],
)
def test_a_legend_may_be_blank_cells_with_words_beside_them_or_words_in_a_row(legend, colors):
    assert len(notes(legend, PAINTED | colors)) == 1


def test_a_column_of_stages_with_colors_is_read_and_nothing_is_told():
    stages = {"C1": "Status", "C2": "Posted", "C3": "Filmed", "C4": "Idea"}
    row_by_row = {
        f"{column}{row}": color for row, color in ((2, GREEN), (3, YELLOW), (4, RED)) for column in "ABC"
    }
    assert notes(stages, {"C2": GREEN, "C3": YELLOW, "C4": RED}) == []
    assert notes(stages, row_by_row) == []


def test_colors_without_a_legend_and_a_legend_without_colors_are_not_told():
    assert notes({}, PAINTED) == []
    assert notes({"F2": "Posted", "F3": "Filmed"}, PAINTED) == []
    assert notes({"F2": "Posted", "F3": "Filmed"}, {"F2": GREEN, "F3": YELLOW}) == []
