"""Stores what a plan of other people's making holds, all of it as one step."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from sqlmodel import Session, col, select

from models.content import ContentFormat
from models.planfile import PlanFile, PlanRow
from models.sound import Sound
from models.video import Video
from models.waiver import Waiver
from planner import times
from planner.calendar import forgetting
from planner.calendar.changes import insert_all, next_id
from planner.calendar.workspace import edit
from planner.exchange import in_step, own_columns, own_import
from planner.exchange.columns import OWN
from planner.exchange.in_step import Compared, Taken
from planner.exchange.plan_table import PlannedVideo
from planner.i18n import N_

BATCH = 500
"""How many rows are one statement: enough to be quick, few enough to be stopped soon."""
SLICE = 40
"""How many rows the window stores at once: few enough that nobody sees it stop."""
_EMPTY = Video(title="").model_dump()

OnKnown = Literal["update", "overwrite", "skip", "duplicate"]
"""What to do with a row that came in before: take what changed in the file alone, or all that differs, or nothing."""
Choose = Callable[[Compared], Taken]
_CHOICES: Mapping[str, Choose] = {
    "skip": lambda compared: Taken(frozenset(compared.new)),
    "update": in_step.usual,
    "overwrite": in_step.all_of_file,
    "duplicate": lambda compared: Taken(frozenset(range(len(compared.videos)))),
}


@dataclass(frozen=True, slots=True)
class Brought:
    """Where a plan comes from: its name, where it lies (None for the clipboard), and when this is, in UTC.

    ``answers`` are what was answered about it, to be kept; ``remembered`` says whether it can be brought in again
    with one action, None that it stays as it was.
    """

    name: str
    path: Path | None = None
    now: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    answers: Mapping[str, Any] = field(default_factory=dict)
    remembered: bool | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """How many videos an import added, changed and left as they are, and how many it deleted.

    ``kept`` is how many fields stay as they are because they were changed in the calendar too.
    """

    added: int
    updated: int
    skipped: int
    deleted: int = 0
    kept: int = 0

    @property
    def done(self) -> int:
        """How many rows were stored."""
        return self.added + self.updated + self.deleted


@dataclass(frozen=True, slots=True)
class _Links:
    """The ids that texts of a table stand for: formats by key, sounds by folded title; and the file's own."""

    formats: Mapping[str, int]
    sounds: Mapping[str, int]
    file: int


@edit(N_("Import plan"))
def store(
    session: Session,
    videos: Sequence[PlannedVideo],
    on_known: OnKnown = "skip",
    progress: Callable[[int], None] = lambda _done: None,
    brought: Brought = Brought(""),
    *,
    delete_gone: bool = False,
) -> Stored:
    """Put the videos of a plan into the calendar.

    A row that is known is one that ``matched`` pairs with a video. ``delete_gone`` deletes the videos that the file
    no longer has, but for those that were changed in the calendar. ``progress`` gets the number of rows done now and
    then, and stops the work, leaving nothing, by raising Cancelled.
    """
    result = Stored(0, 0, 0)
    choose = partial(chosen, on_known=on_known, delete_gone=delete_gone)
    for work in in_slices(videos, choose, brought, BATCH, known=on_known != "duplicate"):
        result = work(session)
        if result.done:
            progress(result.done)
    return result


def chosen(compared: Compared, *, on_known: OnKnown, delete_gone: bool = False) -> Taken:
    """Return what ``store`` takes of a plan."""
    gone = frozenset(one.video_id for one in compared.gone if not one.here) if delete_gone else frozenset()
    return replace(_CHOICES[on_known](compared), gone=gone)


def in_slices(
    videos: Sequence[PlannedVideo],
    choose: Choose,
    brought: Brought,
    rows: int = SLICE,
    *,
    known: bool = True,
    shown: Compared | None = None,
) -> Iterator[Callable[[Session], Stored]]:
    """Yield the work of ``store`` in slices of so many rows; each returns what is stored until then.

    ``choose`` says what is taken of the plan as it stands beside the calendar by then; without ``known`` no row is
    looked for there. ``shown`` is how the plan stands there, where nothing changed since that was worked out.
    """
    found: dict[str, Any] = {}

    def begin(session: Session) -> Stored:
        everything = tuple(range(len(videos)))
        if known:
            compared = shown or in_step.compare(session, videos, brought.path)
        else:
            compared = Compared(own_import.normal(session, videos), new=everything)
        taken = choose(compared)
        touched = sorted({*taken.new, *taken.fields})
        sounds = _sounds(session, [compared.videos[at] for at in touched])
        own_import.prepare(session, [compared.videos[at].own for at in touched])
        file = _file(session, compared, brought, anything=bool(touched or taken.gone))
        found.update(compared=compared, taken=taken, links=_Links(_formats(session), sounds, file))
        return Stored(0, 0, 0)

    yield begin
    yield from _after(found["compared"], found["taken"], found["links"], rows)


