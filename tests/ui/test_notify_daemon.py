"""Notifications against a real daemon, dunst, on a bus and a screen of its own: shown, answered, taken back."""

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import pytest

from tests.ui.test_notify import item
from ui.background.notify import Notifier

NEEDED = ("dbus-daemon", "Xvfb", "dunst", "dunstctl", "busctl")  # dunstctl reads the history by busctl
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
WAIT = 20_000
BUS = """
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
"""A bus that starts nothing by itself: the system's own would start a daemon on the user's screen."""
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


def line(stream: IO[str]) -> str:
    """Return what a program says first, and do not wait for it endlessly."""
    ready, _, _ = select.select([stream], [], [], WAIT / 1000)
    said = stream.readline().strip() if ready else ""
    assert said, "it said nothing"
    return said


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Iterator[tuple[dict[str, str], Path]]:
    """A bus, a screen and the daemon; the environment in which they are, and their folder."""
    folder = tmp_path_factory.mktemp("session")
    (folder / "bus.conf").write_text(BUS.format(folder=folder).strip())
    (folder / "dunstrc").write_text(CONFIG.format(folder=folder))
    (folder / "choose").write_text(CHOOSE.format(folder=folder))
    (folder / "choose").chmod(0o755)
    with ExitStack() as stack:

        def start(*words: str, **more: Any) -> subprocess.Popen[str]:
            quiet = {"stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
            process = subprocess.Popen(words, text=True, **(quiet | more))
            stack.callback(end, process)
            return process

        bus = start(
            *("dbus-daemon", "--config-file", str(folder / "bus.conf"), "--nofork", "--print-address=1"),
            stdout=subprocess.PIPE,
        )
        screen_in, screen_out = os.pipe()
        told = stack.enter_context(os.fdopen(screen_in))
        try:
            start("Xvfb", "-displayfd", str(screen_out), stdout=subprocess.DEVNULL, pass_fds=(screen_out,))
        finally:
            os.close(screen_out)
        assert bus.stdout
        environment = os.environ | {
            "DBUS_SESSION_BUS_ADDRESS": line(bus.stdout),
            "DISPLAY": f":{line(told)}",
            "XDG_CONFIG_HOME": str(folder),
        }
        environment.pop("WAYLAND_DISPLAY", None)
        start("dunst", "-config", str(folder / "dunstrc"), env=environment, stdout=subprocess.DEVNULL)
        until = time.monotonic() + WAIT / 1000
        while not Daemon(environment, folder).ask("count", "displayed"):
            assert time.monotonic() < until, "the daemon did not come up"
            time.sleep(0.1)
        yield environment, folder


def end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)
    if process.stdout:
        process.stdout.close()


class Daemon:
    """What the daemon shows, and a hand that presses its buttons."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self._environment, self._folder = environment, folder

    def ask(self, *words: str) -> str:
        done = subprocess.run(
            ["dunstctl", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=WAIT / 1000,
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
