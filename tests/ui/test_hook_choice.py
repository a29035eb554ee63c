"""Hooks that are proposed on a video's page: by key, chosen, and taken back."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner import opening
from planner.preferences import Preferences
from planner.video import videos
from ui.shell.window import MainWindow
from ui.store import Store
from ui.theme import theme

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, tmp_path, clock):
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="en")
    workspace.do(videos.add("No kettle at the office", dt.datetime(2026, 11, 27, 19)))
    workspace.do(videos.set_text(1, "product", "Drip bags 10 g"))
    theme.start("light")
    preferences = Preferences(tmp_path / "preferences.json")
    preferences["notifications"] = False
    window = MainWindow(path, preferences, Store(clock))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.attach(workspace)
    window.desk.open_video(1)
    yield window
    window.close()


def hook(window):
    return window.store.read(lambda s: videos.get(s, 1)).hook


def test_by_keyboard_one_is_chosen_stands_in_the_field_and_is_undone(window, qtbot):
    page = window.pages["video"]
    choices = page.form.hooks.choices
    qtbot.keyClicks(page.form.texts["hook"], "Wait")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, CONTROL | SHIFT)
    qtbot.waitUntil(choices.isVisible)
    assert [one.text() for one in choices.actions()] == [
        "No kettle at the office", "One thing before buying drip bags", "Drip bags: worth it or not?",
    ]  # fmt: skip
    assert hook(window) == "Wait"  # saved as the field was left; nothing is put in by itself
    qtbot.keyClick(choices, Qt.Key.Key_Down)
    qtbot.keyClick(choices, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hook(window) == "One thing before buying drip bags")
    assert page.form.texts["hook"].toPlainText() == "One thing before buying drip bags"
    qtbot.waitUntil(page.form.texts["hook"].hasFocus)
    window.store.undo()
    assert hook(window) == "Wait"
    assert page.form.texts["hook"].toPlainText() == "Wait"


def test_what_is_being_typed_counts(window, qtbot):
    page = window.pages["video"]
    page.form.texts["script"].setFocus()
    qtbot.keyClicks(page.form.texts["script"], "Your coffee is bitter at three.")
    page.form.hooks.choices.aboutToShow.emit()
    assert page.form.hooks.choices.actions()[0].text() == "Your coffee is bitter at three"


def test_where_nothing_is_known_it_says_what_to_write(window):
    window.store.do(videos.set_text(1, "product", ""))
    window.store.do(videos.set_text(1, "title", "New video"))
    page = window.pages["video"]
    page.form.hooks.choices.aboutToShow.emit()
    [only] = page.form.hooks.choices.actions()
    assert (only.text(), only.isEnabled()) == ("Name the product or write the script first", False)
