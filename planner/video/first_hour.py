"""The first hour after a post: comments are answered, one is pinned, and what is asked becomes ideas."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlmodel import Session, col, select

from models.choices import Stage
from models.cover import Cover
from models.firsthour import FirstHour
from models.video import Video
from planner import presets
from planner.calendar import settings
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.video import videos

OFTEN = 2
"""How many times something is asked before it is worth a video."""


@cache
def usual() -> dict[str, Any]:
    """Return the presets: ``minutes``, and starters by language."""
    return presets.read("reply_starters")


def length() -> dt.timedelta:
    """Return how long the first comments are answered."""
    return dt.timedelta(minutes=usual()["minutes"])


@edit(N_("Begin the first hour"))
def begin(session: Session, video_id: int, now: dt.datetime) -> int:
    """Note that a video was posted now (UTC), which makes it a posted one. Return the id of its first hour.

    Raises PlanError if that was noted before, or the video is gone.
    """
    video = videos.get(session, video_id)
    if of_video(session, video_id):
        raise PlanError(_("The first hour of this video began already."))
    video.stage = Stage.POSTED
    made = FirstHour(video_id=video_id, posted_utc=now)
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Count a comment"))
def count_came(session: Session, video_id: int, n: int = 1) -> None:
    """Count so many comments more. Raises PlanError if the first hour has not begun."""
    _get(session, video_id).came += n


@edit(N_("Count an answer"))
def count_answered(session: Session, video_id: int) -> None:
    """Count an answer; one to a comment that was not counted counts that too. Raises PlanError as ``count_came``."""
    hour = _get(session, video_id)
    hour.answered += 1
    hour.came = max(hour.came, hour.answered)


@edit(N_("Change pinned comment"))
def set_pinned(session: Session, video_id: int, text: str) -> None:
    """Change which comment was pinned."""
    _get(session, video_id).pinned = text.strip()


@edit(N_("Note a question"))
def add_question(session: Session, video_id: int, text: str) -> None:
    """Note what somebody asked. Raises PlanError without words."""
    if not text.strip():
        raise PlanError(_("Write what was asked, in a few words."))
    hour = _get(session, video_id)
    hour.questions = [*hour.questions, " ".join(text.split())]


@edit(N_("Delete question"))
def remove_question(session: Session, video_id: int, text: str) -> None:
    """Take a question away, as often as it was asked."""
    hour = _get(session, video_id)
    hour.questions = [one for one in hour.questions if one.casefold() != text.casefold()]


@edit(N_("Make a question an idea"))
def make_idea(session: Session, video_id: int, text: str) -> int:
    """Add an idea for a video that answers a question. Return its id."""
    asked = videos.get(session, video_id)
    made = videos.add(text).run(session)
    video = videos.get(session, made)
    video.notes = _("Asked under “{title}”").format(title=asked.title)
    video.product = asked.product
    return made


@edit(N_("Change reply starters"))
def set_starters(session: Session, language: str, starters: Sequence[str]) -> None:
    """Change how replies begin in a language; none brings the usual ones back."""
    calendar = settings.get(session)
    kept = [text for text in starters if text.strip()]
    calendar.reply_starters = {**calendar.reply_starters, language: kept}


def starters(session: Session, language: str) -> list[str]:
    """Return how replies begin in a language: the user's own, else the usual ones."""
    return list(settings.get(session).reply_starters.get(language) or usual()[language])


def of_video(session: Session, video_id: int) -> FirstHour | None:
    """Return a video's first hour, or None if none was begun."""
    return session.exec(select(FirstHour).where(FirstHour.video_id == video_id)).first()


def running(session: Session, now: dt.datetime) -> list[tuple[Video, FirstHour]]:
    """Return the videos whose first hour is on at a moment in UTC, the one that ends first at the top."""
    began = col(FirstHour.posted_utc)
    query = select(Video, FirstHour).join(FirstHour, col(FirstHour.video_id) == col(Video.id))
    found = session.exec(query.where(began > now - length(), began <= now).order_by(began))
    return [(video, hour) for video, hour in found]


def posted(session: Session, most: int = 30) -> list[tuple[Video, FirstHour | None]]:
    """Return the videos that were posted last and those that wait to be, with their first hours, the last one first."""
    query = (
        select(Video, FirstHour)
        .join(FirstHour, col(FirstHour.video_id) == col(Video.id), isouter=True)
        .where(col(Video.stage).in_([Stage.SCHEDULED, Stage.POSTED]), col(Video.at).is_not(None))
        .order_by(col(Video.at).desc(), col(Video.id).desc())
        .limit(most)
    )
    return [(video, hour) for video, hour in session.exec(query)]


def covered(session: Session, video_ids: Sequence[int]) -> set[int]:
    """Return the ids of those of some videos that have a cover."""
    return set(session.exec(select(Cover.video_id).where(col(Cover.video_id).in_(video_ids))))


def asked(hour: FirstHour) -> list[tuple[str, int]]:
    """Return each question once with how often it was asked, the most frequent first."""
    words: dict[str, str] = {}
    for text in hour.questions:
        words.setdefault(text.casefold(), text)
    return [(words[key], n) for key, n in Counter(map(str.casefold, hour.questions)).most_common()]


def _get(session: Session, video_id: int) -> FirstHour:
    found = of_video(session, video_id)
    if found is None:
        raise PlanError(_("The first hour of this video has not begun yet."))
    return found
