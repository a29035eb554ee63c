"""The calendar file looked at with plain sqlite3: is it ours, how old, is it whole; nothing is changed here."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from enum import Enum, auto
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from models import values

SUFFIX = ".hookline"
APPLICATION_ID = 0x484B4C4E  # "HKLN"
SCHEMA_VERSION = 18
"""The number of the newest file in migrations/versions."""
PATIENCE_S = 5.0
"""How long a program without a window waits for another one that writes."""
GLANCE_S = 0.02
"""How long the window waits for it, in the thread that draws: one frame."""
_HEADER = 100  # bytes; the application id is at 68


class Refusal(Enum):
    """Why a file can't be opened."""

    MISSING = auto()
    EMPTY = auto()
    NOT_A_CALENDAR = auto()
    DAMAGED = auto()
    UNREADABLE = auto()


class FileRefusedError(Exception):
    """The file can't be opened as a calendar; ``reason`` says why."""

    def __init__(self, reason: Refusal, detail: str = "") -> None:
        super().__init__(f"{reason.name}: {detail}")
        self.reason = reason
        self.detail = detail


class FileState(NamedTuple):
    """What a calendar file says of itself."""

    version: int

    @property
    def behind(self) -> bool:
        """Whether it must be brought up to date before this program writes to it."""
        return self.version < SCHEMA_VERSION

    @property
    def newer(self) -> bool:
        """Whether a newer program wrote it, so that this one may only read."""
        return self.version > SCHEMA_VERSION


class _Cursor(sqlite3.Cursor):
    """Asks once more where a text is not UTF-8, and has those that are not as bytes from then on.

    Only then: a function that makes every text would cost as much as all the rest of reading.
    """

    _asked: tuple[Any, ...] = ("",)
    _given = 0

    def execute(self, *asked: Any) -> "_Cursor":
        """Run a statement."""
        self._asked, self._given = asked, 0
        return super().execute(*asked)

    def fetchone(self) -> Any:
        """Return the next row, None after the last."""
        found = self._careful(super().fetchone)
        self._given += found is not None
        return found

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return the next rows."""
        found: list[Any] = self._careful(lambda: super(_Cursor, self).fetchmany(size or self.arraysize))
        self._given += len(found)
        return found

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        found: list[Any] = self._careful(super().fetchall)
        return found

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        return iter(self.fetchall())

    def _careful(self, fetch: Callable[[], Any]) -> Any:
        try:
            return fetch()
        except sqlite3.OperationalError as error:
            if not str(error).startswith("Could not decode to UTF-8"):
                raise
        self.connection.text_factory = values.decoded
        super().execute(*self._asked)
        for _row in range(self._given):
            super().fetchone()
        return fetch()


class CalendarConnection(sqlite3.Connection):
    """A connection that a text which is none does not stop."""

    def cursor(self, _factory: Any = None) -> _Cursor:  # type: ignore[override]
        """Return a cursor."""
        return super().cursor(_Cursor)

    def execute(self, *asked: Any) -> _Cursor:
        """Run a statement on a cursor of its own."""
        return self.cursor().execute(*asked)


def connect_readonly(path: Path, patience: float = PATIENCE_S) -> sqlite3.Connection:
    """Open for reading alone; rows come as tuples. Waits ``patience`` seconds for a writer. Raises sqlite3.Error."""
    return sqlite3.connect(
        uri(path, "ro"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=patience,
        factory=CalendarConnection,
    )


class Place(NamedTuple):
    """Which file lies at a path: the same name may hold another one later."""

    device: int
    inode: int


def place_of(path: Path) -> Place:
    """Return which file lies at a path. Raises OSError where none does."""
    status = path.stat()
    return Place(status.st_dev, status.st_ino)


def key_of(connection: sqlite3.Connection) -> str:
    """Return the key that tells this calendar from all others; its copies have it too. Raises sqlite3.Error."""
    row = connection.execute("SELECT key FROM calendar WHERE id = 1").fetchone()
    return str(row[0]) if row else ""


def uri(path: Path, mode: str) -> str:
    """Return SQLite's address of a file, opened in a mode (ro, rw), whatever bytes its name is made of."""
    return f"file:{quote(os.fsencode(path.resolve()))}?mode={mode}"


def inspect(path: Path, *, thorough: bool = True) -> FileState:
    """Say what a file is. ``thorough`` reads every page for damage. Raises FileRefusedError."""
    try:
        if not path.is_file():
            raise FileRefusedError(Refusal.MISSING)
        if path.stat().st_size == 0:
            raise FileRefusedError(Refusal.EMPTY)
        with path.open("rb") as file:
            header = file.read(_HEADER)
        if header[:16] != b"SQLite format 3\0" or header[68:72] != APPLICATION_ID.to_bytes(4):
            raise FileRefusedError(Refusal.NOT_A_CALENDAR)  # SQLite is never let near it
    except OSError as error:
        raise FileRefusedError(Refusal.UNREADABLE, error.strerror or str(error)) from error
    try:
        try:
            return _ask(path, thorough)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
            _take_back(path)
            return _ask(path, thorough)
    except sqlite3.OperationalError as error:
        raise FileRefusedError(Refusal.UNREADABLE, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise FileRefusedError(Refusal.DAMAGED, str(error)) from error


def _ask(path: Path, thorough: bool) -> FileState:
    with closing(connect_readonly(path)) as connection:
        if thorough:
            connection.execute("BEGIN")  # so that nobody writes to the file while it is looked at
            verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if verdict != "ok":
                raise FileRefusedError(Refusal.DAMAGED, verdict)
            if path.stat().st_size % connection.execute("PRAGMA page_size").fetchone()[0]:
                raise FileRefusedError(
                    Refusal.DAMAGED, "the last page is cut off"
                )  # SQLite reads zeros there
        return FileState(connection.execute("PRAGMA user_version").fetchone()[0])


def _take_back(path: Path) -> None:
    """Let SQLite take back the step that a crash cut short; until then nobody can read the file.

    It does so by itself for whoever may write, from the journal that lies beside the file.
    """
    with closing(sqlite3.connect(uri(path, "rw"), uri=True, isolation_level=None)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
