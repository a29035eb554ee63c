"""Reminders: what falls due when, what was missed, and what became of it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from models.calendar import Calendar
from models.choices import DueState, ReminderKind, Stage
from models.live import LiveEvent
from models.reminder import Due, Reminder, ReminderWatch
from models.video import Video
from planner import times
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.workspace import edit

TABLES = (Video, LiveEvent, Reminder, Due, Calendar)
"""A change to one of these may move a reminder."""
ON_TIME = dt.timedelta(minutes=2)  # what fell due longer ago was missed: nobody was there to be told
DAY = dt.timedelta(days=1)
LONGEST = 28 * 24 * 60
"""Minutes; no reminder comes longer than this before its video or live event."""

Subject = tuple[int, str, dt.datetime, str]
"""The id, the title, the moment (UTC) and the zone of what a reminder is about."""
Key = tuple[int, int, int, dt.datetime]
"""Video, live event, reminder and wall-clock time: what falls due once."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a reminder falls due.

    ``wall`` (when) and ``at`` (when the video or live event itself is) are on the wall clock of ``zone``.
    """

    reminder_id: int
    kind: ReminderKind
    video_id: int
    live_id: int
    """0 where it is about none."""
    wall: dt.datetime
    zone: str
    due_utc: dt.datetime
    minutes: int
    """Before the video or live event; of a trend check, how long it takes."""
    title: str
    """The user's own words, or the name of the trend check."""
    at: dt.datetime

    @property
    def key(self) -> Key:
        """What no two rows share."""
        return self.video_id, self.live_id, self.reminder_id, self.wall


@dataclass(frozen=True, slots=True)
class DueItem(Occurrence):
    """One time that a reminder fell due, as a list shows it."""

    id: int
    state: DueState
    snoozed_until: dt.datetime | None
    """UTC."""


def chosen(session: Session) -> list[Reminder]:
    """Return what the calendar reminds of, turned off or not, by kind as Settings shows it."""
    return [one for kind in ReminderKind for one in _of_kind(session, kind)]


def occurrences(session: Session, after: dt.datetime, until: dt.datetime) -> list[Occurrence]:
    """Return everything that falls due after ``after`` and up to ``until`` (both UTC), in order of time."""
    wanted: dict[ReminderKind, list[Reminder]] = {kind: [] for kind in ReminderKind}
    for reminder in session.exec(select(Reminder).where(col(Reminder.on))):
        wanted[reminder.kind].append(reminder)
    found = list(_trend_checks(wanted[ReminderKind.TREND_CHECK], _zone(session), after, until))
    for kind, subjects, at in (
        (ReminderKind.POST, _videos, col(Video.at_utc)),
        (ReminderKind.LIVE, _lives, col(LiveEvent.at_utc)),
    ):
        offsets = [dt.timedelta(minutes=one.minutes) for one in wanted[kind]]
        if offsets:
            near = subjects(session, at > after + min(offsets), at <= until + max(offsets))
            found += _before(wanted[kind], near, after, until)
    return sorted(found, key=lambda one: (one.due_utc, one.reminder_id, one.video_id, one.live_id))


def coming(session: Session, now: dt.datetime, until: dt.datetime) -> list[Occurrence]:
    """Return what falls due after ``now`` up to ``until`` (UTC); snoozed DueItems at their snooze's end."""
    told = _told(session, now, until)
    ahead = [one for one in occurrences(session, now, until) if one.key not in told]
    snoozed = col(Due.snoozed_until)
    asleep = _items(session, col(Due.state) == DueState.DUE, snoozed > now, snoozed <= until)
    ahead += (
        replace(item, due_utc=item.snoozed_until, wall=_wall(item.snoozed_until, item.zone))
        for item in asleep
        if item.snoozed_until
    )
    return sorted(ahead, key=lambda one: one.due_utc)


