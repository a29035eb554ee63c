"""What is planned as an iCalendar file: videos, live events, filming days and every reminder, with their alarms."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vRecur
from sqlmodel import Session, col, select

from models.choices import DueState, ReminderKind
from models.filming import FilmingDay
from models.history import History
from models.live import LiveEvent
from models.reminder import Due, Reminder
from models.video import Video
from planner import labels, times
from planner.calendar import settings
from planner.exchange.unseen import without
from planner.i18n import N_, _
from planner.live import list_before, lives
from planner.reminders import kinds, recurring, reminder_settings, reminders
from planner.texts import tagtext

POST = dt.timedelta(minutes=15)
FILMING = dt.timedelta(hours=4)
"""How long a post and a filming day are shown; neither says so."""
Days = tuple[dt.date, dt.date]
"""The first day and the one after the last."""
AHEAD = dt.timedelta(days=92)
"""How far ahead single reminders are written; what comes again has a rule without end."""
WEEKLY = {ReminderKind.TREND_CHECK: N_("Trend check"), ReminderKind.WEEKLY_REVIEW: N_("Weekly review")}
WEEKLY_KEYS = {ReminderKind.TREND_CHECK: "trend", ReminderKind.WEEKLY_REVIEW: "review"}
ALARMS = {*WEEKLY, ReminderKind.OWN, ReminderKind.POST, ReminderKind.LIVE, ReminderKind.LIVE_LINE}
"""What is an alarm of an event of its own."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class _Shown(NamedTuple):
    """What an event shows; ``alarms`` are minutes before it."""

    kind: str
    id: int | str | None
    at: dt.datetime
    zone: str
    long: dt.timedelta
    summary: str
    text: str = ""
    place: str = ""
    rule: vRecur | None = None
    alarms: tuple[int, ...] = ()
    left_out: tuple[dt.datetime, ...] = ()
    """Wall-clock times of the rule on which it does not come."""


def as_ics(session: Session, now: dt.datetime, days: Days | None = None) -> bytes:
    """Return an iCalendar file (RFC 5545) of what is planned; ``now`` (UTC) is the time of the file.

    ``days`` are the first day and the one after the last; without, all of them. Times are wall clock in each
    thing's own zone. An event keeps its UID from one file to the next.
    """
    return _file(session, now, _everything(session, now, days))


def events(session: Session, now: dt.datetime) -> dict[str, bytes]:
    """Return everything from yesterday on as calendar files of one event each, by its UID."""
    whose, yesterday = identity(session), now - dt.timedelta(days=1)
    coming = (
        shown
        for shown in _everything(session, now, None)
        if shown.rule or shown.at.replace(tzinfo=ZoneInfo(times.usable(shown.zone))) >= yesterday
    )
    return {_uid(whose, shown): _file(session, now, [shown]) for shown in coming}


def live_as_ics(session: Session, now: dt.datetime, live_id: int) -> bytes:
    """Return one live event with what is due before it, each line with an alarm at its time."""
    shown = [one for one in _planned(session, None) if (one.kind, one.id) == ("live", live_id)]
    return _file(session, now, [*shown, *_lines(session, lives.get(session, live_id))])


def identity(session: Session) -> str:
    """Return what tells this calendar from others for good: when it was first written to."""
    first = session.exec(select(History.at).order_by(col(History.id)).limit(1)).first()
    return first.isoformat() if first else settings.get(session).brand


def _file(session: Session, now: dt.datetime, wanted: Iterable[_Shown]) -> bytes:
    calendar, whose = settings.get(session), identity(session)
    file = Calendar()
    file.add("prodid", "-//Hookline//EN")
    file.add("version", "2.0")
    file.add("x-wr-calname", without(calendar.brand) or "Hookline")
    for shown in wanted:
        zone = times.usable(shown.zone, calendar.zone)
        file.add_component(_event(shown._replace(zone=zone), _uid(whose, shown), now))
    file.add_missing_timezones()
    return bytes(file.to_ical())


def _uid(whose: str, shown: _Shown) -> str:
    return f"{uuid5(NAMESPACE_URL, f'{whose}/{shown.kind}/{shown.id}')}@hookline"


def _event(shown: _Shown, uid: str, now: dt.datetime) -> Event:
    zone, event = ZoneInfo(shown.zone), Event()
    event.add("uid", uid)
    event.add("dtstamp", now)
    event.add("dtstart", shown.at.replace(tzinfo=zone))
    event.add("duration", shown.long)
    event.add("summary", without(shown.summary))
    for name, value in (("description", shown.text), ("location", shown.place), ("rrule", shown.rule)):
        if value:
            event.add(name, without(value) if isinstance(value, str) else value)
    for left_out in shown.left_out:
        event.add("exdate", left_out.replace(tzinfo=zone))
    for minutes in shown.alarms:
        event.add_component(_alarm(shown.summary, minutes))
    return event


def _everything(session: Session, now: dt.datetime, days: Days | None) -> Iterator[_Shown]:
    yield from (shown for shown in _planned(session, days) if shown.at != times.NEVER)
    yield from _weekly(session, now, days)
    yield from _own(session, days)
    yield from _reminders(session, now, days)


