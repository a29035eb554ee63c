"""What SQLite says when a calendar's file can't be read or written, as sentences."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from planner.errors import BusyError, DiskError, PlanError
from planner.i18n import N_, _

_PRIMARY = 0xFF
"""The bits of SQLite's codes that say what is the matter; the others say where."""
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DISK = {
    sqlite3.SQLITE_FULL: N_("the disk is full"),
    sqlite3.SQLITE_IOERR: N_("the disk reports an error"),
    sqlite3.SQLITE_CANTOPEN: N_("its file or the journal beside it can't be opened"),
    sqlite3.SQLITE_READONLY: N_("its file or folder can't be written to"),
    sqlite3.SQLITE_PERM: N_("its file or folder can't be written to"),
    sqlite3.SQLITE_CORRUPT: N_("its file is damaged"),
    sqlite3.SQLITE_NOTADB: N_("its file is damaged"),
}


def unwritten(error: DBAPIError | sqlite3.Error) -> PlanError:
    """Return why a change was not saved: BusyError or DiskError where it can be saved as it is later on."""
    code, text = _said(error)
    if code in _BUSY:
        return BusyError(
            _("Another program is writing to this calendar, so the change was not saved. Do it again.")
        )
    if code not in _DISK:
        return PlanError(_("The change was not saved: {reason}.").format(reason=text))
    reason = _(_DISK[code])
    if code == sqlite3.SQLITE_FULL:
        sentence = _("The disk is full, so the change was not saved. Free some space and do it again.")
    elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        sentence = _("This calendar's file or folder can't be written to, so the change was not saved.")
    else:
        sentence = _("The change was not saved: {reason}.").format(reason=reason)
    return DiskError(sentence, reason)


def unread(error: Exception) -> PlanError:
    """Return why a calendar can't be read."""
    code, text = _said(error)
    sentence = _("The calendar can't be read: {reason}.")
    if code in _BUSY:
        return BusyError(sentence.format(reason=_("another program is using it")))
    reason = _(_DISK[code]) if code in _DISK else text
    return PlanError(sentence.format(reason=reason))


def _said(error: Exception) -> tuple[int, str]:
    said = error.orig if isinstance(error, DBAPIError) else error
    return getattr(said, "sqlite_errorcode", 0) & _PRIMARY, str(said)
