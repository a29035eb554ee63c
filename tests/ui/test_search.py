"""Ctrl+K finds what is in the calendar and what can be done; every key can be changed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from models.choices import OwnKind, TagKind
from planner.library import hashtags
from planner.preferences import Preferences
from planner.video import campaigns, own_fields, videos
from ui.shell import keys
from ui.shell.actions import ACTIONS
from ui.shell.palette import stretches
from ui.shell.search import _around
from ui.shell.shortcuts_dialog import ShortcutsDialog


def palette_of(window):
    window.open_palette()
    return [w for w in window.children() if type(w).__name__ == "Palette"][-1]


def found(window, qtbot, text):
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, text)
    return palette


@pytest.fixture
def plan(window):
    """A calendar with one video, tagged, for a product and a campaign."""
    made = window.store.do(videos.add("Gift box, first look", dt.datetime(2026, 11, 25, 19)))
    window.store.do(videos.set_text(made, "script", "Open the lid. Smell the <roast>."))
    window.store.do(videos.set_text(made, "product", "Concentrate 250 ml"))
    window.store.do(hashtags.set_kind("kopisusu", TagKind.NICHE))
    window.store.do(campaigns.add("Harbolnas", dt.date(2026, 12, 1), dt.date(2026, 12, 12), "#8a5cf6"))
    return made


@pytest.mark.slow
def test_a_video_is_found_by_its_title_and_opened(window, plan, qtbot):
    palette = found(window, qtbot, "gift")
    assert palette._shown[0].text == "Gift box, first look"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert (window.page_name, window.desk.chosen_video()) == ("video", plan)


def test_a_video_is_found_by_its_script_and_shows_where(window, plan, qtbot):
    [first, *_rest] = found(window, qtbot, "smell")._shown
    assert first.text == "Gift box, first look"
    assert "Smell the <roast>" in first.found


def test_where_a_word_was_found_begins_a_little_before_it():
    assert _around("Open the lid of the jar. Smell it", "smell") == "… the jar. Smell it"
    assert _around("Smell it", "smell") == "Smell it"


def test_what_was_typed_is_marked_and_a_text_stays_as_it_is():
    assert stretches("Smell the <roast>", ["roast", "me"]) == [
        ("S", False), ("me", True), ("ll the <", False), ("roast", True), (">", False),
    ]  # fmt: skip
    assert stretches("a <b>", []) == [("a <b>", False)]


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_the_stretches_of_a_text_are_the_text(text, words):
    assert "".join(part for part, _marked in stretches(text, words)) == text


def test_videos_stand_before_all_else_that_is_found_and_commands_last(window, plan, qtbot):
    window.store.do(videos.set_text(plan, "product", "Gift set"))
    sections = [one.section for one in found(window, qtbot, "gi")._shown]
    assert sections[:2] == ["Videos", "In the calendar"]
    assert sections == sorted(sections, key=["Videos", "In the calendar", "Hashtags", "Commands"].index)


def test_the_palette_is_as_high_as_what_it_shows(window, plan, qtbot):
    palette = palette_of(window)
    full = palette.height()
    qtbot.keyClicks(palette.field, "smell the")
    assert len(palette._shown) == 1
    assert palette.height() < full - 250


def test_a_product_shows_its_videos_in_the_calendar(window, plan, qtbot):
    palette = found(window, qtbot, "concentrate")
    assert [one.aside for one in palette._shown][1] == "Product"
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page_name == "calendar"
    assert window.pages["calendar"].model.filter.products == ("Concentrate 250 ml",)


def test_a_campaign_shows_its_videos_in_the_calendar(window, plan, qtbot):
    palette = found(window, qtbot, "harbol")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert len(window.pages["calendar"].model.filter.campaigns) == 1


def test_what_stands_in_own_fields_is_found_and_shows_its_videos_in_the_calendar(window, plan, qtbot):
    pillar = window.store.make(own_fields.add("Pillar", OwnKind.CHOICE, ("Teaching", "Selling")))
    owner = window.store.make(own_fields.add("Owner"))
    window.store.do(own_fields.set_value(plan, pillar, "Teaching"))
    window.store.do(own_fields.set_value(plan, owner, "Nila Sari"))
    palette = found(window, qtbot, "nila")
    assert (palette._shown[0].text, palette._shown[0].found) == ("Gift box, first look", "Nila Sari")
    assert (palette._shown[1].text, palette._shown[1].aside) == ("Nila Sari", "Owner")
    palette.close()
    palette = found(window, qtbot, "teaching")
    palette.list.setCurrentRow([one.text for one in palette._shown].index("Teaching"))
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    calendar = window.pages["calendar"]
    assert window.page_name == "calendar"
    assert next(chip.text() for chip in calendar.tools.chips()) == "Pillar: Teaching  ✕"
    assert [item.title for item in calendar.model.items()] == ["Gift box, first look"]
    calendar.tools.only(calendar.tools.filter.__class__(own=(f"{pillar}=Selling",)))
    assert list(calendar.model.items()) == []


def test_a_hashtag_is_found_with_and_without_its_sign(window, plan, qtbot):
    assert "#kopisusu" in [c.text for c in found(window, qtbot, "kopisu")._shown]
    palette = found(window, qtbot, "#kopi")
    assert [c.text for c in palette._shown] == ["#kopisusu"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page_name == "hashtags"
    assert window.pages["hashtags"].table.chosen_keys() == ["kopisusu"]


@pytest.mark.slow
def test_a_page_is_found_by_its_name(window, qtbot):
    palette = found(window, qtbot, "settings")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page_name == "settings"


# Keys


def spec_of(name):
    return next(spec for spec in ACTIONS if spec.name == name)


def typed(dialog, name, key):
    field = dialog.lines[name].key
    field.setKeySequence(QKeySequence(key))
    field.editingFinished.emit()


def test_a_key_is_changed_works_at_once_and_is_kept(window, preferences, tmp_path):
    dialog = ShortcutsDialog(window.desk)
    typed(dialog, "new_video", "Ctrl+Alt+V")
    assert window.actions_by_name["new_video"].shortcuts() == [QKeySequence("Ctrl+Alt+V")]
    again = Preferences(tmp_path / "preferences.json")
    assert keys.text_of(again, spec_of("new_video")) == "Ctrl+Alt+V"
    dialog.lines["new_video"].back.click()
    assert window.actions_by_name["new_video"].shortcuts() == [QKeySequence("N")]


def test_a_key_that_another_action_has_is_refused_with_its_name(window):
    dialog = ShortcutsDialog(window.desk)
    typed(dialog, "new_video", "Ctrl+K")
    assert "“Search or run a command”" in dialog.note.text()
    assert dialog.lines["new_video"].key.keySequence() == QKeySequence("N")
    typed(dialog, "new_video", "Up")
    assert "lists and fields" in dialog.note.text()
    assert window.preferences["keys"] == {}


def test_a_key_can_be_taken_away_and_given_to_another(window):
    dialog = ShortcutsDialog(window.desk)
    typed(dialog, "new_video", "")
    typed(dialog, "quick_add", "N")
    assert window.actions_by_name["new_video"].shortcuts() == []
    assert window.actions_by_name["quick_add"].shortcuts() == [QKeySequence("N")]
    dialog.lines["new_video"].back.click()
    assert "“Quick add”" in dialog.note.text()
    dialog.reset.click()
    assert window.actions_by_name["new_video"].shortcuts() == [QKeySequence("N")]
    assert not dialog.note.text()


def test_keys_are_found_by_the_name_of_the_action(window):
    dialog = ShortcutsDialog(window.desk)
    dialog.search.setText("quick")
    shown = [name for name, line in dialog.lines.items() if not line.name.isHidden()]
    assert shown == ["quick_add"]


@pytest.mark.parametrize("kept", [{"new_video": 3}, {"nobody": "X"}, {"new_video": "no key at all"}])
def test_keys_that_make_no_sense_do_no_harm(window, kept):
    window.preferences["keys"] = kept
    window.take_keys()
    ShortcutsDialog(window.desk)
