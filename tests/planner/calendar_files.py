"""Calendar files that are made, and what is in them."""

import datetime as dt
from contextlib import closing
from pathlib import Path

from models.calendar_file import connect_readonly
from planner import opening
from planner.video import videos
from tests.planner.dumping import rows

NOW = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)


def clock() -> dt.datetime:
    return NOW


def filled(path: Path, count: int = 40) -> Path:
    """Make a calendar of some dozens of pages and close it."""
    workspace = opening.create(path, clock, zone="Asia/Jakarta", spoken="en")
    for n in range(count):
        video = workspace.do(
            videos.add(f"Video {n}", dt.datetime(2026, 11, 1, 19) + n * dt.timedelta(days=1))
        )
        workspace.do(videos.set_text(video, "script", f"{n} " * 400))
    workspace.close()
    return path


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(connect_readonly(path)) as connection:
        return rows(connection)


def whole(path: Path) -> bool:
    with closing(connect_readonly(path)) as connection:
        checks = [
            connection.execute("PRAGMA integrity_check").fetchall(),
            connection.execute("PRAGMA foreign_key_check").fetchall(),
        ]
    return checks == [[("ok",)], []]
