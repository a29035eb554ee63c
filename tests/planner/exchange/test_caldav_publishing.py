"""What is planned goes to a real CalDAV server and stays as planned; nothing comes back, nothing else is touched."""

import datetime as dt
import hashlib
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import icalendar
import pytest
from caldav.davclient import DAVClient

from planner.errors import PlanError
from planner.exchange import caldav_publishing, export_ics
from planner.exchange.caldav_publishing import Server, publish
from planner.live import lives
from planner.reminders import reminder_settings
from planner.video import videos
from tests.calendar_server import calendar_server

AT = dt.datetime(2026, 11, 25, 19)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with calendar_server(tmp_path_factory.mktemp("radicale")) as url:
        yield Server(url, "dita")


@pytest.fixture
def planned(workspace):
    workspace.do(videos.add("Cold brew", AT))
    workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    workspace.do(reminder_settings.add_own("Stock", AT, "Europe/London", "FREQ=WEEKLY;BYDAY=MO,TH"))
    return workspace


def send(server, workspace, identity, password="secret"):
    events = workspace.read(lambda session: export_ics.events(session, workspace.now()))
    return publish(server, password, "Hookline – Senja", identity, events, workspace.now())


def on_server(server, wanted=None):
    """Return every event of every calendar, or of the wanted one, by summary and calendar."""
    with DAVClient(url=server.url, username="dita", password="secret") as client:
        found = {}
        for calendar in client.principal().get_calendars():
            name = str(calendar.url).rstrip("/").rsplit("/", 1)[-1]
            for one in calendar.get_events() if wanted in (None, name) else ():
                event = icalendar.Calendar.from_ical(one.data).walk("VEVENT")[0]
                found[str(event["summary"]), name] = (one, event)
        return found


def find(server, summary, identity):
    calendar = f"hookline-{hashlib.sha256(identity.encode()).hexdigest()[:16]}"
    return on_server(server, calendar).get((summary, calendar))


