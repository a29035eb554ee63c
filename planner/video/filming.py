"""Filming days: chosen videos, and the call sheet that follows from them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlmodel import Session, col, select

from models.choices import Stage
from models.content import ContentFormat
from models.cover import Cover
from models.filming import FilmingDay
from models.records import Beat, beats_from_json
from models.sound import Sound
from models.video import Video
from planner import labels, times
from planner.calendar import settings
from planner.calendar.workspace import edit
from planner.errors import PlanError, filled
from planner.i18n import N_, _
from planner.video import videos

AWAITS_FILMING = (Stage.IDEA, Stage.SCRIPTED, Stage.APPROVED)
"""Stages of videos that are not filmed yet."""
BOX = "☐"
"""Begins a line of notes that is something to tick off."""
SHOWS = {
    "shows_product": N_("First second: product in frame"),
    "shows_result": N_("First second: result in frame"),
    "shows_motion": N_("First second: unexpected motion"),
    "shows_overlay": N_("First second: room for the overlay"),
}


@dataclass(frozen=True)
class Shot:
    """One video on a call sheet. ``length`` is in seconds; ``cover`` as planner.video.covers keeps it."""

    id: int
    title: str
    stage: Stage
    at: dt.datetime | None
    format: str
    length: float | None
    hook: str
    overlay: str
    script: str
    beats: tuple[Beat, ...]
    sound: str
    props: tuple[str, ...]
    checklist: tuple[str, ...]
    cover: str
    kind: str = ""
    """The key of its format."""


@dataclass(frozen=True)
class Setting:
    """Videos that are filmed without moving anything: one place and one product."""

    place: str
    product: str
    shots: tuple[Shot, ...]


@dataclass(frozen=True)
class CallSheet:
    """A filming day as a crew reads it; ``at`` is the wall clock of ``zone``."""

    name: str
    at: dt.datetime
    zone: str
    place: str
    notes: str
    settings: tuple[Setting, ...]

    @property
    def shots(self) -> tuple[Shot, ...]:
        """All videos in the order in which they are filmed."""
        return tuple(shot for one in self.settings for shot in one.shots)

    @property
    def props(self) -> tuple[str, ...]:
        """Everything to bring, each once, in the order in which it is needed."""
        found: dict[str, str] = {}
        for shot in self.shots:
            for prop in shot.props:
                found.setdefault(_fold(prop), prop)
        return tuple(found.values())


@edit(N_("Add filming day"))
def add(session: Session, name: str, at: dt.datetime, place: str = "", video_ids: Sequence[int] = ()) -> int:
    """Add a filming day that begins at a wall-clock time of the calendar's zone, and return its id.

    Raises PlanError without a name.
    """
    when = times.placed(at, settings.get(session).zone)
    made = FilmingDay(name=_named(name), place=place.strip(), **when._asdict())
    session.add(made)
    session.flush()
    assign(video_ids, made.id).run(session)
    return made.id or 0


@edit(N_("Change filming day"))
def change(session: Session, filming_id: int, name: str, at: dt.datetime, place: str, notes: str) -> None:
    """Change a filming day. Raises PlanError without a name."""
    day = get(session, filming_id)
    day.name, day.place, day.notes = _named(name), place.strip(), notes.strip()
    day.at, day.zone, day.at_utc = times.placed(at, day.zone)


@edit(N_("Delete filming day"))
def delete(session: Session, filming_id: int) -> None:
    """Delete a filming day; its videos stay, on none."""
    for video in session.exec(select(Video).where(Video.filming_id == filming_id)):
        video.filming_id = None
    session.flush()
    session.delete(get(session, filming_id))


@edit(N_("Change filming day of videos"))
def assign(session: Session, video_ids: Sequence[int], filming_id: int | None) -> None:
    """Put videos on a filming day, or on none. Raises PlanError if it is gone."""
    if filming_id is not None:
        get(session, filming_id)
    for video_id in video_ids:
        videos.get(session, video_id).filming_id = filming_id


@edit(N_("Change order of filming day"))
def arrange(session: Session, filming_id: int, video_ids: Sequence[int]) -> None:
    """Film a day's videos in this order; none brings back the one by place, product and props.

    Raises PlanError if the day is gone.
    """
    get(session, filming_id).sequence = list(dict.fromkeys(video_ids))


def all_days(session: Session) -> list[FilmingDay]:
    """Return every filming day, the last one first."""
    return list(session.exec(select(FilmingDay).order_by(col(FilmingDay.at).desc(), col(FilmingDay.id))))


def counts(session: Session) -> dict[int, tuple[int, int]]:
    """Return for each filming day with videos how many there are, and how many of them are not filmed yet."""
    found: dict[int, tuple[int, int]] = {}
    query = select(Video.filming_id, Video.stage).where(col(Video.filming_id).is_not(None))
    for day, stage in session.exec(query):
        n, left = found.get(day or 0, (0, 0))
        found[day or 0] = (n + 1, left + (stage in AWAITS_FILMING))
    return found


def get(session: Session, filming_id: int) -> FilmingDay:
    """Return a filming day. Raises PlanError if it is gone."""
    found = session.get(FilmingDay, filming_id)
    if found is None:
        raise PlanError(_("This filming day is no longer in the calendar."))
    return found


def waiting(session: Session) -> list[Video]:
    """Return the videos that wait to be filmed and are on no filming day: approved first, then by date."""
    found = session.exec(
        select(Video).where(
            col(Video.stage).in_(AWAITS_FILMING),
            col(Video.filming_id).is_(None),
        )
    )
    return sorted(found, key=lambda video: (video.stage is not Stage.APPROVED, *_by_time(video)))


def call_sheet(session: Session, filming_id: int) -> CallSheet:
    """Return a filming day's call sheet: videos by place, product and props. Raises PlanError if it is gone.

    A video without a place of its own is filmed at the day's. Those that share most of their props follow each other,
    unless the day has an order of its own.
    """
    day = get(session, filming_id)
    chosen = session.exec(select(Video).where(Video.filming_id == filming_id)).all()
    covers = {
        c.video_id: c.picture
        for c in session.exec(select(Cover).join(Video).where(Video.filming_id == filming_id))
    }
    kinds = {one.id: one for one in session.exec(select(ContentFormat))}
    found = []
    for _where, group in groupby(_in_order(chosen, day), key=lambda video: _setting(video, day)):
        videos_there = list(group)
        shots = tuple(_shot(session, video, kinds, covers) for video in videos_there)
        first = videos_there[0]
        found.append(Setting(first.place.strip() or day.place, first.product.strip(), shots))
    return CallSheet(day.name, day.at, day.zone, day.place, day.notes, tuple(found))


def _in_order(chosen: Sequence[Video], day: FilmingDay) -> list[Video]:
    """Return videos by place, product and props; those that the day's own order names as it has them, and first."""
    groups: dict[tuple[str, str], list[Video]] = {}
    for video in chosen:
        groups.setdefault(_setting(video, day), []).append(video)
    ordered = []
    for _where, group in sorted(groups.items(), key=lambda item: _home_first(item[0], day.place)):
        ordered += _by_props(sorted(group, key=_by_time))
    named = {video_id: at for at, video_id in enumerate(day.sequence)}
    return sorted(ordered, key=lambda video: named.get(video.id or 0, len(named)))


