"""Reviews before filming: approving a video, or sending it back with a note."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models import reading
from models.choices import Stage, Verdict
from models.review import Review
from planner import videos
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.workspace import edit

OPEN = (Stage.IDEA, Stage.SCRIPTED, Stage.APPROVED)
"""The stages before filming: what a reviewer goes through."""


@dataclass(frozen=True, slots=True)
class Queued:
    """A video that waits for a reviewer, or was decided on; ``at`` as in models.reading.Tile."""

    id: int
    title: str
    stage: str
    at: str
    format: str | None
    verdict: Verdict | None


@edit(N_("Approve to film"))
def approve(session: Session, video_id: int, now: dt.datetime, note: str = "") -> None:
    """Note that a video may be filmed, and move it there if it has not come so far yet. ``now`` is UTC."""
    video = videos.get(session, video_id)
    if video.stage in (Stage.IDEA, Stage.SCRIPTED):
        video.stage = Stage.APPROVED
    session.add(Review(video_id=video_id, verdict=Verdict.APPROVED, note=note.strip(), at_utc=now))


@edit(N_("Send back"))
def send_back(session: Session, video_id: int, now: dt.datetime, note: str) -> None:
    """Give a video back to whoever wrote it, as a script again. ``now`` is UTC. Raises PlanError without a note."""
    if not note.strip():
        raise PlanError(_("Say what should change, so that the writer can go on."))
    video = videos.get(session, video_id)
    if video.stage is Stage.APPROVED:
        video.stage = Stage.SCRIPTED
    session.add(Review(video_id=video_id, verdict=Verdict.SENT_BACK, note=note.strip(), at_utc=now))


def of_video(session: Session, video_id: int) -> list[Review]:
    """Return what was decided about a video, the newest first."""
    wanted = select(Review).where(Review.video_id == video_id)
    return list(session.exec(wanted.order_by(col(Review.at_utc).desc(), col(Review.id).desc())))


def queue(
    connection: sqlite3.Connection, first: dt.date, end: dt.date, ids: Sequence[int] = ()
) -> list[Queued]:
    """Return what is to review from a day to before another, or some videos whenever they are; by time."""
    found = reading.review_rows(connection, first.isoformat(), end.isoformat(), tuple(ids))
    wanted = {str(stage) for stage in OPEN}
    return [
        Queued(id_, title, stage, at or "", format_, Verdict(verdict) if verdict else None)
        for id_, title, stage, at, format_, verdict in found
        if ids or stage in wanted
    ]
