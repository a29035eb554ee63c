"""Column types that every table uses the same way."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Enum


def choice(enum: type[StrEnum]) -> Any:
    """Return a column type that stores an enum's value (never its member name) as text."""
    return Enum(enum, values_callable=lambda e: [member.value for member in e], native_enum=False, length=32)
