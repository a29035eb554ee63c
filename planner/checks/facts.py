"""All that a rule may look at, loaded for many videos by a fixed number of queries."""

import datetime as dt
import json
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from models import reading
from models.choices import (
    Account,
    BrandRuleKind,
    Disclosure,
    Licence,
    Origin,
    Partnership,
    Severity,
    Stage,
    TagKind,
)
from models.records import Beat, Segment, beats_from_json, segments_from_json
from planner import times
from planner.checks.ruleset import RuleSet
from planner.texts import phrases as words
from planner.texts.beats import kinds_of
from planner.texts.tagtext import PostTag, fold, names_of, of_post

EARLIER = dt.timedelta(days=14)
"""How far back a rule may look over the videos before one."""
LAST = 10
"""How many videos before one a rule may look at, however long ago they are."""
CLEARED = (Licence.COMMERCIAL, Licence.OWN)
"""The licences under which a sound may be used to sell."""
PLAN_BEFORE, PLAN_AFTER = dt.timedelta(days=35), dt.timedelta(days=100)
"""The stretch around today that rules about the whole plan look at."""


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """The sound of a video."""

    id: int
    title: str
    licence: Licence = Licence.UNKNOWN
    trending: bool = False
    last_seen: dt.date | None = None


@dataclass(frozen=True, slots=True)
class FormatFacts:
    """The content format of a video: its key, the kinds of beat it needs, its own target in seconds."""

    key: str
    needs: tuple[str, ...] = ()
    min_s: float | None = None
    max_s: float | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What the rules look at in another video on the calendar; ``tags`` are folded."""

    id: int
    title: str
    at_utc: dt.datetime
    hook: str = ""
    tags: tuple[str, ...] = ()
    product: str = ""
    sound: int | None = None
    trending: bool = False
    format: str = ""


@dataclass(frozen=True)
class Timeline:
    """Videos in order of time, shared by all whose neighbours they are."""

    order: Sequence[Neighbour] = ()

    @cached_property
    def place(self) -> Mapping[int, int]:
        """Where each video stands, by id."""
        return {neighbour.id: at for at, neighbour in enumerate(self.order)}

    @cached_property
    def instants(self) -> Sequence[dt.datetime]:
        """The moments of all, in order."""
        return [neighbour.at_utc for neighbour in self.order]


@dataclass(frozen=True, slots=True)
class LibraryTag:
    """A hashtag of the library."""

    kind: TagKind
    last_seen: dt.date | None = None


@dataclass(frozen=True)
class BrandRuleFacts:
    """A rule of the brand's own; see models.brandrule."""

    id: int
    kind: BrandRuleKind
    words: tuple[str, ...]
    fields: tuple[str, ...]
    instead: str = ""
    most: int = 0
    formats: tuple[str, ...] = ()
    severity: Severity = Severity.FIX
    message: str = ""

    @property
    def code(self) -> str:
        """What reviewers call it by: BRAND001 and so on."""
        return f"BRAND{self.id:03}"


