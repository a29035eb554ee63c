"""Waivers: living with a finding, for a reason."""

import datetime as dt

from sqlmodel import Session

from models.waiver import Waiver
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.workspace import edit


@edit(N_("Ignore a finding"))
def add(
    session: Session, video_id: int, code: str, about: str, reason: str, until: dt.date | None = None
) -> int:
    """Ignore a rule for a video, for a reason, to the end of ``until`` or always. Raises PlanError without one."""
    if not reason.strip():
        raise PlanError(_("Say why this finding is ignored, so that others can follow it."))
    waiver = Waiver(video_id=video_id, code=code, about=about, reason=reason.strip(), until=until)
    session.add(waiver)
    session.flush()
    return waiver.id or 0


@edit(N_("Stop ignoring a finding"))
def remove(session: Session, waiver_id: int) -> None:
    """Let the rule speak again. Raises PlanError if it does so already."""
    found = session.get(Waiver, waiver_id)
    if found is None:
        raise PlanError(_("This finding is no longer ignored."))
    session.delete(found)
