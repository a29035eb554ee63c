"""Everything that can be done to a live event."""

import datetime as dt

from sqlmodel import Session, col, select

from models.calendar import Calendar
from models.live import LiveEvent
from planner import reminders, times
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.workspace import edit


@edit(N_("Add live event"))
def add(
    session: Session, name: str, at: dt.datetime, zone: str = "", minutes: int = 60, description: str = ""
) -> int:
    """Add a live event that starts at a wall-clock time in ``zone`` (the calendar's if empty). Return its id."""
    zone = zone or session.get_one(Calendar, 1).zone
    live = LiveEvent(
        name=_named(name),
        at=at,
        zone=zone,
        at_utc=times.to_utc(at, zone),
        minutes=_long(minutes),
        description=description,
    )
    session.add(live)
    session.flush()
    return live.id or 0


@edit(N_("Change live event"))
def change(
    session: Session, live_id: int, name: str, at: dt.datetime, zone: str, minutes: int, description: str
) -> None:
    """Change a live event; ``at`` is wall clock in ``zone``, ``minutes`` its planned length."""
    live = get(session, live_id)
    live.name, live.minutes, live.description = _named(name), _long(minutes), description
    live.at, live.zone, live.at_utc = at, zone, times.to_utc(at, zone)


@edit(N_("Move live event to another day"))
def move_to_day(session: Session, live_id: int, day: dt.date) -> None:
    """Move a live event to a day; the time of day stays."""
    live = get(session, live_id)
    live.at = dt.datetime.combine(day, live.at.time())
    live.at_utc = times.to_utc(live.at, live.zone)


@edit(N_("Delete live event"))
def delete(session: Session, live_id: int) -> None:
    """Delete a live event with what was due about it."""
    reminders.forget_live(session, live_id)
    session.flush()
    session.delete(get(session, live_id))


def get(session: Session, live_id: int) -> LiveEvent:
    """Return a live event. Raises PlanError if it is gone."""
    found = session.get(LiveEvent, live_id)
    if found is None:
        raise PlanError(_("This live event is no longer in the calendar."))
    return found


def find(session: Session, live_id: int) -> LiveEvent | None:
    """Return a live event, or None if it is gone."""
    return session.get(LiveEvent, live_id)


def next_live(session: Session, now: dt.datetime) -> LiveEvent | None:
    """Return the live event that starts next after ``now`` (UTC), or None."""
    return session.exec(
        select(LiveEvent).where(col(LiveEvent.at_utc) > now).order_by(col(LiveEvent.at_utc))
    ).first()


def _long(minutes: int) -> int:
    if minutes < 1:
        raise PlanError(_("A live event is at least a minute long."))
    return minutes


def _named(name: str) -> str:
    if not name.strip():
        raise PlanError(_("A live event needs a name."))
    return name.strip()
