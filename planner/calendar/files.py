"""Calendar files as files: looked at, refused in a sentence, copied, rescued, brought up to date and mended."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from models import search
from models.calendar_file import (
    SUFFIX,
    CalendarConnection,
    FileRefusedError,
    FileState,
    Refusal,
    connect_readonly,
    inspect,
    uri,
)
from models.database import open_engine
from planner.calendar.slicing import take_back_unfinished
from planner.calendar.workspace import Edit, Workspace
from planner.errors import PlanError, reason
from planner.i18n import _
from planner.writing import built, cannot_write, place

LONGEST_NAME = 255 - len("-journal")
"""Bytes that a calendar's name may have, so that its journal can have one as well."""


def look(path: Path, *, thorough: bool = True) -> FileState:
    """Return what a file says of itself. Raises PlanError with a sentence if it is no whole calendar."""
    try:
        return inspect(path, thorough=thorough)
    except FileRefusedError as refused:
        raise PlanError(refusal(path, refused)) from refused


def refusal(path: Path, refused: FileRefusedError) -> str:
    """Return the sentence for a file that can't be opened."""
    sentences = {
        Refusal.MISSING: _("There is no file “{name}” in {folder}. It may have been moved or renamed."),
        Refusal.EMPTY: _("“{name}” is empty, so it is not a calendar. Open another file or a backup."),
        Refusal.NOT_A_CALENDAR: _(
            "“{name}” is not a Hookline calendar. To bring in a table, use File > Import."
        ),
        Refusal.DAMAGED: _(
            "“{name}” is damaged and was not opened or changed. Open a backup or a copy of it."
        ),
        Refusal.UNREADABLE: _("“{name}” can't be read: {detail}."),
    }
    detail = reason(refused.__cause__) if isinstance(refused.__cause__, OSError) else refused.detail
    return sentences[refused.reason].format(name=path.name, folder=path.parent, detail=detail)


def writable(path: Path) -> bool:
    """Whether the file and its folder (where the journal goes, if its name is not too long) can be written."""
    path = path.resolve()
    try:
        _journal(path).exists()
    except OSError:
        return False
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)
    except sqlite3.Error:
        return False
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        return os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    finally:
        connection.close()


def save_copy(source: Path, target: Path) -> None:
    """Write a checked copy of a calendar that may be open. Raises PlanError; then ``target`` is as it was."""
    try:
        if target.exists() and target.samefile(source):
            raise PlanError(_("That is the calendar itself. Choose another name for the copy."))
        with built(target) as building:
            _copy(source, building)
            forget_journal(target)
    except (OSError, sqlite3.Error) as error:
        raise PlanError(cannot_write(target, error)) from error


def rescue(
    workspace: Workspace, target: Path, waiting: Iterable[Edit[Any]] = ()
) -> list[tuple[Edit[Any], PlanError]]:
    """Write all that an open calendar holds as a new, checked file, with edits that could not be stored.

    Its own file may be gone. Return the edits that are left out since they are refused, each with the reason.
    Raises PlanError; then ``target`` is as it was.
    """
    refused: list[tuple[Edit[Any], PlanError]] = []
    edits = list(waiting)
    try:
        with built(target) as building:
            with contextlib.closing(sqlite3.connect(building, isolation_level=None)) as copy:
                workspace.copy_to(copy)
                _check(copy)
            if edits:
                with contextlib.closing(
                    Workspace(open_engine(building), workspace.now, path=building)
                ) as rescued:
                    for one in edits:
                        try:
                            rescued.do(one)
                        except PlanError as error:
                            refused.append((one, error))
            forget_journal(target)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        raise PlanError(cannot_write(target, error)) from error
    return refused


def discard(path: Path) -> None:
    """Delete a calendar that was made a moment ago; a link to it stays. Raises OSError."""
    real = place(path)
    for file in (real, _journal(real)):  # in this order: without its journal a file may be half a step
        file.unlink(missing_ok=True)


def set_aside(path: Path) -> Path | None:
    """Give a calendar in which something was changed by hand a name that is free, and return it; None for any other.

    The file must not be open. Raises OSError.
    """
    if not path.is_file():
        return None
    try:
        connection = connect_readonly(path)
    except sqlite3.Error:
        return None
    try:
        changed = connection.execute("SELECT 1 FROM history LIMIT 1").fetchone()
    except sqlite3.Error:  # it is no calendar
        return None
    finally:
        connection.close()
    if not changed:
        return None
    aside = next(
        one for n in count(2) if not (one := path.with_name(f"{path.stem} {n}{path.suffix}")).exists()
    )
    forget_journal(path)
    path.rename(aside)
    return aside


def backup_place(path: Path, version: int) -> Path:
    """Return a free name for the backup of a calendar before it is brought up to date from a version.

    It is beside the calendar itself, where ``path`` is a link, and as long as a calendar's name may be.
    """
    path, number = path.resolve(), 1
    while True:
        ending = f" before update {version}{f' ({number})' if number > 1 else ''}{SUFFIX}"
        stem = path.stem
        while len(os.fsencode(stem + ending)) > LONGEST_NAME:
            stem = stem[:-1]
        if not (backup := path.with_name(stem + ending)).exists():
            return backup
        number += 1


def bring_up_to_date(path: Path, state: FileState) -> None:
    """Give a calendar of an older version today's tables, after a backup. Raises PlanError; then it is as it was."""
    from models.migrations.upgrade import upgrade

    try:
        save_copy(path, backup_place(path, state.version))
        upgrade(path)
    except PlanError:
        raise
    except Exception as error:
        raise PlanError(
            _("“{name}” could not be brought up to date and is as it was: {reason}.").format(
                name=path.name, reason=error
            )
        ) from error


def mend(path: Path) -> None:
    """Take back long edits that a crash cut short, and make the index of words anew if it is broken."""
    connection = sqlite3.connect(uri(path, "rw"), uri=True, isolation_level=None, factory=CalendarConnection)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        take_back_unfinished(connection)
        if not search.is_whole(connection.execute):
            connection.execute("BEGIN IMMEDIATE")
            search.create(connection.execute)
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        code = error.sqlite_errorcode & 0xFF
        if code != sqlite3.SQLITE_BUSY:  # else another program is just writing
            broken = code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
            reason = Refusal.DAMAGED if broken else Refusal.UNREADABLE
            raise PlanError(refusal(path, FileRefusedError(reason, str(error)))) from error
    finally:
        connection.close()


def forget_journal(path: Path) -> None:
    """Take away the journal that a crash left beside a name: it would be played back into the next file of that name.

    First it is played back into the calendar that it belongs to, which stays if it is not replaced after all.
    """
    real = place(path)
    if real.exists() and _journal(real).exists():
        with contextlib.suppress(FileRefusedError):
            inspect(real, thorough=False)
    _journal(real).unlink(missing_ok=True)


def _copy(source: Path, building: Path) -> None:
    """Copy through SQLite's backup from a connection of its own, then check the copy."""
    original = connect_readonly(source)
    copy = sqlite3.connect(building, isolation_level=None)
    try:
        original.backup(copy)
        _check(copy)
    finally:
        copy.close()
        original.close()


def _check(copy: sqlite3.Connection) -> None:
    verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
