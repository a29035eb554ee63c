"""The sample calendar: six weeks of a small coffee brand around today, built anew each time it is opened."""

import base64
import datetime as dt
from pathlib import Path
from typing import Any

from sqlmodel import Session

from models.calendar_file import SUFFIX
from models.choices import Account, Licence, LiveStage, Origin, Stage, TagKind
from models.cover import Cover
from models.hashtag import Hashtag
from models.live import LiveEvent
from models.records import Beat, Segment
from models.sighting import Sighting
from models.sound import Sound
from models.tagset import TagSet
from models.video import Video
from models.waiver import Waiver
from planner import dates, opening, places, presets, times
from planner.calendar import files, settings
from planner.calendar.workspace import Clock, Workspace
from planner.creators import agreements, creators, permissions, samples
from planner.errors import PlanError, reason
from planner.i18n import _
from planner.live import audience, list_before
from planner.reminders import reminder_settings
from planner.results import bringing
from planner.results.reading import Brought, Row
from planner.shop import products, stock
from planner.video import campaigns, filming, formats

BRAND = "Senja Coffee"
ZONE = "Asia/Jakarta"
TEXTS = ("title", "hook", "overlay", "script", "caption", "cta", "notes")
SHOWN = ("product", "result", "motion", "overlay")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TURN = dt.timedelta(
    days=2, hours=19
)  # Wednesday 19:00, when the video that the sample is built around is due

Table = dict[str, Any]


def default_path() -> Path:
    """Return where the sample calendar is kept, in a folder of its own."""
    return places.data() / "demo" / f"{BRAND}{SUFFIX}"


def build(path: Path, clock: Clock, language: str) -> Workspace:
    """Build the sample calendar in place of an older one and open it; one in which something was changed is set aside.

    Its dates lie around the clock's today, its words are in ``language``. The file must not be open
    elsewhere. Raises PlanError if it can't be written.
    """
    try:
        files.set_aside(path)
        files.discard(path)
    except OSError as error:
        text = _(
            "The sample calendar {path} can't be replaced: {reason}. Close the program that has it open."
        )
        raise PlanError(text.format(path=path, reason=reason(error))) from error
    workspace = opening.create(path, clock, brand=BRAND, zone=ZONE, spoken=language)
    try:
        workspace.record(lambda session: _fill(session, times.to_wall(clock(), ZONE), language))
    except BaseException:
        workspace.close()
        raise
    return workspace


def first_monday(now: dt.datetime) -> dt.datetime:
    """Return the midnight at which the sample's week 0 begins: its Wednesday evening is still to come."""
    monday = dt.datetime.combine(dates.week_of(now.date()), dt.time())
    return monday if now < monday + _TURN else monday + dt.timedelta(weeks=1)


def _fill(session: Session, now: dt.datetime, language: str) -> None:
    sample = presets.read("senja", "demo")
    calendar = settings.get(session)
    calendar.account = Account.BUSINESS
    calendar.slots = [
        {"weekday": _DAYS.index(day), "time": time}
        for day, time in (slot.split() for slot in sample["slots"])
    ]
    sounds = {one["key"]: _sound(one, now) for one in sample["sound"]}
    session.add_all(sounds.values())
    tags = _tags(sample["tags"], now)
    session.add_all(tags)
    session.flush()
    seen = [
        *(Sighting(sound_id=s.id, day=day) for s in sounds.values() for day in _seen(s.last_seen)),
        *(Sighting(hashtag_id=tag.id, day=day) for tag in tags for day in _seen(tag.last_seen)),
    ]
    session.add_all(seen)
    session.add_all(TagSet(name=one[language], tags=one["tags"].split()) for one in sample["set"])
    for one in sample["live"]:
        live = _live(one, now, language, sample)
        session.add(live)
        session.flush()
        if "ticked" in one:
            _list_before(session, live, one["ticked"], now)
    known = {one.key: one.id for one in formats.all_formats(session)}
    videos: dict[str, Video] = {}
    for one in sample["video"]:
        video = _video(one, now, language)
        video.format_id = known[one["format"]] if "format" in one else None
        video.sound_id = sounds[one["sound"]].id if "sound" in one else None
        video.product = sample["products"][one["product"]][language]
        video.creator = one.get("creator", "")
        video.permission = sample["permission"][language] if one.get("permitted") else ""
        videos[one["en"]["title"]] = video
    session.add_all(videos.values())
    session.flush()
    for one in sample["video"]:
        if "cover" in one:
            video = videos[one["en"]["title"]]
            session.add(Cover(video_id=video.id or 0, picture=_picture(one["cover"])))
    _plan(session, sample, list(videos.values()), now, language)
    _remember(session, sample, now, language)
    _sell(session, sample, now, language)
    _show(session, sample, now, language)
    _count(session, videos, now)
    for one in sample["waiver"]:
        until = now.date() + dt.timedelta(days=one["days"]) if "days" in one else None
        session.add(
            Waiver(video_id=videos[one["video"]].id or 0, code=one["code"], reason=one[language], until=until)
        )


