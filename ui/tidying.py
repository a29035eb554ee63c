"""Rings of objects are collected in the GUI thread alone: a widget that ends in another one takes the program along.

Python collects them in whichever thread makes the next object, and every page is such a ring.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer

REST_MS, BUSY_MS = 5_000, 60
"""How long until the next look: where little was made meanwhile, and where much is being made."""
MUCH = 10
"""So many times Python's own threshold is much."""


class Tidying(QObject):
    """Looks now and then. What the start made is set aside first: it stays, and takes long to walk through."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._begin)
        self._timer.start(REST_MS)

    def _begin(self) -> None:
        gc.freeze()
        self._timer.timeout.disconnect(self._begin)
        self._timer.timeout.connect(self._look)
        self._timer.start(REST_MS)

    def _look(self) -> None:
        busy = gc.get_count()[0] > MUCH * gc.get_threshold()[0]
        collect()
        self._timer.start(BUSY_MS if busy else REST_MS)


def install(parent: QObject) -> None:
    """Collect in the thread of ``parent`` from now on; a second time does nothing."""
    if parent.findChild(Tidying) is None:
        Tidying(parent)


def thaw() -> None:
    """Have what was set aside looked at again: a window is gone, and what it was made of may be."""
    gc.unfreeze()


def collect() -> None:
    """Collect the oldest generation that is due by Python's own thresholds."""
    due = [
        at for at, (n, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if n > most
    ]
    if due:
        gc.collect(due[-1])
