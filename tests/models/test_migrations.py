import sqlite3
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from models import calendar_file
from models.calendar_file import SCHEMA_VERSION
from models.database import open_engine
from models.migrations import upgrade as upgrading
from models.migrations.upgrade import VERSIONS, steps, upgrade
from planner import opening, videos
from planner.checks import waivers
from planner.errors import PlanError

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
        (folder / "0002_second.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(calendar_file, "SCHEMA_VERSION", 2)
        monkeypatch.setattr(upgrading, "upgrade", lambda path: upgrade(path, folder))

    return with_step


def rows(path, sql):
    with sqlite3.connect(path) as connection:
        return connection.execute(sql).fetchall()


def test_the_newest_step_is_the_version_of_the_program():
    assert [number for number, _step in steps()][-1] == SCHEMA_VERSION


def test_the_steps_make_what_the_models_declare(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    assert upgrade(path) == SCHEMA_VERSION
    engine = open_engine(path)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []
    engine.dispose()


def test_an_older_file_is_backed_up_and_brought_up_to_date_without_losing_a_row(path, newer, clock):
    newer(SECOND_STEP)
    workspace = opening.open_calendar(path, clock)
    workspace.close()
    assert rows(path, "SELECT title, mood FROM video") == [("Cold brew", "calm")]
    assert rows(path, "SELECT reason FROM waiver") == [("silent on purpose",)]
    assert rows(path, "PRAGMA user_version") == [(2,)]
    [backup] = path.parent.glob("*before update*")
    assert rows(backup, "SELECT title FROM video") == [("Cold brew",)]
    assert rows(backup, "PRAGMA user_version") == [(1,)]


def test_a_step_that_fails_leaves_the_file_as_it_was(path, newer, clock):
    newer(BROKEN_STEP)
    before = rows(path, "SELECT * FROM video")
    with pytest.raises(PlanError, match="as it was"):
        opening.open_calendar(path, clock)
    assert rows(path, "SELECT * FROM video") == before
    assert rows(path, "PRAGMA user_version") == [(1,)]


def test_a_file_that_is_up_to_date_needs_no_alembic(path):
    code = (
        "import sys, datetime as dt; from pathlib import Path; from planner import opening;"
        f"opening.open_calendar(Path({str(path)!r}), lambda: dt.datetime.now(dt.UTC)).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
