"""Long edits that are stored in slices: how to take back what there is of one that never came to its end."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class Unfinished(SQLModel, table=True):
    """One stored slice of a long edit. The last slice deletes them all in its own transaction."""

    id: int | None = Field(default=None, primary_key=True)
    work: str = Field(index=True)
    """Which long edit: its computer, process and number, as planner.calendar.whose_work names it."""
    at: dt.datetime
    """When the slice was stored, in UTC."""
    back: list[Any] = Field(default_factory=list, sa_type=JSON)
    """What takes it back, in order: table, id, the columns before as SQLite had them (none for a row that was added),
    and how it was left, so that what somebody changed since stays."""
