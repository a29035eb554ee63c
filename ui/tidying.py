"""Rings of objects are collected in the GUI thread alone: a widget that ends in another one takes the program along.

Python collects them in whichever thread makes the next object, and every page is such a ring.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 5_000


class Tidying(QObject):
    """Collects now and then, as often as Python itself would, as long as events are heard."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(collect)
        self._timer.start()


def install(parent: QObject) -> None:
    """Collect in the thread of ``parent`` from now on; a second time does nothing."""
    if parent.findChild(Tidying) is None:
        Tidying(parent)


def collect() -> None:
    """Collect the oldest generation that is due by Python's own thresholds."""
    for generation, (count, most) in reversed(
        list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
    ):
        if count > most:
            gc.collect(generation)
            return
