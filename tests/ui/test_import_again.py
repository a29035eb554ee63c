"""A plan comes in again: what changed is told, and what was said of it is remembered."""

import pytest
from PySide6.QtCore import Qt

from planner.exchange import plan_import
from planner.video import videos
from tests.ui.importing import AGAIN, PLAN, bring, file, found, open_file, press, settled, tree
from ui.desk import Goto
from ui.importing.page import ImportPage
from ui.shell import files


@pytest.fixture
def page(store, desk, preferences, qtbot):
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


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


@pytest.mark.slow
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
