"""Stores what a table of other people's making holds, all of it as one step."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import Any, Literal

from sqlmodel import Session, col, func, select, text

from models.choices import Flag, Stage
from models.content import ContentFormat
from models.sound import Sound
from models.video import Video
from models.waiver import Waiver
from planner import times
from planner.calendar.changes import insert_all
from planner.calendar.workspace import edit
from planner.exchange import own_import
from planner.exchange.plan_table import PlannedVideo
from planner.i18n import N_
from planner.texts.tagtext import fold

BATCH = 500
"""How many rows are one statement: enough to be quick, few enough to be stopped soon."""
SLICE = 40
"""How many rows the window stores at once: few enough that nobody sees it stop."""
_EMPTY = Video(title="").model_dump()

SINCE_DELETED = 20
"""How many equal rows may have been deleted from a sheet since an earlier version read it."""

OnKnown = Literal["update", "skip", "duplicate"]
"""What to do with a row that was imported before."""


@dataclass(frozen=True, slots=True)
class Stored:
    """How many videos an import added, how many it found again and updated, and how many it left alone."""

    added: int
    updated: int
    skipped: int

    @property
    def done(self) -> int:
        """How many rows were stored."""
        return self.added + self.updated


@dataclass(frozen=True, slots=True)
class _Links:
    """The ids that texts of a table stand for: formats by key, sounds by folded title."""

    formats: Mapping[str, int]
    sounds: Mapping[str, int]


@edit(N_("Import plan"))
def store(
    session: Session,
    videos: Sequence[PlannedVideo],
    on_known: OnKnown = "skip",
    progress: Callable[[int], None] = lambda _done: None,
) -> Stored:
    """Put the videos of a table into the calendar.

    A row that is known is one that ``matched`` pairs with a video. Updating leaves alone what the table
    has no value for. ``progress`` gets the number of rows done now and then, and stops the work, leaving
    nothing, by raising Cancelled.
    """
    result = Stored(0, 0, 0)
    for work in in_slices(videos, on_known, BATCH):
        result = work(session)
        if result.done:
            progress(result.done)
    return result


def in_slices(
    videos: Sequence[PlannedVideo], on_known: OnKnown = "skip", rows: int = SLICE
) -> Iterator[Callable[[Session], Stored]]:
    """Yield the work of ``store`` in slices of so many rows; each returns what is stored until then."""
    found: dict[str, Any] = {}

    def begin(session: Session) -> Stored:
        own_import.prepare(session, [video.own for video in videos])
        found["links"] = _Links(_formats(session), _sounds(session, videos))
        found["there"] = matched(session, videos) if on_known != "duplicate" else {}
        return Stored(0, 0, len(found["there"]) if on_known == "skip" else 0)

    yield begin
    there: Mapping[int, int] = found["there"]
    new = [video for at, video in enumerate(videos) if at not in there]
    again = [(there[at], video) for at, video in enumerate(videos) if at in there]
    skipped = len(again) if on_known == "skip" else 0
    for at in range(0, len(new), rows):
        yield partial(_add, new[at : at + rows], found["links"], Stored(min(at + rows, len(new)), 0, skipped))
    if skipped == 0:
        for at in range(0, len(again), rows):
            stored = Stored(len(new), min(at + rows, len(again)), 0)
            yield partial(_change, dict(again[at : at + rows]), found["links"], stored)


def _add(videos: Sequence[PlannedVideo], links: _Links, stored: Stored, session: Session) -> Stored:
    first = _next_id(session, Video)
    insert_all(
        session,
        Video,
        [_EMPTY | {"id": first + at} | _values(video, links) for at, video in enumerate(videos)],
    )
    _waive(session, {first + at: video for at, video in enumerate(videos)})
    return stored


def _change(videos: Mapping[int, PlannedVideo], links: _Links, stored: Stored, session: Session) -> Stored:
    _update(session, videos, links)
    return stored


def known(session: Session, videos: Iterable[PlannedVideo]) -> int:
    """Return how many of the videos the calendar has from an earlier import."""
    return len(matched(session, list(videos)))


@dataclass(slots=True)
class _Alike:
    """Rows of a table and imported videos that are known by the same: an ID, or title and product."""

    rows: list[int]
    there: list[tuple[int, str, str]]
    """Id, what tells it from others of the same, and its day and hook as they are now."""


def matched(session: Session, videos: Sequence[PlannedVideo]) -> dict[int, int]:
    """Return the ids of the videos that rows of a table are, by the rows' places: those imported before.

    A row is known by its ID, else by title and product; of several alike by date and hook, never by place.
    """
    alike: dict[str, _Alike] = {}
    for at, video in enumerate(videos):
        alike.setdefault(video.key.partition(":")[0], _Alike([], [])).rows.append(at)
    wanted = (
        select(Video.source, Video.id, Video.at, Video.hook).where(Video.source != "").order_by(col(Video.id))
    )
    legacy: dict[str, tuple[int, str, str]] = {}
    for source, id_, wall, hook in session.exec(wanted):
        known, colon, detail = source.partition(":")
        one = (id_ or 0, detail, f"{wall:%Y-%m-%d}" if wall else f"-{hook}")
        if not colon and known not in alike:
            legacy.setdefault(source, one)
        elif known in alike:
            alike[known].there.append(one)
    found: dict[int, int] = {}
    for group in alike.values():
        _pair(group, videos, found)
    if legacy:
        _pair_legacy(videos, legacy, found)
    return found


def _pair(group: _Alike, videos: Sequence[PlannedVideo], found: dict[int, int]) -> None:
    """Pair rows and videos that are known by the same: equal ones first, then those of one day, then the only ones."""

    def take(fits: Callable[[PlannedVideo, tuple[int, str, str]], bool]) -> None:
        for at in [at for at in group.rows if at not in found]:
            if one := next((one for one in group.there if fits(videos[at], one)), None):
                found[at] = one[0]
                group.there.remove(one)

    take(lambda video, one: video.key.partition(":")[2] == one[1])
    take(lambda video, one: (f"{video.at:%Y-%m-%d}" if video.at else f"-{video.hook}") == one[2])
    if len(left := [at for at in group.rows if at not in found]) == 1 and len(group.there) == 1:
        found[left[0]] = group.there[0][0]


def _pair_legacy(
    videos: Sequence[PlannedVideo], legacy: Mapping[str, tuple[int, str, str]], found: dict[int, int]
) -> None:
    """Pair rows with videos of earlier versions, which were known by title, product and how many came before.

    Of several alike those of one day are paired, and by their place only where as many rows as videos are left.
    """
    alike: dict[tuple[str, str], list[int]] = {}
    for at, video in enumerate(videos):
        if at not in found:
            alike.setdefault((fold(video.title), fold(video.product)), []).append(at)
    for same, rows in alike.items():
        sources = [_legacy_source(*same, place) for place in range(1, len(rows) + SINCE_DELETED + 1)]
        group = _Alike(rows, [legacy[source] for source in sources if source in legacy])
        _pair(group, videos, found)
        left = [at for at in rows if at not in found]
        if len(left) == len(group.there):
            found.update({at: one[0] for at, one in zip(left, group.there, strict=True)})


def _legacy_source(title: str, product: str, place: int) -> str:
    return blake2b(
        "\0".join((title, product, str(place))).encode("utf-8", "replace"), digest_size=8
    ).hexdigest()


def _formats(session: Session) -> dict[str, int]:
    rows = session.exec(select(ContentFormat.key, ContentFormat.id))
    return {key: id_ for key, id_ in rows if id_ is not None}


def _sounds(session: Session, videos: Iterable[PlannedVideo]) -> dict[str, int]:
    """Return the ids of the library's sounds by folded title, once those that it lacks are added."""
    rows = session.exec(select(Sound.title, Sound.id).order_by(col(Sound.id).desc()))
    found = {title.strip().casefold(): id_ for title, id_ in rows if id_ is not None}
    next_id = _next_id(session, Sound)
    for video in videos:
        title = " ".join(video.sound.split())
        if title and title.casefold() not in found:
            found[title.casefold()] = next_id
            session.add(Sound(id=next_id, title=title, link=video.sound_link))
            next_id += 1
    session.flush()
    return found


