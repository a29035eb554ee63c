"""The HTTP of publishing: every question and every answer of a run passes here, within one origin and its limits."""

import socket
from io import BytesIO
from typing import Any
from urllib.parse import urljoin
from urllib.request import getproxies, proxy_bypass

import niquests
from lxml import etree
from niquests.adapters import HTTPAdapter
from niquests.packages.urllib3.contrib.resolver.system import SystemResolver
from niquests.packages.urllib3.exceptions import HTTPError

from planner.errors import PlanError
from planner.exchange.origin import Watch
from planner.i18n import _

PIECE = 2**16
HOPS = 5
"""How often an answer may lead on to another place of the same server."""
MOST_ELEMENTS = 500_000
"""Elements of XML in one answer: each takes a hundred times its four letters when it is read."""
LEADS_ON = (301, 302, 303, 307, 308)


class OriginSession:
    """Asks the origin of its watch and nobody else. What the environment says of passwords is not read.

    The environment's proxy is used for https alone, which it can't read; an unencrypted address is in the own
    house, and is asked straight.
    """

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._session = niquests.Session()
        self._session.trust_env = False
        self._session.headers["Accept-Encoding"] = "gzip"
        proxy = (
            (getproxies().get("https") or getproxies().get("all"))
            if not proxy_bypass(watch.origin.host)
            else None
        )
        self._proxies = {"https": proxy} if proxy else {}
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _Gate(watch))

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    def request(self, method: str, url: str, **how: Any) -> Any:
        """Ask, and ask once more where the answer leads on within the server, with the same words."""
        how |= {"allow_redirects": False, "proxies": self._proxies}
        for _hop in range(HOPS):
            answer = self._session.request(method, self._watch.place(url), **how)
            place = answer.headers.get("Location") if answer.status_code in LEADS_ON else None
            if not place:
                return answer
            url = urljoin(str(answer.url), str(place))
        return self._watch.refuse(
            _("“{host}” leads on and on without an end. Check the address.").format(
                host=self._watch.origin.name
            )
        )


class _Gate(HTTPAdapter):
    """Lets through what goes to the origin, and takes answers within the limits."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        # only plain HTTP/1: with the others a server may name another one that answers for it
        super().__init__(
            resolver=_Lines(watch), disable_http2=True, disable_http3=True, revocation_configuration=None
        )

    def send(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Send if it is for the origin, and return the answer with all its bytes."""
        self._watch.ask(request.url)
        answer = super().send(request, *args, **kwargs)
        packing = str(answer.headers.get("Content-Encoding", "")).strip().lower()
        pieces: Any = answer.raw.stream(PIECE, decode_content=False)  # type: ignore[union-attr]
        try:
            answer._content = self._watch.read(pieces, packing)  # noqa: SLF001 - or it would read without end
        except HTTPError as error:
            raise OSError(str(error)) from error
        except PlanError:
            answer.close()
            raise
        answer.encoding = answer.encoding or "utf-8"
        if answer.status_code in LEADS_ON and (place := answer.headers.get("Location")):
            self._watch.place(urljoin(request.url, str(place)))
        self._look(request.url, answer._content)  # noqa: SLF001
        return answer

    def _look(self, asked: str, content: bytes) -> None:
        """Refuse an answer that names another server: what follows it would be lost or go astray."""
        read = etree.iterparse(BytesIO(content), resolve_entities=False, no_network=True)
        try:
            for number, (_event, one) in enumerate(read):
                if number > MOST_ELEMENTS:
                    self._watch.too_large()
                place = (one.text or "").strip() if one.tag == "{DAV:}href" else ""
                if place.lower().startswith(("http:", "https:", "//")):
                    self._watch.place(urljoin(asked, place))
                one.clear()
                while one.getprevious() is not None:  # or the parent would keep each empty one
                    del one.getparent()[0]
        except (etree.LxmlError, ValueError):
            return  # no XML; what asked for it will say so


class _Lines(SystemResolver):  # type: ignore[misc]
    """Connects as ever, and hands each connection to the watch."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def create_connection(self, address: tuple[str, int], *args: Any, **kwargs: Any) -> socket.socket:
        """Return the connection."""
        line: socket.socket = super().create_connection(address, *args, **kwargs)
        self._watch.hold(address, line)
        return line
