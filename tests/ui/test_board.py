"""The board: a lane a stage."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from models.choices import OwnKind, Stage
from models.reading import OwnFieldRow
from planner.calendar import settings
from planner.video import own_fields, videos
from ui.board import grouping
from ui.board.page import BoardPage


@pytest.fixture
def page(store, desk, findings, qtbot):
    page = BoardPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 800)
    page.show()
    qtbot.waitExposed(page)
    return page


def lane(page, stage):
    return [tile.title for tile in page.lanes[stage].model.tiles]


def test_videos_stand_in_the_lane_of_their_stage_and_a_drop_moves_them(page, store):
    made = store.do(videos.add("Cold brew"))
    assert lane(page, Stage.IDEA) == ["Cold brew"]
    page.lanes[Stage.FILMED].list.dropped.emit([(False, made)])
    assert (lane(page, Stage.IDEA), lane(page, Stage.FILMED)) == ([], ["Cold brew"])
    store.undo()
    assert lane(page, Stage.IDEA) == ["Cold brew"]


def test_a_card_tells_how_long_it_has_been_at_its_stage(page, store, clock):
    store.do(videos.add("Cold brew"))
    clock.now += dt.timedelta(days=3)
    page.refresh()
    assert page.lanes[Stage.IDEA].model.cards[0].more == "3 days here"


def test_a_lane_over_its_limit_says_so(page, store):
    store.do(settings.set_stage_limit("idea", 1))
    store.do(videos.add("One"))
    assert page.lanes[Stage.IDEA]._count.text() == "1 of 1"
    store.do(videos.add("Two"))
    assert page.lanes[Stage.IDEA]._count.property("tone") == "fix"
    assert page.lanes[Stage.IDEA]._count.accessibleName() == "2 videos, over the limit"


def test_what_was_posted_long_ago_is_not_on_the_board(page, store):
    for title, day in (("Old", 1), ("New", 20)):
        made = store.do(videos.add(title, dt.datetime(2026, 11, day, 9)))
        store.do(videos.set_stage([made], Stage.POSTED))
    assert lane(page, Stage.POSTED) == ["New"]


def test_ctrl_and_an_arrow_take_the_chosen_video_along_by_keyboard(page, store, qtbot):
    store.do(videos.add("Cold brew", stage=Stage.FILMED))
    first = page.lanes[Stage.FILMED].list
    first.setCurrentIndex(first.model().index(0))
    qtbot.keyClick(first, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert lane(page, Stage.EDITED) == ["Cold brew"]
    assert page.chosen_videos() == [1]
    qtbot.keyClick(page.lanes[Stage.EDITED].list, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert lane(page, Stage.SCHEDULED) == ["Cold brew"]


def test_the_board_is_filtered_too(page, store):
    store.do(videos.add("Steps", format_key="how-to"))
    store.do(videos.add("Box", format_key="unboxing"))
    page.tools._flip("formats", "unboxing")
    assert lane(page, Stage.IDEA) == ["Box"]


@pytest.fixture
def owned(store):
    """A list, a text and a yes-or-no, with videos."""
    fields = (
        store.make(own_fields.add("Pillar", OwnKind.CHOICE, ("Learn", "Sell"))),
        store.make(own_fields.add("Owner")),
        store.make(own_fields.add("Reviewed?", OwnKind.YES_NO)),
    )
    for title, texts in (
        ("Ice", ("Learn", "Nila", "yes")),
        ("Hot", ("Sell", "Raka", "")),
        ("Tea", ("", "", "")),
    ):
        made = store.make(videos.add(title))
        for field, text in zip(fields, texts, strict=True):
            store.do(own_fields.set_value(made, field, text))
    return fields


def by(page, field):
    page.by.setCurrentIndex(page.by.findData(field))
    page.by.activated.emit(page.by.currentIndex())


def all_lanes(page):
    return {spec.title: lane(page, spec.key) for spec in page._specs}


def test_without_own_fields_the_board_is_by_stage_and_offers_nothing_else(page):
    assert not page.by.isVisible()
    assert list(page.lanes) == list(Stage)


def test_lanes_are_what_an_own_field_holds(page, store, owned):
    pillar, owner, seen = owned
    by(page, pillar)
    assert all_lanes(page) == {"None": ["Tea"], "Learn": ["Ice"], "Sell": ["Hot"]}
    by(page, owner)
    assert all_lanes(page) == {"None": ["Tea"], "Nila": ["Ice"], "Raka": ["Hot"]}
    by(page, seen)
    assert all_lanes(page) == {"no": ["Hot", "Tea"], "yes": ["Ice"]}
    assert page.lanes["yes"].model.cards[0].words == "Idea"
    by(page, None)
    assert lane(page, Stage.IDEA) == ["Ice", "Hot", "Tea"]


def test_a_drop_on_a_lane_of_an_own_field_writes_into_it_and_is_one_step(page, store, owned):
    by(page, owned[0])
    page.lanes["Sell"].list.dropped.emit([(False, 1), (False, 3)])
    assert all_lanes(page) == {"None": [], "Learn": [], "Sell": ["Ice", "Hot", "Tea"]}
    page.lanes[""].list.dropped.emit([(False, 2)])
    assert lane(page, "") == ["Hot"]
    store.undo()
    store.undo()
    assert all_lanes(page) == {"None": ["Tea"], "Learn": ["Ice"], "Sell": ["Hot"]}


def test_the_keyboard_takes_a_video_to_the_lane_beside(page, store, owned, qtbot):
    by(page, owned[0])
    first = page.lanes["Learn"].list
    first.setCurrentIndex(first.model().index(0))
    qtbot.keyClick(first, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert lane(page, "Sell") == ["Ice", "Hot"]
    assert page.chosen_videos() == [1]


def test_a_field_that_is_removed_gives_way_to_the_stages(page, store, owned):
    by(page, owned[0])
    store.do(own_fields.remove(owned[0]))
    assert lane(page, Stage.IDEA) == ["Ice", "Hot", "Tea"]
    assert page.by.currentData() is None


def test_a_field_that_is_renamed_keeps_its_lanes(page, store, owned):
    by(page, owned[0])
    store.do(own_fields.rename(owned[0], "Column & row"))
    assert page.by.currentText() == "By Column & row"
    assert lane(page, "Sell") == ["Hot"]


def test_the_board_is_filtered_by_own_fields(page, store, owned):
    menu = page.tools.more.menu()
    page.tools._fill_filter()
    titles = [one.text() for one in menu.actions() if one.menu()]
    assert titles[-3:] == ["Pillar", "Owner", "Reviewed?"]
    page.tools._flip("own", f"{owned[0]}=Learn")
    page.tools._flip("own", f"{owned[0]}=")
    assert lane(page, Stage.IDEA) == ["Ice", "Tea"]
    page.tools._flip("own", f"{owned[2]}=yes")
    assert lane(page, Stage.IDEA) == ["Ice"]
    assert [chip.text() for chip in page.tools.chips()][:3] == [
        "Pillar: Learn  ✕",
        "Pillar: None  ✕",
        "Reviewed?: yes  ✕",
    ]
    page.tools.clear()
    assert lane(page, Stage.IDEA) == ["Ice", "Hot", "Tea"]


def test_a_field_with_many_texts_has_a_lane_for_those_of_most_videos_and_one_for_the_rest():
    field = OwnFieldRow(1, "Owner", "text", ())
    texts = [f"v{n}" for n in range(40)] + [f"v{n}" for n in range(20)]
    found = grouping.lanes(field, texts)
    assert len(found) == grouping.MOST_LANES + 2
    assert {f"v{n}" for n in range(20)} <= {one.key for one in found}
    assert (found[0].key, found[-1].key) == ("", grouping.OTHERS)
    assert grouping.lane_of("v39", found) == grouping.OTHERS


def test_a_text_that_no_list_has_has_a_lane_all_the_same():
    field = OwnFieldRow(1, "Pillar", "choice", ("Learn",))
    assert [one.key for one in grouping.lanes(field, ["Fun", ""])] == ["", "Learn", "Fun"]
    field = OwnFieldRow(1, "Reviewed?", "yes_no", ())
    assert [one.key for one in grouping.lanes(field, ["perhaps"])] == ["", "yes", grouping.OTHERS]
    assert [one.key for one in grouping.lanes(field, [])] == ["", "yes"]


@pytest.mark.slow
def test_nothing_is_dropped_on_the_lane_of_several_texts(page, store, owned, failures):
    for n in range(grouping.MOST_LANES + 2):
        store.do(own_fields.set_value(store.make(videos.add(f"v{n}")), owned[1], f"n{n}"))
    by(page, owned[1])
    page.lanes[grouping.OTHERS].list.dropped.emit([(False, 1)])
    assert failures == ["This lane holds videos of several texts. Drop it on another one."]


def test_empty_lanes_fold_and_open_while_something_is_dragged_or_when_they_are_pressed(page, store, qtbot):
    store.do(videos.add("Cold brew"))
    folded = [key for key, lane in page.lanes.items() if lane.folded]
    assert folded == [stage for stage in Stage if stage is not Stage.IDEA]
    page.lanes[Stage.IDEA].list.dragged.emit(True)
    assert not any(lane.folded for lane in page.lanes.values())
    page.lanes[Stage.IDEA].list.dragged.emit(False)
    assert [key for key, lane in page.lanes.items() if lane.folded] == folded
    qtbot.mouseClick(page.lanes[Stage.FILMED].strip, Qt.MouseButton.LeftButton)
    assert not page.lanes[Stage.FILMED].folded
    page.refresh()
    assert not page.lanes[Stage.FILMED].folded


def test_an_empty_board_has_all_its_lanes_open(page):
    assert not any(lane.folded for lane in page.lanes.values())


def test_the_keyboard_passes_over_folded_lanes_and_can_take_a_video_into_one(page, store, qtbot):
    store.do(videos.add("Idea"))
    store.do(videos.add("Done", stage=Stage.EDITED))
    first = page.lanes[Stage.IDEA].list
    first.setFocus()
    first.setCurrentIndex(first.model().index(0))
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert page.selection.current.title == "Done"
    first.setCurrentIndex(first.model().index(0))
    qtbot.keyClick(first, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert lane(page, Stage.SCRIPTED) == ["Idea"]
    assert not page.lanes[Stage.SCRIPTED].folded


def test_the_lane_of_ideas_adds_one_and_opens_it(page, store, qtbot):
    opened = []
    page.desk.wanted.connect(lambda goto: opened.append(goto.video))
    page.lanes[Stage.IDEA].new_wanted.emit()
    assert lane(page, Stage.IDEA) == ["New video"]
    assert opened == [1]


def test_a_card_says_what_was_found_to_a_screen_reader(page, store, findings):
    made = store.do(videos.add("Cold brew", stage=Stage.SCRIPTED))
    findings.look(made)
    model = page.lanes[Stage.SCRIPTED].model
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Cold brew, No date, ")
    assert "to fix" in said


def test_from_two_chosen_on_a_bar_changes_them_all_and_esc_lets_them_go(page, store, qtbot):
    made = [store.do(videos.add(f"v{n}")) for n in range(3)]
    ideas = page.lanes[Stage.IDEA].list
    ideas.setFocus()
    ideas.setCurrentIndex(ideas.model().index(0))
    assert not page._bulk.isVisible()
    ideas.selectAll()
    assert page._bulk.isVisible()
    assert page._bulk._count.text() == "3 chosen"
    menu = page._bulk.stage.menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "Filmed").trigger()
    assert sorted(page.chosen_videos()) == made
    assert len(lane(page, Stage.FILMED)) == 3
    page._bulk.copy.click()
    assert sum(len(lane(page, stage)) for stage in Stage) == 6
    qtbot.keyClick(page.lanes[Stage.FILMED].list, Qt.Key.Key_Escape)
    assert page.chosen_videos() == []
    assert not page._bulk.isVisible()
