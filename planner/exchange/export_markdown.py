"""What is planned as Markdown, day by day."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from sqlmodel import Session, col, select

from models.live import LiveEvent
from models.video import Video
from planner import dates, labels
from planner.exchange.unseen import in_lines
from planner.i18n import _
from planner.texts import tagtext
from planner.video import own_fields

_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def as_markdown(session: Session, days: tuple[dt.date, dt.date] | None = None) -> str:
    """Return a heading a day and a line a video or live event; ``days`` are the first and the one after the last.

    Without days it is everything, and the videos without a date come last.
    """
    wanted = select(Video).where(col(Video.at).is_not(None))
    lives = select(LiveEvent)
    if days:
        first, end = (dt.datetime.combine(day, dt.time()) for day in days)
        wanted = wanted.where(col(Video.at) >= first, col(Video.at) < end)
        lives = lives.where(col(LiveEvent.at) >= first, col(LiveEvent.at) < end)
    own = own_fields.all_said(session)
    entries = [(video.at, _video(video, own)) for video in session.exec(wanted) if video.at]
    entries += [(live.at, [f"**{_plain(live.name)}** · {_live(live)}"]) for live in session.exec(lives)]
    lines: list[str] = []
    for day, group in groupby(sorted(entries), key=lambda entry: entry[0].date()):
        lines += [f"## {dates.long_day(day)} {day.year}", ""]
        for at, texts in group:
            lines.append(f"- {at:%H:%M} {texts[0]}")
            lines += [f"  - {text}" for text in texts[1:]]
        lines.append("")
    if not days:
        waiting = session.exec(select(Video).where(col(Video.at).is_(None)).order_by(col(Video.id))).all()
        if waiting:
            lines += ["## " + _("No date"), ""]
            for video in waiting:
                first_line, *rest = _video(video, own)
                lines += [f"- {first_line}", *(f"  - {text}" for text in rest)]
    return in_lines("\n".join(lines)).rstrip() + "\n"


def _video(video: Video, own: Mapping[int, Sequence[tuple[str, str]]]) -> list[str]:
    tags = " ".join("\\#" + tag for tag in tagtext.names_of(video.caption, video.hashtags))
    hook = _("Hook: {text}").format(text=_plain(video.hook)) if video.hook else ""
    further = " · ".join(f"{_plain(name)}: {_plain(text)}" for name, text in own.get(video.id or 0, ()))
    return [f"**{_plain(video.title)}** · {labels.stage(video.stage)}", *filter(None, [hook, tags, further])]


def _live(live: LiveEvent) -> str:
    return _("Live event, {n} min").format(n=live.minutes)


def _plain(text: str) -> str:
    """Return a text on one line whose signs mean nothing."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