def due(session: Session, now: dt.datetime) -> list[DueItem]:
    """Return what fell due and is not done, skipped, or snoozed beyond ``now`` (UTC), in order of time."""
    snoozed = col(Due.snoozed_until)
    return _items(session, col(Due.state) == DueState.DUE, snoozed.is_(None) | (snoozed <= now))


def missed(session: Session) -> list[DueItem]:
    """Return what fell due while nobody was told, and is neither done nor skipped, in order of time."""
    return _items(session, col(Due.state) == DueState.MISSED)


def items(session: Session, due_ids: Sequence[int]) -> list[DueItem]:
    """Return those of these rows that are still about something, in order of time."""
    return _items(session, col(Due.id).in_(due_ids)) if due_ids else []


def look(session: Session, now: dt.datetime, seen: dt.datetime | None = None) -> list[int]:
    """Write down what fell due since the last look; return the ids of what is to be told of now.

    ``now`` is UTC. ``seen`` (UTC) is up to when the caller has itself found nothing due: what is planned
    into that time afterwards is not missed. Told of are new rows and those whose snooze ran out.
    """
    watch = session.get(ReminderWatch, 1)
    if watch is None:
        session.add(ReminderWatch(id=1, until=now))
        return []
    if now < watch.until:
        if watch.until - now > DAY:  # the clock was wrong then, and what it wrote ahead of now never was
            _forget_rows(session, col(Due.due_utc) > now, col(Due.state).in_((DueState.DUE, DueState.MISSED)))
            watch.until = now
        return []
    start = min(now, max(watch.until, seen or watch.until))
    watch.until = now
    snoozed = col(Due.snoozed_until)
    back = select(Due.id).where(col(Due.state) == DueState.DUE, snoozed > start, snoozed <= now)
    return _write(session, start, now) + [found for found in session.exec(back) if found]


@edit(N_("Mark reminder done"))
def done(session: Session, due_id: int) -> None:
    """Mark one time that a reminder fell due as done. Raises PlanError if it is gone."""
    _settle(session, due_id, DueState.DONE)


@edit(N_("Skip reminder"))
def skip(session: Session, due_id: int) -> None:
    """Mark one time that a reminder fell due as skipped. Raises PlanError if it is gone."""
    _settle(session, due_id, DueState.SKIPPED)


@edit(N_("Skip missed reminders"))
def skip_all_missed(session: Session) -> None:
    """Skip everything that ``missed`` lists."""
    for item in missed(session):
        _settle(session, item.id, DueState.SKIPPED)


@edit(N_("Snooze reminder"))
def snooze(session: Session, due_id: int, until_utc: dt.datetime) -> None:
    """Put a reminder off until a moment in UTC; then it is due again. Raises PlanError if it is gone."""
    row = _row(session, due_id)
    row.state, row.snoozed_until = DueState.DUE, until_utc


@edit(N_("Change trend check"))
def set_trend_check(session: Session, on: bool, time: dt.time, weekdays: Sequence[int], minutes: int) -> None:
    """Have a check of some minutes at a wall-clock time on weekdays (0 is Monday). Raises PlanError."""
    days = sorted({day for day in weekdays if 0 <= day <= 6})
    if on and not days:
        raise PlanError(_("Choose at least one day for the trend check, or turn it off."))
    reminder = _only(session, ReminderKind.TREND_CHECK)
    reminder.on, reminder.weekdays, reminder.minutes = on, days, _checked(minutes)
    reminder.time = time.replace(second=0, microsecond=0, tzinfo=None)


@edit(N_("Change post reminder"))
def set_post(session: Session, on: bool, minutes: int) -> None:
    """Remind of every post so many minutes before its time. Raises PlanError for minutes out of reason."""
    reminder = _only(session, ReminderKind.POST)
    reminder.on, reminder.minutes = on, _checked(minutes)


