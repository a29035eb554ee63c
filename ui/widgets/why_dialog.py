"""Explains a rule: what it finds, why it matters, an example, what to do instead, and where its numbers come from."""

from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from planner import dates
from planner.checks.engine import Rule
from planner.checks.ruleset import rule_numbers
from planner.i18n import N_, _
from ui.widgets.parts import Card, button, column, label, row

LEVELS = {
    "G": N_("the strategy guide"),
    "P": N_("an official page of the platform"),
    "T": N_("third parties; change it if you know better"),
}


class WhyDialog(QDialog):
    """One rule's page."""

    def __init__(self, rule: Rule, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{rule.code} {_(rule.title)}")
        self.setMinimumSize(480, 420)
        page = column(spacing=6)
        page.setContentsMargins(0, 0, 10, 0)
        page.addLayout(row(label(_(rule.title), size="page", wrap=True), label(rule.code, tone="faint")))
        for heading, text in (
            (_("What it finds"), rule.what),
            (_("Why it matters"), rule.why),
            (_("Example"), rule.example),
            (_("Instead"), rule.instead),
        ):
            page.addSpacing(6)
            page.addWidget(label(heading, size="strong"))
            page.addWidget(label(_(text), tone="muted", wrap=True))
        numbers = rule_numbers(rule.code)
        if numbers:
            page.addSpacing(6)
            page.addWidget(label(_("Numbers"), size="strong"))
        for number in numbers.values():
            card = Card(kind="sunken", margin=12)
            card.body.addWidget(label(f"{dates.number(number.value)} {_(number.unit)}", wrap=True))
            source = _("{source}. From {level}, checked {day}.").format(
                source=_(number.source), level=_(LEVELS[number.level]), day=number.checked
            )
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