def _sell(session: Session, sample: Table, now: dt.datetime, language: str) -> None:
    """Add what is sold with its stock, as counted this morning."""
    shop = presets.read("shop", "demo")
    named = sample["products"] | {one["key"]: one["name"] for one in shop["product"] if "name" in one}
    for one in shop["product"]:
        texts = {name: one[name][language] for name in ("title", "category", "backup") if name in one}
        same = ("commission", "buffer", "ship_days", "packing", "seen_soon", "bought_at_once", "shown_well")
        fields = texts | {name: one[name] for name in same}
        fields |= {
            "price": one["price"] * 100,
            "cost": one["cost"] * 100,
            "daily_orders": float(one["daily"]),
        }
        fields |= {"instead": named[one["instead"]][language] if "instead" in one else "", "shipped_by": "us"}
        fields["description"] = _("{title}. Roasted in Takengon, packed by hand, sent within a day.").format(
            title=texts["title"]
        )
        fields["pictures"] = [
            f"https://senja.example/{one['key']}-{n + 1}.jpg" for n in range(one["pictures"])
        ]
        made = products.add(named[one["key"]][language], fields).run(session)
        [sku] = products.skus(session, made)
        products.change_sku(sku.id or 0, one["sku"], "", None).run(session)
        stock.say({sku.id or 0: one["stock"]}, times.to_utc(now, ZONE) - dt.timedelta(hours=2)).run(session)


def _show(session: Session, sample: Table, now: dt.datetime, language: str) -> None:
    """Add who shows it: what was agreed, sent and allowed; days are counted from today."""
    shop = presets.read("shop", "demo")
    named, today = sample["products"], now.date()

    def dated(given: Table, *names: str) -> Table:
        return {
            name: today + dt.timedelta(days=value) if name in names else value
            for name, value in given.items()
        }

    parts = ("handle", "agreement", "sample", "rights")
    for one in shop["creator"]:
        made = creators.add(
            one["handle"], {name: value for name, value in one.items() if name not in parts}
        ).run(session)
        if "agreement" in one:
            agreed = dated(one["agreement"], "signed", "due")
            agreed |= {"fee": agreed["fee"] * 100} if "fee" in agreed else {}
            agreements.add(made, agreed).run(session)
        if "sample" in one:
            sent = dated(one["sample"], "received", "posted", "shipped")
            samples.add(made, named[sent.pop("product")][language], sent).run(session)
        if "rights" in one:
            given = dated(one["rights"], "until", "ad_start") | {"creator_id": made, "repost": True}
            given |= {"state": "granted", "granted": today - dt.timedelta(days=30), "may_edit": True}
            given |= {"credit": f"@{one['handle']}", "written": _("Agreement of last month")}
            given |= {"ad_code": "#demo" + one["handle"][:4]} if "ad_start" in given else {}
            permissions.add(given).run(session)


def _count(session: Session, planned: dict[str, Video], now: dt.datetime) -> None:
    """Add what became of the videos that are posted, as the shop's own list of videos would tell it."""
    names = ("views", "likes", "comments", "shares", "product_clicks", "orders")
    rows: list[Row] = []
    for title, (*counts, sold) in presets.read("results", "demo")["videos"].items():
        video = planned[title]
        if video.stage is not Stage.POSTED or video.at_utc is None:
            continue
        video.posted_id = str((int(video.at_utc.timestamp()) << 32) + len(rows))
        numbers = dict(zip(names, counts, strict=True)) | {"gmv": sold * 100}
        rows.append(
            Row(video.posted_id, video.title, video.creator, at=video.at, currency="IDR", numbers=numbers)
        )
    first = min(row.at.date() for row in rows if row.at)
    told = Brought(
        "Video Performance List.xlsx", "video_performance", "", first, now.date(), "IDR", rows=rows
    )
    bringing.bring([told], ZONE, times.to_utc(now, ZONE)).run(session)


def _picture(name: str) -> str:
    """Return a cover that comes with the sample, as covers are kept."""
    return base64.b64encode((presets.ASSETS / "demo" / "covers" / f"{name}.webp").read_bytes()).decode()


def _plan(session: Session, sample: Table, videos: list[Video], now: dt.datetime, language: str) -> None:
    """Put the coming videos into a campaign, and the first ones that wait onto a filming day."""
    monday = first_monday(now)
    one, first = sample["campaign"], monday.date()
    last = first + dt.timedelta(days=one["days"])
    preparation = first - dt.timedelta(weeks=3)
    words = one[language]
    campaign = campaigns.add(words["name"], first, last, one["color"], preparation, words["notes"]).run(
        session
    )
    within = [video for video in videos if video.at and first <= video.at.date() <= last]
    campaigns.assign([video.id or 0 for video in within], campaign).run(session)
    one = sample["filming"]
    waiting = [video.id or 0 for video in filming.waiting(session) if video.at][: one["videos"]]
    at = monday + dt.timedelta(days=5, hours=int(one["time"][:2]))
    words = one[language]
    day = filming.add(words["name"], at, words["place"], waiting).run(session)
    filming.change(day, words["name"], at, words["place"], words["notes"]).run(session)


