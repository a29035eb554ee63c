"""Loads the facts that rules look at, for many videos by a fixed number of queries."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from models import reading
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
from models.records import beats_from_json, segments_from_json
from planner import times
from planner.checks.facts import (
    EARLIER,
    LAST,
    PLAN_AFTER,
    PLAN_BEFORE,
    BrandRuleFacts,
    CalendarFacts,
    CreatorFacts,
    FormatFacts,
    LibraryTag,
    LiveFacts,
    Neighbour,
    PlanFacts,
    Planned,
    ProductFacts,
    SoundFacts,
    Timeline,
    VideoFacts,
    WaiverFacts,
)
from planner.checks.ruleset import RuleSet
from planner.creators import known as creators_known
from planner.shop import known, money, pictures, prices
from planner.texts.tagtext import fold, names_of


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
        shop=known.load(connection, times.to_wall(now, row.get("zone") or "UTC").date(), named_alone=True),
        creators=creators_known.load(connection, named_alone=True),
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


def load_products(connection: sqlite3.Connection, calendar: CalendarFacts) -> list[ProductFacts]:
    """Return the products as the rules see them, with what is left of their prices by the market's fees of today."""
    changed = json.loads(reading.settings_row(connection).get("fees") or "[]")
    taken = prices.fees(calendar.market, calendar.today, changed)
    return [
        ProductFacts(
            calendar,
            one,
            None
            if one.lowest_price is None
            else prices.ladder(
                one.lowest_price,
                one.currency,
                one.cost,
                one.commission,
                taken if one.currency == money.of_market(calendar.market) else None,
            ),
            pictures.sizes(one.pictures),
        )
        for one in known.load(connection, calendar.today).products
    ]


def load_creators(connection: sqlite3.Connection, calendar: CalendarFacts) -> list[CreatorFacts]:
    """Return the creators of a calendar, by handle."""
    return [CreatorFacts(calendar, one) for one in creators_known.load(connection).creators]


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
        if video.at_utc and video.flag is Flag.NONE
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
        disclosure, meant_for_ad, made_with_ai, ai_label, live_id, labels, flag, creator, format_, needs, min_s, max_s,
        sound, licence, trending, seen,
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
        creator=creator,
        permission=permission,
        partnership=Partnership(partnership),
        disclosure=Disclosure(disclosure),
        meant_for_ad=bool(meant_for_ad),
        made_with_ai=bool(made_with_ai),
        ai_label=bool(ai_label),
        live_id=live_id,
        labels=tuple(json.loads(labels)),
        flag=Flag(flag),
        timeline=timeline,
        format=FormatFacts(format_, tuple(json.loads(needs)), min_s, max_s) if format_ else None,
    )


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def _sql(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
