"""A calendar server that means harm gets a sentence: nothing goes to another server, nothing hangs or grows."""

import datetime as dt
import gzip
import resource
import time
from threading import Event, Timer

import pytest

from planner.errors import PlanError
from planner.exchange.caldav_publishing import MARK, Published, Server, publish
from planner.exchange.origin import Limits, Origin
from tests import hostile_calendar as hostile

NOW = dt.datetime(2026, 11, 23, 5, tzinfo=dt.UTC)
EVENT = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1@hookline\r\nDTSTAMP:20261101T000000Z\r\n"
    b"DTSTART:20261125T190000Z\r\nSUMMARY:TOP SECRET PLAN\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
LIMITS = Limits(patience=2, request=0.6, run=1.2, size=2**20, spare_requests=20)


def send(liar, limits=LIMITS, wanted=lambda: True):
    return publish(
        Server(liar.url, "dita"), "TOPSECRET", "Hookline", "id", {"1@hookline": EVENT}, NOW, wanted, limits
    )


def elsewhere(liar, how):
    """The other server's address, written in a way that a server may write it."""
    port = liar.server_port
    return how.format(other=f"127.0.0.1:{port}", port=port)


@pytest.fixture
def bystander():
    """Must not hear a word."""
    with hostile.server(hostile.good) as liar:
        yield liar
        assert liar.heard == []


WAYS = [
    "http://{other}/h/",
    "//{other}/h/",
    "http://localhost:{port}/h/",
    "HTTP://{other}/h/",
    "http://127.0.0.1@{other}/h/",
    "http://dita:pw@{other}/h/",
    "http://{other}\\@127.0.0.1/h/",
]


def test_a_good_server_gets_the_plan():
    with hostile.server(hostile.good) as liar:
        assert send(liar, Limits()).sent == 1
    assert any(command == "PUT" and MARK in body for command, _path, _who, body in liar.heard)


def test_a_good_server_that_asks_for_a_digest_gets_the_plan():
    with hostile.server(hostile.good) as liar:
        liar.scheme = "Digest"
        assert send(liar, Limits()).sent == 1
    assert all("TOPSECRET" not in str(one) for one in liar.heard)


NAMED = [("home", how) for how in WAYS] + [
    (what, how) for what in ("principal", "calendar") for how in WAYS[:2]
]


@pytest.mark.parametrize(("what", "how"), NAMED)
def test_an_answer_that_names_another_server_is_refused_with_its_name(bystander, what, how):
    address = elsewhere(bystander, how)
    lie = lambda visit, body: visit.behave(body, **{what: address})  # noqa: E731
    with hostile.server(lie) as liar, pytest.raises(PlanError) as refused:
        send(liar, Limits())
    assert str(bystander.server_port) in str(refused.value)
    assert all("SECRET PLAN" not in body for *_rest, body in liar.heard)


REDIRECTS = [(status, WAYS[0], late) for status in (301, 302, 303, 307, 308) for late in (False, True)]


@pytest.mark.parametrize(("status", "how", "late"), REDIRECTS + [(307, how, False) for how in WAYS[1:5]])
def test_a_redirect_to_another_server_is_refused_with_its_address(bystander, status, how, late):
    address = elsewhere(bystander, how)

    def lie(visit, body):
        if late and visit.command != "PUT":
            visit.behave(body)
        else:
            visit.say("", status, Location=address)

    with hostile.server(lie) as liar, pytest.raises(PlanError, match="type http://") as refused:
        send(liar, Limits())
    assert str(bystander.server_port) in str(refused.value)
    assert "nothing was sent there" in str(refused.value).lower()


def test_an_event_that_is_said_to_be_elsewhere_is_refused(bystander):
    held = hostile.RESPONSE.format(
        href=f"{bystander.url}h/c/1.ics",
        props=f'<d:getetag>"1"</d:getetag><c:calendar-data>{EVENT.decode()}</c:calendar-data>',
    )

    def lie(visit, body):
        if visit.command == "REPORT":
            visit.say(hostile.MULTI.format(held))
        else:
            visit.behave(body)

    with hostile.server(lie) as liar, pytest.raises(PlanError, match=str(bystander.server_port)):
        send(liar, Limits())


def test_a_redirect_within_the_server_is_followed_with_the_same_question():
    def moved(visit, body):
        if visit.path.startswith("/new"):
            visit.behave(body, "/new/h/", "/new/p/", "/new/h/c/")
        else:
            visit.say("", 301, Location=f"/new{visit.path}")

    with hostile.server(moved) as liar:
        assert send(liar, Limits()).sent == 1
    assert {command for command, path, *_rest in liar.heard if not path.startswith("/new")} == {"PROPFIND"}


