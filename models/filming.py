"""Filming days: when and where chosen videos are filmed."""

import datetime as dt

from pydantic import ConfigDict, NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class FilmingDay(SQLModel, table=True):
    """One filming day; its videos name it."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str
    at: NaiveDatetime = Field(index=True)
    """When filming begins, on the wall clock of ``zone``."""
    zone: str
    at_utc: dt.datetime
    """Derived from ``at`` and ``zone``."""
    place: str = ""
    notes: str = ""
    sequence: list[int] = Field(default_factory=list, sa_type=JSON)
    """The ids of videos in the order in which they are filmed; those that it does not name come after."""
