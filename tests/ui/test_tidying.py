"""Where rings of objects end: in the GUI thread, whatever other threads do."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from ui import tidying


class Ring(QObject):
    """Python's own, and part of a ring."""

    def __init__(self, ended):
        super().__init__()
        self.myself = self
        self._ended = ended

    def __del__(self):
        self._ended.append(threading.current_thread())


def busy():
    """Return so many objects that Python would have collected several times."""
    return [[] for _one in range(50_000)]


@pytest.mark.slow
def test_a_ring_with_a_widget_in_it_never_ends_in_another_thread(qapp):
    tidying.install(qapp)
    gc.collect()
    ended = []
    Ring(ended)
    worker = threading.Thread(target=busy)
    worker.start()
    worker.join()
    assert ended == []
    tidying.collect()
    gc.collect()
    assert ended == [threading.main_thread()]


def test_what_is_due_is_collected(qapp):
    tidying.install(qapp)
    kept = busy()  # noqa: F841 - alive meanwhile
    assert gc.get_count()[0] > gc.get_threshold()[0]
    tidying.collect()
    assert gc.get_count()[0] <= gc.get_threshold()[0]
