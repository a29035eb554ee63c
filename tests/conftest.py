"""A calendar in memory and a clock that stands still until it is moved."""

import datetime as dt
import gc
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings
from sqlalchemy import Engine

from models import database
from models.database import open_engine
from planner import demo, opening, signs
from planner.calendar.workspace import Workspace
from tests.trying import LUCK, THOROUGH

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything asks Qt for a screen
MEMORY = Path("/dev/shm")  # noqa: S108 - files of tests lie there where it is: a sync costs nothing in memory
if os.access(MEMORY, os.W_OK):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# A busy machine is no fault of what is tried; nor is it a commit's that luck finds what was wrong before.
settings.register_profile(
    "calm",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    print_blob=True,
    max_examples=40,
)
settings.register_profile(THOROUGH, settings.get_profile("calm"), derandomize=not LUCK, max_examples=500)
settings.load_profile("calm")

_create_engine = database.create_engine
_create_tables = database.create_tables
_compiled: list[Engine] = []
_made: list[sqlite3.Connection] = []


def _engine_that_knows(url: str, **options: Any) -> Engine:
    """Return an engine that shares what was compiled for those before it: a test makes one or more of its own."""
    engine = _create_engine(url, **options)
    if not _compiled:
        first = _create_engine(url, **{**options, "creator": lambda: sqlite3.connect(":memory:")})
        first.connect().close()  # now its dialect knows this SQLite
        first.dispose()
        _compiled.append(first)
    engine._compiled_cache = _compiled[0]._compiled_cache
    engine.dialect = engine.pool._dialect = _compiled[0].dialect
    return engine


def _tables_at_once(engine: Engine) -> None:
    """Make the tables as the program does the first time, and copy those from then on."""
    if not _made:
        _create_tables(engine)
        _made.append(_copy(engine))
    _made[0].backup(_plain(engine))


def _copy(engine: Engine) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    _plain(engine).backup(copy)
    return copy


def _plain(engine: Engine) -> sqlite3.Connection:
    """Return the one connection of a calendar in memory."""
    with engine.connect() as connection:
        return connection.connection.driver_connection


database.create_engine = _engine_that_knows
database.create_tables = _tables_at_once  # of calendars in memory; files are made by planner.opening

NOW = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)  # Monday noon in Jakarta


class StillClock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture(scope="session")
def furnished() -> Iterator[sqlite3.Connection]:
    """What a new calendar holds."""
    workspace = Workspace(open_engine(None), StillClock())
    workspace.record(opening.furnish(brand="Senja Coffee", zone="Asia/Jakarta", language="en").run)
    copy = _copy(workspace._engine)
    workspace.close()
    yield copy
    copy.close()


@pytest.fixture
def workspace(clock: StillClock, furnished: sqlite3.Connection) -> Iterator[Workspace]:
    engine = open_engine(None)
    furnished.backup(_plain(engine))
    workspace = Workspace(engine, clock)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def built_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample calendar in English, to be copied: it takes longer to make."""
    path = tmp_path_factory.mktemp("sample") / "Senja Coffee.hookline"
    demo.build(path, StillClock(), "en").close()
    return path


@pytest.fixture
def from_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let control characters into texts, as an older program did: they are in files that it made."""
    monkeypatch.setattr(signs, "refuse", lambda _values: None)


def pytest_configure(config: pytest.Config) -> None:
    """Leave nothing to luck, so that what passed passes again; with HOOKLINE_LUCK=1 the long run tries other things."""
    if config.option.markexpr == "slow":
        settings.load_profile(THOROUGH)
    if not LUCK and getattr(config.option, "randomly_seed", "") == "default":
        config.option.randomly_seed = 1


def pytest_collection_finish() -> None:
    """What was imported stays: the collector need not walk it again and again."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Properties are tried in the long run too. Long tests may take long, but not for ever."""
    thorough = settings.get_current_profile_name() == THOROUGH
    for item in items:
        if thorough and is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.slow)
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.timeout(1200))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Benchmarks run alone, whatever else runs in parallel."""
    return 0 if config.option.markexpr == "benchmark" else None
