"""The floor: the least window that PySide6 can show. Says "painted" when it is, then what memory it holds."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    told = False

    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.told:
            self.told = True
            sys.stdout.write("painted\n")
            sys.stdout.flush()
            QTimer.singleShot(1500, tell)


def tell():
    from weighing import tell_memory

    tell_memory()


app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
