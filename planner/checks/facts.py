"""All that a rule may look at, loaded for many videos by a fixed number of queries."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from models import reading
from models.choices import Account, Licence, Stage, TagKind
from models.records import Beat, beats_from_json
from planner import times
from planner.beats import kinds_of
from planner.checks import words
from planner.checks.ruleset import RuleSet
from planner.tagtext import fold


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
    """The video planned just before or after another."""

    id: int
    title: str
    at_utc: dt.datetime


@dataclass(frozen=True, slots=True)
class LibraryTag:
    """A hashtag of the library."""

    kind: TagKind
    last_seen: dt.date | None = None


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
    cta: str = ""
    notes: str = ""
    format: FormatFacts | None = None
    before: Neighbour | None = None
    after: Neighbour | None = None

    @property
    def folded_tags(self) -> tuple[str, ...]:
        """The hashtags as the library knows them, in order."""
        return tuple(map(fold, self.hashtags))

    def kind_of(self, tag: str) -> TagKind | None:
        """Return what a hashtag is for, however it is spelled; None if nobody knows."""
        return self.calendar.kind_of(fold(tag))

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


def load_calendar(connection: sqlite3.Connection, now: dt.datetime) -> CalendarFacts:
    """Return what holds for the calendar; ``now`` is UTC."""
    row = reading.settings_row(connection)
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
        rules=RuleSet(json.loads(row.get("rule_changes") or "{}")),
    )


def load(
    connection: sqlite3.Connection,
    calendar: CalendarFacts,
    *,
    ids: Sequence[int] | None = None,
    days: tuple[str, str] | None = None,
) -> list[VideoFacts]:
    """Return the facts of all videos, of some ids, or of the ISO days from the first to before the second."""
    videos = [_video(row, calendar) for row in reading.fact_rows(connection, ids=ids, days=days)]
    moments = [video.at_utc for video in videos if video.at_utc]
    if not moments:
        return videos
    hour = dt.timedelta(hours=24)
    around = reading.instants(connection, _sql(min(moments) - hour), _sql(max(moments) + hour))
    return with_neighbours(videos, [Neighbour(i, title, _utc(at)) for i, title, at in around])


def with_neighbours(
    videos: Iterable[VideoFacts], order: Sequence[Neighbour] | None = None
) -> list[VideoFacts]:
    """Give each video the ones before and after it; ``order`` is all videos by time; None: these."""
    videos = list(videos)
    if order is None:
        order = sorted(
            (Neighbour(v.id, v.title, v.at_utc) for v in videos if v.at_utc), key=lambda n: (n.at_utc, n.id)
        )
    place = {neighbour.id: at for at, neighbour in enumerate(order)}
    found = []
    for video in videos:
        at = place.get(video.id)
        if at is not None:
            before = order[at - 1] if at else None
            after = order[at + 1] if at + 1 < len(order) else None
            found.append(replace(video, before=before, after=after))
        else:
            found.append(video)
    return found


def _video(row: tuple[Any, ...], calendar: CalendarFacts) -> VideoFacts:
    (
        id_, title, stage, at, zone, at_utc, product, product_link, hook, overlay, shows_product,
        shows_result, shows_motion, shows_overlay, length, beats, script, sound_id, sound_reason,
        voice_over, caption, hashtags, cta, notes, format_, needs, min_s, max_s, sound, licence,
        trending, seen,
    ) = row  # fmt: skip
    return VideoFacts(
        calendar=calendar,
        id=id_,
        title=title,
        stage=Stage(stage),
        at=dt.datetime.fromisoformat(at) if at else None,
        zone=zone,
        at_utc=_utc(at_utc) if at_utc else None,
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
        if sound_id
        else None,
        sound_reason=sound_reason,
        voice_over=bool(voice_over),
        caption=caption,
        hashtags=tuple(json.loads(hashtags)),
        cta=cta,
        notes=notes,
        format=FormatFacts(format_, tuple(json.loads(needs)), min_s, max_s) if format_ else None,
    )


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def _sql(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
