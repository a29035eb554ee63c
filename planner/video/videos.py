"""Everything that can be done to a planned video."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sqlmodel import Session, col, select

from models.calendar import Calendar
from models.choices import Stage
from models.content import ContentFormat
from models.product import Product
from models.records import Beat
from models.video import Video
from planner import times
from planner.calendar import forgetting
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.texts import beats
from planner.video import fields, formats, own_fields, posted

TEXTS = {field.name: field.step for field in fields.of_kind("text")}
"""The text columns, with the label of the step that changes each."""
FLAGS = {field.name: field.step for field in fields.of_kind("flag")} | fields.FIRST_SECOND
"""The yes-or-no columns, with the label of the step that changes each."""
CHOICES: dict[str, tuple[type[StrEnum], str]] = {
    field.name: (field.choices, field.step) for field in fields.of_kind("choice") if field.choices
}
"""The columns with a fixed choice: its values, and the label of the step that changes it."""


def get(session: Session, video_id: int) -> Video:
    """Return a video. Raises PlanError if it is gone."""
    found = session.get(Video, video_id)
    if found is None:
        raise PlanError(_("This video is no longer in the calendar."))
    return found


def find(session: Session, video_id: int) -> Video | None:
    """Return a video, or None if it is gone."""
    return session.get(Video, video_id)


class Begun(NamedTuple):
    """How a posted video began: its hook and title, and the day of posting if it has one."""

    hook: str
    title: str
    day: dt.date | None


def begun(session: Session, format_key: str, most: int = 3) -> list[Begun]:
    """Return how the newest posted videos of a format began, each hook once."""
    wanted = (
        select(Video)
        .join(ContentFormat, col(Video.format_id) == col(ContentFormat.id))
        .where(Video.stage == Stage.POSTED, ContentFormat.key == format_key, Video.hook != "")
        .order_by(col(Video.at_utc).desc())
        .limit(10 * most)
    )
    found: dict[str, Begun] = {}
    for video in session.exec(wanted):
        hook = video.hook.strip()
        found.setdefault(hook, Begun(hook, video.title, video.at.date() if video.at else None))
    return list(found.values())[:most]


def products(session: Session) -> list[str]:
    """Return the names of all products, of the list and of videos, each once, by name."""
    listed = session.exec(select(Product.name))
    found = session.exec(select(Video.product).where(Video.product != "").distinct())
    return sorted({*listed, *found}, key=str.casefold)


@edit(N_("Add video"))
def add(
    session: Session,
    title: str,
    at: dt.datetime | None = None,
    zone: str = "",
    stage: Stage = Stage.IDEA,
    format_key: str = "",
    texts: Mapping[str, str] | None = None,
) -> int:
    """Add a video; ``at`` is wall clock in ``zone``, which is the calendar's where empty. Return its id.

    ``texts`` are those of TEXTS that it begins with, beside the title.
    """
    video = Video(title=title.strip() or _("New video"), stage=stage)
    for field, text in (texts or {}).items():
        _set_text(video, field, text)
    video.format_id = formats.id_of(session, format_key)
    place(session, video, at, zone)
    session.add(video)
    session.flush()
    return video.id or 0


@edit(N_("Add videos from files"))
def add_files(session: Session, paths: Sequence[Path], at: dt.datetime | None) -> list[int]:
    """Add a filmed video for each file, named like it, the path in its notes, half an hour apart. Return their ids."""
    made = []
    for n, path in enumerate(paths):
        video = Video(
            title=path.stem.replace("_", " ").strip() or _("New video"), stage=Stage.FILMED, notes=str(path)
        )
        place(session, video, at + dt.timedelta(minutes=30 * n) if at else None, "")
        session.add(video)
        session.flush()
        made.append(video.id or 0)
    return made


@edit(lambda _video_id, field, _text: TEXTS[field])
def set_text(session: Session, video_id: int, field: str, text: str) -> None:
    """Change one of TEXTS. An empty title is refused with PlanError."""
    _set_text(get(session, video_id), field, text)


def _set_text(video: Video, field: str, text: str) -> None:
    if field not in TEXTS:
        raise KeyError(field)
    if field == "title" and not text.strip():
        raise PlanError(_("A video needs a title. Type a few words for it."))
    if field == "posted_link":
        text = posted.address(text)
        video.posted_id = posted.id_of(text) or video.posted_id
    setattr(video, field, text)


@edit(lambda _video_id, field, _on: FLAGS[field])
def set_flag(session: Session, video_id: int, field: str, on: bool) -> None:
    """Change one of FLAGS."""
    if field not in FLAGS:
        raise KeyError(field)
    setattr(get(session, video_id), field, on)


@edit(lambda _video_id, field, _value: CHOICES[field][1])
def choose(session: Session, video_id: int, field: str, value: str) -> None:
    """Change one of CHOICES."""
    setattr(get(session, video_id), field, CHOICES[field][0](value))


@edit(N_("Move text overlay"))
def place_overlay(session: Session, video_id: int, x: float | None, y: float | None) -> None:
    """Put the overlay's upper left corner at a place in px of 1080 by 1920; None is the usual place."""
    video = get(session, video_id)
    video.overlay_x, video.overlay_y = x, y


