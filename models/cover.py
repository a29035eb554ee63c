"""Cover images of videos."""

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel


class Cover(SQLModel, table=True):
    """The cover of one video, apart from its row so that lists of videos need not carry it."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    video_id: int = Field(foreign_key="video.id", ondelete="RESTRICT", unique=True)
    picture: str
    """A WebP picture of 9 by 16 as Base64, so that the history can hold it as text."""
