"""Campaigns: videos that belong together over some days."""

import datetime as dt

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel


class Campaign(SQLModel, table=True):
    """A campaign and the days it runs, on the calendar's wall clock."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str
    color: str = "note"
    """A role of the themes."""
    first: dt.date
    last: dt.date
    """The last day that belongs to it."""
    preparation: dt.date | None = None
    """The day on which its videos should be begun."""
    notes: str = ""
