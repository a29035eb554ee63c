"""Answers dialogs that wait for somebody."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def when_asked(do: Callable[[Any], object]) -> None:
    """Do something with the dialog that is about to open, however long that takes; one that fails is closed."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, look)
            return
        try:
            do(dialog)
        except BaseException:
            dialog.close()
            raise

    QTimer.singleShot(20, look)
