"""Notifications against a real daemon, dunst, on a bus and a screen of its own: shown, answered, taken back."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_notify import item

from ui.notify import Notifier

NEEDED = ("dbus-daemon", "Xvfb", "dunst", "dunstctl")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
WAIT = 20_000
CONFIG = """
[global]
    monitor = 0
    markup = full
    notification_limit = 5
    dmenu = {folder}/choose
    ignore_dbusclose = false
[urgency_normal]
    timeout = 0
"""
CHOOSE = """#!/bin/sh
grep "^#$(cat {folder}/wanted) " | head -n 1
"""
"""What dunst asks with its list of actions: the one that the test wants."""


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Iterator[tuple[dict[str, str], Path]]:
    """A bus, a screen and the daemon; the environment in which they are, and their folder."""
    folder = tmp_path_factory.mktemp("session")
    (folder / "dunstrc").write_text(CONFIG.format(folder=folder))
    (folder / "choose").write_text(CHOOSE.format(folder=folder))
    (folder / "choose").chmod(0o755)
    quiet = {"stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    started: list[subprocess.Popen[str]] = []

    def start(*words: str, **more: object) -> subprocess.Popen[str]:
        started.append(subprocess.Popen(words, text=True, **quiet, **more))
        return started[-1]

    bus = start("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=subprocess.PIPE)
    screen_in, screen_out = os.pipe()
    start("Xvfb", "-displayfd", str(screen_out), stdout=subprocess.DEVNULL, pass_fds=(screen_out,))
    os.close(screen_out)
    with os.fdopen(screen_in) as told:
        display = f":{told.readline().strip()}"
    assert bus.stdout
    environment = os.environ | {
        "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
        "DISPLAY": display,
        "XDG_CONFIG_HOME": str(folder),
    }
    environment.pop("WAYLAND_DISPLAY", None)
    start("dunst", "-config", str(folder / "dunstrc"), env=environment, stdout=subprocess.DEVNULL)
    for _try in range(100):
        if not subprocess.run(
            ["dunstctl", "count"], env=environment, capture_output=True, check=False
        ).returncode:
            break
        time.sleep(0.1)
    yield environment, folder
    for one in reversed(started):
        one.terminate()
        one.wait(10)
        if one.stdout:
            one.stdout.close()


class Daemon:
    """What the daemon shows, and a hand that presses its buttons."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self._environment, self._folder = environment, folder

    def ask(self, *words: str) -> str:
        done = subprocess.run(
            ["dunstctl", *words], env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def shown(self) -> int:
        return int(self.ask("count", "displayed"))

    def last(self) -> dict[str, str]:
        """The notification that was closed last."""
        [rows] = json.loads(self.ask("history"))["data"]
        return {name: value["data"] for name, value in rows[0].items()}

    def press(self, button: str) -> None:
        (self._folder / "wanted").write_text(button)
        self.ask("context")


@pytest.fixture
def daemon(session, monkeypatch) -> Iterator[Daemon]:
    environment, folder = session
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY"):
        monkeypatch.setenv(name, environment[name])
    made = Daemon(environment, folder)
    made.ask("close-all")
    made.ask("history-clear")
    yield made
    made.ask("close-all")


@pytest.fixture
def notifier(daemon, qtbot) -> Iterator[Notifier]:
    made = Notifier()
    with qtbot.waitSignal(made.probed, timeout=WAIT) as probed:
        made.start()
    assert probed.args == [True]
    yield made
    made.stop()


def test_a_reminder_is_shown_in_its_words_and_taken_back(notifier, daemon, qtbot):
    notifier.tell(item(7, "Cold <b>brew</b>"))
    qtbot.waitUntil(lambda: daemon.shown() == 1, timeout=WAIT)
    notifier.take_back(7)
    qtbot.waitUntil(lambda: daemon.shown() == 0, timeout=WAIT)
    told = daemon.last()
    assert (told["summary"], told["appname"]) == ("Time to post", "Hookline")
    assert "Cold &lt;b&gt;brew&lt;/b&gt;" in told["body"]  # this daemon reads markup, and shows the signs


@pytest.mark.parametrize(("button", "signal"), [("Done", "done"), ("Snooze", "snoozed")])
def test_a_button_that_is_pressed_there_comes_back_here(notifier, daemon, qtbot, button, signal):
    notifier.tell(item(8))
    qtbot.waitUntil(lambda: daemon.shown() == 1, timeout=WAIT)
    with qtbot.waitSignal(getattr(notifier, signal), timeout=WAIT) as heard:
        daemon.press(button)
    assert heard.args == [8]


def test_a_click_on_it_opens_what_it_is_about(notifier, daemon, qtbot):
    notifier.tell(item(9))
    qtbot.waitUntil(lambda: daemon.shown() == 1, timeout=WAIT)
    with qtbot.waitSignal(notifier.opened, timeout=WAIT) as heard:
        daemon.ask("action", "0")
    assert heard.args == [9]


def test_what_still_shows_at_the_end_is_taken_back(notifier, daemon, qtbot):
    notifier.tell(item(10))
    qtbot.waitUntil(lambda: daemon.shown() == 1, timeout=WAIT)
    notifier.stop()
    qtbot.waitUntil(lambda: daemon.shown() == 0, timeout=WAIT)
