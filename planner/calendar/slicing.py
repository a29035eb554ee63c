"""Long edits that are stored slice by slice, with other edits in between, and are one step of undo at the end."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import itertools
import json
import sqlite3
from collections.abc import Callable, Container, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete, insert, inspect
from sqlalchemy.dialects import sqlite

from models import values
from models.reading import rows
from models.unfinished import Unfinished
from planner.calendar.changes import Change, Changes, Row
from planner.calendar.whose_work import goes_on, work_of
from planner.calendar.workspace import Workspace, plain_of

if TYPE_CHECKING:
    from sqlmodel import Session, SQLModel


R = TypeVar("R")
_NUMBERS = itertools.count(1)
_DIALECT = sqlite.dialect()
_READ_BACK = values.CELLS["unfinished"]["back"]


class Slices:
    """One long edit under way. ``do`` its slices, ``finish`` and ``tell`` it; or ``give_up``: nothing of it stays.

    If the process ends in between, ``take_back_unfinished`` does what ``give_up`` would have done.
    """

    def __init__(self, workspace: Workspace, label: str) -> None:
        self._workspace, self._label = workspace, label
        self._place = len(workspace.steps)
        self._work = work_of(next(_NUMBERS))
        self._rows: list[Change] = []

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
        self._rows += changes.rows
        return result

    def finish(self) -> None:
        """Make all slices one step, below the edits that came meanwhile. Raises PlanError; it can be tried again.

        Nobody hears of it before ``tell``: what follows from that is work of its own.
        """
        changes = Changes(tuple(self._rows))
        self._workspace.stack_slices(self._label, changes, self._place, self._forget)

    def tell(self) -> None:
        """Announce the step that was finished."""
        if self._rows:
            self._workspace.announce(Changes(tuple(self._rows)))

    def give_up(self) -> None:
        """Take back what was stored; what somebody changed since stays as it is. Raises PlanError."""
        self._workspace.transact(lambda session: _take_back(plain_of(session), {self._work}))
        self._workspace.announce(Changes((), everything=True))

    def _forget(self, session: Session) -> None:
        work = Unfinished.__table__.c.work  # type: ignore[attr-defined]
        session.connection().execute(delete(Unfinished).where(work == self._work))


def take_back_unfinished(connection: sqlite3.Connection) -> int:
    """Take back long edits whose process ended before they did, and return how many these were.

    What somebody changed since stays as it is, and what can't be read of them stays in its row. ``connection`` is
    in autocommit, with foreign keys on.
    """
    (now,) = connection.execute(
        "SELECT datetime('now')"
    ).fetchone()  # the system's, whatever clock the plan goes by
    latest: dict[str, str] = {}
    for work, at in rows.read(connection, "unfinished", ("work", "at")):
        latest[work] = max(at, latest.get(work, ""))
    dead = {work for work, at in latest.items() if not goes_on(work, _hours(at, now))}
    if dead:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _take_back(connection, dead)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    return len(dead)


def _hours(one: str, other: str) -> float:
    """Return how far two moments are apart; one that lies ahead is of a clock that went wrong."""
    apart = dt.datetime.fromisoformat(other) - dt.datetime.fromisoformat(one)
    return abs(apart) / dt.timedelta(hours=1)


def _take_back(connection: sqlite3.Connection, works: Container[str]) -> None:
    stored = connection.execute("SELECT id, work, back FROM unfinished ORDER BY id DESC").fetchall()
    for id_, work, back in stored:
        if values.text(work) not in works:
            continue
        for table, row, before, after in json.loads(_READ_BACK(back)):
            with contextlib.suppress(sqlite3.IntegrityError):  # something newer hangs on it
                _put_back(connection, table, row, before, after)
        if (rest := _unread(back)) is None:
            connection.execute("DELETE FROM unfinished WHERE id = ?", (id_,))
        else:
            connection.execute("UPDATE unfinished SET back = ? WHERE id = ?", (rest, id_))


def _unread(back: Any) -> Any:
    """Return what can't be read of what takes a slice back, None if all can: the rest stays, so that it is named."""
    if _READ_BACK(back) is back:
        return None
    try:
        steps = json.loads(back) if type(back) is str else None
    except (ValueError, RecursionError):
        return back
    if not isinstance(steps, list):
        return back
    rest = [step for step in steps if _READ_BACK(json.dumps([step])) == "[]"]
    return json.dumps(rest) if rest else None


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
    writers = _writers(table)
    return {
        column: write(value) if write and value is not None else value
        for (column, write), value in ((writers[name], value) for name, value in row.items())
    }


@cache
def _writers(table: type[SQLModel]) -> dict[str, tuple[str, Callable[[Any], Any] | None]]:
    """Return the columns of a table by their attributes: their names, and what writes their values."""
    columns = {one.key: one.columns[0] for one in inspect(table).mapper.column_attrs}
    return {
        key: (column.name, column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT))
        for key, column in columns.items()
    }
