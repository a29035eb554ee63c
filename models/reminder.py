"""Reminders: what to be told of, and what became of each time it fell due."""

import datetime as dt

from pydantic import ConfigDict, NaiveDatetime
from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.choices import DueState, ReminderKind
from models.columns import choice


class Reminder(SQLModel, table=True):
    """Something to be reminded of: a daily trend check, every post, or every live event."""

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    kind: ReminderKind = Field(sa_type=choice(ReminderKind))
    on: bool = True
    time: dt.time | None = None
    """Of a trend check: the wall-clock time in the calendar's zone."""
    weekdays: list[int] = Field(default_factory=list, sa_type=JSON)
    """Of a trend check: the days, 0 is Monday."""
    minutes: int = 0
    """Of a trend check: how long it takes. Of a post or live event: how many minutes before it."""


class Due(SQLModel, table=True):
    """One time that a reminder fell due; written when it does, so that each is told of once.

    The clock writes these rows outside undo, so nothing here is a foreign key: a tick in between must not
    keep a reminder from being taken back. For the same reason an id is never given twice: undo puts a
    deleted row back under its own. A row whose subject is gone or has moved is not shown.
    """

    __table_args__ = (
        UniqueConstraint("video_id", "live_id", "reminder_id", "wall"),
        {"sqlite_autoincrement": True},
    )
    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    reminder_id: int
    video_id: int = Field(default=0)
    """The video it is about; 0 where it is about none (NULL would not be unique)."""
    live_id: int = Field(default=0)
    """The live event it is about; 0 where it is about none."""
    wall: NaiveDatetime
    """When it fell due, on the wall clock of the thing it is about."""
    due_utc: dt.datetime = Field(index=True)
    minutes: int = 0
    """The reminder's minutes when it fell due; they may have been changed since."""
    state: DueState = Field(default=DueState.DUE, sa_type=choice(DueState), index=True)
    snoozed_until: dt.datetime | None = None
    """UTC; not shown before that."""


class ReminderWatch(SQLModel, table=True):
    """Up to when the reminders have been looked at, so that nothing in a gap is lost. ``id`` is always 1."""

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    until: dt.datetime
    """UTC."""
