"""Content formats: the shapes of video that a calendar uses again and again."""

from pydantic import ConfigDict
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class ContentFormat(SQLModel, table=True):
    """A format and the beats it is expected to have."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    """A built-in format's key, which names its colour too, or the name's own slug."""
    name: str = ""
    """Empty for a built-in format, whose name is translated."""
    needs: list[str] = Field(default_factory=list, sa_type=JSON)
    """Kinds of beat that must be there."""
    beats: list[str] = Field(default_factory=list, sa_type=JSON)
    """The whole course, as kinds of beat."""
    min_s: float | None = None
    max_s: float | None = None
    """The format's own target length in seconds, where it differs from the calendar's."""
