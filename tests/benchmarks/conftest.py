"""Speed as ratios: nothing here fails because a machine is slow. Run with ``uv run pytest -m benchmark``."""

import os
import sys
from pathlib import Path

import pytest

from tests.benchmarks.made import Month, make_calendar
from tests.benchmarks.pairing import Line, Paired, table

LINES = pytest.StashKey[list[Line]]()


def pytest_configure(config):
    config.stash[LINES] = []


def pytest_terminal_summary(terminalreporter, config):
    lines = config.stash.get(LINES, [])
    if lines:
        terminalreporter.section("speed, as ratios")
        for text in table(lines, {"processors": os.cpu_count()}):
            terminalreporter.write_line(text)


@pytest.fixture
def paired(benchmark, request) -> Paired:
    return Paired(benchmark, request.config.stash[LINES])


@pytest.fixture(scope="session")
def calendars(tmp_path_factory):
    """Return calendar files by how many videos they hold in how many months, made once a run."""
    folder = tmp_path_factory.mktemp("calendars")
    made: dict[tuple[Month, ...], Path] = {}

    def get(*months: Month) -> Path:
        if months not in made:
            made[months] = make_calendar(folder / f"{len(made)}.hookline", months)
        return made[months]

    return get


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A home of its own, and the environment of programs that run in it, with bytecode as an installed one has."""
    folder = tmp_path_factory.mktemp("home")
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    environment = kept | {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    return folder, environment


@pytest.fixture(scope="session")
def python():
    return sys.executable
