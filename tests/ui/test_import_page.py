"""A plan comes in: its columns are guessed and said, and what cannot be read is told."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlmodel import select

from models.live import LiveEvent
from planner.exchange.columns import OWN
from planner.video import own_fields, videos
from tests.ui.importing import (
    PLAN,
    columns_shown,
    file,
    found,
    open_file,
    press,
    tree,
)
from ui.desk import Goto
from ui.importing.columns_table import WordBox, WordsDialog
from ui.importing.page import ImportPage
from ui.importing.rows_dialog import RowsDialog


@pytest.fixture
def page(store, desk, preferences, qtbot):
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def test_columns_are_guessed_and_the_first_rows_shown_before_anything_is_stored(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, PLAN))
    assert page.tables.parts[0].columns["Tanggal"] == "date"
    assert columns_shown(page)["Judul"] == ("Title", "Cold brew · Gift box", "as it is")
    assert columns_shown(page)["Naskah"][2] == "as it is"
    assert page.go.text() == "Import 2 videos"
    assert found(store) == []


def test_importing_stores_everything_as_one_step(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, PLAN))
    with qtbot.waitSignal(page.desk.wanted) as finished:
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert finished.args == [Goto("calendar", day=dt.date(2026, 12, 1))]
    assert sorted(found(store)) == ["Cold brew", "Gift box"]
    video = store.read(lambda s: videos.get(s, 1))
    assert "Kru: Dapur" in video.notes
    assert [beat["end"] for beat in video.beats] == [3, 9]
    store.undo()
    assert found(store) == []


def test_another_meaning_of_a_column_is_read_again(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, PLAN))
    page._choose("Kru", "product")
    qtbot.waitUntil(lambda: not page._busy)
    assert page.plan.videos[0].product == "Dapur"
    page._choose("Kru", None)
    qtbot.waitUntil(lambda: not page._busy)
    assert page.plan.videos[0].product == ""


def test_unclear_dates_must_be_decided_first(page, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, "Date,Title\n03/04/2026,One\n"))
    assert page.questions.dates_row.isVisible()
    assert not page.go.isEnabled()
    page.questions.days_first.setCurrentIndex(2)
    page.questions.days_first.activated.emit(2)
    qtbot.waitUntil(lambda: page.go.isEnabled())
    assert page.plan.videos[0].at.date() == dt.date(2026, 3, 4)


def test_what_cannot_be_read_is_listed_by_row_and_column(page, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, "Date,Title\n2026-13-45,One\n"))
    assert page.unread.count.text() == "1 cell of 1 kind"
    assert list(page.unread.boxes) == [("date", "2026-13-45")]


def test_what_was_read_can_be_said_and_is_read_so_wherever_it_stands(page, store, tmp_path, qtbot):
    text = "Title,Date,Stage\nOne,TBC,zzz\nTwo,TBC,zzz\nThree,2026-12-03,Idea\n"
    open_file(page, qtbot, file(tmp_path, text))
    assert page.unread.count.text() == "4 cells of 2 kinds"
    stage = page.unread.boxes["stage", "zzz"]
    stage.setCurrentIndex(stage.findText("Filmed"))
    stage.activated.emit(stage.currentIndex())
    qtbot.waitUntil(lambda: not page._busy and page.unread.count.text() == "2 cells of 1 kind")
    day = page.unread.boxes["date", "TBC"]
    day.setCurrentText("7 Dec 2026")
    day.lineEdit().editingFinished.emit()
    qtbot.waitUntil(lambda: not page._busy and page.unread.count.text() == "all answered")
    assert [(one.stage, one.at.day) for one in page.plan.videos][:2] == [("filmed", 7), ("filmed", 7)]
    stage = page.unread.boxes["stage", "zzz"]
    assert stage.currentText() == "Filmed", "it can still be said otherwise"
    stage.setCurrentIndex(0)
    stage.activated.emit(0)
    qtbot.waitUntil(lambda: not page._busy and page.unread.count.text() == "2 cells of 1 kind")


def test_the_words_of_a_column_can_mean_something_else(page, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, "Title,Stage\nOne,Edited\nTwo,Idea\n"))
    line = next(one for one in page.columns.model_of.rows if one.field == "stage")
    assert line.example.words == (("Edited", "Edited"), ("Idea", "Idea"))
    dialog = WordsDialog(line, {}, page._say, page)
    qtbot.addWidget(dialog)
    box = dialog.findChildren(WordBox)[1]
    box.setCurrentIndex(box.findText("Approved"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not page._busy and page.plan.videos[1].stage == "approved")


def test_every_row_can_be_looked_at(page, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, PLAN))
    dialog = RowsDialog(page.plan.videos, page)
    qtbot.addWidget(dialog)
    shown = dialog.table.filtered
    titles = [shown.index(at, 2).data() for at in range(shown.rowCount())]
    assert titles == ["Cold brew", "Gift box"]


def test_a_picture_is_refused_with_a_sentence(page, store, tmp_path, qtbot, failures):
    path = tmp_path / "plan.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    with qtbot.waitSignal(page.desk.wanted):
        page.show_file(path)
    assert "plan.csv" in failures[0]


def test_cells_are_pasted(page, store, qtbot):
    QGuiApplication.clipboard().setText("Title\tHook\nCold brew\tNo wait\n")
    page.show_pasted()
    qtbot.waitUntil(lambda: page.plan is not None and not page._busy)
    assert page.plan.videos[0].hook == "No wait"


@pytest.mark.slow
def test_a_large_import_is_stopped_and_leaves_nothing(page, store, tmp_path, qtbot):
    rows = "\n".join(f"2026-12-01,Video {n}" for n in range(4000))
    open_file(page, qtbot, file(tmp_path, "Date,Title\n" + rows))
    with qtbot.waitSignal(page.desk.wanted) as finished:
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
        page._cancel()
    assert finished.args == [Goto("calendar")]
    assert found(store) == []
    assert store.workspace.next_undo is None


EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
SUMMARY:Gayo show
DTSTART;TZID=Asia/Jakarta:20270304T200000
DTEND;TZID=Asia/Jakarta:20270304T210000
END:VEVENT
END:VCALENDAR
"""


