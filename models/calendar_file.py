"""The calendar file looked at with plain sqlite3: is it ours, how old, is it whole; never written here."""

import sqlite3
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

SUFFIX = ".hookline"
APPLICATION_ID = 0x484B4C4E  # "HKLN"
SCHEMA_VERSION = 1
"""The number of the newest file in migrations/versions."""


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
    return sqlite3.connect(
        f"file:{quote(str(path.resolve()))}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )


def inspect(path: Path, *, thorough: bool = True) -> FileState:
    """Say what a file is. ``thorough`` reads every page for damage. Raises FileRefusedError."""
    try:
        if not path.is_file():
            raise FileRefusedError(Refusal.MISSING)
        if path.stat().st_size == 0:
            raise FileRefusedError(Refusal.EMPTY)
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                raise FileRefusedError(Refusal.NOT_A_CALENDAR)
    except OSError as error:
        raise FileRefusedError(Refusal.UNREADABLE, error.strerror or str(error)) from error
    return _ask(path, thorough)


def _ask(path: Path, thorough: bool) -> FileState:
    try:
        connection = connect_readonly(path)
    except sqlite3.Error as error:
        raise FileRefusedError(Refusal.UNREADABLE, str(error)) from error
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise FileRefusedError(Refusal.NOT_A_CALENDAR)
        if thorough:
            verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if verdict != "ok":
                raise FileRefusedError(Refusal.DAMAGED, verdict)
        return FileState(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.OperationalError as error:
        raise FileRefusedError(Refusal.UNREADABLE, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise FileRefusedError(Refusal.DAMAGED, str(error)) from error
    finally:
        connection.close()
