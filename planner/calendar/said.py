"""What a step did, as a sentence that names what and how many: "Cold brew moved to Thu 3 Dec"."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from models.campaign import Campaign
from models.choices import Stage
from models.filming import FilmingDay
from models.live import LiveEvent
from models.video import Video
from planner import dates, labels
from planner.calendar.changes import Change
from planner.i18n import _, ngettext

NAMED = {Video: "title", LiveEvent: "name", Campaign: "name", FilmingDay: "name"}
"""The tables whose rows people know by a name, and the column that it stands in."""
QUIET = {"staged_utc", "at_utc", "zone"}
"""Columns that follow from others."""


def sentence(label: str, rows: Sequence[Change], title_of: Callable[[int], str]) -> str:
    """Return what a step with an English label did. ``title_of`` gives the title of a video that is still there.

    A step that has no sentence of its own is told by its label.
    """
    for table in NAMED:
        found = {row.id: row for row in rows if row.table is table}
        if not found:
            continue
        ones = list(found.values())
        said = _gone(ones) or (_changed(ones, title_of) if table is Video else "")
        return said or _labelled(label, ones, title_of)
    return _(label)


def _gone(rows: Sequence[Change]) -> str:
    """Return what was deleted."""
    if not all(row.after is None for row in rows):
        return ""
    names = [_name(row.before or {}) for row in rows]
    if len(names) == 1:
        return _("“{title}” deleted").format(title=names[0])
    return ngettext("{n} deleted", "{n} deleted", len(names)).format(n=len(names))


def _changed(rows: Sequence[Change], title_of: Callable[[int], str]) -> str:
    """Return what became of videos that all changed in the same one way."""
    columns = {frozenset((row.after or {}).keys() - QUIET) for row in rows}
    if len(columns) != 1 or any(row.before is None or row.after is None for row in rows):
        return ""
    [changed] = columns
    n, title = len(rows), title_of(rows[0].id)
    first: dict[str, Any] = rows[0].after or {}
    if changed == {"stage"} and len({str((row.after or {})["stage"]) for row in rows}) == 1:
        stage = labels.stage(Stage(first["stage"]))
        if n == 1:
            return _("“{title}” is now {stage}").format(title=title, stage=stage)
        return ngettext("{n} video is now {stage}", "{n} videos are now {stage}", n).format(n=n, stage=stage)
    if changed == {"at"}:
        return _moved(rows, first["at"], title)
    return ""


def _moved(rows: Sequence[Change], at: Any, title: str) -> str:
    when, n = _moment(at), len(rows)
    if n > 1:
        return ngettext("{n} video moved", "{n} videos moved", n).format(n=n)
    if when is None:
        return _("“{title}” is off the calendar").format(title=title)
    if (before := _moment((rows[0].before or {}).get("at"))) and before.date() == when.date():
        return _("“{title}” moved to {time}").format(title=title, time=f"{when:%H:%M}")
    return _("“{title}” moved to {day}").format(title=title, day=dates.day(when.date()))


def _labelled(label: str, rows: Sequence[Change], title_of: Callable[[int], str]) -> str:
    """Return a step's label with the name of the one thing that it was about, or how many there were."""
    if len(rows) > 1:
        return _("{step}: {n}").format(step=_(label), n=len(rows))
    row = rows[0]
    name = _name(row.after or {}) or (title_of(row.id) if row.table is Video else "")
    return _("{step}: “{title}”").format(step=_(label), title=name) if name else _(label)


def _name(row: dict[str, Any]) -> str:
    return str(row.get("title") or row.get("name") or "").strip()


def _moment(value: Any) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return value
    try:
        return dt.datetime.fromisoformat(str(value)[:19]) if value else None
    except ValueError:
        return None
