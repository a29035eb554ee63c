"""Reviews: what was decided about a video before filming, when, and with which note."""

import datetime as dt

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel

from models.choices import Verdict
from models.columns import choice


class Review(SQLModel, table=True):
    """One decision; a video keeps them all, the newest counts."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    video_id: int = Field(foreign_key="video.id", ondelete="RESTRICT", index=True)
    verdict: Verdict = Field(sa_type=choice(Verdict))
    note: str = ""
    at_utc: dt.datetime
