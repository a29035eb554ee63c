import datetime as dt

import pytest
from PySide6.QtCore import Qt

from models.choices import Account, ReminderKind, TagKind
from planner import dates
from planner.calendar import settings
from planner.checks.ruleset import RuleSet
from planner.days import own_days
from planner.library import hashtags
from planner.reminders import reminder_settings
from tests.asking import when_asked
from ui.settings.page import SettingsPage
from ui.theme import theme


@pytest.fixture
def page(store, desk, qtbot, tmp_path):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    yield page
    if theme.name != "light":  # or every page would be dressed anew once more
        theme.choose("light")


def calendar(store):
    return store.read(settings.get)


def choose(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_the_account_type_is_changed_and_undone(page, store):
    choose(page.account, Account.SHOP.value)
    assert calendar(store).account is Account.SHOP
    store.undo()
    assert calendar(store).account is Account.PERSONAL
    assert page.account.currentData() == Account.PERSONAL.value


def test_a_zone_that_does_not_exist_is_refused_with_a_sentence(page, store, failures):
    page.zone.setCurrentText("Mars/Olympus")
    page.zone.lineEdit().editingFinished.emit()
    assert failures == [
        "“Mars/Olympus” is not a time zone that this computer knows. Choose one from the list."
    ]
    assert page.zone.currentText() == "Asia/Jakarta"


def test_the_target_length_changes_the_rule_of_this_calendar_alone(page, store):
    page.high.setValue(45)
    assert RuleSet(calendar(store).rule_changes)["LEN002"].number("max_s") == 45
    assert RuleSet()["LEN002"].number("max_s") == 30
    page.reset.click()
    assert calendar(store).rule_changes == {}
    assert page.high.value() == 30


def test_the_shortest_length_stays_below_the_longest(page, store, failures):
    page.low.setValue(40)
    assert failures == ["The shortest length can't be above the longest."]
    assert page.low.value() == 15


def test_brand_hashtags_are_typed_as_a_line(page, store, failures):
    field = page.tags[TagKind.BRAND]
    field.setText("#SenjaCoffee #kopisenja")
    field.editingFinished.emit()
    assert store.read(lambda s: hashtags.of_kind(s, TagKind.BRAND)) == ["senjacoffee", "kopisenja"]
    field.setText("")
    field.editingFinished.emit()
    assert store.read(lambda s: hashtags.of_kind(s, TagKind.BRAND)) == []


def test_a_trending_hashtag_counts_as_seen_today_when_it_is_added(page, store):
    field = page.tags[TagKind.TRENDING]
    field.setText("coldbrewathome")
    field.editingFinished.emit()
    [tag] = store.read(hashtags.library)
    assert tag.last_seen == dt.date(2026, 11, 23)


def test_the_trend_check_is_moved_and_turned_off(page, store):
    page.reminders.trend.days[6].click()
    page.reminders.trend.on.click()
    [trend] = [r for r in store.read(reminder_settings.chosen) if r.kind is ReminderKind.TREND_CHECK]
    assert (trend.on, trend.weekdays) == (False, [0, 1, 2, 3, 4, 5])


def test_offsets_of_live_events_are_lengths_of_time_in_words(page, store, failures):
    page.reminders.live_offsets.setText("2 h, 5")
    page.reminders.live_offsets.editingFinished.emit()
    offsets = [
        r.minutes for r in store.read(reminder_settings.chosen) if r.kind is ReminderKind.LIVE and r.on
    ]
    assert sorted(offsets) == [5, 120]
    assert page.reminders.live_offsets.text() == "2 h, 5 min"
    page.reminders.live_offsets.setText("soon")
    page.reminders.live_offsets.editingFinished.emit()
    assert failures == ["“soon” is not a length of time. Write it like 1 day, 2 h or 10 min."]


@pytest.mark.slow
def test_the_theme_is_chosen_at_once(page):
    page.theme.button("dark").click()
    assert theme.name == "dark"


def test_choosing_a_language_asks_for_a_new_window(page, qtbot):
    with qtbot.waitSignal(page.desk.restart_wanted, check_params_cb=lambda code: code == "id"):
        choose(page.language, "id")


def test_choosing_the_language_that_is_spoken_asks_for_nothing(page, qtbot, preferences):
    with qtbot.assertNotEmitted(page.desk.restart_wanted):
        choose(page.language, "en")
    assert preferences["language"] == "en"


def test_own_days_and_other_countries_holidays_are_set_here(page, store, qtbot):
    page.days.markets["MY"].click()
    assert store.settings()["markets"] == '["MY"]'

    def fill(dialog, name, press):
        dialog.name.setText(name)
        press(dialog)
        dialog.ok.click()

    when_asked(lambda dialog: fill(dialog, "Shop birthday", lambda one: one.yearly.setChecked(True)))
    page.days.ask_own()
    [own] = store.read(own_days.all_days)
    assert (own.name, own.yearly) == ("Shop birthday", True)


@pytest.mark.parametrize("before", ["select all", "home", "tab"])
def test_a_time_is_typed_however_one_came_to_its_field_and_stays_when_something_else_changes(
    page, store, qtbot, before
):
    page.show()
    page.show_reminders()
    qtbot.waitExposed(page)
    field = page.reminders.trend.time
    field.setFocus()
    if before == "select all":
        qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    elif before == "home":
        qtbot.keyClick(field, Qt.Key.Key_Home)
    else:
        field.setSelectedSection(field.Section.HourSection)
    qtbot.keyClicks(field, "16:07")
    store.do(settings.change("brand", f"Senja {before}"))
    assert field.text() == "16:07"
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    [trend] = [r for r in store.read(reminder_settings.chosen) if r.kind is ReminderKind.TREND_CHECK]
    assert trend.time == dt.time(16, 7)
    store.undo()
    assert field.text() == "09:00"


@pytest.mark.slow
def test_the_size_of_texts_is_chosen_at_once_and_follows_the_keys(page, desk):
    page.text_size.button("115").click()
    assert desk.preferences["text_size"] == "115"
    assert theme.scale == pytest.approx(1.15, rel=0.3)
    desk.preferences["text_size"] = "100"
    theme.choose_size(100)
    assert page.text_size.button("100").isChecked()


def test_slots_are_squares_in_one_stop_of_the_keyboard(page, store, qtbot):
    grid = page.rhythm.grid
    grid.setFocus()
    assert grid.accessibleDescription() == "Monday 19:00, no slot"
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert calendar(store).slots == [{"weekday": 0, "time": "19:00"}, {"weekday": 1, "time": "17:00"}]
    page.rhythm._keep_for((1, dt.time(17)), "trend")
    assert grid.accessibleDescription() == "Tuesday 17:00, trend"
    assert page.slots.text() == "Mon 19:00, Tue 17:00 trend"
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert calendar(store).slots == [{"weekday": 0, "time": "19:00"}]
    store.undo()
    assert grid.slots == {(0, dt.time(19)): "", (1, dt.time(17)): "trend"}


def test_a_click_adds_a_slot_and_takes_it_away(page, store, qtbot):
    grid = page.rhythm.grid
    place = grid._place(5, 1).center().toPoint()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert calendar(store).slots == [{"weekday": 5, "time": "10:00"}]
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert calendar(store).slots == []


def test_slots_are_typed_as_quick_add_reads_them(page, store, qtbot):
    page.slots.setFocus()
    qtbot.keyClicks(page.slots, "Sat 10am, besok jam 10")
    qtbot.keyClick(page.slots, Qt.Key.Key_Return)
    assert calendar(store).slots == [{"weekday": 1, "time": "10:00"}, {"weekday": 5, "time": "10:00"}]


def test_the_one_zone_of_a_place_is_meant_by_it(page, store):
    page.zone.setCurrentText("makassar")
    page.zone.lineEdit().editingFinished.emit()
    assert calendar(store).zone == "Asia/Makassar"


def test_a_zone_that_the_market_does_not_have_is_said_with_the_one_that_it_has(page, store):
    choose(page.market, "ID")
    store.do(settings.change("zone", "Etc/UTC"))
    assert not page.zone_words.isHidden()
    assert page.zone_use.text() == "Use Asia/Jakarta"
    page.zone_use.click()
    assert calendar(store).zone == "Asia/Jakarta"
    assert page.zone_words.isHidden()


def test_the_list_scrolls_to_a_card(page, qtbot):
    page.resize(1200, 500)
    view = page.general
    view.entries[-1].click()
    assert [one.text() for one in view.entries if one.isChecked()] == ["Fields of your own"]
    assert view.find_words("target length")
    assert [one.text() for one in view.entries if one.isChecked()] == ["Checks"]


def test_a_setting_is_found_by_a_word_on_either_page(page):
    page._find("quiet hours")
    assert page._stack.currentWidget() is page.about_reminders
    page._find("audience")
    assert page._stack.currentWidget() is page.general


@pytest.mark.parametrize(("chosen", "said"), [("12", "7:00 pm"), ("24", "19:00")])
def test_times_are_told_by_twelve_or_twenty_four_hours(page, desk, chosen, said):
    heard = []
    desk.restart_wanted.connect(heard.append)
    desk.preferences["clock"] = "system"
    try:
        page.clock.button(chosen).click()
        assert dates.clock(dt.time(19)) == said
        assert dates.moment(dt.datetime(2026, 12, 9, 19)) == f"Wed 9 Dec, {said}"
        assert desk.preferences["clock"] == chosen
        assert heard == ["system"]
    finally:
        dates.set_twelve_hours(False)
