"""The calendar's own settings, one row a file."""

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
    brand: str = ""
    account: Account = Field(default=Account.PERSONAL, sa_type=choice(Account))
    market: str = "ID"
    zone: str = "Asia/Jakarta"
    language: str = "id"
    """The language the videos are spoken in: ``en`` or ``id``."""
    first_weekday: int = Field(default=0, ge=0, le=6)
    """0 is Monday."""
    rule_changes: dict[str, dict[str, Any]] = Field(default_factory=dict, sa_type=JSON)
    """What differs from the rule set: code, then ``severity`` or the name of a number, then the value."""
