"""Turns kinds of reminder off, for tests that are about some of them."""

from sqlmodel import Session, select

from models.choices import ReminderKind
from models.reminder import Reminder
from planner.calendar.workspace import Workspace


def remind_only(workspace: Workspace, *kinds: ReminderKind) -> None:
    """Leave these kinds on and turn all others off."""

    def turn_off(session: Session) -> None:
        for reminder in session.exec(select(Reminder)):
            reminder.on = reminder.kind in kinds

    workspace.record(turn_off)
