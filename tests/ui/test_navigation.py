"""The list of pages: groups, numbers, views in the bar, folding, the other calendars."""

import pytest
from PySide6.QtGui import QAccessible

from planner.video import videos
from tests.ui.test_window import add  # noqa: F401 - a video with a title
from ui.shell.pages import PAGES, VIEWS

NAMED = [one.name for one in PAGES if one.group is not None]


@pytest.mark.slow
def test_every_place_in_the_list_is_gone_to_by_its_button(window):
    for name in NAMED:
        window.navigation._buttons[name].click()
        assert window.page_name == name
        assert window.navigation._buttons[name].isChecked()


@pytest.mark.slow
def test_checking_a_button_goes_there_as_screen_readers_do_it(window):
    for name in reversed(NAMED):
        window.navigation._buttons[name].setChecked(True)
        assert window.page_name == name
    face = QAccessible.queryAccessibleInterface(window.navigation._buttons["today"])
    assert face.role() == QAccessible.Role.RadioButton


@pytest.mark.slow
def test_a_view_in_the_bar_shows_its_page_and_the_list_stays_at_its_place(window):
    for place, views in VIEWS.items():
        for view in views:
            window.show_page(place).header.views.button(view.name).click()
            assert window.page_name == view.page
            assert window.desk.page.header.views.button(view.name).isChecked(), view
            assert window.navigation._buttons[place].isChecked()


def test_a_page_that_is_left_by_a_view_shows_itself_again_when_it_is_come_back_to(window):
    window.show_page("board").header.views.button("week").click()
    assert window.page_name == "calendar"
    assert window.desk.page.view_name == "week"
    board = window.show_page("board")
    assert board.header.views.button("board").isChecked()


@pytest.mark.slow
def test_the_button_of_the_place_leads_back_from_a_video_opened_there(window):
    made = window.store.do(videos.add("Cold brew"))
    window.show_page("review")
    window.open_video(made)
    window.navigation._buttons["review"].click()
    assert window.page_name == "review"


def test_the_list_folds_by_its_key_and_remembers_it_and_by_itself_where_there_is_little_room(window):
    window.resize(1400, 800)
    fold = window.actions_by_name["fold_navigation"]
    assert not window.navigation.folded
    fold.trigger()
    assert window.navigation.folded
    assert window.navigation.width() == 56
    assert window.preferences["folded"]
    fold.trigger()
    window.resize(1280, 720)
    assert window.navigation.folded
    assert not window.preferences["folded"]
    assert all(one.toolTip() for one in window.navigation._buttons.values())
    fold.trigger()
    window.resize(1290, 720)
    assert not window.navigation.folded
    window.resize(1400, 720)
    window.resize(1290, 720)
    assert window.navigation.folded


def test_the_numbers_follow_what_is_planned(window, qtbot):
    import datetime as dt

    at = dt.datetime.combine(window.findings.calendar().today, dt.time(23))
    window.store.do(videos.add("Cold brew", at))
    button = window.navigation._buttons["review"]
    qtbot.waitUntil(lambda: button.accessibleName() == "Review, 1")


@pytest.mark.slow
def test_texts_become_larger_and_smaller_by_their_keys_and_it_is_remembered(window):
    from ui.theme import theme

    before = window.font().pixelSize()
    window.actions_by_name["larger_text"].trigger()
    assert window.preferences["text_size"] == "115"
    assert theme.font(13).pixelSize() == 15
    window.actions_by_name["usual_text"].trigger()
    assert theme.font(13).pixelSize() == before


@pytest.mark.slow
def test_the_list_marks_the_place_of_whatever_page_is_shown(window):
    for spec in PAGES:
        if spec.place:
            window.show_page(spec.name)
            assert window.navigation._buttons[spec.place].isChecked(), spec.name