def test_redirects_without_an_end_are_a_sentence():
    with hostile.server(lambda visit, _body: visit.say("", 302, Location="/again/")) as liar:
        with pytest.raises(PlanError, match="without an end"):
            send(liar, Limits())
        assert len(liar.heard) < 10


SLOW = {
    "silent": hostile.silent,
    "drips its answer": hostile.drip(
        b"HTTP/1.1 207 Multi-Status\r\nContent-Type: text/xml\r\nContent-Length: 99999\r\n\r\n"
    ),
    "drips until it hangs up": hostile.drip(b"HTTP/1.1 207 Multi-Status\r\nConnection: close\r\n\r\n"),
    "drips its headers": hostile.drip(b"HTTP/1.1 207 Multi-Status\r\nX: "),
    "drips its first line": hostile.drip(b"HTTP/1.1 207 "),
    "drips what it refuses": hostile.drip(
        b'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm="x", nonce="y"\r\n\r\n'
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("answer", SLOW.values(), ids=SLOW)
def test_a_server_without_an_end_is_left_after_all_the_time_that_it_has(answer):
    begun = time.monotonic()
    with hostile.server(answer) as liar, pytest.raises(PlanError, match="too slowly|can't be reached"):
        send(liar)
    assert time.monotonic() - begun < 10  # it would go on for 20 s


@pytest.mark.parametrize("answer", SLOW.values(), ids=SLOW)
def test_a_stop_ends_it_in_the_middle_of_an_answer(answer):
    stopped = Event()
    with hostile.server(answer) as liar:
        Timer(0.1, stopped.set).start()
        begun = time.monotonic()
        with pytest.raises(PlanError, match="stopped"):
            send(liar, Limits(), lambda: not stopped.is_set())
    assert time.monotonic() - begun < 8  # patience alone would be 10 s


@pytest.mark.slow
def test_a_whole_run_has_an_end_however_many_answers_there_are():
    def slow(visit, body):
        visit.server.over.wait(0.3)
        visit.behave(body)

    with hostile.server(slow) as liar, pytest.raises(PlanError, match="too slowly"):
        send(liar)
    assert len(liar.heard) < 8


BIG = {
    "empty elements": lambda visit, _body: visit.say(b"<x>" + b"<a/>" * 700_000 + b"</x>"),
    "huge": hostile.huge,
    "packed": hostile.bomb("gzip"),
    "packed as others write it": hostile.bomb("X-GZIP"),
    "packed twice": hostile.bomb("gzip, gzip"),
    "packed another way": hostile.bomb("br"),
}


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(answer, id=name, marks=pytest.mark.slow if name.startswith("packed ") else ())
        for name, answer in BIG.items()
    ],
)
def test_an_answer_that_is_too_large_is_refused_before_it_is_taken(answer):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with (
        hostile.server(answer) as liar,
        pytest.raises(PlanError, match="more than a calendar|not understood"),
    ):
        send(liar, LIMITS._replace(patience=20, request=20, run=20, size=4 * 2**20))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # KB; the answer has 100 MB


def test_a_packed_answer_of_a_good_server_is_read():
    def packed(visit, body):
        visit.say = lambda text, status=207, **headers: hostile.Visit.say(
            visit, gzip.compress(text.encode()), status, Content_Encoding="gzip", **headers
        )
        visit.behave(body)

    with hostile.server(packed) as liar:
        assert send(liar, Limits()).sent == 1


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {"abcdefghij"[n + 1]} "{("&" + "abcdefghij"[n] + ";") * 10}">' for n in range(9))
    + "]><x>&j;</x>"
)
ODD = {
    "garbage": lambda visit, _body: visit.say(b"<\x00\xff\xfe" * 50),
    "half of it": lambda visit, _body: visit.say(hostile.MULTI[:60]),
    "a page": lambda visit, _body: visit.say("<html><p>Hi<br></html>", 200, Content_Type="text/html"),
    "500": lambda visit, _body: visit.say("no", 500),
    "503": lambda visit, _body: visit.say("later", 503, Retry_After="99999"),
    "entities": lambda visit, _body: visit.say(ENTITIES),
    "a file of mine": lambda visit, _body: visit.say(
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    ),
    "deep": lambda visit, _body: visit.say("<a>" * 100_000),
    "many headers": lambda visit, _body: visit.say("", 207, **{f"X_{n}": "x" * 20 for n in range(3000)}),
    "no header": lambda visit, _body: visit.wfile.write(b"\x00\x01\x02\r\n\r\n"),
    "a place that is none": lambda visit, _body: visit.say("", 301, Location="http://[::1/:99999"),
    "a place of another kind": lambda visit, _body: visit.say("", 307, Location="file:///etc/passwd"),
    "packed wrongly": lambda visit, _body: visit.say(b"not packed", Content_Encoding="gzip"),
    "asks again and again": lambda visit, _body: visit.say("", 401, WWW_Authenticate='Basic realm="x"'),
    "asks for what nobody knows": lambda visit, _body: visit.say("", 401, WWW_Authenticate="Odd realm"),
}


