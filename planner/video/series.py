"""Series: videos that come again every week or month. Each is a video of its own that names its series."""

import datetime as dt
from calendar import monthrange
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.choices import SeriesBy, Stage
from models.template import Series
from models.video import Video
from planner import dates
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.video import fields, own_fields, templates, videos

MOST = 104
"""How many videos a series is begun with at most: one a week for two years."""
FIELDS = tuple(
    column for field in fields.FIELDS if field.follows for column in field.columns or (field.name,)
)
"""What "apply to all that follow" takes over, beside the time of day."""
TIME = "time"
"""Stands for the time of day among the fields that are applied."""
_APPLICABLE = (templates.CONTENT - {"title"}) | {"title", "format_id"}


@edit(N_("Begin series"))
def begin(
    session: Session,
    video_id: int,
    first: dt.datetime,
    every: int,
    until: dt.date,
    by: SeriesBy = SeriesBy.WEEK,
) -> int:
    """Repeat a video every ``every`` weeks or months from ``first``, on the wall clock of its zone, up to ``until``.

    In a month without that day it comes on the last one.

    The video itself becomes the first one; the others are copies, as ideas or scripts again. Return the series' id.
    Raises PlanError if that is fewer than two videos or more than MOST, or if it is in a series already.
    """
    video = videos.get(session, video_id)
    if video.series_id is not None:
        raise PlanError(_("This video is in a series already. End that one first, or repeat another video."))
    moments = _moments(first, every, until, by)
    series = Series(name=video.title, first=moments[0], until=until, zone="", every=every, by=by)
    videos.place(session, video, moments[0], video.zone)
    series.zone = video.zone
    session.add(series)
    session.flush()
    video.series_id = series.id
    _copy(session, video, moments[1:])
    return series.id or 0


@edit(N_("Apply to all that follow"))
def change_following(session: Session, video_id: int, fields: Sequence[str] = (*FIELDS, TIME)) -> int:
    """Give the later videos of the series these fields of a video; return how many there are.

    ``fields`` are columns, or TIME for the time of day. Posted ones stay as they are. Raises PlanError if the video
    is in no series or the last one of it; KeyError for what can't be applied.
    """
    video = videos.get(session, video_id)
    if unknown := set(fields) - _APPLICABLE - {TIME}:
        raise KeyError(*unknown)
    following = _following(session, video)
    if not following:
        raise PlanError(_("No video of the series follows this one, so there is nothing to change."))
    for one in following:
        for field in fields:
            if field != TIME:
                setattr(one, field, _own(getattr(video, field)))
            elif video.at and one.at:
                videos.place(session, one, dt.datetime.combine(one.at.date(), video.at.time()), one.zone)
    return len(following)


@edit(N_("End series"))
def end(session: Session, video_id: int) -> int:
    """Delete a video and those that follow it in its series, save for posted ones; return how many.

    Raises PlanError if the video is in no series, or if all of them are posted.
    """
    video = videos.get(session, video_id)
    gone = [one for one in (video, *_following(session, video)) if one.stage is not Stage.POSTED]
    series = session.get(Series, video.series_id)
    if not gone or series is None:
        raise PlanError(_("The videos from here on are posted. What is posted stays in the calendar."))
    if video.at:
        series.until = min(series.until, video.at.date() - dt.timedelta(days=1))
    videos.delete([one.id for one in gone if one.id]).run(session)
    session.flush()
    if session.exec(select(Video.id).where(Video.series_id == series.id)).first() is None:
        session.delete(series)
    return len(gone)


def of_video(session: Session, video_id: int) -> Series | None:
    """Return the series that a video is in, or None."""
    video = videos.find(session, video_id)
    return session.get(Series, video.series_id) if video and video.series_id else None


def following(session: Session, video_id: int) -> list[Video]:
    """Return the later videos of a video's series that are not posted, by time; none without a series or date."""
    video = videos.find(session, video_id)
    return _following(session, video) if video and video.series_id and video.at else []


def moments(
    first: dt.datetime, every: int, until: dt.date, by: SeriesBy = SeriesBy.WEEK
) -> list[dt.datetime]:
    """Return when the videos of a series come, on its wall clock; of one that is far too long the first MOST + 1."""
    found = []
    for number in range(MOST + 1):
        at = (
            first + dt.timedelta(weeks=every * number)
            if by is SeriesBy.WEEK
            else _months_on(first, every * number)
        )
        if at is None or at.date() > until:
            break
        found.append(at)
    return found


def _months_on(first: dt.datetime, months: int) -> dt.datetime | None:
    """Return the same day so many months later, the last one of a month that lacks it; None beyond all calendars."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return None
    return first.replace(year=year, month=month + 1, day=min(first.day, monthrange(year, month + 1)[1]))


def _moments(first: dt.datetime, every: int, until: dt.date, by: SeriesBy) -> list[dt.datetime]:
    """Return the moments of a series. Raises PlanError for too few or too many."""
    if not 1 <= every <= 52:
        raise PlanError(_("A series repeats every 1 to 52 weeks or months. Choose a number between them."))
    found = moments(first, every, until, by)
    if len(found) < 2:
        raise PlanError(
            _("Until {day} it happens only once. Choose a later last day.").format(day=dates.day_year(until))
        )
    if len(found) > MOST:
        raise PlanError(
            _(
                "That is more than {most} videos. Choose an earlier last day, or more time between two."
            ).format(most=MOST)
        )
    return found


def _copy(session: Session, video: Video, moments: Sequence[dt.datetime]) -> None:
    kept = templates.CONTENT | {"format_id", "campaign_id", "series_id"}
    values = video.model_dump(include=set(kept))
    stage = Stage.IDEA if video.stage is Stage.IDEA else Stage.SCRIPTED
    made = []
    for at in moments:
        copy = Video(**{name: _own(value) for name, value in values.items()}, stage=stage)
        videos.place(session, copy, at, video.zone)
        session.add(copy)
        made.append(copy)
    session.flush()
    own_fields.copy(session, video.id or 0, [copy.id or 0 for copy in made])


def _following(session: Session, video: Video) -> list[Video]:
    """Return the later videos of the series that are not posted. Raises PlanError outside of a series."""
    if video.series_id is None:
        raise PlanError(_("This video is in no series. “Repeat…” in the Video menu begins one."))
    if video.at is None:
        raise PlanError(_("This video has no date, so nothing follows it. Give it a date first."))
    later = select(Video).where(Video.series_id == video.series_id, col(Video.at) > video.at)
    found = session.exec(later.where(Video.stage != Stage.POSTED).order_by(col(Video.at), col(Video.id)))
    return [one for one in found if one.id != video.id]


def _own(value: Any) -> Any:
    """Return a value that shares no list with another row."""
    if isinstance(value, list):
        return [dict(one) if isinstance(one, dict) else one for one in value]
    return value
