"""What a fix would change is shown beside its button, by pointer and by keyboard, and told to screen readers."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton

from models.choices import Stage
from planner.video import videos
from ui.pieces.checks_panel import FindingCard
from ui.pieces.fix_button import FixButton
from ui.review.page import ReviewPage
from ui.theme import theme
from ui.video.page import VideoPage
from ui.widgets.change_tip import ChangeTip, tip_of

WHEN = dt.datetime(2026, 11, 25, 19)
HOOK = "Hi guys, cold brew & <b>milk</b> now"


@pytest.fixture
def video(store):
    made = store.do(videos.add("Cold brew in 15 seconds", WHEN))
    store.do(videos.set_text(made, "hook", HOOK))
    return made


@pytest.fixture
def page(store, desk, findings, qtbot, video):
    page = ReviewPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    QApplication.processEvents()
    return page


@pytest.fixture
def form_page(store, desk, findings, qtbot, video):
    page = VideoPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_video(video, "Calendar")
    QApplication.processEvents()
    return page


def the_button(page, text="Cut the greeting"):
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())


def by_keyboard(qtbot, button):
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    QApplication.processEvents()
    return tip_of(button.window())


def test_by_keyboard_it_shows_before_and_after_as_plain_words(page, qtbot):
    tip = by_keyboard(qtbot, the_button(page))
    assert tip.isVisible()
    assert tip.field.text() == "Spoken hook"
    assert tip.old.plain() == HOOK
    assert tip.new.plain() == "Cold brew & <b>milk</b> now"
    page.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert not tip.isVisible()


def test_beside_the_form_it_opens_in_its_card_and_marks_the_words_that_are_meant(form_page, qtbot):
    button = the_button(form_page)
    [card] = [one for one in form_page.checks.cards if one.isAncestorOf(button)]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(card.change.isVisible)
    assert card.change.old.plain() == HOOK
    assert card.change.new.plain() == "Cold brew & <b>milk</b> now"
    hook = form_page.form.texts["hook"]
    ground = theme.color("accent_ground")
    assert [
        s.cursor.selectedText() for s in hook.extraSelections() if s.format.background().color() == ground
    ] == ["Hi guys"]
    hook.setFocus(Qt.FocusReason.TabFocusReason)
    assert not card.change.isVisible()


def test_it_says_which_other_text_goes_on_saying_what_goes(form_page, store, video, qtbot):
    store.do(videos.set_text(video, "script", "Hi guys! Cold brew now. Tap the basket."))
    QApplication.processEvents()
    button = the_button(form_page)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    [card] = [one for one in form_page.checks.cards if one.isAncestorOf(button)]
    qtbot.waitUntil(card.change.isVisible)
    assert card.change.note.text() == "The same words stay in: Script."
    assert button.accessibleDescription().endswith("The same words stay in: Script.")


def test_the_pointer_shows_it_and_takes_it_along(page, qtbot):
    button = the_button(page)
    assert not tip_of(page).isVisible()
    at = QPointF(3, 3)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(button, QEnterEvent(at, at, button.mapToGlobal(at)))
    qtbot.waitUntil(tip_of(page).isVisible)
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert not tip_of(page).isVisible()


def test_it_lies_in_the_window_and_not_over_its_button(page, qtbot):
    for button in page.view.findChildren(QPushButton):
        if not button.accessibleDescription() or not button.isVisible():
            continue
        tip = by_keyboard(qtbot, button)
        if tip.isVisible():
            assert page.rect().contains(tip.geometry())
            corner = button.mapTo(page, QPoint(0, 0))
            assert not tip.geometry().intersects(button.rect().translated(corner))


def test_a_screen_reader_hears_what_changes(page):
    said = the_button(page).accessibleDescription()
    assert said.startswith("Spoken hook. Before: Hi guys, cold brew & <b>milk</b> now")


def test_it_goes_with_the_card_of_what_was_fixed(page, qtbot, store, video):
    button = the_button(page)
    tip = by_keyboard(qtbot, button)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert store.read(lambda s: videos.get(s, video)).hook == "Cold brew & <b>milk</b> now"
    qtbot.waitUntil(lambda: tip.of is None or tip.of.button is not button)
    assert len(page.findChildren(ChangeTip)) == 1


@pytest.mark.parametrize("name", ["light", "dark"])
def test_in_both_themes_the_words_have_the_colours_of_the_theme(page, qtbot, name):
    before = theme.name
    tip = by_keyboard(qtbot, the_button(page))
    try:
        theme.choose(name)
        shown = tip.grab().toImage()
        colors = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}
        assert {theme.color("fix_ground").name(), theme.color("fine_ground").name()} <= colors
    finally:
        theme.choose(before)


def test_f_in_review_makes_a_safe_fix_and_shows_another_before_it_is_made(store, desk, qtbot, video):
    store.do(videos.set_text(video, "hook", "Hi guys, cold brew in a minute"))
    store.do(videos.set_text(video, "script", "Hi guys, cold brew in a minute. Tap the basket."))
    store.do(videos.set_stage((video,), Stage.SCRIPTED))
    page = ReviewPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    qtbot.waitUntil(lambda: page.chosen_video() == video, timeout=5000)
    checklist = page.view.checklist

    def choose(code):
        line = next(one for one in checklist._lines if one.result.rule.code == code)
        qtbot.waitUntil(line.isVisible)
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        qtbot.waitUntil(lambda: checklist.chosen.rule.code == code)

    choose("HOOK003")
    page.fix()
    assert store.read(lambda s: videos.get(s, video)).hook == "Cold brew in a minute"
    qtbot.waitUntil(lambda: "HOOK003" not in {one.result.rule.code for one in checklist._lines})
    choose("SND001")
    page.fix()
    qtbot.waitUntil(tip_of(page).isVisible)
    assert not store.read(lambda s: videos.get(s, video)).voice_over
    assert (tip_of(page).old.plain(), tip_of(page).new.plain()) == ("no", "yes")
    page.fix()
    assert store.read(lambda s: videos.get(s, video)).voice_over


def test_a_long_button_is_cut_short_and_keeps_the_card_in_the_page(form_page, qtbot, store, video):
    page = form_page
    store.do(
        videos.set_text(
            video, "caption", "Cold brew. Tap the link in our bio to see all of our new bottles & cups now"
        )
    )
    panel = page.checks
    qtbot.waitUntil(lambda: any(one.text().endswith("…") for one in panel.findChildren(FixButton)))
    short = next(one for one in panel.findChildren(FixButton) if one.text().endswith("…"))
    assert "bottles & cups" in short.accessibleName()
    card = next(one for one in panel.findChildren(FindingCard) if one.isAncestorOf(short))
    assert card.mapTo(panel, card.rect().topRight()).x() < panel.width()
