"""What several tests of the workspace begin with."""

import pytest

from planner.calendar.changes import Changes
from planner.calendar.workspace import Workspace
from planner.video import videos


@pytest.fixture
def video(workspace: Workspace) -> int:
    return workspace.do(videos.add("Unboxing"))


@pytest.fixture
def heard(workspace: Workspace) -> list[Changes]:
    heard: list[Changes] = []
    workspace.on_change(heard.append)
    return heard
