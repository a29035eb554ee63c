"""Reminders: what falls due when, what was missed, and what became of it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, select

from models.calendar import Calendar
from models.choices import DueState, ReminderKind
from models.reminder import Due, Reminder, ReminderWatch
from planner import labels, times
from planner.calendar import forgetting, settings
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.reminders import kinds, recurring
from planner.reminders.kinds import DAY, KINDS, Off, Subject, Wanted

TABLES = (*kinds.TABLES, Reminder, Due, Calendar)
"""A change to one of these may move a reminder."""
ON_TIME = dt.timedelta(minutes=2)  # what fell due longer ago was missed: nobody was there to be told
LONGEST_WAIT = 400
"""How many steps past days off and quiet hours are looked for the end of a wait."""

Key = tuple[int, int, str, int, dt.datetime]
"""Video, live event, what else, reminder and wall-clock time: what falls due once."""

MORNING = dt.time(9)
"""When a snooze until tomorrow ends."""


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
    """Before what it is about, below 0 after; of a trend check or review, how long it takes."""
    title: str
    """The user's own words, or the name of what recurs."""
    at: dt.datetime
    about: str = ""
    """What else it is about, such as ``line:7``."""
    told_utc: dt.datetime | None = None
    """When it is told of, where quiet hours or a day off put that off."""

    @property
    def key(self) -> Key:
        """What no two rows share."""
        return self.video_id, self.live_id, self.about, self.reminder_id, self.wall


@dataclass(frozen=True, slots=True)
class DueItem(Occurrence):
    """One time that a reminder fell due, as a list shows it."""

    id: int = 0
    state: DueState = DueState.DUE
    snoozed_until: dt.datetime | None = None
    """UTC."""


def occurrences(session: Session, after: dt.datetime, until: dt.datetime) -> list[Occurrence]:
    """Return everything that falls due after ``after`` and up to ``until`` (both UTC), in order of time.

    What falls into a pause is left out.
    """
    calendar = settings.get(session)
    if calendar.paused_until:
        after = max(after, calendar.paused_until)
    if after >= until:
        return []
    found: list[Occurrence] = []
    by_kind: dict[ReminderKind, list[Reminder]] = {}
    for reminder in session.exec(_asked(after, until)):
        by_kind.setdefault(reminder.kind, []).append(reminder)
    for kind, of_kind in by_kind.items():
        if KINDS[kind].subjects:
            found += _before(session, calendar, of_kind, after, until)
        else:
            found += _recurring(calendar, of_kind, after, until)
    return sorted(found, key=lambda one: (one.due_utc, one.reminder_id, one.key[:3]))


def coming(session: Session, now: dt.datetime, until: dt.datetime) -> list[Occurrence]:
    """Return what falls due after ``now`` up to ``until`` (UTC); snoozed DueItems at their snooze's end."""
    told = _told(session, now, until)
    ahead = [one for one in occurrences(session, now, until) if one.key not in told]
    snoozed, paused = col(Due.snoozed_until), settings.get(session).paused_until
    awake = max(now, paused) if paused else now
    asleep = _items(session, col(Due.state) == DueState.DUE, snoozed > awake, snoozed <= until)
    ahead += (
        replace(item, due_utc=item.snoozed_until, wall=_wall(item.snoozed_until, item.zone), told_utc=None)
        for item in asleep
        if item.snoozed_until
    )
    return sorted(ahead, key=lambda one: one.due_utc)


def ahead_of(session: Session, now: dt.datetime, until: dt.datetime) -> list[Occurrence] | None:
    """Return what comes after ``now`` up to ``until`` (UTC), if a look now has nothing to tell; else None."""
    watch = session.get(ReminderWatch, 1)
    if watch is None or watch.until == times.NEVER.replace(tzinfo=dt.UTC) or now < watch.until:
        return None
    ahead = coming(session, watch.until, until)
    return None if ahead and ahead[0].due_utc <= now else ahead


