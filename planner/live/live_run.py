"""A live event while it runs: which segment is on, how long it has left, and what becomes of those that come.

The state is a record that changes only when somebody presses something; all times follow from it and the clock. So a
program that was killed in the middle finds itself where it would be. It is kept in a table of its own, which no edit
writes: how far the event has come follows from it, and undo is never in its way.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlmodel import Session, col, select

from models.choices import LiveStage
from models.live import LiveEvent, LiveRun
from models.records import Segment, segments_from_json
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.live import lives

LEAST = 30.0
"""Seconds that a segment keeps, however late it has become."""
MINUTE = 60.0
BEFORE, AFTER = dt.timedelta(minutes=30), dt.timedelta(hours=1)
"""How long before its start and after its end a live event counts as on; at any other time its view is a rehearsal."""


@dataclass(frozen=True)
class Part:
    """One segment as it was run: planned seconds, and when it began and ended, in seconds since the start."""

    planned: float
    began: float
    ended: float | None = None


@dataclass(frozen=True)
class State:
    """A run. ``begun`` is when it started (UTC); ``lengths`` are the seconds that each segment has as planned.

    ``ends`` is the second at which the whole should be over, and ``added`` what was added to the segment that is on.
    ``paused`` is the second at which it was paused, and ``waited`` all seconds of pauses before; while paused, the
    run's own clock stands still. ``sold`` are the pieces that were counted in each segment, as far as any were, and
    ``notes`` what was written down for afterwards.
    """

    begun: str
    lengths: tuple[float, ...]
    ends: float
    at: int = 0
    added: float = 0.0
    waited: float = 0.0
    paused: float | None = None
    over: float | None = None
    parts: tuple[Part, ...] = ()
    sold: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """What the host sees: seconds left in the segment (less than none where it is late) and to the end.

    ``left`` of ``length`` seconds; ``coming`` are the seconds that each later segment will have; ``late`` is how much
    later than planned the whole will be over.
    """

    at: int
    left: float
    length: float
    to_end: float
    late: float
    coming: tuple[float, ...]
    paused: bool
    over: bool


def start(run: Sequence[Segment], minutes: float, now: dt.datetime) -> State:
    """Return a run that starts now (UTC). Without a run of show, the whole is one segment."""
    lengths = tuple(segment.minutes * MINUTE for segment in run) or (minutes * MINUTE,)
    return State(now.isoformat(), lengths, sum(lengths), parts=(Part(lengths[0], 0.0),))


def clock(state: State, now: dt.datetime) -> float:
    """Return the seconds on the run's own clock, which stands still while it is paused. Never less than none."""
    if state.over is not None:
        return state.over
    if state.paused is not None:
        return state.paused
    return max(0.0, (now - dt.datetime.fromisoformat(state.begun)).total_seconds() - state.waited)


def view(state: State, now: dt.datetime) -> View:
    """Return what there is to show at a moment (UTC)."""
    second = clock(state, now)
    length = _length(state)
    left = state.parts[-1].began + length - second
    coming = _shared(state, max(second, state.parts[-1].began + length))
    to_end = max(0.0, left) + sum(coming)
    return View(
        at=state.at,
        left=left,
        length=length,
        to_end=0.0 if state.over is not None else to_end,
        late=second + to_end - state.ends,
        coming=coming,
        paused=state.paused is not None,
        over=state.over is not None,
    )


def following(state: State, now: dt.datetime) -> State:
    """Return the run with its next segment on; after the last one it is over."""
    if state.over is not None:
        return state
    state = resumed(state, now)
    second = clock(state, now)
    done = (*state.parts[:-1], replace(state.parts[-1], ended=second))
    if state.at + 1 == len(state.lengths):
        return replace(state, parts=done, over=second)
    shares = _shared(state, second)
    return replace(state, at=state.at + 1, added=0.0, parts=(*done, Part(shares[0], second)))


def back(state: State, now: dt.datetime) -> State:
    """Return the run with the segment before on again, as though it had never ended."""
    if state.at == 0 and state.over is None:
        return state
    state = resumed(state, now)
    if state.over is not None:
        waited = (now - dt.datetime.fromisoformat(state.begun)).total_seconds() - state.over
        last = replace(state.parts[-1], ended=None)
        return replace(state, over=None, waited=waited, parts=(*state.parts[:-1], last))
    last = replace(state.parts[-2], ended=None)
    return replace(state, at=state.at - 1, added=0.0, parts=(*state.parts[:-2], last))


def longer(state: State, now: dt.datetime, seconds: float) -> State:
    """Return the run with its segment longer or shorter by some seconds; those that come make up for it."""
    least = clock(state, now) - state.parts[-1].began - state.parts[-1].planned
    return replace(state, added=max(least, state.added + seconds))


def paused(state: State, now: dt.datetime) -> State:
    """Return the run with its clock standing still."""
    return (
        state
        if state.paused is not None or state.over is not None
        else replace(state, paused=clock(state, now))
    )


def resumed(state: State, now: dt.datetime) -> State:
    """Return the run with its clock going on from where it stood."""
    if state.paused is None:
        return state
    waited = (now - dt.datetime.fromisoformat(state.begun)).total_seconds() - state.paused
    return replace(state, paused=None, waited=waited)


