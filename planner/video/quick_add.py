"""Makes videos from lines as people type them, as planner.texts.typed_line understands them."""

import datetime as dt
import re
from typing import Any

from sqlmodel import Session

from models.choices import Stage
from models.video import Video
from planner import times
from planner.calendar import settings
from planner.calendar.changes import insert_all, next_id
from planner.calendar.workspace import edit
from planner.days import slots
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.texts.typed_line import Known, understand
from planner.texts.vocabulary import plain
from planner.video import formats, videos

MOST_LINES = 500
"""How many videos are made at once at most."""
_BULLET = re.compile(r"(?<!\s)\s*+(?:[-*•–]\s++|\d{1,3}[.)]\s++|\[[ xX]?\]\s*+)++")


def known(session: Session) -> Known:
    """Return what the calendar knows by name, and when its slots are."""
    own = {plain(one.name): one.key for one in formats.all_formats(session) if one.name}
    return Known(tuple(videos.products(session)), own, slots.usual_times(settings.get(session).slots))


@edit(N_("Add video"))
def add(session: Session, line: str, now: dt.datetime) -> int:
    """Make the video that a line tells of; ``now`` is UTC. Return its id. Raises PlanError without a title."""
    values = _Maker(session, now).values(line)
    if values is None:
        raise PlanError(_("A video needs a title. Type a few words for it."))
    made = Video(**values)
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Make videos from a list"))
def add_many(session: Session, text: str, now: dt.datetime) -> list[int]:
    """Make a video of every line that is not empty; ``now`` is UTC. Return their ids.

    Bullets and numbers before the lines go. Raises PlanError for more than MOST_LINES, for none, and for a line
    without a title.
    """
    lines = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise PlanError(_("There is no text on the clipboard. Copy a list of titles, one a line."))
    if len(lines) > MOST_LINES:
        raise PlanError(
            _("The list has {n} lines, and {most} videos can be made at once. Copy fewer of them.").format(
                n=len(lines), most=MOST_LINES
            )
        )
    maker, made = _Maker(session, now), []
    for at, line in lines:
        values = maker.values(line[match.end() :] if (match := _BULLET.match(line)) else line)
        if values is None:
            raise PlanError(
                _("Line {n} of the list has no title: “{line}”. Add a few words to it.").format(
                    n=at, line=line.strip()[:60]
                )
            )
        made.append(values)
    first = next_id(session, Video)
    empty = Video(title="").model_dump()
    insert_all(session, Video, [empty | values | {"id": first + at} for at, values in enumerate(made)])
    return list(range(first, first + len(made)))


class _Maker:
    """Turns lines into what videos hold; it asks the calendar once for what it knows. ``now`` is UTC."""

    def __init__(self, session: Session, now: dt.datetime) -> None:
        self._zone = settings.get(session).zone
        self._now = times.to_wall(now, self._zone)
        self._known = known(session)
        self._formats = {one.key: one.id for one in formats.all_formats(session)}

    def values(self, line: str) -> dict[str, Any] | None:
        """Return the columns of the video that a line tells of; None without a title."""
        found = understand(line, self._now, self._known)
        if not found.title:
            return None
        return {
            "title": found.title,
            "stage": found.stage or Stage.IDEA,
            **times.placed(found.at, found.zone or self._zone)._asdict(),
            "format_id": self._formats.get(found.format or ""),
            "product": found.product,
            "hashtags": list(found.hashtags),
            "length": found.length,
        }
