"""Live events: live-shopping shows with a start and a length."""

import datetime as dt
from typing import Any

from pydantic import ConfigDict, NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class LiveEvent(SQLModel, table=True):
    """One live-shopping event."""

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
