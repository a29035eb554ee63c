"""What is due, missed and coming, for the tests of reminders."""

import datetime as dt

from sqlmodel import select

from models.reminder import Due
from planner.calendar.workspace import Workspace
from planner.reminders import reminders


def look(workspace: Workspace, now: dt.datetime, seen: dt.datetime | None = None) -> list[int]:
    return workspace.record(lambda session: reminders.look(session, now, seen))


def due(workspace: Workspace, now: dt.datetime) -> list[reminders.DueItem]:
    return workspace.read(lambda session: reminders.due(session, now))


def missed(workspace: Workspace) -> list[reminders.DueItem]:
    return workspace.read(reminders.missed)


def coming(workspace: Workspace, now: dt.datetime, until: dt.datetime) -> list[reminders.Occurrence]:
    return workspace.read(lambda session: reminders.coming(session, now, until))


def rows(workspace: Workspace) -> list[Due]:
    return workspace.read(lambda session: list(session.exec(select(Due).order_by(Due.id))))  # type: ignore[arg-type]


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC)


SEVEN = utc(2026, 11, 23, 12)
