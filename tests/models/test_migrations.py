"""An older calendar file becomes a newer one with nothing lost, or stays as it was."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from models import calendar_file, reading, search
from models.calendar_file import SCHEMA_VERSION
from models.database import create_tables, open_engine
from models.migrations import upgrade as upgrading
from models.migrations.upgrade import VERSIONS, steps, upgrade
from planner import opening
from planner.checks import waivers
from planner.errors import PlanError
from planner.video import own_fields, videos

SECOND_STEP = """
import sqlalchemy as sa
from alembic import op

def upgrade():
    with op.batch_alter_table("video", recreate="always") as table:
        table.add_column(sa.Column("mood", sa.String(), nullable=False, server_default="calm"))
"""
BROKEN_STEP = """
from alembic import op

def upgrade():
    op.execute("DELETE FROM video")
    raise RuntimeError("half way")
"""


@pytest.fixture
def path(tmp_path, clock):
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="en")
    made = workspace.do(videos.add("Cold brew"))
    workspace.do(waivers.add(made, "HOOK001", "", "silent on purpose"))
    workspace.close()
    return path


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """A program that is one step ahead of the file."""

    def with_step(text):
        folder = tmp_path / "versions"
        folder.mkdir()
        for file in VERSIONS.glob("[0-9]*.py"):
            (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
        (folder / f"{SCHEMA_VERSION + 1:04}_second.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(calendar_file, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
        monkeypatch.setattr(upgrading, "upgrade", lambda path: upgrade(path, folder))

    return with_step


def ours(name, type_, _parents):
    """Whether a table is declared by a model: the index of words is not."""
    return type_ != "table" or not name.startswith(search.TABLE)


def rows(path, sql):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_the_newest_step_is_the_version_of_the_program():
    assert [number for number, _step in steps()][-1] == SCHEMA_VERSION


def test_the_steps_make_what_the_models_declare(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    assert upgrade(path) == SCHEMA_VERSION
    engine = open_engine(path)
    with engine.connect() as connection:
        known = MigrationContext.configure(connection, opts={"include_name": ours})
        assert compare_metadata(known, SQLModel.metadata) == []
    engine.dispose()


def schema(path):
    """Every table's columns, references and indexes; a step's defaults for old rows and the order aside."""
    return {
        name: (
            {
                (column, type_, must, key)
                for _at, column, type_, must, _usual, key in rows(path, f"PRAGMA table_info({name})")
            },
            {tuple(row[2:]) for row in rows(path, f"PRAGMA foreign_key_list({name})")},
            {
                (
                    index,
                    unique,
                    origin,
                    tuple(row[2] for row in rows(path, f"PRAGMA index_info({index})"))
                    if origin == "c"
                    else (),
                )
                for _at, index, unique, origin, _partial in rows(path, f"PRAGMA index_list({name})")
            },
        )
        for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
    }


def test_a_file_brought_up_to_date_is_made_like_a_new_one(tmp_path):
    stepped, new = tmp_path / "stepped.db", tmp_path / "new.db"
    stepped.touch()
    new.touch()
    upgrade(stepped)
    engine = open_engine(new)
    create_tables(engine)
    engine.dispose()
    assert schema(stepped) == schema(new)


def test_a_calendar_of_the_first_version_keeps_its_rows_and_gets_its_sightings(tmp_path, clock):
    path, first = tmp_path / "First.hookline", tmp_path / "first"
    first.mkdir()
    (first / "0001_first.py").write_text(
        (VERSIONS / "0001_first.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    path.touch()
    upgrade(path, first)
    with closing(sqlite3.connect(path)) as old:
        old.execute(f"PRAGMA application_id = {calendar_file.APPLICATION_ID}")
        old.execute("INSERT INTO calendar VALUES (1, 'Senja', 'shop', 'ID', 'Asia/Jakarta', 'id', 0, '{}')")
        old.execute("INSERT INTO sound VALUES (4, 'Dusk', '', '', 'own', 1, '2026-11-01')")
        old.execute("INSERT INTO hashtag VALUES (2, 'kopi', 'trending', '2026-11-02')")
        old.execute(
            "INSERT INTO video (id, title, stage, zone, sound_id, product, product_link, hook, overlay, shows_product,"
            " shows_result, shows_motion, shows_overlay, beats, script, sound_reason, voice_over, caption, hashtags,"
            " cta, notes, source) VALUES (7, 'Kopi', 'idea', 'Asia/Jakarta', 4, '', 0, 'Hook', '', 0, 0, 0, 0, '[]',"
            " '', '', 0, '', '[\"kopi\", \"\\u0e01\\u0e32\\u0e41\\u0e1f\"]', '', '', '')"
        )
        old.execute("INSERT INTO waiver VALUES (3, 7, 'HOOK001', '', 'silent', NULL)")
        old.commit()
    workspace = opening.open_calendar(path, clock)
    found = workspace.read(lambda session: videos.get(session, 7))
    assert (found.hook, found.hashtags, found.origin, found.live_id) == (
        "Hook",
        ["kopi", "กาแฟ"],
        "own",
        None,
    )
    assert rows(path, "SELECT id, video_id, live_id, reason FROM waiver") == [(3, 7, None, "silent")]
    assert rows(path, "SELECT sound_id, hashtag_id, day FROM sighting") == [
        (4, None, "2026-11-01"),
        (None, 2, "2026-11-02"),
    ]
    owner = workspace.do(own_fields.add("Owner"))
    workspace.do(own_fields.set_value(7, owner, "Nila"))
    assert rows(path, "SELECT video_id, field_id, text FROM ownvalue") == [(7, owner, "Nila")]
    assert [hit.found for hit in workspace.read_plain(lambda c: reading.find(c, "nila", 9))] == ["Nila"]
    workspace.do(videos.set_text(7, "hook", "Changed"))
    assert [hit.id for hit in workspace.read_plain(lambda c: reading.find(c, "กาแฟ", 9))] == [7]
    assert [hit.id for hit in workspace.read_plain(lambda c: reading.find(c, "Changed", 9))] == [7]
    workspace.close()


def test_a_file_that_is_up_to_date_is_left_alone(path):
    before = (
        {name: rows(path, f"SELECT * FROM {name}") for name in ("video", "waiver", "history")},
        schema(path),
    )
    assert upgrade(path) == SCHEMA_VERSION
    after = (
        {name: rows(path, f"SELECT * FROM {name}") for name in ("video", "waiver", "history")},
        schema(path),
    )
    assert after == before


def test_an_older_file_is_backed_up_and_brought_up_to_date_without_losing_a_row(path, newer, clock):
    newer(SECOND_STEP)
    workspace = opening.open_calendar(path, clock)
    workspace.close()
    assert rows(path, "SELECT title, mood FROM video") == [("Cold brew", "calm")]
    assert rows(path, "SELECT reason FROM waiver") == [("silent on purpose",)]
    assert rows(path, "PRAGMA user_version") == [(SCHEMA_VERSION + 1,)]
    [backup] = path.parent.glob("*before update*")
    assert rows(backup, "SELECT title FROM video") == [("Cold brew",)]
    assert rows(backup, "PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_a_step_that_fails_leaves_the_file_as_it_was(path, newer, clock):
    newer(BROKEN_STEP)
    before = rows(path, "SELECT * FROM video")
    with pytest.raises(PlanError, match="as it was"):
        opening.open_calendar(path, clock)
    assert rows(path, "SELECT * FROM video") == before
    assert rows(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]


FAILING = {
    "half way": BROKEN_STEP,
    "no such table": "from alembic import op\n\ndef upgrade():\n    op.execute('DELETE FROM video')\n"
    "    op.execute('DELETE FROM nowhere')\n",
    "a child without its parent": "from alembic import op\n\ndef upgrade():\n    op.execute('DELETE FROM video')\n",
    "rebuilt and dropped": SECOND_STEP + "    op.drop_table('waiver')\n    op.drop_table('waiver')\n",
    "not even Python": "def upgrade(:\n",
}


@pytest.mark.parametrize("step", FAILING)
def test_a_step_that_fails_leaves_every_byte_as_it_was(path, newer, clock, monkeypatch, step):
    newer(FAILING[step])
    before = path.read_bytes()
    with pytest.raises(
        PlanError, match=r"“Senja\.hookline” could not be brought up to date and is as it was"
    ):
        opening.open_calendar(path, clock)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.glob("*-journal")] == []
    monkeypatch.undo()
    workspace = opening.open_calendar(path, clock)
    workspace.do(videos.add("Still fine"))
    workspace.close()


def test_a_second_try_keeps_the_first_backup(path, newer, clock):
    newer(BROKEN_STEP)
    (path.parent / f"Senja before update {SCHEMA_VERSION}.hookline").write_bytes(b"older")
    with pytest.raises(PlanError):
        opening.open_calendar(path, clock)
    assert (path.parent / f"Senja before update {SCHEMA_VERSION}.hookline").read_bytes() == b"older"
    assert rows(
        path.parent / f"Senja before update {SCHEMA_VERSION} (2).hookline", "SELECT title FROM video"
    ) == [("Cold brew",)]


def test_a_file_that_another_program_is_writing_to_is_not_brought_up_to_date(path, newer, clock, monkeypatch):
    newer(SECOND_STEP)
    connect = sqlite3.connect
    monkeypatch.setattr(
        upgrading.sqlite3, "connect", lambda file, **more: connect(file, **more | {"timeout": 0.05})
    )
    before = path.read_bytes()
    with closing(connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PlanError, match="locked"):
            opening.open_calendar(path, clock)
    assert path.read_bytes() == before


def test_rows_keep_their_values_and_references_through_a_rebuilt_table(path, newer, clock):
    tables = ("calendar", "contentformat", "reminder", "waiver", "history")
    before = {table: rows(path, f"SELECT * FROM {table}") for table in tables}
    [video] = rows(path, "SELECT * FROM video")
    newer(SECOND_STEP)
    opening.open_calendar(path, clock).close()
    assert {table: rows(path, f"SELECT * FROM {table}") for table in tables} == before
    assert rows(path, "SELECT * FROM video") == [(*video, "calm")]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("DELETE FROM video")


def test_a_file_that_is_up_to_date_needs_no_alembic(path):
    code = (
        "import sys, datetime as dt; from pathlib import Path; from planner import opening;"
        f"opening.open_calendar(Path({str(path)!r}), lambda: dt.datetime.now(dt.UTC)).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_stage_that_a_run_wrote_is_the_users_again(tmp_path):
    path, before = tmp_path / "old.db", tmp_path / "before"
    before.mkdir()
    for file in sorted(VERSIONS.glob("[0-9]*.py")):
        if int(file.name[:4]) < 8:
            (before / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    path.touch()
    upgrade(path, before)
    with closing(sqlite3.connect(path)) as old:
        columns = [row[1:4] for row in old.execute("PRAGMA table_info(liveevent)")]
        for at, stage in enumerate(("idea", "planned", "ready", "live", "done"), 1):
            values = {"id": at, "stage": stage, "name": "Friday live", "at": "2026-11-27 20:00:00.000000"}
            values |= {"at_utc": "2026-11-27 13:00:00.000000", "zone": "Asia/Jakarta", "minutes": 60}
            for name, kind, must in columns:
                if must and name not in values:
                    values[name] = "[]" if kind == "JSON" else 0 if kind in ("BOOLEAN", "INTEGER") else ""
            marks = ", ".join("?" * len(values))
            old.execute(
                f"INSERT INTO liveevent ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
            )
        old.commit()
    upgrade(path)
    assert [stage for (stage,) in rows(path, "SELECT stage FROM liveevent ORDER BY id")] == [
        "idea", "planned", "ready", "ready", "done",
    ]  # fmt: skip
