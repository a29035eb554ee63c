"""Live events: live-shopping shows with a start and a length, their list before, and how they went."""

import datetime as dt
from typing import Any

from pydantic import ConfigDict, NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.choices import LiveStage
from models.columns import choice


class LiveEvent(SQLModel, table=True):
    """One live-shopping event."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str
    at: NaiveDatetime = Field(index=True)
    """The start, on the wall clock of ``zone``."""
    zone: str
    at_utc: dt.datetime = Field(index=True)
    """Derived from ``at`` and ``zone``."""
    minutes: int = Field(default=60, ge=1)
    description: str = ""
    products: list[str] = Field(default_factory=list, sa_type=JSON)
    """The names of what is shown."""
    offer: str = ""
    """What viewers get in the live event only."""
    subscribers_told: bool = False
    run_of_show: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    """Records of ``models.records.Segment``, in order."""
    host: str = ""
    place: str = ""
    goal: str = ""
    stage: LiveStage = Field(default=LiveStage.PLANNED, sa_type=choice(LiveStage))
    viewers: int | None = None
    orders: int | None = None
    revenue: float | None = None
    """In ``currency``."""
    currency: str = ""
    """As the user writes it, such as Rp."""
    learned: str = ""
    """What to do otherwise next time."""
    source: str = ""
    """What identifies the event of a calendar that it was imported from."""


class LiveLine(SQLModel, table=True):
    """One line of the list before a live event."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    live_id: int = Field(foreign_key="liveevent.id", ondelete="RESTRICT", index=True)
    text: str
    minutes: int = 0
    """How long before the start it is due."""
    done_utc: dt.datetime | None = None


class LiveRun(SQLModel, table=True):
    """How a live event is going, or went: written at every step, so that nothing is lost in the middle."""

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    live_id: int = Field(foreign_key="liveevent.id", ondelete="RESTRICT", unique=True)
    state: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """As planner.live.live_run writes it."""
