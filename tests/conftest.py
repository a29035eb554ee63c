"""A calendar in memory and a clock that stands still until it is moved."""

import datetime as dt
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from models.database import open_engine
from planner import opening, signs
from planner.calendar.workspace import Workspace

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything asks Qt for a screen

settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")  # a busy machine is no fault of what is tried

NOW = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)  # Monday noon in Jakarta


class StillClock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def workspace(clock: StillClock) -> Iterator[Workspace]:
    workspace = Workspace(open_engine(None), clock)
    workspace.record(opening.furnish(brand="Senja Coffee", zone="Asia/Jakarta", language="en").run)
    yield workspace
    workspace.close()


@pytest.fixture
def from_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let control characters into texts, as an older program did: they are in files that it made."""
    monkeypatch.setattr(signs, "refuse", lambda _values: None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests may take long, but not for ever."""
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.timeout(2400))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Benchmarks run alone, whatever else runs in parallel."""
    return 0 if config.option.markexpr == "benchmark" else None
