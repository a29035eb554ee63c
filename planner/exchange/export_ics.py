"""What is planned as an iCalendar file: videos, live events, filming days and trend checks, with their alarms."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event
from sqlmodel import Session, col, select

from models.choices import ReminderKind
from models.filming import FilmingDay
from models.history import History
from models.live import LiveEvent
from models.video import Video
from planner import labels, live_list, lives, reminder_settings, settings
from planner.i18n import _

POST = dt.timedelta(minutes=15)
FILMING = dt.timedelta(hours=4)
"""How long a post and a filming day are shown; neither says so."""
Days = tuple[dt.date, dt.date]
"""The first day and the one after the last."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class _Shown(NamedTuple):
    """What an event shows; ``alarms`` are minutes before it."""

    kind: str
    id: int | None
    at: dt.datetime
    zone: str
    long: dt.timedelta
    summary: str
    text: str = ""
    place: str = ""
    rule: dict[str, Any] | None = None
    alarms: tuple[int, ...] = ()


def as_ics(session: Session, now: dt.datetime, days: Days | None = None) -> bytes:
    """Return an iCalendar file (RFC 5545) of what is planned; ``now`` (UTC) is the time of the file.

    ``days`` are the first day and the one after the last; without, all of them. Times are wall clock in each
    thing's own zone. An event keeps its UID from one file to the next.
    """
    return _file(session, now, [*_planned(session, days), *_trend_checks(session, now, days)])


def live_as_ics(session: Session, now: dt.datetime, live_id: int) -> bytes:
    """Return one live event with what is due before it, each line with an alarm at its time."""
    shown = [one for one in _planned(session, None) if (one.kind, one.id) == ("live", live_id)]
    return _file(session, now, [*shown, *_lines(session, lives.get(session, live_id))])


def _file(session: Session, now: dt.datetime, wanted: Iterable[_Shown]) -> bytes:
    calendar = settings.get(session)
    file = Calendar()
    file.add("prodid", "-//Hookline//EN")
    file.add("version", "2.0")
    file.add("x-wr-calname", calendar.brand or "Hookline")
    whose = _identity(session, calendar.brand)
    for shown in wanted:
        event = Event()
        event.add("uid", f"{uuid5(NAMESPACE_URL, f'{whose}/{shown.kind}/{shown.id}')}@hookline")
        event.add("dtstamp", now)
        event.add("dtstart", shown.at.replace(tzinfo=ZoneInfo(shown.zone)))
        event.add("duration", shown.long)
        event.add("summary", shown.summary)
        for name, value in (("description", shown.text), ("location", shown.place), ("rrule", shown.rule)):
            if value:
                event.add(name, value)
        for minutes in shown.alarms:
            event.add_component(_alarm(shown.summary, minutes))
        file.add_component(event)
    file.add_missing_timezones()
    return bytes(file.to_ical())


def _planned(session: Session, days: Days | None) -> Iterator[_Shown]:
    """Yield videos, live events and filming days."""
    before_post, before_live = (
        tuple(one.minutes for one in reminder_settings.chosen(session) if one.on and one.kind is kind)
        for kind in (ReminderKind.POST, ReminderKind.LIVE)
    )
    for video in session.exec(_within(select(Video).where(col(Video.at).is_not(None)), Video, days)):
        text = "\n".join(filter(None, [labels.stage(video.stage), video.hook, _tags(video), video.caption]))
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
    for line in live_list.of_live(session, live.id or 0):
        if line.done_utc is None:
            text = f"{live.name}: {line.text}"
            yield _Shown("line", line.id, line.due, live.zone, POST, text, alarms=(0,))


def _trend_checks(session: Session, now: dt.datetime, days: Days | None) -> Iterator[_Shown]:
    """Yield the trend check as an event that comes again on its days of the week."""
    zone = ZoneInfo(settings.get(session).zone)
    for check in reminder_settings.chosen(session):
        if check.kind is not ReminderKind.TREND_CHECK or not (check.on and check.time and check.weekdays):
            continue
        first = _first(days[0] if days else now.astimezone(zone).date(), check.weekdays)
        rule: dict[str, Any] = {"freq": "weekly", "byday": [_DAYS[one] for one in check.weekdays]}
        if days:
            if first >= days[1]:
                continue
            rule["until"] = dt.datetime.combine(days[1], dt.time(), zone).astimezone(dt.UTC)
        at, long = dt.datetime.combine(first, check.time), dt.timedelta(minutes=check.minutes)
        yield _Shown("trend", check.id, at, zone.key, long, _("Trend check"), rule=rule, alarms=(0,))


def _within(query: Any, table: Any, days: Days | None) -> Any:
    if days:
        first, end = (dt.datetime.combine(day, dt.time()) for day in days)
        query = query.where(col(table.at) >= first, col(table.at) < end)
    return query.order_by(col(table.at), col(table.id))


def _identity(session: Session, brand: str) -> str:
    """Return what tells this calendar from others for good: when it was first written to."""
    first = session.exec(select(History.at).order_by(col(History.id)).limit(1)).first()
    return first.isoformat() if first else brand


def _tags(video: Video) -> str:
    return " ".join("#" + tag for tag in video.hashtags)


def _first(day: dt.date, weekdays: list[int]) -> dt.date:
    return next(one for n in range(7) if (one := day + dt.timedelta(days=n)).weekday() in weekdays)


def _alarm(text: str, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", dt.timedelta(minutes=-minutes))
    return alarm
