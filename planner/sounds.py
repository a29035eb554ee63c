"""Everything that can be done to a sound of the library."""

import datetime as dt

from sqlmodel import Session, col, select

from models.choices import Licence
from models.sound import Sound
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.workspace import edit

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
) -> int:
    """Add a sound and return its id. Raises PlanError without a title."""
    sound = Sound(
        title=_named(title), artist=artist, link=link, licence=licence, trending=trending, last_seen=last_seen
    )
    session.add(sound)
    session.flush()
    return sound.id or 0


@edit(N_("Change sound details"))
def change(
    session: Session, sound_id: int, title: str, artist: str, link: str, licence: Licence, trending: bool
) -> None:
    """Change what is known of a sound. Raises PlanError without a title."""
    sound = _get(session, sound_id)
    sound.title, sound.artist, sound.link = _named(title), artist, link
    sound.licence, sound.trending = licence, trending


@edit(N_("Mark sound as seen"))
def mark_seen(session: Session, sound_id: int, day: dt.date) -> None:
    """Note that the sound was in the Trending tab on a day."""
    _get(session, sound_id).last_seen = day


def all_sounds(session: Session) -> list[Sound]:
    """Return the library, by title."""
    return list(session.exec(select(Sound).order_by(col(Sound.title), col(Sound.id))))


def named(session: Session, title: str) -> Sound | None:
    """Return the sound of a title, or None."""
    return session.exec(select(Sound).where(Sound.title == title)).first()


def _get(session: Session, sound_id: int) -> Sound:
    found = session.get(Sound, sound_id)
    if found is None:
        raise PlanError(_("This sound is no longer in the calendar."))
    return found


def _named(title: str) -> str:
    if not title.strip():
        raise PlanError(_("A sound needs a title."))
    return title.strip()