def _remember(session: Session, sample: Table, now: dt.datetime, language: str) -> None:
    """Add reminders of one's own, and when the audience is there."""
    for one in sample["reminder"]:
        at = dt.datetime.combine(first_monday(now).date(), dt.time.fromisoformat(one["time"]))
        at += dt.timedelta(days=one["day"])
        reminder_settings.add_own(one[language], at, ZONE, one.get("recurrence", "")).run(session)
    there = sample["audience"]
    week = [there["weekdays" if day < 5 else "weekends"] for day in range(7)]
    known = {(day, hour): count for day, hours in enumerate(week) for hour, count in enumerate(hours)}
    audience.take_over(known).run(session)
    audience.set_viewer_zones(there["zones"]).run(session)


def _seen(last: dt.date | None) -> list[dt.date]:
    """Return the last day on which something was seen trending, and those before it."""
    return [last - dt.timedelta(days=days) for days in (0, 1, 2, 4, 7)] if last else []


def _sound(one: Table, now: dt.datetime) -> Sound:
    return Sound(
        title=one["title"],
        artist=one.get("artist", ""),
        licence=Licence(one["licence"]),
        trending="days" in one,
        last_seen=now.date() - dt.timedelta(days=one["days"]) if "days" in one else None,
        formats=one.get("fits", "").split(),
    )


def _tags(tags: Table, now: dt.datetime) -> list[Hashtag]:
    return [
        Hashtag(
            name=name, kind=TagKind(kind), last_seen=now.date() - dt.timedelta(days=seen) if seen else None
        )
        for kind, names in tags.items()
        for name, seen in (names if isinstance(names, dict) else dict.fromkeys(names)).items()
    ]


def _live(one: Table, now: dt.datetime, language: str, sample: Table) -> LiveEvent:
    at = _when(one["when"], now)
    name, description, *offer = one[language]
    words = zip(one.get("run", ()), sample["run"][language], sample["run"]["say"][language], strict=False)
    run = [
        Segment(what=what, say=say, **part | {"product": sample["products"][part["product"]][language]})
        if "product" in part
        else Segment(what=what, say=say, **part)
        for part, what, say in words
    ]
    return LiveEvent(
        name=name,
        **times.placed(at, ZONE)._asdict(),
        minutes=one["minutes"],
        description=description,
        products=[sample["products"][key][language] for key in one.get("products", ())],
        offer="".join(offer),
        subscribers_told=one.get("told", False),
        run_of_show=[segment.as_json() for segment in run],
        host=one.get("host", ""),
        stage=LiveStage.DONE if at < now else LiveStage.PLANNED,
    )


def _list_before(session: Session, live: LiveEvent, ticked: int, now: dt.datetime) -> None:
    """Give a live event the usual list, with the first lines done three days ago."""
    list_before.begin(live.id or 0).run(session)
    session.flush()
    for line in list_before.of_live(session, live.id or 0)[:ticked]:
        list_before.tick(line.id, times.to_utc(now, ZONE) - dt.timedelta(days=3)).run(session)


def _video(one: Table, now: dt.datetime, language: str) -> Video:
    words = one[language]
    at, stage = _place(one, now)
    shown = one.get("shows", "").split()
    columns: Table = {name: words.get(name, "").strip() for name in TEXTS}
    columns |= {f"shows_{what}": what in shown for what in SHOWN}
    return Video(
        **columns,
        stage=stage,
        **times.placed(at, ZONE)._asdict(),
        length=one.get("length"),
        beats=_beats(one, words),
        sound_reason=words.get("fits", ""),
        voice_over=one.get("voice", False),
        origin=Origin(one.get("made", Origin.OWN)),
        hashtags=one["tags"].split(),
    )


def _place(one: Table, now: dt.datetime) -> tuple[dt.datetime | None, Stage]:
    """Return when a video is posted, and its stage: what is over is posted, and what is not can't be."""
    stage = Stage(one["stage"])
    if "when" not in one:
        return None, stage
    moments = [_when(text, now) for text in one["when"].split(" or ")]
    if one.get("missed"):
        return next((moment for moment in moments if moment < now), moments[-1]), stage
    if moments[0] <= now:
        return moments[0], Stage.POSTED
    return moments[0], Stage.SCHEDULED if stage is Stage.POSTED else stage


def _when(text: str, now: dt.datetime) -> dt.datetime:
    """Return the wall-clock time of a text such as "-1 fri 19:00"."""
    week, day, clock = text.split()
    date = first_monday(now).date() + dt.timedelta(weeks=int(week), days=_DAYS.index(day))
    return dt.datetime.combine(date, dt.time.fromisoformat(clock))


def _beats(one: Table, words: Table) -> list[dict[str, Any]]:
    ends = one.get("beats", [])
    starts = [one.get("begins", 0), *ends][: len(ends)]
    named = (text.partition(": ") for text in words.get("texts", ()))
    return [
        Beat(float(start), float(end), name, text).as_json()
        for start, end, (name, _colon, text) in zip(starts, ends, named, strict=True)
    ]
