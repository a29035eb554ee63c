"""Long edits that are stored slice by slice, with other edits in between, and are one step of undo at the end."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import socket
import sqlite3
from collections.abc import Callable, Container, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete, insert, inspect
from sqlalchemy.dialects import sqlite

from models.unfinished import Unfinished
from planner.calendar.changes import Change, Changes, Row
from planner.calendar.workspace import Workspace, plain_of
from planner.writing import process_lives

if TYPE_CHECKING:
    from sqlmodel import Session, SQLModel


R = TypeVar("R")
_NUMBERS = itertools.count(1)
_DIALECT = sqlite.dialect()


class Slices:
    """One long edit under way. ``do`` its slices, then ``finish`` it, or ``give_up``: then nothing of it stays.

    If the process ends in between, ``take_back_unfinished`` does what ``give_up`` would have done.
    """

    def __init__(self, workspace: Workspace, label: str) -> None:
        self._workspace, self._label = workspace, label
        self._place = len(workspace.steps)
        self._work = f"{socket.gethostname()}/{os.getpid()}/{next(_NUMBERS)}"
        self._changes = Changes(())

    def do(self, run: Callable[[Session], R]) -> R:
        """Store one slice. Raises PlanError, and then this slice changed nothing."""

        def noted(session: Session) -> R:
            result = run(session)
            session.flush()
            back = list(_back(session.info["recorded"]))
            session.connection().execute(
                insert(Unfinished).values(work=self._work, at=self._workspace.now(), back=back)
            )
            return result

        result, changes = self._workspace.transact(noted)
        self._changes = self._changes.then(changes)
        return result

    def finish(self) -> None:
        """Make all slices one step, below the edits that came meanwhile. Raises PlanError; it can be tried again."""
        self._workspace.stack_slices(self._label, self._changes, self._place, self._forget)

    def give_up(self) -> None:
        """Take back what was stored; what somebody changed since stays as it is. Raises PlanError."""
        self._workspace.transact(lambda session: _take_back(plain_of(session), {self._work}))
        self._workspace.announce(Changes((), everything=True))

    def _forget(self, session: Session) -> None:
        work = Unfinished.__table__.c.work  # type: ignore[attr-defined]
        session.connection().execute(delete(Unfinished).where(work == self._work))


def take_back_unfinished(connection: sqlite3.Connection, lives: Callable[[int], bool] = process_lives) -> int:
    """Take back long edits whose process ended before they did, and return how many these were.

    What somebody changed since stays as it is. ``connection`` is in autocommit, with foreign keys on.
    """
    old = "max(at) < datetime('now', '-1 hour')"  # the age is the system's, whatever clock the plan goes by
    works = connection.execute(f"SELECT work, {old} FROM unfinished GROUP BY work").fetchall()  # noqa: S608
    dead = {work for work, is_old in works if not _lives(work, bool(is_old), lives)}
    if dead:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _take_back(connection, dead)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    return len(dead)


def _lives(work: str, is_old: bool, lives: Callable[[int], bool]) -> bool:
    """Whether a long edit may still go on; of another computer's that is only known by its age."""
    host, pid, _number = work.rsplit("/", 2)
    if host != socket.gethostname():
        return not is_old
    return int(pid) != os.getpid() and lives(int(pid))


def _take_back(connection: sqlite3.Connection, works: Container[str]) -> None:
    rows = connection.execute("SELECT id, work, back FROM unfinished ORDER BY id DESC").fetchall()
    for id_, work, back in rows:
        if work in works:
            for table, row, before, after in json.loads(back):
                with contextlib.suppress(sqlite3.IntegrityError):  # something newer hangs on it
                    _put_back(connection, table, row, before, after)
            connection.execute("DELETE FROM unfinished WHERE id = ?", (id_,))


def _put_back(connection: sqlite3.Connection, table: str, row: int, before: Row | None, after: Any) -> None:
    """Undo one change by plain SQL unless the row was changed since; names come from our own tables."""
    if after is None and before is not None:
        names, marks = ", ".join(f'"{name}"' for name in before), ", ".join("?" * len(before))
        connection.execute(
            f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608
            tuple(before.values()),
        )
        return
    cursor = connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', (row,))  # noqa: S608
    found = cursor.fetchone()
    if found is None:
        return
    now = dict(zip((column[0] for column in cursor.description), found, strict=True))
    if before is None:
        if _gist(now) == after:
            connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row,))  # noqa: S608
    elif unchanged := [name for name in before if _gist({name: now[name]}) == _gist({name: after[name]})]:
        pairs = ", ".join(f'"{name}" = ?' for name in unchanged)
        connection.execute(
            f'UPDATE "{table}" SET {pairs} WHERE id = ?',  # noqa: S608
            (*(before[name] for name in unchanged), row),
        )


def _back(changes: list[Change]) -> Iterator[tuple[str, int, Row | None, Any]]:
    """Yield what takes changes back, in the order to do it: table, id, the columns before, and how it was left.

    That is the gist of a row that was added, the columns of one that was changed, and nothing of one that went.
    """
    for change in reversed(changes):
        before = None if change.before is None else _as_stored(change.table, change.before)
        after: Any = None if change.after is None else _as_stored(change.table, change.after)
        yield str(change.table.__tablename__), change.id, before, _gist(after) if before is None else after


def _gist(row: Row) -> str:
    """Return what is the same for two rows that hold the same, however SQLite gives their numbers."""
    told = [
        (name, float(value) if isinstance(value, int | float) else value)
        for name, value in sorted(row.items())
    ]
    return hashlib.blake2b(json.dumps(told, default=str).encode(), digest_size=12).hexdigest()


def _as_stored(table: type[SQLModel], row: Row) -> dict[str, Any]:
    """Return values as SQLite keeps them, by the names of their columns."""
    found = {}
    for name, value in row.items():
        column = inspect(table).mapper.column_attrs[name].columns[0]
        bind = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
        found[column.name] = bind(value) if bind and value is not None else value
    return found
