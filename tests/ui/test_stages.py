"""A stage is set for all that is chosen, and every door to Approved leaves its review."""

import datetime as dt
from functools import partial
from operator import attrgetter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.choices import Stage
from models.reading import Tile
from planner.calendar.workspace import together
from planner.checks import reviews
from planner.video import videos
from tests.each import each
from ui.items import stages
from ui.items.menu import item_menu

DAY = dt.datetime(2026, 11, 25, 9)


def make(window, count=14):
    return [window.store.do(videos.add(f"Video {at}", DAY + dt.timedelta(hours=at))) for at in range(count)]


def stages_of(window, ids):
    return [window.store.read(lambda s, one=one: videos.get(s, one).stage) for one in ids]


def good(window, title):
    """Add a video in which nothing is to fix."""
    store = window.store
    made = store.do(videos.add(title, DAY + dt.timedelta(days=len(title) % 5)))
    texts = {"hook": f"{title}, no wait", "caption": "Which milk?", "cta": "Tap the basket"}
    store.do(
        together(
            "All that it needs",
            *(videos.set_text(made, name, text) for name, text in texts.items()),
            videos.set_length(made, 22),
            *(videos.set_flag(made, flag, True) for flag in ("shows_product", "voice_over")),
            videos.set_hashtags(made, ("coldbrew", "icedcoffee", title.replace(" ", "").lower())),
        )
    )
    for one in store.read_rows(lambda c: reviews.held(c, (made,), store.now())):
        raise AssertionError(one.messages)
    return made


def choose(window, page, ids):
    shown = window.show_page(page)
    if page == "calendar":
        shown.go_to(DAY.date())
        items = {one.id: one for one in shown.model.items() if isinstance(one, Tile)}
    else:
        items = {c.tile.id: c.tile for lane in shown.lanes.values() for c in lane.model.cards}
    shown.selection.take([items[one] for one in ids])
    return shown


@pytest.mark.slow
@pytest.mark.parametrize("page", ["calendar", "board"])
def test_a_key_sets_the_stage_of_all_that_is_chosen_and_says_how_many(window, qtbot, page):
    ids = make(window)
    choose(window, page, ids)
    qtbot.keyClick(window, Qt.Key.Key_2)
    assert stages_of(window, ids) == [Stage.SCRIPTED] * 14
    assert window.toast.text == "14 videos are now Scripted."
    window.store.undo()
    assert stages_of(window, ids) == [Stage.IDEA] * 14


@pytest.mark.parametrize("action", ["duplicate_video", "copy_video", "delete_video"])
def test_actions_are_about_all_that_is_chosen(window, action):
    ids = make(window, 3)
    choose(window, "calendar", ids)
    window.actions_by_name[action].trigger()
    there = window.store.read(lambda s: [videos.find(s, one) for one in ids])
    if action == "delete_video":
        assert there == [None] * 3
    elif action == "copy_video":
        text = QApplication.clipboard().text()
        assert all(f"Video {at}" in text for at in range(3))
        assert window.toast.text == "3 videos are on the clipboard as text."
    else:
        assert window.store.workspace.next_undo == "Duplicate"
        assert len([t for t in window.pages["calendar"].model.items() if "Video" in t.title]) == 6


def by_key(window, made):
    choose(window, "calendar", [made])
    window.actions_by_name["stage_approved"].trigger()


def by_key_on_its_page(window, made):
    window.open_video(made)
    window.actions_by_name["stage_approved"].trigger()


def by_its_page(window, made):
    window.open_video(made)
    window.pages["video"].ready.click()  # its button leads to the next stage: to a script first
    window.pages["video"].ready.click()


def by_the_inspector(window, made):
    window.store.do(videos.set_stage([made], Stage.SCRIPTED))
    choose(window, "calendar", [made])._inspector._ready.click()


def by_review(window, made):
    window.desk.go("review", ids=(made,))
    window.actions_by_name["approve"].trigger()


def by_the_menu(window, made):
    page = choose(window, "calendar", [made])
    menu = item_menu(page, window.store, page.selection, page.selection.current)
    of_stage = next(one.menu() for one in menu.actions() if one.text() == "Stage")
    next(one for one in of_stage.actions() if one.text() == "Approved\t3").trigger()


def by_the_board(window, made):
    page = window.show_page("board")
    page.lanes[Stage.APPROVED].list.dropped.emit([(False, made)])


DOORS = (by_key, by_key_on_its_page, by_its_page, by_the_inspector, by_review, by_the_menu, by_the_board)
NAMED = attrgetter("__name__")


@pytest.mark.slow
@each("door", DOORS, ids=NAMED)
def test_every_door_to_approved_leaves_a_review(window, door):
    made = good(window, f"Drip bags {NAMED(door)}")
    door(window, made)
    assert stages_of(window, [made]) == [Stage.APPROVED]
    (noted,) = window.store.read(partial(reviews.of_video, video_id=made))
    assert noted.at_utc == window.store.now()
    window.store.undo()
    assert stages_of(window, [made]) != [Stage.APPROVED]
    assert window.store.read(partial(reviews.of_video, video_id=made)) == []


@pytest.mark.slow
@each("door", DOORS, ids=NAMED)
def test_no_door_approves_a_video_in_which_something_is_to_fix(window, door):
    (made,) = make(window, 1)
    door(window, made)
    assert stages_of(window, [made])[0] in (Stage.IDEA, Stage.SCRIPTED)
    assert window.store.read(partial(reviews.of_video, video_id=made)) == []
    assert window.toast.text.startswith("Not ready to film yet: No hook")


def test_of_many_those_that_are_ready_are_approved_and_the_others_named(window):
    ready = [good(window, "Drip bags"), good(window, "Cold brew kit")]
    held = make(window, 1)
    assert stages.approve(window.store, [*ready, *held])
    assert stages_of(window, [*ready, *held]) == [Stage.APPROVED, Stage.APPROVED, Stage.IDEA]
    assert window.toast.text == (
        "2 videos approved to film. Not ready to film yet: " + window.toast.text.split("yet: ")[1]
    )
    assert stages.approve(window.store, make(window, 5)) is False
    assert window.toast.text == (
        "Not ready to film yet, with something to fix: “Video 0”; “Video 1”; “Video 2” and 2 more."
    )


def test_a_video_that_came_further_goes_back_to_approved_by_its_key(window):
    made = good(window, "Drip bags")
    window.store.do(videos.set_stage((made,), Stage.FILMED))
    by_key(window, made)
    assert stages_of(window, [made]) == [Stage.APPROVED]
