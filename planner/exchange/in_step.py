"""A plan that comes in again beside the calendar: what is new, what changed field by field, what is gone."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from models.content import ContentFormat
from models.planfile import PlanFile, PlanRow
from models.sound import Sound
from models.video import Video
from models.waiver import Waiver
from planner.calendar.changes import CHUNK
from planner.exchange import cells, ignored, own_import
from planner.exchange.columns import OWN
from planner.exchange.ignored import IgnoredRule
from planner.exchange.plan_table import FURTHER_FIELDS, PlannedVideo
from planner.exchange.same_rows import matched
from planner.video import fields

_AS_THEY_ARE = (
    "title", "product", "hook", "overlay", "script", "voice_over", "caption", "cta", "notes", "place", "props",
)  # fmt: skip
_SHOWN = ("product", "result", "motion", "overlay")


@dataclass(frozen=True, slots=True)
class Change:
    """A field of which file and calendar say different things, as plain values.

    ``here`` says that it was changed in the calendar too since the file came in last, or that nobody knows.
    """

    field: str
    ours: Any
    theirs: Any
    here: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A video that the file tells otherwise: ``at`` is its place among the file's videos."""

    at: int
    video_id: int
    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A video that came from the file and no longer stands in it; ``at`` is its wall-clock time."""

    video_id: int
    title: str
    at: dt.datetime | None
    stage: str
    here: bool
    """Whether it was changed in the calendar since."""
    now: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """What the calendar says of it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan beside the calendar. Places are those of ``videos``, whose dates are moved as they were the last time."""

    videos: Sequence[PlannedVideo]
    file: int | None = None
    """The id of the file that it is, if it came in before."""
    since: dt.datetime | None = None
    """When that was, in UTC."""
    new: tuple[int, ...] = ()
    deleted: tuple[int, ...] = ()
    """Rows whose video was deleted here."""
    changed: tuple[Changed, ...] = ()
    same: tuple[int, ...] = ()
    gone: tuple[Gone, ...] = ()
    there: Mapping[int, int] = field(default_factory=dict)
    """The ids of the videos that rows are, by place."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken of a plan: places of new rows, fields of changed ones by place, ids of videos to delete.

    ``settled`` says that somebody saw all of it: what is left now is not told again the next time.
    """

    new: frozenset[int] = frozenset()
    fields: Mapping[int, frozenset[str]] = field(default_factory=dict)
    gone: frozenset[int] = frozenset()
    settled: bool = False


def compare(session: Session, videos: Sequence[PlannedVideo], path: Path | None = None) -> Compared:
    """Return how a plan differs from the calendar; ``path`` helps to know the file again."""
    videos, there = own_import.normal(session, videos), matched(session, videos)
    rows = {row.video_id: row for row in _rows(session, set(there.values()))}
    file = _file(session, path, Counter(row.file_id for row in rows.values()))
    videos = [_moved(video, rows.get(there.get(at))) for at, video in enumerate(videos)]
    ours = Ours(session)
    changed, same = [], []
    for at, video in paired(session, there):
        row, planned = rows.get(video.id), videos[at]
        if changes := tuple(_changes(planned, ours.said(video, planned), row.said if row else None)):
            changed.append(Changed(at, video.id or 0, video.title, changes))
        else:
            same.append(at)
    new = [at for at in range(len(videos)) if at not in there]
    left = list(session.exec(select(PlanRow).where(PlanRow.file_id == file.id))) if file else []
    deleted = _deleted_here(videos, new, [row.key for row in left if row.video_id is None])
    return Compared(
        videos=videos,
        file=file.id if file else None,
        since=file.at.replace(tzinfo=dt.UTC) if file else None,
        new=tuple(at for at in new if at not in deleted),
        deleted=tuple(sorted(deleted)),
        changed=tuple(sorted(changed, key=lambda one: one.at)),
        same=tuple(sorted(same)),
        gone=tuple(gone(session, ours, [row for row in left if row.video_id not in {None, *there.values()}])),
        there=there,
    )


def usual(compared: Compared) -> Taken:
    """Return what is taken where nobody chooses: new rows, and what changed in the file alone."""
    return Taken(
        frozenset(compared.new),
        {one.at: frozenset(c.field for c in one.changes if not c.here) for one in compared.changed},
    )


def all_of_file(compared: Compared) -> Taken:
    """Return what is taken where the file wins: new rows, and all that differs."""
    return Taken(
        frozenset(compared.new), {one.at: frozenset(c.field for c in one.changes) for one in compared.changed}
    )


def said(video: PlannedVideo) -> dict[str, Any]:
    """Return what a row says as plain values by field, but for those of which it says nothing."""
    found: dict[str, Any] = {name: getattr(video, name) for name in _AS_THEY_ARE}
    found |= {
        "stage": video.stage.value,
        "flag": video.flag.value,
        "date": f"{video.at:%Y-%m-%d %H:%M}" if video.at else "",
        "zone": video.zone if video.at else "",
        "format": video.format or "",
        "shows": sorted(video.shows),
        "length": video.length,
        "beats": [beat.as_json() for beat in video.beats],
        "sound": " ".join(video.sound.split()),
        "hashtags": list(video.hashtags),
        "labels": list(video.labels),
    }
    if video.ignored:
        found["ignored"] = ignored.write(video.ignored)
    if video.more:
        found["overlay_place"] = cells.place_text(video.more.get("overlay_x"), video.more.get("overlay_y"))
        found |= {name: value for name, value in video.more.items() if name in fields.BY_NAME}
    if video.own:
        found |= {OWN + name: text for name, text in video.own.items()}
    empty = nothing()
    return {name: value for name, value in found.items() if value != empty.get(name, "")}


def _changes(
    video: PlannedVideo, ours: Mapping[str, Any], before: Mapping[str, Any] | None
) -> Iterator[Change]:
    """Yield the fields in which a row and its video differ, but for those that were changed here alone.

    A field that the row no longer fills is one of them only where it filled it before.
    """
    theirs = said(video)
    own = dict.fromkeys(sorted({one for one in video.says if one.startswith(OWN)}), "")
    for name, empty in {**nothing(), **own}.items():
        now, then, here = theirs.get(name, empty), (before or {}).get(name, empty), ours.get(name, empty)
        if now == here or (now == empty and (then == empty or name not in video.says)):
            continue
        if before is not None and now == then:
            continue
        yield Change(name, here, now, here=before is None or here != then)


class Ours:
    """What the calendar says of its videos, or of some by their ids, in the plain values of ``said``."""

    def __init__(self, session: Session, ids: Collection[int] | None = None) -> None:
        self._formats = dict(session.exec(select(ContentFormat.id, ContentFormat.key)).all())
        titles, waived = (
            select(Sound.id, Sound.title),
            select(Waiver).where(col(Waiver.video_id).is_not(None)),
        )
        if ids is not None:
            used = select(Video.sound_id).where(col(Video.id).in_(ids))
            titles, waived = (
                titles.where(col(Sound.id).in_(used)),
                waived.where(col(Waiver.video_id).in_(ids)),
            )
        self._sounds = {id_: " ".join(title.split()) for id_, title in session.exec(titles)}
        self._waived: dict[int | None, dict[tuple[str, str], IgnoredRule]] = {}
        for one in session.exec(waived):
            rules = self._waived.setdefault(one.video_id, {})
            rules[one.code, one.about] = IgnoredRule(one.code, one.about, one.reason, one.until)
        self._own = own_import.texts(session, ids)

    def said(self, video: Video, planned: PlannedVideo | None = None) -> dict[str, Any]:
        """Return the fields of a video; of the rules that it is let off, those that a row names."""
        waived = self._waived.get(video.id, {})
        wanted = {(rule.code, rule.about): rule for rule in (planned.ignored if planned else ())}
        found = _of(video) | {
            "format": self._formats.get(video.format_id) or "",
            "sound": self._sounds.get(video.sound_id, ""),
            "ignored": ignored.write(
                replace(waived[same], reason=waived[same].reason if rule.reason else "")
                for same, rule in wanted.items()
                if same in waived
            ),
        }
        own = self._own.get(video.id or 0, {})
        found |= {OWN + name: text for name, text in own.items()}
        if planned and found["sound"].casefold() == " ".join(planned.sound.split()).casefold():
            found["sound"] = " ".join(planned.sound.split())
        return found


def _of(video: Video) -> dict[str, Any]:
    return {
        "title": video.title,
        "stage": video.stage.value,
        "flag": video.flag.value,
        "date": f"{video.at:%Y-%m-%d %H:%M}" if video.at else "",
        "zone": video.zone if video.at else "",
        "format": "",
        "shows": sorted(name for name in _SHOWN if getattr(video, f"shows_{name}")),
        "length": video.length,
        "beats": video.beats,
        "sound": "",
        "hashtags": video.hashtags,
        "labels": video.labels,
        "overlay_place": cells.place_text(video.overlay_x, video.overlay_y),
        "ignored": "",
        **{name: getattr(video, name) for name in _AS_THEY_ARE if name != "title"},
        **{one.name: getattr(video, one.name) for one in FURTHER_FIELDS},
    }


@cache
def nothing() -> Mapping[str, Any]:
    """Return each field of a video that says nothing, in the order in which a table has them."""
    found = _of(Video(title=""))
    return {one.name: found[one.name] for one in fields.FIELDS if one.name in found}


def _rows(session: Session, ids: set[int]) -> Iterator[PlanRow]:
    for row in session.exec(select(PlanRow).where(col(PlanRow.video_id).is_not(None))) if ids else ():
        if row.video_id in ids:
            yield row


def paired(session: Session, there: Mapping[int, int]) -> Iterator[tuple[int, Video]]:
    """Yield the videos that rows are, with the place of each row."""
    places = {id_: at for at, id_ in there.items()}
    ids = list(places)
    for chunk in (ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK)):
        for video in session.exec(select(Video).where(col(Video.id).in_(chunk))):
            yield places[video.id or 0], video


def _file(session: Session, path: Path | None, known: Counter[int]) -> PlanFile | None:
    """Return the file that a plan is: the one from which most of its rows came, or one that lay in the same place."""
    files = {file.id: file for file in session.exec(select(PlanFile))}
    if path and (same := [file for file in files.values() if file.path == str(path)]):
        return max(same, key=lambda file: (known[file.id or 0], file.at))
    for id_, n in known.most_common(1):
        alive = select(PlanRow.id).where(PlanRow.file_id == id_, col(PlanRow.video_id).is_not(None))
        if n * 2 > len(session.exec(alive).all()):
            return files.get(id_)
    return None


def _moved(video: PlannedVideo, row: PlanRow | None) -> PlannedVideo:
    """Return a row with its date moved as it was the last time, unless it is moved anew."""
    if row is None or not row.moved or video.moved or video.at is None:
        return video
    return replace(video, at=video.at + dt.timedelta(days=row.moved), moved=row.moved)


def _deleted_here(videos: Sequence[PlannedVideo], new: Sequence[int], keys: Sequence[str]) -> set[int]:
    """Return the places of new rows whose videos were deleted here: known by all, or alone known by the same."""
    exact, alike = set(keys), {key.partition(":")[0] for key in keys}
    known = Counter(videos[at].key.partition(":")[0] for at in new)
    return {
        at
        for at in new
        if videos[at].key in exact or (known[same := videos[at].key.partition(":")[0]] == 1 and same in alike)
    }


def gone(session: Session, ours: Ours, rows: Sequence[PlanRow]) -> Iterator[Gone]:
    """Yield the videos of rows that no longer stand in their file."""
    by_video = {row.video_id: row for row in rows if row.video_id}
    empty = nothing()
    for _at, video in paired(session, {id_: id_ for id_ in by_video}):
        now, before = ours.said(video), by_video[video.id or 0].said
        own = dict.fromkeys([name for name in (*now, *before) if name.startswith(OWN)], "")
        here = any(
            now.get(name, none) != before.get(name, none)
            for name, none in {**empty, **own}.items()
            if name != "ignored"
        )
        yield Gone(video.id or 0, video.title, video.at, video.stage.value, here, now)
