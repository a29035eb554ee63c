"""The videos of a calendar as a table that a spreadsheet opens and Hookline reads back."""

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
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
from planner.errors import PlanError
from planner.exchange import cells, ignored
from planner.exchange.ignored import IgnoredRule
from planner.exchange.unseen import without_controls
from planner.i18n import _
from planner.texts import tagtext
from planner.video import fields, own_fields

COLUMNS = {field.name: fields.header(field) for field in fields.IN_TABLES}
"""Every column, by its field in an import, with its header."""
MOST = 32_767
"""Characters that a cell of a spreadsheet holds."""
_SHOWN = ("product", "result", "motion", "overlay")

Row = Sequence[str]


def rows(session: Session, days: tuple[dt.date, dt.date] | None = None) -> list[Row]:
    """Return the header and a row a video, by time, those without a date last.

    ``days`` are the first day and the one after the last; without, all videos. Cells are safe to open.
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
    own_texts, own = _own(session)
    found: list[Row] = [
        [*(_(header) for header in COLUMNS.values()), *(cells.defused(one.name) for one in own)]
    ]
    for video in session.exec(wanted):
        sound, kind = sounds.get(video.sound_id), of_format.get(video.format_id)
        values = _by_kind(video) | {
            "stage": labels.stage(video.stage),
            "date": f"{video.at:%Y-%m-%d}" if video.at else "",
            "time": f"{video.at:%H:%M}" if video.at else "",
            "zone": video.zone if video.at else "",
            "format": labels.content_format(kind.key, kind.name) if kind else "",
            "shows": ", ".join(name for name in _SHOWN if getattr(video, f"shows_{name}")),
            "length": f"{video.length:g}" if video.length else "",
            "beats": cells.beats_text(beats_from_json(video.beats)),
            "sound": sound.title if sound else "",
            "sound_link": sound.link if sound else "",
            "hashtags": " ".join("#" + tag for tag in tagtext.names_of(video.caption, video.hashtags)),
            "labels": ", ".join(video.labels),
            "ignored": ignored.write(waived.get(video.id, ())),
        }
        texts = own_texts.get(video.id or 0, {})
        further = [texts.get(one.id or 0, "no" if one.kind is OwnKind.YES_NO else "") for one in own]
        line = [*(values[name] for name in COLUMNS), *further]
        found.append([cells.defused(without_controls(cell)) for cell in line])
    return found


def _own(session: Session) -> tuple[dict[int, dict[int, str]], list[OwnField]]:
    """Return what stands in own fields by video and field, and these fields in their order."""
    fields_ = own_fields.all_fields(session)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for value in session.exec(select(OwnValue)) if fields_ else ():
        found[value.video_id][value.field_id] = value.text
    return found, fields_


def _by_kind(video: Video) -> dict[str, str]:
    """Return the cells of the fields that are written by what kind they are of."""
    found: dict[str, str] = {}
    for field in fields.IN_TABLES:
        value: Any = None if field.kind == "own" else getattr(video, field.name)
        if field.kind == "text":
            found[field.name] = value
        elif field.kind == "flag":
            found[field.name] = "yes" if value else "no"
        elif field.words is not None:
            found[field.name] = _(field.words[value]) if field.words[value] else ""
    return found


def as_csv(table: Iterable[Row]) -> bytes:
    """Return a table as CSV in UTF-8 with its mark, by which spreadsheets know the encoding."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    return text.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(table: Iterable[Row]) -> bytes:
    """Return a table as XLSX, every cell as text. Raises PlanError for a text that no cell holds."""
    from openpyxl import Workbook

    lines = list(table)
    for row in lines:
        for cell in row:
            if len(cell) > MOST:
                raise PlanError(
                    _("“{title}” has a text of {n} characters; a cell holds {most}. Save it as CSV.").format(
                        title=row[0], n=len(cell), most=MOST
                    )
                )
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Hookline")
    for row in lines:
        sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
