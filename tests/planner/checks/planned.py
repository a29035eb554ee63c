"""A good video that passes every rule, variations of it, and fixes carried out on it without a database."""

import datetime as dt
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.choices import (
    Account,
    AgreementKind,
    Answer,
    CreatorStage,
    Disclosure,
    Licence,
    Origin,
    Partnership,
    PermissionState,
    SampleKind,
    Stage,
    TagKind,
)
from models.records import Beat, Segment
from planner import times
from planner.checks import law
from planner.checks.facts import (
    CalendarFacts,
    CreatorFacts,
    FormatFacts,
    LibraryTag,
    LiveFacts,
    MissingParts,
    Neighbour,
    PlanFacts,
    Planned,
    ProductFacts,
    SoundFacts,
    Timeline,
    VideoFacts,
    WaiverFacts,
    WaiverUse,
)
from planner.checks.loading import with_neighbours
from planner.checks.rule import Fix
from planner.checks.ruleset import RuleSet
from planner.creators.known import Agreed, Allowance, Creators, KnownCreator, Sent
from planner.creators.states import STEPS
from planner.shop import fit, prices
from planner.shop.known import Known, Naming, Shop, Variant
from planner.video import formats

CASES = Path(__file__).parent / "cases"
NOW = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)  # Monday noon in Jakarta
TODAY = dt.date(2026, 11, 23)
ZONE = "Asia/Jakarta"

TAGS = {
    "coldbrewathome": {"kind": "trending", "seen": 1},
    "coldbrew": {"kind": "category"},
    "icedcoffee": {"kind": "category"},
    "kopisusu": {"kind": "niche"},
    "senjacoffee": {"kind": "brand"},
}
SOUND = {"id": 7, "title": "Slow Morning (sped up)", "licence": "commercial", "trending": True, "seen": 1}
BEATS = (
    Beat(0, 3, "Hook", "Concentrate poured from high above, the glass cracks with ice"),
    Beat(3, 9, "Step 1", "One part concentrate"),
    Beat(9, 15, "Step 2", "Three parts cold milk, no stirring"),
    Beat(15, 19, "Result", "Side view of the layers, first sip"),
    Beat(19, 22, "Call to action", "Tap the basket, ships tomorrow"),
)
SCRIPT = (
    "Cold brew in 15 seconds, without the wait. One part concentrate, three parts cold milk, no stirring. "
    "Look at those layers. Tap the basket, it ships tomorrow."
)


@dataclass(frozen=True)
class Case:
    """One entry of a cases file."""

    code: str
    name: str
    table: dict[str, Any]

    @property
    def lacking(self) -> bool:
        return bool(self.table.get("lacking"))

    @property
    def calendar(self) -> CalendarFacts:
        calendar = a_calendar(self.table.get("calendar", {}))
        return (
            replace(
                calendar,
                shop=Shop([a_product(place, one) for place, one in enumerate(self.table["shop"], 1)]),
            )
            if "shop" in self.table
            else calendar
        )

    @property
    def subject(self) -> Any:
        """What the rule is to look at: by the case's own table, else by the rule's code, else a video."""
        made = {
            "product": a_listing,
            "live": a_live,
            "plan": a_plan,
            "creator": lambda calendar, changes: CreatorFacts(calendar, a_creator(changes)),
            "waiver": a_use,
            "missing": lambda calendar, named: MissingParts(calendar, tuple(named)),
            "video": a_video,
        }
        usual = {"LIV": "live", "CRE": "creator"}.get(self.code[:3], "video")
        kind = next((one for one in made if one in self.table), usual)
        return made[kind](self.calendar, self.table.get(kind, {}))


