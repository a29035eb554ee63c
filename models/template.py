"""Templates of videos, and series of videos that are made from one."""

import datetime as dt
from typing import Any

from pydantic import ConfigDict, NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.choices import SeriesBy
from models.columns import choice


class Template(SQLModel, table=True):
    """What a new video begins with."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Columns of a video, by name, with what they begin with."""


class Series(SQLModel, table=True):
    """Videos that come again every week or month; each is a video of its own that names its series."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str
    first: NaiveDatetime
    """The first one, on the wall clock of ``zone``."""
    until: dt.date
    zone: str
    every: int = Field(default=1, ge=1, le=52)
    """How many weeks, or months, lie between two."""
    by: SeriesBy = Field(default=SeriesBy.WEEK, sa_type=choice(SeriesBy))