def due(session: Session, now: dt.datetime) -> list[DueItem]:
    """Return what fell due and is not done, skipped, or snoozed beyond ``now`` (UTC), in order of time."""
    snoozed = col(Due.snoozed_until)
    return _items(session, col(Due.state) == DueState.DUE, snoozed.is_(None) | (snoozed <= now))


def missed(session: Session) -> list[DueItem]:
    """Return what fell due while nobody was told, and is neither done nor skipped, in order of time."""
    return _items(session, col(Due.state) == DueState.MISSED)


def done_between(session: Session, after: dt.datetime, until: dt.datetime) -> list[DueItem]:
    """Return what fell due after ``after`` up to ``until`` (UTC) and is done, in order of time."""
    at = col(Due.due_utc)
    return _items(session, col(Due.state) == DueState.DONE, at > after, at <= until)


def together(found: Sequence[DueItem]) -> list[list[DueItem]]:
    """Return due items once a reminder, each with its times: first what is about something, then what recurs."""
    groups: dict[tuple[object, ...], list[DueItem]] = {}
    for item in found:
        about = (item.video_id, item.live_id, item.about) if item.video_id or item.live_id else ()
        groups.setdefault((not about, item.reminder_id, about), []).append(item)
    return sorted(
        groups.values(), key=lambda group: (not (group[0].video_id or group[0].live_id), group[-1].due_utc)
    )


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
    if watch.until == times.NEVER.replace(
        tzinfo=dt.UTC
    ):  # it can't be read, and nobody missed all that since then
        watch.until = now
        return []
    if now < watch.until:
        if watch.until - now > DAY:  # the clock was wrong then, and what it wrote ahead of now never was
            forgetting.forget(
                session, col(Due.due_utc) > now, col(Due.state).in_((DueState.DUE, DueState.MISSED))
            )
            watch.until = now
        return []
    start = min(now, max(watch.until, seen or watch.until))
    watch.until = now
    snoozed = col(Due.snoozed_until)
    back = select(Due.id).where(col(Due.state) == DueState.DUE, snoozed > start, snoozed <= now)
    paused = settings.get(session).paused_until
    woken = [] if paused and now < paused else [found for found in session.exec(back) if found]
    return _write(session, start, now) + woken


@edit(N_("Mark reminder done"))
def done(session: Session, due_id: int) -> None:
    """Mark one time that a reminder fell due as done. Raises PlanError if it is gone."""
    _settle(session, due_id, DueState.DONE)


def snoozed_until(now: dt.datetime, choice: str, zone: str) -> dt.datetime:
    """Return the UTC moment that a snooze ends; evening and tomorrow are on the zone's wall clock."""
    if choice == "10min":
        return now + dt.timedelta(minutes=10)
    if choice == "1h":
        return now + dt.timedelta(hours=1)
    wall = times.to_wall(now, zone)
    if choice == "evening" and wall.time() < times.EVENING:
        return times.to_utc(dt.datetime.combine(wall.date(), times.EVENING), zone)
    return times.to_utc(dt.datetime.combine(wall.date() + dt.timedelta(days=1), MORNING), zone)


@edit(N_("Skip reminder"))
def skip(session: Session, due_id: int) -> None:
    """Mark one time that a reminder fell due as skipped. Raises PlanError if it is gone."""
    _settle(session, due_id, DueState.SKIPPED)


@edit(N_("Skip missed reminders"))
def skip_all_missed(session: Session) -> None:
    """Skip everything that ``missed`` lists."""
    for item in missed(session):
        _settle(session, item.id, DueState.SKIPPED)


@edit(N_("Skip missed reminders"))
def skip_several(session: Session, due_ids: Sequence[int]) -> None:
    """Mark several times that reminders fell due as skipped. Raises PlanError if one is gone."""
    for due_id in due_ids:
        _settle(session, due_id, DueState.SKIPPED)


