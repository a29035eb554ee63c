"""All of 2027, with sleep, restarts and clocks set back: each reminder is told of once or listed as missed once."""

import datetime as dt
import random
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from models.choices import DueState, ReminderKind, Stage
from models.database import open_engine
from models.reminder import Due
from planner import opening
from planner.calendar import settings
from planner.calendar.workspace import Workspace
from planner.live import list_before, lives
from planner.reminders import reminder_settings, reminders
from planner.video import videos
from tests.reminding import remind_only

ZONES = ("America/New_York", "Europe/London", "Asia/Jakarta", "Australia/Lord_Howe")
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
KEPT = (
    ReminderKind.TREND_CHECK,
    ReminderKind.POST,
    ReminderKind.LIVE,
    ReminderKind.LIVE_LINE,
    ReminderKind.WEEKLY_REVIEW,
    ReminderKind.OWN,
)
SPRING, NEW_YEAR = dt.date(2027, 4, 12), dt.date(2028, 1, 1)
"""Where a year ends in the usual run, after clocks changed north and south, and among the slow ones."""
Told = Counter[tuple[str, dt.datetime]]


class Year:
    """A program that is used, sleeps, is closed and opened again, from New Year to New Year or to an earlier day."""

    def __init__(self, zone: str, end: dt.date) -> None:
        self.zone, self.chance = zone, random.Random(zone)
        self.now = self.utc(dt.datetime(2027, 1, 1))
        self.end = self.utc(dt.datetime.combine(end, dt.time()))
        self.workspace = Workspace(open_engine(None), lambda: self.now)
        self.workspace.record(opening.furnish(brand="", zone=zone, language="en").run)
        remind_only(self.workspace, *KEPT)
        self.told: Told = Counter()
        self.looked = self.now

    def utc(self, wall: dt.datetime) -> dt.datetime:
        return wall.replace(tzinfo=ZoneInfo(self.zone), fold=0).astimezone(dt.UTC)

    def shown(self, day: dt.date, time: dt.time) -> dt.datetime:
        """Return what the clock shows then: an hour that a spring night skips is read an hour later."""
        return (
            self.utc(dt.datetime.combine(day, time))
            .astimezone(ZoneInfo(self.zone))
            .replace(tzinfo=None, fold=0)
        )

    def look(self, seen: dt.datetime | None = None) -> None:
        ids = self.workspace.record(lambda session: reminders.look(session, self.now, seen))
        for item in self.workspace.read(lambda session: reminders.items(session, ids)):
            self.told[item.title, item.wall] += 1
        self.looked = max(self.looked, self.now)

    def step(self) -> None:
        """Let some time pass as it does: to the next reminder, over a night, over some days, or backwards."""
        what = self.chance.random()
        if what < 0.3:
            coming = self.workspace.read(lambda s: reminders.coming(s, self.now, self.now + DAY))
            self.now = coming[0].due_utc + dt.timedelta(seconds=1) if coming else self.now + 5 * HOUR
        elif what < 0.75:
            self.now += self.chance.randint(60, 20 * 60) * MINUTE
        elif what < 0.92:
            self.now += self.chance.randint(1, 4) * DAY
        else:
            self.now -= self.chance.randint(1, 90) * MINUTE
        self.now = min(self.now, self.end)
        seen = self.looked if self.looked <= self.now and self.chance.random() < 0.5 else None
        self.look(seen if seen and not self._between(seen) else None)

    def run(self) -> None:
        self.look()
        while self.now < self.end:
            self.step()

    def _between(self, seen: dt.datetime) -> bool:
        """Whether something fell due since: what the clock asks before it says that it has seen nothing."""
        return bool(self.workspace.read(lambda session: reminders.occurrences(session, seen, self.now)))


def days(first: dt.date, end: dt.date) -> list[dt.date]:
    return [first + DAY * n for n in range((end - first).days)]


