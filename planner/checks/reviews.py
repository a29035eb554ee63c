"""Reviews before filming: what stands in the way of a video, approving it, or sending it back with a note."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from models import reading
from models.choices import Severity, Stage, Verdict
from models.reading import Connection
from models.review import Review
from planner.calendar.workspace import edit
from planner.checks import engine, loading
from planner.checks.engine import Result
from planner.checks.facts import VideoFacts
from planner.errors import PlanError
from planner.i18n import N_, _, ngettext
from planner.video import videos

OPEN = (Stage.IDEA, Stage.SCRIPTED, Stage.APPROVED)
"""The stages before filming: what a reviewer goes through."""
NAMED = 3
"""How many findings or titles a sentence names."""


@dataclass(frozen=True, slots=True)
class Queued:
    """A video that waits for a reviewer, or was decided on; ``at`` as in models.reading.Tile."""

    id: int
    title: str
    stage: str
    at: str
    format: str | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Held:
    """A video that can't be approved yet, and what is to fix in it."""

    id: int
    title: str
    messages: tuple[str, ...]


def blocking(results: Iterable[Result]) -> list[Result]:
    """Return what of some results stands between a video and filming: all that is to fix and not ignored."""
    return [one for one in results if one.severity is Severity.FIX and one.waiver is None]


def first_missing(results: Iterable[Result]) -> str:
    """Return the field at which to go on where a video can't be approved; empty where there is none."""
    results = list(results)
    named = [part for one in results for part in one.finding.parts]
    return next((one.finding.field for one in blocking(results)), named[0] if named else "")


def as_approved(video: VideoFacts) -> VideoFacts:
    """Return a video as it would be once it may be filmed: what may be missing from an idea is asked for then."""
    return replace(video, stage=Stage.APPROVED) if video.stage in (Stage.IDEA, Stage.SCRIPTED) else video


def held(connection: Connection, video_ids: Sequence[int], now: dt.datetime) -> list[Held]:
    """Return those of some videos in which something is to fix. ``now`` is UTC."""
    calendar = loading.load_calendar(connection, now)
    found = [as_approved(one) for one in loading.load(connection, calendar, ids=tuple(video_ids))]
    messages: dict[int, list[str]] = {}
    for one in blocking(engine.check(found, calendar, waivers=loading.load_waivers(connection))):
        if one.video:
            messages.setdefault(one.video.id, []).append(one.finding.message)
    return [Held(video.id, video.title, tuple(messages[video.id])) for video in found if video.id in messages]


def refusal(held: Sequence[Held]) -> str:
    """Return the sentence that says why videos are not ready to film, or nothing where none was held."""
    if not held:
        return ""
    if len(held) == 1:
        named = _and_more(held[0].messages)
        return _("Not ready to film yet: {findings}.").format(findings=named)
    titles = _and_more([f"“{one.title}”" for one in held])
    return _("Not ready to film yet, with something to fix: {titles}.").format(titles=titles)


def _and_more(parts: Sequence[str]) -> str:
    rest = len(parts) - NAMED
    more = ngettext("and {n} more", "and {n} more", rest).format(n=rest) if rest > 0 else ""
    return " ".join(filter(None, ("; ".join(parts[:NAMED]), more)))


@edit(N_("Approve for filming"))
def approve(
    session: Session, video_ids: int | Sequence[int], now: dt.datetime, note: str = "", *, back: bool = False
) -> None:
    """Note that videos may be filmed, and move them there if they have not come so far yet. ``now`` is UTC.

    ``back`` takes those back to it that have come further. Whether they are ready is asked before, by ``held``.
    """
    for video_id in (video_ids,) if isinstance(video_ids, int) else video_ids:
        video = videos.get(session, video_id)
        if back or video.stage in (Stage.IDEA, Stage.SCRIPTED):
            video.stage = Stage.APPROVED
        session.add(Review(video_id=video_id, verdict=Verdict.APPROVED, note=note.strip(), at_utc=now))


@edit(N_("Request changes"))
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


def queue(connection: Connection, first: dt.date, end: dt.date, ids: Sequence[int] = ()) -> list[Queued]:
    """Return what is to review from a day to before another, or some videos whenever they are; by time."""
    found = reading.review_rows(connection, first.isoformat(), end.isoformat(), tuple(ids))
    wanted = {str(stage) for stage in OPEN}
    return [
        Queued(id_, title, stage, at or "", format_, Verdict(verdict) if verdict else None)
        for id_, title, stage, at, format_, verdict in found
        if ids or stage in wanted
    ]
