"""The trend check is opened from its reminder, keeps what is found by keyboard, and ends with what it leaves behind."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage

from models.choices import FindKind
from planner.calendar import settings
from planner.library import sounds, trend_check
from planner.reminders import reminder_settings, reminders
from planner.video import videos


@pytest.fixture
def page(window):
    page = window.show_page("trend")
    page.begin.click()
    return page


def finds(window, page):
    return window.store.read(lambda s: trend_check.finds(s, page._look.id))


def typed(page, qtbot, kind, words, fits=""):
    page.capture.show_kind(kind)
    qtbot.keyClicks(page.capture.words[FindKind(kind)], words)
    if fits:
        qtbot.keyClicks(page.capture.fits[FindKind(kind)], fits)
    qtbot.keyClick(page.capture.words[FindKind(kind)], Qt.Key.Key_Return)


def test_the_time_runs_down_and_over_without_scolding(page, clock):
    assert page.left.text() == "20:00"
    clock.now += dt.timedelta(minutes=8, seconds=30)
    page._tick()
    assert page.left.text() == "11:30"
    clock.now += dt.timedelta(minutes=12)
    page._tick()
    assert page.left.text() == "+00:30"
    assert "when it suits you" in page.words.text()


def test_what_is_found_is_kept_by_keyboard_and_the_form_is_empty_again(window, page, qtbot):
    typed(page, qtbot, "sound", "Slow Morning", "Beans")
    typed(page, qtbot, "tag", "#rain")
    typed(page, qtbot, "idea", "Latte in the rain")
    typed(page, qtbot, "note", "Close-ups everywhere")
    assert [one.text for one in finds(window, page)] == [
        "Close-ups everywhere",
        "Latte in the rain",
        "rain",
        "Slow Morning",
    ]
    assert page.capture.words[FindKind.SOUND].text() == ""
    assert [one.title for one in window.store.read(sounds.all_sounds)] == ["Slow Morning"]


def test_a_screenshot_is_pasted(window, page):
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    page.capture.paste.click()
    assert finds(window, page)[0].picture
    QGuiApplication.clipboard().setText("no picture")
    heard = []
    window.store.failed.connect(heard.append)
    page.capture.paste.click()
    assert "no picture on the clipboard" in heard[0]


def test_a_find_is_used_today(window, page, qtbot):
    window.store.do(settings.set_slots([(1, dt.time(19), "")]))
    typed(page, qtbot, "idea", "Latte in the rain")
    page._use(finds(window, page)[0].id)
    assert window.store.read(lambda s: videos.get(s, 1)).at == dt.datetime(2026, 11, 24, 19)


def test_the_end_marks_the_reminder_done_and_is_in_the_log(window, page, clock, qtbot):
    typed(page, qtbot, "idea", "Latte in the rain")
    clock.now += dt.timedelta(minutes=18)
    page.end.click()
    assert page._look is None
    assert page.capture.isHidden()
    [look] = window.store.read(trend_check.log)
    assert (look.finds, look.videos) == (1, 1)
    window.store.undo()
    assert page._look is not None


def test_the_page_comes_back_in_the_middle(window, page, clock):
    window.show_page("today")
    clock.now += dt.timedelta(minutes=5)
    again = window.show_page("trend")
    again.refresh()
    assert again.left.text() == "15:00"


def test_the_reminder_opens_and_begins_it(window, clock, qtbot):
    qtbot.waitUntil(lambda: window.reminding.clock.running)
    zone = window.store.settings()["zone"]
    assert zone == "Asia/Jakarta"
    window.store.do(reminder_settings.set_trend_check(True, dt.time(12, 30), range(7), 25))
    clock.now = dt.datetime(2026, 11, 23, 5, 30, 5, tzinfo=dt.UTC)
    window.reminding.clock._look()
    [due] = [
        one for one in window.store.read(lambda s: reminders.due(s, clock())) if one.title == "Trend check"
    ]
    window.reminding.open(due.id)
    assert window.page_name == "trend"
    assert window.pages["trend"].left.text() == "25:00"
    window.pages["trend"].end.click()
    assert not [
        one for one in window.store.read(lambda s: reminders.due(s, clock())) if one.title == "Trend check"
    ]
