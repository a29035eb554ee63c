"""Notifications are shown by a real D-Bus service where there is one, and nothing breaks where there is none."""

import datetime as dt
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

from models.choices import DueState, ReminderKind
from planner import i18n
from planner.reminders.reminders import DueItem
from ui.background.notify import Notifier, _words

ROOT = Path(__file__).parents[2]
RUN = shutil.which("dbus-run-session")
needs_bus = pytest.mark.skipif(RUN is None, reason="dbus-run-session is not installed")


def item(due_id: int = 1, title: str = "Cold brew", **changes: Any) -> DueItem:
    values: dict[str, Any] = {
        "id": due_id,
        "reminder_id": 1,
        "kind": ReminderKind.POST,
        "title": title,
        "wall": dt.datetime(2026, 11, 25, 19),
        "zone": "Asia/Jakarta",
        "due_utc": dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC),
        "minutes": 0,
        "video_id": 1,
        "live_id": 0,
        "at": dt.datetime(2026, 11, 25, 19),
        "state": DueState.DUE,
        "snoozed_until": None,
    }
    return DueItem(**(values | changes))


class Service:
    """The notification service in a process and on a bus of its own."""

    def __init__(self, *options: str) -> None:
        script = Path(__file__).with_name("notification_service.py")
        command = [RUN or "", "--", sys.executable, script, *options]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.said: Queue[dict[str, Any]] = Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()
        self.address = self.next()["address"]

    def next(self, timeout: float = 60) -> dict[str, Any]:
        """Return what it was asked for next."""
        return self.said.get(timeout=timeout)

    def press(self, number: int, button: str) -> None:
        self._write("press", number, button)

    def _write(self, *words: object) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.put(json.loads(line))

    def close(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait(60)
        self.reader.join(60)
        self.process.stdout.close()


@pytest.fixture
def service(request, monkeypatch) -> Iterator[Service]:
    """A service with all that one can have, or with the options of the test's parameter."""
    made = Service(*getattr(request, "param", ("actions", "body", "body-markup")))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
    yield made
    made.close()


@pytest.fixture
def notifier(qapp) -> Iterator[Notifier]:
    made = Notifier()
    yield made
    made.stop()


def started(qtbot: Any, notifier: Notifier) -> bool:
    with qtbot.waitSignal(notifier.probed, timeout=60_000) as probed:
        notifier.start()
    return bool(probed.args[0])


@needs_bus
def test_a_notification_has_our_title_the_users_words_and_two_buttons(qtbot, notifier, service):
    assert started(qtbot, notifier)
    assert notifier.available
    notifier.tell(item())
    shown = service.next()
    assert shown["title"] == "Time to post"
    assert shown["text"] == "Cold brew\nWed 25 Nov, 19:00 WIB"
    assert shown["application"] == "Hookline"
    assert shown["buttons"] == ["Done", "Snooze"]


@needs_bus
@pytest.mark.parametrize(("button", "name"), [("Done", "done"), ("Snooze", "snoozed"), ("", "opened")])
def test_what_is_pressed_comes_back_as_a_signal_on_the_gui_thread(qtbot, notifier, service, button, name):
    assert started(qtbot, notifier)
    for due_id in (41, 42, 43):
        notifier.tell(item(due_id))
    # One is shown after the other, so once the third shows, the library has noted the second one's number.
    _first, shown, _third = service.next(), service.next(), service.next()
    heard: list[tuple[str, int, int]] = []
    for signal in ("done", "snoozed", "opened"):
        getattr(notifier, signal).connect(
            lambda due_id, signal=signal: heard.append((signal, due_id, threading.get_ident()))
        )
    service.press(shown["number"], button)
    qtbot.waitUntil(lambda: bool(heard), timeout=60_000)
    assert heard == [(name, 42, threading.get_ident())]


@needs_bus
def test_what_the_user_wrote_is_not_read_as_markup(qtbot, notifier, service):
    assert started(qtbot, notifier)
    notifier.tell(item(title='<b>R&D</b> <img src="http://x/y.png"> <a href="x">'))
    text = service.next()["text"].splitlines()[0]
    assert text == '&lt;b&gt;R&amp;D&lt;/b&gt; &lt;img src="http://x/y.png"&gt; &lt;a href="x"&gt;'


@needs_bus
@pytest.mark.parametrize("service", [("actions", "body")], indirect=True)
def test_a_service_without_markup_gets_the_text_as_it_is(qtbot, notifier, service):
    assert started(qtbot, notifier)
    notifier.tell(item(title="<b>R&D</b>"))
    assert service.next()["text"].splitlines()[0] == "<b>R&D</b>"


@needs_bus
@pytest.mark.parametrize("service", [("body",)], indirect=True)
def test_a_service_without_buttons_is_sent_none(qtbot, notifier, service):
    assert started(qtbot, notifier)
    notifier.tell(item())
    assert service.next()["buttons"] == []


@needs_bus
def test_titles_that_the_bus_would_refuse_are_told_all_the_same(qtbot, notifier, service):
    assert started(qtbot, notifier)
    notifier.tell(item(1, "Cold\0 brew\n\ud800 \x1b[31m👩\u200d🍳"))
    assert service.next()["text"].splitlines()[0] == "Cold brew [31m👩\u200d🍳"
    notifier.tell(item(2, "a" * 5000))
    assert len(service.next()["text"].splitlines()[0]) == 200


@needs_bus
def test_what_was_settled_in_the_window_is_taken_back_and_a_snoozed_one_shown_anew(qtbot, notifier, service):
    assert started(qtbot, notifier)
    notifier.tell(item(7))
    first = service.next()["number"]
    notifier.take_back(7)
    assert service.next() == {"closed": first}
    notifier.take_back(7)
    notifier.take_back(99)
    notifier.tell(item(7))
    second = service.next()["number"]
    notifier.tell(item(7))
    assert service.next() == {"closed": second}
    assert service.next()["number"] > second


@needs_bus
def test_stopping_takes_back_what_shows_and_leaves_no_thread(qtbot, notifier, service):
    threads = threading.active_count()
    assert started(qtbot, notifier)
    notifier.tell(item())
    number = service.next()["number"]
    notifier.stop()
    assert service.next() == {"closed": number}
    assert threading.active_count() == threads
    assert not notifier.available
    notifier.tell(item())
    with pytest.raises(Empty):
        service.next(timeout=0.2)


@needs_bus
def test_it_can_be_started_again(qtbot, notifier, service):
    assert started(qtbot, notifier)
    notifier.start()
    notifier.stop()
    assert started(qtbot, notifier)
    notifier.tell(item())
    assert service.next()["title"] == "Time to post"


@needs_bus
@pytest.mark.parametrize("service", [("absent",)], indirect=True)
def test_a_bus_without_a_service_is_no_use_and_no_harm(qtbot, notifier, service, capfd):
    threads = threading.active_count()
    assert not started(qtbot, notifier)
    assert not notifier.available
    notifier.tell(item())
    notifier.take_back(1)
    notifier.stop()
    assert threading.active_count() == threads
    assert capfd.readouterr().err == ""


@needs_bus
def test_a_service_that_dies_takes_nobody_with_it(qtbot, notifier, service, capfd):
    assert started(qtbot, notifier)
    service.close()
    for n in range(3):
        notifier.tell(item(n))
    qtbot.wait(100)
    notifier.stop()
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="these have a service of their own")
@pytest.mark.parametrize(
    "address", ["", "disabled:", "tcp:host=example.org,port=1", "unix:path=/nowhere;tcp:host=example.org"]
)
def test_without_a_bus_on_this_computer_no_thread_is_started(qtbot, notifier, monkeypatch, address):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    threads = threading.active_count()
    assert not started(qtbot, notifier)
    assert threading.active_count() == threads
    notifier.tell(item())
    notifier.take_back(1)
    notifier.stop()


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="these have a service of their own")
def test_a_bus_that_does_not_answer_is_no_harm(qtbot, notifier, monkeypatch, capfd):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert not started(qtbot, notifier)
    notifier.tell(item())
    notifier.stop()
    assert capfd.readouterr().err == ""


@pytest.mark.slow
@needs_bus
def test_a_program_that_forgets_to_stop_it_still_ends(service):
    code = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from ui.background.notify import Notifier\n"
        "application = QCoreApplication([])\n"
        "notifier = Notifier()\n"
        "notifier.probed.connect(lambda found: application.exit(3 if found else 4))\n"
        "notifier.start()\n"
        "raise SystemExit(application.exec())\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, timeout=60, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (3, b"")


def test_each_kind_has_its_own_words():
    assert _words(item(minutes=30))[0] == "Post soon"
    live = item(kind=ReminderKind.LIVE, minutes=60, title="Harvest live")
    assert _words(live) == ("Live event soon", "Harvest live\nWed 25 Nov, 19:00 WIB")
    trend = item(kind=ReminderKind.TREND_CHECK, minutes=20)
    assert _words(trend) == ("Trend check", "20 minutes for the Trending tab")
    assert _words(item(zone="Mars/Olympus"))[1] == "Cold brew\nWed 25 Nov, 19:00 Mars/Olympus"


def test_the_words_are_in_english_here():
    assert i18n.language() == "en"
