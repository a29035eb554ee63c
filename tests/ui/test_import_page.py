import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from sqlmodel import select

from models import reading
from models.live import LiveEvent
from planner.exchange import plan_import
from planner.exchange.columns import OWN
from planner.exchange.past import OUT, POSTED
from planner.video import own_fields, videos
from ui.desk import Goto
from ui.importing.columns_table import WordBox, WordsDialog
from ui.importing.page import ImportPage
from ui.importing.questions import STARTS, STAYS
from ui.importing.rows_dialog import RowsDialog
from ui.shell import files

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
    qtbot.waitUntil(lambda: page.plan is not None and not page._busy)


AGAIN = "Title,Date,Time,Hook\nLatte,2026-12-04,19:00,One\nTea,2026-12-05,19:00,Steam\n"


def press(page, qtbot):
    qtbot.waitUntil(lambda: page.go.isEnabled())
    with qtbot.waitSignal(page.desk.wanted):
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)


def bring(page, qtbot, path):
    open_file(page, qtbot, path)
    press(page, qtbot)


def tree(page):
    """What is told of new, changed and gone videos: x ticked, - partly."""
    lines = []

    def walk(item, depth):
        marks = {Qt.CheckState.Checked: " x", Qt.CheckState.PartiallyChecked: " -"}
        mark = marks.get(item.checkState(0), "") if depth else ""
        lines.append(" " * depth + item.text(0).replace("\n→", " →").replace("\n", ", ") + mark)
        for at in range(item.childCount()):
            walk(item.child(at), depth + 1)

    for at in range(page.side.tree.topLevelItemCount()):
        walk(page.side.tree.topLevelItem(at), 0)
    return lines


def found(store):
    return [hit.title for hit in store.read_rows(lambda c: reading.find(c, "", 100))]


def columns_shown(page):
    """What each column is, its example, and what that is read as."""
    columns = page.columns.model_of.columns
    return {
        line.example.header: tuple(columns[at].text(line) for at in (2, 3, 4))
        for line in page.columns.model_of.rows
    }


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


def test_a_file_that_comes_in_again_unchanged_has_nothing_to_take(page, store, tmp_path, qtbot):
    path = file(tmp_path, PLAN)
    bring(page, qtbot, path)
    open_file(page, qtbot, path)
    assert page.go.text() == "Nothing to import"
    assert page.side.tree.topLevelItemCount() == 0
    assert page.side.since.text().endswith("2 unchanged")


def test_what_changed_is_told_field_by_field_and_what_was_edited_here_stays_until_it_is_ticked(
    page, store, tmp_path, qtbot
):
    bring(page, qtbot, file(tmp_path, AGAIN))
    store.do(videos.set_text(1, "hook", "Mine"))
    changed = (
        AGAIN.replace("19:00,One", "17:00,Theirs").replace("Tea,2026-12-05", "Tea,2026-12-06")
        + "Mocha,2026-12-07,,\n"
    )
    open_file(page, qtbot, file(tmp_path, changed))
    assert tree(page) == [
        "Changed · 2", " Latte -", "  Time: 19:00 → 17:00 x", "  Hook: “Mine” → “Theirs”", " Tea x",
        "  Date: Sat 5 Dec, 19:00 → Sun 6 Dec, 19:00 x", "New · 1", " Mocha, Mon 7 Dec, 19:00 x",
    ]  # fmt: skip
    assert page.go.text() == "Import 1 new, 2 changed"
    press(page, qtbot)
    latte = store.read(lambda s: videos.get(s, 1))
    assert (latte.hook, f"{latte.at:%H:%M}") == ("Mine", "17:00")
    store.undo()
    assert f"{store.read(lambda s: videos.get(s, 1)).at:%H:%M}" == "19:00"


def test_where_the_file_wins_all_that_differs_is_taken(page, store, tmp_path, qtbot):
    bring(page, qtbot, file(tmp_path, AGAIN))
    store.do(videos.set_text(1, "hook", "Mine"))
    open_file(page, qtbot, file(tmp_path, AGAIN.replace("One", "Theirs")))
    assert page.go.text() == "Nothing to import"
    page.side.wins.setChecked(True)
    assert page.go.text() == "Import 1 changed"
    press(page, qtbot)
    assert store.read(lambda s: videos.get(s, 1)).hook == "Theirs"


def test_a_video_that_is_gone_is_deleted_only_where_it_is_ticked(page, store, tmp_path, qtbot):
    bring(page, qtbot, file(tmp_path, AGAIN))
    fewer = "\n".join(AGAIN.splitlines()[:2]) + "\n"
    open_file(page, qtbot, file(tmp_path, fewer))
    assert tree(page) == ["Gone: tick to delete · 1", " Tea, Sat 5 Dec, 19:00 · Idea"]
    group = page.side.tree.topLevelItem(0)
    group.child(0).setCheckState(0, Qt.CheckState.Checked)
    assert page.go.text() == "Delete 1 video"
    press(page, qtbot)
    assert found(store) == ["Latte"]


