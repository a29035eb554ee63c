"""The one door to a calendar: read with ``read``, change with ``do``, take back with ``undo``."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from sqlalchemy import Engine, insert
from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound
from sqlmodel import Session, SQLModel

from models.calendar_file import PATIENCE_S, connect_readonly, key_of, place_of
from models.database import READING
from models.history import History
from planner.calendar.changes import Changes, apply, recording
from planner.calendar.mirror import Mirror
from planner.calendar.original import Original, Version
from planner.calendar.refusals import unread, unwritten
from planner.calendar.stamps import noting
from planner.errors import LostFileError, PlanError
from planner.i18n import _

P = ParamSpec("P")
R = TypeVar("R")
STEPS_KEPT = 100

Clock = Callable[[], dt.datetime]
"""Returns the moment it is now, in UTC."""


@dataclass(frozen=True)
class Edit(Generic[R]):
    """Something the user can do, named for the Undo menu, not yet done."""

    label: str
    """In English; translated where it is shown."""
    run: Callable[[Session], R]
    typing: str = ""
    """Edits in a row with the same text here become one step: the letters typed into one field."""


EDITS: dict[str, Callable[..., "Edit[Any]"]] = {}
"""Every edit by module and name, such as ``videos.set_text``."""


def edit(
    label: str | Callable[..., str],
) -> Callable[[Callable[Concatenate[Session, P], R]], Callable[P, Edit[R]]]:
    """Turn ``f(session, ...)`` into ``f(...) -> Edit``. ``label`` may be worked out from the same arguments."""

    def wrap(function: Callable[Concatenate[Session, P], R]) -> Callable[P, Edit[R]]:
        @wraps(function)
        def bind(*args: P.args, **kwargs: P.kwargs) -> Edit[R]:
            text = label if isinstance(label, str) else label(*args, **kwargs)
            return Edit(text, lambda session: function(session, *args, **kwargs))

        EDITS[f"{function.__module__.rpartition('.')[2]}.{function.__name__}"] = bind
        return bind

    return wrap


def together(label: str, *edits: Edit[Any]) -> Edit[None]:
    """Return several edits as one step."""

    def run(session: Session) -> None:
        for one in edits:
            one.run(session)

    return Edit(label, run)


@dataclass(frozen=True)
class Step:
    """One thing that undo takes back."""

    label: str
    changes: Changes
    typing: str = ""
    at: dt.datetime | None = None
    """When it was done, in UTC."""


class Workspace:
    """A calendar that is open, with its undo stack."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        *,
        path: Path | None = None,
        read_only: bool = False,
        patience: float = PATIENCE_S,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.trouble: PlanError | None = None
        """Why the last reading was one of the copy in memory; None while the file itself is read."""
        self._engine = engine
        self._reader = engine.execution_options(**{READING: True})
        self._clock = clock
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._listeners: list[Callable[[Changes], None]] = []
        self.patience = patience
        self._file = file = Original(path, patience, read_only=read_only) if path else None
        self._mirror = Mirror(file.path, file.place, file.key) if file else None
        self._version = self._version_now()

    def now(self) -> dt.datetime:
        """Return the moment it is, in UTC."""
        return self._clock()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        if self._file:
            self._file.close()
        if self._mirror:
            self._mirror.close()

    @property
    def next_undo(self) -> str | None:
        """The label of the step that undo would take back."""
        return self._done[-1].label if self._done else None

    @property
    def next_redo(self) -> str | None:
        """The label of the step that redo would do again."""
        return self._undone[-1].label if self._undone else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that undo would take back, the oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Step, ...]:
        """The steps that redo would do again, the next one first."""
        return tuple(reversed(self._undone))

    def go_to(self, done: int) -> None:
        """Undo or redo until so many steps are done. Raises PlanError at one that can't be; those before stand."""
        while len(self._done) > max(0, done):
            self.undo()
        while len(self._done) < done and self._undone:
            self.redo()

    def on_change(self, listener: Callable[[Changes], None]) -> None:
        """Have ``listener`` called after each step, undo and redo."""
        self._listeners.append(listener)

    def read(self, query: Callable[[Session], R]) -> R:
        """Return what a query finds. Its rows outlive the session.

        While the file can't be read, it is what the copy in memory holds, and ``trouble`` says why. Raises
        PlanError where there is no copy either.
        """
        try:
            self._look_whose()
            with Session(self._reader, expire_on_commit=False) as session:
                result = query(session)
        except (LostFileError, DBAPIError, sqlite3.Error) as error:
            return self._from_copy(error, lambda mirror: mirror.read(query))
        self.trouble = None
        return result

    def read_plain(self, query: Callable[[sqlite3.Connection], R]) -> R:
        """Return what a query on the plain SQLite connection finds, as ``read`` does: for models.reading and checks."""
        try:
            self._look_whose()
            with self._reader.connect() as connection:
                plain = cast("sqlite3.Connection", connection.connection.driver_connection)
                result = query(plain)
        except (LostFileError, DBAPIError, sqlite3.Error) as error:
            return self._from_copy(error, lambda mirror: mirror.read_plain(query))
        self.trouble = None
        return result

    def read_apart(self, query: Callable[[sqlite3.Connection], R]) -> R:
        """Return what a query finds on a connection of its own, of a calendar in a file; in any thread.

        While that can't be read, or another one is in its place, it is what the copy in memory holds. Raises
        PlanError where there is no copy either.
        """
        if self._file is None:
            raise PlanError(_("This calendar is in no file."))
        path = self._file.path
        try:
            if place_of(path) != self._file.place:
                raise self._file.replaced()
            with closing(connect_readonly(path)) as connection:
                if key_of(connection) != self._file.key:
                    raise self._file.replaced()
                return query(connection)
        except FileNotFoundError as error:
            return self._apart_from_copy(self._file.gone(), error, query)
        except LostFileError as error:
            return self._apart_from_copy(error, error, query)
        except (OSError, sqlite3.Error) as error:
            return self._apart_from_copy(unread(error), error, query)

    def _apart_from_copy(
        self, trouble: PlanError, error: Exception, query: Callable[[sqlite3.Connection], R]
    ) -> R:
        copy = self._mirror.copied() if self._mirror else None
        if copy is None:
            raise trouble from error
        try:
            with closing(copy):
                return query(copy)
        except sqlite3.Error as unreadable:
            raise unread(unreadable) from unreadable

    def keep_copy(self) -> None:
        """Copy the file into memory, for when it can't be read; in any thread."""
        if self._mirror:
            self._mirror.keep()

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Copy all that is known of the calendar: from its file, even one that lost its name, else from memory.

        Raises PlanError where neither can be read, and sqlite3.Error for the target.
        """
        try:
            if self._file is None:
                raise sqlite3.DatabaseError("in memory")
            self._file.copy_to(target)
        except (LostFileError, sqlite3.Error) as error:
            self._from_copy(error, lambda mirror: mirror.read_plain(lambda c: c.backup(target)))

    def _from_copy(self, error: Exception, read: Callable[[Mirror], R]) -> R:
        trouble = error if isinstance(error, LostFileError) else unread(error)
        if self._mirror is None or not self._mirror.there:
            raise trouble from error
        self.trouble = trouble
        return read(self._mirror)

    def _look_whose(self) -> None:
        """Raise LostFileError unless the file is there and is the one that was opened, sqlite3.Error if unread."""
        try:
            if self._file:
                self._file.look()
        except LostFileError:
            self._engine.dispose()  # its connections may be to another file, or such that SQLite gave up
            raise

    def _version_now(self) -> Version | None:
        return self._file.version() if self._file else None

    def do(self, edit: Edit[R]) -> R:
        """Do an edit in one transaction and stack it. Raises PlanError, and then nothing was changed."""
        result, changes = self._transact(edit.label, "do", edit.run)
        if changes.rows:
            self._stack(edit, replace(changes, everything=False))
            self.announce(changes)
        return result

    def transact(self, run: Callable[[Session], R]) -> tuple[R, Changes]:
        """Store a slice of a long edit and return what it gave and what it changed, untold. Raises PlanError."""
        result, changes = self._transact("", "", run)
        if changes.everything:  # what another program wrote meanwhile is
            self.announce(Changes((), everything=True))
        self._version = self._version_now()
        return result, replace(changes, everything=False)

    def stack_slices(
        self, label: str, changes: Changes, place: int, last: Callable[[Session], object]
    ) -> None:
        """Make what slices changed one step, untold, at a place among the others; ``last`` ends it in the file."""

        def end(session: Session) -> None:
            last(session)
            if changes.rows:
                self._log(session, label, "do", changes)

        self.transact(end)
        if changes.rows:
            step = Step(label, replace(changes, everything=False), "", self._clock())
            self._done.insert(min(place, len(self._done)), step)
            del self._done[:-STEPS_KEPT]
            self._undone.clear()

    def record(self, run: Callable[[Session], R]) -> R:
        """Write what the machine notes by itself, outside undo and history, and tell the listeners."""
        result, changes = self._transact("", "", run)
        if changes.rows:
            self.announce(changes)
        return result

    def undo(self) -> str | None:
        """Take back the last step and return its label, or None where there is none. Raises PlanError."""
        return self._move(self._done, self._undone, "undo")

    def redo(self) -> str | None:
        """Do the last undone step again and return its label, or None. Raises PlanError."""
        return self._move(self._undone, self._done, "redo")

    def announce(self, changes: Changes) -> None:
        """Tell every listener that rows changed."""
        self._version = self._version_now()
        for listener in self._listeners:
            listener(changes)

    def look_outside(self) -> None:
        """Announce that anything may differ, if another program wrote to the file since the last change here."""
        if self._version_now() != self._version:
            self.announce(Changes((), everything=True))

    def _stack(self, edit: Edit[Any], changes: Changes) -> None:
        last = self._done[-1] if self._done else None
        if edit.typing and last and last.typing == edit.typing and not self._undone:
            self._done[-1] = replace(last, changes=last.changes.then(changes))
        else:
            self._done.append(Step(edit.label, changes, edit.typing, self._clock()))
            del self._done[:-STEPS_KEPT]
        self._undone.clear()

    def _move(self, source: list[Step], target: list[Step], kind: str) -> str | None:
        if not source:
            return None
        step = source[-1]
        changes = step.changes.reversed() if kind == "undo" else step.changes
        try:
            _none, made = self._transact(step.label, kind, lambda session: apply(session, changes))
        except (NoResultFound, PlanError) as error:
            if isinstance(error, PlanError) and not isinstance(error.__cause__, IntegrityError):
                raise
            source.pop()  # it will never fit again, and those below it may
            text = (
                _("“{step}” can't be undone: the rows were changed elsewhere since. It was left out.")
                if kind == "undo"
                else _("“{step}” can't be redone: the rows were changed elsewhere since. It was left out.")
            )
            raise PlanError(text.format(step=_(step.label))) from error
        source.pop()
        target.append(replace(step, typing=""))
        self.announce(replace(changes, everything=made.everything))
        return step.label

    def _transact(self, label: str, kind: str, run: Callable[[Session], R]) -> tuple[R, Changes]:
        if self.read_only:
            raise PlanError(_("This calendar is open for reading only. Save a copy to change it."))
        try:
            with Session(self._engine, expire_on_commit=False) as session, recording(session) as rows:
                session.connection()  # begins: from here on nobody else writes
                self._look_whose()
                outside = self._version_now() != self._version
                with nullcontext() if kind in {"undo", "redo"} else noting(session, self._clock()):
                    result = run(session)
                    session.flush()
                changes = Changes(tuple(rows), everything=outside)
                if changes.rows and kind:
                    self._log(session, label, kind, changes)
                session.commit()
                if self._file:
                    self._file.wrote()
        except DBAPIError as error:
            with suppress(sqlite3.Error):
                self._look_whose()
            raise unwritten(error) from error
        except sqlite3.Error as error:  # of what reads the plain connection
            raise unwritten(error) from error
        except UnicodeEncodeError as error:
            raise PlanError(
                _(
                    "The change was not saved: a text holds half a character, such as half an emoji. Delete it."
                )
            ) from error
        return result, changes

    def _log(self, session: Session, label: str, kind: str, changes: Changes) -> None:
        touched: dict[type[SQLModel], list[int]] = {table: [] for table in changes.tables}
        for row in changes.rows:
            touched[row.table].append(row.id)
        rows = {str(table.__tablename__): ids for table, ids in touched.items()}
        session.connection().execute(
            insert(History).values(at=self._clock(), label=label, kind=kind, rows=rows)
        )


def plain_of(session: Session) -> sqlite3.Connection:
    """Return the plain SQLite connection under a session."""
    return cast("sqlite3.Connection", session.connection().connection.driver_connection)
