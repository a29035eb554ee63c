import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from models.choices import Stage
from planner.checks import waivers
from planner.creators import agreements, creators
from planner.days import own_days
from planner.live import lives
from planner.reminders import reminders
from planner.results import by_hand
from planner.shop import products, stock
from planner.video import first_hour, videos
from ui.today.now_line import NowLine
from ui.today.page import TodayPage
from ui.today.week_strip import WeekStrip
from ui.widgets.day_row import DayRow
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


def rows(page):
    for _round in range(3):  # what the checks say may come in one, and what is shown then in the next
        QApplication.processEvents()
    return [one for one in page.findChildren(DayRow) if one.isVisibleTo(page)]


def press(page, text):
    QApplication.processEvents()
    found = next(b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisibleTo(page))
    found.click()


def test_what_is_to_be_filmed_comes_with_its_first_findings(page, store, qtbot):
    made = store.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    qtbot.waitUntil(lambda: "2 of 8 parts" in words(page))
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


def test_what_was_missed_stands_once_a_reminder_and_is_skipped_at_once(page, store, clock):
    look(store)
    clock.now += dt.timedelta(days=3)
    look(store)
    missed = store.read(reminders.missed)
    assert len(missed) == 3
    assert any("Tue 24 Nov, Wed 25 Nov and Thu 26 Nov, 09:00" in text for text in words(page))
    press(page, "Skip")
    assert store.read(reminders.missed) == []
    assert "While you were away" not in words(page)
    store.undo()
    assert store.read(reminders.missed) == missed


def test_what_is_due_has_the_one_primary_button_and_lies_above_the_line_of_now(page, store, clock):
    look(store)
    clock.now += dt.timedelta(hours=21, seconds=30)
    look(store)
    store.do(videos.add("Cold brew", dt.datetime(2026, 11, 24, 19), stage=Stage.SCHEDULED))
    primary = [b for b in page.findChildren(QPushButton) if b.property("kind") == "smallprimary"]
    assert [b.text() for b in primary] == ["Start, 20 min"]
    now = page.findChild(NowLine)
    assert now.accessibleName() == "Now, 09:00"
    QApplication.processEvents()
    due = next(one for one in rows(page) if "Trend check" in one.accessibleName())
    post = next(one for one in rows(page) if "Post “Cold brew”" in one.accessibleName())
    places = [one.mapTo(page, one.rect().topLeft()).y() for one in (due, now, post)]
    assert places == sorted(places)


def test_what_is_done_stays_for_the_day_and_says_so(page, store, clock):
    look(store)
    clock.now += dt.timedelta(hours=21, seconds=30)
    look(store)
    press(page, "Done")
    [row] = [one for one in rows(page) if "Trend check" in one.accessibleName()]
    assert row.accessibleName().endswith("Done")


@pytest.mark.slow
def test_enter_opens_a_row_s_puts_it_off_and_the_arrows_go_on(page, store, clock, qtbot):
    look(store)
    clock.now += dt.timedelta(hours=21, seconds=30)
    look(store)
    made = store.make(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    QApplication.processEvents()
    heard = []
    page.desk.due_wanted.connect(heard.append)
    page.desk.wanted.connect(lambda goto: heard.append(goto.video))
    first, last = rows(page)[0], next(one for one in rows(page) if one.key == f"video:{made}")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    [item] = store.read(lambda s: reminders.due(s, store.now()))
    assert heard == [item.id]
    first.setFocus()
    for _row in rows(page)[1:]:
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Down)
    assert page.window().focusWidget() is last
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert heard[-1] == made
    menus = [one for one in first.findChildren(QMenu) if one.actions()]
    QTimer.singleShot(200, menus[0].hide)
    qtbot.keyClick(first, Qt.Key.Key_S)
    menus[0].actions()[1].trigger()
    assert store.read(lambda s: reminders.due(s, store.now())) == []


@pytest.mark.slow
def test_the_keyboard_stays_in_its_row_when_the_rows_are_built_anew(page, store):
    made = [store.make(videos.add(name, dt.datetime(2026, 11, 25, 19))) for name in ("One", "Two", "Three")]
    QApplication.processEvents()
    next(one for one in rows(page) if one.key == f"video:{made[1]}").setFocus()
    store.do(videos.set_text(made[1], "title", "Second"))
    QApplication.processEvents()
    assert page.window().focusWidget().key == f"video:{made[1]}"
    store.do(videos.delete((made[1],)))
    QApplication.processEvents()
    assert page.window().focusWidget().key == f"video:{made[2]}"


