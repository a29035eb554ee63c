"""Calendar files to try things on."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner import opening
from planner.calendar.workspace import Workspace
from tests.planner.calendar_files import clock, filled


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("template") / "template.hookline")


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "plan.hookline"))


@pytest.fixture
def opened() -> Iterator[Callable[[Path], Workspace]]:
    made: list[Workspace] = []

    def open_one(path: Path) -> Workspace:
        made.append(opening.open_calendar(path, clock))
        return made[-1]

    yield open_one
    for one in made:
        one.close()