def _next_id(session: Session, table: type[Video] | type[Sound]) -> int:
    """Return an id from which on all are free; with ids given, a thousand rows are one statement."""
    given = text("SELECT seq FROM sqlite_sequence WHERE name = :table").bindparams(table=table.__tablename__)
    there, ever = session.exec(select(func.max(table.id))).one(), session.connection().execute(given).scalar()
    return max(there or 0, ever or 0) + 1


def _update(session: Session, wanted: Mapping[int, PlannedVideo], links: _Links) -> None:
    for row in session.exec(select(Video).where(col(Video.id).in_(wanted))):
        for name, value in _values(wanted[row.id or 0], links, all_fields=False).items():
            if getattr(row, name) != value:
                setattr(row, name, value)
    session.flush()
    _waive(session, wanted)


def _waive(session: Session, videos: Mapping[int, PlannedVideo]) -> None:
    """Ignore the rules that the table wants ignored, as it says now where they are ignored already."""
    own_import.store(session, {id_: video.own for id_, video in videos.items() if video.own})
    wanted = {id_: video.ignored for id_, video in videos.items() if video.ignored}
    there = {
        (waiver.video_id, waiver.code, waiver.about): waiver
        for waiver in session.exec(select(Waiver).where(col(Waiver.video_id).in_(wanted)))
    }
    for id_, ignored in wanted.items():
        for rule in ignored:
            waiver = there.get((id_, rule.code, rule.about))
            if waiver is None:
                waiver = Waiver(video_id=id_, code=rule.code, about=rule.about, reason="")
                session.add(waiver)
            waiver.reason, waiver.until = rule.reason or waiver.reason, rule.until
    session.flush()


def _values(video: PlannedVideo, links: _Links, *, all_fields: bool = True) -> dict[str, Any]:
    """Return a row's columns, or only those that it has something for."""
    values: dict[str, Any] = {
        "title": video.title,
        "format_id": links.formats.get(video.format) if video.format else None,
        "product": video.product,
        "hook": video.hook,
        "overlay": video.overlay,
        "length": video.length,
        "beats": [beat.as_json() for beat in video.beats],
        "script": video.script,
        "sound_id": links.sounds.get(" ".join(video.sound.split()).casefold()),
        "voice_over": video.voice_over,
        "caption": video.caption,
        "hashtags": list(video.hashtags),
        "cta": video.cta,
        "notes": video.notes,
        "labels": list(video.labels),
        "place": video.place,
        "props": video.props,
        "flag": video.flag,
    } | dict(video.more)
    if not all_fields:
        values = {name: value for name, value in values.items() if value and value != Flag.NONE}
    if all_fields or video.stage is not Stage.IDEA:
        values["stage"] = video.stage
    if all_fields or video.at:
        values |= _moment(video.at, video.zone)
    if all_fields or video.shows:
        for name in ("product", "result", "motion", "overlay"):
            values[f"shows_{name}"] = name in video.shows
    if all_fields:
        values["source"] = video.key
    return values


def _moment(at: dt.datetime | None, zone: str) -> dict[str, Any]:
    at = at.replace(second=0, microsecond=0) if at else None
    return {"at": at, "zone": zone, "at_utc": times.to_utc(at, zone) if at else None}
