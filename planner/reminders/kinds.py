"""What each kind of reminder is about: its moments, whether it can wait, what it says, and where it is dealt with."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from models import reading
from models.calendar import Calendar
from models.campaign import Campaign
from models.choices import Flag, LiveStage, PermissionState, ReminderKind, Stage, TagKind
from models.creator import Creator, Permission, Sample
from models.filming import FilmingDay
from models.firsthour import FirstHour
from models.hashtag import Hashtag
from models.live import LiveEvent, LiveLine, LiveRun
from models.product import Product, Sku
from models.sound import Sound
from models.video import Video
from planner import times
from planner.calendar.workspace import plain_of
from planner.checks.ruleset import RuleSet
from planner.creators import known, states
from planner.creators.states import SampleDays
from planner.days import seasons
from planner.i18n import N_, _, ngettext
from planner.live import live_run
from planner.shop import known as shop_known
from planner.texts.tagtext import fold, names_of
from planner.video.filming import AWAITS_FILMING

TABLES = (
    Video, LiveEvent, LiveLine, LiveRun, FilmingDay, FirstHour, Campaign, Sound, Hashtag, Creator, Sample, Permission,
    Product, Sku,
)  # fmt: skip
"""A change to one of these may move a reminder."""
DAY = dt.timedelta(days=1)
FAR_DAYS = 3650
"""Days beyond which no stock is looked ahead."""
LONGEST_LIVE = 7 * DAY
"""How long before now a live event may have begun that is not over yet."""
EARLIEST_LINE = 366 * DAY
"""How long before a live event a line of its list may be due."""
NAMED = 3
"""How many sounds and hashtags are named in one reminder."""
OUT = (Stage.SCHEDULED, Stage.POSTED)

About = tuple[int, int, str]
"""The video, the live event, and what else: a line, a filming day, a campaign, a season, or a day."""


class Subject(NamedTuple):
    """What a reminder is about, with its moment in UTC and its zone."""

    title: str
    at_utc: dt.datetime
    zone: str
    video_id: int = 0
    live_id: int = 0
    about: str = ""

    @property
    def key(self) -> About:
        """What tells it from the others of its kind."""
        return self.video_id, self.live_id, self.about


@dataclass(frozen=True)
class Wanted:
    """Which subjects: those of a span (UTC, the first moment left out), or those of some keys."""

    after: dt.datetime
    until: dt.datetime
    keys: frozenset[About] | None = None

    def moments(self, column: Any) -> Any:
        """Return the condition on a column of moments; true where keys are wanted."""
        return (
            column.is_not(None) if self.keys is not None else (column > self.after) & (column <= self.until)
        )

    def ids(self, prefix: str) -> list[int]:
        """Return the numbers of the keys that begin with a word and a colon."""
        found = (about.partition(":") for _video, _live, about in self.keys or ())
        return [int(number) for word, _colon, number in found if word == prefix and number.isdecimal()]

    def holds(self, subject: Subject) -> bool:
        """Whether a subject is one of those."""
        if self.keys is not None:
            return subject.key in self.keys
        return self.after < subject.at_utc <= self.until


class Off(Enum):
    """What a day off and quiet hours do to a reminder."""

    COMES = auto()
    """Nothing: it is about a moment that does not wait."""
    WAITS = auto()
    """It is told of afterwards."""
    DROPS = auto()
    """On a day off it does not come at all; from quiet hours it waits."""


@dataclass(frozen=True)
class Kind:
    """A kind of reminder; its title stands in ``labels.REMINDERS``, its usual time in the presets.

    A text that hangs on the reminder's minutes is a function of these, already translated; ``{title}`` is the subject.
    """

    subjects: Callable[[Session, Calendar, Wanted], Iterable[Subject]] | None
    """None for those that recur by themselves."""
    off: Off = Off.COMES
    line: str | Callable[[int], str] = ""
    """The sentence under the title; without one, the subject with its time."""
    soon: Callable[[int], str] | None = None
    """The title of a notification that then shows the subject and its time."""
    short: Callable[[int], str] | None = None
    """The sentence of a notification, where it is another one than the window's."""
    page: str = "today"
    """The page on which it is dealt with where it is about no single video or live event."""
    own_page: bool = False
    """Whether that page is shown for a single video too."""

    def line_of(self, minutes: int) -> str:
        """Return the sentence under the title, with ``{title}`` for the subject; empty where there is none."""
        return self.line(minutes) if callable(self.line) else self.line and _(self.line)


