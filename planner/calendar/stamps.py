"""Notes when a video came to its stage, whichever edit brought it there."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event, inspect
from sqlmodel import Session

from models.video import Video


@contextmanager
def noting(session: Session, now: dt.datetime) -> Iterator[None]:
    """While the block runs, give each video that is flushed with another stage the moment ``now`` (UTC)."""

    def before_flush(session: Session, _context: object, _objects: object) -> None:
        for row in (*session.new, *session.dirty):
            if isinstance(row, Video) and inspect(row).attrs.stage.history.has_changes():
                row.staged_utc = now

    event.listen(session, "before_flush", before_flush)
    try:
        yield
    finally:
        event.remove(session, "before_flush", before_flush)
