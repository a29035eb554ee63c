"""What the calendar reminds of and when nobody wants to be told: chosen, added, changed, paused."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlmodel import Session, col, select

from models.choices import ReminderKind
from models.reminder import Reminder
from planner import presets, times
from planner.calendar import settings
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.reminders import recurring

LONGEST = 28 * 24 * 60
"""Minutes; no reminder comes longer than this before or after what it is about."""
LONGEST_TEXT = 300


@cache
def _presets() -> tuple[dict[str, Any], ...]:
    return tuple(presets.read("reminders")["reminder"])


def usual() -> list[Reminder]:
    """Return the reminders of a new calendar, as the presets file has them."""
    return [Reminder.model_validate(one) for one in _presets()]


def usual_minutes(kind: ReminderKind) -> int:
    """Return the minutes of a kind in a new calendar, of several reminders those of the first."""
    return next((int(one.get("minutes", 0)) for one in _presets() if one["kind"] == kind), 0)


def chosen(session: Session) -> list[Reminder]:
    """Return what the calendar reminds of, turned off or not, by kind as Settings shows it."""
    return [one for kind in ReminderKind for one in _of_kind(session, kind)]


@edit(N_("Change trend check"))
def set_trend_check(session: Session, on: bool, time: dt.time, weekdays: Sequence[int], minutes: int) -> None:
    """Have a check of some minutes at a wall-clock time on weekdays (0 is Monday). Raises PlanError."""
    _set_weekly(session, ReminderKind.TREND_CHECK, on, time, weekdays, minutes)


@edit(N_("Change weekly review"))
def set_weekly_review(
    session: Session, on: bool, time: dt.time, weekdays: Sequence[int], minutes: int
) -> None:
    """Have a review of some minutes at a wall-clock time on weekdays (0 is Monday). Raises PlanError."""
    _set_weekly(session, ReminderKind.WEEKLY_REVIEW, on, time, weekdays, minutes)


@edit(N_("Change post reminder"))
def set_post(session: Session, on: bool, minutes: int) -> None:
    """Remind of every post so many minutes before its time. Raises PlanError for minutes out of reason."""
    reminder = _only(session, ReminderKind.POST)
    reminder.on, reminder.minutes = on, _checked(minutes)


@edit(N_("Change reminder"))
def set_kind(
    session: Session, kind: ReminderKind, on: bool, minutes: int, time: dt.time | None = None
) -> None:
    """Turn a kind on or off, and set how long before its subject (below 0, after) and at what time it comes.

    With a time, ``minutes`` are whole days. Raises PlanError for minutes out of reason.
    """
    for other in _of_kind(session, kind)[1:]:
        session.delete(other)
    reminder = _only(session, kind)
    reminder.on, reminder.minutes, reminder.time = on, _checked(minutes, -LONGEST), time


@edit(N_("Change reminder"))
def set_on(session: Session, kind: ReminderKind, on: bool) -> None:
    """Turn all reminders of a kind on or off, each at its own time; the usual ones where there is none."""
    held = [*_of_kind(session, kind)] or [one for one in usual() if one.kind is kind]
    for reminder in held:
        reminder.on = on
        session.add(reminder)


@edit(N_("Change live event reminders"))
def set_lives(session: Session, offsets: Sequence[int]) -> None:
    """Remind of every live event at each of these minutes before it; none for never. Raises PlanError."""
    _set_offsets(session, ReminderKind.LIVE, {_checked(one) for one in offsets})


@edit(N_("Change reminders after live events"))
def set_after_lives(session: Session, offsets: Sequence[int]) -> None:
    """Remind at each of these minutes after the end of a live event; none for never. Raises PlanError."""
    _set_offsets(session, ReminderKind.LIVE_AFTER, {-_checked(one) for one in offsets})


@edit(N_("Add reminder"))
def add_own(session: Session, text: str, at: dt.datetime, zone: str = "", recurrence: str = "") -> int:
    """Add a reminder of the user's own and return its id; see ``change_own``."""
    made = Reminder(kind=ReminderKind.OWN)
    _describe(session, made, text, at, zone, recurrence)
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Change reminder"))
def change_own(
    session: Session, reminder_id: int, text: str, at: dt.datetime, zone: str = "", recurrence: str = ""
) -> None:
    """Change a reminder of the user's own: its words, and its first time on the wall clock of the zone.

    ``recurrence`` is an RRULE, empty for once; an empty zone is the calendar's. Raises PlanError without words,
    for what is no zone or recurrence, and if the reminder is gone.
    """
    _describe(session, get_own(session, reminder_id), text, at, zone, recurrence)


