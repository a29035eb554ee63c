"""The trend check: a few minutes of looking around, and everything that is found on the way kept."""

import base64
import datetime as dt
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from models.choices import FindKind, ReminderKind, Stage, TagKind
from models.sound import Sound
from models.trend import TrendFind, TrendLook
from models.video import Video
from planner import times
from planner.calendar import settings
from planner.calendar.workspace import edit
from planner.days import slots
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.library import hashtags, sounds
from planner.reminders import reminders
from planner.texts import tagtext, typed_find
from planner.video import videos

PLACES = (
    N_("Trending tab"),
    N_("Hashtags of the niche"),
    N_("Accounts that set trends"),
    N_("Brands to watch"),
)
"""Where to look, until the user says otherwise."""
AHEAD = dt.timedelta(weeks=4)
"""How far a free slot is looked for."""
LONGEST = 240
"""Minutes."""
PICTURE = 720
"""The longer side in px of a kept screenshot."""


@dataclass(frozen=True)
class Look:
    """One trend check as the log shows it; ``day`` is on the calendar's wall clock, ``took`` in seconds."""

    id: int
    day: dt.date
    took: float
    finds: int
    videos: int
    posted: int


@edit(N_("Begin trend check"))
def begin(session: Session, now: dt.datetime, minutes: int) -> int:
    """Begin a trend check (``now`` is UTC) and return its id; one that goes on already is ended.

    Raises PlanError for minutes out of reason.
    """
    if not 1 <= minutes <= LONGEST:
        raise PlanError(_("A trend check takes 1 to 240 minutes."))
    going = current(session)
    if going:
        going.ended_utc = now
    made = TrendLook(begun_utc=now, minutes=minutes)
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("End trend check"))
def end(session: Session, look_id: int, now: dt.datetime) -> None:
    """End a trend check, and with it today's reminder of it. Raises PlanError if it is gone."""
    get(session, look_id).ended_utc = now
    reminders.settle_today(session, ReminderKind.TREND_CHECK, now)


@edit(N_("Note a sound"))
def note_sound(
    session: Session, look_id: int, now: dt.datetime, title: str, link: str = "", fits: str = ""
) -> int:
    """Keep a sound that is trending: it is in the library from now on, seen today. Return the find's id."""
    title = " ".join(title.split())
    day = _today(session, now)
    known = next(
        (one for one in sounds.all_sounds(session) if one.title.casefold() == title.casefold()), None
    )
    if known is None:
        sounds.add(title, link=link.strip(), trending=True, last_seen=day).run(session)
    else:
        sounds.mark_seen(known.id or 0, day).run(session)
        known.link = known.link or link.strip()
    return _keep(session, look_id, FindKind.SOUND, title, now, fits)


@edit(N_("Note a hashtag"))
def note_tag(session: Session, look_id: int, now: dt.datetime, name: str, fits: str = "") -> int:
    """Keep a hashtag that is trending: it is in the library from now on, seen today. Return the find's id."""
    names = [tagtext.fold(one) for one in tagtext.split_typed(name) if one]
    if len(names) != 1:
        raise PlanError(_("Write one hashtag at a time, such as: #coldbrew."))
    day = _today(session, now)
    if hashtags.named(session, names[0]) is None:
        hashtags.set_kind(names[0], TagKind.TRENDING, day).run(session)
    else:
        hashtags.mark_seen(names[0], day).run(session)
    return _keep(session, look_id, FindKind.TAG, names[0], now, fits)


@edit(N_("Note an idea"))
def note_idea(session: Session, look_id: int, now: dt.datetime, title: str, fits: str = "") -> int:
    """Keep an idea: it becomes a video without a date. Return the find's id. Raises PlanError without words."""
    if not title.strip():
        raise PlanError(_("An idea needs a few words."))
    made = videos.add(title).run(session)
    videos.get(session, made).product = fits.strip()
    return _keep(session, look_id, FindKind.IDEA, title.strip(), now, fits, video_id=made)


@edit(N_("Note something"))
def note(session: Session, look_id: int, now: dt.datetime, text: str, picture: str = "") -> int:
    """Keep a note, a screenshot or both. Return the find's id. Raises PlanError for neither."""
    if not text.strip() and not picture:
        raise PlanError(_("Write a few words, or paste a screenshot."))
    return _keep(session, look_id, FindKind.NOTE, text.strip(), now, picture=picture)


