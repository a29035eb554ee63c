"""Trend checks: each time somebody looked for what is trending, and what was found."""

import datetime as dt

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel

from models.choices import FindKind
from models.columns import choice


class TrendLook(SQLModel, table=True):
    """One trend check."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    begun_utc: dt.datetime = Field(index=True)
    ended_utc: dt.datetime | None = None
    """None while it goes on."""
    minutes: int = 20
    """How long it was meant to take."""


class TrendFind(SQLModel, table=True):
    """One thing that was found."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    look_id: int = Field(foreign_key="trendlook.id", ondelete="RESTRICT", index=True)
    kind: FindKind = Field(sa_type=choice(FindKind))
    text: str
    """The sound's title, the hashtag's folded name, the idea's title, or a note."""
    fits: str = ""
    """The product that it fits."""
    picture: str = ""
    """A screenshot as WebP in Base64."""
    at_utc: dt.datetime
    video_id: int | None = Field(default=None, foreign_key="video.id", ondelete="RESTRICT", index=True)
    """The video that was made of it."""
