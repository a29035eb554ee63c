"""Several videos and live events at once: moved, copied, given a product or a format, deleted."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from sqlmodel import Session

from planner.calendar.workspace import edit
from planner.i18n import N_
from planner.live import lives
from planner.video import videos


@edit(N_("Move"))
def shift(session: Session, video_ids: Sequence[int], live_ids: Sequence[int], days: int) -> None:
    """Move what has a date by a number of days; its time of day stays. Videos without a date stay so."""
    for video_id in video_ids:
        video = videos.get(session, video_id)
        if video.at:
            videos.place(session, video, video.at + dt.timedelta(days=days), video.zone)
    for live_id in live_ids:
        live = lives.get(session, live_id)
        lives.place(live, live.at + dt.timedelta(days=days))


@edit(N_("Move"))
def to_moment(session: Session, video_ids: Sequence[int], live_ids: Sequence[int], at: dt.datetime) -> None:
    """Move videos and live events to one wall-clock time, each in its own zone."""
    for video_id in video_ids:
        video = videos.get(session, video_id)
        videos.place(session, video, at, video.zone)
    for live_id in live_ids:
        lives.place(lives.get(session, live_id), at)


@edit(N_("Plan"))
def plan(session: Session, moments: Mapping[int, dt.datetime], again: Collection[int] = ()) -> None:
    """Give each video, by its id, a wall-clock time in its own zone; of those ``again``, a copy of each."""
    for video_id, at in moments.items():
        made = videos.duplicate(video_id, renamed=False).run(session) if video_id in again else video_id
        video = videos.get(session, made)
        videos.place(session, video, at, video.zone)


@edit(N_("Unschedule"))
def take_off(session: Session, video_ids: Sequence[int]) -> None:
    """Take the date from videos, so that they wait among the unscheduled."""
    for video_id in video_ids:
        video = videos.get(session, video_id)
        videos.place(session, video, None, video.zone)


@edit(N_("Duplicate"))
def copy(session: Session, video_ids: Sequence[int], days: int = 0) -> list[int]:
    """Add a copy of each video a number of days later and return their ids; waivers are not copied."""
    made = [videos.duplicate(video_id, renamed=days == 0).run(session) for video_id in video_ids]
    shift(made, (), days).run(session)
    return made


@edit(N_("Change product"))
def set_product(session: Session, video_ids: Sequence[int], product: str) -> None:
    """Give videos one product."""
    for video_id in video_ids:
        videos.get(session, video_id).product = product.strip()


@edit(N_("Change format"))
def set_format(session: Session, video_ids: Sequence[int], format_id: int | None) -> None:
    """Give videos one content format, or none."""
    for video_id in video_ids:
        videos.get(session, video_id).format_id = format_id


@edit(N_("Delete"))
def delete(session: Session, video_ids: Sequence[int], live_ids: Sequence[int]) -> None:
    """Delete videos and live events with all that hangs on them."""
    videos.delete(video_ids).run(session)
    for live_id in live_ids:
        lives.delete(live_id).run(session)
