"""Long edits that are stored slice by slice, with other edits in between, and are one step of undo at the end."""

from __future__ import annotations

import itertools
import json
import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete, insert, inspect
from sqlalchemy.dialects import sqlite

from models.unfinished import Unfinished
from planner.changes import Change, Changes, Row, apply
from planner.writing import process_lives

if TYPE_CHECKING:
    from sqlmodel import Session, SQLModel

    from planner.workspace import Workspace

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
        """Take back what was stored. Raises PlanError where somebody changed it since; that stays then."""

        def back(session: Session) -> None:
            apply(session, self._changes.reversed())
            self._forget(session)

        self._workspace.transact(back)
        self._workspace.announce(self._changes)

    def _forget(self, session: Session) -> None:
        work = Unfinished.__table__.c.work  # type: ignore[attr-defined]
        session.connection().execute(delete(Unfinished).where(work == self._work))


def take_back_unfinished(connection: sqlite3.Connection, lives: Callable[[int], bool] = process_lives) -> int:
    """Take back long edits whose process ended before they did, and return how many slices that were.

    A row on which something newer hangs stays. ``connection`` is in autocommit, with foreign keys on.
    """
    known = connection.execute("SELECT id, work, back FROM unfinished ORDER BY id DESC").fetchall()
    dead = [(id_, json.loads(back)) for id_, work, back in known if not _lives(work, lives)]
    if not dead:
        return 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        for id_, back in dead:
            for table, row, before in back:
                _put_back(connection, table, row, before)
            connection.execute("DELETE FROM unfinished WHERE id = ?", (id_,))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return len(dead)


def _lives(work: str, lives: Callable[[int], bool]) -> bool:
    host, pid, _number = work.rsplit("/", 2)
    return host == socket.gethostname() and int(pid) != os.getpid() and lives(int(pid))


def _put_back(connection: sqlite3.Connection, table: str, row: int, before: dict[str, Any] | None) -> None:
    """Undo one change by plain SQL; names come from our own tables."""
    try:
        if before is None:
            connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row,))  # noqa: S608
        elif "id" in before:
            names, marks = ", ".join(f'"{name}"' for name in before), ", ".join("?" * len(before))
            connection.execute(
                f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608
                tuple(before.values()),
            )
        else:
            pairs = ", ".join(f'"{name}" = ?' for name in before)
            connection.execute(
                f'UPDATE "{table}" SET {pairs} WHERE id = ?',  # noqa: S608
                (*before.values(), row),
            )
    except sqlite3.IntegrityError:
        return  # something newer hangs on it


def _back(changes: list[Change]) -> Iterator[tuple[str, int, dict[str, Any] | None]]:
    """Yield what takes changes back, in the order to do it."""
    for change in reversed(changes):
        stored = None if change.before is None else _as_stored(change.table, change.before)
        if stored is not None and change.after is None:
            stored |= {"id": change.id}
        yield str(change.table.__tablename__), change.id, stored


def _as_stored(table: type[SQLModel], row: Row) -> dict[str, Any]:
    """Return values as SQLite keeps them, by the names of their columns."""
    found = {}
    for name, value in row.items():
        column = inspect(table).mapper.column_attrs[name].columns[0]
        bind = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
        found[column.name] = bind(value) if bind and value is not None else value
    return found
