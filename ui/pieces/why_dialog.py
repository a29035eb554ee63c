"""Explains a rule: what it finds, why it matters, an example, what to do instead, and where its numbers come from."""

import datetime as dt

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QScrollArea, QTextEdit, QWidget

from planner import dates
from planner.checks.engine import Result
from planner.checks.rule import Rule
from planner.checks.ruleset import Number, Origin, origin, rule_numbers
from planner.i18n import N_, _
from ui.theme import theme
from ui.widgets.parts import Card, button, column, label, row
from ui.widgets.text_field import utf16

LEVELS = {
    "G": N_("the strategy guide"),
    "P": N_("an official page of the platform"),
    "T": N_("third parties; change it if you know better"),
    "B": N_("the brand"),
}


class WhyDialog(QDialog):
    """One rule's page."""

    def __init__(self, rule: Rule, parent: QWidget, result: Result | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{rule.code} {_(rule.title)}")
        self.setMinimumSize(480, 420)
        page = column(spacing=6)
        page.setContentsMargins(0, 0, 10, 0)
        page.addLayout(row(label(_(rule.title), size="page", wrap=True), label(rule.code, tone="faint")))
        if result is not None and (own := own_words(result)):
            page.addWidget(own)
        for heading, text in (
            (_("What it finds"), rule.what),
            (_("Why it matters"), rule.why),
            (_("Example"), rule.example),
            (_("Instead"), rule.instead),
        ):
            if not text:
                continue
            page.addSpacing(6)
            page.addWidget(label(heading, size="strong"))
            page.addWidget(label(_(text), tone="muted", wrap=True))
        page.addSpacing(6)
        page.addWidget(label(_("Where it comes from"), size="strong"))
        page.addWidget(label(origin_words(rule.code), tone="muted", wrap=True))
        numbers = rule_numbers(rule.code)
        if numbers:
            page.addSpacing(6)
            page.addWidget(label(_("Numbers"), size="strong"))
        for number in numbers.values():
            card = Card(kind="sunken", margin=12)
            text = f"{_(number.label)}: {dates.number(number.value)} {_(number.unit)}"
            card.body.addWidget(label(text, wrap=True))
            source = source_words(number)
            card.body.addWidget(label(source, tone="muted", size="small", wrap=True))
            page.addWidget(card)
        page.addStretch(1)
        inside = QWidget()
        inside.setLayout(page)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        close = button(_("Close"), self.accept)
        close.setDefault(True)
        layout = column(scroll, row(None, close), spacing=12)
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)


def origin_words(code: str) -> str:
    """Return where a rule comes from, in one sentence."""
    return source_words(origin(code))


def source_words(source: Number | Origin) -> str:
    """Return a source with its level and the day it was checked."""
    if not source.checked:
        return _(source.source)
    return _("{source}. From {level}, checked {day}.").format(
        source=_(source.source),
        level=_(LEVELS[source.level]),
        day=dates.day_year(dt.date.fromisoformat(source.checked)),
    )


def own_words(result: Result) -> QWidget | None:
    """Return the video's own words with what is meant marked, where the finding points at words."""
    finding, subject = result.finding, result.video
    if subject is None or finding.start is None or finding.end is None:
        return None
    value = getattr(subject, finding.field)
    if not isinstance(value, str) or not value[finding.start : finding.end].strip():
        return None
    shown = QPlainTextEdit(value)
    shown.setReadOnly(True)
    shown.setAccessibleName(_("In this video"))
    shown.setFixedHeight(74)
    shown.setTabChangesFocus(True)
    selection = QTextEdit.ExtraSelection()
    form = QTextCharFormat()
    form.setBackground(theme.color("consider_ground"))
    form.setFontWeight(600)
    cursor = QTextCursor(shown.document())
    cursor.setPosition(utf16(value, finding.start))
    cursor.setPosition(utf16(value, finding.end), QTextCursor.MoveMode.KeepAnchor)
    selection.cursor, selection.format = cursor, form
    shown.setExtraSelections([selection])
    return shown
