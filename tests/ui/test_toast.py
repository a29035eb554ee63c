"""A message says what was done and to how many, lies in nobody's way, and offers to undo it."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QPushButton

from models.choices import Stage
from planner.video import videos
from ui.shell.toast import FOOT, WIDTH
from ui.theme import theme
from ui.widgets.overlay import SHADOW


@pytest.fixture
def video(window):
    return window.store.do(videos.add("Cold brew", dt.datetime(2026, 12, 2, 19)))


def test_what_was_done_is_told_with_its_name_and_undone_from_there(window, video):
    window.store.do(videos.reschedule(video, dt.datetime(2026, 12, 3, 19)), offer_undo=True)
    assert window.toast.text == "“Cold brew” moved to Thu 3 Dec"
    next(one for one in window.toast.findChildren(QPushButton) if one.text() == "Undo").click()
    assert window.store.read(lambda s: videos.get(s, video)).at == dt.datetime(2026, 12, 2, 19)
    assert window.toast.text == "Undone: Reschedule"


@pytest.mark.parametrize("size", [(900, 520), (1440, 900)])
def test_it_lies_at_the_lower_left_above_all_bars_of_buttons(window, video, size):
    window.resize(*size)
    window.store.do(videos.set_stage((video,), Stage.FILMED), offer_undo=True)
    place = window.toast.geometry()
    seen = place.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    body = window.centralWidget()
    assert seen.width() == theme.px(WIDTH)
    assert seen.left() == 12
    assert seen.bottom() <= body.height() - theme.px(FOOT)


def test_a_long_sentence_has_more_lines_and_none_is_cut(window):
    window.toast.warn("Not ready to film yet: " + ", ".join(["the hook is missing"] * 8))
    label = window.toast._text
    assert label.height() >= label.heightForWidth(label.width())
    window.toast.say("Short")
    assert window.toast.height() < 120
