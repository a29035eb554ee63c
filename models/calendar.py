"""The calendar's own settings, one row a file."""

import datetime as dt
import secrets
from typing import Any

from pydantic import ConfigDict
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.choices import Account
from models.columns import choice


class Calendar(SQLModel, table=True):
    """What holds for the whole calendar. ``id`` is always 1."""

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(default_factory=lambda: secrets.token_hex(8))
    """Tells this calendar from all others, whatever its file is called; a copy of the file has the same."""
    brand: str = ""
    account: Account = Field(default=Account.PERSONAL, sa_type=choice(Account))
    market: str = "ID"
    zone: str = "Asia/Jakarta"
    language: str = "id"
    """The language the videos are spoken in: ``en`` or ``id``."""
    first_weekday: int = Field(default=0, ge=0, le=6)
    """0 is Monday."""
    rule_changes: dict[str, dict[str, Any]] = Field(default_factory=dict, sa_type=JSON)
    """What differs from the rule set: code, then ``severity``, the name of a number, or of a list of words
    with its language such as ``calls.en``; then the value."""
    packs: list[str] = Field(default_factory=list, sa_type=JSON)
    """Keys of the packs of rule settings that are laid over the rule set, before ``rule_changes``."""
    max_length: float | None = None
    """The longest video that the account may post, in seconds; None where nobody looked it up."""
    slots: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    """The rhythm: ``weekday`` (0 is Monday) and ``time`` (HH:MM, wall clock) of each slot of a week, and
    ``format`` where it is kept for one: a format's key, or "trend"."""
    active_hours: list[int] = Field(default_factory=list, sa_type=JSON)
    """The hours of the day, 0 to 23 on the calendar's wall clock, at which the audience is active."""
    markets: list[str] = Field(default_factory=list, sa_type=JSON)
    """Countries, beside the market itself, whose public holidays are shown; ISO 3166-1 alpha-2."""
    reply_starters: dict[str, list[str]] = Field(default_factory=dict, sa_type=JSON)
    """How replies to comments begin, by language; a language that is not in it has the usual ones."""
    places_to_look: list[str] = Field(default_factory=list, sa_type=JSON)
    """Where a trend check looks; empty for the usual places."""
    stage_limits: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    """How many videos a stage should hold at most, by stage; stages without a limit are not in it."""
    quiet_from: dt.time | None = None
    """From when until ``quiet_to`` reminders that can wait are held back; on the calendar's wall clock."""
    quiet_to: dt.time | None = None
    off_weekdays: list[int] = Field(default_factory=list, sa_type=JSON)
    """Days of the week without reminders that can wait; 0 is Monday."""
    days_off: list[str] = Field(default_factory=list, sa_type=JSON)
    """Dates (ISO 8601) without them."""
    paused_until: dt.datetime | None = None
    """UTC; until then no reminder comes."""
    audience: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    """Active followers by hour: weekday (0 is Monday) and hour with a hyphen, such as 4-20, on the calendar's clock."""
    fees: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    """What the platform takes, where it was changed: lines as in assets/rules/fees, each with its ``market``."""
    viewer_zones: list[str] = Field(default_factory=list, sa_type=JSON)
    """Zones in which viewers are, beside the calendar's."""
