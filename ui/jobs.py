"""Work off the GUI thread: it computes and returns plain values, which arrive as a call on the GUI thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal
from shiboken6 import isValid

_running: "set[Job]" = set()


class Job(QThread):
    """One piece of work in a thread of its own. It outlives its owner, but tells nobody then."""

    _over = Signal(object, bool)

    def __init__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        super().__init__()
        self._work, self._then, self._otherwise, self._owner = work, then, otherwise, owner
        self._over.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self) -> None:
        """Do the work; called by Qt in the new thread."""
        try:
            result, good = self._work(), True
        except Exception as error:  # noqa: BLE001 - whatever it is, the GUI thread decides
            result, good = error, False
        self._over.emit(result, good)

    def _deliver(self, result: Any, good: bool) -> None:
        self.wait()
        _running.discard(self)
        if isValid(self._owner):
            (self._then if good else self._otherwise)(result)
        self.deleteLater()


def run(
    owner: QObject,
    work: Callable[[], Any],
    then: Callable[[Any], None],
    otherwise: Callable[[Exception], None],
) -> None:
    """Start ``work`` in a thread; ``then`` or ``otherwise`` is called on the GUI thread with what came of it.

    If ``owner`` is gone by then, nobody is called.
    """
    job = Job(work, then, otherwise, owner)
    _running.add(job)
    job.start()


def finish() -> None:
    """Wait for all work that is under way; what came of it is told later, if anybody still listens."""
    for job in tuple(_running):
        job.wait()
