"""Templates: what a new video begins with. The built-in ones, and those that were saved from a video."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlmodel import Session, select

from models.content import ContentFormat
from models.records import Beat, beats_from_json
from models.sound import Sound
from models.template import Template
from models.video import Video
from planner import labels, presets
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _, language
from planner.texts import beats, tagtext
from planner.video import fields, formats, own_fields, videos

CONTENT = fields.columns_of(tuple(field for field in fields.FIELDS if field.copied)) - {"format_id"}
"""The columns of a video that a template and the next ones of a series take over; the format goes by its key."""

OWN = "own"
"""Where a template keeps what stands in own fields: texts by the field's id, which stays when it is renamed."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A template as it is shown. ``key`` is a built-in format's key, or the id of a saved template."""

    key: str | int
    name: str
    format: str | None
    length: float | None
    beats: tuple[Beat, ...]
    hook: str = ""
    hashtags: tuple[str, ...] = ()
    checklist: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def all_templates(session: Session) -> list[Pattern]:
    """Return the saved templates by name, then the built-in ones in the current language."""
    saved = sorted(session.exec(select(Template)), key=lambda one: one.name.casefold())
    return [*map(_saved, saved), *built_in()]


def built_in() -> list[Pattern]:
    """Return the built-in templates in the current language."""
    return [
        Pattern(
            key=one["key"],
            name=labels.content_format(one["key"]),
            format=one["key"],
            length=float(one["length"]),
            beats=_timed(one["beats"]),
            checklist=tuple(map(_said, one["checklist"])),
            hints=tuple(map(_said, one["hints"])),
        )
        for one in usual()
    ]


@cache
def usual() -> tuple[dict[str, Any], ...]:
    """Return the built-in templates as the presets file has them."""
    return tuple(presets.read("templates")["template"])


@edit(N_("Save as template"))
def save(session: Session, video_id: int, name: str) -> int:
    """Keep what a video is made of under a name, and return the template's id. Raises PlanError for the name."""
    video = videos.get(session, video_id)
    form = session.get(ContentFormat, video.format_id) if video.format_id else None
    content = video.model_dump(mode="json", include=set(CONTENT)) | {"format": form.key if form else None}
    if own := own_fields.of_video(session, video_id):
        content[OWN] = {str(field_id): text for field_id, text in own.items()}
    made = Template(name=_name(session, name), content=content)
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("New video from a template"))
def make(session: Session, key: str | int, at: dt.datetime | None = None, zone: str = "") -> int:
    """Add a video that begins as a template says: a built-in format's key or a template's id. Return its id.

    ``at`` is wall clock in ``zone``, which is the calendar's where empty; None makes an idea without a date.
    Raises PlanError if the template is gone.
    """
    saved = None if isinstance(key, str) else get(session, key)
    video = _of_preset(session, str(key)) if saved is None else _of_saved(session, saved)
    videos.place(session, video, at, zone)
    session.add(video)
    session.flush()
    if saved and (own := saved.content.get(OWN)):
        own_fields.give(session, {int(field_id): text for field_id, text in own.items()}, [video.id or 0])
    return video.id or 0


@edit(N_("Rename template"))
def rename(session: Session, template_id: int, name: str) -> None:
    """Give a saved template another name. Raises PlanError for an empty one or one that is taken."""
    template = get(session, template_id)
    template.name = _name(session, name, template_id)


@edit(N_("Delete template"))
def delete(session: Session, template_id: int) -> None:
    """Delete a saved template; videos that were made from it stay."""
    session.delete(get(session, template_id))


def get(session: Session, template_id: int) -> Template:
    """Return a saved template. Raises PlanError if it is gone."""
    found = session.get(Template, template_id)
    if found is None:
        raise PlanError(_("This template is no longer in the calendar. Choose another one."))
    return found


def _name(session: Session, name: str, own_id: int | None = None) -> str:
    name = " ".join(name.split())
    if not name:
        raise PlanError(_("A template needs a name. Type a few words for it."))
    taken = [one for one in session.exec(select(Template)) if one.name.casefold() == name.casefold()]
    if any(one.id != own_id for one in taken):
        raise PlanError(_("There is a template “{name}” already. Choose another name.").format(name=name))
    return name


def _of_preset(session: Session, key: str) -> Video:
    pattern = next((one for one in built_in() if one.key == key), None)
    if pattern is None:
        raise PlanError(_("This template is no longer in the calendar. Choose another one."))
    return Video(
        title=pattern.name,
        format_id=formats.id_of(session, key),
        length=pattern.length,
        beats=[beat.as_json() for beat in pattern.beats],
        notes="\n".join(f"☐ {line}" for line in pattern.checklist),
    )


def _of_saved(session: Session, template: Template) -> Video:
    values = {name: value for name, value in template.content.items() if name in CONTENT}
    if values.get("sound_id") and session.get(Sound, values["sound_id"]) is None:
        values["sound_id"] = None  # the sound was deleted since
    video = Video.model_validate({"title": template.name} | values)
    video.format_id = formats.id_of(session, template.content.get("format"))
    return video


def _saved(template: Template) -> Pattern:
    content = template.content
    return Pattern(
        key=template.id or 0,
        name=template.name,
        format=content.get("format"),
        length=content.get("length"),
        beats=beats_from_json(content.get("beats", [])),
        hook=content.get("hook", ""),
        hashtags=tagtext.names_of(content.get("caption", ""), content.get("hashtags", ())),
        checklist=tuple(
            line.removeprefix("☐").strip() for line in content.get("notes", "").splitlines() if line.strip()
        ),
    )


def _said(text: dict[str, str]) -> str:
    return text.get(language(), text["en"])


def _timed(rows: list[dict[str, Any]]) -> tuple[Beat, ...]:
    """Return the beats of a built-in template; kinds that come again are numbered."""
    often, seen = Counter(row["kind"] for row in rows), Counter[str]()
    found, start = [], 0.0
    for row in rows:
        kind = row["kind"]
        seen[kind] += 1
        name = beats.label(kind)
        if often[kind] > 1:
            name = _("{beat} {number}").format(beat=name, number=seen[kind])
        found.append(Beat(start, float(row["end"]), name, _said(row)))
        start = float(row["end"])
    return tuple(found)
