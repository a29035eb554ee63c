"""A plan of several tables: which come in, what is hidden in them, when they begin, and those that are over."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt

from planner.exchange.past import OUT, POSTED
from tests.ui.importing import (
    PLAN,
    columns_shown,
    file,
    found,
    open_file,
    planned,
    press,
    settled,
)
from ui.desk import Goto
from ui.importing.page import ImportPage
from ui.importing.questions import STARTS, STAYS


@pytest.fixture
def page(store, desk, preferences, qtbot):
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


WEEKS = """# Plan

## Target

| Metrik | Angka |
|---|---|
| Pengikut | 10.000 |

## Minggu 1

| Hari | Jam | Judul |
|---|---|---|
| Senin | 19.00 | Kopi susu |
| Rabu | 12.00 | Es kopi |

## Minggu 2

| Hari | Jam | Judul | Kru |
|---|---|---|---|
| Jumat | 19.00 | Teh tarik | Dapur |
"""


def test_all_tables_are_listed_with_their_rows_and_those_with_videos_are_taken(page, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, WEEKS, "plan.md"))
    assert listed_tables(page) == ["Target: 1 row, left out", "Minggu 1: 2 videos", "Minggu 2: 1 video"]
    assert [ticked(page, at) for at in range(3)] == [False, True, True]
    listed = [page.notes.list.item(at).text() for at in range(page.notes.list.count())]
    assert any("“Target” holds no videos and was left out" in line for line in listed)


def listed_tables(page):
    return [page.tables.list.item(at).text().replace("\n", ": ") for at in range(page.tables.list.count())]


def ticked(page, at):
    return page.tables.list.item(at).checkState() == Qt.CheckState.Checked


def tick(page, at, on):
    page.tables.list.item(at).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def half_hidden(tmp_path, shown=True):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(("Title", "Date", "Hook"))
    for n, title in enumerate(("Latte", "Tea", "Mocha"), 4):
        book.active.append((title, f"2026-12-0{n}", "Pour"))
    for number in (3,) if shown else (2, 3, 4):
        book.active.row_dimensions[number].hidden = True
    if not shown:
        book.active.sheet_state = "hidden"
        book.create_sheet("Read me").append(("Words", "Meaning"))
        book["Read me"].append(("hook", "the first words"))
        book.active = 1
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def test_what_is_hidden_in_a_workbook_is_left_out_and_can_be_taken(page, store, tmp_path, qtbot):
    path = half_hidden(tmp_path)
    open_file(page, qtbot, path)
    assert [video.title for video in page.plan.videos] == ["Latte", "Mocha"]
    assert page.questions.hidden_row.isVisible()
    assert "Hidden rows of “Sheet” were left out: 3." in page.questions.hidden_row.toolTip()
    page._say("hook", "Pour", "Stir")
    settled(page, qtbot)
    page.questions.hidden.setCurrentIndex(1)
    page.questions.hidden.activated.emit(1)
    settled(page, qtbot)
    assert [(video.title, video.hook) for video in page.plan.videos] == [
        ("Latte", "Stir"), ("Tea", "Stir"), ("Mocha", "Stir"),
    ]  # fmt: skip
    page.side.remember.setChecked(True)
    press(page, qtbot)
    open_file(page, qtbot, path)
    assert len(page.plan.videos) == 3
    assert page.questions.hidden.currentData() is True


def test_a_plan_that_is_nowhere_but_on_a_hidden_sheet_is_taken_and_told(page, tmp_path, qtbot):
    open_file(page, qtbot, half_hidden(tmp_path, shown=False))
    assert [video.title for video in page.plan.videos] == ["Latte", "Tea", "Mocha"]
    assert page.questions.hidden.currentData() is True
    open_file(page, qtbot, file(tmp_path, PLAN))
    assert not page.questions.hidden_row.isVisible()


def test_a_table_can_be_left_out_and_taken_again(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, WEEKS, "plan.md"))
    tick(page, 1, on=False)
    qtbot.waitUntil(lambda: page.go.text() == "Import 1 video")
    assert [title for title, _day in planned(page)] == ["Teh tarik"]
    tick(page, 1, on=True)
    qtbot.waitUntil(lambda: page.go.text() == "Import 3 videos")
    tick(page, 1, on=False)
    qtbot.waitUntil(lambda: page.go.isEnabled() and page.go.text() == "Import 1 video")
    with qtbot.waitSignal(page.desk.wanted):
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert found(store) == ["Teh tarik"]


def test_without_any_table_nothing_can_be_imported_and_one_can_be_taken_again(
    page, store, tmp_path, qtbot, failures
):
    open_file(page, qtbot, file(tmp_path, WEEKS, "plan.md"))
    for at in range(3):
        tick(page, at, on=False)
    qtbot.waitUntil(lambda: bool(failures) and not page._busy)
    assert "No video was found" in failures[-1]
    assert not page.go.isEnabled()
    tick(page, 1, on=True)
    qtbot.waitUntil(lambda: page.go.isEnabled())
    assert page.go.text() == "Import 2 videos"


def test_the_columns_of_another_table_are_shown_and_said(page, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, WEEKS, "plan.md"))
    assert list(columns_shown(page)) == ["Hari", "Jam", "Judul"]
    page.tables.list.setCurrentRow(2)
    assert list(columns_shown(page)) == ["Hari", "Jam", "Judul", "Kru"]
    page._choose("Kru", "place")
    settled(page, qtbot)
    assert [one.place for one in page.plan.videos] == ["", "", "Dapur"]


def test_the_first_day_is_asked_for_and_dates_the_videos(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, WEEKS, "plan.md"))
    questions = page.questions
    assert questions.first_row.isVisible()
    assert planned(page) == [("Kopi susu", None), ("Es kopi", None), ("Teh tarik", None)]
    questions.has_first.setChecked(True)
    questions.first_day.setDate(QDate(2027, 3, 1))
    qtbot.waitUntil(lambda: page.plan.videos[0].at is not None and not page._busy)
    qtbot.waitUntil(lambda: planned(page)[0][1] == "2027-03-01")
    assert planned(page) == [
        ("Kopi susu", "2027-03-01"),
        ("Es kopi", "2027-03-03"),
        ("Teh tarik", "2027-03-12"),
    ]
    assert questions.first_row.isVisible()
    qtbot.waitUntil(lambda: page.go.isEnabled())
    with qtbot.waitSignal(page.desk.wanted) as finished:
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert finished.args == [Goto("calendar", day=dt.date(2027, 3, 1))]


def test_the_first_day_is_forgotten_with_the_plan(page, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, WEEKS, "plan.md"))
    page.questions.has_first.setChecked(True)
    settled(page, qtbot)
    open_file(page, qtbot, file(tmp_path, PLAN))
    assert not page.questions.first_row.isVisible()
    assert not page.questions.has_first.isChecked()


def test_a_plan_whose_dates_are_over_moves_by_whole_weeks_if_wanted(page, tmp_path, qtbot):
    over = "Date,Time,Title\n2026-03-02,19:00,Latte\n2026-03-05,12:00,Tea\n"
    open_file(page, qtbot, file(tmp_path, over))
    assert planned(page) == [("Latte", "2026-03-02"), ("Tea", "2026-03-05")]
    (line,) = page.questions.past_rows
    assert line.how.accessibleName() == "2 videos of “plan” are past"
    answer(line, STARTS)
    line.day.setDate(QDate(2027, 3, 3))
    qtbot.waitUntil(
        lambda: not page._busy and planned(page) == [("Latte", "2027-03-01"), ("Tea", "2027-03-04")]
    )
    answer(line, STAYS)
    qtbot.waitUntil(lambda: not page._busy and planned(page)[0] == ("Latte", "2026-03-02"))
    answer(line, POSTED)
    qtbot.waitUntil(lambda: not page._busy and {one.stage for one in page.plan.videos} == {"posted"})
    assert page.questions.past_rows == [line], "it can still be answered otherwise"


def answer(line, how):
    line.how.setCurrentIndex(line.how.findData(how))
    line.how.activated.emit(line.how.currentIndex())


def test_a_table_that_is_over_can_be_left_out_beside_others(page, store, tmp_path, qtbot):
    text = "# November\n\n|Title|Date|\n|-|-|\n|Latte|2026-03-02|\n\n# Later\n\n|Title|Date|\n|-|-|\n|Tea|2027-03-02|\n"
    open_file(page, qtbot, file(tmp_path, text, "plan.md"))
    (line,) = page.questions.past_rows
    answer(line, OUT)
    qtbot.waitUntil(lambda: not page._busy and planned(page) == [("Tea", "2027-03-02")])
    press(page, qtbot)
    assert found(store) == ["Tea"]


@pytest.mark.parametrize(
    "plan",
    [
        "Date,Title\n2026-03-02,Latte\n2027-03-05,Tea\n",
        "Date,Title,Status\n2026-03-02,Latte,Posted\n",
        "Title\nLatte\n",
    ],
)
def test_a_plan_that_is_not_over_or_was_posted_does_not_ask_to_move(page, tmp_path, qtbot, plan):
    open_file(page, qtbot, file(tmp_path, plan))
    assert page.questions.past_rows == []