def _after(
    compared: Compared, taken: Taken, links: _Links, rows: int
) -> Iterator[Callable[[Session], Stored]]:
    """Yield the work that stores what is taken of a plan, in slices of so many rows."""
    stored = Stored(0, 0, len(compared.there), kept=sum(_left(one, taken) for one in compared.changed))
    new = [compared.videos[at] for at in sorted(taken.new)]
    for at in range(0, len(new), rows):
        stored = replace(stored, added=min(at + rows, len(new)))
        yield partial(_add, new[at : at + rows], links, stored)
    changed = [one for one in compared.changed if taken.fields.get(one.at)]
    for at in range(0, len(changed), rows):
        part = {one.video_id: one for one in changed[at : at + rows]}
        done = min(at + rows, len(changed))
        stored = replace(stored, updated=done, skipped=len(compared.there) - done)
        yield partial(_change, part, compared, taken, links, stored)
    gone = sorted(taken.gone)
    for at in range(0, len(gone), rows):
        stored = replace(stored, deleted=min(at + rows, len(gone)))
        yield partial(_delete, gone[at : at + rows], stored)
    if links.file:
        told = [*compared.there.items()]
        for at in range(0, len(told), rows * 4):
            yield partial(_note, dict(told[at : at + rows * 4]), compared, taken, links, stored)


def _left(one: in_step.Changed, taken: Taken) -> int:
    """Return how many fields of a row are not taken though they were changed here too."""
    fields = taken.fields.get(one.at, frozenset())
    return sum(change.here and change.field not in fields for change in one.changes)


def _add(videos: Sequence[PlannedVideo], links: _Links, stored: Stored, session: Session) -> Stored:
    first = next_id(session, Video)
    insert_all(
        session,
        Video,
        [_EMPTY | {"id": first + at} | _values(video, links) for at, video in enumerate(videos)],
    )
    _waive(session, {first + at: video for at, video in enumerate(videos)})
    own_import.store(session, {first + at: video.own for at, video in enumerate(videos)})
    if links.file:
        row = next_id(session, PlanRow)
        noted = [
            {"id": row + at, "video_id": first + at} | _row(video, links) for at, video in enumerate(videos)
        ]
        insert_all(session, PlanRow, noted, looked_through=True)
    return stored


def _row(video: PlannedVideo, links: _Links) -> dict[str, Any]:
    return {"file_id": links.file, "key": video.key, "moved": video.moved, "said": in_step.said(video)}


def _change(
    changed: Mapping[int, in_step.Changed], compared: Compared, taken: Taken, links: _Links, stored: Stored,
    session: Session,
) -> Stored:  # fmt: skip
    waived, own = {}, {}
    for row in session.exec(select(Video).where(col(Video.id).in_(changed))):
        at = changed[row.id or 0].at
        fields, video = taken.fields[at], compared.videos[at]
        values = _values(video, links)
        mine = [name for field_ in fields if (name := own_columns.name_of(field_))]
        own[row.id or 0] = {name: video.own.get(name, "") for name in mine}
        fields -= {OWN + name for name in mine}
        for name in (name for field_ in fields for name in _COLUMNS.get(field_, (field_,))):
            setattr(row, name, values.get(name, _EMPTY.get(name)))
        if "ignored" in fields:
            waived[row.id or 0] = video
    session.flush()
    _waive(session, waived)
    own_import.store(session, own)
    return stored


_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "date": ("at", "zone", "at_utc"),
    "zone": ("at", "zone", "at_utc"),
    "format": ("format_id",),
    "sound": ("sound_id",),
    "shows": ("shows_product", "shows_result", "shows_motion", "shows_overlay"),
    "overlay_place": ("overlay_x", "overlay_y"),
    "ignored": (),
}
"""The columns of a video that hold a field, where they are not called like it."""


