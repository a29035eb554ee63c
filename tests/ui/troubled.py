"""A program of ours in which much goes wrong; started by a test, it tells what it saw as JSON."""

import json
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, qWarning
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[2]))

from planner import log
from planner.errors import PlanError
from ui import jobs, trouble

TITLE = "TOP SECRET TITLE"


class Bell(QObject):
    rang = Signal()


def spin(times=30):
    for _turn in range(times):
        QCoreApplication.processEvents()
        threading.Event().wait(0.005)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def slot():
    try:
        raise PlanError(TITLE)
    except PlanError as error:
        raise KeyError(TITLE) from error


def in_a_thread():
    raise ValueError(f"in a thread {TITLE}")


def then(_result):
    raise ZeroDivisionError(f"in then {TITLE}")


def otherwise(error):
    raise error


def ignored():
    class Bad:
        def __del__(self):
            raise OSError("ignored one")

    Bad()


app = QApplication([])
heard = trouble.start()
seen = {"dialogs": 0, "most": 0, "details": []}


def look():
    open_ones = [
        one for one in app.topLevelWidgets() if isinstance(one, trouble.TroubleDialog) and one.isVisible()
    ]
    seen["most"] = max(seen["most"], len(open_ones))
    return open_ones


bell = Bell()
bell.rang.connect(slot)
bell.rang.emit()
bell.rang.emit()
spin()
(dialog,) = look()
seen["dialogs"] += 1
seen["details"].append(dialog.details)
seen["title"] = dialog.windowTitle()
dialog.copy.click()
seen["copied"] = QApplication.clipboard().text()
bell.rang.emit()
spin()
look()
dialog.shut.click()
spin()
bell.rang.emit()  # within the minute
spin()
seen["within the minute"] = len(look())

trouble.APART = 0.0
threading.Thread(target=in_a_thread).start()
spin()
(dialog,) = look()
seen["details"].append(dialog.details)
dialog.shut.click()
spin()

owner = QObject()
jobs.run(owner, lambda: 1, then, otherwise)
spin()
(dialog,) = look()
seen["details"].append(dialog.details)
dialog.copy.clicked.connect(slot)
dialog.copy.click()  # the dialog itself breaks
spin()
look()
dialog.shut.click()
spin()


class Broken(trouble.TroubleDialog):
    def __init__(self, details):
        raise RuntimeError("the dialog can't be made")


whole, trouble.TroubleDialog = trouble.TroubleDialog, Broken
bell.rang.emit()
spin(5)
trouble.TroubleDialog = whole
seen["after a dialog that can't be made"] = len(look())

qWarning("a warning of Qt's")
ignored()
QTimer.singleShot(0, app.quit)
app.exec()
seen["log"] = log.path().read_text(encoding="utf-8")
for _line in range(40):
    log.opened().info("x" * 100_000)
seen["files"] = {one.name: one.stat().st_size for one in log.folder().iterdir()}
print(json.dumps(seen))
