"""The calendar as the windows see it: the same calls, with changes and failures arriving as signals."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from models import reading
from planner.errors import BusyError, DiskError, LaterError, PlanError
from planner.i18n import _
from ui import jobs
from ui.unsaved import Place, Typed

if TYPE_CHECKING:  # the calendar's library loads after the window shows
    from planner.calendar.changes import Changes
    from planner.calendar.handles import Connection, Session
    from planner.calendar.workspace import Edit, Workspace
    from planner.checks.rule import Fix

R = TypeVar("R")
AGAIN_MS, DISK_AGAIN_MS = 150, 1000
"""How often an edit that waits for the file is tried again; less often where the disk is the matter."""
STEP_TRIES = 20
"""How often undo is tried again while something else reads or writes the file."""
COPY_MS = 100
"""After a change: several in a row are one copy in memory."""


@dataclass(frozen=True)
class _Waiting:
    """An edit that could not be stored yet."""

    edit: Edit[Any]
    offer_undo: bool
    typed: Typed | None
    """What was typed, where it stores just that."""


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
    troubled = Signal(object)
    """The PlanError for which the file can't be read or written now; None once it can again."""
    waiting_changed = Signal(bool)
    """Whether edits wait until the file can be written."""
    unsaved_changed = Signal()
    """Other texts than before are refused."""
    _announced = Signal(object)
    _copied_later = Signal()

    def __init__(self, clock: Callable[[], dt.datetime] = utc_now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._workspace: Workspace | None = None
        self._early: Connection | None = None
        self._announced.connect(self.changed)
        self.given_up = False
        """Whether what it holds need not be asked about any more."""
        self.rescued: Path | None = None
        """The new file in which all of it was saved."""
        self._trouble: PlanError | None = None
        self._unwritten: LaterError | None = None
        """Why what waits does; the file may be read meanwhile."""
        self._waiting: list[_Waiting] = []
        self._unsaved: dict[Place, Typed] = {}
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        self._copying = False
        self._copy = QTimer(self, singleShot=True, interval=COPY_MS)
        self._copy.timeout.connect(self._keep_copy)
        self._copied_later.connect(self._copy.start)

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

    def peek(self, connection: Connection) -> None:
        """Read through a plain connection until the calendar is attached."""
        self._early = connection

    def attach(self, workspace: Workspace) -> None:
        """Take the calendar over, once it is open."""
        self._workspace = workspace
        if self._early:
            self._early.close()
            self._early = None
        workspace.on_change(self._hear)
        self._copy.start()
        self.attached.emit()

    @property
    def waiting(self) -> list[Edit[Any]]:
        """The edits that wait until the file can be written, in order."""
        return [one.edit for one in self._waiting]

    @property
    def unsaved(self) -> Mapping[Place, Typed]:
        """The texts that were refused, each by what it was typed for."""
        return self._unsaved

    def typed_at(self, place: Place) -> str | None:
        """Return the text that was typed at a place and is not in the calendar; None where the calendar holds it."""
        waits = self._waiting_at(place)
        typed = waits or self._unsaved.get(place)
        return typed.text if typed else None

    def value_at(self, place: Place) -> Any:
        """Return what ``save_value`` was given for a place and waits; None where nothing does."""
        waits = self._waiting_at(place)
        return waits.value if waits else None

    def _waiting_at(self, place: Place) -> Typed | None:
        found = (one.typed for one in reversed(self._waiting) if one.typed and one.typed.place == place)
        return next(found, None)

    def text_of(self, edit: Edit[Any]) -> Typed | None:
        """Return the text that was typed, of a waiting edit that stores just that."""
        found = next((one.typed for one in self._waiting if one.edit is edit), None)
        return found if found and found.value is None else None

    def give_up(self) -> None:
        """Let go of what waits and of the file: all is in another file now, or nobody wants it."""
        self.given_up = True
        self._waiting.clear()
        self._unwritten = None
        self._unsaved.clear()
        self.waiting_changed.emit(False)

    @property
    def trouble(self) -> PlanError | None:
        """Why the file can't be read or written now; looks again."""
        if self._workspace and not self._waiting:
            try:
                self.read(lambda _session: None)
            except PlanError as error:  # and there is no copy of it yet
                self._note(error)
        return self._trouble

    def look_outside(self) -> None:
        """See whether the file is still there, and what other programs wrote to it."""
        with contextlib.suppress(PlanError):
            self.read(lambda _session: None)
        self.workspace.look_outside()

    def close(self) -> None:
        """Let go of the file."""
        self._again.stop()
        self._copy.stop()
        if self._workspace:
            self._workspace.close()
        if self._early:
            self._early.close()
            self._early = None

    def read(self, query: Callable[[Session], R]) -> R:
        """Return what a query finds; while the file can't be read, what was there when it was read last."""
        found = self.workspace.read(query)
        self._note(self.workspace.trouble or self._unwritten)
        return found

    def read_rows(self, query: Callable[[Connection], list[R]]) -> list[R]:
        """Return what a query of the fast path finds; nothing while there is no file to read."""
        if self._workspace:
            found = self._workspace.read_plain(query)
            self._note(self._workspace.trouble or self._unwritten)
            return found
        return query(self._early) if self._early else []

    def read_later(
        self,
        owner: QObject,
        query: Callable[[Connection], R],
        then: Callable[[R], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Read beside the window, on a connection of its own; ``then`` gets what was found, as ``jobs.run`` has it.

        A calendar in memory has one connection, which is this thread's: it is read at once, and what that raises is
        raised here.
        """
        workspace = self.workspace
        if workspace.path is None:
            then(workspace.read_plain(query))
        else:
            jobs.run(owner, lambda: workspace.read_apart(query), then, otherwise)

    def settings(self) -> dict[str, Any]:
        """Return the calendar's settings by column; nothing while there is no file to read."""
        return dict(self.read_rows(lambda connection: list(reading.settings_row(connection).items())))

    def do(self, edit: Edit[R], *, offer_undo: bool = False) -> R | None:
        """Do an edit, at once or as soon as the file can be written. A refused one is told through ``failed``.

        Returns its result, None where it is refused or waits: whoever can't go on without one takes ``make``.
        """
        return self._try(edit, offer_undo)[1]

    def save_text(self, place: Place, text: str, edit: Edit[Any]) -> bool:
        """Do an edit that stores what was typed at a place, as ``save`` does; a refused text is kept in ``unsaved``."""
        return self._try(edit, offer_undo=False, typed=Typed(place, text, edit))[0]

    def save_value(self, place: Place, value: object, edit: Edit[Any], *, offer_undo: bool = False) -> bool:
        """Do an edit that stores a whole list or the like, as ``save`` does.

        While it waits ``value_at`` has the value: what is changed next is built on that, and not on what it replaces.
        """
        return self._try(edit, offer_undo, typed=Typed(place, "", edit, value=value))[0]

    def save(self, edit: Edit[Any], *, offer_undo: bool = False) -> bool:
        """Do an edit, at once or later, and say whether it is taken; a refused one is told through ``failed``."""
        return self._try(edit, offer_undo)[0]

    def make(self, edit: Edit[R], *, offer_undo: bool = False) -> R | None:
        """Do an edit now and return its result. A refused one is told through ``failed`` and gives None."""
        try:
            if self._waiting:
                raise self._trouble or BusyError(
                    _("What was changed before is still being saved. Try again.")
                )
            result = self.workspace.do(edit)
        except PlanError as error:
            self.failed.emit(str(error))
            return None
        self.done.emit(edit.label, offer_undo)
        return result

    def _try(self, edit: Edit[R], offer_undo: bool, typed: Typed | None = None) -> tuple[bool, R | None]:
        if not self._waiting:
            try:
                result = self.workspace.do(edit)
            except LaterError as error:
                self._unwritten = error
                self._note(error)
            except PlanError as error:
                self._refuse(typed, error)
                return False, None
            else:
                self._settle(typed)
                self.done.emit(edit.label, offer_undo)
                return True, result
        self._settle(typed)
        self._waiting.append(_Waiting(edit, offer_undo, typed))
        if not self._again.isActive():
            self._again.start(AGAIN_MS)
        if len(self._waiting) == 1:
            self.waiting_changed.emit(True)
        return True, None

    def _refuse(self, typed: Typed | None, error: PlanError) -> None:
        """Tell that an edit was refused; what was typed is kept."""
        if typed and typed.value is None:
            self._unsaved[typed.place] = replace(typed, why=str(error))
            self.unsaved_changed.emit()
        self.failed.emit(str(error))

    def _settle(self, typed: Typed | None) -> None:
        """What was typed is stored or waits: what was refused at its place before is over."""
        if typed and self._unsaved.pop(typed.place, None):
            self.unsaved_changed.emit()

    def _try_again(self) -> None:
        """Do what waits, in order, as far as the file lets; then see whether it can be read."""
        while self._waiting:
            one = self._waiting[0]
            try:
                self.workspace.do(one.edit)
            except LaterError as error:
                self._unwritten = error
                self._note(error)
                return
            except PlanError as error:
                later = any(
                    two.typed and one.typed and two.typed.place == one.typed.place
                    for two in self._waiting[1:]
                )
                self._refuse(None if later else one.typed, error)
            else:
                self.done.emit(one.edit.label, one.offer_undo)
            del self._waiting[0]
            if not self._waiting:
                self._unwritten = None
                self.waiting_changed.emit(False)
        if self._trouble is not None:
            with contextlib.suppress(PlanError):
                self.read(lambda _session: None)

    def _note(self, trouble: PlanError | None) -> None:
        """Tell when the file begins or ends to be out of reach; meanwhile it is tried again and again."""
        if QThread.currentThread() is not self.thread():
            return
        before, self._trouble = self._trouble, trouble
        if str(before) != str(trouble):
            self.troubled.emit(trouble)
        if trouble is not None:
            self._again.start(DISK_AGAIN_MS if isinstance(trouble, DiskError) else AGAIN_MS)
        elif before is not None:
            from planner.calendar.changes import Changes

            self.changed.emit(Changes((), everything=True))

    def _keep_copy(self) -> None:
        """Copy the file into memory, off the GUI thread, for when it can't be read."""
        if self._copying or self._workspace is None:
            self._copy.start()
            return
        self._copying = True
        jobs.run(self, self._workspace.keep_copy, self._kept, self._kept)

    def _kept(self, _result: object) -> None:
        self._copying = False

    def fix(self, fix: Fix) -> None:
        """Make a fix that a finding carries."""
        from planner.edits import named

        self.do(named(fix.edit, *fix.args))

    def fix_all_safe(self, *video_ids: int) -> None:
        """Make every safe fix of videos, as one step."""
        from planner.checks.fixing import fix_all_safe

        self.do(fix_all_safe(video_ids, self.now()), offer_undo=True)

    def undo(self) -> None:
        """Take the last step back."""
        self._step(lambda: self.workspace.undo(), _("Undone: {step}"))

    def redo(self) -> None:
        """Do the last undone step again."""
        self._step(lambda: self.workspace.redo(), _("Redid: {step}"))

    def _step(self, move: Callable[[], str | None], words: str, tries: int = STEP_TRIES) -> None:
        """Go a step back or forth; where something else writes or reads just then, again soon, so many times."""
        if self._waiting:
            self.failed.emit(_("What was changed before is still being saved. Try again."))
            return
        try:
            label = move()
        except PlanError as error:
            if isinstance(error, BusyError) and tries:
                QTimer.singleShot(AGAIN_MS, self, lambda: self._step(move, words, tries - 1))
            else:
                self.failed.emit(str(error))
            return
        if label:
            self.told.emit(words.format(step=_(label)), False)

    def _hear(self, changes: Changes) -> Any:
        """Pass changes on in the GUI thread, whichever thread made them."""
        self._copied_later.emit()
        if QThread.currentThread() is self.thread():
            self.changed.emit(changes)
        else:
            self._announced.emit(changes)
