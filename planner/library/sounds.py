"""Everything that can be done to a sound of the library."""

import datetime as dt
from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.choices import Licence
from models.sighting import Sighting
from models.sound import Sound
from models.video import Video
from planner.calendar.workspace import edit
from planner.errors import PlanError, filled
from planner.i18n import N_, _, ngettext

TABLES = (Sound,)
"""What a list of sounds should look at again for."""


@edit(N_("Add sound"))
def add(
    session: Session,
    title: str,
    artist: str = "",
    link: str = "",
    licence: Licence = Licence.UNKNOWN,
    trending: bool = False,
    last_seen: dt.date | None = None,
    formats: Sequence[str] = (),
) -> int:
    """Add a sound and return its id. Raises PlanError without a title."""
    sound = Sound(title=_named(title), artist=artist, link=link, licence=licence, trending=trending)
    sound.formats = list(dict.fromkeys(formats))
    session.add(sound)
    session.flush()
    if last_seen:
        _saw(session, sound, last_seen)
    return sound.id or 0


@edit(N_("Change sound details"))
def change(
    session: Session, sound_id: int, title: str, artist: str, link: str, licence: Licence, trending: bool
) -> None:
    """Change what is known of a sound. Raises PlanError without a title."""
    sound = _get(session, sound_id)
    sound.title, sound.artist, sound.link = _named(title), artist, link
    sound.licence, sound.trending = licence, trending


@edit(N_("Change usage rights of the sound"))
def set_licence(session: Session, sound_id: int, licence: Licence) -> None:
    """Say where the usage rights come from."""
    _get(session, sound_id).licence = licence


@edit(N_("Mark sound as seen"))
def mark_seen(session: Session, sound_id: int, day: dt.date) -> None:
    """Note that the sound was in the Trending tab on a day, which makes it a trending one."""
    sound = _get(session, sound_id)
    sound.trending = True
    _saw(session, sound, day)


@edit(N_("Change the formats that a sound fits"))
def set_formats(session: Session, sound_id: int, formats: Sequence[str]) -> None:
    """Say which content formats, by key, a sound fits; none means that nobody said."""
    _get(session, sound_id).formats = list(dict.fromkeys(formats))


@edit(N_("Delete sound"))
def delete(session: Session, sound_id: int) -> None:
    """Take a sound out of the library with its log. Raises PlanError while a video uses it."""
    sound = _get(session, sound_id)
    n = len(session.exec(select(Video.id).where(Video.sound_id == sound_id)).all())
    if n:
        raise PlanError(
            ngettext(
                "“{sound}” is used by {n} video. Choose another sound there first.",
                "“{sound}” is used by {n} videos. Choose another sound there first.",
                n,
            ).format(sound=sound.title, n=n)
        )
    for sighting in session.exec(select(Sighting).where(Sighting.sound_id == sound_id)):
        session.delete(sighting)
    session.flush()
    session.delete(sound)
    session.flush()


def sightings(session: Session, sound_id: int) -> list[dt.date]:
    """Return the days on which a sound was seen trending, the first one first."""
    wanted = select(Sighting).where(Sighting.sound_id == sound_id).order_by(col(Sighting.day))
    return [sighting.day for sighting in session.exec(wanted)]


def all_sounds(session: Session) -> list[Sound]:
    """Return the library, by title."""
    return list(session.exec(select(Sound).order_by(col(Sound.title), col(Sound.id))))


def named(session: Session, title: str) -> Sound | None:
    """Return the sound of a title, or None."""
    return session.exec(select(Sound).where(Sound.title == title)).first()


def _saw(session: Session, sound: Sound, day: dt.date) -> None:
    if day not in sightings(session, sound.id or 0):
        session.add(Sighting(sound_id=sound.id, day=day))
    sound.last_seen = max(day, sound.last_seen or day)


def _get(session: Session, sound_id: int) -> Sound:
    found = session.get(Sound, sound_id)
    if found is None:
        raise PlanError(_("This sound is no longer in the calendar."))
    return found


def _named(title: str) -> str:
    return filled(title, _("A sound needs a title."))
