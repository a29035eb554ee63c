import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QWidget

from models.choices import Licence, Stage, TagKind
from models.database import open_engine
from planner import opening
from planner.calendar.workspace import Workspace
from planner.library import hashtags, sounds
from planner.video import formats, videos
from ui.desk import Desk
from ui.library.hashtags_model import BESIDE, KIND, LAST, NAME, SEEN, SQUARES, USES
from ui.library.hashtags_page import HashtagsPage
from ui.library.sounds_model import AGE, LICENCE
from ui.library.sounds_page import SoundsPage
from ui.library.squares import SEEN_ROLE
from ui.pieces.sound_dialog import SoundDialog
from ui.store import Store
from ui.widgets.table_model import CHIP_ROLE, KEY_ROLE

TODAY = dt.date(2026, 11, 23)


def shown(page, qtbot):
    qtbot.addWidget(page)
    page.resize(1250, 850)
    page.refresh()
    page.show()
    qtbot.waitExposed(page)
    page.table.setFocus()
    return page


@pytest.fixture
def page(store, desk, findings, qtbot):
    return shown(HashtagsPage(desk), qtbot)


@pytest.fixture
def sound_page(store, desk, findings, qtbot):
    return shown(SoundsPage(desk), qtbot)


def fill(store):
    store.do(hashtags.set_kind("coldbrew", TagKind.CATEGORY))
    store.do(hashtags.set_kind("coffeetok", TagKind.TRENDING, TODAY - dt.timedelta(days=2)))
    store.do(hashtags.set_kind("giveaway", TagKind.AVOID))
    for day, tags in ((20, ["ColdBrew", "latte"]), (25, ["coldbrew", "coffeetok", "giveaway"])):
        made = store.do(videos.add(f"Video {day}", dt.datetime(2026, 11, day, 19)))
        store.do(videos.set_hashtags(made, tags))


def cell(page, key, column, role=Qt.ItemDataRole.DisplayRole):
    model = page.table.filtered
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data(KEY_ROLE) == key)
    return model.index(row, column).data(role)


def listed(page):
    model = page.table.filtered
    return [model.index(at, 0).data(KEY_ROLE) for at in range(model.rowCount())]


def kinds(store):
    return {tag.name: tag.kind for tag in store.read(hashtags.library)}


def click(page, key, column, qtbot):
    model = page.table.filtered
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data(KEY_ROLE) == key)
    place = page.table.visualRect(model.index(row, column)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(widget, text, qtbot):
    found = next(b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def words(widget):
    QApplication.processEvents()
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget) and one.text()]


# Hashtags


def test_an_empty_library_says_what_belongs_and_leads_to_the_first_step(page, qtbot):
    assert "No hashtags yet" in words(page)
    press(page, "Add a hashtag", qtbot)
    qtbot.keyClicks(page.new_tag, "#ColdBrew iced_coffee")
    page.new_kind.setCurrentIndex(page.new_kind.findData(TagKind.CATEGORY))
    qtbot.keyClick(page.new_tag, Qt.Key.Key_Return)
    assert kinds(page._store) == {"coldbrew": TagKind.CATEGORY, "iced_coffee": TagKind.CATEGORY}
    assert page.table.chosen_keys() == ["coldbrew", "iced_coffee"]
    page._store.undo()
    assert kinds(page._store) == {}


def test_the_table_tells_kind_sight_and_use(page, store):
    fill(store)
    assert cell(page, "coldbrew", NAME) == "#coldbrew"
    assert cell(page, "coldbrew", KIND) == "category"
    assert cell(page, "coffeetok", SEEN) == "2 days ago"
    assert cell(page, "coldbrew", USES) == "2"
    assert cell(page, "coldbrew", LAST) == "Fri 20 Nov"
    assert cell(page, "coldbrew", BESIDE) == "#coffeetok #giveaway #latte"
    assert cell(page, "giveaway", NAME, CHIP_ROLE) == ("1 planned", "fix")
    assert cell(page, "coldbrew", NAME, CHIP_ROLE) is None


def test_a_posted_video_is_no_reason_to_warn(page, store):
    fill(store)
    store.do(videos.set_stage((2,), Stage.POSTED))
    assert cell(page, "giveaway", NAME, CHIP_ROLE) is None


