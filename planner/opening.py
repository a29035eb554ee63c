"""Calendars made, furnished and opened."""

import contextlib
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from models.calendar import Calendar
from models.calendar_file import PATIENCE_S, FileRefusedError, Refusal
from models.database import create_tables, open_engine
from planner import times
from planner.calendar import files
from planner.calendar.workspace import Clock, Workspace, edit
from planner.errors import PlanError
from planner.i18n import N_, language
from planner.reminders import reminder_settings
from planner.video import formats
from planner.writing import built, cannot_write, clear, place


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
    start = furnish(brand=brand, zone=zone or times.system_zone(), language=spoken or language())
    try:
        place(path).parent.mkdir(parents=True, exist_ok=True)
        with built(path, new=True) as building:
            building.touch()
            engine = open_engine(building)
            try:
                create_tables(engine)
                with Session(engine) as session:
                    start.run(session)
                    session.commit()
            finally:
                engine.dispose()
            files.forget_journal(path)
        return _opened_anew(path, clock, patience)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        raise PlanError(cannot_write(path, error)) from error


def open_calendar(path: Path, clock: Clock, patience: float = PATIENCE_S) -> Workspace:
    """Open a calendar file, bringing it up to date after a backup if need be.

    ``patience`` is how many seconds each edit and query waits for another program that writes.

    A file from a newer Hookline, or one that can't be written, opens for reading only. Raises PlanError,
    with nothing written, if the file is no calendar or is damaged.
    """
    state = files.look(path)
    try:
        clear(path.resolve().parent)
        if state.behind:
            files.bring_up_to_date(path, state)
        read_only = state.newer or not files.writable(path)
        if not read_only:
            files.mend(path)
        engine = open_engine(path, read_only=read_only, patience=patience)
        return Workspace(engine, clock, path=path, read_only=read_only, patience=patience)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        raise PlanError(files.refusal(path, FileRefusedError(Refusal.UNREADABLE, str(error)))) from error


@edit(N_("Set up calendar"))
def furnish(session: Session, brand: str, zone: str, language: str) -> None:
    """Put settings, formats and reminders into an empty calendar."""
    session.add(Calendar(id=1, brand=brand, zone=zone, language=language))
    formats.add_presets(session)
    session.add_all(reminder_settings.usual())
    session.flush()


def _opened_anew(path: Path, clock: Clock, patience: float) -> Workspace:
    """Open what was made just now; whoever is told that it was not made finds nothing in its place."""
    try:
        return Workspace(open_engine(path, patience=patience), clock, path=path, patience=patience)
    except BaseException:
        with contextlib.suppress(OSError):
            files.discard(path)
        raise