@pytest.mark.parametrize(
    ("zone", "quiet", "end"),
    [
        ("Europe/London", True, SPRING),
        pytest.param("Australia/Lord_Howe", False, SPRING, marks=pytest.mark.slow),
        pytest.param("Europe/London", True, NEW_YEAR, marks=pytest.mark.slow),
        *(pytest.param(zone, False, NEW_YEAR, marks=pytest.mark.slow) for zone in ZONES),
    ],
)
def test_in_a_whole_year_everything_is_told_of_once_or_missed_once(zone, quiet, end):
    year = Year(zone, end)
    every_day = days(NEW_YEAR.replace(2027), end)
    do = year.workspace.do
    if quiet:
        do(reminder_settings.set_quiet(dt.time(22), dt.time(7)))
    do(reminder_settings.set_trend_check(True, dt.time(1, 30), range(7), 20))
    do(reminder_settings.set_weekly_review(True, dt.time(16), [4], 30))
    do(reminder_settings.add_own("Nightly", dt.datetime(2027, 1, 1, 2, 30), zone, "FREQ=DAILY"))
    do(
        reminder_settings.add_own(
            "Stock", dt.datetime(2027, 1, 4, 8), zone, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"
        )
    )
    do(reminder_settings.add_own("Rent", dt.datetime(2027, 1, 31, 9), zone, "FREQ=MONTHLY"))
    do(reminder_settings.add_own("Once", dt.datetime(2027, 7, 7, 7), zone))
    posts = {f"Post {n}": dt.datetime(2027, 1, 3, 19) + 9 * DAY * n for n in range(40)}
    for title, at in posts.items():
        do(videos.add(title, at, zone, Stage.SCHEDULED))
    shows = {f"Live {n}": dt.datetime(2027, 2, 5, 20) + 30 * DAY * n for n in range(10)}
    for name, at in shows.items():
        live = do(lives.add(name, at, zone))
        do(list_before.add(live, "Charge", 3 * 60))
    year.run()
    expected = Counter({("Trend check", year.shown(day, dt.time(1, 30))): 1 for day in every_day})
    expected += Counter({("Nightly", year.shown(day, dt.time(2, 30))): 1 for day in every_day})
    for day in every_day:
        if day.weekday() == 4:
            expected["Weekly review", dt.datetime.combine(day, dt.time(16))] += 1
        if (
            day.weekday() in (0, 3)
            and (day - dt.date(2027, 1, 4)).days // 7 % 2 == 0
            and day >= dt.date(2027, 1, 4)
        ):
            expected["Stock", dt.datetime.combine(day, dt.time(8))] += 1
        if day.day == 31:
            expected["Rent", dt.datetime.combine(day, dt.time(9))] += 1
    expected["Once", dt.datetime(2027, 7, 7, 7)] += 1
    for title, at in posts.items():
        expected[title, at] += 1
    for name, at in shows.items():
        expected.update([(name, at - minutes * MINUTE) for minutes in (1440, 60, 10)])
        expected[f"{name}: Charge", at - 3 * HOUR] += 1
    until = dt.datetime.combine(end, dt.time())
    expected = Counter({told: n for told, n in expected.items() if told[1] < until})
    assert year.told - expected == Counter()
    assert expected - year.told == Counter()
    states = year.workspace.read(lambda session: Counter(session.exec(select(Due.state))))
    often = len(every_day) / 4  # neither is rare, however much of the year is gone through
    assert states[DueState.DUE] > often
    assert states[DueState.MISSED] > often
    year.workspace.close()


@pytest.mark.parametrize("end", [SPRING, pytest.param(NEW_YEAR, marks=pytest.mark.slow)])
def test_travelling_from_zone_to_zone_tells_no_day_twice_and_loses_none_but_those_of_a_move(end):
    year = Year("Asia/Jakarta", end)
    year.workspace.do(reminder_settings.set_trend_check(True, dt.time(9), range(7), 20))
    year.workspace.do(reminder_settings.set_weekly_review(False, dt.time(16), [4], 30))
    moved: set[dt.date] = set()
    year.look()
    moves = iter([dt.datetime(2027, month, 10, 3, tzinfo=dt.UTC) for month in range(2, 12)])
    zones = iter(ZONES * 3)
    due_at = next(moves)
    while year.now < year.end:
        if due_at and year.now >= due_at:
            year.workspace.do(settings.change("zone", next(zones)))
            moved |= {year.now.date() + DAY * n for n in (-1, 0, 1)}
            due_at = next(moves, None)
        year.step()
    told = Counter(wall.date() for title, wall in year.told.elements())
    assert all(n == 1 for day, n in told.items() if day not in moved)
    assert max(told.values()) == 1
    assert set(days(dt.date(2027, 1, 2), end)) - set(told) <= moved | {end - DAY}
    year.workspace.close()
