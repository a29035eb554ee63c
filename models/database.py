"""The calendar file as an engine: opened, made, or kept in memory."""

import json
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import QueuePool, StaticPool
from sqlmodel import SQLModel, create_engine

from models import (
    brandrule,
    calendar,
    campaign,
    content,
    cover,
    filming,
    firsthour,
    hashtag,
    history,
    live,
    ownday,
    reminder,
    review,
    search,
    sighting,
    sound,
    tagset,
    tally,
    template,
    trend,
    video,
    waiver,
)
from models.calendar_file import APPLICATION_ID, SCHEMA_VERSION, CalendarConnection, uri
from models.columns import tolerate

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
    cover.Cover,
    firsthour.FirstHour,
    reminder.Reminder,
    reminder.Due,
    reminder.ReminderWatch,
    waiver.Waiver,
    review.Review,
    sighting.Sighting,
    tagset.TagSet,
    brandrule.BrandRule,
    tally.FindingCount,
    tally.RuleWatch,
    trend.TrendLook,
    trend.TrendFind,
    history.History,
)

tolerate(SQLModel.metadata)

READING = "hookline_reading"
"""The execution option of a connection that will only read, so it need not wait for a writer."""


def open_engine(path: Path | None, *, read_only: bool = False) -> Engine:
    """Return an engine on a calendar file, or on an empty one in memory where ``path`` is None.

    The file must exist and be up to date. Every transaction that may write begins as IMMEDIATE:
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
            timeout=5,
            factory=CalendarConnection,
        )

    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=StaticPool if path is None else QueuePool,
        query_cache_size=500,
        json_serializer=partial(json.dumps, ensure_ascii=False),  # the index of words reads what is stored
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _end)
    if path is None:
        create_tables(engine)
    return engine


def create_tables(engine: Engine) -> None:
    """Make every table in an empty file and sign it as a calendar of this version."""
    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection)
        search.create(connection.exec_driver_sql)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _end(connection: sqlite3.Connection | None, _record: Any) -> None:
    """Roll back what a failed commit leaves open: the session takes it for closed, and nothing could begin."""
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
