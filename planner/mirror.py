"""A copy of the open calendar in memory: what is read and rescued while its file can't be."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import Engine
from sqlmodel import Session

from models.calendar_file import GLANCE_S, Place, connect_readonly, key_of, place_of
from models.database import READING, engine_on

R = TypeVar("R")


class Mirror:
    """Holds the calendar as it was read last. ``keep`` may run in any thread."""

    def __init__(self, path: Path, place: Place, key: str) -> None:
        self._path, self._place, self._key = path, place, key
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def keep(self) -> None:
        """Copy the file as it is now. Whatever is in the way leaves the copy as it was."""
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            if place_of(self._path) != self._place:
                raise OSError(self._path)
            with contextlib.closing(connect_readonly(self._path, GLANCE_S)) as source:
                source.backup(copy)
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
        with self._lock, Session(self._engine, expire_on_commit=False) as session:
            return query(session)

    def read_plain(self, query: Callable[[sqlite3.Connection], R]) -> R:
        """Return what a query on the plain connection finds in the copy. Only where there is one."""
        if self._engine is None:
            raise RuntimeError("nothing was copied yet")
        with self._lock, self._engine.connect() as connection:
            return query(cast("sqlite3.Connection", connection.connection.driver_connection))

    def close(self) -> None:
        """Let go of the memory."""
        with self._lock:
            if self._engine:
                self._engine.dispose()
            self._engine = None
