"""The calendar file as an engine: opened, made, or kept in memory."""

import json
import sqlite3
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import Pool, QueuePool, StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel, create_engine

from models import (
    brandrule,
    calendar,
    campaign,
    content,
    cover,
    creator,
    filming,
    firsthour,
    hashtag,
    history,
    live,
    ownday,
    ownfield,
    planfile,
    product,
    reminder,
    results,
    review,
    search,
    sighting,
    sound,
    tagset,
    tally,
    template,
    trend,
    unfinished,
    video,
    waiver,
)
from models.calendar_file import APPLICATION_ID, PATIENCE_S, SCHEMA_VERSION, CalendarConnection, uri
from models.columns import tolerate
from models.disk import sync_folder

TABLES = (
    calendar.Calendar,
    content.ContentFormat,
    sound.Sound,
    hashtag.Hashtag,
    campaign.Campaign,
    ownday.OwnDay,
    template.Template,
    template.Series,
    filming.FilmingDay,
    live.LiveEvent,
    live.LiveLine,
    live.LiveRun,
    video.Video,
    planfile.PlanFile,
    planfile.PlanRow,
    cover.Cover,
    ownfield.OwnField,
    ownfield.OwnValue,
    firsthour.FirstHour,
    reminder.Reminder,
    reminder.Due,
    reminder.ReminderWatch,
    waiver.Waiver,
    results.NumbersFile,
    results.NumbersRow,
    results.OrderLine,
    review.Review,
    sighting.Sighting,
    tagset.TagSet,
    brandrule.BrandRule,
    tally.FindingCount,
    tally.RuleWatch,
    trend.TrendLook,
    trend.TrendFind,
    product.Product,
    product.Sku,
    product.StockCount,
    product.ShopTask,
    creator.Creator,
    creator.Agreement,
    creator.Sample,
    creator.Permission,
    creator.Challenge,
    history.History,
    unfinished.Unfinished,
)

tolerate(SQLModel.metadata)

READING = "hookline_reading"
"""The execution option of a connection that will only read, so it need not wait for a writer."""
_WROTE = "wrote"  # the key under which a connection keeps whether it may have written since it was lent


def open_engine(path: Path | None, *, read_only: bool = False, patience: float = PATIENCE_S) -> Engine:
    """Return an engine on a calendar file, or on an empty one in memory where ``path`` is None.

    The file must exist and be up to date. It waits ``patience`` seconds for another writer.
    Every transaction that may write begins as IMMEDIATE:
    the default lets two writers read the same row and one of them lose.
    """

    def connect() -> sqlite3.Connection:
        if path is None:
            return sqlite3.connect(
                ":memory:", isolation_level=None, check_same_thread=False, factory=CalendarConnection
            )
        mode = "ro" if read_only else "rw"
        return sqlite3.connect(
            uri(path, mode),
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=patience,
            factory=CalendarConnection,
        )

    engine = _engine(connect, StaticPool if path is None else QueuePool, path)
    if path is None:
        create_tables(engine)
    return engine


def engine_on(connection: sqlite3.Connection) -> Engine:
    """Return an engine on one connection, which it shares with all who ask."""
    return _engine(lambda: connection, StaticPool)


def _engine(connect: Callable[[], sqlite3.Connection], pool: type[Pool], path: Path | None = None) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=pool,
        query_cache_size=500,
        hide_parameters=True,  # what went wrong is logged, and what the user wrote is not
        json_serializer=partial(json.dumps, ensure_ascii=False),  # the index of words reads what is stored
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", partial(_end, path))
    if path is not None:
        event.listen(engine, "checkout", lambda connection, *_more: forget_pages(connection))
    return engine


def create_tables(engine: Engine) -> None:
    """Make every table in an empty file and sign it as a calendar of this version."""
    with engine.begin() as connection:
        for statement in _definitions():
            connection.exec_driver_sql(statement)
        search.create(connection.exec_driver_sql)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


@cache
def _definitions() -> tuple[str, ...]:
    """Return the statements that make every table and index."""
    dialect = sqlite.dialect()
    found = []
    for table in SQLModel.metadata.sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        found.append(str(CreateTable(table).compile(dialect=dialect)))
        found += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return tuple(found)


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def forget_pages(connection: sqlite3.Connection) -> None:
    """Have a connection read its file anew, outside a transaction.

    SQLite takes the pages that it remembers for those of the file while a count of commits in it is the same. It is
    after as many commits on two computers too, once the file of the one is copied over that of the other.
    """
    connection.execute("PRAGMA shrink_memory")


def _end(path: Path | None, connection: sqlite3.Connection | None, record: Any) -> None:
    """Roll back what a failed commit leaves open: the session takes it for closed, and nothing could begin.

    After a commit, wait until the disk knows that the journal is gone: after a power cut it could be back, and
    the step would be taken back with it.
    """
    if connection is not None and connection.in_transaction:
        connection.rollback()
    if record.info.pop(_WROTE, False) and path is not None:
        sync_folder(path.resolve().parent)


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get(READING, False)
    connection.info[_WROTE] = not reading
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