def test_a_tag_that_only_videos_know_is_classified_with_one_click(page, store, qtbot):
    fill(store)
    assert cell(page, "latte", KIND) == "not in the library"
    page.table.choose(["latte"])
    press(page.ask, "niche", qtbot)
    assert kinds(store)["latte"] is TagKind.NICHE
    assert not page.ask.isVisible()


def test_the_kind_is_changed_in_place(page, store, qtbot):
    fill(store)
    page.table.choose(["coldbrew"])
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    box = page.table.findChild(QComboBox)
    box.setCurrentIndex(box.findText("niche"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: kinds(store)["coldbrew"] is TagKind.NICHE)


def test_many_rows_change_kind_as_one_step(page, store):
    fill(store)
    page.table.choose(["coldbrew", "latte", "coffeetok"])
    before = kinds(store)
    action = next(one for one in page.change_kind.menu().actions() if one.text() == "brand")
    action.trigger()
    assert {kinds(store)[name] for name in ("coldbrew", "latte", "coffeetok")} == {TagKind.BRAND}
    assert page.table.chosen_keys() == ["coffeetok", "coldbrew", "latte"]
    store.undo()
    assert kinds(store) == before


def test_s_marks_the_chosen_ones_as_seen_today(page, store, qtbot):
    fill(store)
    page.table.choose(["coffeetok"])
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    assert cell(page, "coffeetok", SEEN) == "today"
    assert page.log.weeks.accessibleDescription() == "Sat 21 Nov, Mon 23 Nov"
    assert "last on Mon 23 Nov, today" in page.log.words.text()
    assert cell(page, "coffeetok", SQUARES) == "seen on 2 of 14 days"
    assert cell(page, "coffeetok", SQUARES, SEEN_ROLE)[-1]
    assert page.table.chosen_keys() == ["coffeetok"]


def test_one_click_marks_the_chosen_row_as_seen_today(page, store, qtbot):
    fill(store)
    click(page, "coffeetok", SQUARES, qtbot)
    page.seen.click()
    assert store.read(lambda s: hashtags.named(s, "coffeetok")).last_seen == TODAY


def test_del_takes_tags_out_and_offers_undo(page, store, qtbot):
    fill(store)
    offered = []
    store.done.connect(lambda label, undo: offered.append((label, undo)))
    page.table.choose(["coffeetok", "coldbrew"])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert kinds(store) == {"giveaway": TagKind.AVOID}
    assert offered == [("Delete hashtags from the library", True)]
    assert cell(page, "coldbrew", KIND) == "not in the library"
    store.undo()
    assert len(kinds(store)) == 3


def test_search_and_kind_filter_the_table(page, store, qtbot):
    fill(store)
    qtbot.keyClicks(page.search, "#COF")
    assert listed(page) == ["coffeetok"]
    page.search.clear()
    page.kind_filter.setCurrentIndex(page.kind_filter.findText("not in the library"))
    page.kind_filter.activated.emit(page.kind_filter.currentIndex())
    assert listed(page) == ["latte"]
    qtbot.keyClicks(page.search, "nothing")
    assert "Nothing matches" in words(page)
    press(page, "Show all", qtbot)
    assert len(listed(page)) == 4


def test_a_header_sorts(page, store):
    fill(store)
    page.table.sortByColumn(USES, Qt.SortOrder.AscendingOrder)
    assert listed(page)[0] == "coldbrew"
    page.table.sortByColumn(SEEN, Qt.SortOrder.AscendingOrder)
    assert listed(page)[0] == "coffeetok"
    page.table.sortByColumn(KIND, Qt.SortOrder.AscendingOrder)
    assert listed(page)[-1] == "latte"


@pytest.mark.slow
def test_a_set_is_made_from_the_chosen_rows_named_changed_and_deleted(page, store, qtbot):
    fill(store)
    page.table.choose(["coldbrew", "coffeetok"])
    press(page, "New from chosen", qtbot)
    qtbot.keyClicks(page.sets.name, "Iced")
    qtbot.keyClick(page.sets.name, Qt.Key.Key_Return)
    [one] = store.read(hashtags.sets)
    assert (one.name, one.tags) == ("Iced", ["coffeetok", "coldbrew"])
    page.sets.tags.setFocus()
    page.sets.tags.selectAll()
    qtbot.keyClicks(page.sets.tags, "#coldbrew #giveaway")
    qtbot.keyClick(page.sets.tags, Qt.Key.Key_Return)
    assert store.read(hashtags.sets)[0].tags == ["coldbrew", "giveaway"]
    assert "On the do-not-use list: #giveaway" in words(page.sets)
    page.sets.list.setFocus()
    qtbot.keyClick(page.sets.list, Qt.Key.Key_Delete)
    assert store.read(hashtags.sets) == []
    store.undo()
    assert page.sets.chosen_name() == "Iced"


def test_a_refused_change_of_a_set_is_told_and_taken_back(page, store, failures, qtbot):
    store.do(hashtags.set_set("Iced", ["coldbrew"]))
    page.sets.tags.setFocus()
    page.sets.tags.selectAll()
    qtbot.keyClick(page.sets.tags, Qt.Key.Key_Backspace)
    qtbot.keyClick(page.sets.tags, Qt.Key.Key_Return)
    assert failures == ["A set needs at least one hashtag."]
    assert page.sets.tags.text() == "#coldbrew"


def test_what_changes_while_another_page_is_shown_is_read_when_it_is_shown(page, store):
    page.hide()
    fill(store)
    assert listed(page) == []
    page.show()
    assert len(listed(page)) == 4


def test_a_calendar_for_reading_only_offers_nothing_to_change(clock, preferences, qapp, qtbot, tmp_path):
    workspace = Workspace(open_engine(None), clock)
    workspace.record(opening.furnish(brand="Senja", zone="Asia/Jakarta", language="en").run)
    workspace.do(hashtags.set_kind("coldbrew", TagKind.CATEGORY))
    workspace.do(sounds.add("Slow"))
    workspace.read_only = True
    store = Store(clock)
    store.attach(workspace)
    for kind in (HashtagsPage, SoundsPage):
        page = shown(kind(Desk(tmp_path / "Senja.hookline", preferences, store)), qtbot)
        index = page.table.filtered.index(0, page.model.editable)
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
        assert not page.seen.isEnabled()
        assert not page.delete.isEnabled()
        qtbot.keyClick(page.table, Qt.Key.Key_F2)
        qtbot.keyClick(page.table, Qt.Key.Key_S)
        assert workspace.next_undo != "Mark hashtag as seen"
    workspace.close()


@pytest.mark.parametrize("kind", [HashtagsPage, SoundsPage])
def test_every_field_of_a_page_has_a_name(kind, store, desk, qtbot):
    fill(store)
    store.do(sounds.add("Slow"))
    page = shown(kind(desk), qtbot)
    reached = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) > 6
    for one in reached:
        assert one.accessibleName() or one.text(), one


