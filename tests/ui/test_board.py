"""The board: a lane a stage."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from models.choices import Stage
from planner.calendar import settings
from planner.video import videos
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
    assert page.lanes[Stage.IDEA].model.cards[0].words == "3 days here"


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
