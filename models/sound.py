"""Sounds: what plays under a video, and whether it may."""

import datetime as dt

from pydantic import ConfigDict
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.choices import Licence
from models.columns import choice


class Sound(SQLModel, table=True):
    """A sound in the calendar's library."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    title: str
    artist: str = ""
    link: str = ""
    licence: Licence = Field(default=Licence.UNKNOWN, sa_type=choice(Licence))
    trending: bool = False
    last_seen: dt.date | None = None
    """The last day on which somebody saw it in the Trending tab."""
    formats: list[str] = Field(default_factory=list, sa_type=JSON)
    """Keys of the content formats that it fits; none means that nobody said."""
