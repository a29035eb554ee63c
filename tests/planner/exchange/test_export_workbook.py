"""A workbook as people expect one: dates are dates, the header stays, and no text is run."""

import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlanError
from planner.exchange import export, export_workbook, workbook
from planner.video import videos

NOW = dt.datetime(2026, 11, 23, 3, tzinfo=dt.UTC)


def sheet_of(workspace):
    """Return the workbook's sheet, as a spreadsheet sees it, and its first row below the header by the header."""
    content = workspace.read(lambda s: export.content(s, "xlsx", NOW))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return sheet, {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}


def test_a_workbook_has_real_dates_times_and_numbers_and_yes_or_no_in_words(workspace):
    made = workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19, 5)))
    workspace.do(videos.set_length(made, 22.5))
    workspace.do(videos.set_flag(made, "made_with_ai", True))
    _sheet, row = sheet_of(workspace)
    assert row["Date"].is_date
    assert row["Date"].value == dt.datetime(2026, 11, 25)
    assert row["Time"].is_date
    assert row["Time"].value == dt.time(19, 5)
    assert (row["Length"].value, row["Length"].number_format) == (22.5, 'General" s"')
    assert (row["Made with AI"].value, row["Meant for an ad"].value) == ("yes", "no")


@pytest.mark.slow
@given(st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2999, 12, 31)))
def test_a_day_and_a_time_come_back_from_a_workbook_to_the_minute(at):
    content = export_workbook.as_xlsx(
        [["Title", "Date", "Time"], ["A", at.date(), at.time().replace(second=0, microsecond=0)]]
    )
    rows = workbook.sheets(content)[0][0].rows
    assert [rows[2][2], rows[2][3]] == [f"{at:%Y-%m-%d}", f"{at:%H:%M}"]


def test_a_workbook_keeps_its_header_and_title_in_view_filters_and_wraps(workspace):
    made = workspace.do(videos.add("Cold brew"))
    workspace.do(videos.set_text(made, "script", "One word after the other. " * 20))
    sheet, row = sheet_of(workspace)
    last = f"{row['Notes'].column_letter}2"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:{last}")
    assert all(cell.font.bold for cell in sheet[1])
    assert row["Script"].alignment.wrap_text
    widths = {head: sheet.column_dimensions[cell.column_letter].width for head, cell in row.items()}
    assert widths["Script"] == export_workbook.WIDEST
    assert all(len(head) < widths[head] <= export_workbook.WIDEST for head in widths)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "#N/A", "'=1", "_x0041_"])
def test_no_text_of_a_workbook_is_a_formula_or_an_error(workspace, text):
    workspace.do(videos.add(text))
    sheet, row = sheet_of(workspace)
    assert row["Title"].data_type == "s"
    assert row["Title"].quotePrefix == (text[0] in "=+-@")
    assert [cell.data_type for cell in sheet[2]].count("f") == 0


def test_a_text_that_no_spreadsheet_holds_is_refused_with_its_title(workspace):
    made = workspace.do(videos.add("Long"))
    workspace.do(videos.set_text(made, "notes", "x" * 40_000))
    with pytest.raises(PlanError, match="“Long” has a text of 40000 characters"):
        workspace.read(lambda s: export.content(s, "xlsx", NOW))