@edit(N_("Change live event reminders"))
def set_lives(session: Session, offsets: Sequence[int]) -> None:
    """Remind of every live event at each of these minutes before it; none for never. Raises PlanError."""
    wanted = {_checked(one) for one in offsets}
    for reminder in _of_kind(session, ReminderKind.LIVE):
        if reminder.minutes in wanted:
            wanted.discard(reminder.minutes)
            reminder.on = True
        else:
            session.delete(reminder)
    session.flush()
    for minutes in sorted(wanted, reverse=True):
        session.add(Reminder(kind=ReminderKind.LIVE, minutes=minutes))


def forget_video(session: Session, video_id: int) -> None:
    """Delete what fell due about a video, as part of the edit that deletes it."""
    _forget_rows(session, col(Due.video_id) == video_id)


def forget_live(session: Session, live_id: int) -> None:
    """Delete what fell due about a live event, as part of the edit that deletes it."""
    _forget_rows(session, col(Due.video_id) == 0, col(Due.live_id) == live_id)


def _trend_checks(
    reminders: list[Reminder], zone: str, after: dt.datetime, until: dt.datetime
) -> Iterator[Occurrence]:
    """One a local date: by date a night with two 01:30s has one, and a night without 02:30 has one too."""
    first = _wall(after, zone).date() - DAY
    days = [first + DAY * n for n in range((_wall(until, zone).date() - first).days + 2)]
    for reminder in reminders:
        for day in days:
            if reminder.time and day.weekday() in reminder.weekdays:
                wall = dt.datetime.combine(day, reminder.time)
                moment = times.to_utc(wall, zone)
                if after < moment <= until:
                    yield _occurrence(reminder, (0, _("Trend check"), moment, zone), moment, wall)


def _before(
    reminders: list[Reminder], subjects: Iterable[Subject], after: dt.datetime, until: dt.datetime
) -> Iterator[Occurrence]:
    for subject in subjects:
        for reminder in reminders:
            moment = subject[2] - dt.timedelta(minutes=reminder.minutes)
            if after < moment <= until:
                yield _occurrence(reminder, subject, moment, _wall(moment, subject[3]))


def _occurrence(reminder: Reminder, subject: Subject, moment: dt.datetime, wall: dt.datetime) -> Occurrence:
    about, title, at_utc, zone = subject
    return Occurrence(
        reminder_id=reminder.id or 0,
        kind=reminder.kind,
        video_id=about if reminder.kind is ReminderKind.POST else 0,
        live_id=about if reminder.kind is ReminderKind.LIVE else 0,
        wall=wall,
        zone=zone,
        due_utc=moment,
        minutes=reminder.minutes,
        title=title,
        at=_wall(at_utc, zone),
    )


def _videos(session: Session, *conditions: ColumnElement[bool]) -> Iterator[Subject]:
    query = select(Video.id, Video.title, Video.at_utc, Video.zone).where(col(Video.stage) != Stage.POSTED)
    for found, title, at_utc, zone in session.exec(query.where(*conditions)):
        if found and at_utc:
            yield found, title, at_utc, zone


def _lives(session: Session, *conditions: ColumnElement[bool]) -> Iterator[Subject]:
    query = select(LiveEvent.id, LiveEvent.name, LiveEvent.at_utc, LiveEvent.zone)
    for found, name, at_utc, zone in session.exec(query.where(*conditions)):
        yield found or 0, name, at_utc, zone


def _write(session: Session, after: dt.datetime, now: dt.datetime) -> list[int]:
    told = _told(session, after, now)
    rows = [
        Due(
            reminder_id=one.reminder_id,
            video_id=one.video_id,
            live_id=one.live_id,
            wall=one.wall,
            due_utc=one.due_utc,
            minutes=one.minutes,
            state=DueState.MISSED if now - one.due_utc > ON_TIME else DueState.DUE,
        )
        for one in occurrences(session, after, now)
        if one.key not in told
    ]
    session.add_all(rows)
    session.flush()
    return [row.id or 0 for row in rows]


def _told(session: Session, after: dt.datetime, until: dt.datetime) -> set[Key]:
    """Return what has a row already; two days wider, for a calendar that was moved to another zone since."""
    at = col(Due.due_utc)
    query = select(Due.video_id, Due.live_id, Due.reminder_id, Due.wall)
    return set(session.exec(query.where(at > after - 2 * DAY, at <= until + 2 * DAY)))


