"""What nobody caught: it is written into the log and told once, in a dialog that says what is safe. Nothing is sent."""

import faulthandler
import sys
import threading
import time
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from planner import log
from planner.i18n import _
from ui.widgets.parts import button, column, label, row

APART = 60.0
"""Seconds between two dialogs: what goes wrong often is told once, and written down each time."""
LEVELS = {QtMsgType.QtDebugMsg: 10, QtMsgType.QtInfoMsg: 20, QtMsgType.QtWarningMsg: 30}
"""Qt's kinds of messages as levels of a log; all others are errors."""


class TroubleDialog(QDialog):
    """Says that something went wrong, and gives what a developer needs to know."""

    def __init__(self, details: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.details = details
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Something went wrong"))
        words = label(
            _(
                "Hookline could not finish what it was doing, so the last step may not have happened. "
                "Everything that was saved is safe. If this comes again, close Hookline and open it anew, and copy "
                "the details for whoever looks after it: they hold nothing of your plan. Nothing is sent."
            ),
            wrap=True,
        )
        self.copy = button(_("Copy details"), self._copy)
        self.shut = button(_("Close"), self.accept, "primary")
        self.shut.setDefault(True)
        layout = column(words, row(None, self.copy, self.shut), spacing=14)
        layout.setContentsMargins(18, 16, 18, 16)
        self.setLayout(layout)
        self.setMinimumWidth(420)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)


class Trouble(QObject):
    """Hears of whatever nobody caught, in any thread."""

    _happened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.dialog: TroubleDialog | None = None
        self._told_at = -APART
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Listen from now on, until the program ends."""
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        sys.unraisablehook = self._ignored
        qInstallMessageHandler(self._said)
        try:
            log.folder().mkdir(parents=True, exist_ok=True)
            crashes = log.folder() / log.CRASHES
            big = crashes.exists() and crashes.stat().st_size > log.MOST_BYTES
            faulthandler.enable(crashes.open("w" if big else "a", encoding="utf-8"))
        except OSError:
            return  # there is nowhere to write

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not isinstance(error, Exception):
            return  # the user ends it
        from planner.presets import version

        try:
            log.opened().error("nobody caught this", exc_info=(kind, error, trace))
            self._happened.emit(log.details(version(), error, trace))
        except Exception as worse:  # noqa: BLE001 - there is nobody left to tell
            sys.__excepthook__(type(worse), worse, worse.__traceback__)

    def _raised_in_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self._raised(what.exc_type, what.exc_value, what.exc_traceback)

    def _ignored(self, what: Any) -> None:
        sys.__unraisablehook__(what)
        if what.exc_value is not None:
            error = (type(what.exc_value), what.exc_value, what.exc_traceback)
            log.opened().error("ignored: %s", what.err_msg or "", exc_info=error)

    def _said(self, kind: QtMsgType, _place: QMessageLogContext, text: str) -> None:
        if sys.stderr is not None:
            sys.stderr.write(f"{text}\n")
        log.opened().log(LEVELS.get(kind, 40), "Qt: %s", text)

    def _tell(self, details: str) -> None:
        """Show the dialog, unless one is there or was just now; what it raises itself is written down alone."""
        now = time.monotonic()
        if self.dialog is not None or now - self._told_at < APART or QApplication.instance() is None:
            return
        self._told_at = now
        try:
            self.dialog = TroubleDialog(details)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()
        except Exception:  # noqa: BLE001 - a dialog about the dialog would have no end
            log.opened().exception("this could not be told")

    def _closed(self) -> None:
        self.dialog = None


_trouble: list[Trouble] = []


def start() -> Trouble:
    """Listen for what nobody catches, in this program's one run."""
    _trouble.append(Trouble())
    _trouble[-1].start()
    return _trouble[-1]
