"""Hashtags: the calendar's library of them, with what each is for."""

import datetime as dt

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel

from models.choices import TagKind
from models.columns import choice


class Hashtag(SQLModel, table=True):
    """A hashtag that the calendar knows. Videos hold tags as text, so a library entry is never required."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    """Without #, folded: two spellings of one tag are one row."""
    kind: TagKind = Field(sa_type=choice(TagKind))
    last_seen: dt.date | None = None
    """The last day on which somebody saw it trending in the niche."""
