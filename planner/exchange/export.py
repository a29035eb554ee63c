"""The kinds of file that a calendar can be exported to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import PlanError
from planner.i18n import N_, _

if TYPE_CHECKING:  # the window knows the kinds before the calendar's library is there
    from sqlmodel import Session

KINDS = {
    "csv": N_("Table for any spreadsheet (CSV)"),
    "xlsx": N_("Table for Excel (XLSX)"),
    "ics": N_("Calendar for the phone (ICS)"),
    "markdown": N_("Text by day (Markdown)"),
}
ENDINGS = {"csv": ".csv", "xlsx": ".xlsx", "ics": ".ics", "markdown": ".md"}


def content(
    session: Session, kind: str, now: dt.datetime, days: tuple[dt.date, dt.date] | None = None
) -> bytes:
    """Return a calendar as a file of one of KINDS; ``days`` are the first and the one after the last.

    ``now`` is UTC. Raises PlanError for what the file can't hold.
    """
    return prepared(session, kind, now, days)()


def prepared(
    session: Session, kind: str, now: dt.datetime, days: tuple[dt.date, dt.date] | None = None
) -> Callable[[], bytes]:
    """Return what makes the file, as ``content`` does, once the calendar is let go: who reads it keeps writers waiting.

    What it returns raises PlanError for what the file can't hold.
    """
    from planner.exchange import export_ics, export_markdown, export_table, export_workbook

    if kind == "ics":
        made = export_ics.as_ics(session, now, days)
        return lambda: made
    if kind == "markdown":
        text = export_markdown.as_markdown(session, days)
        return lambda: text.encode("utf-8", "replace")
    table = export_table.rows(session, days)
    return partial(export_workbook.as_xlsx if kind == "xlsx" else export_table.as_csv, table)


def kind_of(path: Path) -> str:
    """Return the kind that a file's name tells. Raises PlanError for a name that tells none."""
    for kind, ending in ENDINGS.items():
        if path.suffix.lower() == ending:
            return kind
    raise PlanError(
        _("“{name}” tells no kind of file. End it in .csv, .xlsx, .ics or .md.").format(name=path.name)
    )