def test_the_events_of_a_calendar_come_in_as_what_is_chosen(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, EVENTS, "shows.ics"))
    assert page.questions.kinds_row.isVisible()
    assert page.go.text() == "Import 1 video"
    qtbot.mouseClick(page.questions.kinds.button("live"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.go.text() == "Import 1 event" and page.go.isEnabled())
    assert page.side.title.text() == "Live events"
    assert not page.columns.isVisible()
    press(page, qtbot)
    assert [one.name for one in store.read(lambda s: s.exec(select(LiveEvent)).all())] == ["Gayo show"]
    assert found(store) == []
    open_file(page, qtbot, file(tmp_path, EVENTS, "shows.ics"))
    assert page.columns.isVisible(), "as videos again"


def test_a_table_does_not_ask_what_it_comes_in_as(page, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, PLAN))
    assert not page.questions.kinds_row.isVisible()


def test_a_column_can_become_a_field_of_ones_own(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, PLAN))
    columns = page.columns
    columns.model_of.setData(columns.model_of.index(7, 2), OWN)
    qtbot.waitUntil(
        lambda: not page._busy and columns_shown(page)["Kru"] == ("Kru", "Dapur · Studio", "Dapur")
    )
    press(page, qtbot)
    assert store.read(lambda s: own_fields.said_of(s, 1)) == [("Kru", "Dapur")]
    open_file(page, qtbot, file(tmp_path, PLAN.replace("Dapur", "Teras")))
    assert tree(page) == ["Changed · 1", " Cold brew x", "  Kru: “Dapur” → “Teras” x"]


def test_a_name_that_no_own_field_can_have_is_refused_at_once(page, tmp_path, qtbot, failures):
    open_file(page, qtbot, file(tmp_path, PLAN.replace("Kru", "Notes")))
    columns = page.columns
    columns.model_of.setData(columns.model_of.index(7, 2), OWN)
    assert "“Notes”" in failures[-1]
    assert columns_shown(page)["Notes"][0] == "Notes"


def test_what_was_chosen_for_columns_is_remembered_for_the_next_table_with_these_headers(
    page, store, preferences, tmp_path, qtbot
):
    open_file(page, qtbot, file(tmp_path, PLAN))
    page._choose("Kru", "place")
    qtbot.waitUntil(lambda: not page._busy)
    again = ImportPage(page.desk)
    qtbot.addWidget(again)
    open_file(again, qtbot, file(tmp_path, PLAN.replace("Cold brew", "Iced tea"), "next.csv"))
    assert again.tables.parts[0].columns["Kru"] == "place"
    assert again.plan.videos[0].place == "Dapur"
    open_file(again, qtbot, file(tmp_path, PLAN.replace("Kru", "Siapa"), "other.csv"))
    assert "Siapa" not in again.tables.parts[0].columns


def test_ctrl_enter_imports(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, PLAN))
    with qtbot.waitSignal(page.desk.wanted):
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sorted(found(store)) == ["Cold brew", "Gift box"]


def test_columns_that_were_kept_by_something_else_do_no_harm(page, preferences, tmp_path, qtbot):
    preferences["columns"] = {"\t".join(PLAN.splitlines()[0].split(",")): ["nonsense"]}
    open_file(page, qtbot, file(tmp_path, PLAN))
    assert page.tables.parts[0].columns["Tanggal"] == "date"


@pytest.mark.parametrize("error", [MemoryError(), ArithmeticError("odd"), KeyError(3)])
def test_whatever_goes_wrong_ends_the_waiting_with_a_sentence(page, store, qtbot, error, tmp_path):
    def fail():
        raise error

    said = []
    store.failed.connect(said.append)
    with qtbot.waitSignal(page.desk.wanted) as finished:
        page._read("plan.xlsx", None, fail)
    assert finished.args == [Goto("calendar")]
    assert (page.summary.text(), page.progress.isVisible(), page._busy) == ("", False, False)
    assert len(said) == 1
    assert "“plan.xlsx”" in said[0]
    open_file(page, qtbot, file(tmp_path, PLAN))
    assert page.go.isEnabled()


def test_whatever_goes_wrong_while_rows_are_read_leaves_the_page_as_it_was(
    page, store, qtbot, tmp_path, monkeypatch
):
    open_file(page, qtbot, file(tmp_path, PLAN))
    monkeypatch.setattr("planner.exchange.plan_source.read", lambda *_rest, **_named: 1 / 0)
    with qtbot.waitSignal(store.failed) as failed:
        page._choose("Kru", "product")
    assert "“plan.csv”" in failed.args[0]
    assert not page._busy
