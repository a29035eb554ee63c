"""Sightings: the days on which a sound or a hashtag was seen trending."""

import datetime as dt

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel


class Sighting(SQLModel, table=True):
    """One day on which one of the two was seen."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    sound_id: int | None = Field(default=None, foreign_key="sound.id", ondelete="RESTRICT", index=True)
    hashtag_id: int | None = Field(default=None, foreign_key="hashtag.id", ondelete="RESTRICT", index=True)
    day: dt.date
