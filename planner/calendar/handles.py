"""What a question to a calendar is asked with, for those that hand questions on and know no SQL themselves."""

from sqlite3 import Connection

from sqlmodel import Session

__all__ = ["Connection", "Session"]
