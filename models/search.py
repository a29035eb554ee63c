"""The index by which videos are found by any part of their texts: SQLite's FTS5, kept right by triggers."""

import re
import sqlite3
from collections.abc import Callable
from typing import Any

TABLE = "videotext"
COLUMNS = ("title", "hook", "overlay", "product", "caption", "script", "hashtags", "notes")
OWN = f"{TABLE}_own"
"""The index of what stands in own fields."""
SHORTEST = 3
"""Characters of the shortest text that the index knows: it is made of runs of three."""
_OWN_TEXTS = "ownvalue o JOIN ownfield f ON f.id = o.field_id AND f.kind <> 'yes_no'"
"""What is text in own fields: nobody looks for the yes of a box that is ticked."""


def create(execute: Callable[[str], Any]) -> None:
    """Make the index anew, whatever was there before, from the videos that there are.

    It holds no text of its own. Runs of three characters rather than words: people look for parts of words, and
    not every market's language puts spaces between them. A file of an older program has no own fields yet.
    """
    _create(execute, TABLE, "video", COLUMNS)
    if execute("SELECT 1 FROM sqlite_master WHERE name = 'ownvalue'").fetchone():
        _create(execute, OWN, "ownvalue", ("text",))


def _create(execute: Callable[[str], Any], index: str, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    add = f"INSERT INTO {index}(rowid, {names}) VALUES (new.id, {new});"
    drop = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.id, {old});"
    for trigger in ("added", "deleted", "changed"):
        execute(f"DROP TRIGGER IF EXISTS {index}_{trigger}")
    execute(f"DROP TABLE IF EXISTS {index}")
    execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='id', tokenize='trigram')"
    )
    execute(f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END")
    execute(f"CREATE TRIGGER {index}_deleted AFTER DELETE ON {table} BEGIN {drop} END")
    execute(f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {names} ON {table} BEGIN {drop} {add} END")
    execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def is_whole(execute: Callable[[str], object]) -> bool:
    """Whether nothing in the index contradicts itself. A broken one would refuse every later change of a video."""
    try:
        for index in (TABLE, OWN):
            execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")
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
    source, where, values = _question(connection, text)
    order = "ORDER BY v.title LIKE ? DESC, v.at DESC LIMIT ?"
    found = connection.execute(
        f"SELECT v.id, v.title, v.stage, v.at FROM {source} WHERE {where} {order}",
        (*values, f"%{text}%", most),
    ).fetchall()
    stretches = _stretches(connection, _long(text), [row[0] for row in found])
    return [(*row, stretches.get(row[0], "")) for row in found]


def found_ids(connection: sqlite3.Connection, text: str) -> set[int]:
    """Return the ids of all videos with every word of a text."""
    source, where, values = _question(connection, text)
    return {row[0] for row in connection.execute(f"SELECT v.id FROM {source} WHERE {where}", values)}


def _stretches(connection: sqlite3.Connection, words: list[str], ids: list[int]) -> dict[int, str]:
    """Return where some videos were found: in their texts if all words are there, else in their own fields.

    Asked apart: with the question itself, it would be cut out of every video that is left away.
    """
    if not words or not ids:
        return {}
    cut, marks = "snippet({index}, -1, '', '', '…', 40)", ",".join("?" * len(ids))
    sql = f"SELECT rowid, {cut.format(index=TABLE)} FROM {TABLE} WHERE {TABLE} MATCH ? AND rowid IN ({marks})"
    found: dict[int, str] = dict(connection.execute(sql, (" AND ".join(words), *ids)))
    if left := [id_ for id_ in ids if id_ not in found]:
        sql = f"""
            SELECT o.video_id, {cut.format(index=OWN)} FROM {OWN} JOIN {_OWN_TEXTS} AND o.id = {OWN}.rowid
            WHERE {OWN} MATCH ? AND o.video_id IN ({",".join("?" * len(left))})
        """
        found |= dict(connection.execute(sql, (" OR ".join(words), *left)))
    return found


def _long(text: str) -> list[str]:
    """Return the words of a text that the index knows, each as it is asked for."""
    return ['"' + word.replace('"', '""') + '"' for word in text.split() if len(word) >= SHORTEST]


def _question(connection: sqlite3.Connection, text: str) -> tuple[str, str, list[str]]:
    """Return where to look for a text, and the condition with its values.

    A word may stand in the texts of a video or in its own fields. Where nobody has any, one question to the index
    is enough, which is quicker.
    """
    own = bool(connection.execute("SELECT EXISTS (SELECT 1 FROM ownvalue)").fetchone()[0])
    long = _long(text)
    where: list[str] = []
    values: list[str] = []
    source = "video v"
    if own:
        for word in long:
            where.append(f"v.id IN ({_FOUND})")
            values += [word, word]
    elif long:
        source, where, values = (
            f"{TABLE} JOIN video v ON v.id = {TABLE}.rowid",
            [f"{TABLE} MATCH ?"],
            [" AND ".join(long)],
        )
    for word in text.split():
        if len(word) < SHORTEST:
            like = "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%"
            found = [f"v.{column} LIKE ? ESCAPE '\\'" for column in COLUMNS]
            if own:
                found.append(
                    f"EXISTS (SELECT 1 FROM {_OWN_TEXTS} WHERE o.video_id = v.id AND o.text LIKE ? ESCAPE '\\')"
                )
            where.append("(" + " OR ".join(found) + ")")
            values += [like] * len(found)
    return source, " AND ".join(where) or "1", values


_FOUND = f"""
    SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH ? UNION ALL
    SELECT o.video_id FROM {OWN} JOIN {_OWN_TEXTS} AND o.id = {OWN}.rowid WHERE {OWN} MATCH ?
"""