@edit(N_("Keep a find"))
def keep(session: Session, look_id: int, now: dt.datetime, text: str, fits: str = "") -> int:
    """Keep what a line says, see planner.texts.typed_find; what is said of a hashtag or with a link is a note too.

    Return the find's id. Raises PlanError for an empty line.
    """
    typed = typed_find.read(text)
    if typed is None:
        raise PlanError(_("Write what you saw, such as: #coldbrew, ~ a sound, or “a hook”."))
    if typed.kind is FindKind.SOUND:
        return note_sound(look_id, now, typed.words, typed.link, fits).run(session)
    if typed.kind is FindKind.TAG:
        more = " ".join(filter(None, (typed.note, typed.link)))
        if more:
            note(look_id, now, f"#{typed.words}: {more}").run(session)
        return note_tag(look_id, now, f"#{typed.words}", fits).run(session)
    words = f"“{typed.words}”" if typed.hook else typed.words
    made = note(look_id, now, " ".join(filter(None, (words, typed.link)))).run(session)
    get_find(session, made).fits = fits.strip()
    return made


@edit(N_("Make a find an idea"))
def make_idea(session: Session, find_id: int) -> int:
    """Add a video without a date for a note; a hook in quotes becomes its hook. Return the video's id.

    Raises PlanError for what is no note, has no words, or was made one before.
    """
    find = get_find(session, find_id)
    typed = typed_find.read(find.text)
    if find.kind is not FindKind.NOTE or find.video_id or typed is None:
        raise PlanError(_("Only a note in words becomes an idea, and once."))
    words = typed.words or typed.link
    made = videos.add(words).run(session)
    video = videos.get(session, made)
    video.product = find.fits
    video.hook = words if typed.hook else ""
    video.notes = typed.link
    session.flush()
    find.video_id = made
    return made


@edit(N_("Give a trend check more time"))
def give_time(session: Session, look_id: int, minutes: int) -> None:
    """Let a trend check take some minutes more, up to 240 in all. Raises PlanError beyond."""
    look = get(session, look_id)
    if not 1 <= look.minutes + minutes <= LONGEST:
        raise PlanError(_("A trend check takes 1 to 240 minutes."))
    look.minutes += minutes


@edit(N_("Delete find"))
def forget(session: Session, find_id: int) -> None:
    """Take a find out of the log. What was made of it stays: the sound, the hashtag, the video."""
    session.delete(get_find(session, find_id))


@edit(N_("Use it today"))
def use(session: Session, find_id: int, now: dt.datetime) -> int:
    """Put a find into the next free slot, as its own video or a new one with its sound or hashtag.

    Return the video's id. Raises PlanError where no slot is free, or for a note.
    """
    find = get_find(session, find_id)
    at = next_free(session, now)
    if at is None:
        raise PlanError(
            _("No slot of the next four weeks is free. Set more slots in Settings, or move a video.")
        )
    video = session.get(Video, find.video_id) if find.video_id else None
    if video is None:
        if find.kind is FindKind.NOTE:
            raise PlanError(_("A note becomes no video by itself. Note it as an idea."))
        shown = f"#{find.text}" if find.kind is FindKind.TAG else find.text
        video = videos.get(session, videos.add(_("Trend: {what}").format(what=shown)).run(session))
        video.product = find.fits
        if find.kind is FindKind.TAG:
            video.hashtags = [find.text]
        elif find.kind is FindKind.SOUND:
            found = session.exec(select(Sound).where(func.lower(Sound.title) == find.text.lower())).first()
            video.sound_id = found.id if found else None
        session.flush()
        find.video_id = video.id
    videos.place(session, video, at, "")
    return video.id or 0


@edit(N_("Change where to look"))
def set_places(session: Session, places: Sequence[str]) -> None:
    """Change where the trend check looks, in order, each once."""
    named = [" ".join(place.split()) for place in places]
    settings.get(session).places_to_look = list(dict.fromkeys(filter(None, named)))


