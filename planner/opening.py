"""Calendar files: made, opened, brought up to date, backed up and copied."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from models import search
from models.calendar import Calendar
from models.calendar_file import (
    PATIENCE_S,
    SUFFIX,
    FileRefusedError,
    FileState,
    Refusal,
    connect_readonly,
    inspect,
    uri,
)
from models.database import create_tables, open_engine
from planner import formats, reminder_settings, times
from planner.errors import PlanError
from planner.i18n import N_, _, language
from planner.slicing import take_back_unfinished
from planner.workspace import Clock, Edit, Workspace, edit
from planner.writing import cannot_write


def default_folder() -> Path:
    """Return where calendars are kept unless the user chooses another place."""
    return Path(platformdirs.user_data_dir("Hookline", appauthor=False))


def default_path() -> Path:
    """Return the calendar that opens when no other has been opened yet."""
    return default_folder() / f"Calendar{SUFFIX}"


def create(
    path: Path,
    clock: Clock,
    *,
    brand: str = "",
    zone: str = "",
    spoken: str = "",
    patience: float = PATIENCE_S,
) -> Workspace:
    """Make a calendar file and open it. Raises PlanError if there is a file already or it can't be written.

    The file is built beside its place and moved there whole, so a half-made one is never found.
    """
    building = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if path.exists():
            raise PlanError(
                _("There is already a file “{name}”. Choose another name.").format(name=path.name)
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        building.unlink(missing_ok=True)
        building.touch()
        engine = open_engine(building)
        try:
            create_tables(engine)
            with Session(engine) as session:
                start = furnish(brand=brand, zone=zone or system_zone(), language=spoken or language())
                start.run(session)
                session.commit()
        finally:
            engine.dispose()
        _settle(building, path)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        _discard(building)
        raise PlanError(cannot_write(path, error)) from error
    return Workspace(open_engine(path, patience=patience), clock, path=path, patience=patience)


def open_calendar(path: Path, clock: Clock, patience: float = PATIENCE_S) -> Workspace:
    """Open a calendar file, bringing it up to date after a backup if need be.

    ``patience`` is how many seconds each edit and query waits for another program that writes.

    A file from a newer Hookline, or one that can't be written, opens for reading only. Raises PlanError,
    with nothing written, if the file is no calendar or is damaged.
    """
    state = look(path)
    if state.behind:
        _bring_up_to_date(path, state)
    read_only = state.newer or not writable(path)
    if not read_only:
        _mend(path)
    engine = open_engine(path, read_only=read_only, patience=patience)
    return Workspace(engine, clock, path=path, read_only=read_only, patience=patience)


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
    return sentences[refused.reason].format(name=path.name, folder=path.parent, detail=refused.detail)


def writable(path: Path) -> bool:
    """Whether the file and its folder (where the journal goes) can be written."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
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
    building = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        if target.exists() and target.samefile(source):
            raise PlanError(_("That is the calendar itself. Choose another name for the copy."))
        _copy(source, building)
        _settle(building, target)
    except (OSError, sqlite3.Error) as error:
        _discard(building)
        raise PlanError(cannot_write(target, error)) from error


def rescue(workspace: Workspace, target: Path, waiting: Iterable[Edit[Any]] = ()) -> None:
    """Write all that an open calendar holds as a new file, with edits that could not be stored.

    Its own file may be gone. An edit that is refused is left out. Raises PlanError; then ``target`` is as it was.
    """
    building = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with contextlib.closing(sqlite3.connect(building, isolation_level=None)) as copy:
            workspace.copy_to(copy)
        with contextlib.closing(Workspace(open_engine(building), workspace.now, path=building)) as rescued:
            for one in waiting:
                with contextlib.suppress(PlanError):
                    rescued.do(one)
        _settle(building, target)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        _discard(building)
        raise PlanError(cannot_write(target, error)) from error


def system_zone() -> str:
    """Return the IANA name of the zone this computer is set to; UTC where it has none."""
    import tzlocal

    try:
        tzlocal.reload_localzone()  # it remembers what the computer was set to at the first question
        name = tzlocal.get_localzone_name() or "UTC"
        times.zone(name)
    except (PlanError, ValueError, LookupError, OSError):
        return "UTC"
    return name


@edit(N_("Set up calendar"))
def furnish(session: Session, brand: str, zone: str, language: str) -> None:
    """Put settings, formats and reminders into an empty calendar."""
    session.add(Calendar(id=1, brand=brand, zone=zone, language=language))
    formats.add_presets(session)
    session.add_all(reminder_settings.usual())
    session.flush()


def _bring_up_to_date(path: Path, state: FileState) -> None:
    from models.migrations.upgrade import upgrade

    backup = path.with_name(f"{path.stem} before update {state.version}{SUFFIX}")
    number = 1
    while backup.exists():
        number += 1
        backup = path.with_name(f"{path.stem} before update {state.version} ({number}){SUFFIX}")
    try:
        save_copy(path, backup)
        upgrade(path)
    except PlanError:
        raise
    except Exception as error:
        raise PlanError(
            _("“{name}” could not be brought up to date and is as it was: {reason}.").format(
                name=path.name, reason=error
            )
        ) from error


def _mend(path: Path) -> None:
    """Take back long edits that a crash cut short, and make the index of words anew if it is broken."""
    connection = sqlite3.connect(uri(path, "rw"), uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        take_back_unfinished(connection)
        if not search.is_whole(connection.execute):
            connection.execute("BEGIN IMMEDIATE")
            search.create(connection.execute)
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # else another program is just writing
            raise PlanError(refusal(path, FileRefusedError(Refusal.DAMAGED))) from error
    finally:
        connection.close()


def _copy(source: Path, building: Path) -> None:
    """Copy through SQLite's backup from a connection of its own, then check the copy."""
    building.unlink(missing_ok=True)
    original = connect_readonly(source)
    copy = sqlite3.connect(building, isolation_level=None)
    try:
        original.backup(copy)
        verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    finally:
        copy.close()
        original.close()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)


def _settle(building: Path, path: Path) -> None:
    """Put a finished file into its place, on the disk itself before its name is.

    A journal that a crash left beside another file of this name would be played back into this one.
    """
    with building.open("rb+") as file:
        os.fsync(file.fileno())
    _journal(path).unlink(missing_ok=True)
    building.replace(path)


def _discard(building: Path) -> None:
    for file in (_journal(building), building):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