def cases() -> list[Case]:
    """Return every case of every file."""
    return [
        Case(path.stem, table["name"], table)
        for path in sorted(CASES.glob("*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def a_calendar(changes: dict[str, Any] | None = None) -> CalendarFacts:
    """Return the calendar of a coffee brand with some things different; ``tags`` replaces the library."""
    changed = dict(changes or {})
    tags = {
        name: LibraryTag(TagKind(tag["kind"]), _ago(tag.get("seen")))
        for name, tag in changed.pop("tags", TAGS).items()
    }
    if "account" in changed:
        changed["account"] = Account(changed["account"])
    allowed = tuple(an_allowance(n, one) for n, one in enumerate(changed.pop("permissions", ()), 1))
    kept = tuple(a_creator(one) for one in changed.pop("creators", ()))
    rules = RuleSet(changed.pop("rules", {}), changed.pop("packs", ()))
    if "slots" in changed:
        changed["slots"] = tuple((day, dt.time.fromisoformat(clock)) for day, clock in changed["slots"])
    if "active_hours" in changed:
        changed["active_hours"] = frozenset(changed["active_hours"])
    return CalendarFacts(
        **{
            "now": NOW,
            "zone": ZONE,
            "brand": "Senja Coffee",
            "market": "ID",
            "tags": tags,
            "rules": rules,
            "creators": Creators(kept, allowed),
            **changed,
        }
    )


def a_video(calendar: CalendarFacts | None = None, changes: dict[str, Any] | None = None) -> VideoFacts:
    """Return the good video with some things different, in the words of the cases files."""
    calendar = calendar or a_calendar()
    changed = dict(changes or {})
    values: dict[str, Any] = {
        "calendar": calendar,
        "id": 1,
        "title": "Cold brew in 15 seconds",
        "stage": Stage(changed.pop("stage", "scripted")),
        "product": "Cold brew concentrate 500 ml",
        "product_link": True,
        "hook": "Cold brew in 15 seconds, without the wait",
        "overlay": "You’re brewing coffee wrong",
        "shows_motion": True,
        "length": 22.0,
        "beats": tuple(Beat(*beat) for beat in changed.pop("beats", ())) if "beats" in changed else BEATS,
        "script": SCRIPT,
        "sound": _sound(changed.pop("sound", {})),
        "sound_reason": "Calm pour, beat drop on the layers",
        "voice_over": True,
        "caption": "Cold brew without the 12 hour wait. Which milk should we try next?",
        "hashtags": tuple(changed.pop("hashtags", TAGS)),
        "cta": "Tap the basket, ships tomorrow",
        "format": _format(changed.pop("format", "how-to")),
        **_time(changed.pop("at", {"days": 2, "time": "19:00"})),
    }
    near = [
        _near(90 + place, other, values["at_utc"]) for place, other in enumerate(changed.pop("others", ()))
    ]
    for field, (text, often) in changed.pop("repeated", {}).items():
        changed[field] = (text * often,) if field == "hashtags" else text * often
    if changed.pop("no_length", False):
        values["length"] = None
    for field, choices in (("origin", Origin), ("partnership", Partnership), ("disclosure", Disclosure)):
        if field in changed:
            changed[field] = choices(changed[field])
    changed |= changed.pop("facts", {})  # already in the words of VideoFacts
    unknown = changed.keys() - VideoFacts.__dataclass_fields__.keys()
    assert not unknown, f"no such facts: {unknown}"
    video = VideoFacts(**values | changed)
    if near and values["at_utc"]:
        [here] = with_neighbours([video])[0].timeline.order
        timeline = Timeline(sorted([here, *near], key=lambda one: (one.at_utc, one.id)))
        return replace(video, timeline=timeline)
    return video


def a_live(calendar: CalendarFacts | None = None, changes: dict[str, Any] | None = None) -> LiveFacts:
    """Return a live event in a week that passes every rule, with some things different."""
    changed = {"days": 7, "time": "20:00", "teasers": [-1], **(changes or {})}
    at = dt.datetime.combine(
        TODAY + dt.timedelta(days=changed.pop("days")), dt.time.fromisoformat(changed.pop("time"))
    )
    at_utc = times.to_utc(at, ZONE)
    teasers = tuple(
        Neighbour(80 + place, "Teaser", at_utc + dt.timedelta(days=days))
        for place, days in enumerate(changed.pop("teasers"))
    )
    changed["run"] = tuple(Segment(*part) for part in changed.pop("run", ([5, "Welcome"], [50, "Products"])))
    changed["products"] = tuple(changed.pop("products", ("Gift box", "Cold brew")))
    values = {"name": "Friday live", "offer": "Two for one", "subscribers_told": True, **changed}
    return LiveFacts(calendar or a_calendar(), 1, at=at, zone=ZONE, at_utc=at_utc, teasers=teasers, **values)


def a_product(number: int = 1, changes: dict[str, Any] | None = None) -> Known:
    """Return a product of which only the name is known, with some things said; ``sold_by`` videos within two days."""
    changed = {"name": "Gift box", **(changes or {})}
    answers = {key: Answer(changed.pop(key)) for key in fit.QUESTIONS if key in changed}
    variant = Variant(number, "GB-3R", stock=changed.pop("stock", None))
    at = dt.datetime.combine(TODAY + dt.timedelta(days=2), dt.time(19))
    videos = tuple(Naming(place, "Wrapped", at) for place in range(1, changed.pop("sold_by", 0) + 1))
    return Known(number, answers=answers, variants=(variant,), videos=videos, **changed)


def a_listing(calendar: CalendarFacts, changes: dict[str, Any]) -> ProductFacts:
    """Return a product that passes every rule, with some things different; -1 is none, as TOML has no null."""
    changed = {
        "title": "Gift box with ribbon",
        "category": "Coffee, gift sets",
        "description": "250 g of Gayo arabica, medium roast, a ribbon and a card, in a box of 20 by 20 cm.",
        "pictures": [f"https://shop.example/{n}.jpg" for n in range(5)],
        "price": 25_000_000,
        "cost": 10_000_000,
        "commission": 15.0,
        "ship_days": 2,
        "backup": "Lestari Boxes, 200 in 3 days",
        "currency": "IDR",
        **{name: None if value == -1 else value for name, value in changes.items()},
    }
    sizes = {int(place): tuple(size) for place, size in changed.pop("sizes", {}).items()}
    if "title_often" in changed:
        text, often = changed.pop("title_often")
        changed["title"] = text * often
    product = a_product(1, changed)
    taken = prices.fees("ID", TODAY)
    ladder = (
        prices.ladder(product.price, "IDR", product.cost, product.commission, taken)
        if product.price is not None
        else None
    )
    return ProductFacts(calendar, product, ladder, sizes)


def a_creator(changes: dict[str, Any] | None = None) -> KnownCreator:
    """Return a creator that is worked with and passes every rule, with some things different; days are from today."""
    changed = dict(changes or {})
    given = {
        "state": "granted",
        "repost": True,
        "ads": True,
        "credit": "@ayu",
        "written": "Message of 12 November",
    }
    agreements = changed.pop("agreements", [{"due": 20}])
    parts = {
        "agreements": tuple(
            Agreed(n, **_dated(one, AgreementKind, "signed", "due")) for n, one in enumerate(agreements, 1)
        ),
        "samples": tuple(
            Sent(n, **{"product": "Gift box", **_dated(one, SampleKind, *STEPS, "due")})
            for n, one in enumerate(changed.pop("samples", [{"received": -3}]), 1)
        ),
        "allowances": tuple(
            an_allowance(50 + n, one) for n, one in enumerate(changed.pop("allowances", [given]), 1)
        ),
    }
    values = {
        "handle": "ayu", "looked_at": 24, "audience_seen": True, "no_spikes": True, "real_comments": True,
        "partners_seen": True, "engagement": 6.5,
    }  # fmt: skip
    if changed.get("engagement") == "none":  # TOML has no null
        changed["engagement"] = None
    stage = CreatorStage(changed.pop("stage", "agreed"))
    return KnownCreator(**{"id": 3, **values, **parts, **changed, "stage": stage})


def an_allowance(number: int, changes: dict[str, Any]) -> Allowance:
    """Return a permission, of video 1 where nobody says otherwise; days are from today."""
    changed = _dated(changes, None, "asked", "granted", "until", "ad_start")
    changed["state"] = PermissionState(changed.get("state", "granted"))
    return Allowance(number, **({"video_id": 1} if number < 50 else {}) | changed)


def _dated(changes: dict[str, Any], kinds: Any, *days: str) -> dict[str, Any]:
    """Return changes whose days, told from today, are dates, and whose kind is one of ``kinds``."""
    changed = {
        name: TODAY + dt.timedelta(value) if name in days else value for name, value in changes.items()
    }
    return changed | ({"kind": kinds(changed["kind"])} if "kind" in changed else {})


def a_plan(calendar: CalendarFacts, planned: list[dict[str, Any]]) -> PlanFacts:
    """Return a plan of videos at 19:00, so many days from today, with their texts."""
    videos = [
        Planned(
            place,
            dt.datetime.combine(TODAY + dt.timedelta(days=one["days"]), dt.time(19)),
            one.get("text", ""),
        )
        for place, one in enumerate(planned, 1)
    ]
    return PlanFacts(calendar, tuple(sorted(videos, key=lambda video: video.at)))


def a_use(calendar: CalendarFacts, changes: dict[str, Any]) -> WaiverUse:
    """Return a waiver of video 1, that ends so many days from today, and whether it matched."""
    until = TODAY + dt.timedelta(days=changes["until"]) if "until" in changes else None
    reason = changes.get("reason", "The customer asked for it")
    waiver = WaiverFacts(5, 1, changes.get("code", "HOOK003"), changes.get("about", ""), reason, until)
    return WaiverUse(calendar, waiver, changes.get("matched", True))


def mended(video: VideoFacts, fix: Fix) -> VideoFacts:
    """Return the video, and its calendar, as they are after a fix."""
    if (after := law.mended(video, fix)) is not None:
        return after
    changed: dict[str, Any]
    match fix.edit, fix.args:
        case "videos.set_stage", ((video.id,), stage):
            changed = {"stage": stage}
        case "sounds.mark_seen", (sound_id, day) if video.sound and video.sound.id == sound_id:
            changed = {"sound": replace(video.sound, last_seen=day)}
        case "hashtags.mark_seen", (name, day):
            tags = {**video.calendar.tags, name: replace(video.calendar.tags[name], last_seen=day)}
            changed = {"calendar": replace(video.calendar, tags=tags)}
        case "hashtags.set_kind", (name, kind):
            tags = {**video.calendar.tags, name: LibraryTag(kind)}
            changed = {"calendar": replace(video.calendar, tags=tags)}
        case "videos.reschedule", (video.id, at, zone):
            changed = {"at": at, "zone": zone, "at_utc": times.to_utc(at, zone)}
        case _:
            raise AssertionError(f"no such fix: {fix}")
    return replace(video, **changed)


def _near(number: int, other: int | dict[str, Any], at_utc: dt.datetime) -> Neighbour:
    """Return another video, so many minutes after this one or with more of it told."""
    told = dict(other) if isinstance(other, dict) else {"minutes": other}
    away = dt.timedelta(minutes=told.pop("minutes", 0), days=told.pop("days", 0))
    told["tags"] = tuple(told.pop("tags", ()))
    return Neighbour(number, told.pop("title", "Grey to gold crema"), at_utc + away, **told)


def _sound(changes: dict[str, Any] | str) -> SoundFacts | None:
    if isinstance(changes, str):  # "none": TOML has no null
        return None
    sound = {**SOUND, **changes}
    return SoundFacts(
        sound["id"], sound["title"], Licence(sound["licence"]), sound["trending"], _ago(sound["seen"])
    )


def _format(chosen: dict[str, Any] | str) -> FormatFacts | None:
    if chosen == "none":
        return None
    if isinstance(chosen, dict):
        return FormatFacts(**{"key": "own", **chosen})
    needs = next(preset["needs"] for preset in formats.built_in() if preset["key"] == chosen)
    return FormatFacts(chosen, tuple(needs))


def _time(when: dict[str, Any] | str) -> dict[str, Any]:
    if isinstance(when, str):  # "none"
        return {"at": None, "zone": ZONE, "at_utc": None}
    day = TODAY + dt.timedelta(days=when["days"])
    at = dt.datetime.combine(day, dt.time.fromisoformat(when.get("time", "19:00")))
    return {"at": at, "zone": ZONE, "at_utc": times.to_utc(at, ZONE)}


def _ago(days: int | str | None) -> dt.date | None:
    return None if days is None or days == "never" else TODAY - dt.timedelta(days=int(days))
