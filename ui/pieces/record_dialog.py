"""Asks for the fields of a record, each as people write it, and says beside a field what can't be read in it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from planner import dates
from planner.checks.facts import CalendarFacts
from planner.creators import engagement, rates
from planner.errors import PlanError
from planner.i18n import _
from planner.shop import money
from planner.texts import moments
from ui.store import Store
from ui.theme import theme
from ui.widgets.parts import WrappedCheckBox, button, column, label, row, scrolling

Kind = Literal[
    "text", "lines", "list", "whole", "number", "percent", "money", "day", "flag", "choice", "rates", "measured",
    "files",
]  # fmt: skip
WIDE, HIGH = 560, 560
"""Logical pixels of the dialog at texts of 100 %."""
_LONG = ("lines", "measured")
"""What is typed in several lines."""


@dataclass(frozen=True)
class Asked:
    """One field: its column, its title (to be translated), what it holds, and an example of how it may be written."""

    name: str
    title: str
    kind: Kind = "text"
    choices: Mapping[Any, str] | None = None
    example: str = ""
    known: Sequence[str] = ()
    """What is offered while it is typed."""
    whole_row: bool = False


@dataclass(frozen=True)
class Part:
    """Some fields under a heading (to be translated)."""

    title: str
    fields: Sequence[Asked]


class RecordDialog(QDialog):
    """Shows the values of a record and keeps what was typed until ``take`` took it."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        parts: Sequence[Part],
        values: Mapping[str, Any],
        take: Callable[[dict[str, Any]], bool],
        *,
        currency: str = "",
        today: dt.date,
        delete: Callable[[], bool] | None = None,
        first: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._take, self._delete, self._currency, self._today = take, delete, currency, today
        self.fields: dict[str, QWidget] = {}
        self.problems: dict[str, QLabel] = {}
        self._asked = {one.name: one for part in parts for one in part.fields}
        inside = QWidget()
        layout = column(spacing=14)
        for part in parts:
            layout.addLayout(self._part(part, values))
        layout.setContentsMargins(20, 16, 20, 8)
        layout.addStretch(1)
        inside.setLayout(layout)
        self._scrolled = scrolling(inside)
        self.setLayout(column(self._scrolled, self._foot(), spacing=0))
        room = self.screen().availableSize()
        self.resize(
            min(theme.px(WIDE), room.width()),
            min(theme.px(HIGH), inside.sizeHint().height() + 80, room.height() - 40),
        )
        self._before = self._typed()
        self._begin = self.fields.get(first) or next(iter(self.fields.values()))
        self._begin.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the field that the keyboard begins in."""
        super().showEvent(event)
        self._scrolled.ensureWidgetVisible(self._begin)

    def values(self) -> dict[str, Any] | None:
        """Return what was typed by column; None where something can't be read, which is said beside its field."""
        found: dict[str, Any] = {}
        for name, asked in self._asked.items():
            problem = ""
            try:
                found[name] = self._value(asked)
            except PlanError as error:
                problem = str(error)
            self.problems[name].setText(problem)
            self.problems[name].setVisible(bool(problem))
        wrong = [name for name, words in self.problems.items() if words.text()]
        if wrong:
            self.fields[wrong[0]].setFocus()
            return None
        return found

    def accept(self) -> None:
        """Close it once what was typed can be read and is taken."""
        found = self.values()
        if found is not None and self._take(found):
            super().accept()

    def reject(self) -> None:
        """Close it; what was typed is given up once that is said."""
        if self._typed() == self._before or self._is_given_up():
            super().reject()

    def _typed(self) -> dict[str, object]:
        """Return what stands in the fields, whether it can be read or not."""
        found: dict[str, object] = {}
        for name, field in self.fields.items():
            if isinstance(field, QCheckBox):
                found[name] = field.isChecked()
            elif isinstance(field, QComboBox):
                found[name] = field.currentData()
            elif isinstance(field, QPlainTextEdit):
                found[name] = field.toPlainText()
            elif isinstance(field, QLineEdit):
                found[name] = field.text()
        return found

    def _is_given_up(self) -> bool:
        box = QMessageBox(
            QMessageBox.Icon.Question, self.windowTitle(), _("Give up what you typed?"), parent=self
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        gone = box.addButton(_("Give it up"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(_("Go on typing"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is gone

    def _give_up(self) -> None:
        if self._delete and self._delete():
            super().accept()

    def _foot(self) -> QHBoxLayout:
        self.ok = button(_("Save"), self.accept, "primary")
        self.ok.setDefault(True)
        gone = [button(_("Delete"), self._give_up)] if self._delete else []
        foot = row(*gone, None, button(_("Cancel"), self.reject), self.ok)
        foot.setContentsMargins(20, 8, 20, 16)
        return foot

    def _part(self, part: Part, values: Mapping[str, Any]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.addWidget(label(_(part.title), size="strong"), 0, 0, 1, 2)
        line, place = 1, 0
        for asked in part.fields:
            wide = asked.whole_row or asked.kind in _LONG
            if wide and place:
                line, place = line + 1, 0
            grid.addLayout(self._field(asked, values.get(asked.name)), line, place, 1, 2 if wide else 1)
            place += 2 if wide else 1
            if place > 1:
                line, place = line + 1, 0
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _field(self, asked: Asked, value: Any) -> Any:
        title = _(asked.title)
        field = self.fields[asked.name] = self._made(asked, value)
        field.setAccessibleName(title)
        problem = self.problems[asked.name] = label(tone="fix", wrap=True)
        problem.hide()
        if asked.kind == "flag":
            return column(field, problem, spacing=2)
        words = label(title, tone="muted", wrap=True)
        words.setBuddy(field)
        beside = field if asked.kind != "files" else self._with_choice(field)
        return column(words, beside, problem, spacing=4)

    def _made(self, asked: Asked, value: Any) -> QWidget:
        if asked.kind == "flag":
            box = WrappedCheckBox(_(asked.title))
            box.setChecked(bool(value))
            return box
        if asked.kind == "choice" and asked.choices:
            choice = QComboBox()
            for one, words in asked.choices.items():
                choice.addItem(_(words), one.value)
            choice.setCurrentIndex(max(0, choice.findData(value)))
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(6)  # what it says must not make the dialog wider than the screen
            return choice
        if asked.kind in _LONG:
            text = QPlainTextEdit(value or "")
            text.setPlaceholderText(_(asked.example) if asked.example else "")
            text.setTabChangesFocus(True)
            text.setFixedHeight(theme.px(64))
            return text
        line = QLineEdit(self._shown(asked, value))
        line.setPlaceholderText(_(asked.example) if asked.example else "")
        line.setCursorPosition(0)
        if asked.known:
            completer = QCompleter(list(asked.known), line)
            completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
            line.setCompleter(completer)
        return line

    def _with_choice(self, field: QWidget) -> QHBoxLayout:
        """Return a field of files with a button that adds some."""

        def choose() -> None:
            names, _kind = QFileDialog.getOpenFileNames(
                self, _("Choose pictures"), "", _("Pictures") + " (*.jpg *.jpeg *.png *.webp)"
            )
            if names and isinstance(field, QLineEdit):
                before = [one.strip() for one in field.text().split(",") if one.strip()]
                field.setText(", ".join(dict.fromkeys([*before, *names])))

        made = row(field, button(_("Choose…"), choose, "small"), spacing=6)
        made.setStretch(0, 1)
        return made

    def _shown(self, asked: Asked, value: Any) -> str:
        if value is None or value == "":
            return ""
        if asked.kind == "money":
            return money.typed(value, self._currency)
        if asked.kind in {"number", "percent"}:
            return dates.exact(value)
        if asked.kind == "rates":
            return rates.typed(value)
        if asked.kind in {"list", "files"}:
            return ", ".join(value)
        return value.isoformat() if isinstance(value, dt.date) else str(value)

    def _value(self, asked: Asked) -> Any:
        field = self.fields[asked.name]
        if isinstance(field, QCheckBox):
            return field.isChecked()
        if isinstance(field, QComboBox):
            return field.currentData()
        if isinstance(field, QPlainTextEdit):
            return read_as(asked.kind, field.toPlainText().strip(), self._today, self._currency)
        text = field.text().strip() if isinstance(field, QLineEdit) else ""
        return read_as(asked.kind, text, self._today, self._currency)


def ask(
    parent: QWidget,
    store: Store,
    calendar: CalendarFacts | None,
    title: str,
    parts: Sequence[Part],
    values: Mapping[str, Any],
    take: Callable[[dict[str, Any]], bool],
    *,
    delete: Callable[[], bool] | None = None,
    first: str = "",
) -> bool:
    """Ask for a record and return whether it was taken or deleted; amounts are in its currency, else the market's.

    ``take`` and ``delete`` say whether the calendar took it, or the dialog stays open. ``first`` is the field that the
    keyboard begins in. False at once where nothing can be changed.
    """
    if store.read_only or calendar is None:
        return False
    currency = values.get("currency") or money.of_market(calendar.market)
    dialog = RecordDialog(
        parent,
        title,
        parts,
        values,
        take,
        currency=currency,
        today=calendar.today,
        delete=delete,
        first=first,
    )
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done


def read_as(kind: Kind, text: str, today: dt.date, currency: str = "") -> Any:
    """Return what a text says of a kind; None where nothing stands there. Raises PlanError with a sentence."""
    if not text and kind not in {"text", "lines", "list", "files", "rates"}:
        return None
    return _READERS[kind](text, today, currency)


def _money(text: str, _today: dt.date, currency: str) -> int | None:
    found = money.read(text, currency)
    if found and currency and found.currency != currency:
        words = _("“{text}” is in {other}, and this record is in {currency}.")
        raise PlanError(words.format(text=text, other=found.currency, currency=currency))
    return found.minor if found else None


def _day(text: str, today: dt.date, _currency: str) -> dt.date:
    found = moments.day(text, today, day_first=True)
    if found is None or found.rest:
        raise PlanError(_("“{text}” isn’t a date. Write it like 2026-11-25.").format(text=text))
    return found.date


_READERS: dict[str, Callable[[str, dt.date, str], Any]] = {
    "text": lambda text, _today, _currency: text,
    "lines": lambda text, _today, _currency: text,
    "files": lambda text, _today, _currency: [part.strip() for part in text.split(",") if part.strip()],
    "list": lambda text, _today, _currency: [part.strip() for part in text.split(",") if part.strip()],
    "whole": lambda text, _today, _currency: money.count(text),
    "percent": lambda text, _today, _currency: money.percent(text),
    "number": lambda text, _today, _currency: money.number(text),
    "rates": lambda text, _today, _currency: rates.read(text),
    "measured": lambda text, _today, _currency: engagement.read(text).rate,
    "money": _money,
    "day": _day,
}