# Sounds


def add_sounds(store):
    store.do(
        sounds.add(
            "Slow", "Hana", "https://example.com/slow", Licence.COMMERCIAL, True, TODAY - dt.timedelta(6)
        )
    )
    store.do(sounds.add("Ice", "Nadir", "", Licence.COMMERCIAL, True, TODAY - dt.timedelta(1), ("how-to",)))
    store.do(sounds.add("Kettle", licence=Licence.OWN))


def plan(store, sound, title="Cold brew"):
    made = store.do(videos.add(title, dt.datetime(2026, 11, 25, 19)))
    store.do(videos.set_format(made, store.read(lambda s: formats.id_of(s, "how-to"))))
    store.do(videos.set_sound(made, sound))
    return made


def test_no_sounds_yet(sound_page):
    assert "No sounds yet" in words(sound_page)


def test_hot_and_cold_are_told_in_words(sound_page, store):
    add_sounds(store)
    assert cell(sound_page, 1, AGE) == "6 days ago"
    assert cell(sound_page, 1, AGE, CHIP_ROLE) == ("cooling", "plain")
    assert cell(sound_page, 2, AGE, CHIP_ROLE) == ("hot", "consider")
    assert cell(sound_page, 3, AGE, CHIP_ROLE) is None
    assert listed(sound_page) == [2, 1, 3]
    assert sound_page.summary.accessibleName() == "3 sounds, 1 hot, 1 cold"


def test_a_sound_is_seen_today_by_key(sound_page, store, qtbot):
    add_sounds(store)
    sound_page.table.choose([1])
    qtbot.keyClick(sound_page.table, Qt.Key.Key_S)
    assert cell(sound_page, 1, AGE, CHIP_ROLE) == ("hot", "consider")


