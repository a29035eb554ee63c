"""The kinds of file that a calendar can be exported to."""

from __future__ import annotations

import datetime as dt
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
    from planner.exchange import export_ics, export_markdown, export_table, export_workbook

    if kind == "ics":
        return export_ics.as_ics(session, now, days)
    if kind == "markdown":
        return export_markdown.as_markdown(session, days).encode("utf-8", "replace")
    table = export_table.rows(session, days)
    return export_workbook.as_xlsx(table) if kind == "xlsx" else export_table.as_csv(table)


def kind_of(path: Path) -> str:
    """Return the kind that a file's name tells. Raises PlanError for a name that tells none."""
    for kind, ending in ENDINGS.items():
        if path.suffix.lower() == ending:
            return kind
    raise PlanError(
        _("“{name}” tells no kind of file. End it in .csv, .xlsx, .ics or .md.").format(name=path.name)
    )
