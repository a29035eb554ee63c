"""Which file a calendar was opened from, whether it is still the one at its path, and whether others wrote to it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from models.calendar_file import Place, connect_readonly, key_of, place_of, uri
from models.database import forget_pages
from planner.calendar.mirror import copy_in_steps
from planner.errors import LostFileError
from planner.i18n import _

Stamp = tuple[int, int, int]
"""When a file was written to, when anything of it changed, in nanoseconds, and its size in bytes."""
Version = tuple[int, Stamp]
"""What every commit and every other writing to a file changes."""


class Original:
    """The file at a path as it was opened. Raises OSError or sqlite3.Error where there is none to be read."""

    def __init__(self, path: Path, patience: float, *, read_only: bool) -> None:
        self.path, self._patience, self._read_only = path, patience, read_only
        self._watcher: sqlite3.Connection | None = connect_readonly(path, patience)
        self.place: Place = place_of(path)
        self.key = key_of(self._watcher)
        self._stamp = self._stamp_now()
        self._version: Version = (0, self._stamp)

    def close(self) -> None:
        """Let go of the file."""
        if self._watcher:
            self._watcher.close()
            self._watcher = None

    def look(self) -> None:
        """Raise LostFileError unless the file is there and is the calendar that was opened, sqlite3.Error if unread.

        What others wrote shows by its time; whose it is then is asked on a new connection, since one that is
        open may answer from pages that it remembers.
        """
        try:
            status = self.path.stat()
        except OSError as error:
            raise self.gone() from error
        if (status.st_dev, status.st_ino) != self.place:
            raise self.replaced()
        if self._stamp == (stamp := _stamp_of(status)):
            return
        try:
            mode = "ro" if self._read_only else "rw"  # which also takes back what a crash cut short
            with closing(sqlite3.connect(uri(self.path, mode), uri=True, timeout=self._patience)) as fresh:
                if key_of(fresh) == self.key:
                    self._stamp = stamp
                    return
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "no such" not in str(error):
                raise  # it is ours, but can't be read now
        raise self.replaced()

    def wrote(self) -> None:
        """Note that the last writing was our own."""
        self._stamp = self._stamp_now()

    def version(self) -> Version:
        """Return what every commit and every other writing changes; the last one while the file can't be read."""
        if self._watcher:
            try:
                number = int(self._watcher.execute("PRAGMA data_version").fetchone()[0])
                self._version = number, self._stamp_now()
            except sqlite3.Error:
                pass
        return self._version

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Copy the file, even one that lost its name. Raises LostFileError for another one, and sqlite3.Error."""
        if self._watcher is None:
            raise sqlite3.DatabaseError("closed")
        if self.path.exists() and place_of(self.path) == self.place:
            self.look()  # else it still has the file that lost its name
        forget_pages(self._watcher)
        key_of(self._watcher)  # a copy would wait for whoever holds the file
        copy_in_steps(self._watcher, target, patience=20)

    def _stamp_now(self) -> Stamp:
        try:
            return _stamp_of(self.path.stat())
        except OSError:
            return (0, 0, 0)

    def gone(self) -> LostFileError:
        """Return what is said of a file that is not at its path any more."""
        text = _("“{name}” is not in {folder} any more: it was moved, renamed or deleted.")
        return LostFileError(text.format(name=self.path.name, folder=self.path.parent))

    def replaced(self) -> LostFileError:
        """Return what is said of another file at the path."""
        text = _("Another file is in the place of “{name}” in {folder}.")
        return LostFileError(text.format(name=self.path.name, folder=self.path.parent))


def _stamp_of(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size
