"""Reads the rows of a calendar of events as events: when, how long, and each time that they come again."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from planner import times
from planner.errors import PlanError
from planner.exchange.plan_when import Answers
from planner.exchange.shapes import headers
from planner.exchange.shapes.events import ALSO_ON, EXCEPT, INSTEAD_OF, REPEATS
from planner.exchange.shapes.table import Problem, Table, quoted
from planner.i18n import _, ngettext
from planner.reminders import recurring
from planner.texts.tagtext import split_labels

AHEAD = dt.timedelta(weeks=13)
"""How far from today, or from its first time, the times of an event are taken that comes again."""
MOST = dt.timedelta(days=62)
"""How long an event of whole days is at most."""
_READ = frozenset(
    (
        "Title",
        "Start",
        "Zone",
        "End",
        "All day",
        "Location",
        "Description",
        "UID",
        REPEATS,
        ALSO_ON,
        EXCEPT,
        INSTEAD_OF,
    )
)
"""Columns that are read; any other stays as a line of the description."""
_UNTIL = re.compile(r"UNTIL=(\d{8}T\d{6})Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Event:
    """One time of an event.

    ``at`` is wall clock in ``zone``, midnight where it is of whole days; ``lasts`` is zero where that is not said.
    ``uid`` is its own in the file, and ``day`` tells its times from one another. ``yearly`` is one that comes back on
    that day each year without end, and has no other times here.
    """

    row: int
    uid: str
    day: dt.date | None
    title: str
    at: dt.datetime
    zone: str
    whole_days: bool
    lasts: dt.timedelta
    place: str = ""
    description: str = ""
    products: tuple[str, ...] = ()
    tentative: bool = False
    yearly: bool = False


def read(table: Table, answers: Answers, problems: list[Problem], *, keeps_years: bool) -> Iterator[Event]:
    """Yield each time of the events of a table; ``problems`` grows by what there is to say about them.

    ``answers`` say the day it is and the zone of times that name none. An event that comes again has its times from
    today on for AHEAD, or from its first one on, or is one of each year where that is wanted (``keeps_years``).
    """
    problems += [one for one in table.problems if one.column not in {REPEATS, "Status"}]
    reader = _Reader(answers, problems, keeps_years)
    rows = [
        (number, dict(zip(table.headers, map(str.strip, cells), strict=True)))
        for number, cells in table.numbered()
    ]
    for _number, row in rows:
        reader.note_instead(row)
    for number, row in rows:
        yield from reader.events(number, row)


class _Reader:
    """Reads rows, one after the other; ``problems`` grows by what there is to say."""

    def __init__(self, answers: Answers, problems: list[Problem], keeps_years: bool) -> None:
        self._answers, self._problems, self._keeps_years = answers, problems, keeps_years
        self._instead: Counter[tuple[str, dt.date]] = Counter()
        """The times, by UID and day, that other rows stand in for."""

    def note_instead(self, row: Mapping[str, str]) -> None:
        """Note the time that a row stands in for."""
        if day := self._stands_for(row):
            self._instead[row.get("UID", ""), day] += 1

    def events(self, number: int, row: Mapping[str, str]) -> Iterator[Event]:
        """Yield the times of a row's event."""
        title = row["Title"]
        if row.get("Status", "").upper() == "CANCELLED":
            text = _(
                "Event {row}, “{title}”, is cancelled and was left out. If it came in before, delete it yourself."
            )
            self._tell(number, title, text, "note")
            return
        event = self._event(number, row)
        if event is None:
            text = _("Event {row}, “{title}”, has no day that can be read. It was left out.")
            self._tell(number, title, text)
            return
        again = row.get(REPEATS) or row.get(ALSO_ON)
        if not again or row.get(INSTEAD_OF):
            yield replace(event, day=self._stands_for(row))
            return
        yield from self._again(event, row)

    def _event(self, number: int, row: Mapping[str, str]) -> Event | None:
        """Return the first time of a row's event, None where its day can't be read."""
        zone = self._zone(number, row)
        at = self._moment(row["Start"], zone)
        if at is None:
            return None
        end = self._moment(row.get("End", ""), zone)
        lasts = end - at if end else _duration(row.get("End", ""))
        kept = [f"{name}: {text}" for name, text in row.items() if text and self._is_kept(name, text)]
        products = next((text for name, text in row.items() if headers.field_of(name) == "product"), "")
        return Event(
            row=number,
            uid=row.get("UID", ""),
            day=None,
            title=row["Title"],
            at=at,
            zone=zone,
            whole_days=row["All day"] == "TRUE",
            lasts=max(lasts, dt.timedelta()),
            place=row.get("Location", ""),
            description="\n".join(filter(None, (row.get("Description", ""), *kept))),
            products=tuple(split_labels(products)),
            tentative=row.get("Status", "").upper() == "TENTATIVE",
        )

    def _is_kept(self, name: str, text: str) -> bool:
        """Whether a column goes to the description: it is none of those that are read, and says something."""
        usual = name == "Status" and text.upper() in {"CONFIRMED", "TENTATIVE"}
        return name not in _READ and headers.field_of(name) != "product" and not usual

    def _zone(self, number: int, row: Mapping[str, str]) -> str:
        """Return the zone of a row's times: its own, or that of the answers."""
        named = row.get("Zone", "")
        if not named or named == times.usable(named):
            return named or self._answers.zone
        text = _(
            "Event {row}, “{title}”, is in the zone “{zone}”, which this computer does not know. {other} was taken."
        )
        self._tell(number, row["Title"], text, zone=quoted(named), other=self._answers.zone)
        return self._answers.zone

    def _moment(self, text: str, zone: str) -> dt.datetime | None:
        """Return a date or moment as wall clock in a zone, None for what is neither or beyond what can be planned."""
        try:
            found = dt.datetime.fromisoformat(text)
            found = times.to_wall(found.astimezone(dt.UTC), zone) if found.tzinfo else found
            return times.within_reach(found)
        except (ValueError, OverflowError, PlanError):
            return None

    def _stands_for(self, row: Mapping[str, str]) -> dt.date | None:
        """Return the day that a row's event was on before it was moved, where it is one time of several."""
        named = row.get("Zone", "")
        zone = named if named and named == times.usable(named) else self._answers.zone
        moment = self._moment(row.get(INSTEAD_OF, ""), zone)
        return moment.date() if moment else None

    def _again(self, event: Event, row: Mapping[str, str]) -> Iterator[Event]:
        """Yield the times of an event that comes again, and tell which these are."""
        rule = self._rule(event, row.get(REPEATS, ""))
        if rule is None:
            yield event
            return
        also, but = self._days(event, row, ALSO_ON), {one.date() for one in self._days(event, row, EXCEPT)}
        if self._keeps_years and _is_yearly(rule, event.at) and not also and not but:
            yield replace(event, yearly=True)
            return
        first = dt.datetime.combine(self._answers.today, dt.time())
        last = max(first, event.at) + AHEAD
        walls = (
            recurring.walls(rule, event.at, first - dt.timedelta(seconds=1), last)
            if rule
            else iter((event.at,))
        )
        found = sorted({*walls, *(one for one in also if first <= one <= last)})
        found = [
            wall for wall in found
            if wall.date() not in but and not self._instead[event.uid, wall.date()]
        ]  # fmt: skip
        self._tell_again(event, found, last)
        for wall in found:
            yield replace(event, at=wall, day=wall.date())

    def _rule(self, event: Event, text: str) -> str | None:
        """Return the rule by which an event comes again, "" for none; None where it can't be read, which is told."""
        try:
            return recurring.checked(_on_the_wall(text, event.zone), event.at)
        except PlanError:
            said = _(
                "Event {row}, “{title}”, comes again by “{rule}”, which can’t be read. Its first time alone was taken."
            )
            self._tell(event.row, event.title, said, rule=quoted(text))
            return None

    def _days(self, event: Event, row: Mapping[str, str], name: str) -> list[dt.datetime]:
        """Return the moments in a cell, on the event's wall clock; what is none is told."""
        found = []
        for text in filter(None, row.get(name, "").split(", ")):
            if moment := self._moment(text, event.zone):
                found.append(moment if not event.whole_days else dt.datetime.combine(moment, dt.time()))
            else:
                said = _("Event {row}, “{title}”: “{value}” can’t be read as a time.")
                self._tell(event.row, event.title, said, value=quoted(text))
        return found

    def _tell_again(self, event: Event, found: list[dt.datetime], last: dt.datetime) -> None:
        n = len(found)
        text = ngettext(
            "Event {row}, “{title}”, comes again: its one time from today until {day} was taken. Import the file again "
            "later for those that follow.",
            "Event {row}, “{title}”, comes again: its {n} times from today until {day} were taken. Import the file "
            "again later for those that follow.",
            n,
        )
        none = _("Event {row}, “{title}”, comes again, but not from today until {day}. It was left out.")
        self._tell(event.row, event.title, text if n else none, "note", day=f"{last:%Y-%m-%d}", n=n)

    def _tell(
        self, number: int, title: str, text: str, level: Literal["error", "note"] = "error", **more: object
    ) -> None:
        """Add what is said of an event; ``text`` may name its row, its title and ``more``."""
        said = text.format(row=number, title=quoted(title), **more)
        self._problems.append(Problem(number, None, said, level))


