"""Publishes what is planned to a calendar of its own on a CalDAV server (RFC 4791). Changes go out, never in."""

import contextlib
import datetime as dt
import hashlib
import ipaddress
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from planner.errors import PlanError
from planner.exchange.origin import Limits, Origin, Watch
from planner.i18n import _

log = logging.getLogger("hookline")

MARK = "X-HOOKLINE-SENT"
"""The property that holds the gist of what was sent: where it differs from the event, somebody changed that there."""
OURS = "@hookline"
SERVICE = "Hookline CalDAV"
"""The name under which the system's keyring keeps the password."""
BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What an event raises that a server made up."""
KEPT_FOR = dt.timedelta(days=1)
"""What began longer ago stays on the server, whatever became of it here."""


@dataclass(frozen=True)
class Server:
    """Where to, and as whom."""

    url: str
    user: str

    @property
    def host(self) -> str:
        """The server's name, for sentences."""
        return urlsplit(self.url).hostname or self.url


class Published(NamedTuple):
    """What came of it."""

    total: int
    sent: int
    removed: int
    put_back: tuple[str, ...]
    """The titles of what was changed on the server, and is as planned again."""
    waiting: tuple[str, ...]
    """The titles of what was changed there at that very moment; to be tried again."""


class _Held(NamedTuple):
    """An event as the server has it."""

    url: str
    etag: str
    event: Any
    """As icalendar reads it, whose properties have no narrower types."""
    gist: str
    """Empty where it lacks what every event has."""


def checked(url: str, user: str) -> Server:
    """Return the server of an address. Raises PlanError for none, and where a password would go about unencrypted."""
    try:
        Origin.of(url.strip())
        parts = urlsplit(url.strip())
    except ValueError as error:
        raise PlanError(_no_address(url)) from error
    if parts.scheme == "http" and not _near(parts.hostname or ""):
        raise PlanError(
            _("“{url}” would send the password unencrypted. Write https:// instead of http://.").format(
                url=url
            )
        )
    if not user.strip():
        raise PlanError(_("The server needs a user name."))
    return Server(url.strip(), user.strip())


def publish(
    server: Server,
    password: str,
    name: str,
    identity: str,
    events: Mapping[str, bytes],
    now: dt.datetime,
    wanted: Callable[[], bool] = lambda: True,
    limits: Limits = Limits(),  # noqa: B008 - a record that nobody changes
) -> Published:
    """Make the calendar on the server hold exactly these events (UID and iCalendar text) from yesterday on.

    The calendar is one of its own, found by ``identity`` and made if it is not there; other calendars are not
    touched, nor events in it that are not from here. Only what differs is sent. ``now`` is UTC; once ``wanted``
    says no, the rest is left for another time, even in the middle of an answer. Nothing goes to another scheme,
    host or port than the server's. Raises PlanError with a sentence whatever goes wrong on the way.
    """
    try:
        origin = Origin.of(server.url)
    except ValueError as error:
        raise PlanError(_no_address(server.url)) from error
    watch = Watch(origin, limits, 2 * len(events) + limits.spare_requests, wanted)
    with _sentences(server, watch), watch:
        from caldav.davclient import DAVClient

        from planner.exchange.origin_session import OriginSession

        with DAVClient(
            url=server.url,
            username=server.user,
            password=password,
            timeout=limits.patience,
            enable_rfc6764=False,
        ) as client:
            client.session.close()
            client.session = OriginSession(watch)  # type: ignore[assignment]  # it asks nothing else of it
            calendar = _calendar(client, name, identity)
            return _bring_up_to_date(client, server, calendar, events, now, wanted)


def _no_address(url: str) -> str:
    return _("“{url}” isn’t an address. Write it like https://example.com/dav/.").format(url=url)


def password_of(server: Server) -> str | None:
    """Return the password from the system's keyring; None where it has none, or there is no keyring."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, f"{server.user} {server.url}")
    except KeyringError:
        return None


def keep_password(server: Server, password: str) -> bool:
    """Keep a password in the system's keyring; False where there is none."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, f"{server.user} {server.url}", password)
    except KeyringError:
        return False
    return True


def _calendar(client: Any, name: str, identity: str) -> Any:
    principal: Any = client.principal()
    wanted = f"hookline-{hashlib.sha256(identity.encode()).hexdigest()[:16]}"
    for one in principal.get_calendars():
        if str(one.url).rstrip("/").endswith(wanted):
            return one
    return principal.make_calendar(name=name, cal_id=wanted)


