"""One rule's settings: its weight, its numbers with where they come from, and its lists of words."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFrame, QHBoxLayout, QWidget

from models.choices import Severity
from planner import labels
from planner.checks import ruleset
from planner.checks.facts import CalendarFacts
from planner.checks.rule import Rule
from planner.checks.rule_trial import Trial
from planner.checks.ruleset import Number
from planner.i18n import _, ngettext
from ui.pieces.why_dialog import WhyDialog, origin_words, source_words
from ui.settings.bounds_line import BoundsLine
from ui.widgets.parts import Card, button, clear, column, label, roomy, row, scrolling
from ui.widgets.text_field import TextField

LANGUAGE_WORDS = {"en": "English", "id": "Indonesia"}


TRIED = 3
"""How many videos of a trial are named."""
WAIT_MS = 250


class RuleEditor(QFrame):
    """Shows one rule, its buttons pinned below. It changes nothing itself: it says what is wanted."""

    change_wanted = Signal(str, str, object)
    """Code, ``severity`` or the name of a number or list, and the value; None goes back to the default."""
    reset_wanted = Signal(str)
    """A rule's code."""
    trial_wanted = Signal(str, object)
    """A rule's code, and numbers by name: what would it find with these?"""
    brand_edit_wanted = Signal(str)
    brand_delete_wanted = Signal(str)
    """The code of a rule of the brand's own."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self._body = column(spacing=10)
        self._body.setContentsMargins(18, 16, 18, 12)
        self._foot = row(spacing=8)
        self._foot.setContentsMargins(18, 8, 18, 12)
        layout = column(scrolling(self._body), self._foot, spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._shown: object = None
        self._code = ""
        self._typed: dict[str, float] = {}
        """Numbers that stand in their fields and are not kept yet."""
        self.trial = label(tone="muted", wrap=True)
        self._timer = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._timer.timeout.connect(lambda: self.trial_wanted.emit(self._code, dict(self._typed)))

    def show_rule(self, rule: Rule | None, calendar: CalendarFacts, *, writable: bool) -> None:
        """Show a rule as a calendar goes by it."""
        settings = calendar.rules[rule.code] if rule else None
        state = (rule, settings and (settings.severity, settings.numbers, settings.lists), writable)
        if state == self._shown:
            return
        self._shown = state
        self._code, self._typed = rule.code if rule else "", {}
        clear(self._body)
        clear(self._foot)
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
            if rule.subject == "video":
                self._add_trial()
        self._body.addStretch(1)
        reset = button(_("Reset to the default"), lambda: self.reset_wanted.emit(rule.code))
        reset.setEnabled(writable and calendar.rules.differs(rule.code))
        why = button(_("Why?"), lambda: WhyDialog(rule, self).open())
        if not own:
            self._foot.addWidget(reset, 1)
        self._foot.addWidget(why, 1)

    def _add_trial(self) -> None:
        """Say at the end what the rule finds, and what it would find with what is being typed."""
        self._body.addWidget(label(_("What it would find"), size="strong"))
        self.trial = label(_("Looking…"), tone="muted", wrap=True)
        self._body.addWidget(self.trial)
        self._timer.start()

    def show_trial(self, code: str, changes: dict[str, float], found: tuple[Trial, Trial]) -> None:
        """Show what a rule finds with numbers that are not kept yet, and without them."""
        if code != self._code or changes != self._typed:
            return
        tried, there = found
        words = trial_words(tried)
        if changes:
            words = _("With these numbers: {found}").format(found=words)
            words += "\n" + _("As it is: {found}").format(found=trial_words(there))
        self.trial.setText(words)

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
        box.setAccessibleName(_("Severity"))
        box.setEnabled(writable)
        default = str(ruleset.load()[rule.code]["severity"])
        box.activated.connect(
            lambda: self.change_wanted.emit(
                rule.code, "severity", None if box.currentData() == default else box.currentData()
            )
        )
        return row(label(_("Severity")), box, None, spacing=12)

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
        edit = box.lineEdit()
        edit.textEdited.connect(lambda text: self._try(name, box.valueFromText(text), value))
        card.body.addLayout(
            row(label(_(number.label), size="strong"), None, box, label(_(number.unit), tone="muted"))
        )
        card.body.addWidget(BoundsLine(number, value))
        card.body.addWidget(label(source_words(number), tone="muted", size="small", wrap=True))
        return card

    def _try(self, name: str, typed: float, kept: float) -> None:
        """Ask what the rule would find with a number that is being typed."""
        self._typed = {one: value for one, value in self._typed.items() if one != name}
        if typed != kept:
            self._typed[name] = typed
        self._timer.start()

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


def trial_words(found: Trial) -> str:
    """Return what a trial found, in words."""
    n = len(found.titles)
    of = ngettext("{n} of {videos} planned video", "{n} of {videos} planned videos", found.videos)
    said = of.format(n=n, videos=found.videos)
    named = ", ".join(f"“{title}”" for title in found.titles[:TRIED])
    more = f" +{n - TRIED}" if n > TRIED else ""
    return f"{said}: {named}{more}" if n else f"{said}."
