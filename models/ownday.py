"""Days of the user's own, such as a birthday of the brand."""

import datetime as dt

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel


class OwnDay(SQLModel, table=True):
    """A day that the calendar shows by name."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    day: dt.date
    name: str
    yearly: bool = False
    """Whether it comes back each year; 29 February comes in leap years only."""
    source: str = ""
    """What identifies the event of a calendar that it was imported from."""