@pytest.mark.slow
def test_everything_goes_out_with_its_wall_time_rule_and_alarm_and_only_once(server, planned):
    first = send(server, planned, "once")
    assert first.sent == first.total > 3
    event = find(server, "Cold brew", "once")[1]
    assert event["dtstart"].dt.utcoffset() == dt.timedelta(hours=7)
    assert event["dtstart"].dt.replace(tzinfo=None) == AT
    assert len(event.walk("VALARM")) == 1
    assert find(server, "Stock", "once")[1]["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO,TH"
    again = send(server, planned, "once")
    assert (again.sent, again.removed, again.put_back, again.waiting) == (0, 0, (), ())


@pytest.mark.slow
def test_a_move_goes_out_and_what_is_deleted_goes_away(server, planned):
    send(server, planned, "moves")
    planned.do(videos.reschedule(1, AT + dt.timedelta(days=1)))
    moved = send(server, planned, "moves")
    assert moved.put_back == ()
    assert find(server, "Cold brew", "moves")[1]["dtstart"].dt.day == 26
    planned.do(videos.delete((1,)))
    assert send(server, planned, "moves").removed >= 1
    assert find(server, "Cold brew", "moves") is None
    planned.undo()
    send(server, planned, "moves")
    assert find(server, "Cold brew", "moves") is not None


@pytest.mark.slow
def test_what_was_changed_on_the_server_is_as_planned_again_and_named(server, planned):
    send(server, planned, "conflict")
    one, _event = find(server, "Cold brew", "conflict")
    one.data = one.data.replace("T190000", "T210000")
    one.save()
    came = send(server, planned, "conflict")
    assert came.put_back == ("Cold brew",)
    assert find(server, "Cold brew", "conflict")[1]["dtstart"].dt.hour == 19
    assert send(server, planned, "conflict").put_back == ()


@pytest.mark.slow
def test_what_changes_there_at_that_moment_waits_and_is_not_overwritten(server, planned, monkeypatch):
    send(server, planned, "race")
    planned.do(videos.reschedule(1, AT + dt.timedelta(hours=1)))
    real = caldav_publishing._held

    def meanwhile(calendar):
        found = dict(real(calendar))
        one, _event = find(server, "Cold brew", "race")
        one.data = one.data.replace("SUMMARY:Cold brew", "SUMMARY:Cold brew, on the phone")
        one.save()
        return iter(found.items())

    monkeypatch.setattr(caldav_publishing, "_held", meanwhile)
    assert send(server, planned, "race").waiting == ("Cold brew",)
    monkeypatch.undo()
    assert find(server, "Cold brew, on the phone", "race")
    assert send(server, planned, "race").put_back == ("Cold brew",)


@pytest.mark.slow
def test_other_events_and_calendars_are_left_alone(server, planned):
    send(server, planned, "others")
    with DAVClient(url=server.url, username="dita", password="secret") as client:
        principal = client.principal()
        other = principal.make_calendar(name="Family", cal_id="family")
        other.save_event(
            dtstart=dt.datetime(2026, 11, 25, 12), dtend=dt.datetime(2026, 11, 25, 13), summary="Dentist"
        )
        ours = find(server, "Cold brew", "others")[0].parent
        ours.save_event(
            dtstart=dt.datetime(2026, 11, 25, 8), dtend=dt.datetime(2026, 11, 25, 9), summary="Run"
        )
    planned.do(videos.delete((1,)))
    send(server, planned, "others")
    left = {summary for summary, _calendar in on_server(server)}
    assert {"Dentist", "Run"} <= left


@pytest.mark.slow
def test_what_began_days_ago_stays_there(server, planned, clock):
    send(server, planned, "past")
    clock.now += dt.timedelta(days=10)
    planned.do(videos.delete((1,)))
    send(server, planned, "past")
    assert find(server, "Cold brew", "past")


@pytest.mark.slow
def test_a_wrong_password_is_a_sentence(server, planned):
    with pytest.raises(PlanError, match="refuses the user name or the password"):
        send(server, planned, "x", "wrong")


@pytest.mark.slow
def test_no_network_is_a_sentence(planned):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(PlanError, match="can't be reached"):
        send(Server(f"http://127.0.0.1:{port}/", "dita"), planned, "x")


class Page(BaseHTTPRequestHandler):
    """Answers everything with a page for people."""

    def page(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html><body>It works!<br></body></html>")

    do_GET = do_PROPFIND = do_OPTIONS = do_REPORT = do_MKCALENDAR = page

    def log_message(self, *_args):
        pass


@pytest.mark.slow
def test_a_server_that_is_no_calendar_server_is_a_sentence(planned):
    web = HTTPServer(("127.0.0.1", 0), Page)
    Thread(target=web.serve_forever, daemon=True).start()
    try:
        with pytest.raises(PlanError, match="does not answer as a CalDAV server"):
            send(Server(f"http://127.0.0.1:{web.server_port}/", "dita"), planned, "x")
    finally:
        web.shutdown()
        web.server_close()


@pytest.mark.parametrize(
    ("url", "user", "said"),
    [
        ("example.com", "dita", "isn’t an address"),
        ("ftp://example.com", "dita", "isn’t an address"),
        ("http://example.com/dav", "dita", "unencrypted"),
        ("https://example.com/dav", " ", "user name"),
    ],
)
def test_an_address_that_will_not_do_is_refused(url, user, said):
    with pytest.raises(PlanError, match=said):
        caldav_publishing.checked(url, user)


@pytest.mark.parametrize(
    "url", ["https://example.com/dav", "http://localhost:5232", "http://192.168.1.5/", "http://nas.local"]
)
def test_addresses_in_the_house_may_go_without_encryption(url):
    assert caldav_publishing.checked(f" {url} ", "dita ") == Server(url, "dita")