def test_what_is_left_unticked_does_not_come_in(page, store, tmp_path, qtbot):
    open_file(page, qtbot, file(tmp_path, AGAIN))
    page.side.tree.topLevelItem(0).child(1).setCheckState(0, Qt.CheckState.Unchecked)
    assert page.go.text() == "Import 1 video"
    press(page, qtbot)
    assert found(store) == ["Latte"]


def test_an_edit_while_the_page_is_open_is_not_overwritten(page, store, tmp_path, qtbot):
    bring(page, qtbot, file(tmp_path, AGAIN))
    open_file(page, qtbot, file(tmp_path, AGAIN.replace("One", "Theirs")))
    store.do(videos.set_text(1, "hook", "Mine"))
    press(page, qtbot)
    assert store.read(lambda s: videos.get(s, 1)).hook == "Mine"


def test_an_edit_typed_while_rows_are_stored_is_not_overwritten_and_told(page, store, tmp_path, qtbot):
    rows = [f"Video {n:03},2026-12-04,19:00,One\n" for n in range(60)]
    text = "Title,Date,Time,Hook\n" + "".join(rows)
    bring(page, qtbot, file(tmp_path, text))
    open_file(page, qtbot, file(tmp_path, text.replace("One", "Theirs")))
    said = []
    store.told.connect(lambda words, _undo: said.append(words))

    def type_once(stored):
        page._show_progress(stored)
        if stored.done == 2 * plan_import.SLICE:
            store.do(videos.set_text(60, "hook", "Mine"))

    with qtbot.waitSignal(page.desk.wanted):
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
        page._storing._each = type_once
    assert store.read(lambda s: videos.get(s, 60)).hook == "Mine"
    assert store.read(lambda s: videos.get(s, 59)).hook == "Theirs"
    assert said == ["0 videos came in, 59 were updated, 1 was changed here meanwhile and stays so."]


def test_a_remembered_file_comes_in_again_with_its_answers(page, store, tmp_path, qtbot):
    path = file(tmp_path, "Date,Title,Extra\n03/04/2027,Latte,Dita\n")
    open_file(page, qtbot, path)
    page.questions.days_first.setCurrentIndex(2)
    page.questions.days_first.activated.emit(2)
    qtbot.waitUntil(lambda: page.go.isEnabled())
    page._choose("Extra", "place")
    settled(page, qtbot)
    page.side.remember.setChecked(True)
    press(page, qtbot)
    page._preferences["columns"] = {}
    open_file(page, qtbot, file(tmp_path, "Date,Title,Extra\n03/04/2027,Latte,Rani\n"))
    assert page.side.remember.isChecked()
    assert tree(page) == ["Changed · 1", " Latte x", "  Place: “Dita” → “Rani” x"]


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


def test_a_large_import_is_stopped_and_leaves_nothing(page, store, tmp_path, qtbot):
    rows = "\n".join(f"2026-12-01,Video {n}" for n in range(4000))
    open_file(page, qtbot, file(tmp_path, "Date,Title\n" + rows))
    with qtbot.waitSignal(page.desk.wanted) as finished:
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
        page._cancel()
    assert finished.args == [Goto("calendar")]
    assert found(store) == []
    assert store.workspace.next_undo is None


def test_a_remembered_file_is_brought_in_again_with_one_action(page, store, tmp_path, qtbot):
    said = []
    page.desk.said.connect(said.append)
    files.import_again(page.desk)
    assert "No plan is remembered yet" in said[0]
    path = file(tmp_path, AGAIN)
    open_file(page, qtbot, path)
    page.side.remember.setChecked(True)
    press(page, qtbot)
    with qtbot.waitSignal(page.desk.wanted) as wanted:
        files.import_again(page.desk)
    assert wanted.args == [Goto("import", path=path)]


def test_what_was_said_of_another_plan_is_forgotten(page, store, tmp_path, qtbot):
    text = "Title,Stage\nOne,zzz\n"
    remembered = file(tmp_path, text)
    open_file(page, qtbot, remembered)
    page.side.remember.setChecked(True)
    press(page, qtbot)
    open_file(page, qtbot, file(tmp_path, text.replace("One", "Two"), "other.csv"))
    page._say("stage", "zzz", "Filmed")
    settled(page, qtbot)
    open_file(page, qtbot, remembered)
    assert page._instead == {}
    assert page.plan.videos[0].stage == "idea"


def test_a_file_that_is_remembered_no_longer_is_not_offered(page, store, tmp_path, qtbot):
    path = file(tmp_path, AGAIN)
    for remembered in (True, False):
        open_file(page, qtbot, path)
        page.side.remember.setChecked(remembered)
        press(page, qtbot)
    assert store.read(plan_import.files) == []


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


def settled(page, qtbot):
    qtbot.waitUntil(lambda: page.plan is not None and not page._busy)


def planned(page):
    """The title and the day of each video that would come in."""
    return [(one.title, f"{one.at:%Y-%m-%d}" if one.at else None) for one in page.plan.videos]


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
