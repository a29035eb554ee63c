"""A solo creator fills four weeks by keyboard, from one-line ideas, templates and slots, in well under ten minutes."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from models import reading
from planner import opening
from planner.calendar import settings
from planner.days import slots
from planner.preferences import Preferences
from ui.adding.quick_line import QuickLine
from ui.adding.series_dialog import SeriesDialog
from ui.adding.template_dialog import TemplateDialog
from ui.calendar.fill_dialog import FillDialog
from ui.shell.palette import Palette
from ui.shell.window import MainWindow
from ui.store import Store
from ui.theme import theme

WEEK = [(1, dt.time(12, 30), ""), (2, dt.time(19), ""), (3, dt.time(19), ""), (5, dt.time(10), "")]
FIRST, END = dt.date(2026, 11, 24), dt.date(2026, 12, 22)
IDEAS = [
    "Sour or sweet #problemsolution @Gayo",
    "What a barista drinks at home #bts @Mug",
    "Ice that does not water down #howto @Concentrate",
    "Blind unboxing #unboxing @Giftbox",
    "Grey to gold #beforeafter @Gayo",
    "Roast day at five #bts @Gayo",
    "Refill in ten seconds #howto @Concentrate",
    "One scoop or two #problemsolution @Mug",
]
KEY_S, THINK_S = 0.28, 1.35
"""Seconds for a key of an average typist and for making up one's mind before a step: the keystroke-level model
of Card, Moran and Newell (1980)."""


class Hands:
    """Presses keys where the keyboard is, and counts what it would take a person."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window, self.seconds = qtbot, window, 0.0

    def key(self, key, more=Qt.KeyboardModifier.NoModifier):
        if not QApplication.activeModalWidget() and not QApplication.activePopupWidget():
            self.window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        self.seconds += KEY_S
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, more)

    def key_in(self, widget, key):
        self.seconds += KEY_S
        self.qtbot.keyClick(widget, key)

    def think(self):
        self.seconds += THINK_S

    def write(self, field, text):
        self.seconds += KEY_S * len(text)
        self.qtbot.keyClicks(field, text)

    def shown(self, kind):
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())


@pytest.fixture
def opened(qtbot, tmp_path, clock):
    """Return a function that opens the window; in the test itself, since Qt takes the focus away between the two."""
    windows = []

    def start():
        path = tmp_path / "Senja.hookline"
        workspace = opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="en")
        workspace.do(settings.set_slots(WEEK))
        theme.start("light")
        preferences = Preferences(tmp_path / "preferences.json")
        preferences["notifications"] = False
        window = MainWindow(path, preferences, Store(clock))
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        window.attach(workspace)
        window.show_page("calendar").go_to(FIRST)
        return window

    yield start
    windows[0].close()


def open_slots(window):
    span = FIRST.isoformat(), END.isoformat()
    tiles = window.store.read_rows(lambda c: reading.tiles(c, *span))
    week = [{"weekday": day, "time": f"{time:%H:%M}"} for day, time, _kept in WEEK]
    return slots.between(week, FIRST, END, [dt.datetime.fromisoformat(tile.at) for tile in tiles]), tiles


def test_four_weeks_are_planned_from_ideas_templates_and_slots_by_keyboard(qtbot, opened):
    window = opened()
    hands = Hands(qtbot, window)
    for idea in IDEAS:
        hands.think()
        hands.key(Qt.Key.Key_Q)
        line = hands.shown(QuickLine)
        hands.write(line.field, idea)
        hands.key_in(line.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda line=line: not line.isVisible())
    for steps_down in (1, 3):  # two evenings a week come from templates: Wednesday's, then Thursday's
        hands.think()
        hands.key(Qt.Key.Key_Right)
        hands.key(Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
        dialog = hands.shown(TemplateDialog)
        for _down in range(steps_down):
            hands.key_in(dialog.list, Qt.Key.Key_Down)
        hands.think()
        hands.key_in(dialog.list, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.page_name == "video")
        hands.think()
        hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        palette = hands.shown(Palette)
        hands.write(palette.field, "repeat")
        confirm(qtbot, hands, SeriesDialog)
        hands.key_in(palette.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.store.workspace.next_undo == "Begin series")
        hands.key(Qt.Key.Key_Escape)
        assert window.page_name == "calendar"
    free, tiles = open_slots(window)
    assert (len(free), len(tiles)) == (8, 8)
    hands.think()
    confirm(qtbot, hands, FillDialog)
    hands.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not open_slots(window)[0])
    _free, tiles = open_slots(window)
    assert len(tiles) == 16
    assert len({tile.format for tile in tiles}) >= 4
    assert hands.seconds < 10 * 60
    window.store.undo()
    assert len(open_slots(window)[0]) == 8


def confirm(qtbot, hands, kind):
    """Look at the dialog that is about to open, and press Return."""

    def answer():
        dialog = next(
            (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None
        )
        if dialog is None:
            QTimer.singleShot(50, answer)
            return
        hands.seconds += KEY_S + THINK_S
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)

    QTimer.singleShot(50, answer)
