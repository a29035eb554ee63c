"""The calendar file looked at with plain sqlite3: is it ours, how old, is it whole; nothing is changed here."""

import os
import sqlite3
from contextlib import closing
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

SUFFIX = ".hookline"
APPLICATION_ID = 0x484B4C4E  # "HKLN"
SCHEMA_VERSION = 8
"""The number of the newest file in migrations/versions."""
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


def connect_readonly(path: Path) -> sqlite3.Connection:
    """Open for reading alone; rows come as tuples. Raises sqlite3.Error."""
    return sqlite3.connect(uri(path, "ro"), uri=True, isolation_level=None, check_same_thread=False)


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
