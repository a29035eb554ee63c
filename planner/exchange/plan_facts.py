"""The facts of a plan that was read from a table, so that it can be checked without any calendar."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from models.choices import Flag
from planner import presets, times
from planner.checks.facts import (
    CalendarFacts,
    FormatFacts,
    PlanFacts,
    Planned,
    SoundFacts,
    VideoFacts,
    WaiverFacts,
)
from planner.checks.loading import with_neighbours

if TYPE_CHECKING:  # tables come in without the checks
    from planner.exchange.plan_table import PlannedVideo


MARKET_FROM, MARKET_SHARE = 4, 0.7
"""How many videos of a plan, and which share of it, must be in one time zone to tell its market."""


def calendar_of(now: dt.datetime, zone: str, language: str) -> CalendarFacts:
    """Return what holds for a plan that is in no calendar: a personal account and an empty library."""
    return CalendarFacts(now=now, zone=zone, language=language)


def knowing(calendar: CalendarFacts, plan: "Sequence[PlannedVideo]") -> CalendarFacts:
    """Return what holds for a plan once its videos are read: its columns, its market, and why a sound fits in any."""
    given = any(planned.more.get("sound_reason") for planned in plan)
    return replace(
        calendar,
        carried=frozenset().union(*(planned.says for planned in plan)),
        market=_market(plan),
        sound_reasons=given or not any(planned.sound.strip() for planned in plan),
    )


def _market(plan: "Sequence[PlannedVideo]") -> str:
    """Return the country in whose time zones most of a plan is, "" where no zone has most of it."""
    zones = Counter(planned.zone for planned in plan if planned.at and "zone" in planned.says)
    zone, n = next(iter(zones.most_common(1)), ("", 0))
    return times.country_of(zone) if n >= MARKET_FROM and n >= zones.total() * MARKET_SHARE else ""


def plan_of(videos: "Sequence[VideoFacts]", calendar: CalendarFacts) -> PlanFacts:
    """Return a plan's videos as a whole, in order of time; what is on hold or cancelled is not planned."""
    planned = [Planned(video.id, video.at) for video in videos if video.at and video.flag is Flag.NONE]
    return PlanFacts(calendar, tuple(sorted(planned, key=lambda one: (one.at, one.id))))


def videos_of(plan: "Sequence[PlannedVideo]", calendar: CalendarFacts) -> list[VideoFacts]:
    """Return the facts of a plan's videos in its order; each one's id is the number of its row."""
    sounds: dict[str, int] = {}
    return with_neighbours(_video(planned, calendar, sounds) for planned in plan)


def waivers_of(plan: "Sequence[PlannedVideo]") -> list[WaiverFacts]:
    """Return what a plan wants ignored, numbered from 1, each about the video with its row as id."""
    wanted = ((video.row, rule) for video in plan for rule in video.ignored)
    return [
        WaiverFacts(number, row, rule.code, rule.about, rule.reason, rule.until)
        for number, (row, rule) in enumerate(wanted, 1)
    ]


def _video(planned: "PlannedVideo", calendar: CalendarFacts, sounds: dict[str, int]) -> VideoFacts:
    title = " ".join(planned.sound.split())
    number = sounds.setdefault(title.casefold(), len(sounds) + 1)
    return VideoFacts(
        calendar=calendar,
        id=planned.row,
        row=planned.row,
        title=planned.title,
        stage=planned.stage,
        at=planned.at,
        zone=planned.zone,
        at_utc=times.to_utc(planned.at, planned.zone) if planned.at else None,
        product=planned.product,
        hook=planned.hook,
        overlay=planned.overlay,
        shows_product="product" in planned.shows,
        shows_result="result" in planned.shows,
        shows_motion="motion" in planned.shows,
        shows_overlay="overlay" in planned.shows,
        length=planned.length,
        beats=planned.beats,
        script=planned.script,
        sound=SoundFacts(number, title, planned.sound_licence) if title else None,
        voice_over=planned.voice_over,
        caption=planned.caption,
        hashtags=planned.hashtags,
        cta=planned.cta,
        notes=planned.notes,
        labels=planned.labels,
        flag=planned.flag,
        **{name: value for name, value in planned.more.items() if name in _FACTS},
        format=FormatFacts(planned.format, _needs().get(planned.format, ())) if planned.format else None,
    )


_FACTS = frozenset(field.name for field in dataclass_fields(VideoFacts))


@cache
def _needs() -> dict[str, tuple[str, ...]]:
    """Return the kinds of beat that each built-in format needs."""
    built_in = presets.read("formats")["format"]
    return {preset["key"]: tuple(preset["needs"]) for preset in built_in}
