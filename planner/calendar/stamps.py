"""Notes when a column was last changed, for the tables that keep the moment of it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import event, inspect
from sqlmodel import Session, SQLModel

from models.columns import MOMENT_OF


@contextmanager
def noting(session: Session, now: dt.datetime) -> Iterator[None]:
    """While the block runs, give each flushed row the moment ``now`` (UTC) of what its table keeps MOMENT_OF."""

    def before_flush(session: Session, _context: object, _objects: object) -> None:
        for row in (*session.new, *session.dirty):
            for column, of in _kept(row.__class__):
                if inspect(row).attrs[of].history.has_changes():
                    setattr(row, column, now)

    event.listen(session, "before_flush", before_flush)
    try:
        yield
    finally:
        event.remove(session, "before_flush", before_flush)


@cache
def _kept(table: type[SQLModel]) -> tuple[tuple[str, str], ...]:
    """Return the columns of a table that keep a moment, each with the one whose moment it is."""
    return tuple((c.key, c.info[MOMENT_OF]) for c in inspect(table).mapper.columns if MOMENT_OF in c.info)
