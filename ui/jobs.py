"""Work off the GUI thread: it computes and returns plain values, which arrive as a call on the GUI thread."""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from planner.errors import Cancelled, PlanError

AT_ONCE = 4
"""How many are at work; the others wait for their turn."""
GRACE = 1.0
"""Seconds that closing waits for what was told to stop."""

_working: "set[Job]" = set()
_waiting: "deque[Job]" = deque()
_let_go: "set[Job]" = set()
"""Told to stop and not over yet: nobody waits for these, but they may still be inside a call of ours."""
_here = threading.local()


class Job(QObject):
    """One piece of work in a thread of its own. It outlives its owner, but tells nobody then.

    The thread is Python's: one that never ends can be left behind, where the end of a QThread's object would be the
    end of the program.
    """

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
        self.stop, self.ended = threading.Event(), threading.Event()
        self._over.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin the work."""
        try:
            threading.Thread(target=self._run, name="job", daemon=True).start()
        except RuntimeError as error:  # no more threads are to be had
            self.ended.set()
            self._over.emit(error, False)

    def is_under(self, owner: QObject) -> bool:
        """Whether it works for an object or for something within it."""
        one: QObject | None = self._owner if isValid(self._owner) else None
        while one is not None and one is not owner:
            one = one.parent()
        return one is not None

    def _run(self) -> None:
        _here.job = self
        result: Any
        try:
            result, good = self._work(), True
        except Exception as error:  # noqa: BLE001 - whatever it is, the GUI thread decides
            result, good = error, False
        except BaseException as error:  # noqa: BLE001 - a library's panic is no Exception, but waiting must end
            result, good = RuntimeError(repr(error)), False
        self.ended.set()
        self._over.emit(result, good)

    def _deliver(self, result: Any, good: bool) -> None:
        _working.discard(self)
        _let_go.discard(self)
        _begin()
        self.deleteLater()
        if self.stop.is_set() or not isValid(self._owner):
            return
        if good:
            try:
                self._then(result)
            except Exception as error:  # noqa: BLE001 - waiting ends here too
                result = error
            else:
                return
        self._otherwise(result)


def run(
    owner: QObject,
    work: Callable[[], Any],
    then: Callable[[Any], None],
    otherwise: Callable[[Exception], None],
) -> None:
    """Do ``work`` in a thread, when its turn comes; ``then`` gets what came of it, on the GUI thread.

    ``otherwise`` gets what ``work`` or ``then`` raised. If ``owner`` is gone by then, or the work was told to stop,
    nobody is called.
    """
    _waiting.append(Job(work, then, otherwise, owner))
    _begin()


def telling(say: Callable[[str], object]) -> Callable[[Exception], None]:
    """Return an ``otherwise`` that says the sentence of a PlanError, and raises whatever else it was."""

    def refused(error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error
        say(str(error))

    return refused


def stopped() -> bool:
    """Whether the work that asks, in its own thread, is wanted no more. Long work asks now and then, and ends."""
    job: Job | None = getattr(_here, "job", None)
    return job is not None and job.stop.is_set()


def check() -> None:
    """Raises Cancelled where ``stopped``: for work that tells how far it is."""
    if stopped():
        raise Cancelled("")


def finish(owner: QObject | None = None, seconds: float = GRACE) -> None:
    """Tell the work for an object and all within it (or all work) to stop, and wait a little for its end.

    What is not over by then is let go: its thread goes on alone, and nobody hears of what comes of it.
    """
    ours = [job for job in (*_working, *_waiting) if owner is None or job.is_under(owner)]
    for job in ours:
        job.stop.set()
    end = time.monotonic() + seconds
    for job in ours:
        if job in _waiting:
            _waiting.remove(job)
            job.deleteLater()
        elif job.ended.wait(max(0.0, end - time.monotonic())):
            continue
        else:
            _working.discard(job)
            _let_go.add(job)
    _begin()


def are_at_work() -> bool:
    """Whether any work is not over yet."""
    return bool(_working or _waiting)


def _begin() -> None:
    while _waiting and len(_working) < AT_ONCE:
        job = _waiting.popleft()
        _working.add(job)
        job.start()
