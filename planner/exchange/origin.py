"""The one server that a publishing run may talk to: which addresses are still it, and how long and large it may be."""

import contextlib
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import NamedTuple, NoReturn, Self
from urllib.parse import urlsplit, urlunsplit

from planner.errors import PlanError
from planner.i18n import _

PORTS = {"http": 80, "https": 443}
LOOK_EVERY = 0.1
"""Seconds between two looks at whether a run goes on."""
SHOWN = 200
"""Characters of a server's address that a sentence shows."""


class Limits(NamedTuple):
    """How patient a run is, in seconds, and how much it takes."""

    patience: int = 10
    """For the next byte."""
    request: float = 60
    """For one question and all of its answer, however slowly it drips in."""
    run: float = 300
    size: int = 32 * 2**20
    """Bytes of one answer, unpacked."""
    spare_requests: int = 1000
    """How many questions beside two for each event."""


class Origin(NamedTuple):
    """Scheme, host and port of what was typed."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Self:
        """Return the origin of an address. Raises ValueError for what is none."""
        parts = urlsplit(url)
        port = parts.port
        if parts.scheme not in PORTS or not parts.hostname or "\\" in parts.netloc:
            raise ValueError(url)
        host = parts.hostname.encode("idna").decode()
        return cls(parts.scheme, host, PORTS[parts.scheme] if port is None else port)

    @property
    def usual(self) -> bool:
        """Whether it is the port that everybody expects."""
        return self.port == PORTS[self.scheme]

    @property
    def name(self) -> str:
        """Return the host, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.usual else f"{host}:{self.port}"

    def place(self, url: str) -> str:
        """Return an address on this server for one that it named, put together anew so that no part of it can lie.

        http and https of one host are the same server on their usual ports; the encrypted one is taken. Raises
        PlanError for any other server.
        """
        try:
            asked = Origin.of(url)
        except ValueError:
            asked = None
        both_usual = asked is not None and asked.host == self.host and asked.usual and self.usual
        if asked is None or not (asked == self or both_usual):
            raise PlanError(self.elsewhere(url, asked))
        scheme = "https" if "https" in (self.scheme, asked.scheme) else "http"
        parts = urlsplit(url)
        return urlunsplit((scheme, self.name, parts.path or "/", parts.query, ""))

    def elsewhere(self, url: str, asked: "Origin | None") -> str:
        """Return why an address was refused."""
        if asked is None:
            shown = _shown(url)
            return _("“{host}” leads to “{other}”, which isn’t an address. Nothing was sent there.").format(
                host=self.name, other=shown
            )
        parts = urlsplit(url)
        address = _shown(urlunsplit((asked.scheme, asked.name, parts.path or "/", "", "")))
        return _(
            "“{host}” leads to another server, “{other}”. Nothing was sent there. "
            "If you mean that one, type {address} in Settings > Reminders."
        ).format(host=self.name, other=_shown(asked.name), address=address)


def _shown(text: str) -> str:
    """Return what a server sent, fit for a sentence."""
    text = "".join(sign for sign in text if sign.isprintable())
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


class Watch:
    """Looks at a run from beside and ends what takes too long, or is not wanted any more, in the middle of a byte."""

    def __init__(self, origin: Origin, limits: Limits, requests: int, wanted: Callable[[], bool]) -> None:
        self.origin, self.limits = origin, limits
        self.trouble: PlanError | None = None
        """What ended the run first, whatever a library made of it on the way."""
        self._left, self._wanted = requests, wanted
        self._ends = time.monotonic() + limits.run
        self._answer_by = self._ends
        self._lines: dict[tuple[str, int], socket.socket] = {}
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="publishing watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        for line in self._lines.values():
            line.close()

    def check(self) -> None:
        """Raises PlanError with the reason if the run is over."""
        if self.trouble:  # and nothing more, even if a library went on
            raise self.trouble
        if reason := self._reason():
            self.refuse(reason)

    def refuse(self, reason: str) -> NoReturn:
        """End the run. Raises PlanError."""
        self.trouble = self.trouble or PlanError(reason)
        raise self.trouble

    def place(self, url: str) -> str:
        """Return an address on the server, as ``Origin.place``; another server ends the run."""
        try:
            return self.origin.place(url)
        except PlanError as error:
            self.refuse(str(error))

    def ask(self, url: str) -> None:
        """Count a question that is about to be sent. Raises PlanError if it must not be sent."""
        self.check()
        asked = Origin.of(url)
        if Origin.of(self.place(url)) != asked:
            self.refuse(self.origin.elsewhere(url, asked))
        self._left -= 1
        if self._left < 0:
            self.refuse(
                _("“{host}” wants too many questions asked. Check the address.").format(host=self.origin.name)
            )
        self._answer_by = time.monotonic() + self.limits.request

    def read(self, pieces: Iterable[bytes], packing: str) -> bytes:
        """Return an answer's bytes, unpacked. Raises PlanError if they are too many or take too long."""
        unpack = None
        if packing in ("gzip", "x-gzip", "deflate"):
            unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
        elif packing not in ("", "identity"):
            self.refuse(
                _("“{host}” answers in a way that is not understood. Check the address.").format(
                    host=self.origin.name
                )
            )
        taken = bytearray()
        for piece in pieces:
            room = self.limits.size + 1 - len(taken)
            taken += unpack.decompress(piece, room) if unpack else piece
            self.check()
            if len(taken) > self.limits.size:
                self.too_large()
        self.check()  # a line that was cut looks like an answer that is complete
        self._answer_by = self._ends
        return bytes(taken)

    def too_large(self) -> NoReturn:
        """Refuse an answer that no calendar has. Raises PlanError."""
        self.refuse(
            _("“{host}” answers with more than a calendar of videos can hold. Check the address.").format(
                host=self.origin.name
            )
        )

    def hold(self, address: tuple[str, int], line: socket.socket) -> None:
        """Keep a handle on a connection, so that it can be cut."""
        with self._lock:
            old = self._lines.get(address)
            self._lines[address] = line.dup()
        if old:
            old.close()

    def _reason(self) -> str:
        now = time.monotonic()
        if not self._wanted():
            return _("Publishing was stopped.")
        if now > self._ends or now > self._answer_by:
            return _("“{host}” answers too slowly. It is tried again in a while; nothing is lost.").format(
                host=self.origin.name
            )
        return ""

    def _look(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            if reason := self._reason():
                self.trouble = self.trouble or PlanError(reason)
                with self._lock:
                    lines = tuple(self._lines.values())
                for line in lines:
                    with contextlib.suppress(OSError):  # cut already
                        line.shutdown(socket.SHUT_RDWR)
