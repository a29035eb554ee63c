"""One rule's settings: its weight, its numbers with where they come from, and its lists of words."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QScrollArea, QWidget

from models.choices import Severity
from planner import labels
from planner.checks import ruleset
from planner.checks.facts import CalendarFacts
from planner.checks.rule import Rule
from planner.checks.ruleset import Number
from planner.i18n import _
from ui.pieces.why_dialog import WhyDialog, origin_words, source_words
from ui.widgets.parts import Card, button, clear, column, label, roomy, row
from ui.widgets.text_field import TextField

LANGUAGE_WORDS = {"en": "English", "id": "Indonesia"}


class RuleEditor(QScrollArea):
    """Shows one rule. It changes nothing itself: it says what is wanted."""

    change_wanted = Signal(str, str, object)
    """Code, ``severity`` or the name of a number or list, and the value; None goes back to the default."""
    reset_wanted = Signal(str)
    """A rule's code."""
    brand_edit_wanted = Signal(str)
    brand_delete_wanted = Signal(str)
    """The code of a rule of the brand's own."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = column(spacing=10)
        self._body.setContentsMargins(18, 16, 18, 16)
        inside = QWidget()
        inside.setLayout(self._body)
        self.setWidget(inside)
        self._shown: object = None

    def show_rule(self, rule: Rule | None, calendar: CalendarFacts, *, writable: bool) -> None:
        """Show a rule as a calendar goes by it."""
        settings = calendar.rules[rule.code] if rule else None
        state = (rule, settings and (settings.severity, settings.numbers, settings.lists), writable)
        if state == self._shown:
            return
        self._shown = state
        clear(self._body)
        if rule is None or settings is None:
            self._body.addWidget(
                label(_("Choose a rule to see and change what it goes by."), tone="muted", wrap=True)
            )
            self._body.addStretch(1)
            return
        self._body.addLayout(
            row(label(_(rule.title), size="head", wrap=True), None, label(rule.code, tone="faint"))
        )
        self._body.addWidget(label(_(rule.what), tone="muted", wrap=True))
        self._body.addWidget(label(origin_words(rule.code), tone="muted", size="small", wrap=True))
        own = rule.code.startswith("BRAND")
        if own:
            self._add_brand_buttons(rule, writable)
        else:
            self._body.addLayout(self._severity(rule, settings.severity, writable))
            for name, number in ruleset.rule_numbers(rule.code).items():
                self._body.addWidget(self._number(rule.code, name, number, settings.numbers[name], writable))
            for name, by_language in settings.lists.items():
                self._body.addWidget(self._list(rule.code, name, by_language, writable))
        reset = button(_("Reset to the default"), lambda: self.reset_wanted.emit(rule.code))
        reset.setEnabled(writable and calendar.rules.differs(rule.code))
        reset.setVisible(not own)
        why = button(_("Why?"), lambda: WhyDialog(rule, self).open())
        self._body.addLayout(row(reset, why, None))
        self._body.addStretch(1)

    def _add_brand_buttons(self, rule: Rule, writable: bool) -> None:
        change = button(_("Change…"), lambda: self.brand_edit_wanted.emit(rule.code))
        delete = button(_("Delete"), lambda: self.brand_delete_wanted.emit(rule.code))
        for one in (change, delete):
            one.setEnabled(writable)
        self._body.addLayout(row(change, delete, None))

    def _severity(self, rule: Rule, severity: Severity, writable: bool) -> QHBoxLayout:
        box = QComboBox()
        for value, name in labels.SEVERITIES.items():
            box.addItem(_(name), value.value)
        box.setCurrentIndex(box.findData(severity.value))
        box.setAccessibleName(_("Weight"))
        box.setEnabled(writable)
        default = str(ruleset.load()[rule.code]["severity"])
        box.activated.connect(
            lambda: self.change_wanted.emit(
                rule.code, "severity", None if box.currentData() == default else box.currentData()
            )
        )
        return row(label(_("Weight")), box, None, spacing=12)

    def _number(self, code: str, name: str, number: Number, value: float, writable: bool) -> QWidget:
        card = Card(kind="sunken", margin=12)
        box = QDoubleSpinBox(
            minimum=number.least, maximum=number.most, decimals=0 if number.whole else 1, singleStep=1
        )
        box.setValue(value)
        box.setKeyboardTracking(False)
        box.setAccessibleName(_(number.label))
        box.setEnabled(writable)
        box.setFixedWidth(96)
        roomy(box)
        box.valueChanged.connect(
            lambda new: self.change_wanted.emit(code, name, None if new == number.value else new)
        )
        card.body.addLayout(
            row(label(_(number.label), size="strong"), None, box, label(_(number.unit), tone="muted"))
        )
        if value != number.value:
            card.body.addWidget(
                label(_("Changed; the default is {value}.").format(value=f"{number.value:g}"), size="small")
            )
        card.body.addWidget(label(source_words(number), tone="muted", size="small", wrap=True))
        return card

    def _list(
        self, code: str, name: str, by_language: Mapping[str, tuple[str, ...]], writable: bool
    ) -> QWidget:
        card = Card(kind="sunken", margin=12)
        card.body.addWidget(label(_(ruleset.list_label(code, name)), size="strong", wrap=True))
        defaults = ruleset.word_lists(code)[name]
        for language, words in by_language.items():
            head = _(LANGUAGE_WORDS[language]) if language in LANGUAGE_WORDS else _("All languages")
            if tuple(words) != defaults[language]:
                head = " · ".join((head, _("changed")))
            card.body.addWidget(label(head, tone="muted", size="small"))
            field = TextField(f"{_(ruleset.list_label(code, name))}, {head}", lines=3)
            field.setReadOnly(not writable)
            field.show_text("\n".join(words))
            field.left.connect(partial(self._list_left, code, f"{name}.{language}", defaults[language]))
            card.body.addWidget(field)
        card.body.addWidget(label(_("One word or phrase a line."), tone="muted", size="small"))
        return card

    def _list_left(self, code: str, name: str, default: tuple[str, ...], text: str) -> None:
        listed = tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
        self.change_wanted.emit(code, name, None if listed == default else listed)