def settle_today(session: Session, kind: ReminderKind, now: dt.datetime) -> None:
    """Within an edit, mark what recurs as done for today: what is due or was missed, and what would still come.

    ``now`` is UTC, today that of the calendar's wall clock.
    """
    zone = settings.get(session).zone
    day = _wall(now, zone).date()
    begin = times.to_utc(dt.datetime.combine(day, dt.time()), zone)
    end = times.to_utc(dt.datetime.combine(day + DAY, dt.time()), zone)
    open_ = col(Due.state).in_((DueState.DUE, DueState.MISSED))
    for item in _items(session, open_, col(Due.due_utc) >= begin, col(Due.due_utc) < end):
        if item.kind is kind:
            _settle(session, item.id, DueState.DONE)
    for one in coming(session, now, end):
        if one.kind is kind and one.due_utc < end and not isinstance(one, DueItem):
            row = _row_of(one)
            row.state = DueState.DONE
            session.add(row)


@edit(N_("Snooze reminder"))
def snooze(session: Session, due_id: int, until_utc: dt.datetime) -> None:
    """Put a reminder off until a moment in UTC; then it is due again. Raises PlanError if it is gone."""
    row = _row(session, due_id)
    row.state, row.snoozed_until = DueState.DUE, until_utc


@edit(N_("Skip reminder"))
def skip_ahead(session: Session, one: Occurrence) -> None:
    """Let one time that a reminder falls due pass in silence, before it comes."""
    video, live, about, reminder, wall = one.key
    there = select(Due).where(
        Due.video_id == video,
        Due.live_id == live,
        Due.about == about,
        Due.reminder_id == reminder,
        Due.wall == wall,
    )
    row = session.exec(there).first() or _row_of(one)
    row.state, row.snoozed_until = DueState.SKIPPED, None
    session.add(row)


def _asked(after: dt.datetime, until: dt.datetime) -> Any:
    """Select what may come in a span: all that recurs, and of the user's own that come once those of the span."""
    at = col(Reminder.at)
    near = (at > after.replace(tzinfo=None) - 2 * DAY) & (at <= until.replace(tzinfo=None) + 2 * DAY)
    return select(Reminder).where(
        col(Reminder.on), (col(Reminder.kind) != ReminderKind.OWN) | (col(Reminder.recurrence) != "") | near
    )


def _recurring(
    calendar: Calendar, reminders: list[Reminder], after: dt.datetime, until: dt.datetime
) -> Iterator[Occurrence]:
    """One a wall-clock time: a night with two 01:30s has one, and a night without 02:30 has one too."""
    for reminder in reminders:
        own = reminder.kind is ReminderKind.OWN
        zone = times.usable(reminder.zone, calendar.zone) if own else calendar.zone
        first, last = _wall(after, zone) - DAY, _wall(until, zone) + DAY
        if own:
            times_ = recurring.walls(reminder.recurrence, reminder.at, first, last) if reminder.at else ()
        else:
            times_ = _on_weekdays(reminder, first, last)
        for wall in times_:
            moment = times.to_utc(wall, zone)
            dropped = KINDS[reminder.kind].off is Off.DROPS and _is_off(calendar, wall.date())
            if after < moment <= until and not dropped:
                yield _occurrence(calendar, reminder, Subject(_title(reminder), moment, zone), moment, wall)


def _on_weekdays(reminder: Reminder, first: dt.datetime, last: dt.datetime) -> Iterator[dt.datetime]:
    for n in range((last.date() - first.date()).days + 1):
        day = first.date() + DAY * n
        if reminder.time and day.weekday() in reminder.weekdays:
            yield dt.datetime.combine(day, reminder.time)


