"""What only the user knows of a plan: how its dates are written, when "Day 1" is, what becomes of what is over."""

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from models.reading import OwnFieldRow
from planner.exchange import events_import
from planner.exchange.past import OUT, POSTED, Answer, Past
from planner.exchange.plan_source import Answers
from planner.exchange.shapes.table import Problem, quoted
from planner.i18n import _, ngettext
from ui.widgets.moment_edit import DayEdit
from ui.widgets.parts import Card, ElidedLabel, clear, column, label, plain, row, set_property
from ui.widgets.row_card import Outline
from ui.widgets.segments import Segments

STAYS, STARTS = "", "start"
VIDEOS = "videos"
MOST_PAST = 8
"""Tables that are over and asked for one by one."""


class PastRow(QWidget):
    """A table that is over: it stays, begins on another day, was posted, or is left out."""

    answered = Signal()

    def __init__(self, past: Past, answer: Answer | None, monday: dt.date) -> None:
        super().__init__()
        self.past = past
        text = ngettext("{n} video of “{table}” is past", "{n} videos of “{table}” are past", past.videos)
        words = text.format(n=past.videos, table=quoted(past.table or _("the plan"), 40))
        self.how = QComboBox()
        self.how.setAccessibleName(words)
        for said, value in (
            (_("Leave the dates"), STAYS), (_("Start on"), STARTS), (_("They were posted"), POSTED),
            (_("Leave them out"), OUT),
        ):  # fmt: skip
            self.how.addItem(said, value)
        starts = isinstance(answer, dt.date)
        self.how.setCurrentIndex(self.how.findData(STARTS if starts else answer or STAYS))
        self.day = DayEdit(_("Start on"), answer if isinstance(answer, dt.date) else monday)
        self.day.setVisible(starts)
        self.how.activated.connect(self._choose)
        self.day.dateChanged.connect(self._changed)
        line = row(Outline("history", "consider"), ElidedLabel(words, size="strong"), self.how, self.day)
        line.setStretch(1, 1)
        self.setLayout(line)

    def answer(self) -> Answer | None:
        """Return what was answered; None leaves the dates as they are."""
        how: str = self.how.currentData()
        return (self.day.day() if how == STARTS else how) or None

    def _choose(self, _at: int) -> None:
        self.day.setVisible(self.how.currentData() == STARTS)
        self.answered.emit()

    def _changed(self, _day: QDate) -> None:
        self.answered.emit()


