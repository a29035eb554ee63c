"""The page of reminders: due, missed, coming, and the user's own."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models.choices import ReminderKind
from planner import labels
from planner.reminders import reminder_settings, reminders
from planner.reminders.kinds import KINDS
from planner.video import videos
from tests.asking import when_asked
from tests.reminding import remind_only
from ui.reminders.dialog import ReminderDialog
from ui.reminders.own_panel import DaySquares
from ui.reminders.page import RemindersPage
from ui.shell.pages import PAGES
from ui.widgets.day_row import rows_of
from ui.widgets.parts import ElidedLabel

MINUTE = dt.timedelta(minutes=1)
AT = dt.datetime(2026, 11, 23, 14)
"""Two hours after the clock's moment, in Jakarta."""


@pytest.fixture
def page(store, desk, qtbot):
    remind_only(store.workspace, ReminderKind.TREND_CHECK, ReminderKind.POST)
    page = RemindersPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    page.show()
    qtbot.waitExposed(page)
    look(store)
    return page


def look(store) -> None:
    store.workspace.record(lambda session: reminders.look(session, store.now()))


def words(page) -> list[str]:
    QApplication.processEvents()  # a layout shows new widgets in the next round
    found = [one.accessibleName() or one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    return [text for text in found if text]


def press(page, text: str, name: str = "") -> None:
    """Press the first visible button with a text, and with a name that holds some words."""
    QApplication.processEvents()
    found = [
        one
        for one in page.findChildren(QPushButton)
        if one.isVisibleTo(page) and (one.text() or one.toolTip()) == text and name in one.accessibleName()
    ]
    found[0].click()


def test_what_falls_due_is_listed_and_done(page, store, clock):
    store.do(videos.add("Cold brew", AT))
    clock.now += 2 * 60 * MINUTE
    look(store)
    assert any("Cold brew" in one for one in words(page))
    press(page, "Done", "Cold brew")
    assert store.read(lambda session: reminders.due(session, store.now())) == []
    assert "Nothing is due." in words(page)


def test_one_that_comes_is_skipped_this_once_and_undone(page, store):
    before = page.findChildren(QPushButton)
    first = store.read(lambda s: reminders.coming(s, store.now(), store.now() + dt.timedelta(days=3)))[0]
    assert any(one.text() == "Skip" for one in before)
    press(page, "Skip")
    after = store.read(lambda s: reminders.coming(s, store.now(), store.now() + dt.timedelta(days=3)))
    assert first.key not in [one.key for one in after]
    store.undo()
    again = store.read(lambda s: reminders.coming(s, store.now(), store.now() + dt.timedelta(days=3)))
    assert again[0].key == first.key


def test_a_pause_is_shown_until_it_is_over_or_ended(page, store):
    page._pause(1)
    assert any("paused until" in one for one in words(page))
    press(page, "Go on")
    assert not any("paused until" in one for one in words(page))


def test_a_pause_may_be_until_any_moment(page, store, qtbot):
    def answer(dialog):
        assert dialog.at.moment() == dt.datetime(2026, 11, 30, 9)
        dialog.at.show_moment(dt.datetime(2026, 12, 24, 18))
        dialog.accept()

    when_asked(answer)
    page._pause_until()
    assert any("Thu 24 Dec, 18:00" in one for one in words(page))
    store.undo()
    assert not any("paused until" in one for one in words(page))


@pytest.mark.slow
def test_an_own_reminder_is_added_changed_and_deleted_with_undo(page, store, qtbot):
    dialog = ReminderDialog(store, None, AT, page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.words.setText("Order gift boxes")
    dialog.recurrence.setCurrentIndex(dialog.recurrence.findData("FREQ=WEEKLY"))
    assert "Mon 30 Nov" in dialog.preview.text()
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert "Order gift boxes" in words(page)
    [own] = [one for one in store.read(reminder_settings.chosen) if one.kind is ReminderKind.OWN]
    dialog = ReminderDialog(store, own, AT, page)
    qtbot.addWidget(dialog)
    dialog.words.setText("Order ribbons")
    dialog._save()
    assert "Order ribbons" in words(page)
    press(page, "Delete", "Order ribbons")
    assert "Order ribbons" not in words(page)
    store.undo()
    assert "Order ribbons" in words(page)


@pytest.mark.parametrize(
    ("text", "rule", "zone", "said"),
    [
        ("", "FREQ=DAILY", "Asia/Jakarta", "few words"),
        ("Boxes", "every day", "Asia/Jakarta", "recurrence"),
        ("Boxes", "FREQ=DAILY", "Asia/Jakart", "time zone"),
    ],
)
def test_what_cannot_be_saved_is_said_in_the_dialog_and_keeps_it_open(
    page, store, qtbot, text, rule, zone, said
):
    dialog = ReminderDialog(store, None, AT, page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.words.setText(text)
    dialog.recurrence.setCurrentIndex(dialog.recurrence.findData("own"))
    dialog.rule.setText(rule)
    dialog.zone.setCurrentText(zone)
    dialog._save()
    assert said in dialog.trouble.text()
    assert dialog.isVisible()
    assert not [one for one in store.read(reminder_settings.chosen) if one.kind is ReminderKind.OWN]


def test_titles_are_shown_as_plain_text(page, store):
    store.do(reminder_settings.add_own("<img src=x> boxes", AT))
    shown = [one for one in page.findChildren(ElidedLabel) if "<img" in one.accessibleName()]
    assert shown
    assert {one.textFormat() for one in shown} == {Qt.TextFormat.PlainText}


def test_every_kind_of_reminder_has_a_title_and_a_page_that_there_is():
    assert set(KINDS) == set(ReminderKind)
    assert set(labels.REMINDERS) == set(ReminderKind) - {ReminderKind.OWN}
    assert {kind.page for kind in KINDS.values()} <= {page.name for page in PAGES}


@pytest.mark.slow
def test_missed_times_unfold_under_their_reminder_and_go_one_by_one(page, store, clock):
    clock.now += dt.timedelta(days=3)
    look(store)
    assert len(store.read(reminders.missed)) == 3
    assert any("Tue 24 Nov, Wed 25 Nov and Thu 26 Nov, 09:00" in one for one in words(page))
    press(page, "Show all 3", "Trend check")
    assert {"Tue 24 Nov, 09:00", "Wed 25 Nov, 09:00", "Thu 26 Nov, 09:00"} <= set(words(page))
    press(page, "Done", "Wed 25 Nov")
    assert len(store.read(reminders.missed)) == 2
    press(page, "Skip both", "Trend check")
    assert store.read(reminders.missed) == []


@pytest.mark.slow
def test_a_week_is_shown_and_more_on_demand(page, store):
    store.do(videos.add("Far away", AT + dt.timedelta(days=10)))
    store.do(videos.add("Near", AT + dt.timedelta(days=1)))
    assert "Post “Near”" in words(page)
    assert "Post “Far away”" not in words(page)
    press(page, "Show more")
    assert "Post “Far away”" in words(page)


def test_posts_live_events_and_the_users_own_can_be_shown_alone(page, store):
    store.do(videos.add("Cold brew", AT))
    store.do(reminder_settings.add_own("Order boxes", AT))
    page._show_kind("posts")
    assert [one.first.accessibleName() for one in rows_of(page)] == ["Post “Cold brew”"]
    page._show_kind("own")
    QApplication.processEvents()
    assert [one.first.accessibleName() for one in rows_of(page)] == ["Order boxes"]


def test_the_users_own_say_when_they_next_come_and_on_which_days(page, store):
    at = dt.datetime(2026, 11, 28, 10)  # a Saturday, which the rule leaves out
    store.do(reminder_settings.add_own("Pack orders", at, recurrence="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"))
    assert any("next Mon 30 Nov, 10:00 · Every weekday" in one for one in words(page))
    [squares] = page.findChildren(DaySquares)
    assert squares.accessibleName() == "Monday, Tuesday, Wednesday, Thursday, Friday"


def test_a_day_that_some_months_lack_is_said_and_the_last_day_offered(page, store, qtbot):
    dialog = ReminderDialog(store, None, dt.datetime(2026, 12, 31, 9), page)
    qtbot.addWidget(dialog)
    dialog.words.setText("Count stock")
    dialog.recurrence.setCurrentIndex(dialog.recurrence.findData("FREQ=MONTHLY"))
    assert "Months without a 31st are left out" in dialog.preview.text()
    dialog.recurrence.setCurrentIndex(dialog.recurrence.findData("FREQ=MONTHLY;BYMONTHDAY=-1"))
    assert "Sun 31 Jan" in dialog.preview.text()
    assert "Sun 28 Feb" in dialog.preview.text()
    dialog._save()
    assert any("Last day of every month" in one for one in words(page))


def test_a_first_time_that_the_recurrence_leaves_out_is_said(page, store, qtbot):
    dialog = ReminderDialog(store, None, dt.datetime(2026, 12, 5, 10), page)
    qtbot.addWidget(dialog)
    dialog.recurrence.setCurrentIndex(dialog.recurrence.findData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"))
    assert "Sat 5 Dec is left out" in dialog.preview.text()