def sold(state: State, at: int) -> int:
    """Return how many pieces were counted as sold in a segment."""
    return state.sold[at] if at < len(state.sold) else 0


def sell(state: State, pieces: int = 1) -> State:
    """Return the run with so many pieces more sold in its segment, or fewer for less than none; never below none."""
    counted = [*state.sold, *[0] * (len(state.lengths) - len(state.sold))]
    counted[state.at] = max(0, counted[state.at] + pieces)
    return replace(state, sold=tuple(counted))


def noted(state: State, text: str) -> State:
    """Return the run with a note for afterwards; without words it stays as it is."""
    words = " ".join(text.split())
    return replace(state, notes=(*state.notes, words)) if words else state


def as_json(state: State) -> dict[str, Any]:
    """Return what the calendar file stores."""
    return asdict(state)


def from_json(kept: dict[str, Any]) -> State:
    """Return the run that a calendar file stores."""
    parts = tuple(Part(**part) for part in kept["parts"])
    tuples = {name: tuple(kept.get(name, ())) for name in ("lengths", "sold", "notes")}
    return State(**{**kept, **tuples, "parts": parts})


def load(session: Session, live_id: int) -> State | None:
    """Return the run of a live event, or None if it never started."""
    found = session.exec(select(LiveRun).where(LiveRun.live_id == live_id)).first()
    return from_json(found.state) if found and found.state else None  # empty where it can't be read


def save(session: Session, live_id: int, state: State) -> None:
    """Keep a run. It is noted outside undo: what happened can't be taken back. Raises PlanError without the event."""
    lives.get(session, live_id)
    found = session.exec(select(LiveRun).where(LiveRun.live_id == live_id)).first()
    if found:
        found.state = as_json(state)
    else:
        session.add(LiveRun(live_id=live_id, state=as_json(state)))


@edit(N_("Start live event over"))
def forget(session: Session, live_id: int) -> None:
    """Forget how a live event went, so that it can be started anew."""
    for run in session.exec(select(LiveRun).where(LiveRun.live_id == live_id)):
        session.delete(run)
    live = lives.get(session, live_id)
    if live.stage is LiveStage.DONE:
        live.stage = LiveStage.READY


def is_time(live: LiveEvent, now: dt.datetime) -> bool:
    """Return whether a live event may be on at a moment (UTC): shortly before its start until some time after it."""
    end = live.at_utc + dt.timedelta(minutes=live.minutes)
    return live.at_utc - BEFORE <= now <= end + AFTER


def real(live: LiveEvent, state: State | None) -> State | None:
    """Return a run, or None for one that began so long before the event that it was a rehearsal."""
    began = dt.datetime.fromisoformat(state.begun) if state else None
    return state if began and began >= live.at_utc - BEFORE else None


def stage_of(live: LiveEvent, state: State | None, now: dt.datetime) -> LiveStage:
    """Return how far a live event has come at a moment (UTC): as its run says, else as the user did."""
    run = real(live, state)
    if run is None:
        return live.stage
    if run.over is None and is_time(live, now):
        return LiveStage.LIVE
    return LiveStage.DONE


def by_live(session: Session) -> dict[int, State]:
    """Return all runs by the ids of their events."""
    return {run.live_id: from_json(run.state) for run in session.exec(select(LiveRun)) if run.state}


def running(session: Session, now: dt.datetime) -> LiveEvent | None:
    """Return the live event whose run is on at a moment (UTC), if one is."""
    kept = by_live(session)
    ran = session.exec(select(LiveEvent).where(col(LiveEvent.id).in_(kept)))
    return next((live for live in ran if stage_of(live, kept[live.id or 0], now) is LiveStage.LIVE), None)


def done(session: Session, now: dt.datetime) -> list[LiveEvent]:
    """Return the live events that are over at a moment (UTC)."""
    kept = by_live(session)
    return [
        live
        for live in lives.all_lives(session)
        if stage_of(live, kept.get(live.id or 0), now) is LiveStage.DONE
    ]


def segments(live: LiveEvent) -> tuple[Segment, ...]:
    """Return a live event's segments as they are run: one of its whole length where it has no run of show."""
    return segments_from_json(live.run_of_show) or (Segment(live.minutes, live.name),)


def check_same(state: State, run: Sequence[Segment]) -> None:
    """Raise PlanError if the run of show was changed since the start, so that the two no longer fit."""
    if len(state.lengths) != len(run):
        raise PlanError(
            _(
                "The run of show was changed since this live event started. Start the live view over to use it."
            )
        )


def _length(state: State) -> float:
    return max(0.0, state.parts[-1].planned + state.added)


def _shared(state: State, from_second: float) -> tuple[float, ...]:
    """Return how long each later segment will be so that the whole ends as planned, none below LEAST.

    They share what is left in the proportion of their planned lengths.
    """
    planned = state.lengths[state.at + 1 :]
    total = sum(planned)
    if not total:
        return tuple(0.0 for _length_ in planned)
    room = max(0.0, state.ends - from_second)
    return tuple(max(min(LEAST, length), length * room / total) for length in planned)
