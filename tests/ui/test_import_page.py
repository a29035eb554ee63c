import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from models import reading
from planner.video import videos
from ui.desk import Goto
from ui.importing.page import ImportPage

PLAN = """Tanggal,Jam,Judul,Naskah,Durasi,Tagar,Keterangan,Kru
2026-12-01,19:00,Cold brew,"[0-3s] Tuang
[3-9s] Aduk",22 detik,#coldbrew #kopi,Enak banget,Dapur
2026-12-02,12:30,Gift box,,0:24,#kado,Buka yuk,Studio
"""


@pytest.fixture
def page(store, desk, preferences, qtbot):
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def file(tmp_path, text, name="plan.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def open_file(page, qtbot, path):
    page.show_file(path)
    qtbot.waitUntil(lambda: page._plan is not None and not page._busy)


def found(store):
    return [hit.title for hit in store.read_rows(lambda c: reading.find(c, "", 100))]


def test_columns_are_guessed_and_the_first_rows_shown_before_anything_is_stored(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, PLAN))
    assert page.tables_card.parts[0].columns["Tanggal"] == "date"
    assert page.preview.item(0, 1).text() == "Cold brew"
    assert page.preview.item(0, 6).text() == "2"
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
    assert page._plan.videos[0].product == "Dapur"
    page._choose("Kru", None)
    qtbot.waitUntil(lambda: not page._busy)
    assert page._plan.videos[0].product == ""


def test_unclear_dates_must_be_decided_first(page, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, "Date,Title\n03/04/2026,One\n"))
    assert page.questions.dates_row.isVisible()
    assert not page.go.isEnabled()
    page.questions.days_first.setCurrentIndex(2)
    page.questions.days_first.activated.emit(2)
    qtbot.waitUntil(lambda: page.go.isEnabled())
    assert page._plan.videos[0].at.date() == dt.date(2026, 3, 4)


def test_what_cannot_be_read_is_listed_by_row_and_column(page, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, "Date,Title\n2026-13-45,One\n"))
    assert page.problems_card.title.text() == "1 cell can't be read"
    assert "Row 1" in page.problems_card.list.item(0).text()
    assert "Date" in page.problems_card.list.item(0).text()


def test_importing_again_offers_what_to_do_with_what_is_known(page, store, tmp_path, qtbot):
    path = file(tmp_path, PLAN)
    for _time in range(2):
        open_file(page, qtbot, path)
        with qtbot.waitSignal(page.desk.wanted):
            qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert len(found(store)) == 2
    open_file(page, qtbot, path)
    assert page.known_row.isVisible()
    page.known.setCurrentIndex(page.known.findData("duplicate"))
    with qtbot.waitSignal(page.desk.wanted):
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert len(found(store)) == 4


def test_a_picture_is_refused_with_a_sentence(page, store, tmp_path, qtbot, failures):
    path = tmp_path / "plan.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    with qtbot.waitSignal(page.desk.wanted):
        page.show_file(path)
    assert "plan.csv" in failures[0]


def test_cells_are_pasted(page, store, qtbot):
    QGuiApplication.clipboard().setText("Title\tHook\nCold brew\tNo wait\n")
    page.show_pasted()
    qtbot.waitUntil(lambda: page._plan is not None and not page._busy)
    assert page._plan.videos[0].hook == "No wait"


def test_a_large_import_is_stopped_and_leaves_nothing(page, store, tmp_path, qtbot):
    rows = "\n".join(f"2026-12-01,Video {n}" for n in range(4000))
    open_file(page, qtbot, file(tmp_path, "Date,Title\n" + rows))
    with qtbot.waitSignal(page.desk.wanted) as finished:
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
        page._cancel()
    assert finished.args == [Goto("calendar")]
    assert found(store) == []
    assert store.workspace.next_undo is None


def test_what_was_chosen_for_columns_is_remembered_for_the_next_table_with_these_headers(
    page, store, preferences, tmp_path, qtbot
):
    open_file(page, qtbot, file(tmp_path, PLAN))
    page._choose("Kru", "place")
    qtbot.waitUntil(lambda: not page._busy)
    again = ImportPage(page.desk)
    qtbot.addWidget(again)
    open_file(again, qtbot, file(tmp_path, PLAN.replace("Cold brew", "Iced tea"), "next.csv"))
    assert again.tables_card.parts[0].columns["Kru"] == "place"
    assert again._plan.videos[0].place == "Dapur"
    open_file(again, qtbot, file(tmp_path, PLAN.replace("Kru", "Siapa"), "other.csv"))
    assert "Siapa" not in again.tables_card.parts[0].columns


def test_return_imports(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, PLAN))
    with qtbot.waitSignal(page.desk.wanted):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert sorted(found(store)) == ["Cold brew", "Gift box"]


def test_columns_that_were_kept_by_something_else_do_no_harm(page, preferences, tmp_path, qtbot):
    preferences["columns"] = {"\t".join(PLAN.splitlines()[0].split(",")): ["nonsense"]}
    open_file(page, qtbot, file(tmp_path, PLAN))
    assert page.tables_card.parts[0].columns["Tanggal"] == "date"


@pytest.mark.parametrize("error", [MemoryError(), ArithmeticError("odd"), KeyError(3)])
def test_whatever_goes_wrong_ends_the_waiting_with_a_sentence(page, store, qtbot, error, tmp_path):
    def fail():
        raise error

    said = []
    store.failed.connect(said.append)
    with qtbot.waitSignal(page.desk.wanted) as finished:
        page._read("plan.xlsx", fail)
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
