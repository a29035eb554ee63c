"""Waivers: living with a finding, for a reason."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.live import LiveEvent
from models.video import Video
from models.waiver import Waiver
from planner import times
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding to live with: its rule's code, what it is about, and of which video or live event it is."""

    code: str
    about: str = ""
    video_id: int | None = None
    live_id: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A waiver with the title of what it is about, empty for the calendar."""

    id: int
    code: str
    about: str
    reason: str
    until: dt.date | None
    video_id: int | None
    live_id: int | None
    title: str


@edit(N_("Ignore a finding"))
def add(
    session: Session,
    video_id: int | None,
    code: str,
    about: str,
    reason: str,
    until: dt.date | None = None,
    live_id: int | None = None,
) -> int:
    """Ignore a rule for a video, a live event or, with neither, the calendar.

    It holds to the end of ``until`` or always. Return its id. Raises PlanError without a reason.
    """
    return _add(session, Waived(code, about, video_id, live_id), reason, until)


@edit(N_("Accept what is there now"))
def accept(session: Session, found: Sequence[Waived], reason: str, until: dt.date | None = None) -> int:
    """Ignore many findings for one reason, so that only new ones show. Return how many. Raises PlanError."""
    for one in dict.fromkeys(found):
        _add(session, one, reason, until)
    return len(set(found))


@edit(N_("Change why a finding is ignored"))
def change(session: Session, waiver_id: int, reason: str, until: dt.date | None) -> None:
    """Change a waiver's reason and last day. Raises PlanError without a reason."""
    waiver = _get(session, waiver_id)
    waiver.reason, waiver.until = _said(reason), until and times.within_reach(until)


@edit(N_("Stop ignoring a finding"))
def remove(session: Session, waiver_id: int) -> None:
    """Let the rule speak again. Raises PlanError if it does so already."""
    session.delete(_get(session, waiver_id))


def listed(session: Session) -> list[Listed]:
    """Return every waiver, by code and then by the title of what it is about."""
    wanted = (
        select(Waiver, Video.title, LiveEvent.name)
        .join(Video, col(Video.id) == Waiver.video_id, isouter=True)
        .join(LiveEvent, col(LiveEvent.id) == Waiver.live_id, isouter=True)
    )
    found = [
        Listed(w.id or 0, w.code, w.about, w.reason, w.until, w.video_id, w.live_id, title or name or "")
        for w, title, name in session.exec(wanted)
    ]
    return sorted(found, key=lambda one: (one.code, one.title.casefold(), one.id))


def _add(session: Session, waived: Waived, reason: str, until: dt.date | None) -> int:
    waiver = Waiver(
        video_id=waived.video_id,
        live_id=waived.live_id,
        code=waived.code,
        about=waived.about,
        reason=_said(reason),
        until=until and times.within_reach(until),
    )
    session.add(waiver)
    session.flush()
    return waiver.id or 0


def _said(reason: str) -> str:
    if not reason.strip():
        raise PlanError(_("Say why this finding is ignored, so that others can follow it."))
    return reason.strip()


def _get(session: Session, waiver_id: int) -> Waiver:
    found = session.get(Waiver, waiver_id)
    if found is None:
        raise PlanError(_("This finding is no longer ignored."))
    return found
