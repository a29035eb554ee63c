"""The whole database as plain values, so that two moments of it can be compared."""

import sqlite3
from typing import Any

from models import search
from planner.calendar.workspace import Workspace

Dump = dict[str, list[tuple[Any, ...]]]
LOG = "history"
"""Undo does not take back that something was done and undone."""

COUNTED = dict.fromkeys(("orderline", "numbersrow"), "WHERE file_id IN (SELECT id FROM numbersfile)")
"""What is held of numbers is there with their file: undo takes the file back, and what it held says nothing then."""


def dump(workspace: Workspace) -> Dump:
    """Return every row of every table, each table by id; the log and what SQLite keeps for itself aside."""
    return workspace.read_plain(rows)


def rows(connection: sqlite3.Connection) -> Dump:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: connection.execute(f"SELECT * FROM {name} {COUNTED.get(name, '')} ORDER BY 1").fetchall()
        for (name,) in names
        if name != LOG and not name.startswith(("sqlite_", search.TABLE))
    }
