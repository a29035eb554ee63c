"""What is planned, day by day, as text or as records; reads a calendar file without the tables' library."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from models import reading
from models.choices import Flag
from models.reading import Connection
from planner import dates, labels
from planner.i18n import _

if TYPE_CHECKING:  # the checks load slower than a whole agenda takes
    from planner.checks.engine import Result
    from planner.checks.facts import VideoFacts

_FIRST, _END = "0000", "9999~"


class Entry(NamedTuple):
    """One line of an agenda: ISO day ("" without a date), HH:MM, what it is called and what more to say."""

    day: str
    time: str
    title: str
    tail: str
    video_id: int = 0
    """0 for a live event."""


def planned(connection: Connection, first: dt.date | None = None, last: dt.date | None = None) -> list[Entry]:
    """Return the videos and live events of a calendar from a day to another, both included, by time.

    Without any day, the ideas that have no date come at the end.
    """
    days = first.isoformat() if first else _FIRST, _after(last)
    found = [
        Entry(tile.day, tile.time, tile.title, labels.stage(tile.stage), tile.id)
        for tile in reading.tiles(connection, *days)
    ]
    found += [
        Entry(live.day, live.time, live.name, _("Live, {n} min").format(n=live.minutes))
        for live in reading.live_tiles(connection, *days)
    ]
    found.sort(key=lambda entry: entry[:2])
    if first is None and last is None:
        found += [
            Entry("", "", title, labels.stage(stage), video_id)
            for video_id, title, stage in reading.undated(connection)
        ]
    return found


def of_facts(videos: "Iterable[VideoFacts]") -> list[Entry]:
    """Return the entries of videos in order of time, those without a date last."""
    return [
        Entry(
            video.at.date().isoformat() if video.at else "",
            f"{video.at:%H:%M}" if video.at else "",
            video.title,
            labels.stage(video.stage),
            video.id,
        )
        for video in in_order(videos)
    ]


def in_order(videos: "Iterable[VideoFacts]") -> "list[VideoFacts]":
    """Return videos by their time on the wall clock, those without a date last."""
    return sorted(videos, key=lambda video: (video.at is None, str(video.at), video.id))


def within(videos: "Iterable[VideoFacts]", first: dt.date | None, last: dt.date | None) -> "list[VideoFacts]":
    """Return the videos of the days from the first to the last; without any day, all of them."""
    if first is None and last is None:
        return list(videos)
    start, end = first or dt.date.min, last or dt.date.max
    return [video for video in videos if video.at and start <= video.at.date() <= end]


def text(entries: Iterable[Entry], today: dt.date) -> Iterator[tuple[str, Entry | None]]:
    """Yield the lines of an agenda, each entry's line with its entry; titles are as the user typed them."""
    day: str | None = None
    for entry in entries:
        if entry.day != day:
            if day is not None:
                yield "", None
            day = entry.day
            yield _heading(day, today), None
        yield f"  {entry.time or '  –  '}  {entry.title}  · {entry.tail}", entry


def records(
    videos: "Iterable[VideoFacts]",
    results: "Iterable[Result]",
    own: Mapping[int, Mapping[str, str]] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Return videos as plain values, each with the codes of what is found in it and not waived.

    ``own`` is what stands in fields of the user's own, by the video's id and the field's name.
    """
    codes: dict[int, list[str]] = {}
    for result in results:
        if result.video and result.waiver is None and not result.failed:
            codes.setdefault(result.video.id, []).append(result.rule.code)
    return [
        {
            "id": video.id,
            "title": video.title,
            "stage": video.stage.value,
            "flag": None if video.flag is Flag.NONE else video.flag.value,
            "at": video.at.isoformat() if video.at else None,
            "zone": video.zone,
            "format": video.format.key if video.format else None,
            "hook": video.hook,
            "overlay": video.overlay,
            "length": video.length,
            "beats": [beat.as_json() for beat in video.beats],
            "sound": video.sound.title if video.sound else None,
            "caption": video.caption,
            "hashtags": [tag.name for tag in video.tags],
            "product": video.product,
            "cta": video.cta,
            "script": video.script,
            "labels": list(video.labels),
            "notes": video.notes,
            "own": dict(own.get(video.id, {})),
            "findings": codes.get(video.id, []),
        }
        for video in in_order(videos)
    ]


def _after(last: dt.date | None) -> str:
    """Return the ISO day after one; where none follows, what sorts after all of them."""
    return (last + dt.timedelta(days=1)).isoformat() if last and last < dt.date.max else _END


def _heading(day: str, today: dt.date) -> str:
    if not day:
        return _("No date")
    date = dt.date.fromisoformat(day)
    name = dates.long_day(date) if date.year == today.year else f"{dates.long_day(date)} {date.year}"
    return _("{day} · today").format(day=name) if date == today else name