def _before(
    session: Session, calendar: Calendar, reminders: list[Reminder], after: dt.datetime, until: dt.datetime
) -> Iterator[Occurrence]:
    """What comes some time before or after its subject; ``reminders`` are of one kind."""
    shifts = [dt.timedelta(minutes=one.minutes) for one in reminders]
    near = Wanted(after + min(shifts) - 2 * DAY, until + max(shifts) + 2 * DAY)  # days go by the wall clock
    find = KINDS[reminders[0].kind].subjects
    for subject in find(session, calendar, near) if find else ():
        for reminder in reminders:
            moment, wall = _moment(reminder, subject)
            if after < moment <= until:
                yield _occurrence(calendar, reminder, subject, moment, wall)


def _moment(reminder: Reminder, subject: Subject) -> tuple[dt.datetime, dt.datetime]:
    """Return when a reminder of a subject falls due: in UTC, and on the subject's wall clock."""
    zone = times.usable(subject.zone)
    if reminder.time is None:
        moment = times.before(subject.at_utc, reminder.minutes, zone)
        return moment, times.to_wall(moment, zone)
    day = times.to_wall(subject.at_utc, zone).date() - dt.timedelta(days=reminder.minutes // (24 * 60))
    wall = dt.datetime.combine(day, reminder.time)
    return times.to_utc(wall, zone), wall


def _occurrence(
    calendar: Calendar, reminder: Reminder, subject: Subject, moment: dt.datetime, wall: dt.datetime
) -> Occurrence:
    recurs = KINDS[reminder.kind].subjects is None
    return Occurrence(
        reminder_id=reminder.id or 0,
        kind=reminder.kind,
        video_id=subject.video_id,
        live_id=subject.live_id,
        about=subject.about,
        wall=wall,
        zone=subject.zone,
        due_utc=moment,
        minutes=reminder.minutes if recurs else round((subject.at_utc - moment).total_seconds() / 60),
        title=subject.title,
        at=_wall(subject.at_utc, subject.zone),
        told_utc=_told_at(calendar, reminder.kind, moment),
    )


def _title(reminder: Reminder) -> str:
    if reminder.kind is ReminderKind.OWN:
        return reminder.text
    return _(labels.REMINDERS[reminder.kind])


def _is_off(calendar: Calendar, day: dt.date) -> bool:
    return day.weekday() in calendar.off_weekdays or day.isoformat() in calendar.days_off


def _told_at(calendar: Calendar, kind: ReminderKind, moment: dt.datetime) -> dt.datetime | None:
    """Return when quiet hours and days off are over (UTC), None where they do not put the reminder off."""
    if KINDS[kind].off is Off.COMES or not (
        calendar.quiet_from or calendar.off_weekdays or calendar.days_off
    ):
        return None
    zone = calendar.zone
    wall = start = _wall(moment, zone)
    for _step in range(LONGEST_WAIT):
        if _is_off(calendar, wall.date()):
            wall = dt.datetime.combine(wall.date() + DAY, start.time())
        elif end := _quiet_end(calendar, wall):
            wall = end
        else:
            break
    return max(moment, times.to_utc(wall, zone)) if wall != start else None


def _quiet_end(calendar: Calendar, wall: dt.datetime) -> dt.datetime | None:
    """Return when the quiet hours are over in which a wall-clock time falls, None if it falls in none."""
    begin, end = calendar.quiet_from, calendar.quiet_to
    if begin is None or end is None:
        return None
    now = wall.time()
    over_midnight = begin > end
    inside = (now >= begin or now < end) if over_midnight else begin <= now < end
    tomorrow = over_midnight and now >= begin
    return dt.datetime.combine(wall.date() + DAY * tomorrow, end) if inside else None


def _write(session: Session, after: dt.datetime, now: dt.datetime) -> list[int]:
    """Write down what fell due; return what is to be told of now, which leaves out what waits."""
    told = _told(session, after, now)
    rows = []
    for one in occurrences(session, after, now):
        if one.key in told:
            continue
        row = _row_of(one)
        if one.told_utc and one.told_utc > now:
            row.snoozed_until = one.told_utc
        elif now - (one.told_utc or one.due_utc) > ON_TIME:
            row.state = DueState.MISSED
        rows.append(row)
    session.add_all(rows)
    session.flush()
    return [row.id or 0 for row in rows if row.snoozed_until is None]


def _row_of(one: Occurrence) -> Due:
    return Due(
        reminder_id=one.reminder_id,
        video_id=one.video_id,
        live_id=one.live_id,
        about=one.about,
        wall=one.wall,
        due_utc=one.due_utc,
        minutes=one.minutes,
    )


def _told(session: Session, after: dt.datetime, until: dt.datetime) -> set[Key]:
    """Return what has a row already; two days wider, for a calendar that was moved to another zone since."""
    at = col(Due.due_utc)
    key: Any = (Due.video_id, Due.live_id, Due.about, Due.reminder_id, Due.wall)
    query = select(*key).where(at > after - 2 * DAY, at <= until + 2 * DAY)
    return {
        (video, live, about, reminder, wall) for video, live, about, reminder, wall in session.exec(query)
    }


def _items(session: Session, *conditions: Any) -> list[DueItem]:
    """Return the rows that meet the conditions and are still about something, in order of time.

    Left out: rows about what was moved, deleted or dealt with since, such as a video that is posted, and of a
    reminder that was turned off or removed.
    """
    calendar = settings.get(session)
    query = select(Due, Reminder).join(Reminder, col(Reminder.id) == col(Due.reminder_id))
    by_kind: dict[ReminderKind, list[tuple[Due, Reminder]]] = {}
    for row, reminder in session.exec(query.where(col(Reminder.on), *conditions)):
        by_kind.setdefault(reminder.kind, []).append((row, reminder))
    found = [
        item
        for kind, rows in by_kind.items()
        for item in (_about(session, calendar, rows) if KINDS[kind].subjects else _recurred(calendar, rows))
    ]
    return sorted(found, key=lambda item: (item.due_utc, item.id))


def _recurred(calendar: Calendar, rows: list[tuple[Due, Reminder]]) -> Iterator[DueItem]:
    for row, reminder in rows:
        own = reminder.kind is ReminderKind.OWN
        zone = times.usable(reminder.zone, calendar.zone) if own else calendar.zone
        yield _item(row, reminder.kind, Subject(_title(reminder), row.due_utc, zone))


def _about(session: Session, calendar: Calendar, rows: list[tuple[Due, Reminder]]) -> Iterator[DueItem]:
    """Yield the rows of one kind whose subject is still there, at the time at which it was."""
    kind = rows[0][1].kind
    moments = [row.due_utc + dt.timedelta(minutes=row.minutes) for row, _reminder in rows]
    keys = frozenset((row.video_id, row.live_id, row.about) for row, _reminder in rows)
    find = KINDS[kind].subjects
    wanted = Wanted(min(moments) - dt.timedelta(seconds=1), max(moments), keys)
    subjects = {one.key: one for one in find(session, calendar, wanted)} if find else {}
    for row, reminder in rows:
        subject = subjects.get((row.video_id, row.live_id, row.about))
        several = kind in (ReminderKind.LIVE, ReminderKind.LIVE_AFTER)
        if several and subject and _moment(reminder, subject)[0] != row.due_utc:
            continue  # a removed reminder's id may have been given to another since
        if subject and row.due_utc + dt.timedelta(minutes=row.minutes) == subject.at_utc:
            yield _item(row, kind, subject)


def _item(row: Due, kind: ReminderKind, subject: Subject) -> DueItem:
    return DueItem(
        id=row.id or 0,
        reminder_id=row.reminder_id,
        kind=kind,
        title=subject.title,
        wall=_wall(row.due_utc, subject.zone),
        zone=subject.zone,
        due_utc=row.due_utc,
        minutes=row.minutes,
        video_id=row.video_id,
        live_id=row.live_id,
        about=row.about,
        at=_wall(subject.at_utc, subject.zone),
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


def _wall(moment: dt.datetime, zone: str) -> dt.datetime:
    return times.to_wall(moment, zone)