def places(session: Session) -> list[str]:
    """Return where to look: the user's own list, else the usual one in the current language."""
    return list(settings.get(session).places_to_look) or [_(place) for place in PLACES]


def current(session: Session) -> TrendLook | None:
    """Return the trend check that goes on, if one does."""
    return session.exec(select(TrendLook).where(col(TrendLook.ended_utc).is_(None))).first()


def finds(session: Session, look_id: int) -> list[TrendFind]:
    """Return what was found in a trend check, the newest first."""
    return list(
        session.exec(select(TrendFind).where(TrendFind.look_id == look_id).order_by(col(TrendFind.id).desc()))
    )


def log(session: Session, most: int = 60) -> list[Look]:
    """Return the last trend checks that are over, the newest first, and what came of each."""
    zone = settings.get(session).zone
    query = (
        select(TrendLook)
        .where(col(TrendLook.ended_utc).is_not(None))
        .order_by(col(TrendLook.begun_utc).desc())
    )
    found = []
    for look in session.exec(query.limit(most)):
        made = [find.video_id for find in finds(session, look.id or 0)]
        stages = session.exec(
            select(Video.stage).where(col(Video.id).in_([one for one in made if one]))
        ).all()
        took = ((look.ended_utc or look.begun_utc) - look.begun_utc).total_seconds()
        day = times.to_wall(look.begun_utc, zone).date()
        found.append(
            Look(look.id or 0, day, took, len(made), len(stages), sum(s is Stage.POSTED for s in stages))
        )
    return found


def streak(session: Session, today: dt.date) -> int:
    """Return on how many days in a row there was a trend check, up to today; today may still come."""
    days = {look.day for look in log(session, 400)}
    day = today if today in days else today - dt.timedelta(days=1)
    n = 0
    while day in days:
        n, day = n + 1, day - dt.timedelta(days=1)
    return n


def next_free(session: Session, now: dt.datetime) -> dt.datetime | None:
    """Return the next slot that no video takes, on the calendar's wall clock, within AHEAD; None without one."""
    calendar = settings.get(session)
    wall = times.to_wall(now, calendar.zone)
    first, last = wall.date(), wall.date() + AHEAD
    rows = session.exec(
        select(Video.at).where(
            col(Video.at) >= dt.datetime.combine(first, dt.time()),
            col(Video.at) < dt.datetime.combine(last, dt.time()),
        )
    )
    week = json.loads(json.dumps(calendar.slots))
    found = slots.between(week, first, last, [at for at in rows if at])
    return next((slot.at for slot in found if slot.at > wall), None)


def screenshot(content: bytes) -> str:
    """Return a picture from the clipboard as it is kept: WebP in Base64, PICTURE px at most. Raises PlanError."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP", "BMP")) as picture:
            small = picture.convert("RGB")
            small.thumbnail((PICTURE, PICTURE))
            out = io.BytesIO()
            small.save(out, "WEBP", quality=78)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise PlanError(_("The clipboard holds no picture that can be kept.")) from error
    return base64.b64encode(out.getvalue()).decode("ascii")


def get(session: Session, look_id: int) -> TrendLook:
    """Return a trend check. Raises PlanError if it is gone."""
    found = session.get(TrendLook, look_id)
    if found is None:
        raise PlanError(_("This trend check is no longer in the calendar."))
    return found


def get_find(session: Session, find_id: int) -> TrendFind:
    """Return a find. Raises PlanError if it is gone."""
    found = session.get(TrendFind, find_id)
    if found is None:
        raise PlanError(_("This find is no longer in the calendar."))
    return found


def _keep(
    session: Session,
    look_id: int,
    kind: FindKind,
    text: str,
    now: dt.datetime,
    fits: str = "",
    *,
    picture: str = "",
    video_id: int | None = None,
) -> int:
    get(session, look_id)
    made = TrendFind(
        look_id=look_id,
        kind=kind,
        text=text,
        fits=fits.strip(),
        picture=picture,
        at_utc=now,
        video_id=video_id,
    )
    session.add(made)
    session.flush()
    return made.id or 0


def _today(session: Session, now: dt.datetime) -> dt.date:
    return times.to_wall(now, settings.get(session).zone).date()
