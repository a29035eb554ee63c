"""Which rows an edit touched: enough to refresh a view, and enough to take the edit back."""

import itertools
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from sqlalchemy import Dialect, delete, event, inspect, text
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import ORMExecuteState, UOWTransaction
from sqlalchemy.orm.attributes import set_attribute
from sqlmodel import Session, SQLModel, select

from models.columns import Stored, Tolerant, unreadable
from models.values import CELLS
from planner import signs

Row = dict[str, Any]
_RECORDED = "recorded"  # the key under which a session keeps what is recorded of it
_APPLIED = "applied"  # and whether it takes back or does again what was there before, whatever that was
_VARIABLES = sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER
CHUNK = 500
"""Rows looked up or inserted by one statement, below what SQLite takes in one."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row, before and after. ``before`` is None for an insert, ``after`` for a delete."""

    table: type[SQLModel]
    id: int
    before: Row | None
    after: Row | None

    def reversed(self) -> "Change":
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True)
class Changes:
    """All rows of one step, in the order in which they were written."""

    rows: tuple[Change, ...]
    everything: bool = False
    """True when the file changed under us: any row may differ."""

    @cached_property
    def tables(self) -> tuple[type[SQLModel], ...]:
        """The tables of these rows, in the order in which they come."""
        return tuple(dict.fromkeys(row.table for row in self.rows))

    def touched(self, *tables: type[SQLModel]) -> set[int]:
        """Return the ids of the rows of these tables that changed."""
        return {row.id for row in self.rows if row.table in tables}

    def concerns(self, *tables: type[SQLModel]) -> bool:
        """Whether a view of these tables should look again."""
        return self.everything or not set(tables).isdisjoint(self.tables)

    def only(self, *tables: type[SQLModel]) -> bool:
        """Whether rows of these tables changed and no others."""
        return not self.everything and set(self.tables) <= {*tables}

    def reversed(self) -> "Changes":
        """Return the changes that take these back."""
        return Changes(tuple(row.reversed() for row in reversed(self.rows)))

    def then(self, later: "Changes") -> "Changes":
        """Return both as one step."""
        return Changes(self.rows + later.rows)


@contextmanager
def recording(session: Session) -> Iterator[list[Change]]:
    """Collect a Change for every row that the session flushes while the block runs.

    Of one flush, deletes come last, as the flush itself does them: a link is cut before its target goes.
    Bulk statements raise RuntimeError: they would bypass undo. A text with a sign that none may hold raises
    PlanError, whichever edit it comes from.
    """
    rows: list[Change] = []
    stored: dict[tuple[type[SQLModel], int], Row] = {}

    def before_flush(session: Session, _context: UOWTransaction, _objects: object) -> None:
        _refuse_signs(session)
        stored.clear()
        if unreadable:
            stored.update(
                {(type(one), one.id): _stored(session, one) for one in (*session.dirty, *session.deleted)}
            )

    def after_flush(session: Session, _context: UOWTransaction) -> None:
        rows.extend(Change(type(new), new.id, None, _now(new)) for new in session.new)
        for dirty in session.dirty:
            before, after = _difference(dirty)
            if after:
                bad = stored.get((type(dirty), dirty.id), {})
                rows.append(
                    Change(type(dirty), dirty.id, before | {n: bad[n] for n in bad.keys() & after}, after)
                )
        rows.extend(
            Change(type(gone), gone.id, _then(gone) | stored.get((type(gone), gone.id), {}), None)
            for gone in session.deleted
        )

    def refuse_bulk(state: ORMExecuteState) -> None:
        if state.is_update or state.is_delete or state.is_insert:
            raise RuntimeError("bulk statements bypass undo; load the rows and change them")

    event.listen(session, "before_flush", before_flush)
    event.listen(session, "after_flush", after_flush)
    event.listen(session, "do_orm_execute", refuse_bulk)
    session.info[_RECORDED] = rows
    try:
        yield rows
    finally:
        event.remove(session, "before_flush", before_flush)
        event.remove(session, "after_flush", after_flush)
        event.remove(session, "do_orm_execute", refuse_bulk)


def _refuse_signs(session: Session) -> None:
    if not session.info.get(_APPLIED):
        for row in (*session.new, *session.dirty):
            signs.refuse(_now(row).values() if row in session.new else _difference(row)[1].values())