@dataclass(frozen=True)
class CalendarFacts:
    """What holds for the whole calendar. ``now`` is UTC; ``tags`` is keyed by folded name."""

    now: dt.datetime
    zone: str = "UTC"
    account: Account = Account.PERSONAL
    language: str = "en"
    brand: str = ""
    market: str = ""
    tags: Mapping[str, LibraryTag] = field(default_factory=dict)
    rules: RuleSet = field(default_factory=RuleSet)
    brand_rules: tuple[BrandRuleFacts, ...] = ()
    max_length: float | None = None
    slots: tuple[tuple[int, dt.time], ...] = ()
    """The rhythm: weekday (0 is Monday) and wall-clock time of each slot of a week."""
    active_hours: frozenset[int] = frozenset()
    """The hours of the calendar's day at which the audience is active; empty where nobody knows."""
    sound_reasons: bool = True
    """Whether some video says why its sound fits, or none has a sound at all."""

    @cached_property
    def today(self) -> dt.date:
        """The date on the calendar's own wall clock."""
        return times.to_wall(self.now, self.zone).date()

    @cached_property
    def words_per_second(self) -> float:
        """How fast the calendar's language is spoken in a short video."""
        return self.rules.shared(f"words_per_second_{self.language}")

    def of_kind(self, kind: TagKind) -> tuple[str, ...]:
        """Return the library's hashtags of a kind, the one seen last first, then in the library's order."""
        return self._by_kind.get(kind, ())

    def kind_of(self, name: str) -> TagKind | None:
        """Return what a folded hashtag is for; None if nobody knows.

        The rule set's list of generic ones outdoes the library, but for the brand's own.
        """
        known = self.tags.get(name)
        if known and known.kind is TagKind.BRAND:
            return TagKind.BRAND
        if self._is_generic(name):
            return TagKind.GENERIC
        return known.kind if known else None

    @cached_property
    def _is_generic(self) -> Callable[[str], bool]:
        return words.names(map(fold, self.rules.shared_words("generic")))

    @cached_property
    def _by_kind(self) -> Mapping[TagKind, tuple[str, ...]]:
        found: dict[TagKind, list[str]] = {}
        for name in sorted(
            self.tags, key=lambda name: self.tags[name].last_seen or dt.date.min, reverse=True
        ):
            kind = self.kind_of(name)
            if kind:
                found.setdefault(kind, []).append(name)
        return {kind: tuple(names) for kind, names in found.items()}


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """A video as the rules see it. Lengths in seconds; ``at`` is wall clock; hashtags without #, as typed."""

    calendar: CalendarFacts
    id: int = 0
    row: int | None = None
    """The row of the table that it was read from, 1 for the first; None in a calendar file."""
    title: str = ""
    stage: Stage = Stage.IDEA
    at: dt.datetime | None = None
    zone: str = ""
    at_utc: dt.datetime | None = None
    product: str = ""
    product_link: bool = False
    hook: str = ""
    overlay: str = ""
    shows_product: bool = False
    shows_result: bool = False
    shows_motion: bool = False
    shows_overlay: bool = False
    length: float | None = None
    beats: tuple[Beat, ...] = ()
    script: str = ""
    sound: SoundFacts | None = None
    sound_reason: str = ""
    voice_over: bool = False
    caption: str = ""
    hashtags: tuple[str, ...] = ()
    """Those behind the caption; ``tags`` are all that the post has."""
    cta: str = ""
    notes: str = ""
    format: FormatFacts | None = None
    overlay_x: float | None = None
    overlay_y: float | None = None
    origin: Origin = Origin.OWN
    permission: str = ""
    partnership: Partnership = Partnership.NONE
    disclosure: Disclosure = Disclosure.NONE
    meant_for_ad: bool = False
    made_with_ai: bool = False
    ai_label: bool = False
    live_id: int | None = None
    timeline: Timeline = Timeline()
    """The videos around it, itself among them; without a date it is on none."""
    tags: tuple[PostTag, ...] = field(init=False, default=())
    """All hashtags of the post: those in the caption's text, then those behind it."""

    def __post_init__(self) -> None:
        """Find the hashtags of the post once, since a dozen rules look at them."""
        object.__setattr__(self, "tags", of_post(self.caption, self.hashtags))

    @property
    def before(self) -> Neighbour | None:
        """The video planned just before."""
        at = self.timeline.place.get(self.id)
        return self.timeline.order[at - 1] if at else None

    @property
    def after(self) -> Neighbour | None:
        """The video planned just after."""
        at = self.timeline.place.get(self.id)
        order = self.timeline.order
        return order[at + 1] if at is not None and at + 1 < len(order) else None

    def last(self, most: int) -> Sequence[Neighbour]:
        """Return up to ``most`` (at most LAST) videos before this one, in order of time."""
        at = self.timeline.place.get(self.id, 0)
        return self.timeline.order[max(0, at - most) : at]

    def since(self, days: float) -> Sequence[Neighbour]:
        """Return the videos of the ``days`` (at most EARLIER) before this one, in order of time."""
        at = self.timeline.place.get(self.id, 0)
        if not at or self.at_utc is None:
            return ()
        return self.timeline.order[
            bisect_left(self.timeline.instants, self.at_utc - dt.timedelta(days=days), 0, at) : at
        ]

    @property
    def folded_tags(self) -> tuple[str, ...]:
        """All hashtags of the post as the library knows them, in order."""
        return tuple(tag.folded for tag in self.tags)

    def kind_of(self, tag: str) -> TagKind | None:
        """Return what a hashtag is for, however it is spelled; None if nobody knows."""
        return self.calendar.kind_of(fold(tag))

    @property
    def sells(self) -> bool:
        """Whether its sound must be cleared for selling."""
        return self.product_link or self.calendar.account is not Account.PERSONAL

    @property
    def hook_beat(self) -> Beat | None:
        """The beat that is named as the hook, else the first; None where no beats are planned."""
        named = (beat for beat in self.beats if "hook" in kinds_of(beat.name, ""))
        return next(named, self.beats[0] if self.beats else None)

    @property
    def hook_seconds(self) -> float:
        """How long the hook beat lasts, or usually does where none with a length is planned."""
        beat = self.hook_beat
        if beat and beat.end > beat.start:
            return beat.end - beat.start
        return self.calendar.rules.shared("default_hook_beat_s")

    @property
    def day(self) -> dt.date:
        """The day of posting, or the calendar's today for a video without a date."""
        return self.at.date() if self.at else self.calendar.today


