"""A field for a time of day."""

import datetime as dt

from PySide6.QtCore import QTime
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDateTimeEdit, QTimeEdit

from planner import dates
from ui.widgets.parts import roomy


class TimeField(QTimeEdit):
    """Hours and minutes. What is being typed stays when the calendar tells of something else."""

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("h:mm AP" if dates.twelve_hours() else "HH:mm")
        self.setKeyboardTracking(False)
        roomy(self)
        self._shown: dt.time | None = None

    def show_time(self, time: dt.time) -> None:
        """Show a time, unless it is the one that was shown last."""
        if time != self._shown:
            self._shown = time
            self.setTime(QTime(time.hour, time.minute))

    def wall(self) -> dt.time:
        """Return the time in the field."""
        time = self.time()
        return dt.time(time.hour(), time.minute())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and Ctrl+A go to the hours: Qt refuses what is typed after them otherwise."""
        if event.matches(QKeySequence.StandardKey.SelectAll) or event.matches(
            QKeySequence.StandardKey.MoveToStartOfLine
        ):
            self.setSelectedSection(QDateTimeEdit.Section.HourSection)
        else:
            super().keyPressEvent(event)
