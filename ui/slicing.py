"""A long edit from the window: stored slice by slice between other events, so that nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from planner.errors import BusyError, Cancelled, PlanError
from planner.i18n import _
from ui.store import AGAIN_MS, Store

if TYPE_CHECKING:
    from planner.calendar.handles import Session


class SlicedEdit(QObject):
    """Stores a long edit as one step. ``then`` gets what the last slice gave, ``otherwise`` what went wrong.

    What is refused or stopped leaves nothing behind.
    """

    def __init__(
        self,
        store: Store,
        label: str,
        works: Iterator[Callable[[Session], Any]],
        *,
        each: Callable[[Any], None],
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        from planner.calendar.slicing import Slices

        super().__init__(parent)
        self._slices = Slices(store.workspace, label)
        self._works, self._each, self._then, self._otherwise = works, each, then, otherwise
        self._next = next(works, None)
        self._result: Any = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._slice)
        self._timer.start()

    def stop(self) -> None:
        """Take back what was stored, and tell that it was stopped."""
        if self._timer.isActive():
            self._timer.stop()
            self._give_up(Cancelled(_("It was stopped; nothing was kept.")))

    def _slice(self) -> None:
        try:
            if self._next is None:
                self._slices.finish()
                QTimer.singleShot(0, self, self._tell)
                return
            self._result = self._slices.do(self._next)
        except BusyError:
            self._timer.start(AGAIN_MS)
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing of it stays
            self._give_up(error)
            return
        self._each(self._result)
        self._next = next(self._works, None)
        self._timer.start(0)

    def _tell(self) -> None:
        """Have the pages hear of it, and go on only after that: each is as much as nobody notices."""
        self._slices.tell()
        QTimer.singleShot(0, self, self._end)

    def _end(self) -> None:
        self._then(self._result)
        self.deleteLater()

    def _give_up(self, error: Exception) -> None:
        try:
            self._slices.give_up()
        except PlanError as stays:  # somebody changed what came in: told, and that part stays
            error = stays
        self._otherwise(error)
        self.deleteLater()
