"""The trend check is opened from its reminder, keeps what is found by keyboard, and ends with what it leaves behind."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPushButton

from models.choices import FindKind
from planner.calendar import settings
from planner.library import sounds, trend_check
from planner.reminders import reminder_settings, reminders
from planner.video import videos
from ui.widgets.day_row import rows_of


@pytest.fixture
def page(window):
    page = window.show_page("trend")
    page.begin.click()
    return page


def finds(window, page):
    return window.store.read(lambda s: trend_check.finds(s, page._look.id))


def shown(page):
    QApplication.processEvents()
    return [one.first.accessibleName() for one in rows_of(page)]


def press(page, text):
    next(one for one in page.findChildren(QPushButton) if one.text() == text).click()


def typed(page, qtbot, words, fits=""):
    page.capture.line.setText(words)
    if fits:
        qtbot.keyClicks(page.capture.fits, fits)
    qtbot.keyClick(page.capture.line, Qt.Key.Key_Return)


def test_the_time_runs_down_and_over_without_scolding(page, clock):
    assert page.left.text() == "20:00"
    clock.now += dt.timedelta(minutes=8, seconds=30)
    page._tick()
    assert page.left.text() == "11:30"
    clock.now += dt.timedelta(minutes=12)
    page._tick()
    assert page.left.text() == "+00:30"
    assert "when it suits you" in page.words.accessibleName()


def test_one_line_takes_everything_by_keyboard_and_is_empty_again(window, page, qtbot):
    typed(page, qtbot, "~Slow Morning", "Beans")
    typed(page, qtbot, "#rain")
    typed(page, qtbot, '"Stop watering it"')
    typed(page, qtbot, "Close-ups everywhere https://example.com/v")
    assert [(one.kind, one.text) for one in finds(window, page)] == [
        (FindKind.NOTE, "Close-ups everywhere https://example.com/v"),
        (FindKind.NOTE, "“Stop watering it”"),
        (FindKind.TAG, "rain"),
        (FindKind.SOUND, "Slow Morning"),
    ]
    assert page.capture.line.text() == page.capture.fits.text() == ""
    assert [one.title for one in window.store.read(sounds.all_sounds)] == ["Slow Morning"]


def test_a_line_is_read_aloud_while_it_is_typed(page, qtbot):
    qtbot.keyClicks(page.capture.line, "#rain seen twice")
    said = page.capture.read.accessibleName()
    assert said == "Read as: hashtag #rain · trending, seen today · note “seen twice”"
    page.capture.line.setText("“Stop it”")
    assert page.capture.read.accessibleName() == "Read as: hook “Stop it”"


def test_an_idea_is_made_on_demand(window, page, qtbot):
    typed(page, qtbot, "“Stop watering it”")
    press(page, "Make an idea")
    [video] = [window.store.read(lambda s: videos.get(s, 1))]
    assert (video.title, video.hook) == ("Stop watering it", "Stop watering it")
    assert any(one.text() == "Open video" for one in page.findChildren(QPushButton))


def test_a_check_takes_longer_on_demand(page):
    press(page, "5 min more")
    assert page.left.text() == "25:00"


@pytest.mark.slow
def test_a_finished_check_is_read_again_by_its_bar(window, page, clock, qtbot):
    typed(page, qtbot, "#rain")
    page.end.click()
    clock.now += dt.timedelta(days=1)
    page.begin.click()
    typed(page, qtbot, "#snow")
    typed(page, qtbot, "#sun")
    page.end.click()
    assert shown(page) == ["#sun", "#snow"]
    assert page.bars.accessibleDescription() == "Tue 24 Nov, 2 finds"
    qtbot.keyClick(page.bars, Qt.Key.Key_Left)
    assert page.bars.accessibleDescription() == "Mon 23 Nov, 1 find"
    qtbot.keyClick(page.bars, Qt.Key.Key_Return)
    assert shown(page) == ["#rain"]


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
    typed(page, qtbot, "Latte in the rain")
    window.store.do(trend_check.make_idea(finds(window, page)[0].id))
    page._use(finds(window, page)[0].id)
    assert window.store.read(lambda s: videos.get(s, 1)).at == dt.datetime(2026, 11, 24, 19)


def test_the_end_marks_the_reminder_done_and_is_in_the_log(window, page, clock, qtbot):
    typed(page, qtbot, "Latte in the rain")
    press(page, "Make an idea")
    clock.now += dt.timedelta(minutes=18)
    page.end.click()
    assert page._look is None
    assert page.capture.isHidden()
    assert shown(page) == ["Latte in the rain"]
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
