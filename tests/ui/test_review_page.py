"""Reviewing: the queue in its parts, notes, why, and a bar of buttons that makes room in both languages."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.choices import Stage
from planner import i18n
from planner.checks import reviews
from planner.video import videos
from ui.pieces.why_dialog import WhyDialog
from ui.review.page import ReviewPage
from ui.review.queue_model import heading
from ui.review.sides import DecisionsBar

WHEN = dt.datetime(2026, 11, 25, 19)
KEYS = {"send_back": "B", "open_reviewed": "O", "previous_review": "K", "next_review": "J", "approve": "A"}


@pytest.fixture
def made(store):
    found = [
        store.do(videos.add(title, WHEN + dt.timedelta(days=n)))
        for n, title in enumerate(("One", "Two", "Three"))
    ]
    for video in found:
        store.do(videos.set_stage((video,), Stage.SCRIPTED))
        store.do(videos.set_text(video, "hook", "Hi guys, stop buying iced coffee"))
    return found


@pytest.fixture
def page(store, desk, findings, made, qtbot):
    page = ReviewPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def test_what_is_approved_stands_below_what_is_to_review_each_in_order_of_date(page, store, made):
    store.do(reviews.approve(made[0], store.now()))
    page.refresh()
    assert [queued.title for queued in page.model.queue] == ["Two", "Three", "One"]
    heads = [heading(page.model.index(at)) for at in range(3)]
    assert heads == ["To review", "", "Approved"]


def test_the_place_among_what_waits_is_told(page, made):
    page.step(1)
    assert page.view._place.text() == "2 of 3"


def test_the_hook_hangs_its_quotation_mark_and_one_that_is_not_there_has_none(page, store, made):
    assert page.view._hook.toPlainText() == "Hi guys, stop buying iced coffee”"
    assert page.view._quote.isVisible()
    store.do(videos.set_text(made[0], "hook", ""))
    assert page.view._hook.toPlainText() == "No hook yet"
    assert not page.view._quote.isVisible()


def test_a_note_becomes_a_line_of_the_videos_notes_and_is_undone(page, store, made, qtbot):
    store.do(videos.set_text(made[0], "notes", "Window light"))
    page.acts["note_review"]()
    qtbot.waitUntil(page.view.note.hasFocus)
    qtbot.keyClicks(page.view.note, "Hear the doorbell first")
    qtbot.keyClick(page.view.note, Qt.Key.Key_Return)
    notes = store.read(lambda s: videos.get(s, made[0])).notes
    assert notes == "Window light\nHear the doorbell first"
    assert page.view.note.text() == ""
    store.undo()
    assert store.read(lambda s: videos.get(s, made[0])).notes == "Window light"


def test_why_explains_the_chosen_finding(page, qtbot):
    page.acts["why_finding"]()
    [dialog] = page.findChildren(WhyDialog)
    assert page.view.checklist.chosen.rule.code in dialog.windowTitle()
    dialog.close()


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("width", [380, 520, 620, 752, 1200])
def test_no_button_of_the_bar_is_cut_short(qtbot, language, width):
    i18n.set_language(language)
    try:
        nothing = lambda *_args: None  # noqa: E731 - the buttons do nothing here
        bar = DecisionsBar(nothing, nothing, nothing, nothing)
        qtbot.addWidget(bar)
        bar.show_keys(KEYS)
        bar.resize(width, 60)
        bar.show()
        QApplication.processEvents()
        shown = [
            one for one in (bar.send, bar.open, bar._previous, bar._next, bar.approve) if one.isVisible()
        ]
        assert {bar.send, bar.approve} <= set(shown)
        assert [one.text_shown for one in shown if one.width() < one.sizeHint().width()] == []
    finally:
        i18n.set_language("en")
