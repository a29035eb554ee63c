"""What SQLite says of a file is told in sentences of ours, and what can be done later is told apart."""

import sqlite3

import pytest

from planner.calendar.refusals import unread, unwritten
from planner.errors import BusyError, DiskError, LaterError


def said(code, text="some words of SQLite's"):
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY_DBMOVED,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_BUSY,
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_words_of_ours_and_can_be_done_later(code) -> None:
    assert isinstance(unwritten(said(code)), LaterError)
    for error in (unwritten(said(code)), unread(said(code))):
        assert "SQLite" not in str(error)


def test_a_file_that_is_held_and_a_disk_that_fails_are_told_apart() -> None:
    assert isinstance(unwritten(said(sqlite3.SQLITE_BUSY_SNAPSHOT)), BusyError)
    full = unwritten(said(sqlite3.SQLITE_FULL))
    assert isinstance(full, DiskError)
    assert full.reason == "the disk is full"


def test_what_the_calendar_itself_refuses_is_not_tried_again() -> None:
    refused = unwritten(said(sqlite3.SQLITE_CONSTRAINT, "a rule of the table"))
    assert not isinstance(refused, LaterError)
    assert "a rule of the table" in str(refused)
