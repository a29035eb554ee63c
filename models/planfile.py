"""Plans that were brought in: the file, what was answered about it, and what each of its rows said the last time."""

import datetime as dt
from typing import Any

from pydantic import ConfigDict
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class PlanFile(SQLModel, table=True):
    """A file, or the clipboard, from which videos came in."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str
    path: str = ""
    """Where it lay; empty for the clipboard."""
    at: dt.datetime
    """When it came in last, in UTC."""
    remembered: bool = False
    """Whether it can be brought in again with one action, and its answers are taken over by then."""
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What was answered about it, as ``planner.exchange.answered`` writes it."""


class PlanRow(SQLModel, table=True):
    """What a row of a plan said when it came in last: what differs from it since was changed here, or in the file."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    file_id: int = Field(foreign_key="planfile.id", ondelete="RESTRICT", index=True)
    video_id: int | None = Field(default=None, foreign_key="video.id", ondelete="RESTRICT", index=True)
    """The video that came of it; None once that was deleted here."""
    key: str
    """What the row is known by; see ``Video.source``."""
    moved: int = 0
    """By how many days its date was moved when it came in."""
    said: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What it said of each field, those left out that it said nothing of."""
