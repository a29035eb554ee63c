"""The videos of a calendar as a table that a spreadsheet opens and Hookline reads back."""

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.choices import OwnKind
from models.content import ContentFormat
from models.ownfield import OwnField, OwnValue
from models.records import beats_from_json
from models.sound import Sound
from models.video import Video
from models.waiver import Waiver
from planner import labels
from planner.exchange import cells, ignored
from planner.exchange.export_workbook import Cell
from planner.exchange.ignored import IgnoredRule
from planner.exchange.unseen import without_controls
from planner.i18n import _
from planner.texts import tagtext
from planner.video import fields, own_fields, own_kinds

COLUMNS = {field.name: fields.header(field) for field in fields.FIELDS}
"""Every column, by its field in an import, with its header."""

Row = Sequence[Cell]


def rows(session: Session, days: tuple[dt.date, dt.date] | None = None) -> list[Row]:
    """Return the header and a row a video, by time, those without a date last.

    ``days`` are the first day and the one after the last; without, all videos. Dates and times are such, lengths
    numbers in seconds.
    """
    wanted = select(Video).order_by(col(Video.at).is_(None), col(Video.at), col(Video.id))
    if days:
        first, end = (dt.datetime.combine(day, dt.time()) for day in days)
        wanted = wanted.where(col(Video.at) >= first, col(Video.at) < end)
    of_format = {one.id: one for one in session.exec(select(ContentFormat))}
    sounds = {one.id: one for one in session.exec(select(Sound))}
    waived: dict[int | None, list[IgnoredRule]] = defaultdict(list)
    for waiver in session.exec(select(Waiver).where(col(Waiver.video_id).is_not(None))):
        waived[waiver.video_id].append(IgnoredRule(waiver.code, waiver.about, waiver.reason, waiver.until))
    own_names, own_cells = _own(session)
    found: list[Row] = [[*(_(header) for header in COLUMNS.values()), *own_names]]
    for video in session.exec(wanted):
        sound, kind = sounds.get(video.sound_id), of_format.get(video.format_id)
        values = _by_kind(video) | {
            "stage": labels.stage(video.stage),
            "date": video.at.date() if video.at else "",
            "time": video.at.time().replace(second=0, microsecond=0) if video.at else "",
            "zone": video.zone if video.at else "",
            "format": labels.content_format(kind.key, kind.name) if kind else "",
            "overlay_place": cells.place_text(video.overlay_x, video.overlay_y),
            "shows": ", ".join(_(name) for shown, name in labels.SHOWN.items() if getattr(video, shown)),
            "length": round(float(video.length), 3) if video.length else "",
            "beats": cells.beats_text(beats_from_json(video.beats)),
            "sound": sound.title if sound else "",
            "sound_link": sound.link if sound else "",
            "sound_licence": _(labels.LICENCES[sound.licence]) if sound and sound.licence else "",
            "hashtags": " ".join("#" + tag for tag in tagtext.names_of(video.caption, video.hashtags)),
            "labels": ", ".join(video.labels),
            "ignored": ignored.write(waived.get(video.id, ())),
        }
        line = [*(values[name] for name in COLUMNS), *own_cells(video)]
        found.append([_clean(cell) for cell in line])
    return found


def _own(session: Session) -> tuple[list[str], Callable[[Video], list[str]]]:
    """Return the names of the own fields in their order, and what gives a video's cells of them."""
    fields_ = own_fields.all_fields(session)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for value in session.exec(select(OwnValue)) if fields_ else ():
        found[value.video_id][value.field_id] = value.text

    def of(video: Video) -> list[str]:
        texts = found.get(video.id or 0, {})
        said = (own_kinds.said(one.kind, texts.get(one.id or 0, "")) for one in fields_)
        return [text or _unsaid(one) for text, one in zip(said, fields_, strict=True)]

    return [_clean(one.name) for one in fields_], of


def _unsaid(field: OwnField) -> str:
    """Return what a table says of an own field that holds nothing."""
    return _("no") if field.kind is OwnKind.YES_NO else ""


def _by_kind(video: Video) -> dict[str, Cell]:
    """Return the cells of the fields that are written by what kind they are of."""
    found: dict[str, Cell] = {}
    for field in fields.FIELDS:
        value: Any = None if field.kind == "own" else getattr(video, field.name)
        if field.kind == "text":
            found[field.name] = value
        elif field.kind == "flag":
            found[field.name] = _("yes") if value else _("no")
        elif field.kind == "choice" and field.words is not None:
            found[field.name] = _(field.words[value]) if field.words[value] else ""
    return found


def _clean(value: Any) -> Any:
    return without_controls(value) if isinstance(value, str) else value


def as_csv(table: Iterable[Row]) -> bytes:
    """Return a table as CSV in UTF-8 with its mark, by which spreadsheets know the encoding.

    Dates are ISO 8601, times HH:MM. Cells are safe to open: none is a formula.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_as_text(value) for value in row] for row in table)
    return text.getvalue().encode("utf-8-sig", "replace")


def _as_text(value: Cell) -> str:
    """Return a value as a cell of a CSV."""
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, dt.date):
        return value.isoformat()
    return cells.defused(value) if isinstance(value, str) else format(value, ".15g")
