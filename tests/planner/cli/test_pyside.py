"""PySide6 stays where it was tried: 6.12.0 on CPython 3.11 aborts after some hundred signals."""

import os
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[3]

EXERCISE = """
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

class Sender(QObject):
    sent = Signal(int)
    plain = Signal()

class Receiver(QObject):
    heard = 0

    @Slot(int)
    def hear(self, number):
        self.heard += number

    @Slot()
    def nothing(self):
        pass

app = QCoreApplication([])
sender, receiver = Sender(), Receiver()
sender.sent.connect(receiver.hear)
for _time in range(2_000):
    sender.sent.emit(1)
assert receiver.heard == 2_000
sender.plain.connect(receiver.nothing)
for _time in range(10_000):
    sender.plain.emit()
    receiver.nothing()
    receiver.setProperty("a", None)
    sender.blockSignals(False)
    app.processEvents()
print("alive")
"""


def test_two_thousand_signals_and_ten_thousand_void_calls_are_survived():
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    found = subprocess.run(
        [sys.executable, "-c", EXERCISE],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
    )
    assert (found.returncode, found.stdout, found.stderr) == (0, "alive\n", "")


def test_pyside_is_held_below_the_version_that_aborts():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [wanted] = [one for one in project["dependencies"] if one.startswith("PySide6")]
    assert wanted == "PySide6-Essentials>=6.10,<6.12"
    assert (6, 10) <= tuple(map(int, metadata.version("PySide6-Essentials").split(".")[:2])) < (6, 12)