@dataclass(frozen=True, slots=True)
class Planned:
    """A video in the plan as a whole: when, on its wall clock, and all its texts."""

    id: int
    at: dt.datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The plan as a whole: all videos with a date around today, in order of time."""

    calendar: CalendarFacts
    planned: tuple[Planned, ...] = ()


@dataclass(frozen=True, slots=True)
class LiveFacts:
    """A live event as the rules see it; ``at`` is wall clock, ``teasers`` are the videos that announce it."""

    calendar: CalendarFacts
    id: int
    name: str
    at: dt.datetime
    zone: str
    at_utc: dt.datetime
    minutes: int = 60
    description: str = ""
    products: tuple[str, ...] = ()
    offer: str = ""
    subscribers_told: bool = False
    run: tuple[Segment, ...] = ()
    teasers: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class WaiverFacts:
    """A finding that somebody decided to live with, in a video, a live event or the plan; see models.waiver."""

    id: int
    video_id: int | None
    code: str
    about: str
    reason: str
    until: dt.date | None = None
    live_id: int | None = None

    def holds(self, today: dt.date) -> bool:
        """Whether it is not over yet."""
        return self.until is None or self.until >= today


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """A waiver as the rules about waivers see it: of whom, and whether there was anything to waive."""

    calendar: CalendarFacts
    waiver: WaiverFacts
    matched: bool


def load_calendar(connection: sqlite3.Connection, now: dt.datetime) -> CalendarFacts:
    """Return what holds for the calendar; ``now`` is UTC."""
    row = reading.settings_row(connection)
    brand = tuple(filter(None, map(_brand_rule, reading.brand_rules(connection))))
    return CalendarFacts(
        now=now,
        zone=row.get("zone") or "UTC",
        account=Account(row.get("account") or Account.PERSONAL),
        language=row.get("language") or "en",
        brand=row.get("brand") or "",
        market=row.get("market") or "",
        tags={
            name: LibraryTag(TagKind(kind), _date(seen)) for name, kind, seen in reading.library(connection)
        },
        rules=RuleSet(
            json.loads(row.get("rule_changes") or "{}"),
            json.loads(row.get("packs") or "[]"),
            {rule.code: rule.severity for rule in brand},
        ),
        brand_rules=brand,
        max_length=row.get("max_length"),
        slots=tuple(
            sorted(
                (slot["weekday"], dt.time.fromisoformat(slot["time"]))
                for slot in json.loads(row.get("slots") or "[]")
            )
        ),
        active_hours=frozenset(json.loads(row.get("active_hours") or "[]")),
        sound_reasons=reading.sound_reasons(connection),
    )


def load_plan(connection: sqlite3.Connection, calendar: CalendarFacts) -> PlanFacts:
    """Return the plan as a whole, around the calendar's today."""
    first, end = calendar.today - PLAN_BEFORE, calendar.today + PLAN_AFTER
    rows = reading.planned(connection, first.isoformat(), end.isoformat())
    return PlanFacts(calendar, tuple(Planned(i, dt.datetime.fromisoformat(at), text) for i, at, text in rows))


def load_lives(connection: sqlite3.Connection, calendar: CalendarFacts) -> list[LiveFacts]:
    """Return the live events that are still to come."""
    rows = reading.live_rows(connection, _sql(calendar.now))
    teasers: dict[int, list[Neighbour]] = {}
    for live, id_, title, at_utc in reading.teasers(connection) if rows else ():
        if at_utc:
            teasers.setdefault(live, []).append(Neighbour(id_, title, _utc(at_utc)))
    return [
        LiveFacts(
            calendar, id_, name, dt.datetime.fromisoformat(at), times.usable(zone, calendar.zone), _utc(at_utc),
            minutes, description,
            tuple(json.loads(products)), offer, bool(told), segments_from_json(json.loads(run)),
            tuple(teasers.get(id_, ())),
        )
        for id_, name, at, zone, at_utc, minutes, description, products, offer, told, run in rows
    ]  # fmt: skip


def load_waivers(connection: sqlite3.Connection) -> list[WaiverFacts]:
    """Return every waiver of the calendar."""
    return [
        WaiverFacts(id_, video, code, about, reason, dt.date.fromisoformat(until) if until else None, live)
        for id_, video, live, code, about, reason, until in reading.waiver_rows(connection)
    ]


