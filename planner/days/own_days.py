"""Days of the user's own: added, changed, deleted."""

import datetime as dt

from sqlmodel import Session, col, select

from models.ownday import OwnDay
from planner import times
from planner.calendar.workspace import edit
from planner.errors import PlanError, filled
from planner.i18n import N_, _


@edit(N_("Add a custom date"))
def add(session: Session, day: dt.date, name: str, yearly: bool = False) -> int:
    """Add a named day and return its id. Raises PlanError without a name."""
    made = OwnDay(day=times.within_reach(day), name=_named(name), yearly=yearly)
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Change a custom date"))
def change(session: Session, own_id: int, day: dt.date, name: str, yearly: bool) -> None:
    """Change a named day. Raises PlanError without a name."""
    own = get(session, own_id)
    own.day, own.name, own.yearly = times.within_reach(day), _named(name), yearly


@edit(N_("Delete a custom date"))
def delete(session: Session, own_id: int) -> None:
    """Delete a named day."""
    session.delete(get(session, own_id))


def all_days(session: Session) -> list[OwnDay]:
    """Return every day of the user's own, by day."""
    return list(session.exec(select(OwnDay).order_by(col(OwnDay.day), col(OwnDay.id))))


def get(session: Session, own_id: int) -> OwnDay:
    """Return a day. Raises PlanError if it is gone."""
    found = session.get(OwnDay, own_id)
    if found is None:
        raise PlanError(_("This day is no longer in the calendar."))
    return found


def _named(name: str) -> str:
    return filled(name, _("A custom date needs a name, such as: Our birthday."))