def _bring_up_to_date(
    client: Any,
    server: Server,
    calendar: Any,
    events: Mapping[str, bytes],
    now: dt.datetime,
    wanted: Callable[[], bool],
) -> Published:
    held = dict(_held(calendar))
    sent, removed = 0, 0
    put_back: list[str] = []
    waiting: list[str] = []
    for uid, content in events.items():
        made, there = _only_event(content), held.pop(uid, None)
        gist, title = _gist(made), str(made.get("summary", ""))
        if not wanted() or (there and there.gist == gist):
            continue
        changed_there = there is not None and str(there.event.get(MARK, "")) != there.gist
        url = there.url if there else f"{str(calendar.url).rstrip('/')}/{quote(uid.removesuffix(OURS))}.ics"
        condition = {"If-Match": there.etag} if there else {"If-None-Match": "*"}
        headers = {"Content-Type": "text/calendar; charset=utf-8"} | condition
        if not _took(server, title, client.put(url, _marked(content, gist), headers)):
            waiting.append(title)
            continue
        sent += 1
        if changed_there:
            put_back.append(title)
    for uid, there in held.items():
        if not wanted() or not (there.gist and uid.endswith(OURS) and there.event.get(MARK)):
            continue
        if _is_coming(there.event, now):
            title = str(there.event.get("summary", ""))
            if _took(server, title, client.delete(there.url, {"If-Match": there.etag})):
                removed += 1
            else:
                waiting.append(title)
    return Published(len(events), sent, removed, tuple(put_back), tuple(waiting))


def _held(calendar: Any) -> Iterator[tuple[str, _Held]]:
    for one in calendar.get_events():
        try:
            event = _only_event(one.data)
            uid = str(event["uid"])
        except BROKEN:
            continue  # somebody else's
        gist = ""
        with contextlib.suppress(*BROKEN):
            gist = _gist(event)
        yield uid, _Held(str(one.url), str(one.props.get("{DAV:}getetag", "*")), event, gist)


def _took(server: Server, title: str, answer: Any) -> bool:
    """Whether the server took it; False where it was changed there meanwhile. Raises PlanError if it refused."""
    if answer.status in (404, 409, 412):
        return False
    if answer.status >= 400:
        raise PlanError(
            _("“{host}” refused “{title}” with the number {number}. It is tried again.").format(
                host=server.host, title=title, number=answer.status
            )
        )
    return True


def _only_event(content: str | bytes) -> Any:
    from icalendar import Calendar  # only where something is published

    return Calendar.from_ical(content).walk("VEVENT")[0]


def _marked(content: bytes, gist: str) -> str:
    from icalendar import Calendar  # only where something is published

    file = Calendar.from_ical(content)
    file.walk("VEVENT")[0].add(MARK, gist)
    return bytes(file.to_ical()).decode()


def _gist(event: Any) -> str:
    """Return a number for all that matters of an event, however a server writes it."""
    begin = event["dtstart"].dt
    end = (
        event["dtend"].dt
        if "dtend" in event
        else begin + event["duration"].dt
        if "duration" in event
        else begin
    )
    left_out = event.get("exdate", [])
    days = [day.dt for one in (left_out if isinstance(left_out, list) else [left_out]) for day in one.dts]
    alarms = sorted(str(alarm["trigger"].dt) for alarm in event.walk("VALARM") if "trigger" in alarm)
    rule = event["rrule"].to_ical().decode() if "rrule" in event else ""
    words = [str(event.get(name, "")).strip() for name in ("summary", "description", "location")]
    parts = [_moment(begin), str(end - begin), rule, *sorted(map(_moment, days)), *alarms, *words]
    return hashlib.sha256("\0".join(parts).replace("\r\n", "\n").encode()).hexdigest()[:16]


def _moment(value: dt.datetime | dt.date) -> str:
    if isinstance(value, dt.datetime) and value.tzinfo:
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat()


def _is_coming(event: Any, now: dt.datetime) -> bool:
    begin = event["dtstart"].dt
    aware = isinstance(begin, dt.datetime) and begin.tzinfo
    return "rrule" in event or not aware or begin > now - KEPT_FOR


def _near(host: str) -> bool:
    """Whether a server is on this computer or in this house."""
    if host == "localhost" or host.endswith((".local", ".lan", ".home.arpa")):
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_private
    return False


@contextlib.contextmanager
def _sentences(server: Server, watch: Watch) -> Iterator[None]:
    """Turn whatever goes wrong on the way into PlanError: what a server answers may break anything that reads it."""
    from caldav.lib.error import AuthorizationError, RateLimitError

    try:
        yield
    except PlanError:
        raise
    except Exception as error:
        if watch.trouble:
            raise watch.trouble from error
        if isinstance(error, AuthorizationError):
            said = _(
                "“{host}” refuses the user name or the password. Enter them again in Settings > Reminders."
            )
        elif isinstance(error, (OSError, RateLimitError)):  # what the HTTP library raises is one too
            said = _("“{host}” can't be reached. It is tried again in a while; nothing is lost.")
        else:
            log.warning("publishing: the server's answer broke what read it", exc_info=error)
            said = _(
                "“{host}” does not answer as a CalDAV server that lets calendars be made. Check the address."
            )
        raise PlanError(said.format(host=server.host)) from error
