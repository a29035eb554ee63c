"""Whatever is pressed and typed in the window, nothing is raised, and undo gives back all that was there."""

import datetime as dt
import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from models.choices import BrandRuleKind
from planner import demo
from planner.calendar import workspace
from planner.checks import brand_rules, reviews
from planner.checks.brand_rules import Wish
from planner.days import own_days
from planner.exchange import caldav_publishing
from planner.i18n import set_language
from planner.library import trend_check
from planner.video import first_hour, series, templates
from tests.conftest import NOW
from tests.planner.dumping import dump
from tests.ui.conftest import opened
from tests.ui.monkey import Monkey
from ui import input_guard
from ui.theme import theme

MACHINE = {"due", "reminderwatch", "findingcount", "rulewatch", "liverun"}
"""Tables that the clock and the checks write by themselves, outside undo."""
STEPS = 50
PLAN = "Title,Date,Hook\nCold brew,2026-12-04 19:00,No time?\n<b>Gift</b> box,2026-12-05 19:00,Open it ☕\n"
CLOSING_S = 60
"""Far beyond what closing takes, on a busy machine too: it ends at all."""
SEEDS = [int(seed) for seed in os.environ.get("MONKEY_SEEDS", "1 202 209 305 313").split()]
LONG_STEPS = int(os.environ.get("MONKEY_STEPS", "300"))


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """The sample calendar with something in every table."""
    path = tmp_path_factory.mktemp("full") / "Senja Coffee.hookline"
    calendar = demo.build(path, lambda: NOW, "en")
    day = dt.date(2026, 11, 25)
    for edit in (
        own_days.add(day, "Birthday", True),
        templates.save(1, "Brewing"),
        series.begin(2, dt.datetime(2026, 11, 26, 19), 1, dt.date(2026, 12, 24)),
        brand_rules.add(Wish(BrandRuleKind.INSTEAD, ("cheap",), ("caption", "hook"), "good value")),
        reviews.send_back(1, NOW, "Shorter hook"),
        trend_check.begin(NOW, 20),
        trend_check.note_tag(1, NOW, "#newtrend"),
        trend_check.note_idea(1, NOW, "Latte in the rain", "Beans"),
        first_hour.begin(3, NOW),
        first_hour.add_question(3, "How long does it keep?"),
    ):
        calendar.do(edit)
    calendar.close()
    return path


@pytest.fixture
def monkey_window(full, tmp_path, preferences, clock, qtbot, monkeypatch):
    """A window on a copy of it; what would reach beyond it goes into a folder of its own, or nowhere."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "USERPROFILE", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(workspace, "STEPS_KEPT", 100_000)
    monkeypatch.setattr(caldav_publishing, "keep_password", lambda _server, _password: False)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    plan = tmp_path / "plan.csv"
    plan.write_text(PLAN, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(plan), ""))
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent=None, _title="", proposed="x", kinds="", **_more: (
            str(tmp_path / Path(proposed).name),
            kinds.split(";;")[0],
        ),
    )
    input_guard.install(QApplication.instance())
    path = tmp_path / "monkey" / full.name
    path.parent.mkdir()
    path.write_bytes(full.read_bytes())
    yield from opened(path, preferences, clock, qtbot)
    set_language("en")
    if theme.name != "light":
        theme.choose("light")


def edited(window: QWidget) -> dict:
    return {name: rows for name, rows in dump(window.store.workspace).items() if name not in MACHINE}


def give_up_what_was_refused() -> None:
    """Press the button that loses a text which the calendar did not take, where closing asks about it."""
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox) and box.isVisible():
            for button in box.buttons():
                if box.buttonRole(button) is QMessageBox.ButtonRole.DestructiveRole:
                    button.click()


def let_loose(window: QWidget, seed: int, steps: int, qtbot, qtlog) -> None:
    """Take steps by a seed; fail with what was done where anything is raised, warned of or left behind."""
    window.stays = lambda _window: True  # closing only hides it
    before, warned = edited(window), len(qtlog.records)
    with qtbot.captureExceptions() as raised:

        def look() -> None:
            said = [record.message for record in qtlog.records[warned:] if not record.ignored]
            wrong = [*raised, *said]
            assert not wrong, f"{wrong}\n{monkey.told()}"

        monkey = Monkey(window, seed, look)
        try:
            monkey.run(steps)
        except Exception as error:
            error.add_note(monkey.told())
            raise
        if focused := QApplication.focusWidget():
            focused.clearFocus()
        window.desk.page.leave()
        QApplication.processEvents()
        refused: list[str] = []
        window.store.failed.connect(refused.append)
        while window.store.workspace.next_undo and not refused:
            window.store.undo()
            QApplication.processEvents()
        look()
    assert not refused, f"{refused}\n{monkey.told()}"
    after = edited(window)
    assert after.keys() == before.keys()
    for name in before:
        assert after[name] == before[name], f"{name}\n{monkey.told()}"
    sound = window.store.workspace.read_plain(lambda c: c.execute("PRAGMA integrity_check").fetchall())
    assert sound == [("ok",)]
    window.stays = lambda _window: False
    begun = time.monotonic()
    answering = QTimer(interval=20)
    answering.timeout.connect(give_up_what_was_refused)
    answering.start()
    window.close()
    answering.stop()
    assert not window.isVisible()
    assert time.monotonic() - begun < CLOSING_S, monkey.told()


@pytest.mark.parametrize("seed", [4])
def test_whatever_a_monkey_does_nothing_is_raised_and_undo_gives_all_back(seed, monkey_window, qtbot, qtlog):
    let_loose(monkey_window, seed, STEPS, qtbot, qtlog)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_a_long_stay_of_a_monkey_leaves_no_trace(seed, monkey_window, qtbot, qtlog):
    let_loose(monkey_window, seed, LONG_STEPS, qtbot, qtlog)