def _delete(ids: Sequence[int], stored: Stored, session: Session) -> Stored:
    """Delete videos that no longer stand in the file, and what it said of them: told again, they are new."""
    for row in session.exec(select(PlanRow).where(col(PlanRow.video_id).in_(ids))):
        session.delete(row)
    for video in session.exec(select(Video).where(col(Video.id).in_(ids))):
        forgetting.forget_video(session, video.id or 0)
        session.delete(video)
    session.flush()
    return stored


def _note(
    told: Mapping[int, int], compared: Compared, taken: Taken, links: _Links, stored: Stored, session: Session
) -> Stored:
    """Note what rows say now of the fields for which the file has a column.

    Of one that is not settled, what was left stays as it was noted, and is told again.
    """
    changed = {one.at: one for one in compared.changed}
    rows = {
        row.video_id: row
        for row in session.exec(select(PlanRow).where(col(PlanRow.video_id).in_(told.values())))
    }
    for at, video_id in told.items():
        video, row = compared.videos[at], rows.get(video_id)
        if row is None:
            if taken.settled or at not in changed:
                session.add(PlanRow(video_id=video_id, **_row(video, links)))
            continue
        fields = {change.field for change in changed[at].changes} if at in changed else set()
        left = fields - taken.fields.get(at, frozenset()) if not taken.settled else set()
        says = in_step.said(video)
        names = {name for name in row.said if name in left or (name not in says and name not in video.says)}
        now = {name: value for name, value in says.items() if name not in left}
        now |= {name: row.said[name] for name in names}
        for name, value in (("key", video.key), ("moved", video.moved), ("said", now)):
            if getattr(row, name) != value:
                setattr(row, name, value)
    session.flush()
    return stored


def remembered(session: Session, path: Path | None) -> Mapping[str, Any]:
    """Return what was answered about a file that is remembered, by where it lies; nothing about any other."""
    wanted = select(PlanFile.answers).where(PlanFile.path == str(path), col(PlanFile.remembered))
    return session.exec(wanted).first() or {} if path else {}


def files(session: Session) -> list[PlanFile]:
    """Return the remembered files, the one that came in last first."""
    wanted = select(PlanFile).where(col(PlanFile.remembered), PlanFile.path != "")
    return list(session.exec(wanted.order_by(col(PlanFile.at).desc())))


def _file(session: Session, compared: Compared, brought: Brought, *, anything: bool) -> int:
    """Return the id of the file that a plan is, once it is noted when it came in and what was answered about it.

    0 where nothing of it is taken and it never came in before.
    """
    if compared.file is None and not anything:
        return 0
    file = session.get(PlanFile, compared.file) if compared.file else None
    if file is None:
        file = PlanFile(name=brought.name, at=brought.now)
        session.add(file)
    file.name, file.at = brought.name, brought.now
    file.path = str(brought.path) if brought.path else ""
    file.answers = dict(brought.answers) or file.answers
    if brought.remembered is not None:
        file.remembered = brought.remembered
    session.flush()
    return file.id or 0


def _formats(session: Session) -> dict[str, int]:
    rows = session.exec(select(ContentFormat.key, ContentFormat.id))
    return {key: id_ for key, id_ in rows if id_ is not None}


def _sounds(session: Session, videos: Iterable[PlannedVideo]) -> dict[str, int]:
    """Return the ids of the library's sounds by folded title, once those that it lacks are added."""
    rows = session.exec(select(Sound.title, Sound.id).order_by(col(Sound.id).desc()))
    found = {title.strip().casefold(): id_ for title, id_ in rows if id_ is not None}
    free = next_id(session, Sound)
    for video in videos:
        title = " ".join(video.sound.split())
        if title and title.casefold() not in found:
            found[title.casefold()] = free
            session.add(Sound(id=free, title=title, link=video.sound_link, licence=video.sound_licence))
            free += 1
    session.flush()
    return found


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


def _values(video: PlannedVideo, links: _Links) -> dict[str, Any]:
    """Return a row's columns."""
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
        "stage": video.stage,
        "source": video.key,
    }
    shown = {f"shows_{name}": name in video.shows for name in ("product", "result", "motion", "overlay")}
    return values | dict(video.more) | shown | _moment(video.at, video.zone)


def _moment(at: dt.datetime | None, zone: str) -> dict[str, Any]:
    at = at.replace(second=0, microsecond=0) if at else None
    return {"at": at, "zone": zone, "at_utc": times.to_utc(at, zone) if at else None}
