"""The first hour after a video was posted."""

import datetime as dt

from pydantic import ConfigDict
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class FirstHour(SQLModel, table=True):
    """What was noted while the comments of one video came in."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    video_id: int = Field(foreign_key="video.id", ondelete="RESTRICT", unique=True)
    posted_utc: dt.datetime
    pinned: str = ""
    """The comment that was pinned."""
    questions: list[str] = Field(default_factory=list, sa_type=JSON)
    """What was asked, the first one first; asked twice, it stands twice."""
    came: int = 0
    """How many comments were counted."""
    answered: int = 0
    """How many of them were answered."""