def insert_all(
    session: Session, table: type[SQLModel], rows: list[Row], *, looked_through: bool = False
) -> None:
    """Insert rows, each with all columns and a free id, many by one statement: ten times as fast as objects.

    They are recorded like any others, so the session must be a recording one. Raises PlanError for a text with
    a sign that none may hold, unless all texts were ``looked_through`` in other rows of the same edit.
    """
    look = not looked_through and not session.info.get(_APPLIED)
    session.flush()
    connection = session.connection()
    writers = _writers(table, connection.dialect)
    into = ", ".join(f'"{name}"' for name, _write in writers)
    one = f"({', '.join('?' * len(writers))})"
    plain = cast("sqlite3.Connection", connection.connection.driver_connection)
    # each statement ends with its own part of the index of words: a row a statement takes three times as long
    many = min(CHUNK, plain.getlimit(_VARIABLES) // len(writers))
    for chunk in (rows[at : at + many] for at in range(0, len(rows), many)):
        columns = [_written([row[name] for row in chunk], write, look=look) for name, write in writers]
        values = tuple(itertools.chain.from_iterable(zip(*columns, strict=True)))
        marks = ", ".join([one] * len(chunk))
        connection.exec_driver_sql(f'INSERT INTO "{table.__tablename__}" ({into}) VALUES {marks}', values)  # noqa: S608
    session.info[_RECORDED].extend(Change(table, row["id"], None, row) for row in rows)


def next_id(session: Session, table: type[SQLModel]) -> int:
    """Return an id from which on all are free and never were given: for rows that ``insert_all`` inserts."""
    session.flush()
    name = str(table.__tablename__)
    there = session.connection().scalar(text(f"SELECT max(id) FROM {name}"))  # noqa: S608 - own names
    ever = text("SELECT seq FROM sqlite_sequence WHERE name = :name").bindparams(name=name)
    return max(there or 0, session.connection().scalar(ever) or 0) + 1


def _writers(table: type[SQLModel], dialect: Dialect) -> list[tuple[str, Callable[[Any], Any] | None]]:
    """Return a table's columns with what turns a value into what SQLite keeps; None where it is kept as it is."""
    found = []
    for column in table.__table__.columns:  # type: ignore[attr-defined]
        kind = column.type.dialect_impl(dialect)
        kind = kind.impl_instance if isinstance(kind, Tolerant) else kind
        found.append((column.name, kind.bind_processor(dialect)))
    return found


def _written(values: list[Any], write: Callable[[Any], Any] | None, *, look: bool) -> list[Any]:
    """Return the values of a column as SQLite keeps them; one that stands in many rows is looked at once."""
    once = {id(value): value for value in values}
    if look:
        signs.refuse(once.values())
    if write is None and Stored not in map(type, once.values()):
        return values
    kept = {
        key: value.raw if type(value) is Stored else write(value) if write else value
        for key, value in once.items()
    }
    return [kept[id(value)] for value in values]


def apply(session: Session, changes: Changes) -> None:
    """Make the database look like the ``after`` side of each change. Raises NoResultFound if a row is gone or changed.

    Whole runs of inserts and deletes are one statement each, and recorded like any others.
    """
    session.info[_APPLIED] = True
    for table, kind, rows in _runs(changes.rows):
        session.flush()
        if kind == "insert":
            insert_all(session, table, [row.after or {} for row in rows])
            continue
        for chunk in (rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK)):
            ids = [row.id for row in chunk]
            key = table.__table__.c.id  # type: ignore[attr-defined]
            if kind == "delete":
                _unchanged(session, table, chunk)
                session.connection().execute(delete(table).where(key.in_(ids)))
                session.info[_RECORDED].extend(chunk)
            else:
                # the statements above pass by what the session still holds of an id that was given twice
                rows_now = select(table).where(key.in_(ids)).execution_options(populate_existing=True)
                found = {one.id: one for one in session.exec(rows_now)}  # type: ignore[attr-defined]
                _update(found, chunk)
    session.flush()


