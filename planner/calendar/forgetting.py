"""What fell due about something that is deleted, deleted with it."""

from typing import Any

from sqlmodel import Session, col, select

from models.reminder import Due


def forget_video(session: Session, video_id: int) -> None:
    """Delete what fell due about a video, as part of the edit that deletes it."""
    forget(session, col(Due.video_id) == video_id)


def forget_live(session: Session, live_id: int) -> None:
    """Delete what fell due about a live event, as part of the edit that deletes it."""
    forget(session, col(Due.video_id) == 0, col(Due.live_id) == live_id)


def forget(session: Session, *conditions: Any) -> None:
    """Delete the rows that meet the conditions."""
    for row in session.exec(select(Due).where(*conditions)):
        session.delete(row)