def test_the_licence_is_changed_in_place(sound_page, store, qtbot):
    add_sounds(store)
    sound_page.table.choose([1])
    qtbot.keyClick(sound_page.table, Qt.Key.Key_F2)
    box = sound_page.table.findChild(QComboBox)
    box.setCurrentIndex(box.findText("Own recording"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: cell(sound_page, 1, LICENCE) == "Own recording")


def test_a_sound_is_added_and_edited_with_the_formats_it_fits(sound_page, store, monkeypatch, qtbot):
    def answer(self):
        self.title.setText("Rain")
        self.formats["unboxing"].setChecked(True)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SoundDialog, "exec", answer)
    press(sound_page.header.parent(), "New sound…", qtbot)
    [sound] = store.read(sounds.all_sounds)
    assert sound.formats == ["unboxing"]
    monkeypatch.setattr(
        SoundDialog,
        "exec",
        lambda self: self.formats["how-to"].setChecked(True) or QDialog.DialogCode.Accepted,
    )
    qtbot.keyClick(sound_page.table, Qt.Key.Key_Return)
    assert sorted(store.read(sounds.all_sounds)[0].formats) == ["how-to", "unboxing"]
    store.undo()
    assert store.read(sounds.all_sounds)[0].formats == ["unboxing"]


def test_a_sound_in_use_is_not_deleted_and_another_is(sound_page, store, failures, qtbot):
    add_sounds(store)
    plan(store, 1)
    sound_page.table.choose([1])
    qtbot.keyClick(sound_page.table, Qt.Key.Key_Delete)
    assert failures == ["“Slow” is used by 1 video. Choose another sound there first."]
    sound_page.table.choose([3])
    qtbot.keyClick(sound_page.table, Qt.Key.Key_Delete)
    assert listed(sound_page) == [2, 1]


def test_a_link_is_only_ever_copied(sound_page, store, qtbot):
    add_sounds(store)
    sound_page.table.choose([3])
    assert not sound_page.copy_link.isEnabled()
    sound_page.table.choose([1])
    press(sound_page, "Copy link", qtbot)
    assert QApplication.clipboard().text() == "https://example.com/slow"


def test_a_video_is_opened_from_its_sound(sound_page, store, qtbot):
    add_sounds(store)
    made = plan(store, 1)
    sound_page.table.choose([1])
    sound_page.panel.videos.setFocus()
    with qtbot.waitSignal(sound_page.desk.wanted) as opened:
        qtbot.keyClick(sound_page.panel.videos, Qt.Key.Key_Return)
    assert opened.args[0].video == made


def test_a_hot_sound_is_put_into_the_chosen_video(sound_page, store, qtbot):
    add_sounds(store)
    made = plan(store, 1)
    sound_page.table.choose([1])
    assert [line.first for line in sound_page.panel.instead.lines.lines] == ["Ice"]
    press(sound_page, "Use in the chosen video", qtbot)
    assert store.read(lambda s: videos.get(s, made)).sound_id == 2
    store.undo()
    assert store.read(lambda s: videos.get(s, made)).sound_id == 1


def test_a_posted_video_keeps_its_sound(sound_page, store):
    add_sounds(store)
    store.do(videos.set_stage((plan(store, 1),), Stage.POSTED))
    sound_page.table.choose([1])
    assert "Choose a video that is not posted yet." in words(sound_page.panel)
    assert not sound_page.panel.swap.isVisible()


def test_sounds_are_searched_and_filtered(sound_page, store, qtbot):
    add_sounds(store)
    qtbot.keyClicks(sound_page.search, "nad")
    assert listed(sound_page) == [2]
    qtbot.keyClick(sound_page.search, Qt.Key.Key_Escape)
    for key, wanted in (("hot", [2]), ("cold", [1]), ("uncleared", []), ("unused", [2, 1, 3])):
        sound_page.filter.setCurrentIndex(sound_page.filter.findData(key))
        sound_page.filter.activated.emit(0)
        assert listed(sound_page) == wanted


def test_tab_goes_from_the_search_over_the_table_to_the_panel(page, store, qtbot):
    fill(store)
    page.activateWindow()
    page.search.setFocus()
    visited = [page.focusWidget()]
    for _step in range(10):
        qtbot.keyClick(visited[-1], Qt.Key.Key_Tab)
        visited.append(page.focusWidget())
    wanted = [
        page.search,
        page.kind_filter,
        page.new_tag,
        page.new_kind,
        page.table,
        page.seen,
        page.change_kind,
    ]
    assert visited[: len(wanted)] == wanted
