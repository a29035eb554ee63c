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
from planner.exchange.in_step import Compared, Gone, Taken
from planner.exchange.meanwhile import Meanwhile
from planner.exchange.plan_table import PlannedVideo
from planner.i18n import N_

BATCH = 500
"""How many rows are one statement: enough to be quick, few enough to be stopped soon."""
SLICE = 25
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

    ``kept`` is how many fields stay as they are because they were changed in the calendar too; ``meanwhile`` how many
    videos do, all or in part, because they were changed after the plan was compared with them.
    """

    added: int
    updated: int
    skipped: int
    deleted: int = 0
    kept: int = 0
    meanwhile: int = 0

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
    meanwhile: Meanwhile | None
    """What was changed in the calendar since the plan was compared; None where nothing can have been."""


_Do = Callable[[Session, Any, _Links], None]
"""Stores some rows of a plan."""


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
    if on_known == "duplicate":  # no row is looked for
        compared = Compared(own_import.normal(session, videos), new=tuple(range(len(videos))))
    else:
        compared = in_step.compare(session, videos, brought.path)
    taken = chosen(compared, on_known=on_known, delete_gone=delete_gone)
    for work in in_slices(compared, taken, brought, BATCH, looking=False):
        result = work(session)
        if result.done:
            progress(result.done)
    return result


def chosen(compared: Compared, *, on_known: OnKnown, delete_gone: bool = False) -> Taken:
    """Return what ``store`` takes of a plan."""
    gone = frozenset(one.video_id for one in compared.gone if not one.here) if delete_gone else frozenset()
    return replace(_CHOICES[on_known](compared), gone=gone)


def in_slices(
    compared: Compared, taken: Taken, brought: Brought, rows: int = SLICE, *, looking: bool = True
) -> Iterator[Callable[[Session], Stored]]:
    """Yield the work that stores what is taken of a plan in slices of so many rows; each returns what is stored.

    Each looks at its own rows again, and what was changed in the calendar since they were ``compared`` stays as it
    is; without ``looking``, nothing can have been. A slice that fails can be done again.
    """
    found: dict[str, _Links] = {}

    def begin(session: Session) -> Stored:
        touched = sorted({*taken.new, *taken.fields})
        sounds = _sounds(session, [compared.videos[at] for at in touched])
        own_import.prepare(session, [compared.videos[at].own for at in touched])
        file = _file(session, compared, brought, anything=bool(touched or taken.gone))
        meanwhile = Meanwhile(compared, next_id(session, Video)) if looking else None
        found["links"] = _Links(_formats(session), sounds, file, meanwhile)
        return Stored(0, 0, 0)

    yield begin
    yield from _after(compared, taken, found["links"], rows)


def _after(
    compared: Compared, taken: Taken, links: _Links, rows: int
) -> Iterator[Callable[[Session], Stored]]:
    """Yield the work that stores what is taken of a plan, in slices of so many rows."""
    stored = Stored(0, 0, len(compared.there), kept=sum(_left(one, taken) for one in compared.changed))

    def sliced(
        do: _Do, all_rows: Sequence[Any], many: int, name: str = ""
    ) -> Iterator[Callable[[Session], Stored]]:
        nonlocal stored
        for at in range(0, len(all_rows), many):
            if name:
                stored = replace(stored, **{name: min(at + many, len(all_rows))})
            yield partial(_slice, do, all_rows[at : at + many], stored, links)

    yield from sliced(partial(_add, compared=compared), sorted(taken.new), rows, "added")
    changed = [one for one in compared.changed if taken.fields.get(one.at)]
    yield from sliced(partial(_change, compared=compared, taken=taken), changed, rows, "updated")
    gone = [one for one in compared.gone if one.video_id in taken.gone]
    yield from sliced(_delete, gone, rows, "deleted")
    if links.file:
        left = {} if taken.settled else {one.at: _unticked(one, taken) for one in compared.changed}
        note = partial(_note, compared=compared, left=left)
        yield from sliced(note, [*compared.there.items()], rows * 4)


def _unticked(one: in_step.Changed, taken: Taken) -> set[str]:
    return {change.field for change in one.changes} - taken.fields.get(one.at, frozenset())


def _slice(do: _Do, rows: Sequence[Any], stored: Stored, links: _Links, session: Session) -> Stored:
    """Do one slice and return what is stored by then: less than was to be where something was changed meanwhile."""
    do(session, rows, links)
    left = links.meanwhile
    stored = replace(stored, skipped=stored.skipped - stored.updated)
    if left is not None:
        stored = replace(
            stored,
            added=stored.added - len(left.there),
            updated=stored.updated - len(left.untouched),
            deleted=stored.deleted - len(left.edited),
            meanwhile=left.count(),
        )
    return stored


def _left(one: in_step.Changed, taken: Taken) -> int:
    """Return how many fields of a row are not taken though they were changed here too."""
    fields = taken.fields.get(one.at, frozenset())
    return sum(change.here and change.field not in fields for change in one.changes)


def _add(session: Session, places: Sequence[int], links: _Links, compared: Compared) -> None:
    if links.meanwhile is not None:
        places = links.meanwhile.new(session, places)
    if not places:
        return
    first = next_id(session, Video)
    videos = {first + nth: compared.videos[at] for nth, at in enumerate(places)}
    insert_all(
        session, Video, [_EMPTY | {"id": id_} | _values(video, links) for id_, video in videos.items()]
    )
    _waive(session, videos)
    own_import.store(session, {id_: video.own for id_, video in videos.items()})
    if links.file:
        row = next_id(session, PlanRow)
        noted = [
            {"id": row + nth, "video_id": id_} | _row(video, links)
            for nth, (id_, video) in enumerate(videos.items())
        ]
        insert_all(session, PlanRow, noted, looked_through=True)


def _row(video: PlannedVideo, links: _Links) -> dict[str, Any]:
    return {"file_id": links.file, "key": video.key, "moved": video.moved, "said": in_step.said(video)}


def _change(
    session: Session, changed: Sequence[in_step.Changed], links: _Links, compared: Compared, taken: Taken
) -> None:
    wanted: Mapping[int, frozenset[str]] = taken.fields
    if links.meanwhile is not None:
        wanted = links.meanwhile.changed(session, changed, taken.fields)
    waived, own = {}, {}
    for at, row in in_step.paired(session, {one.at: one.video_id for one in changed if wanted[one.at]}):
        fields, video = wanted[at], compared.videos[at]
        values = _values(video, links)
        mine = [name for field_ in fields if (name := own_columns.name_of(field_))]
        own[row.id or 0] = {name: video.own.get(name, "") for name in mine}
        fields -= {OWN + name for name in mine}
        if fields & _WHEN:
            values |= times.placed(
                video.at if "date" in fields else row.at,
                video.zone if "zone" in fields or row.at is None else row.zone,
            )._asdict()
        for name in (name for field_ in fields for name in _COLUMNS.get(field_, (field_,))):
            setattr(row, name, values.get(name, _EMPTY.get(name)))
        if "ignored" in fields:
            waived[row.id or 0] = video
    session.flush()
    _waive(session, waived)
    own_import.store(session, own)


_WHEN = frozenset({"date", "zone"})
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


def _delete(session: Session, ones: Sequence[Gone], links: _Links) -> None:
    """Delete videos that no longer stand in the file, and what it said of them: told again, they are new."""
    if links.meanwhile is not None:
        ones = links.meanwhile.gone(session, ones)
    ids = [one.video_id for one in ones]
    for row in session.exec(select(PlanRow).where(col(PlanRow.video_id).in_(ids))):
        session.delete(row)
    for video in session.exec(select(Video).where(col(Video.id).in_(ids))):
        forgetting.forget_video(session, video.id or 0)
        session.delete(video)
    session.flush()


def _note(
    session: Session,
    told: Sequence[tuple[int, int]],
    links: _Links,
    compared: Compared,
    left: Mapping[int, set[str]],
) -> None:
    """Note what rows say now of the fields for which the file has a column.

    What was ``left`` of a row, by place, stays as it was noted, and is told again.
    """
    ids = [id_ for _at, id_ in told]
    rows = {row.video_id: row for row in session.exec(select(PlanRow).where(col(PlanRow.video_id).in_(ids)))}
    there = set(session.exec(select(Video.id).where(col(Video.id).in_(ids))))
    late = links.meanwhile.fields if links.meanwhile is not None else {}
    for at, video_id in told:
        video, row = compared.videos[at], rows.get(video_id)
        still = left.get(at, set()) | late.get(at, frozenset())
        if row is None:
            if at not in left and at not in late and video_id in there:
                session.add(PlanRow(video_id=video_id, **_row(video, links)))
            continue
        says = in_step.said(video)
        names = {name for name in row.said if name in still or (name not in says and name not in video.says)}
        now = {name: value for name, value in says.items() if name not in still}
        now |= {name: row.said[name] for name in names}
        for name, value in (("key", video.key), ("moved", video.moved), ("said", now)):
            if getattr(row, name) != value:
                setattr(row, name, value)
    session.flush()


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
    for video in (video for video in videos if video.sound):
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
    if not wanted:
        return
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
    return values | dict(video.more) | shown | times.placed(video.at, video.zone)._asdict()