def _brand_rule(row: tuple[Any, ...]) -> BrandRuleFacts | None:
    """Return a rule of the brand's own; one that looks for nothing or nowhere is none."""
    id_, kind, listed, instead, most, fields, formats, severity, message = row
    if "[]" in (listed, fields):
        return None
    return BrandRuleFacts(
        id_, BrandRuleKind(kind), tuple(json.loads(listed)), tuple(json.loads(fields)), instead, most,
        tuple(json.loads(formats)), Severity(severity), message,
    )  # fmt: skip


def load(
    connection: sqlite3.Connection,
    calendar: CalendarFacts,
    *,
    ids: Sequence[int] | None = None,
    days: tuple[str, str] | None = None,
) -> list[VideoFacts]:
    """Return the facts of all videos, of some ids, or of the ISO days from the first to before the second."""
    rows = reading.fact_rows(connection, ids=ids, days=days)
    moments = [row[_AT_UTC] for row in rows if row[_AT_UTC]]
    timeline = Timeline()
    if moments:
        first, last = _utc(min(moments)) - EARLIER, _utc(max(moments)) + dt.timedelta(hours=24)
        around = reading.near(connection, _sql(first), _sql(last), LAST)
        timeline = Timeline([_neighbour(near) for near in around])
    return [_video(row, calendar, timeline) for row in rows]


def with_neighbours(videos: Iterable[VideoFacts]) -> list[VideoFacts]:
    """Give each video all of these as its timeline, for a plan that is in no calendar file."""
    videos = list(videos)
    order = [
        Neighbour(
            video.id, video.title, video.at_utc, video.hook, video.folded_tags, video.product,
            video.sound.id if video.sound else None, bool(video.sound and video.sound.trending),
            video.format.key if video.format else "",
        )
        for video in videos
        if video.at_utc
    ]  # fmt: skip
    timeline = Timeline(sorted(order, key=lambda neighbour: (neighbour.at_utc, neighbour.id)))
    return [replace(video, timeline=timeline) for video in videos]


def _neighbour(near: reading.Near) -> Neighbour:
    return Neighbour(
        near.id, near.title, _utc(near.at_utc), near.hook,
        tuple(map(fold, names_of(near.tagged, json.loads(near.hashtags)))), near.product,
        near.sound_id, bool(near.trending), near.format or "",
    )  # fmt: skip


_AT_UTC = reading.FACT_COLUMNS.index("at_utc")


def _video(row: tuple[Any, ...], calendar: CalendarFacts, timeline: Timeline) -> VideoFacts:
    (
        id_, title, stage, at, zone, at_utc, product, product_link, hook, overlay, shows_product,
        shows_result, shows_motion, shows_overlay, length, beats, script, sound_id, sound_reason,
        voice_over, caption, hashtags, cta, notes, overlay_x, overlay_y, origin, permission, partnership,
        disclosure, meant_for_ad, made_with_ai, ai_label, live_id, format_, needs, min_s, max_s, sound, licence,
        trending, seen,
    ) = row  # fmt: skip
    zone, wall = zone and times.usable(zone, calendar.zone), dt.datetime.fromisoformat(at) if at else None
    moment = _utc(at_utc) if wall and at_utc else None
    if wall and moment is None:  # damage: it follows from the other two
        moment = times.to_utc(wall, times.usable(zone, calendar.zone))
    return VideoFacts(
        calendar=calendar,
        id=id_,
        title=title,
        stage=Stage(stage),
        at=wall,
        zone=zone,
        at_utc=moment,
        product=product,
        product_link=bool(product_link),
        hook=hook,
        overlay=overlay,
        shows_product=bool(shows_product),
        shows_result=bool(shows_result),
        shows_motion=bool(shows_motion),
        shows_overlay=bool(shows_overlay),
        length=length,
        beats=beats_from_json(json.loads(beats)),
        script=script,
        sound=SoundFacts(sound_id, sound, Licence(licence), bool(trending), _date(seen))
        if sound_id and licence is not None
        else None,
        sound_reason=sound_reason,
        voice_over=bool(voice_over),
        caption=caption,
        hashtags=tuple(json.loads(hashtags)),
        cta=cta,
        notes=notes,
        overlay_x=overlay_x,
        overlay_y=overlay_y,
        origin=Origin(origin),
        permission=permission,
        partnership=Partnership(partnership),
        disclosure=Disclosure(disclosure),
        meant_for_ad=bool(meant_for_ad),
        made_with_ai=bool(made_with_ai),
        ai_label=bool(ai_label),
        live_id=live_id,
        timeline=timeline,
        format=FormatFacts(format_, tuple(json.loads(needs)), min_s, max_s) if format_ else None,
    )


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def _sql(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
