"""The index by which videos are found by any part of their texts: SQLite's FTS5, kept right by triggers."""

import re
import sqlite3
from collections.abc import Callable

TABLE = "videotext"
COLUMNS = ("title", "hook", "overlay", "product", "caption", "script", "hashtags", "notes")
SHORTEST = 3
"""Characters of the shortest text that the index knows: it is made of runs of three."""


def create(execute: Callable[[str], object]) -> None:
    """Make the index anew, whatever was there before, from the videos that there are.

    It holds no text of its own. Runs of three characters rather than words: people look for parts of words, and
    not every market's language puts spaces between them.
    """
    names = ", ".join(COLUMNS)
    new, old = (", ".join(f"{row}.{column}" for column in COLUMNS) for row in ("new", "old"))
    add = f"INSERT INTO {TABLE}(rowid, {names}) VALUES (new.id, {new});"
    drop = f"INSERT INTO {TABLE}({TABLE}, rowid, {names}) VALUES ('delete', old.id, {old});"
    for trigger in ("added", "deleted", "changed"):
        execute(f"DROP TRIGGER IF EXISTS {TABLE}_{trigger}")
    execute(f"DROP TABLE IF EXISTS {TABLE}")
    execute(
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5({names}, content='video', content_rowid='id', tokenize='trigram')"
    )
    execute(f"CREATE TRIGGER {TABLE}_added AFTER INSERT ON video BEGIN {add} END")
    execute(f"CREATE TRIGGER {TABLE}_deleted AFTER DELETE ON video BEGIN {drop} END")
    execute(f"CREATE TRIGGER {TABLE}_changed AFTER UPDATE OF {names} ON video BEGIN {drop} {add} END")
    execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('rebuild')")


def is_whole(execute: Callable[[str], object]) -> bool:
    """Whether nothing in the index contradicts itself. A broken one would refuse every later change of a video."""
    try:
        execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if (
            isinstance(error, sqlite3.OperationalError)
            and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
        ):
            raise
        return False
    return True


def find(connection: sqlite3.Connection, text: str, most: int) -> list[tuple[int, str, str, str | None, str]]:
    """Return (id, title, stage, at, where it was found) of the videos with every word of a text; titles first.

    Where it was found is a stretch of the text that fits best, empty where the index was not asked.
    """
    source, where, values, match = _question(text)
    order = "ORDER BY v.title LIKE ? DESC, v.at DESC LIMIT ?"
    found = connection.execute(
        f"SELECT v.id, v.title, v.stage, v.at FROM {source} WHERE {where} {order}",
        (*values, f"%{text}%", most),
    ).fetchall()
    stretches: dict[int, str] = {}
    if (
        match and found
    ):  # asked apart: with the question above, it would be cut out of every video that is left away
        marks = ",".join("?" * len(found))
        sql = f"SELECT rowid, snippet({TABLE}, -1, '', '', '…', 40) FROM {TABLE} WHERE {TABLE} MATCH ?"
        ids = [row[0] for row in found]
        stretches = dict(connection.execute(f"{sql} AND rowid IN ({marks})", (match, *ids)))
    return [(*row, stretches.get(row[0], "")) for row in found]


def found_ids(connection: sqlite3.Connection, text: str) -> set[int]:
    """Return the ids of all videos with every word of a text."""
    source, where, values, _match = _question(text)
    return {row[0] for row in connection.execute(f"SELECT v.id FROM {source} WHERE {where}", values)}


def _question(text: str) -> tuple[str, str, list[str], str]:
    """Return where to look for a text, the condition with its values, and what the index is asked, if it is."""
    words = text.split()
    match = " AND ".join('"' + word.replace('"', '""') + '"' for word in words if len(word) >= SHORTEST)
    where, values = ([f"{TABLE} MATCH ?"], [match]) if match else ([], [])
    for word in words:
        if len(word) < SHORTEST:
            like = "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%"
            where.append("(" + " OR ".join(f"v.{column} LIKE ? ESCAPE '\\'" for column in COLUMNS) + ")")
            values += [like] * len(COLUMNS)
    source = f"{TABLE} JOIN video v ON v.id = {TABLE}.rowid" if match else "video v"
    return source, " AND ".join(where) or "1", values, match
