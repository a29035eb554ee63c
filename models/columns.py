"""Column types that every table uses the same way."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Dialect, Enum, MetaData
from sqlalchemy.types import TypeDecorator, TypeEngine

from models import values

MOMENT_OF = "moment_of"
"""In a column's ``info``: the column beside it whose last change's moment it keeps, whatever edit made that."""

unreadable: set[tuple[str, str]] = set()
"""The tables and columns in which something was met, in any calendar, that can't be read."""


def choice(enum: type[StrEnum]) -> Any:
    """Return a column type that stores an enum's value (never its member name) as text."""
    return Enum(enum, values_callable=lambda e: [member.value for member in e], native_enum=False, length=32)


@dataclass(frozen=True, eq=False)
class Stored:
    """A value as it stands in the file though it can't be read, so that undo can put it back; equals what is read."""

    raw: Any
    read: Any

    def __eq__(self, other: object) -> bool:
        return bool(self.read == (other.read if isinstance(other, Stored) else other))

    __hash__ = None  # type: ignore[assignment]


class Tolerant(TypeDecorator[Any]):
    """A type whose values are read through their column's cell, so that no bad one stops a query."""

    impl = TypeEngine
    cache_ok = True

    def __init__(self, impl: TypeEngine[Any], table: str, column: str) -> None:
        super().__init__()
        self.impl = impl  # type: ignore[assignment]  # SQLAlchemy declares it for the class alone
        self.table, self.column = table, column

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        """Return what writes a value."""
        inner = self.impl_instance.bind_processor(dialect)

        def process(value: Any) -> Any:
            if type(value) is Stored:
                return value.raw
            return inner(value) if inner else value

        return process

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Return what reads a value."""
        inner = self.impl_instance.result_processor(dialect, coltype)
        cell, here = values.CELLS[self.table][self.column], (self.table, self.column)

        def process(raw: Any) -> Any:
            good = cell(raw)
            if good is not raw:
                unreadable.add(here)
            return inner(good) if inner else good

        return process


def tolerate(metadata: MetaData) -> None:
    """Have every column of every table read through its cell, but for ids: where one is none, no row was joined."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if not column.primary_key and not isinstance(column.type, Tolerant):
                column.type = Tolerant(column.type, table.name, column.name)
