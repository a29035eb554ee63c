"""Brings a calendar file up to date, one numbered step after the other; imported only when a file is behind."""

import importlib.util
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from models import search
from models.disk import sync_folder

VERSIONS = Path(__file__).parent / "versions"


def upgrade(path: Path, versions: Path | None = None) -> int:
    """Run every step that the file lacks and return its version then.

    All steps are one transaction on a connection of their own, with foreign keys off: a table that is
    built anew would otherwise take its children with it. They are checked before the commit. Raises
    sqlite3.IntegrityError, and leaves the file as it was, if a step breaks a reference.
    """
    raw = sqlite3.connect(path, isolation_level=None)
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("PRAGMA synchronous = FULL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
            with Operations.context(MigrationContext.configure(connection)):
                for number, step in steps(versions):
                    if number > version:
                        step.upgrade()
                        version = number
                search.create(connection.exec_driver_sql)  # a table that was built anew has lost its triggers
            connection.exec_driver_sql(f"PRAGMA user_version = {version}")
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise sqlite3.IntegrityError(f"rows without their parent: {broken[:5]}")
            connection.exec_driver_sql("COMMIT")
            sync_folder(path.resolve().parent)
        except BaseException:
            if raw.in_transaction:  # SQLite itself ends it where the disk is full
                raw.rollback()
            raise
    return version


def steps(versions: Path | None = None) -> Iterator[tuple[int, ModuleType]]:
    """Yield every step with its number, in order."""
    for file in sorted((versions or VERSIONS).glob("[0-9]*.py")):
        number = int((re.match(r"\d+", file.name) or [""])[0])
        spec = importlib.util.spec_from_file_location(f"hookline_migration_{number}", file)
        if spec is None or spec.loader is None:
            raise ImportError(file.name)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield number, module
