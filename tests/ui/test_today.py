import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models.choices import Stage
from planner.checks import waivers
from planner.days import own_days
from planner.live import lives
from planner.reminders import reminders
from planner.video import videos
from ui.today.page import TodayPage
from ui.widgets.parts import Card, ElidedLabel


@pytest.fixture
def page(store, desk, findings, qtbot):
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    page.refresh()
    page.show()
    qtbot.waitExposed(page)
    return page


def words(page):
    QApplication.processEvents()  # a layout shows new widgets in the next round
    labels = [
        one.accessibleName() or one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)
    ]
    return [text for text in labels if text]


def cards(page):
    return [one for one in page.findChildren(Card) if one.isVisibleTo(page)]


def look(store):
    store.workspace.record(lambda s: reminders.look(s, store.now()))


def test_an_empty_calendar_says_what_belongs_and_offers_the_first_step(page):
    assert "This calendar is empty" in words(page)
    texts = [b.text() for b in page.findChildren(QPushButton)]
    assert {"Import a plan…", "New video", "Open the sample calendar"} <= set(texts)


def test_what_is_to_be_filmed_comes_with_its_first_findings(page, store, qtbot):
    made = store.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    qtbot.waitUntil(lambda: "7 parts are missing" in words(page))
    store.do(videos.set_stage((made,), Stage.SCRIPTED))
    qtbot.waitUntil(lambda: any("No hook" in text for text in words(page)))
    assert "Cold brew" in words(page)
    assert any("to fix" in text for text in words(page))


def test_what_fell_due_is_done_skipped_or_snoozed(page, store, clock, qtbot):
    look(store)
    clock.now += dt.timedelta(hours=21, seconds=30)  # 09:00 the next day in Jakarta
    look(store)
    assert "Trend check" in words(page)
    [item] = store.read(lambda s: reminders.due(s, store.now()))
    done = next(b for b in page.findChildren(QPushButton) if b.text() == "Done" and b.isVisible())
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    assert store.read(lambda s: reminders.due(s, store.now())) == []
    store.undo()
    assert [one.id for one in store.read(lambda s: reminders.due(s, store.now()))] == [item.id]


def test_what_was_missed_while_away_is_listed_once_and_skipped_at_once(page, store, clock, qtbot):
    look(store)
    clock.now += dt.timedelta(days=3)
    look(store)
    missed = [text for text in words(page) if text.endswith("missed")]
    assert len(missed) == 3
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Skip all")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not [text for text in words(page) if text.endswith("missed")]


def test_the_next_live_event_is_shown_with_the_time_to_go(page, store):
    store.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    assert "Friday live" in words(page)
    assert "in 4 days 8 h" in words(page)


def test_titles_are_plain_text(page, store):
    store.do(videos.add("<b>Bold</b>", dt.datetime(2026, 11, 25, 19)))
    title = next(one for one in page.findChildren(ElidedLabel) if "Bold" in one.accessibleName())
    assert title.textFormat() == Qt.TextFormat.PlainText
    assert title.accessibleName() == "<b>Bold</b>"


def test_the_next_live_event_is_prepared_from_here(page, store, clock):
    live = store.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    page.refresh()
    heard = []
    page.desk.wanted.connect(lambda goto: heard.append(goto.live))
    next(one for one in page.findChildren(QPushButton) if one.text() == "Prepare").click()
    assert heard == [live]


def test_an_edit_that_changes_nothing_that_is_shown_leaves_what_is_shown(page, store, findings, qtbot):
    made = store.make(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    store.do(videos.set_stage((made,), Stage.SCRIPTED))
    qtbot.waitUntil(lambda: any("No hook" in text for text in words(page)))
    shown = cards(page)
    with qtbot.waitSignal(findings.settled):
        store.do(own_days.add(dt.date(2026, 11, 26), "Stocktaking", yearly=False))
    assert cards(page) == shown
    store.do(waivers.add(made, "HOOK001", "", "It is a still."))
    qtbot.waitUntil(lambda: not any("No hook" in text for text in words(page)))
    store.do(videos.set_text(made, "title", "Hot brew"))
    assert "Hot brew" in words(page)
