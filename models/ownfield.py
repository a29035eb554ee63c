"""Fields of the user's own, such as Pillar or Owner, and what stands in them."""

from pydantic import ConfigDict
from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.choices import OwnKind
from models.columns import choice


class OwnField(SQLModel, table=True):
    """A field that every video has beside those of Hookline."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    """As it was typed; no two differ in their letters' case alone."""
    kind: OwnKind = Field(default=OwnKind.TEXT, sa_type=choice(OwnKind))
    choices: list[str] = Field(default_factory=list, sa_type=JSON)
    """The list of a field that is one of a list, in its order."""
    place: int = 0
    """Fields are shown from the lowest place on; of one place, the older first."""


class OwnValue(SQLModel, table=True):
    """What stands in one own field of one video: a row of its own, so that two fields never are one change."""

    __table_args__ = (UniqueConstraint("video_id", "field_id"), {"sqlite_autoincrement": True})

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    video_id: int = Field(foreign_key="video.id", ondelete="RESTRICT")
    field_id: int = Field(foreign_key="ownfield.id", ondelete="RESTRICT", index=True)
    text: str
    """Never empty: a field with nothing in it has no row. ``yes`` where a yes-or-no is ticked."""
