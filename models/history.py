"""History: a log of what was changed and when. A log, not the truth."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class History(SQLModel, table=True):
    """One step, written in the same transaction as the step itself."""

    id: int | None = Field(default=None, primary_key=True)
    at: dt.datetime = Field(index=True)
    label: str
    kind: str = "do"
    """``do``, ``undo`` or ``redo``."""
    rows: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Table name, then the ids of its rows."""
