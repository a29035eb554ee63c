"""Hookline's window as main.py opens it, which says "painted" once the month stands there with its tiles.

With ``watch`` it goes on: once every video is checked and it has been idle, it tells the longest time for
which the GUI thread was busy, in ms, and what memory it holds.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

import main
from ui import front

front.plain_imports()  # what main does first; it comes before it here, since the view is watched

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QTableView

from ui.calendar.month_view import MonthView

began = time.perf_counter()
watch = "watch" in sys.argv
state = {"painted": False}


class Watch(QObject):
    """Ticks as often as the event loop lets it, and keeps the longest wait."""

    def __init__(self, view):
        super().__init__()
        self.longest, self.at, self.first = 0.0, 0.0, time.perf_counter()
        self.last, self.view, self.attached = self.first, view, 0.0
        self.findings = view.window().findings
        self.all = []
        view.window().store.attached.connect(self._attached)
        self.findings.settled.connect(lambda: QTimer.singleShot(1500, self.tell))
        self.ticker = QTimer(self, interval=2, timerType=Qt.TimerType.PreciseTimer)
        self.ticker.timeout.connect(self.tick)
        self.ticker.start()

    def _attached(self):
        self.attached = (time.perf_counter() - self.first) * 1000

    def tick(self):
        now = time.perf_counter()
        self.all.append(((now - self.last) * 1000, (now - self.first) * 1000))
        self.last = now

    def tell(self):
        from weighing import tell_memory

        self.ticker.stop()
        longest, at = max(self.all)
        busy = [f"{gap:.0f} ms at {when:.0f}" for gap, when in self.all if gap > 25]
        sys.stderr.write(f"attached at {self.attached:.0f} ms; {busy}\n")
        checked = sum(self.findings.count(n) is not None for n in self.findings._asked)
        tell_memory(longest_gap=longest, at=at, attached=self.attached, checked=checked)


def paint(view, event):
    QTableView.paintEvent(view, event)
    if not state["painted"] and view.days_model().item_count:
        state["painted"] = True
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        if watch:
            state["watch"] = Watch(view)


MonthView.paintEvent = paint
sys.exit(main.main([sys.argv[1]]))
