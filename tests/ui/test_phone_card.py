"""Publishing is off at first; turned on it goes out after changes, and again after a failure."""

import datetime as dt
import time

import pytest
from caldav.davclient import DAVClient

from planner.video import videos
from tests import hostile_calendar
from tests.calendar_server import calendar_server, free_port
from ui.background import publishing

AT = dt.datetime(2026, 11, 25, 19)


@pytest.fixture
def soon(monkeypatch):
    """Twenty seconds and a minute pass in a moment."""
    monkeypatch.setattr(publishing, "SOON_MS", 20)
    monkeypatch.setattr(publishing, "TRIES_MS", (50,))


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def card(window, qtbot):
    """The card as Settings show it, so that whoever joins it is tried too."""
    return window.show_page("settings").phone


def fill(card, url, password="secret"):
    card.on.click()
    card.url.setText(url)
    card.user.setText("dita")
    card.password.setText(password)
    card.go.click()


def on_server(url):
    with DAVClient(url=url, username="dita", password="secret") as client:
        return [one.data for calendar in client.principal().get_calendars() for one in calendar.get_events()]


def test_it_is_off_at_first_and_tries_nothing(window, card, soon, qtbot):
    window.store.do(videos.add("Cold brew", AT))
    qtbot.wait(60)
    assert not window.publishing._running
    assert not window.publishing._timer.isActive()
    assert not card.on.isChecked()
    assert not card.url.isEnabled()


@pytest.mark.slow
def test_turned_on_it_publishes_and_follows_what_changes(window, card, soon, qtbot, tmp_path):
    with calendar_server(tmp_path) as url:
        fill(card, url)
        qtbot.waitUntil(lambda: "on the server" in card.state.text(), timeout=20_000)
        assert "no keyring" in card.state.text()
        window.store.do(videos.add("Cold brew", AT))
        qtbot.waitUntil(lambda: any("Cold brew" in one for one in on_server(url)), timeout=20_000)
        qtbot.waitUntil(lambda: not window.publishing._running)
        card.on.click()
        assert "stays there" in card.state.text()
        window.store.do(videos.add("Later", AT))
        qtbot.wait(60)
        assert not window.publishing._timer.isActive()


@pytest.mark.slow
def test_without_network_it_says_so_once_and_tries_again_until_it_works(window, card, soon, qtbot, tmp_path):
    said = []
    window.store.failed.connect(said.append)
    port = free_port()
    fill(card, f"http://127.0.0.1:{port}/")
    qtbot.waitUntil(lambda: window.publishing._failures > 2, timeout=20_000)
    assert len(said) == 1
    assert "can't be reached" in said[0]
    assert "can't be reached" in card.state.text()
    with calendar_server(tmp_path, port):
        qtbot.waitUntil(lambda: "on the server" in card.state.text(), timeout=20_000)
        qtbot.waitUntil(lambda: not window.publishing._running)
        window.publishing.stop()


def test_an_address_that_will_not_do_is_said_in_the_card(card):
    fill(card, "http://example.com/")
    assert "unencrypted" in card.state.text()


@pytest.mark.slow
def test_the_password_is_kept_out_of_the_preferences(window, card, soon, qtbot):
    fill(card, f"http://127.0.0.1:{free_port()}/", "very secret")
    window.publishing.stop()
    assert "very secret" not in window.preferences._path.read_text()
    assert card.password.text() == ""
    qtbot.waitUntil(lambda: not window.publishing._running, timeout=20_000)
    window.publishing.stop()


@pytest.mark.slow
def test_whatever_breaks_is_said_and_tried_again(window, card, soon, qtbot, monkeypatch):
    errors = [MemoryError(), RecursionError(), KeyError("dtstart"), RuntimeError("odd")]
    tried, said = [], []

    def broken(*_args):
        said.append(card.state.text())
        tried.append(1)
        raise errors[len(tried) % len(errors)]

    monkeypatch.setattr(publishing.caldav_publishing, "publish", broken)
    fill(card, "http://127.0.0.1:9/")
    qtbot.waitUntil(lambda: len(tried) > len(errors), timeout=20_000)
    assert all("tried again" in text for text in [*said[1:], card.state.text()])


@pytest.mark.slow
def test_a_server_that_never_answers_does_not_hold_closing(window, card, qtbot):
    with hostile_calendar.server(hostile_calendar.silent) as liar:
        fill(card, liar.url)
        qtbot.waitUntil(lambda: bool(liar.heard), timeout=20_000)
        begun = time.monotonic()
        window.close()
        assert time.monotonic() - begun < 5  # its patience would be 10 s