@pytest.mark.parametrize("answer", ODD.values(), ids=ODD)
def test_whatever_is_answered_ends_in_a_sentence(answer):
    with hostile.server(answer) as liar:
        with pytest.raises(PlanError):
            send(liar, LIMITS._replace(request=10, run=20))
        assert len(liar.heard) < 30


@pytest.mark.parametrize(
    "error", [MemoryError(), RecursionError(), UnicodeError("x"), RuntimeError("x"), AssertionError()]
)
def test_whatever_breaks_on_the_way_is_a_sentence(monkeypatch, error):
    def broken(_calendar):
        raise error

    monkeypatch.setattr("planner.exchange.caldav_publishing._held", broken)
    with hostile.server(hostile.good) as liar, pytest.raises(PlanError, match=r"127\.0\.0\.1"):
        send(liar, Limits())


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    ["", "\x00", "BEGIN:VCALENDAR", EVENT.decode().replace("DTSTART:20261125T190000Z\r\n", ""),
     EVENT.decode().replace("UID:1@hookline\r\n", ""), EVENT.decode().replace("20261125T190000Z", "odd")],
)  # fmt: skip
def test_an_event_that_was_made_unreadable_there_is_as_planned_again_or_left_alone(content):
    text = content.replace("\x00", "&#1;")
    held = hostile.RESPONSE.format(
        href="/h/c/1.ics",
        props=f'<d:getetag>"1"</d:getetag><c:calendar-data>{text}</c:calendar-data>',
    )

    def odd(visit, body):
        visit.say(hostile.MULTI.format(held)) if visit.command == "REPORT" else visit.behave(body)

    with hostile.server(odd) as liar:
        try:
            assert send(liar, Limits()).total == 1
        except PlanError as error:
            assert "127.0.0.1" in str(error)


@pytest.mark.slow
def test_a_server_with_a_calendar_that_has_no_end_is_left():
    many = "".join(hostile.RESPONSE.format(href=f"/h/c/{n}.ics", props="") for n in range(400))

    def endless(visit, body):
        visit.say(hostile.MULTI.format(many)) if visit.command == "REPORT" else visit.behave(body)

    with hostile.server(endless) as liar:
        try:
            came: Published | None = send(liar, LIMITS._replace(request=10, run=20))
        except PlanError:
            came = None
        assert came is None or came.sent == 1
        assert len(liar.heard) < 40


def test_the_proxy_of_the_environment_is_not_told_what_goes_unencrypted(bystander, monkeypatch):
    monkeypatch.setenv("http_proxy", bystander.url)
    monkeypatch.setenv("all_proxy", bystander.url)
    with hostile.server(hostile.good) as liar:
        assert send(liar, Limits()).sent == 1


def test_a_password_from_netrc_goes_nowhere(monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login other password OTHERSECRET\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with hostile.server(hostile.good) as liar:
        send(liar, Limits())
        assert liar.heard[0][2] is None


@pytest.mark.parametrize(
    ("typed", "named", "place"),
    [
        ("https://a.com/dav", "https://a.com:443/x?y#z", "https://a.com/x?y"),
        ("https://a.com/dav", "http://A.com/x", "https://a.com/x"),
        ("http://nas.local/", "https://nas.local/x", "https://nas.local/x"),
        ("https://bücher.de/", "https://xn--bcher-kva.de", "https://xn--bcher-kva.de/"),
        ("http://[::1]:5232/", "http://[::1]:5232/a", "http://[::1]:5232/a"),
        ("https://a.com:8443/", "https://a.com/", None),
        ("https://a.com/", "http://a.com:8080/", None),
        ("http://nas.local:5232/", "https://nas.local:5232/", None),
        ("https://a.com/", "https://a.com.evil.com/", None),
        ("https://a.com/", "https://a.com@evil.com/", None),
        ("https://a.com/", "https://evil.com\\@a.com/", None),
        ("https://a.com/", "file:///etc/passwd", None),
        ("https://a.com/", "https://a.com:99999/", None),
        ("https://a.com/", "https://", None),
    ],
)
def test_only_the_typed_origin_is_that_server(typed, named, place):
    if place:
        assert Origin.of(typed).place(named) == place
    else:
        with pytest.raises(PlanError, match="a.com|nas.local"):
            Origin.of(typed).place(named)
