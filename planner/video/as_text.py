"""A video as readable text, for a message or a note."""

from sqlmodel import Session

from models.content import ContentFormat
from models.records import beats_from_json
from models.sound import Sound
from models.video import Video
from planner import dates, labels, times
from planner.i18n import _
from planner.texts import tagtext
from planner.video import own_fields, videos


def as_text(session: Session, video_id: int) -> str:
    """Return a video in the current language: title, when, and each field that is filled. Raises PlanError."""
    video = videos.get(session, video_id)
    parts = ["\n".join([video.title, " · ".join(_facts(session, video))])]
    for field, text in (("hook", video.hook), ("overlay", video.overlay)):
        parts += _part(field, text)
    parts += _part("beats", "\n".join(_beats(video)))
    parts += _part("script", video.script)
    parts += _part("sound", _sound(session, video))
    parts += _part("caption", video.caption)
    parts += _part("hashtags", " ".join(f"#{tag}" for tag in tagtext.names_of(video.caption, video.hashtags)))
    parts += _part("cta", video.cta)
    parts += [f"{name}:\n{text.strip()}" for name, text in own_fields.said_of(session, video_id)]
    parts += _part("notes", video.notes)
    return "\n\n".join(parts) + "\n"


def _part(field: str, text: str) -> list[str]:
    return [f"{_(labels.FIELDS[field])}:\n{text.strip()}"] if text.strip() else []


def _facts(session: Session, video: Video) -> list[str]:
    when = _("No date")
    if video.at:
        when = f"{dates.day_year(video.at)}, {video.at:%H:%M} {times.zone_label(video.zone, video.at)}"
    facts = [when, labels.stage(video.stage)]
    form = session.get(ContentFormat, video.format_id) if video.format_id else None
    if form:
        facts.append(labels.content_format(form.key, form.name))
    if video.length:
        facts.append(dates.seconds(video.length))
    if video.product:
        facts.append(video.product)
    return facts


def _beats(video: Video) -> list[str]:
    lines = []
    for beat in beats_from_json(video.beats):
        span = f"{dates.number(beat.start)}–{dates.seconds(beat.end)}"
        text = " ".join(beat.text.split())
        lines.append(f"{span}  {beat.name}: {text}" if text else f"{span}  {beat.name}")
    return lines


def _sound(session: Session, video: Video) -> str:
    sound = session.get(Sound, video.sound_id) if video.sound_id else None
    return " – ".join(filter(None, (sound.title, sound.artist))) if sound else ""