@edit(N_("Change what it is a teaser for"))
def tease(session: Session, video_id: int, live_id: int | None) -> None:
    """Make a video the teaser for a live event, or for none."""
    get(session, video_id).live_id = live_id


@edit(N_("Change length"))
def set_length(session: Session, video_id: int, seconds: float | None) -> None:
    """Plan a length in seconds, or none. Raises PlanError for one that is not above zero and below a day."""
    get(session, video_id).length = None if seconds is None else beats.lawful_length(seconds)


@edit(N_("Change format"))
def set_format(session: Session, video_id: int, format_id: int | None) -> None:
    """Choose a content format, or none."""
    get(session, video_id).format_id = format_id


@edit(N_("Change sound"))
def set_sound(session: Session, video_id: int, sound_id: int | None) -> None:
    """Choose a sound of the library, or none."""
    get(session, video_id).sound_id = sound_id


@edit(N_("Change beats"))
def set_beats(session: Session, video_id: int, wanted: Sequence[Beat]) -> None:
    """Replace the beats; they are kept in order of start. Raises PlanError if one ends before it starts."""
    get(session, video_id).beats = [beat.as_json() for beat in beats.lawful(wanted)]


@edit(N_("Change hashtags"))
def set_hashtags(session: Session, video_id: int, tags: Sequence[str]) -> None:
    """Replace the hashtags, without #, in order."""
    get(session, video_id).hashtags = list(tags)


@edit(N_("Change hashtags"))
def set_caption_and_hashtags(session: Session, video_id: int, caption: str, tags: Sequence[str]) -> None:
    """Replace the caption and the hashtags behind it as one change: hashtags stand in both."""
    video = get(session, video_id)
    video.caption, video.hashtags = caption, list(tags)


@edit(N_("Change stage"))
def set_stage(session: Session, video_ids: Sequence[int], stage: Stage) -> None:
    """Move videos to a stage."""
    for video_id in video_ids:
        get(session, video_id).stage = stage


@edit(N_("Reschedule"))
def reschedule(session: Session, video_id: int, at: dt.datetime | None, zone: str = "") -> None:
    """Plan a video at a wall-clock time, or at none; an empty ``zone`` keeps the video's own."""
    video = get(session, video_id)
    place(session, video, at, zone or video.zone)


@edit(N_("Duplicate video"))
def duplicate(session: Session, video_id: int, *, renamed: bool = True) -> int:
    """Add a copy at the same time, as an idea or script again, and return its id. Waivers are not copied.

    Its title says that it is a copy where it is to be ``renamed``.
    """
    original = get(session, video_id)
    values = original.model_dump(
        exclude={"id", "title", "stage", "source", "series_id", "filming_id", "staged_utc"}
    )
    stage = Stage.IDEA if original.stage is Stage.IDEA else Stage.SCRIPTED
    title = _("{title} (copy)").format(title=original.title) if renamed else original.title
    copy = Video(**values, stage=stage, title=title)
    session.add(copy)
    session.flush()
    own_fields.copy(session, video_id, [copy.id or 0])
    return copy.id or 0


@edit(N_("Delete video"))
def delete(session: Session, video_ids: Sequence[int]) -> None:
    """Delete videos with their waivers, their reviews and what was due about them."""
    for video_id in dict.fromkeys(video_ids):
        forgetting.forget_video(session, video_id)
        session.delete(get(session, video_id))


def place(session: Session, video: Video, at: dt.datetime | None, zone: str) -> None:
    """Set a video's wall-clock time and zone, and the UTC moment that follows from them.

    Without a zone, or where the video's own is none that this computer knows, it is the calendar's. Raises PlanError,
    also for a year in which nothing can be planned.
    """
    if at:
        times.within_reach(at)
    if not zone or (zone == video.zone and times.usable(zone) != zone):
        calendar = session.get(Calendar, 1)
        zone = calendar.zone if calendar else "UTC"
    video.at, video.zone, video.at_utc = times.placed(at, zone)