def _unchanged(session: Session, table: type[SQLModel], rows: list[Change]) -> None:
    """Raise NoResultFound unless each row is as it was when it was written: somebody's later work is in it else."""
    names = _columns(table)
    wanted = select(*(getattr(table, name) for name in names))
    ids = [row.id for row in rows]
    found = session.connection().execute(wanted.where(table.__table__.c.id.in_(ids)))  # type: ignore[attr-defined]
    now = {values[names.index("id")]: dict(zip(names, values, strict=True)) for values in found}
    for row in rows:
        values = now.get(row.id)
        if values is None or not all(same(values[name], value) for name, value in (row.before or {}).items()):
            raise NoResultFound(f"{table.__name__} {row.id} is another by now")


def same(one: Any, other: Any) -> bool:
    """Whether two values of a column are the same once they are stored: a tuple comes back as a list."""
    if one == other:
        return True
    nested = (list, tuple, dict)
    return isinstance(one, nested) and isinstance(other, nested) and json.dumps(one) == json.dumps(other)


def _update(found: dict[int, SQLModel], rows: list[Change]) -> None:
    for row in rows:
        if row.id not in found:
            raise NoResultFound(f"{row.table.__name__} {row.id}")
        for name, value in (row.after or {}).items():
            if not same(getattr(found[row.id], name), (row.before or {})[name]):
                raise NoResultFound(f"{row.table.__name__} {row.id} has another {name} by now")
            _put(found[row.id], name, value)


def _put(row: SQLModel, name: str, value: Any) -> None:
    if isinstance(value, Stored):
        set_attribute(row, name, value)  # as it was, though no model would take it
    else:
        setattr(row, name, value)


def _stored(session: Session, row: SQLModel) -> Row:
    """Return what stands in those columns of a row that can't be read, so that undo can put it back."""
    table = str(row.__tablename__)
    names = [name for name in _columns(type(row)) if (table, name) in unreadable]
    if not names or row.id is None:  # type: ignore[attr-defined]
        return {}
    columns = ", ".join(f'"{name}"' for name in names)
    sql = f"SELECT {columns} FROM {table} WHERE id = ?"  # noqa: S608 - own names
    found = session.connection().exec_driver_sql(sql, (row.id,)).first()  # type: ignore[attr-defined]
    state, cells = inspect(row), CELLS[table]
    return {
        name: Stored(raw, _first(state.attrs[name].history))
        for name, raw in zip(names, found or (), strict=False)
        if cells[name](raw) is not raw
    }


def _first(history: Any) -> Any:
    """Return the value that an attribute was loaded with."""
    return [*history.deleted, *history.unchanged, None][0]


def _runs(rows: tuple[Change, ...]) -> Iterator[tuple[type[SQLModel], str, list[Change]]]:
    """Group neighbours of one table and kind, with no row twice, so that a large step flushes seldom."""
    run: list[Change] = []
    seen: set[int] = set()
    key: tuple[type[SQLModel], str] | None = None
    for row in rows:
        kind = "delete" if row.after is None else "insert" if row.before is None else "update"
        if key != (row.table, kind) or row.id in seen:
            if key:
                yield *key, run
            run, seen, key = [], set(), (row.table, kind)
        run.append(row)
        seen.add(row.id)
    if key:
        yield *key, run


def _columns(table: type[SQLModel]) -> tuple[str, ...]:
    found = _COLUMNS.get(table)
    if found is None:
        found = _COLUMNS[table] = tuple(c.key for c in inspect(table).mapper.column_attrs)
    return found


_COLUMNS: dict[type[SQLModel], tuple[str, ...]] = {}


def _now(row: SQLModel) -> Row:
    return {name: getattr(row, name) for name in _columns(type(row))}


def _then(row: SQLModel) -> Row:
    return _now(row) | _difference(row)[0]


def _difference(row: SQLModel) -> tuple[Row, Row]:
    """Return the columns that this flush changed, as they were and as they are."""
    state = inspect(row)
    before: Row = {}
    after: Row = {}
    for name in _columns(type(row)):
        history = state.attrs[name].history
        if history.added and list(history.added) != list(history.deleted or ()):
            if not history.deleted:
                raise RuntimeError(f"{row!r} was changed before it was loaded, so it could not be undone")
            before[name], after[name] = history.deleted[0], history.added[0]
    return before, after