@edit(N_("Delete reminder"))
def delete_own(session: Session, reminder_id: int) -> None:
    """Delete a reminder of the user's own. Raises PlanError if it is gone."""
    session.delete(get_own(session, reminder_id))


@edit(N_("Change quiet hours"))
def set_quiet(session: Session, begin: dt.time | None, end: dt.time | None) -> None:
    """Hold back what can wait from one wall-clock time to another, over midnight too; None for never."""
    calendar = settings.get(session)
    if begin is None or end is None or begin == end:
        begin = end = None
    calendar.quiet_from, calendar.quiet_to = begin, end


@edit(N_("Change days off"))
def set_days_off(session: Session, weekdays: Sequence[int], days: Sequence[dt.date]) -> None:
    """Set the weekdays (0 is Monday) and dates on which what can wait does not come.

    Raises PlanError for a week of days off: nothing would ever come.
    """
    wanted = sorted({day for day in weekdays if 0 <= day <= 6})
    if len(wanted) == 7:
        raise PlanError(_("Leave one day of the week on which reminders may come, or pause them."))
    calendar = settings.get(session)
    calendar.off_weekdays = wanted
    calendar.days_off = sorted({day.isoformat() for day in days})


@edit(N_("Pause reminders"))
def pause(session: Session, until_utc: dt.datetime | None) -> None:
    """Let no reminder come until a moment in UTC, and list none of them as missed; None goes on at once."""
    settings.get(session).paused_until = until_utc


def get_own(session: Session, reminder_id: int) -> Reminder:
    """Return a reminder of the user's own. Raises PlanError if it is gone."""
    found = session.get(Reminder, reminder_id)
    if found is None or found.kind is not ReminderKind.OWN:
        raise PlanError(_("This reminder is no longer in the calendar."))
    return found


def _describe(
    session: Session, reminder: Reminder, text: str, at: dt.datetime, zone: str, recurrence: str
) -> None:
    words = " ".join(text.split())
    if not words:
        raise PlanError(_("A reminder needs a few words, such as: order gift boxes."))
    if len(words) > LONGEST_TEXT:
        raise PlanError(_("A reminder has at most {n} characters.").format(n=LONGEST_TEXT))
    zone = zone or settings.get(session).zone
    at = at.replace(second=0, microsecond=0, tzinfo=None)
    times.to_utc(at, zone)
    reminder.text, reminder.at, reminder.zone = words, at, zone
    reminder.recurrence = recurring.checked(recurrence, at)


def _set_weekly(
    session: Session, kind: ReminderKind, on: bool, time: dt.time, weekdays: Sequence[int], minutes: int
) -> None:
    days = sorted({day for day in weekdays if 0 <= day <= 6})
    if on and not days:
        raise PlanError(_("Choose at least one day for it, or turn it off."))
    reminder = _only(session, kind)
    reminder.on, reminder.weekdays, reminder.minutes = on, days, _checked(minutes)
    reminder.time = time.replace(second=0, microsecond=0, tzinfo=None)


def _set_offsets(session: Session, kind: ReminderKind, wanted: set[int]) -> None:
    for reminder in _of_kind(session, kind):
        if reminder.minutes in wanted:
            wanted.discard(reminder.minutes)
            reminder.on = True
        else:
            session.delete(reminder)
    session.flush()
    session.add_all(Reminder(kind=kind, minutes=minutes) for minutes in sorted(wanted, reverse=True))


def _of_kind(session: Session, kind: ReminderKind) -> Sequence[Reminder]:
    return session.exec(select(Reminder).where(col(Reminder.kind) == kind).order_by(col(Reminder.id))).all()


def _only(session: Session, kind: ReminderKind) -> Reminder:
    """Return the reminder of a kind that has one, made if there is none."""
    found = [*_of_kind(session, kind), Reminder(kind=kind)][0]
    session.add(found)
    return found


def _checked(minutes: int, least: int = 0) -> int:
    if not least <= minutes <= LONGEST:
        raise PlanError(_("The minutes of a reminder are a number from 0 to {most}.").format(most=LONGEST))
    return minutes
