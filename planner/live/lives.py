"""Everything that can be done to a live event."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlmodel import Session, col, select

from models.calendar import Calendar
from models.choices import LiveStage
from models.live import LiveEvent
from models.records import Segment, segments_from_json
from models.video import Video
from planner import dates, times
from planner.calendar import forgetting
from planner.calendar.workspace import edit
from planner.errors import PlanError, filled
from planner.i18n import N_, _
from planner.video import videos


class Preparation(NamedTuple):
    """What is prepared of a live event: products, the offer, whether subscribers know, and the run of show."""

    products: Sequence[str] = ()
    offer: str = ""
    subscribers_told: bool = False
    run_of_show: Sequence[Segment] = ()


@edit(N_("Add live event"))
def add(
    session: Session,
    name: str,
    at: dt.datetime,
    zone: str = "",
    minutes: int = 60,
    description: str = "",
    prepared: Preparation | None = None,
    described: tuple[str, str, str] = ("", "", ""),
) -> int:
    """Add a live event that starts at a wall-clock time in ``zone`` (the calendar's if empty). Return its id."""
    zone = zone or session.get_one(Calendar, 1).zone
    live = LiveEvent(
        name=_named(name),
        **times.placed(at, zone)._asdict(),
        minutes=_long(minutes),
        description=description,
    )
    session.add(live)
    if prepared:
        _prepare(live, prepared)
    live.host, live.place, live.goal = map(str.strip, described)
    session.flush()
    return live.id or 0


@edit(N_("Change live event"))
def change(
    session: Session, live_id: int, name: str, at: dt.datetime, zone: str, minutes: int, description: str
) -> None:
    """Change a live event; ``at`` is wall clock in ``zone``, ``minutes`` its planned length."""
    live = get(session, live_id)
    live.name, live.minutes, live.description = _named(name), _long(minutes), description
    live.at, live.zone, live.at_utc = times.placed(at, zone)


@edit(N_("Prepare live event"))
def prepare(
    session: Session,
    live_id: int,
    products: Sequence[str],
    offer: str,
    subscribers_told: bool,
    run_of_show: Sequence[Segment],
) -> None:
    """Change what is shown, what only viewers get, whether subscribers were told, and the run of show.

    Raises PlanError for a part that takes less than no time.
    """
    _prepare(get(session, live_id), Preparation(products, offer, subscribers_told, run_of_show))


@edit(N_("Describe live event"))
def describe(session: Session, live_id: int, host: str, place: str, goal: str) -> None:
    """Change who hosts a live event, where, and what it is for."""
    live = get(session, live_id)
    live.host, live.place, live.goal = host.strip(), place.strip(), goal.strip()


@edit(N_("Change stage of live event"))
def set_stage(session: Session, live_id: int, stage: LiveStage) -> None:
    """Say how far a live event has come."""
    get(session, live_id).stage = stage


@edit(N_("Change run of show"))
def set_run(session: Session, live_id: int, run: Sequence[Segment]) -> None:
    """Change the run of show. Raises PlanError for a part that takes less than no time."""
    live = get(session, live_id)
    _check_run(run)
    live.run_of_show = [segment.as_json() for segment in run]


@edit(N_("Copy run of show"))
def copy_run(session: Session, live_id: int, from_id: int) -> None:
    """Take over another live event's run of show and products; what one piece sold out of is not known again."""
    live, other = get(session, live_id), get(session, from_id)
    live.run_of_show = [replace(s, stock=None).as_json() for s in segments_from_json(other.run_of_show)]
    live.products = list(dict.fromkeys([*live.products, *other.products]))


@edit(N_("Note what came of a live event"))
def set_result(
    session: Session,
    live_id: int,
    viewers: int | None,
    orders: int | None,
    revenue: float | None,
    currency: str,
    learned: str,
) -> None:
    """Note what a live event brought. Raises PlanError for less than nothing."""
    if any(number is not None and number < 0 for number in (viewers, orders, revenue)):
        raise PlanError(_("Viewers, orders and revenue can't be less than zero."))
    live = get(session, live_id)
    live.viewers, live.orders, live.revenue = viewers, orders, revenue
    live.currency, live.learned = currency.strip(), learned.strip()


@edit(N_("Add clip"))
def add_clip(session: Session, live_id: int, title: str) -> int:
    """Add an idea for a video that is cut from a live event. Return its id. Raises PlanError without a title."""
    live = get(session, live_id)
    if not title.strip():
        raise PlanError(_("A clip needs a title, such as: the last box."))
    notes = _("Clip of {live}, {day}").format(live=live.name, day=dates.day_year(live.at.date()))
    video = Video(title=title.strip(), notes=notes)
    videos.place(session, video, None, "")
    session.add(video)
    session.flush()
    return video.id or 0


@edit(N_("Add teaser"))
def add_teaser(session: Session, live_id: int, days_before: int = 1) -> int:
    """Plan a video that announces a live event, some days before it at its time of day. Return its id."""
    live = get(session, live_id)
    video = Video(title=_("Teaser: {live}").format(live=live.name), live_id=live_id)
    videos.place(session, video, live.at - dt.timedelta(days=days_before), live.zone)
    session.add(video)
    session.flush()
    return video.id or 0


@edit(N_("Subscribers were told"))
def tell_subscribers(session: Session, live_id: int) -> None:
    """Note that the e-mail subscribers know of it."""
    get(session, live_id).subscribers_told = True


@edit(N_("Delete live event"))
def delete(session: Session, live_id: int) -> None:
    """Delete a live event with its waivers and what was due about it. Its teasers stay, as plain videos."""
    forgetting.forget_live(session, live_id)
    session.delete(get(session, live_id))


def get(session: Session, live_id: int) -> LiveEvent:
    """Return a live event. Raises PlanError if it is gone."""
    found = session.get(LiveEvent, live_id)
    if found is None:
        raise PlanError(_("This live event is no longer in the calendar."))
    return found


def place(live: LiveEvent, at: dt.datetime) -> None:
    """Set when a live event starts, on its own wall clock, and the UTC moment that follows from it."""
    live.at, live.zone, live.at_utc = times.placed(at, live.zone)


def find(session: Session, live_id: int) -> LiveEvent | None:
    """Return a live event, or None if it is gone."""
    return session.get(LiveEvent, live_id)


def all_lives(session: Session) -> list[LiveEvent]:
    """Return every live event, the last one first."""
    return list(session.exec(select(LiveEvent).order_by(col(LiveEvent.at_utc).desc(), col(LiveEvent.id))))


def coming(session: Session, now: dt.datetime) -> list[LiveEvent]:
    """Return the live events that start after ``now`` (UTC), the next one first."""
    return list(
        session.exec(select(LiveEvent).where(col(LiveEvent.at_utc) > now).order_by(col(LiveEvent.at_utc)))
    )


def next_live(session: Session, now: dt.datetime) -> LiveEvent | None:
    """Return the live event that starts next after ``now`` (UTC), or None."""
    return session.exec(
        select(LiveEvent).where(col(LiveEvent.at_utc) > now).order_by(col(LiveEvent.at_utc))
    ).first()


def _prepare(live: LiveEvent, prepared: Preparation) -> None:
    _check_run(prepared.run_of_show)
    live.products = [name for name in dict.fromkeys(map(str.strip, prepared.products)) if name]
    live.offer, live.subscribers_told = prepared.offer.strip(), prepared.subscribers_told
    kept = keep_details(segments_from_json(live.run_of_show), prepared.run_of_show)
    live.run_of_show = [segment.as_json() for segment in kept]


def keep_details(before: Sequence[Segment], after: Sequence[Segment]) -> list[Segment]:
    """Return segments that were typed as minutes and words, with what is known of those that were there before."""
    rest = list(before)
    found = []
    for segment in after:
        old = next((one for one in rest if one.what == segment.what), None)
        plain = segment == Segment(segment.minutes, segment.what)
        if old and plain:
            rest.remove(old)
        found.append(replace(old, minutes=segment.minutes) if old and plain else segment)
    return found


def _check_run(run: Sequence[Segment]) -> None:
    if any(segment.minutes < 0 for segment in run):
        raise PlanError(_("A part of the run of show can't take less than no time. Change its minutes."))
    if any(not 0 <= segment.discount <= 100 for segment in run):
        raise PlanError(_("A discount is a number of percent from 0 to 100."))


def _long(minutes: int) -> int:
    if minutes < 1:
        raise PlanError(_("A live event is at least a minute long."))
    return minutes


def _named(name: str) -> str:
    return filled(name, _("A live event needs a name."))
