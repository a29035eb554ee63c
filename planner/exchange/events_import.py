"""Turns the events of a calendar (ICS) into live events, or into days of the user's own."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal, TypeVar

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.choices import LiveStage
from models.live import LiveEvent
from models.ownday import OwnDay
from planner import times
from planner.calendar.workspace import edit
from planner.days import own_days
from planner.errors import PlanError
from planner.exchange import event_rows, limits
from planner.exchange.event_rows import Event
from planner.exchange.plan_import import OnKnown, Stored
from planner.exchange.plan_when import Answers
from planner.exchange.shapes.table import Problem, Source, quoted, too_large
from planner.i18n import N_, _, ngettext
from planner.live import lives
from planner.texts.tagtext import fold
from planner.times import EVENING

Kind = Literal["live", "days"]
"""What events come in as, beside videos: live events, or days of the user's own."""
KINDS: dict[Kind, str] = {"live": N_("Live events"), "days": N_("Custom dates")}
"""What the screens call them."""
_STEPS: dict[Kind, str] = {"live": N_("Import live events"), "days": N_("Import custom dates")}
MOST_MINUTES = 400 * 24 * 60
"""How long a live event is at most."""
Row = TypeVar("Row", LiveEvent, OwnDay)
USUAL_MINUTES = 60
"""How long a live event is of which nothing else is known."""
USUAL: dict[str, dict[str, Any]] = {
    "minutes": {"minutes": USUAL_MINUTES},
    "description": {"description": ""},
    "place": {"place": ""},
    "products": {"products": []},
}
"""What stands in a part of a live event of which nothing was said."""


@dataclass(frozen=True, slots=True)
class Live:
    """An event as a live event: ``at`` is wall clock in ``zone``; ``minutes`` None where the file says no length."""

    row: int
    key: str
    name: str
    at: dt.datetime
    zone: str
    minutes: int | None
    description: str
    place: str
    products: tuple[str, ...]
    stage: LiveStage