class Questions(Card):
    """Asks what a plan leaves open, and nothing else."""

    answered = Signal()
    hidden_wanted = Signal(bool)
    """What is hidden in the workbook is to be read, or left out."""

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
        kinds = {VIDEOS: _("Videos")} | {kind: _(title) for kind, title in events_import.KINDS.items()}
        self.kinds = Segments(_("The events come in as"), kinds)
        self.kinds.chosen.connect(self._choose_kind)
        self.kinds_row = _held(label(_("The events come in as"), size="strong"), self.kinds)
        self.kind = VIDEOS
        self.hidden = QComboBox()
        self.hidden.setAccessibleName(_("What is hidden in the workbook"))
        self.hidden.addItem(_("Leave it out"), False)
        self.hidden.addItem(_("Take it too"), True)
        self.hidden.activated.connect(self._choose_hidden)
        self.hidden_row = _held(label(_("Some of the workbook is hidden"), size="strong"), self.hidden)
        self._past = column(spacing=6)
        self._monday = dt.date(1970, 1, 1)
        self.past_rows: list[PastRow] = []
        self._answers: dict[str, Answer] = {}
        self.body.addWidget(self.kinds_row)
        self.body.addWidget(self.hidden_row)
        self.body.addWidget(self.dates_row)
        self.body.addWidget(self.first_row)
        self.body.addLayout(self._past)

    def _answer(self, _answer: object) -> None:
        """Say that something was answered: a day can be changed only while its box is checked."""
        self.answered.emit()

    def begin(self, today: dt.date) -> None:
        """Forget what was answered for another plan."""
        self._monday = today + dt.timedelta(days=-today.weekday() % 7)
        self.take_over(None, None, {})
        self.show_past([])
        for line in self._rows():
            line.hide()
        self.kind = VIDEOS
        self.kinds.choose(VIDEOS)
        self._fold()

    def _rows(self) -> tuple[QWidget, ...]:
        return (self.kinds_row, self.hidden_row, self.dates_row, self.first_row)

    def ask_hidden(self, told: Sequence[Problem], *, taken: bool) -> None:
        """Ask whether what is hidden in a workbook is taken, where some of it is: it is ``told`` in sentences."""
        self.hidden.setCurrentIndex(self.hidden.findData(taken))
        self.hidden_row.setVisible(bool(told))
        self.hidden_row.setToolTip(plain("\n".join(one.message for one in told)))
        self._fold()

    def _choose_hidden(self, at: int) -> None:
        self.hidden_wanted.emit(self.hidden.itemData(at))

    def offer_kinds(self) -> None:
        """Ask what the events of a calendar come in as."""
        self.kinds_row.show()
        self._fold()

    def _choose_kind(self, kind: str) -> None:
        if kind != self.kind:
            self.kind = kind
            self.answered.emit()

    def take_over(
        self, day_first: bool | None, first_day: dt.date | None, past: Mapping[str, Answer]
    ) -> None:
        """Answer as it was answered before."""
        self.days_first.setCurrentIndex(max(0, self.days_first.findData(day_first)))
        self._answers = dict(past)
        day = first_day or self._monday
        for widget in (self.has_first, self.first_day):
            widget.blockSignals(True)
        self.has_first.setChecked(first_day is not None)
        self.first_day.setEnabled(first_day is not None)
        self.first_day.setDate(QDate(day.year, day.month, day.day))
        for widget in (self.has_first, self.first_day):
            widget.blockSignals(False)

    def ask(self, *, order: bool, first_day: bool) -> None:
        """Ask how dates are written where nothing decides it, and when the first day is where the plan counts them."""
        self.dates_row.setVisible(order)
        self.first_row.setVisible(first_day or self.has_first.isChecked())
        self._fold()

    def show_past(self, past: Sequence[Past]) -> None:
        """Ask what becomes of tables that are over."""
        if [one.past for one in self.past_rows] != list(past[:MOST_PAST]):
            clear(self._past)
            self.past_rows = []
            for one in past[:MOST_PAST]:
                line = PastRow(one, self._answers.get(one.table), self._monday)
                line.answered.connect(self._answer_past)
                self.past_rows.append(line)
                self._past.addWidget(line)
        self._fold()

    def _answer_past(self) -> None:
        for line in self.past_rows:
            if (answer := line.answer()) is None:
                self._answers.pop(line.past.table, None)
            else:
                self._answers[line.past.table] = answer
        self.answered.emit()

    def _fold(self) -> None:
        """Take no room where nothing is asked."""
        asked = any(not line.isHidden() for line in self._rows())
        self.setVisible(asked or bool(self.past_rows))
        set_property(self, "card", "past" if self.past_rows else "true")

    @property
    def unclear(self) -> bool:
        """Whether a question must be answered before anything can come in."""
        return self.dates_row.isVisibleTo(self) and self.days_first.currentData() is None

    @property
    def day_first(self) -> bool | None:
        """Whether days stand before months in dates, None where nobody said."""
        said: bool | None = self.days_first.currentData()
        return said

    @property
    def past(self) -> Mapping[str, Answer]:
        """What was answered of tables that are over, by name."""
        return dict(self._answers)

    def answers(
        self,
        today: dt.date,
        zone: str,
        slots: dict[int, dt.time],
        instead: Mapping[tuple[str, str], str],
        own: tuple[OwnFieldRow, ...],
    ) -> Answers:
        """Return what was answered, beside what the calendar says."""
        return Answers(
            today,
            zone,
            self.days_first.currentData(),
            first_day=self.first_day.day() if self.has_first.isChecked() else None,
            slots=slots,
            instead=dict(instead),
            own=own,
        )


def _held(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(*widgets, None))
    return holder
