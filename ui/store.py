"""The calendar as the windows see it: the same calls, with changes and failures arriving as signals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from models import reading
from planner.errors import PlanError
from planner.i18n import _

if TYPE_CHECKING:  # the calendar's library loads after the window shows
    import sqlite3

    from sqlmodel import Session

    from planner.changes import Changes
    from planner.checks.rule import Fix
    from planner.workspace import Edit, Workspace

R = TypeVar("R")


def utc_now() -> dt.datetime:
    """Return the moment it is, in UTC."""
    return dt.datetime.now(dt.UTC)


class Store(QObject):
    """A calendar that is open or about to be.

    Until ``attach`` it reads through a plain read-only connection, which is enough to draw the month.
    """

    changed = Signal(object)
    """Changes: what the last step touched."""
    attached = Signal()
    """The calendar can be changed from now on."""
    failed = Signal(str)
    """A sentence for the user: an edit was refused and changed nothing."""
    done = Signal(str, bool)
    """The label of a step that was just done, in English, and whether to offer to undo it."""
    told = Signal(str, bool)
    """A sentence for the user about what was done, and whether to offer to undo it."""

    _announced = Signal(object)

    def __init__(self, clock: Callable[[], dt.datetime] = utc_now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._workspace: Workspace | None = None
        self._early: sqlite3.Connection | None = None
        self._announced.connect(self.changed)

    @property
    def workspace(self) -> Workspace:
        """The open calendar. Only after ``attached``."""
        if self._workspace is None:
            raise RuntimeError("the calendar is not attached yet")
        return self._workspace

    @property
    def ready(self) -> bool:
        """Whether the calendar can be read whole and changed."""
        return self._workspace is not None

    @property
    def path(self) -> Path | None:
        """The calendar's file."""
        return self._workspace.path if self._workspace else None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._workspace is not None and self._workspace.read_only

    def now(self) -> dt.datetime:
        """Return the moment it is, in UTC."""
        return self._clock()

    def peek(self, connection: sqlite3.Connection) -> None:
        """Read through a plain connection until the calendar is attached."""
        self._early = connection

    def attach(self, workspace: Workspace) -> None:
        """Take the calendar over, once it is open."""
        self._workspace = workspace
        if self._early:
            self._early.close()
            self._early = None
        workspace.on_change(self._hear)
        self.attached.emit()

    def close(self) -> None:
        """Let go of the file."""
        if self._workspace:
            self._workspace.close()
        if self._early:
            self._early.close()
            self._early = None

    def read(self, query: Callable[[Session], R]) -> R:
        """Return what a query finds."""
        return self.workspace.read(query)

    def read_rows(self, query: Callable[[sqlite3.Connection], list[R]]) -> list[R]:
        """Return what a query of the fast path finds; nothing while there is no file to read."""
        if self._workspace:
            return self._workspace.read_plain(query)
        return query(self._early) if self._early else []

    def settings(self) -> dict[str, Any]:
        """Return the calendar's settings by column; nothing while there is no file to read."""
        return dict(self.read_rows(lambda connection: list(reading.settings_row(connection).items())))

    def do(self, edit: Edit[R], *, offer_undo: bool = False) -> R | None:
        """Do an edit. A refused one is told through ``failed`` and gives None."""
        return self._try(edit, offer_undo)[1]

    def save(self, edit: Edit[Any]) -> bool:
        """Do an edit and say whether it was done; a refused one is told through ``failed``."""
        return self._try(edit, offer_undo=False)[0]

    def _try(self, edit: Edit[R], offer_undo: bool) -> tuple[bool, R | None]:
        try:
            result = self.workspace.do(edit)
        except PlanError as error:
            self.failed.emit(str(error))
            return False, None
        self.done.emit(edit.label, offer_undo)
        return True, result

    def fix(self, fix: Fix) -> None:
        """Make a fix that a finding carries."""
        from planner.edits import named

        self.do(named(fix.edit, *fix.args))

    def fix_all_safe(self, video_id: int) -> None:
        """Make every safe fix of a video, as one step."""
        from planner.checks.fixing import fix_all_safe

        self.do(fix_all_safe((video_id,), self.now()), offer_undo=True)

    def undo(self) -> None:
        """Take the last step back."""
        self._step(lambda: self.workspace.undo(), _("Undone: {step}"))

    def redo(self) -> None:
        """Do the last undone step again."""
        self._step(lambda: self.workspace.redo(), _("Done again: {step}"))

    def _step(self, move: Callable[[], str | None], words: str) -> None:
        try:
            label = move()
        except PlanError as error:
            self.failed.emit(str(error))
            return
        if label:
            self.told.emit(words.format(step=_(label)), False)

    def _hear(self, changes: Changes) -> Any:
        """Pass changes on in the GUI thread, whichever thread made them."""
        if QThread.currentThread() is self.thread():
            self.changed.emit(changes)
        else:
            self._announced.emit(changes)