@dataclass(frozen=True, slots=True)
class Named:
    """A day of an event as one of the user's own; ``yearly`` is one that comes back each year."""

    row: int
    key: str
    name: str
    day: dt.date
    yearly: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What the events of a file come in as, in its order, and what there is to say about them."""

    kind: Kind
    lives: list[Live]
    days: list[Named]
    problems: list[Problem]

    @property
    def items(self) -> list[Live | Named]:
        """All that comes in."""
        return [*self.lives, *self.days]


def holds_events(source: Source) -> bool:
    """Whether a file holds events, which may come in as something else than videos."""
    return any(table.kind == "events" for table in source.tables)


def read(source: Source, answers: Answers, kind: Kind) -> Found:
    """Return what the events of a source are as live events or as days of the user's own.

    ``answers`` say the day it is, the zone of times that name none, and the slots of a week, which are not looked at.
    Nothing is dropped in silence: what was left out, guessed or could not be read is among the problems. Raises
    PlanError for a source without events, for more of their times than a table has rows, and where none can come in.
    """
    tables = [table for table in source.tables if table.kind == "events"]
    if not tables:
        raise PlanError(
            _("This holds no events of a calendar. Choose an ICS file, or bring it in as videos.")
        )
    found = Found(kind, [], [], [*source.problems])
    keys: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for table in tables:
        for event in event_rows.read(table, answers, found.problems, keeps_years=kind == "days"):
            if kind == "live":
                found.lives.append(_live(event, keys, told, found.problems))
            else:
                found.days.extend(_days(event, keys, told, found.problems))
            if len(found.lives) + len(found.days) > limits.MAX_ROWS:
                raise too_large()
    found.problems.extend(_told(told))
    if not found.items:
        reasons = " ".join(problem.message for problem in found.problems[:3])
        raise PlanError(_("None of the events can come in. {reasons}").format(reasons=reasons).strip())
    return found


def _live(event: Event, keys: Counter[str], told: Counter[str], problems: list[Problem]) -> Live:
    """Return an event as a live event; one of whole days begins in the evening."""
    minutes = int(event.lasts.total_seconds() // 60) or None
    if event.whole_days:
        minutes = None
        told["whole"] += 1
    elif minutes is None:
        told["short"] += 1
    elif minutes > MOST_MINUTES:
        problems.append(_too_long(event, MOST_MINUTES // 24 // 60))
        minutes = None
    return Live(
        row=event.row,
        key=_key(event, event.day, keys),
        name=event.title or _("Untitled event"),
        at=dt.datetime.combine(event.at, EVENING)
        if event.whole_days
        else event.at.replace(second=0, microsecond=0),
        zone=event.zone,
        minutes=minutes,
        description=event.description,
        place=event.place,
        products=event.products,
        stage=LiveStage.IDEA if event.tentative else LiveStage.PLANNED,
    )


def _days(event: Event, keys: Counter[str], told: Counter[str], problems: list[Problem]) -> Iterator[Named]:
    """Yield the days of an event; the time of one that has any stands behind its name."""
    name = event.title or _("Untitled event")
    if not event.whole_days:
        name = f"{name}, {event.at:%H:%M}"
        told["timed"] += 1
    told["more"] += bool(event.description or event.place or event.products)
    count = max(1, event.lasts.days) if event.whole_days else 1
    if event.lasts > event_rows.MOST:
        problems.append(_too_long(event, event_rows.MOST.days))
        count = 1
    told["several"] += count > 1
    for place in range(count):
        day = event.at.date() + dt.timedelta(days=place)
        yield Named(event.row, _key(event, event.day, keys, place), name, day, event.yearly)


def _too_long(event: Event, most: int) -> Problem:
    said = _("Event {row}, “{title}”, lasts more than {n} days. Only its first day was taken.")
    return Problem(event.row, None, said.format(row=event.row, title=quoted(event.title), n=most))


def _key(event: Event, day: dt.date | None, keys: Counter[str], place: int = 0) -> str:
    """Return what an event is known by when its file comes in again: its UID, and which of its times and days it is.

    Without a UID it is the title and the day. Of several that share all of it each has its own.
    """
    known = ("uid", event.uid) if event.uid else (fold(event.title), f"{event.at:%Y-%m-%d}")
    parts = (*known, f"{day:%Y-%m-%d}" if day else "", str(place))
    same = "\0".join(parts)
    keys[same] += 1
    return blake2b(f"{same}\0{keys[same]}".encode("utf-8", "replace"), digest_size=8).hexdigest()


def _told(told: Mapping[str, int]) -> list[Problem]:
    """Return what is told once of several events, by what it is."""
    said: dict[str, Callable[[int], str]] = {
        "whole": lambda n: ngettext(
            "{n} event is for whole days: {hour} was taken as its start. Check it.",
            "{n} events are for whole days: {hour} was taken as their start. Check them.",
            n,
        ),
        "short": lambda n: ngettext(
            "{n} event says no length: an hour was taken. Check it.",
            "{n} events say no length: an hour was taken. Check them.",
            n,
        ),
        "timed": lambda n: ngettext(
            "{n} event has a time of day, which stands behind its name.",
            "{n} events have a time of day, which stands behind their names.",
            n,
        ),
        "several": lambda n: ngettext(
            "{n} event goes on for several days: each is a day of its own.",
            "{n} events go on for several days: each is a day of its own.",
            n,
        ),
        "more": lambda n: ngettext(
            "{n} event says more than a day can hold, such as a place: its name and its day alone were taken.",
            "{n} events say more than a day can hold, such as a place: their names and days alone were taken.",
            n,
        ),
    }
    return [
        Problem(None, None, said[what](n).format(n=n, hour=f"{EVENING:%H:%M}"), "note")
        for what, n in told.items()
        if n
    ]


@edit(lambda found, _on_known="update": _STEPS[found.kind])
def store(session: Session, found: Found, on_known: OnKnown = "update") -> Stored:
    """Put what was read into the calendar, all of it as one step.

    An event that came in before is known by its UID. It takes what changed in the file and not in the calendar
    ("update") or all that differs ("overwrite"), it is left as it is ("skip"), or it is there twice ("duplicate").
    What the file says nothing of stays, as does how far a live event has come. ``skipped`` counts the known ones that
    did not change, ``kept`` what was changed in both.
    """
    there = _there(session, found.kind) if on_known != "duplicate" else {}
    added = updated = skipped = kept = 0
    for one in found.items:
        row = there.get(one.key)
        if row is None:
            _add(session, one)
            added += 1
            continue
        changed, held = (
            (0, 0) if on_known == "skip" else _bring_up(row, one, overwrite=on_known == "overwrite")
        )
        updated, skipped, kept = updated + bool(changed), skipped + (not changed), kept + held
    session.flush()
    return Stored(added, updated, skipped, kept=kept)


def known(session: Session, found: Found) -> int:
    """Return how many of the events are in the calendar from an earlier import."""
    there = _there(session, found.kind)
    return sum(one.key in there for one in found.items)


def _there(session: Session, kind: Kind) -> dict[str, LiveEvent | OwnDay]:
    """Return what was imported before, by what it is known by; of several the first."""
    if kind == "live":
        return {_key_of(row): row for row in session.exec(_imported(LiveEvent))}
    return {_key_of(row): row for row in session.exec(_imported(OwnDay))}


def _imported(table: type[Row]) -> SelectOfScalar[Row]:
    return select(table).where(table.source != "").order_by(col(table.id).desc())


def _add(session: Session, one: Live | Named) -> None:
    """Add a live event as one that is made by hand would be, or a day."""
    row: LiveEvent | OwnDay
    if isinstance(one, Live):
        made = lives.add(one.name, one.at, one.zone, one.minutes or USUAL_MINUTES, one.description).run(
            session
        )
        row = lives.get(session, made)
        row.stage = one.stage
    else:
        row = own_days.get(session, own_days.add(one.day, one.name, one.yearly).run(session))
    _bring_up(row, one, overwrite=True)


def _bring_up(row: LiveEvent | OwnDay, one: Live | Named, *, overwrite: bool) -> tuple[int, int]:
    """Give a row what the file says anew; return how much that is, and how much stays as it was changed here too."""
    said, changed, kept = _said(row), 0, 0
    for part, new in _values(one).items():
        now = {column: getattr(row, column) for column in new}
        before = said.get(part, _mark(USUAL.get(part, {})))
        said[part] = _mark(new)
        if now == new or not (overwrite or before != said[part]):
            continue
        if not overwrite and before != _mark(now):
            kept += 1
            continue
        changed += 1
        for column, value in new.items():
            setattr(row, column, value)
    if isinstance(row, LiveEvent):
        row.at_utc = times.to_utc(row.at, row.zone)
    row.source = f"{one.key}:{','.join(f'{part}={mark}' for part, mark in said.items())}"
    return changed, kept


def _key_of(row: LiveEvent | OwnDay) -> str:
    return row.source.partition(":")[0]


def _said(row: LiveEvent | OwnDay) -> dict[str, str]:
    """Return the marks of what the file said of a row when it came in last, by part."""
    marks = row.source.partition(":")[2].split(",")
    return dict(mark.partition("=")[::2] for mark in marks if mark)


def _mark(values: Mapping[str, Any]) -> str:
    """Return what tells values from others, and is short."""
    return blake2b(repr(sorted(values.items())).encode("utf-8", "replace"), digest_size=4).hexdigest()


def _values(one: Live | Named) -> dict[str, dict[str, Any]]:
    """Return the columns that the file says something of, by the part that is changed as a whole."""
    name = {"name": {"name": one.name.strip()}}
    if isinstance(one, Named):
        return name | {"day": {"day": one.day}, "yearly": {"yearly": one.yearly}}
    said = {
        "minutes": one.minutes,
        "description": one.description,
        "place": one.place,
        "products": list(one.products),
    }
    moment = {"moment": {"at": one.at, "zone": one.zone}}
    return name | moment | {part: {part: value} for part, value in said.items() if value}