def _setting(video: Video, day: FilmingDay) -> tuple[str, str]:
    return _fold(video.place.strip() or day.place), _fold(video.product)


def _home_first(key: tuple[str, str], place: str) -> tuple[bool, str, str]:
    """Sort the day's own place before all others, then by name."""
    return key[0] != _fold(place), *key


def _by_time(video: Video) -> tuple[bool, str, int]:
    return video.at is None, str(video.at), video.id or 0


def _by_props(group: list[Video]) -> list[Video]:
    """Return videos so that each shares as many props as it can with the one before it."""
    rest = list(group)
    ordered: list[Video] = []
    while rest:
        last = set(map(_fold, _props(ordered[-1]))) if ordered else set()
        following = max(rest, key=lambda video: len(last & set(map(_fold, _props(video)))))
        rest.remove(following)
        ordered.append(following)
    return ordered


def _shot(
    session: Session, video: Video, kinds: dict[int | None, ContentFormat], covers: dict[int, str]
) -> Shot:
    sound = session.get(Sound, video.sound_id) if video.sound_id else None
    ticks = [_(text) for name, text in SHOWS.items() if getattr(video, name)]
    ticks += [_("Voice-over")] if video.voice_over else []
    ticks += [
        line.strip().removeprefix(BOX).strip()
        for line in video.notes.splitlines()
        if line.strip().startswith(BOX)
    ]
    kind = kinds.get(video.format_id)
    return Shot(
        id=video.id or 0,
        title=video.title,
        stage=video.stage,
        at=video.at,
        format=labels.content_format(kind.key, kind.name) if kind else "",
        length=video.length,
        hook=video.hook.strip(),
        overlay=video.overlay.strip(),
        script=video.script.strip(),
        beats=beats_from_json(video.beats),
        sound=" – ".join(filter(None, (sound.title, sound.artist))) if sound else "",
        props=tuple(_props(video)),
        checklist=tuple(filter(None, ticks)),
        cover=covers.get(video.id or 0, ""),
        kind=kind.key if kind else "",
    )


def _props(video: Video) -> Iterable[str]:
    """Return what a video's props field lists, with commas or one a line."""
    return [part for text in video.props.replace("\n", ",").split(",") if (part := " ".join(text.split()))]


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _named(name: str) -> str:
    return filled(name, _("A filming day needs a name, such as: kitchen, December."))
