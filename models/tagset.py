"""Sets of hashtags that are used together, such as "cold brew set"."""

from pydantic import ConfigDict
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class TagSet(SQLModel, table=True):
    """A named set. Its hashtags are text, as a video's are, so none of them need be in the library."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    tags: list[str] = Field(default_factory=list, sa_type=JSON)
    """Without #, in order."""
