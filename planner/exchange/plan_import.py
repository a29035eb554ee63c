"""Stores what a table of other people's making holds, all of it as one step."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from sqlmodel import Session, col, func, select

from models.choices import Stage
from models.content import ContentFormat
from models.sound import Sound
from models.video import Video
from models.waiver import Waiver
from planner import times
from planner.changes import insert_all
from planner.exchange.plan_table import PlannedVideo
from planner.i18n import N_
from planner.workspace import edit

BATCH = 500
"""How many rows are one statement: enough to be quick, few enough to be stopped soon."""
_EMPTY = Video(title="").model_dump()

OnKnown = Literal["update", "skip", "duplicate"]
"""What to do with a row that was imported before."""


@dataclass(frozen=True, slots=True)
class Stored:
    """How many videos an import added, how many it found again and updated, and how many it left alone."""

    added: int
    updated: int
    skipped: int


@dataclass(frozen=True, slots=True)
class _Links:
    """The ids that texts of a table stand for: formats by key, sounds by folded title."""

    formats: Mapping[str, int]
    sounds: Mapping[str, int]


def _unwatched(_done: int) -> None:
    """Let an import run that nobody watches."""


@edit(N_("Import plan"))
def store(
    session: Session,
    videos: Sequence[PlannedVideo],
    on_known: OnKnown = "skip",
    progress: Callable[[int], None] = lambda _done: None,
) -> Stored:
    """Put the videos of a table into the calendar.

    A row that is known is one whose ``key`` a video has as its source. Updating leaves alone what the table
    has no value for. ``progress`` gets the number of rows done now and then, and stops the work, leaving
    nothing, by raising Cancelled.
    """
    links = _Links(_formats(session), _sounds(session, videos))
    there = _by_source(session) if on_known != "duplicate" else {}
    new = [video for video in videos if video.key not in there]
    next_id = _next_id(session, Video)
    done = 0
    for batch in _batches(new):
        rows = [
            _EMPTY | {"id": next_id + done + place} | _values(video, links)
            for place, video in enumerate(batch)
        ]
        insert_all(session, Video, rows)
        _waive(session, {next_id + done + place: video for place, video in enumerate(batch)})
        done += len(batch)
        progress(done)
    again = [video for video in videos if video.key in there]
    if on_known == "skip":
        return Stored(len(new), 0, len(again))
    for batch in _batches(again):
        _update(session, {there[video.key]: video for video in batch}, links)
        done += len(batch)
        progress(done)
    return Stored(len(new), len(again), 0)


def known(session: Session, videos: Iterable[PlannedVideo]) -> int:
    """Return how many of the videos the calendar has from an earlier import."""
    there = _by_source(session)
    return sum(video.key in there for video in videos)


def _by_source(session: Session) -> dict[str, int]:
    """Return the ids of the imported videos by their source, the first one where several have the same."""
    rows = session.exec(
        select(Video.source, Video.id).where(Video.source != "").order_by(col(Video.id).desc())
    )
    return {source: id_ for source, id_ in rows if id_ is not None}


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
    return int(session.exec(select(func.max(table.id))).one() or 0) + 1


def _update(session: Session, wanted: Mapping[int, PlannedVideo], links: _Links) -> None:
    for row in session.exec(select(Video).where(col(Video.id).in_(wanted))):
        for name, value in _values(wanted[row.id or 0], links, all_fields=False).items():
            if getattr(row, name) != value:
                setattr(row, name, value)
    session.flush()
    _waive(session, wanted)


def _waive(session: Session, videos: Mapping[int, PlannedVideo]) -> None:
    """Ignore the rules that the table wants ignored, as it says now where they are ignored already."""
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
    }
    if not all_fields:
        values = {name: value for name, value in values.items() if value}
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


def _batches(videos: Iterable[PlannedVideo]) -> Iterator[list[PlannedVideo]]:
    rest = iter(videos)
    while batch := list(islice(rest, BATCH)):
        yield batch
