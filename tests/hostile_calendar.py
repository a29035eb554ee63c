"""Calendar servers on this computer that mean harm, and one beside them that must never hear a word."""

import contextlib
import functools
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

MULTI = '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">{}</d:multistatus>'
RESPONSE = (
    "<d:response><d:href>{href}</d:href><d:propstat><d:prop>{props}</d:prop>"
    "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
)
PRINCIPAL = "<d:current-user-principal><d:href>{}</d:href></d:current-user-principal>"
HOME = "<c:calendar-home-set><d:href>{}</d:href></c:calendar-home-set>"
CALENDAR = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>x</d:displayname>"
METHODS = ("GET", "PROPFIND", "REPORT", "OPTIONS", "PUT", "DELETE", "MKCALENDAR", "POST")

Answer = Callable[["Visit", str], None]


class Visit(BaseHTTPRequestHandler):
    """One question to one of the servers."""

    server: "Liar"
    protocol_version = "HTTP/1.1"

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def take(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.heard.append((self.command, self.path, self.headers.get("Authorization"), body))
        with contextlib.suppress(OSError):
            self.server.answer(self, body)

    def say(self, body: str | bytes, status: int = 207, **headers: str) -> None:
        """Answer with a body."""
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        kind = {"Content_Type": "application/xml", "Content_Length": str(len(content))}
        for name, value in (kind | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def let_in(self) -> bool:
        """Ask for the password, once."""
        if self.headers.get("Authorization"):
            return True
        self.say("", 401, WWW_Authenticate=f'{self.server.scheme} realm="x", nonce="abc", qop="auth"')
        return False

    def behave(self, body: str, home: str = "/h/", principal: str = "/p/", calendar: str = "/h/c/") -> None:
        """Answer as a calendar server does, with these addresses."""
        if not self.let_in():
            return
        if "current-user-principal" in body:
            self.say(MULTI.format(RESPONSE.format(href="/", props=PRINCIPAL.format(principal))))
        elif "calendar-home-set" in body:
            self.say(MULTI.format(RESPONSE.format(href="/p/", props=HOME.format(home))))
        elif self.command == "PROPFIND":
            self.say(MULTI.format(RESPONSE.format(href=calendar, props=CALENDAR)))
        elif self.command == "REPORT":
            self.say(MULTI.format(""))
        else:
            self.say("", 201)


for _method in METHODS:
    setattr(Visit, f"do_{_method}", Visit.take)


class Liar(ThreadingHTTPServer):
    """A server on a free port; what it heard stands in ``heard``."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.answer = answer
        self.scheme = "Basic"
        self.heard: list[tuple[str, str, str | None, str]] = []
        self.over = Event()
        self.url = f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, *_args: object) -> None:
        """A client that hangs up is what is wanted."""


@contextlib.contextmanager
def server(answer: Answer) -> Iterator[Liar]:
    """Run a server that answers every question this way."""
    liar = Liar(answer)
    thread = Thread(target=liar.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield liar
    finally:
        liar.over.set()
        liar.shutdown()
        liar.server_close()
        thread.join()


def good(visit: Visit, body: str) -> None:
    """As it should be."""
    visit.behave(body)


def drip(head: bytes, every: float = 0.05) -> Answer:
    """Begin so, and go on with a byte now and then, for at most 20 s."""

    def answer(visit: Visit, _body: str) -> None:
        visit.wfile.write(head)
        end = time.monotonic() + 20
        while time.monotonic() < end and not visit.server.over.wait(every):
            visit.wfile.write(b"x")

    return answer


def silent(visit: Visit, _body: str) -> None:
    """Never answer; at most 20 s."""
    visit.server.over.wait(20)
    visit.close_connection = True


def huge(visit: Visit, _body: str) -> None:
    """An answer of 100 MB."""
    visit.send_response(207)
    visit.send_header("Content-Type", "application/xml")
    visit.send_header("Content-Length", str(100 * 2**20))
    visit.end_headers()
    for _piece in range(100):
        visit.wfile.write(b" " * 2**20)


def bomb(packing: str) -> Answer:
    """A hundred KB that become 100 MB, or what else is said of them."""
    return lambda visit, _body: visit.say(_packed(), Content_Encoding=packing)


@functools.cache
def _packed() -> bytes:
    """Return what is packed once, where it is asked for, and by the MB: the memory is measured that an answer takes."""
    packing = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    return b"".join([*(packing.compress(b" " * 2**20) for _piece in range(100)), packing.flush()])
