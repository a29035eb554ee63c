"""A date and time of day on the wall clock, or a day, typed or picked."""

import datetime as dt

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QWidget

from planner.i18n import language
from ui.input_guard import shape


class MomentEdit(QDateTimeEdit):
    """Shows a naive wall-clock time. ``left`` comes with another one once the field is left or a date picked."""

    left = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTimeZone(QTimeZone.utc())  # no zone of this computer may bend a wall-clock time
        self.setCalendarPopup(True)
        self.setLocale(QLocale(language()))
        self.setDisplayFormat("ddd d MMM yyyy, HH:mm")
        self.setKeyboardTracking(False)
        self._shown: dt.datetime | None = None
        self.editingFinished.connect(self._tell)
        shape(self.calendarWidget())
        self.calendarWidget().clicked.connect(lambda _day: self._tell())

    def show_moment(self, at: dt.datetime) -> None:
        """Show a wall-clock time."""
        self._shown = at
        when = QDateTime(
            QDate(at.year, at.month, at.day), QTime(at.hour, at.minute), QTimeZone(QTimeZone.utc())
        )
        if when != self.dateTime():
            self.setDateTime(when)

    def moment(self) -> dt.datetime:
        """Return the wall-clock time that is shown."""
        day, time = self.date(), self.time()
        return dt.datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())  # noqa: DTZ001 - a wall clock has no zone

    def _tell(self) -> None:
        at = self.moment()
        if at != self._shown:
            self._shown = at
            self.left.emit(at)


class DayEdit(QDateEdit):
    """Shows a day, typed or picked; ``words`` is how, as QLocale takes it."""

    def __init__(self, name: str, day: dt.date, words: str = "ddd d MMM yyyy") -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setLocale(QLocale(language()))
        self.setDisplayFormat(words)
        shape(self.calendarWidget())

    def day(self) -> dt.date:
        """Return the day that is shown."""
        day = self.date()
        return dt.date(day.year(), day.month(), day.day())
