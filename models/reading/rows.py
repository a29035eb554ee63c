"""Rows by plain SQLite, each value through its cell."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from models import values


def read(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rest: str = "", *marks: object
) -> list[Any]:
    """Return some columns of a table; ``rest`` says which rows in which order."""
    sql = f"SELECT {', '.join(columns)} FROM {table} {rest}"  # noqa: S608 - own names
    cells = [values.CELLS[table][column] for column in columns]
    return values.read(cells, connection.execute(sql, marks))


def texts_in(connection: sqlite3.Connection, column: str) -> list[str]:
    """Return every text in the lists of a column of the videos, each once."""
    lists = f"CASE WHEN json_valid(v.{column}) THEN v.{column} ELSE '[]' END"
    sql = f"SELECT DISTINCT j.value FROM video v, json_each({lists}) j WHERE j.type = 'text'"  # noqa: S608 - own names
    return [values.text(one) for (one,) in connection.execute(sql)]
