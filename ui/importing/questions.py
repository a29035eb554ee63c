"""What only the user knows of a plan: how its dates are written, when "Day 1" is, whether old dates move."""

import datetime as dt

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from planner.exchange.plan_source import Answers
from planner.i18n import _
from ui.widgets.moment_edit import DayEdit
from ui.widgets.parts import column, label, row


class Questions(QWidget):
    """Asks what a plan leaves open, and nothing else."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.days_first = QComboBox()
        self.days_first.setAccessibleName(_("Order of day and month"))
        self.days_first.addItem(_("Choose how dates are written"), None)
        self.days_first.addItem(_("31/12/2026, the day first"), True)
        self.days_first.addItem(_("12/31/2026, the month first"), False)
        self.days_first.activated.connect(self._answer)
        words = _("It is unclear whether day or month comes first in the dates.")
        self.dates_row = _held(label(words, tone="fix"), self.days_first)
        self.has_first = QCheckBox(_("“Day 1”, or the week that is called the first, is on"))
        self.first_day = DayEdit(_("First day"), dt.date.today())  # noqa: DTZ011 - ``begin`` sets it
        self.has_first.toggled.connect(self.first_day.setEnabled)
        self.has_first.toggled.connect(self._answer)
        self.first_day.dateChanged.connect(self._answer)
        self.first_row = _held(self.has_first, self.first_day)
        self.moves = QCheckBox(
            _("All dates are over. Move them by whole weeks, so that they begin in the week of")
        )
        self.start_on = DayEdit(_("Begin on"), dt.date.today())  # noqa: DTZ011 - ``begin`` sets it
        self.moves.toggled.connect(self.start_on.setEnabled)
        self.moves.toggled.connect(self._answer)
        self.start_on.dateChanged.connect(self._answer)
        self.moves_row = _held(self.moves, self.start_on)
        self.setLayout(column(self.dates_row, self.first_row, self.moves_row, spacing=8))

    def _answer(self, _answer: object) -> None:
        """Say that something was answered: a day can be changed only while its box is checked."""
        self.answered.emit()

    def begin(self, today: dt.date) -> None:
        """Forget what was answered for another plan."""
        monday = today + dt.timedelta(days=-today.weekday() % 7)
        self.days_first.setCurrentIndex(0)
        for box, day in ((self.has_first, self.first_day), (self.moves, self.start_on)):
            for widget in (box, day):
                widget.blockSignals(True)
            box.setChecked(False)
            day.setEnabled(False)
            day.setDate(QDate(monday.year, monday.month, monday.day))
            for widget in (box, day):
                widget.blockSignals(False)
        for line in (self.dates_row, self.first_row, self.moves_row):
            line.hide()
        self._fold()

    def ask(self, *, order: bool) -> None:
        """Ask how dates are written where nothing decides it."""
        self.dates_row.setVisible(order)
        self._fold()

    def ask_more(self, *, first_day: bool, over: bool) -> None:
        """Ask when the first day is where the plan counts them, and whether a plan that is over moves."""
        self.first_row.setVisible(first_day or self.has_first.isChecked())
        self.moves_row.setVisible(over or self.moves.isChecked())
        self._fold()

    def _fold(self) -> None:
        """Take no room where nothing is asked."""
        self.setVisible(any(not line.isHidden() for line in (self.dates_row, self.first_row, self.moves_row)))

    @property
    def unclear(self) -> bool:
        """Whether a question must be answered before anything can come in."""
        return self.dates_row.isVisibleTo(self) and self.days_first.currentData() is None

    @property
    def begins(self) -> dt.date | None:
        """The day to which the plan moves, None where it stays."""
        return self.start_on.day() if self.moves.isChecked() else None

    def answers(self, today: dt.date, zone: str, slots: dict[int, dt.time]) -> Answers:
        """Return what was answered, beside what the calendar says."""
        return Answers(
            today,
            zone,
            self.days_first.currentData(),
            first_day=self.first_day.day() if self.has_first.isChecked() else None,
            slots=slots,
        )


def _held(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(*widgets, None))
    return holder