def _on_the_wall(rule: str, zone: str) -> str:
    """Return a rule whose end is on a zone's wall clock, where it is in UTC."""
    until = _UNTIL.search(rule)
    try:
        utc = dt.datetime.strptime(until[1] + "+0000", "%Y%m%dT%H%M%S%z") if until else None
    except ValueError:
        return rule
    if until is None or utc is None:
        return rule
    return rule.replace(until[0], f"UNTIL={times.to_wall(utc, zone):%Y%m%dT%H%M%S}")


def _duration(text: str) -> dt.timedelta:
    """Return a duration such as PT1H30M, zero for what is none."""
    import icalendar

    try:
        found = icalendar.vDuration.from_ical(text) if text else None  # type: ignore[no-untyped-call]
    except ValueError:
        return dt.timedelta()
    return found if isinstance(found, dt.timedelta) else dt.timedelta()


def _is_yearly(rule: str, at: dt.datetime) -> bool:
    """Whether a rule means each year on the day of ``at``, without end."""
    parts = dict(one.partition("=")[::2] for one in rule.split(";"))
    usual = {"FREQ": "YEARLY", "INTERVAL": "1", "BYMONTH": str(at.month), "BYMONTHDAY": str(at.day)}
    parts.pop("WKST", None)
    return "FREQ" in parts and all(usual.get(name) == value for name, value in parts.items())
