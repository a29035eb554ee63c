"""What a calendar holds, for the tests of its workspace."""

from sqlmodel import col, select

from models.history import History
from models.video import Video
from planner.calendar.workspace import Workspace
from planner.video import videos


def at(workspace: Workspace, video_id: int) -> Video:
    return workspace.read(lambda session: videos.get(session, video_id))


def titles(workspace: Workspace) -> list[str]:
    return list(
        workspace.read(lambda session: list(session.exec(select(Video.title).order_by(col(Video.id)))))
    )


def log(workspace: Workspace) -> list[tuple[str, str, dict[str, list[int]]]]:
    found = workspace.read(lambda session: list(session.exec(select(History).order_by(col(History.id)))))
    return [(row.kind, row.label, row.rows) for row in found]
