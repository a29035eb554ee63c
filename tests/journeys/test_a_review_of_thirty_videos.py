"""A reviewer goes through thirty videos by keyboard: approves, sends back, fixes and ignores, and undoes."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from models.choices import Stage, Verdict
from planner import opening
from planner.calendar.workspace import together
from planner.checks import reviews
from planner.library import sounds
from planner.preferences import Preferences
from planner.video import videos
from tests.asking import when_asked
from ui.shell.window import MainWindow
from ui.store import Store
from ui.theme import theme

GOOD = {
    "hook": "Your coffee is bitter because of this",
    "overlay": "Look at your kettle",
    "caption": "Eighty-eight degrees. Which one do you use?",
    "cta": "Tap the basket",
}

NONE = Qt.KeyboardModifier.NoModifier


def hook(number: int) -> str:
    """Return a hook that is like no other's."""
    return f"Bitter cup of {''.join(chr(97 + number * at % 26) for at in range(1, 25))}"


def planned(number: int, at: dt.datetime):
    """Return the edits that plan a video; every third one opens with a greeting, every fifth has no length."""
    texts = GOOD | {"hook": f"Hi guys, {hook(number).lower()}" if number % 3 == 0 else hook(number)}
    return (
        videos.add(f"Video {number}", at, stage=Stage.SCRIPTED),
        *(videos.set_text(number, field, text) for field, text in texts.items()),
        videos.set_hashtags(number, ["kopi", "seduh", "senjakopi"]),
        *(() if number % 5 == 0 else (videos.set_length(number, 22),)),
        videos.set_flag(number, "shows_motion", True),
        videos.set_flag(number, "voice_over", True),
        videos.set_sound(number, 1),
        videos.set_text(number, "sound_reason", "Calm"),
    )


@pytest.fixture
def reviewing(qtbot, tmp_path, clock):
    """Return a function that opens the window; in the test itself, since Qt takes the focus away between the two."""
    opened = []

    def start(count=30):
        opened.append(open_window(qtbot, tmp_path, clock, count))
        return opened[0]

    yield start
    opened[0].close()


def open_window(qtbot, tmp_path, clock, count):
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="en")
    first = dt.datetime(2026, 11, 24, 19)
    edits = [one for n in range(1, count + 1) for one in planned(n, first + dt.timedelta(hours=10 * (n - 1)))]
    workspace.do(together("Plan", sounds.add("Rain"), *edits))
    theme.start("light")
    preferences = Preferences(tmp_path / "preferences.json")
    preferences["notifications"] = False
    window = MainWindow(path, preferences, Store(clock))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.attach(workspace)
    window.show_page("calendar")
    return window


def press(qtbot, window: MainWindow, key: Qt.Key, more: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is; after a dialog a window manager would make the window active again."""
    if QApplication.activeWindow() is not window:
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.keyClick(QApplication.focusWidget() or window, key, more)


def type_into_dialog(qtbot, text: str) -> None:
    """Type into the dialog that is about to open, and confirm it by its key."""

    def answer(dialog) -> None:
        field = dialog.findChild(QPlainTextEdit)
        field.setFocus()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        if dialog.isVisible():  # this one has no key of its own: Tab to its button
            dialog.accept()

    when_asked(answer)


@pytest.mark.parametrize("count", [10, pytest.param(30, marks=pytest.mark.slow)])
def test_many_videos_are_reviewed_by_keyboard(qtbot, reviewing, count):
    window = reviewing(count)
    press(qtbot, window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    page = window.pages["review"]
    qtbot.waitUntil(lambda: len(page.model.queue) == count, timeout=5000)
    assert page._counts.accessibleName() == f"{count} to review, 0 approved"
    told = []
    window.store.failed.connect(told.append)
    for number in range(1, count + 1):
        assert page.chosen_video() == number
        if number % 3 == 0:
            press(qtbot, window, Qt.Key.Key_A)
            assert "Not ready to film yet" in told.pop()
            press(qtbot, window, Qt.Key.Key_F)  # the greeting goes
            assert window.store.read(lambda s, n=number: videos.get(s, n)).hook == hook(number)
        if number == 10:
            type_into_dialog(qtbot, "It is a still picture")
            press(qtbot, window, Qt.Key.Key_I)
        elif number % 5 == 0:
            type_into_dialog(qtbot, "How long is it")
            press(qtbot, window, Qt.Key.Key_B)
            continue
        press(qtbot, window, Qt.Key.Key_A)
        assert told == [], (number, told)
    found = window.store.read(lambda s: [videos.get(s, n).stage for n in range(1, count + 1)])
    back = [n for n, stage in enumerate(found, 1) if stage is not Stage.APPROVED]
    assert back == [n for n in (5, 15, 20, 25, 30) if n <= count]
    assert page._counts.accessibleName() == f"{len(back)} to review, {count - len(back)} approved"
    [decision] = window.store.read(lambda s: reviews.of_video(s, 5))
    assert (decision.verdict, decision.note) == (Verdict.SENT_BACK, "How long is it")


def test_a_decision_is_undone_and_the_video_waits_again(qtbot, reviewing):
    window = reviewing(6)
    press(qtbot, window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    page = window.pages["review"]
    press(qtbot, window, Qt.Key.Key_A)
    assert window.store.read(lambda s: videos.get(s, 1)).stage is Stage.APPROVED
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.store.read(lambda s: videos.get(s, 1)).stage is Stage.SCRIPTED
    assert window.store.read(lambda s: reviews.of_video(s, 1)) == []
    assert page._counts.accessibleName() == "6 to review, 0 approved"


def test_the_note_reaches_the_video_page(qtbot, reviewing):
    window = reviewing(6)
    press(qtbot, window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    type_into_dialog(qtbot, "Show the box first")
    press(qtbot, window, Qt.Key.Key_B)
    press(qtbot, window, Qt.Key.Key_K)
    press(qtbot, window, Qt.Key.Key_O)
    assert window.page_name == "video"
    assert window.pages["video"].verdict.text().endswith("Show the box first")
    assert window.pages["video"].verdict.text().startswith("Sent back ")


def test_the_keyboard_stays_in_the_checklist_or_goes_to_the_queue(qtbot, reviewing):
    window = reviewing(6)
    press(qtbot, window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    page = window.pages["review"]
    assert QApplication.focusWidget() is page.list
    press(qtbot, window, Qt.Key.Key_J)
    press(qtbot, window, Qt.Key.Key_J)
    page.view.checklist._chosen.setFocus()
    press(qtbot, window, Qt.Key.Key_F)  # the greeting goes, and with it the line that had the keyboard
    assert page.list is QApplication.focusWidget() or page.view.checklist.isAncestorOf(
        QApplication.focusWidget()
    )
    press(qtbot, window, Qt.Key.Key_K)
    assert page.chosen_video() == 2
