"""The list before a live event: lines that are due some time before its start, and move with it."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlmodel import Session, col, select

from models.live import LiveLine
from planner import presets, times
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _, language
from planner.live import lives


@dataclass(frozen=True)
class Line:
    """One line as a screen shows it; ``due`` is on the wall clock of the live event's zone, ``due_utc`` the moment."""

    id: int
    text: str
    minutes: int
    due: dt.datetime
    due_utc: dt.datetime
    done_utc: dt.datetime | None


@cache
def usual() -> tuple[dict[str, Any], ...]:
    """Return the lines that are proposed, as the presets file has them."""
    return tuple(presets.read("live_list")["line"])


@edit(N_("Begin the list before a live event"))
def begin(session: Session, live_id: int) -> None:
    """Give a live event the usual lines, in the current language. Raises PlanError if it has a list already."""
    lives.get(session, live_id)
    if of_live(session, live_id):
        raise PlanError(_("This live event has a list already."))
    session.add_all(
        LiveLine(live_id=live_id, text=one[language()], minutes=one["minutes"]) for one in usual()
    )


@edit(N_("Add line"))
def add(session: Session, live_id: int, text: str, minutes: int) -> int:
    """Add a line that is due some minutes before the start. Return its id. Raises PlanError without words."""
    lives.get(session, live_id)
    made = LiveLine(live_id=live_id, text=_worded(text), minutes=_before(minutes))
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Change line"))
def change(session: Session, line_id: int, text: str, minutes: int) -> None:
    """Change what a line says and when it is due."""
    line = get(session, line_id)
    line.text, line.minutes = _worded(text), _before(minutes)


@edit(N_("Tick off line"))
def tick(session: Session, line_id: int, done_utc: dt.datetime | None) -> None:
    """Note when a line was done (UTC), or that it was not."""
    get(session, line_id).done_utc = done_utc


@edit(N_("Delete line"))
def delete(session: Session, line_id: int) -> None:
    """Delete a line."""
    session.delete(get(session, line_id))


def of_live(session: Session, live_id: int) -> list[Line]:
    """Return the list before a live event, by when each line is due. Raises PlanError if the event is gone."""
    live = lives.get(session, live_id)
    found = session.exec(
        select(LiveLine)
        .where(LiveLine.live_id == live_id)
        .order_by(col(LiveLine.minutes).desc(), col(LiveLine.id))
    )
    lines = []
    for one in found:
        due = times.before(live.at_utc, one.minutes, live.zone)
        lines.append(
            Line(one.id or 0, one.text, one.minutes, times.to_wall(due, live.zone), due, one.done_utc)
        )
    return lines


def get(session: Session, line_id: int) -> LiveLine:
    """Return a line. Raises PlanError if it is gone."""
    found = session.get(LiveLine, line_id)
    if found is None:
        raise PlanError(_("This line is no longer in the calendar."))
    return found


def _worded(text: str) -> str:
    if not text.strip():
        raise PlanError(_("A line needs a few words, such as: charge the second phone."))
    return text.strip()


def _before(minutes: int) -> int:
    if not 0 <= minutes <= 365 * 24 * 60:
        raise PlanError(_("A line is due at the start, or up to a year before it."))
    return minutes
