"""All that a rule may look at, loaded for many videos by a fixed number of queries."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from models.choices import (
    Account,
    BrandRuleKind,
    Disclosure,
    Flag,
    Licence,
    Origin,
    Partnership,
    Severity,
    Stage,
    TagKind,
)
from models.records import Beat, Segment
from planner import times
from planner.checks.ruleset import RuleSet
from planner.creators.known import Allowance, Creators, KnownCreator
from planner.creators.states import SampleDays
from planner.shop.known import Known, Shop
from planner.shop.prices import Ladder
from planner.texts import openings, phrases
from planner.texts.beats import kinds_of
from planner.texts.spoken import Pace
from planner.texts.tagtext import PostTag, fold, of_post

EARLIER = dt.timedelta(days=14)
"""How far back a rule may look over the videos before one."""
LAST = 10
"""How many videos before one a rule may look at, however long ago they are."""
CLEARED = (Licence.COMMERCIAL, Licence.OWN)
"""The licences under which a sound may be used to sell."""
GREETED_WITH = ("greetings", "addressees", "not_openings")
"""The lists of HOOK003 by which all rules read how a text opens."""
REMEMBERED = 64
"""Texts of which a calendar remembers how they open: several rules ask about one."""
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
    shop: Shop = field(default_factory=Shop)
    """The products; those of a table are none."""
    creators: Creators = field(default_factory=Creators)
    """The creators and what they allow; those of a table are none."""
    carried: frozenset[str] | None = None
    """The fields for which a plan has a column; None for a calendar, which has them all."""

    @cached_property
    def today(self) -> dt.date:
        """The date on the calendar's own wall clock."""
        return times.to_wall(self.now, self.zone).date()

    @cached_property
    def sample_days(self) -> SampleDays:
        """The market's rule for the videos of samples, in days."""
        number = self.rules["CRE005"].number
        return SampleDays(*(int(number(name)) for name in ("free_days", "refundable_days", "soon_days")))

    @cached_property
    def brisk(self) -> Pace:
        """How fast a text can be spoken and still be understood."""
        return self._pace("brisk")

    @cached_property
    def unhurried(self) -> Pace:
        """How fast people talk with each other."""
        return self._pace("unhurried")

    def _pace(self, name: str) -> Pace:
        return Pace(*(self.rules.shared(f"{name}_{part}") for part in Pace._fields))

    def opening(self, text: str) -> openings.Opening:
        """Return how a text opens, by whom one greets and with which words in this calendar."""
        known = self._openings
        if text not in known:
            if len(known) >= REMEMBERED:
                known.clear()
            known[text] = openings.Opening(text, self._words_of_openings.__getitem__)
        return known[text]

    @cached_property
    def _openings(self) -> dict[str, openings.Opening]:
        return {}

    @cached_property
    def _words_of_openings(self) -> Mapping[str, phrases.Phrases]:
        own = self.rules["HOOK003"]
        listed = {kind: own.built(kind, openings.vocabulary) for kind in GREETED_WITH}
        return {**openings.all_words(), **listed}

    def greets(self, spoken: tuple[str, ...]) -> bool:
        """Whether words, runs of letters as one, begin with a greeting."""
        return openings.greets(spoken, self._words_of_openings["greetings"])

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
        return phrases.names(map(fold, self.rules.shared_words("generic")))

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
    creator: str = ""
    """The handle of the creator, without @."""
    permission: str = ""
    partnership: Partnership = Partnership.NONE
    disclosure: Disclosure = Disclosure.NONE
    meant_for_ad: bool = False
    made_with_ai: bool = False
    ai_label: bool = False
    live_id: int | None = None
    labels: tuple[str, ...] = ()
    flag: Flag = Flag.NONE
    timeline: Timeline = Timeline()
    """The videos around it, itself among them; without a date it is on none."""
    tags: tuple[PostTag, ...] = field(init=False, default=())
    """All hashtags of the post: those in the caption's text, then those behind it."""

    def __post_init__(self) -> None:
        """Find the hashtags of the post once, since a dozen rules look at them."""
        object.__setattr__(self, "tags", of_post(self.caption, self.hashtags))

    @property
    def looked_at(self) -> bool:
        """Whether the rules look at it: not once it is posted, nor while it is on hold or cancelled."""
        return self.stage is not Stage.POSTED and self.flag is Flag.NONE

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
        """Whether its sound must be cleared for selling; what is disclosed as promotion is selling."""
        return (
            self.product_link
            or self.calendar.account is not Account.PERSONAL
            or self.disclosure is not Disclosure.NONE
            or self.partnership is not Partnership.NONE
        )

    @property
    def is_anothers(self) -> bool:
        """Whether somebody else made it, by its maker or its format: it is posted with a permission alone."""
        return self.origin is not Origin.OWN or self.is_a_customers

    @property
    def is_a_customers(self) -> bool:
        """Whether a customer made it, by its maker or its format."""
        by_format = self.format is not None and self.format.key == "customer-video"
        return self.origin is Origin.CUSTOMER or (self.origin is Origin.OWN and by_format)

    @property
    def allowed(self) -> tuple[Allowance, ...]:
        """What is noted of permissions to use it: given, asked for or refused."""
        return self.calendar.creators.allowed_for(self.id, self.creator)

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
class ProductFacts:
    """A product as the rules see it, with what is left of its price; None where it has no price."""

    calendar: CalendarFacts
    product: Known
    ladder: Ladder | None = None
    sizes: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """Width and height in px of its pictures that lie on this computer, by their place."""

    @property
    def id(self) -> int:
        """The product's id."""
        return self.product.id


@dataclass(frozen=True, slots=True)
class CreatorFacts:
    """A creator as the rules see it."""

    calendar: CalendarFacts
    creator: KnownCreator

    @property
    def id(self) -> int:
        """The creator's id."""
        return self.creator.id


@dataclass(frozen=True, slots=True)
class MissingParts:
    """What a video lacks that its stage does not ask for yet: parts, and the stage that will ask for the first."""

    calendar: CalendarFacts
    parts: tuple[str, ...] = ()
    asked_from: Stage = Stage.SCRIPTED


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