def _planned(session: Session, days: Days | None) -> Iterator[_Shown]:
    """Yield videos, live events and filming days."""
    before_post, before_live = (
        tuple(one.minutes for one in reminder_settings.chosen(session) if one.on and one.kind is kind)
        for kind in (ReminderKind.POST, ReminderKind.LIVE)
    )
    for video in session.exec(_within(select(Video).where(col(Video.at).is_not(None)), Video, days)):
        text = "\n".join(filter(None, [labels.stage(video.stage), video.hook, _tags(video), video.caption]))
        if video.at:
            yield _Shown("video", video.id, video.at, video.zone, POST, video.title, text, alarms=before_post)
    for live in session.exec(_within(select(LiveEvent), LiveEvent, days)):
        long = dt.timedelta(minutes=live.minutes)
        name = _("Live: {name}").format(name=live.name)
        yield _Shown("live", live.id, live.at, live.zone, long, name, live.description, alarms=before_live)
        yield from _lines(session, live)
    for day in session.exec(_within(select(FilmingDay), FilmingDay, days)):
        name = _("Filming: {name}").format(name=day.name)
        yield _Shown("filming", day.id, day.at, day.zone, FILMING, name, day.notes, day.place)


def _lines(session: Session, live: LiveEvent) -> Iterator[_Shown]:
    """Yield what is still to be done before a live event, each with an alarm at its time."""
    for line in list_before.of_live(session, live.id or 0):
        if line.done_utc is None:
            text = f"{live.name}: {line.text}"
            yield _Shown("line", line.id, line.due, live.zone, POST, text, alarms=(0,))


def _weekly(session: Session, now: dt.datetime, days: Days | None) -> Iterator[_Shown]:
    """Yield trend check and weekly review as events that come again on their days of the week, days off left out."""
    calendar = settings.get(session)
    zone = ZoneInfo(calendar.zone)
    for kind, title in WEEKLY.items():
        for one in reminder_settings.chosen(session):
            drops = kinds.KINDS[kind].off is kinds.Off.DROPS
            off = calendar.off_weekdays if drops else []
            weekdays = [day for day in one.weekdays if day not in off]
            if one.kind is not kind or not (one.on and one.time and weekdays):
                continue
            first = _first(days[0] if days else now.astimezone(zone).date(), weekdays)
            rule = vRecur(freq="weekly", byday=[_DAYS[day] for day in weekdays])
            if days:
                if first >= days[1]:
                    continue
                rule["until"] = dt.datetime.combine(days[1], dt.time(), zone).astimezone(dt.UTC)
            free = map(dt.date.fromisoformat, calendar.days_off if drops else [])
            left_out = [dt.datetime.combine(day, one.time) for day in free if day.weekday() in weekdays]
            at, long = dt.datetime.combine(first, one.time), dt.timedelta(minutes=one.minutes)
            yield _Shown(
                WEEKLY_KEYS[kind], one.id, at, zone.key, long, _(title), rule=rule, alarms=(0,),
                left_out=(*left_out, *_skipped(session, one)),
            )  # fmt: skip


def _own(session: Session, days: Days | None) -> Iterator[_Shown]:
    """Yield the user's own reminders; what comes again does so by its own rule."""
    for one in reminder_settings.chosen(session):
        if one.kind is not ReminderKind.OWN or not one.on or one.at is None:
            continue
        if days and not one.recurrence and not days[0] <= one.at.date() < days[1]:
            continue
        zone, rule = times.usable(one.zone, settings.get(session).zone), None
        if one.recurrence and recurring.readable(one.recurrence, one.at):
            rule = vRecur.from_ical(one.recurrence)
            rule["until"] = [
                (
                    until.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)
                    if isinstance(until, dt.datetime)
                    else until
                )
                for until in rule.get("until", [])
            ]
            if not rule["until"]:
                del rule["until"]
        left_out = tuple(_skipped(session, one)) if rule else ()
        yield _Shown("own", one.id, one.at, zone, POST, one.text, rule=rule, alarms=(0,), left_out=left_out)


def _reminders(session: Session, now: dt.datetime, days: Days | None) -> Iterator[_Shown]:
    """Yield what else is reminded of, an event a reminder; what is put off, at the time at which it comes."""
    if days:
        zone = settings.get(session).zone
        after, until = (times.to_utc(dt.datetime.combine(day, dt.time()), zone) for day in days)
    else:
        after, until = now, now + AHEAD
    for item in reminders.coming(session, max(after, now), max(until, now)):
        if item.kind not in ALARMS:
            key = f"{item.kind}/{item.video_id}/{item.live_id}/{item.about}/{item.reminder_id}"
            at = times.to_wall(item.told_utc or item.due_utc, item.zone)
            title = _(labels.REMINDERS[item.kind])
            yield _Shown("reminder", key, at, item.zone, POST, f"{title}: {item.title}", alarms=(0,))


def _skipped(session: Session, reminder: Reminder) -> Iterator[dt.datetime]:
    """Yield the wall-clock times at which something that comes again was skipped."""
    query = select(Due.wall).where(Due.reminder_id == reminder.id, col(Due.state) == DueState.SKIPPED)
    yield from session.exec(query.order_by(col(Due.wall)))


def _within(query: Any, table: Any, days: Days | None) -> Any:
    if days:
        first, end = (dt.datetime.combine(day, dt.time()) for day in days)
        query = query.where(col(table.at) >= first, col(table.at) < end)
    return query.order_by(col(table.at), col(table.id))


def _tags(video: Video) -> str:
    return " ".join("#" + tag for tag in tagtext.names_of(video.caption, video.hashtags))


def _first(day: dt.date, weekdays: list[int]) -> dt.date:
    return next(one for n in range(7) if (one := day + dt.timedelta(days=n)).weekday() in weekdays)


def _alarm(text: str, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", without(text))
    alarm.add("trigger", dt.timedelta(minutes=-minutes))
    return alarm
