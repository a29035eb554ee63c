"""Waivers: findings that somebody decided to live with, and why."""

import datetime as dt

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel


class Waiver(SQLModel, table=True):
    """One rule that is not held against one video or live event, or the calendar where it names neither."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    video_id: int | None = Field(default=None, foreign_key="video.id", ondelete="RESTRICT", index=True)
    live_id: int | None = Field(default=None, foreign_key="liveevent.id", ondelete="RESTRICT", index=True)
    code: str
    """The rule's code."""
    about: str = ""
    """What the finding is about where a rule can find several, such as one hashtag; empty means all."""
    reason: str
    """Empty only where a plan of other people's making gave none."""
    until: dt.date | None = None
    """The last day on which it holds; None means always."""