def _videos(session: Session, wanted: Wanted, *conditions: Any) -> Iterator[Subject]:
    query = select(Video.id, Video.title, Video.at_utc, Video.zone).where(
        *conditions, Video.flag == Flag.NONE
    )
    query = query.where(wanted.moments(col(Video.at_utc)))
    if wanted.keys is not None:
        query = query.where(col(Video.id).in_([video for video, _live, _about in wanted.keys]))
    for found, title, at_utc, zone in session.exec(query):
        if found and at_utc:
            yield Subject(title, at_utc, zone, video_id=found)


def _posts(session: Session, _calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    return _videos(session, wanted, col(Video.stage) != Stage.POSTED)


def _first_hours(session: Session, _calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    """Yield the videos whose comments nobody has begun to answer; of what fell due, those that are out alone."""
    conditions = [col(Video.id).not_in(select(FirstHour.video_id))]
    if wanted.keys is not None:
        conditions.append(col(Video.stage).in_(OUT))
    return _videos(session, wanted, *conditions)


def _to_film(session: Session, _calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    return _videos(session, wanted, col(Video.stage).in_(AWAITS_FILMING))


def _filming_days(session: Session, _calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    query = select(FilmingDay).where(wanted.moments(col(FilmingDay.at_utc)))
    if wanted.keys is not None:
        query = query.where(col(FilmingDay.id).in_(wanted.ids("filming")))
    for day in session.exec(query):
        yield Subject(day.name, day.at_utc, day.zone, about=f"filming:{day.id}")


def _lives(session: Session, wanted: Wanted, slack: Wanted) -> Iterable[LiveEvent]:
    query = select(LiveEvent).where(slack.moments(col(LiveEvent.at_utc)))
    if wanted.keys is not None:
        query = query.where(col(LiveEvent.id).in_([live for _video, live, _about in wanted.keys]))
    return session.exec(query)


def _live_events(session: Session, _calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    kept = live_run.by_live(session)
    for live in _lives(session, wanted, wanted):
        run = live_run.real(live, kept.get(live.id or 0))
        if live.stage is not LiveStage.DONE and (run is None or run.over is None):
            yield Subject(live.name, live.at_utc, live.zone, live_id=live.id or 0)


def _ends(session: Session, _calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    """Yield the ends of live events."""
    for live in _lives(
        session, wanted, Wanted(_earlier(wanted.after, LONGEST_LIVE), wanted.until, wanted.keys)
    ):
        end = live.at_utc + dt.timedelta(minutes=live.minutes)
        subject = Subject(live.name, end, live.zone, live_id=live.id or 0)
        if wanted.holds(subject):
            yield subject


def _lines(session: Session, _calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    """Yield what is not done yet of the lists before live events, each at its own time."""
    later = Wanted(wanted.after, _later(wanted.until, EARLIEST_LINE), wanted.keys)
    lives = {live.id: live for live in _lives(session, wanted, later)}
    if not lives:
        return
    query = select(LiveLine).where(col(LiveLine.live_id).in_(lives), col(LiveLine.done_utc).is_(None))
    for line in session.exec(query):
        live = lives[line.live_id]
        at_utc = times.before(live.at_utc, line.minutes, times.usable(live.zone))
        title = f"{live.name}: {line.text}"
        subject = Subject(title, at_utc, live.zone, live_id=line.live_id, about=f"line:{line.id}")
        if wanted.holds(subject):
            yield subject


def _preparations(session: Session, calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    """Yield the days on which seasons and campaigns should be begun, at midnight."""
    zone = calendar.zone
    days = int(RuleSet(calendar.rule_changes, calendar.packs)["CAL005"].number("prepare_days")) * DAY
    first, last = _dates(wanted, zone)
    before = first - 2 * DAY + days
    for season in seasons.coming(before, (last - first).days + 4, calendar.market):
        about = f"season:{season.key}-{season.day.year}"
        subject = Subject(season.label, _midnight(season.day - days, zone), zone, about=about)
        if wanted.holds(subject):
            yield subject
    for campaign in session.exec(select(Campaign).where(col(Campaign.preparation).is_not(None))):
        if campaign.preparation:
            at_utc = _midnight(campaign.preparation, zone)
            subject = Subject(campaign.name, at_utc, zone, about=f"campaign:{campaign.id}")
            if wanted.holds(subject):
                yield subject


def _cold(session: Session, calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    """Yield a day for each on which sounds or hashtags of coming videos stop to count as hot, at midnight."""
    zone, rules = calendar.zone, RuleSet(calendar.rule_changes, calendar.packs)
    first, last = _dates(wanted, zone)
    hot = {code: int(rules[code].number("max_age_days")) + 1 for code in ("SND002", "TAG009")}

    def seen(column: Any, code: str) -> Any:
        return (column >= first - hot[code] * DAY - DAY) & (column <= last - hot[code] * DAY + DAY)

    coming = (col(Video.stage) != Stage.POSTED) & (col(Video.flag) == Flag.NONE) & col(Video.at).is_not(None)
    by_day: dict[dt.date, list[str]] = {}
    used = select(Video.sound_id).where(coming, col(Video.sound_id).is_not(None))
    sounds = select(Sound).where(
        col(Sound.trending), seen(col(Sound.last_seen), "SND002"), col(Sound.id).in_(used)
    )
    for sound in session.exec(sounds):
        if sound.last_seen:
            by_day.setdefault(sound.last_seen + hot["SND002"] * DAY, []).append(sound.title)
    tags = select(Hashtag).where(Hashtag.kind == TagKind.TRENDING, seen(col(Hashtag.last_seen), "TAG009"))
    found = session.exec(tags).all()
    if found:
        posts = session.exec(select(Video.caption, Video.hashtags).where(coming))
        on_videos = {fold(name) for caption, tags in posts for name in names_of(caption, tags)}
        for tag in found:
            if tag.last_seen and tag.name in on_videos:
                by_day.setdefault(tag.last_seen + hot["TAG009"] * DAY, []).append(f"#{tag.name}")
    for day, names in sorted(by_day.items()):
        more = f" +{len(names) - NAMED}" if len(names) > NAMED else ""
        subject = Subject(
            ", ".join(names[:NAMED]) + more, _midnight(day, zone), zone, about=f"seen:{day:%Y%m%d}"
        )
        if wanted.holds(subject):
            yield subject


def _low_stock(session: Session, calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    """Yield the day on which a product falls below its buffer, as normal days sell it; the next one where it has."""
    connection, zone = plain_of(session), calendar.zone
    counted = reading.last_counted(connection)
    for product in (
        shop_known.load(connection, times.to_wall(wanted.until, zone).date()).products if counted else ()
    ):
        at, stock, buffer = counted.get(product.id), product.stock, product.buffer or 1
        if at is None or stock is None:
            continue
        days = 1
        if stock >= buffer:
            if not product.daily_orders:
                continue
            days = min(FAR_DAYS, max(1, int((stock - buffer) // product.daily_orders) + 1))
        day = times.to_wall(dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC), zone).date() + days * DAY
        title = _("{product}: {n} counted").format(product=product.name, n=stock)
        subject = Subject(title, _midnight(day, zone), zone, about=f"stock:{product.id}-{day:%Y%m%d}")
        if wanted.holds(subject):
            yield subject


def _samples(session: Session, calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    """Yield the days on which videos of samples are due, at midnight, of those that have none yet."""
    number = RuleSet(calendar.rule_changes, calendar.packs)["CRE005"].number
    days = SampleDays(*(int(number(f"{part}_days")) for part in SampleDays._fields))
    for creator in known.load(plain_of(session)).creators:
        for sent in creator.samples:
            due = None if sent.posted else states.sample_due(sent, days)
            if due is None:
                continue
            title, about = f"@{creator.handle}: {sent.product}", f"sample:{sent.id}"
            subject = Subject(title, _midnight(due, calendar.zone), calendar.zone, about=about)
            if wanted.holds(subject):
                yield subject


def _rights(session: Session, calendar: Calendar, wanted: Wanted) -> Iterator[Subject]:
    """Yield the last days of granted permissions and of their ad codes, at midnight; never a code itself."""
    found = known.load(plain_of(session))
    given = [(f"@{one.handle}", allowed) for one in found.creators for allowed in one.allowances]
    given += [(f"@{allowed.handle}" if allowed.handle else allowed.link, allowed) for allowed in found.others]
    for whose, allowed in given:
        if allowed.state is not PermissionState.GRANTED:
            continue
        for end, words, about in (
            (allowed.until, _("permission of {handle}"), f"right:{allowed.id}"),
            (allowed.ad_end, _("ad code of {handle}"), f"code:{allowed.id}"),
        ):
            if end:
                title, moment = words.format(handle=whose), _midnight(end, calendar.zone)
                subject = Subject(title, moment, calendar.zone, about=about)
                if wanted.holds(subject):
                    yield subject


def _dates(wanted: Wanted, zone: str) -> tuple[dt.date, dt.date]:
    return times.to_wall(wanted.after, zone).date(), times.to_wall(wanted.until, zone).date()


def _midnight(day: dt.date, zone: str) -> dt.datetime:
    return times.to_utc(dt.datetime.combine(day, dt.time()), zone)


def _earlier(moment: dt.datetime, by: dt.timedelta) -> dt.datetime:
    return max(moment, dt.datetime.min.replace(tzinfo=dt.UTC) + by) - by


def _later(moment: dt.datetime, by: dt.timedelta) -> dt.datetime:
    return min(moment, dt.datetime.max.replace(tzinfo=dt.UTC) - by) + by


def _sample_line(minutes: int) -> str:
    if minutes > 0:
        return _("{title}: its video is due soon")
    return _("{title}: its video is due today")


def _rights_line(minutes: int) -> str:
    days = -(-minutes // (24 * 60))
    if days <= 0:
        return _("Last day: {title}")
    return ngettext("In {n} day: {title} ends", "In {n} days: {title} ends", days).replace("{n}", str(days))


def _trend_line(minutes: int) -> str:
    return ngettext(
        "{n} minute in the Trending tab and your niche tags",
        "{n} minutes in the Trending tab and your niche tags",
        minutes,
    ).format(n=minutes)


def _trend_short(minutes: int) -> str:
    return ngettext("{n} minute for the Trending tab", "{n} minutes for the Trending tab", minutes).format(
        n=minutes
    )


def _review_line(minutes: int) -> str:
    return ngettext(
        "{n} minute for the hooks and hashtags of the coming week",
        "{n} minutes for the hooks and hashtags of the coming week",
        minutes,
    ).format(n=minutes)


def _after_line(minutes: int) -> str:
    if minutes:
        return _("{title}: note orders and revenue, cut clips")
    return _("{title}: answer what is left, and thank those who bought")


KINDS = {
    ReminderKind.TREND_CHECK: Kind(None, Off.DROPS, _trend_line, short=_trend_short, page="trend"),
    ReminderKind.POST: Kind(_posts, soon=lambda minutes: _("Post soon") if minutes else _("Time to post")),
    ReminderKind.FIRST_HOUR: Kind(
        _first_hours,
        line=N_("The first hour counts most for “{title}”"),
        page="firsthour",
        own_page=True,
    ),
    ReminderKind.FILM: Kind(_to_film, Off.WAITS),
    ReminderKind.FILMING_DAY: Kind(_filming_days, page="filming"),
    ReminderKind.LIVE: Kind(_live_events, soon=lambda _minutes: _("Live event soon")),
    ReminderKind.LIVE_LINE: Kind(_lines, line="{title}"),
    ReminderKind.LIVE_AFTER: Kind(_ends, line=_after_line),
    ReminderKind.WEEKLY_REVIEW: Kind(None, Off.WAITS, _review_line, page="review"),
    ReminderKind.SEASON: Kind(_preparations, Off.WAITS, "{title}", page="campaigns"),
    ReminderKind.SEEN_AGAIN: Kind(_cold, Off.WAITS, N_("{title}: still trending?"), page="trend"),
    ReminderKind.LOW_STOCK: Kind(
        _low_stock, Off.WAITS, N_("{title}, below the buffer by a normal day’s orders"), page="products"
    ),
    ReminderKind.SAMPLE_DUE: Kind(_samples, Off.WAITS, _sample_line, page="creators"),
    ReminderKind.RIGHTS_END: Kind(_rights, Off.WAITS, _rights_line, page="creators"),
    ReminderKind.OWN: Kind(None, Off.WAITS, N_("Your own reminder"), page="reminders"),
}
"""All kinds, in the order in which Settings shows them."""
