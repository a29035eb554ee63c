"""A copy of the open calendar in memory: what is read and rescued while its file can't be."""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import Engine
from sqlmodel import Session

from models.calendar_file import GLANCE_S, CalendarConnection, Place, connect_readonly, key_of, place_of
from models.database import READING, engine_on

R = TypeVar("R")
STEP_PAGES = 64
"""So much is copied at a time, 256 KB; a change to the file fits in between."""
PAUSE_S = 0.002
PATIENCE = 500
"""So often a step may find the file being written to."""


class Mirror:
    """Holds the calendar as it was read last. ``keep`` may run in any thread."""

    def __init__(self, path: Path, place: Place, key: str) -> None:
        self._path, self._place, self._key = path, place, key
        self._lock = threading.RLock()  # a query may ask for more while it reads
        self._engine: Engine | None = None
        self._reading: Session | None = None
        """What reads just now: a query that asks for more is answered by the same."""

    def keep(self) -> None:
        """Copy the file as it is now. Whatever is in the way leaves the copy as it was."""
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            if place_of(self._path) != self._place:
                raise OSError(self._path)
            with contextlib.closing(connect_readonly(self._path, GLANCE_S)) as source:
                copy_in_steps(source, copy)
            if key_of(copy) != self._key:
                raise sqlite3.DatabaseError("another calendar")
        except (OSError, sqlite3.Error):
            copy.close()
            return
        with self._lock:
            if self._engine:
                self._engine.dispose()
            self._engine = engine_on(copy).execution_options(**{READING: True})

    @property
    def there(self) -> bool:
        """Whether anything was copied yet."""
        return self._engine is not None

    def read(self, query: Callable[[Session], R]) -> R:
        """Return what a query finds in the copy. Only where there is one."""
        with self._lock:
            if self._reading is not None:
                return query(self._reading)
            with Session(self._engine, expire_on_commit=False) as session:
                self._reading = session
                try:
                    return query(session)
                finally:
                    self._reading = None

    def read_plain(self, query: Callable[[sqlite3.Connection], R]) -> R:
        """Return what a query on the plain connection finds in the copy. Only where there is one."""
        if self._engine is None:
            raise RuntimeError("nothing was copied yet")
        with self._lock, self._engine.connect() as connection:
            return query(cast("sqlite3.Connection", connection.connection.driver_connection))

    def copied(self) -> sqlite3.Connection | None:
        """Return a copy of the copy, for whoever takes his time over it; None where nothing was copied yet."""
        with self._lock:
            if self._engine is None:
                return None
            copy = sqlite3.connect(
                ":memory:", isolation_level=None, check_same_thread=False, factory=CalendarConnection
            )
            with self._engine.connect() as connection:
                cast("sqlite3.Connection", connection.connection.driver_connection).backup(copy)
        return copy

    def close(self) -> None:
        """Let go of the memory."""
        with self._lock:
            if self._engine:
                self._engine.dispose()
            self._engine = None


def copy_in_steps(source: sqlite3.Connection, target: sqlite3.Connection, patience: int = PATIENCE) -> None:
    """Copy a file, never in the way of who writes to it. Raises sqlite3.OperationalError if it stays busy.

    ``patience`` is how often a step may find it so.
    """
    busy = 0

    def after_step(status: int, _left: int, _pages: int) -> None:
        nonlocal busy
        busy += status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        if busy > patience:
            raise sqlite3.OperationalError("busy")
        time.sleep(PAUSE_S)  # whoever waits for the file gets it now

    source.backup(target, pages=STEP_PAGES, progress=after_step, sleep=PAUSE_S)
