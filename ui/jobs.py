"""Work off the GUI thread: it computes and returns plain values, which arrive as a call on the GUI thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal


class Job(QThread):
    """One piece of work in a thread of its own. It deletes itself once it has told its result."""

    _over = Signal(object, bool)

    def __init__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work, self._then, self._otherwise = work, then, otherwise
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
        (self._then if good else self._otherwise)(result)
        self.deleteLater()


def run(
    parent: QObject,
    work: Callable[[], Any],
    then: Callable[[Any], None],
    otherwise: Callable[[Exception], None],
) -> Job:
    """Start ``work`` in a thread; ``then`` or ``otherwise`` is called on the GUI thread with what came of it."""
    job = Job(work, then, otherwise, parent)
    job.start()
    return job