def test_a_running_first_hour_is_a_bar_until_it_is_over(page, store, clock):
    made = store.make(videos.add("Cold brew", dt.datetime(2026, 11, 23, 19)))
    store.do(first_hour.begin(made, clock.now))
    assert any("Cold brew · 60 minutes left" in text for text in words(page))
    clock.now += dt.timedelta(minutes=20)
    page._tick()
    assert any("Cold brew · 40 minutes left" in text for text in words(page))
    clock.now += dt.timedelta(minutes=41)
    page._tick()
    assert not any("minutes left" in text for text in words(page))


def test_what_is_past_and_not_posted_is_marked_or_shown(page, store):
    made = store.make(videos.add("Late", dt.datetime(2026, 11, 20, 19)))
    assert "1 planned video is past and not posted" in words(page)
    press(page, "Mark as posted")
    assert store.read(lambda s: videos.get(s, made)).stage is Stage.POSTED
    assert "1 planned video is past and not posted" not in words(page)


def test_the_week_is_one_stop_whose_days_are_spoken_and_shown(page, store, qtbot):
    store.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    QApplication.processEvents()
    heard = []
    page.desk.wanted.connect(lambda goto: heard.append(goto.day))
    strip = page.findChild(WeekStrip)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == "Wednesday 25 November, 1 video, Cold brew"
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert heard == [dt.date(2026, 11, 25)]


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


def test_stock_to_watch_and_what_creators_owe_are_shown_and_opened_from_here(page, store, desk, qtbot):
    went = []
    desk.wanted.connect(lambda goto: went.append((goto.page, goto.ids)))
    store.make(videos.add("Cold brew", dt.datetime(2026, 11, 24, 19)))
    box = store.make(products.add("Gift box", {"buffer": 50, "daily_orders": 6.0}))
    [sku] = store.read(lambda session: products.skus(session, box))
    store.do(stock.say({sku.id: 14}, store.now()))
    rani = store.make(creators.add("ngopi.di.balkon", {"name": "Rani", "stage": "delivering"}))
    due = store.now().date() + dt.timedelta(days=3)
    store.do(agreements.add(rani, {"kind": "affiliate", "videos": 1, "due": due}))
    qtbot.waitUntil(lambda: "Rani" in words(page))
    shown = {row.key: row for row in rows(page)}
    assert shown[f"product:{box}"].accessibleName() == "Gift box, 14, buffer 50"
    assert shown[f"creator:{rani}"].accessibleName().startswith("Rani, nothing planned yet")
    shown[f"product:{box}"].opened.emit()
    shown[f"creator:{rani}"].opened.emit()
    assert went == [("products", (box,)), ("creators", (rani,))]
    store.do(videos.add("Balcony", dt.datetime(2026, 11, 25, 19), texts={"creator": "ngopi.di.balkon"}))
    qtbot.waitUntil(lambda: "“Balcony”" in words(page))
    store.do(stock.say({sku.id: 500}, store.now()))
    qtbot.waitUntil(lambda: "Gift box" not in words(page))


def test_a_day_after_a_post_its_numbers_are_asked_for_until_they_are_typed(page, store, desk, clock, qtbot):
    went = []
    desk.wanted.connect(lambda goto: went.append((goto.page, goto.video)))
    made = store.make(videos.add("Balcony", dt.datetime(2026, 11, 20, 19), stage=Stage.POSTED))
    clock.now = dt.datetime(2026, 11, 22, 6, tzinfo=dt.UTC)
    page.refresh()
    qtbot.waitUntil(lambda: "How did it go?" in words(page))
    [row] = [row for row in rows(page) if row.key == f"numbers:{made}"]
    row.opened.emit()
    assert went == [("insights", made)]
    store.do(by_hand.note(made, {"views": 100}, "", "Asia/Jakarta", clock.now))
    qtbot.waitUntil(lambda: "How did it go?" not in words(page))
