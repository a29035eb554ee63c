"""Nothing of a page is a window of its own while it has no parent yet: it would flash and take the keyboard."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.walking import pages


class Watch(QObject):
    """Hears of every window that shows beside the one that is meant to."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window, self.seen = window, []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and watched is not self._window:
            text = getattr(watched, "text", watched.objectName)()
            self.seen.append(f"{type(watched).__name__} “{text}”")
        return False


@pytest.mark.slow
def test_no_piece_of_a_page_is_a_window_for_a_moment(sample_window, tmp_path):
    watch = Watch(sample_window)
    QApplication.instance().installEventFilter(watch)
    try:
        flashed = {}
        for name, _page in pages(sample_window, tmp_path):
            if watch.seen:
                flashed[name] = list(watch.seen)
                watch.seen.clear()
    finally:
        QApplication.instance().removeEventFilter(watch)
    assert flashed == {}
