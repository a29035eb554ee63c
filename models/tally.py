"""What the machine remembers of its own checks: counts by day, and which rules it last went by."""

import datetime as dt

from pydantic import ConfigDict
from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel


class FindingCount(SQLModel, table=True):
    """How often a rule found something in the whole calendar on a day; outside undo."""

    __table_args__ = (UniqueConstraint("day", "code"),)
    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    day: dt.date
    code: str
    n: int


class RuleWatch(SQLModel, table=True):
    """The rules that the calendar was last checked by, one row a file; outside undo. ``id`` is always 1."""

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    digest: str
    """Tells one state of the rules from another."""
    videos: list[int] = Field(default_factory=list, sa_type=JSON)
    """The ids of the videos that had something to fix."""
