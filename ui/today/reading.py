"""What the today page shows, read at once."""

import datetime as dt
from dataclasses import dataclass, field

from models import reading
from models.choices import Stage
from models.filming import FilmingDay
from models.firsthour import FirstHour
from models.live import LiveEvent
from models.reading import Tile
from models.video import Video
from planner import dates, times
from planner.calendar import settings
from planner.days import seasons, slots
from planner.live import list_before, lives
from planner.reminders import reminders
from planner.reminders.reminders import DueItem, Occurrence
from planner.video import filming, first_hour
from planner.video.filming import AWAITS_FILMING
from ui.store import Store

DAYS_AHEAD, DAYS_BACK = 60, 60
WEEK = dt.timedelta(days=7)
SLOTS_AHEAD = dt.timedelta(weeks=4)


@dataclass
class Today:
    """All that the page shows but what the checks say."""

    now: dt.datetime
    """UTC."""
    zone: str
    today: dt.date
    week: dt.date
    """The first day of the week."""
    due: list[DueItem]
    done: list[DueItem]
    missed: list[DueItem]
    coming: list[Occurrence]
    running: list[tuple[Video, FirstHour]]
    planned: list[Tile]
    """By time, from the first day of this week on."""
    late: list[Tile]
    """What is over and was not posted, the oldest first."""
    undated: list[Tile]
    open_slots: int
    """Until SLOTS_AHEAD."""
    filming: FilmingDay | None
    live: LiveEvent | None
    lines: list[list_before.Line]
    live_days: set[str]
    season: seasons.Season | None
    to_film: list[Tile] = field(default_factory=list)

    @property
    def wall(self) -> dt.datetime:
        """The moment on the calendar's wall clock."""
        return times.to_wall(self.now, self.zone)

    @property
    def ahead(self) -> list[Tile]:
        """What is planned from today on."""
        return [tile for tile in self.planned if tile.day >= self.today.isoformat()]


def _next_day(session: object, begin: dt.datetime) -> FilmingDay | None:
    """Return the filming day that comes next, today's included."""
    coming = [one for one in filming.all_days(session) if one.at_utc > begin]  # type: ignore[arg-type]
    return coming[-1] if coming else None


def read(store: Store, zone: str, today: dt.date) -> Today:
    """Read what the page shows of a calendar on whose wall clock it is ``today``."""
    now, calendar = store.now(), store.read(settings.get)
    begin = times.to_utc(dt.datetime.combine(today, dt.time()), zone)
    midnight = times.to_utc(dt.datetime.combine(today + dt.timedelta(days=1), dt.time()), zone)
    week = dates.week_of(today, calendar.first_weekday)
    first, end = today - dt.timedelta(days=DAYS_BACK), today + dt.timedelta(days=DAYS_AHEAD)
    tiles = store.read_rows(lambda c: reading.tiles(c, first.isoformat(), end.isoformat()))
    planned = [tile for tile in tiles if tile.day >= week.isoformat()]
    live = store.read(lambda s: lives.next_live(s, now))
    shown = store.read_rows(lambda c: reading.live_tiles(c, week.isoformat(), (week + WEEK).isoformat()))
    wall = times.to_wall(now, zone)
    taken = [dt.datetime.fromisoformat(tile.at[:16]) for tile in planned]
    free = slots.between(calendar.slots, today, today + SLOTS_AHEAD, taken)
    found = Today(
        now=now,
        zone=zone,
        today=today,
        week=week,
        due=store.read(lambda s: reminders.due(s, now)),
        done=store.read(lambda s: reminders.done_between(s, begin, now)),
        missed=store.read(reminders.missed),
        coming=store.read(lambda s: reminders.coming(s, now, midnight)),
        running=store.read(lambda s: first_hour.running(s, now)),
        planned=planned,
        late=[tile for tile in tiles if tile.day < today.isoformat() and tile.stage != Stage.POSTED],
        undated=store.read_rows(reading.unscheduled),
        open_slots=sum(slot.at > wall for slot in free),
        filming=store.read(lambda s: _next_day(s, begin)),
        live=live,
        lines=store.read(lambda s: list_before.of_live(s, live.id or 0)) if live else [],
        live_days={one.day for one in shown},
        season=next(iter(seasons.coming(today, DAYS_AHEAD, calendar.market)), None),
    )
    found.to_film = [tile for tile in found.ahead if Stage(tile.stage) in AWAITS_FILMING]
    return found
