"""Reminders: what to be told of, and what became of each time it fell due."""

import datetime as dt

from pydantic import ConfigDict, NaiveDatetime
from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.choices import DueState, ReminderKind
from models.columns import choice


class Reminder(SQLModel, table=True):
    """Something to be reminded of, as planner.reminders.kinds reads it."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    kind: ReminderKind = Field(sa_type=choice(ReminderKind))
    on: bool = True
    time: dt.time | None = None
    """The wall-clock time at which it comes; None where it comes so many minutes before what it is about."""
    weekdays: list[int] = Field(default_factory=list, sa_type=JSON)
    """Of a trend check or weekly review: the days, 0 is Monday."""
    minutes: int = 0
    """Of a trend check or weekly review: how long it takes. Else how long before what it is about; below 0, after."""
    text: str = ""
    """Of one of the user's own: what it says."""
    at: NaiveDatetime | None = None
    """Of one of the user's own: the first time, on the wall clock of ``zone``."""
    zone: str = ""
    recurrence: str = ""
    """Of one of the user's own: when it comes again, as RFC 5545's RRULE; empty for once."""


class Due(SQLModel, table=True):
    """One time that a reminder fell due; written when it does, so that each is told of once.

    The clock writes these rows outside undo, so nothing here is a foreign key: a tick in between must not
    keep a reminder from being taken back. For the same reason an id is never given twice: undo puts a
    deleted row back under its own. A row whose subject is gone or has moved is not shown.
    """

    __table_args__ = (
        UniqueConstraint("video_id", "live_id", "about", "reminder_id", "wall"),
        {"sqlite_autoincrement": True},
    )
    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    reminder_id: int
    video_id: int = Field(default=0)
    """The video it is about; 0 where it is about none (NULL would not be unique)."""
    live_id: int = Field(default=0)
    """The live event it is about; 0 where it is about none."""
    about: str = ""
    """What else it is about, such as ``line:7``; see planner.reminders.kinds."""
    wall: NaiveDatetime
    """When it fell due, on the wall clock of the thing it is about."""
    due_utc: dt.datetime = Field(index=True)
    minutes: int = 0
    """How long before what it is about it fell due; of a trend check or review, how long it takes."""
    state: DueState = Field(default=DueState.DUE, sa_type=choice(DueState), index=True)
    snoozed_until: dt.datetime | None = None
    """UTC; not shown before that."""


class ReminderWatch(SQLModel, table=True):
    """Up to when the reminders have been looked at, so that nothing in a gap is lost. ``id`` is always 1."""

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    until: dt.datetime
    """UTC."""