def _items(session: Session, *conditions: ColumnElement[bool]) -> list[DueItem]:
    """Return the rows that meet the conditions and are still about something, in order of time.

    Left out: rows about a video or live event that was moved or deleted since, about a video that is
    posted, and of a reminder that was turned off or removed.
    """
    query = select(Due, Reminder).join(Reminder, col(Reminder.id) == col(Due.reminder_id))
    rows = session.exec(query.where(col(Reminder.on), *conditions)).all()
    videos = {
        one[0]: one for one in _videos(session, col(Video.id).in_({row.video_id for row, _reminder in rows}))
    }
    lives = {
        one[0]: one
        for one in _lives(session, col(LiveEvent.id).in_({row.live_id for row, _reminder in rows}))
    }
    zone = _zone(session)
    found = []
    for row, reminder in rows:
        subject: Subject | None
        if reminder.kind is ReminderKind.TREND_CHECK:
            subject = (0, _("Trend check"), row.due_utc, zone)
        elif reminder.kind is ReminderKind.POST:
            subject = _unmoved(row, videos.get(row.video_id))
        else:  # a removed reminder's id may have been given to another since
            same = reminder.minutes == row.minutes
            subject = _unmoved(row, lives.get(row.live_id)) if same else None
        if subject:
            found.append(_item(row, reminder.kind, subject))
    return sorted(found, key=lambda item: (item.due_utc, item.id))


def _unmoved(row: Due, subject: Subject | None) -> Subject | None:
    """Return the subject if the row is about the time at which it still is."""
    return subject if subject and row.due_utc + dt.timedelta(minutes=row.minutes) == subject[2] else None


def _item(row: Due, kind: ReminderKind, subject: Subject) -> DueItem:
    _id, title, at_utc, zone = subject
    return DueItem(
        id=row.id or 0,
        reminder_id=row.reminder_id,
        kind=kind,
        title=title,
        wall=_wall(row.due_utc, zone),
        zone=zone,
        due_utc=row.due_utc,
        minutes=row.minutes,
        video_id=row.video_id,
        live_id=row.live_id,
        at=_wall(at_utc, zone),
        state=row.state,
        snoozed_until=row.snoozed_until,
    )


def _row(session: Session, due_id: int) -> Due:
    found = session.get(Due, due_id)
    if found is None:
        raise PlanError(_("This reminder is no longer in the calendar."))
    return found


def _settle(session: Session, due_id: int, state: DueState) -> None:
    row = _row(session, due_id)
    row.state, row.snoozed_until = state, None


def _forget_rows(session: Session, *conditions: Any) -> None:
    for row in session.exec(select(Due).where(*conditions)):
        session.delete(row)


def _of_kind(session: Session, kind: ReminderKind) -> Sequence[Reminder]:
    return session.exec(select(Reminder).where(col(Reminder.kind) == kind).order_by(col(Reminder.id))).all()


def _only(session: Session, kind: ReminderKind) -> Reminder:
    """Return the reminder of a kind that has one, made if there is none."""
    found = [*_of_kind(session, kind), Reminder(kind=kind)][0]
    session.add(found)
    return found


def _checked(minutes: int) -> int:
    if not 0 <= minutes <= LONGEST:
        raise PlanError(_("The minutes of a reminder are a number from 0 to {most}.").format(most=LONGEST))
    return minutes


def _zone(session: Session) -> str:
    calendar = session.get(Calendar, 1)
    return _known(calendar.zone) if calendar else "UTC"


def _known(zone: str) -> str:
    """Return the zone, or UTC where this computer does not know it: better than no reminders at all."""
    try:
        times.zone(zone)
    except PlanError:
        return "UTC"
    return zone


def _wall(moment: dt.datetime, zone: str) -> dt.datetime:
    return times.to_wall(moment, _known(zone))
