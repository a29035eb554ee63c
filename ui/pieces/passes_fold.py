"""What passes in a video, and what is ignored in it: folded into one line until somebody asks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from planner import dates
from planner.checks.engine import Result
from planner.checks.rule import Rule
from planner.i18n import _, ngettext
from ui.pieces.sign import Sign
from ui.widgets.fold import FoldHead
from ui.widgets.parts import Card, button, clear, column, label, row


class PassesFold(QWidget):
    """One line with their numbers; open it names each."""

    unignore_wanted = Signal(int)
    """A waiver's id."""

    def __init__(self) -> None:
        super().__init__()
        self.head = FoldHead("")
        self.head.title.setProperty("rank", "")
        self._list = column(spacing=6)
        body = QWidget()
        body.setLayout(self._list)
        body.hide()
        self.head.toggled.connect(body.setVisible)
        self._ignored = label(tone="muted", size="small")
        top = row(self.head, None, self._ignored)
        self.setLayout(column(top, body, spacing=6))
        self.hide()

    def show_results(self, passes: Sequence[Rule], ignored: Sequence[Result]) -> None:
        """Show which rules find nothing, and what is lived with."""
        clear(self._list)
        for result in ignored:
            self._list.addWidget(self._card(result))
        for rule in passes:
            words = label(_(rule.passes), tone="muted", size="small", wrap=True)
            line = row(Sign("fine"), words, label(rule.code, tone="faint"))
            line.setStretch(1, 1)
            self._list.addLayout(line)
        said = ngettext("{n} passes", "{n} pass", len(passes)).format(n=len(passes)) if passes else ""
        lived = ngettext("{n} ignored", "{n} ignored", len(ignored)).format(n=len(ignored)) if ignored else ""
        self.head.title.setText(said or lived)
        self.head.setAccessibleName(", ".join(filter(None, (said, lived))))
        self._ignored.setText(lived if said else "")
        self.setVisible(bool(passes or ignored))

    def _card(self, result: Result) -> QWidget:
        card = Card(kind="sunken", margin=12)
        waiver = result.waiver
        if waiver is None:
            raise ValueError(result)
        message = _("Ignored: {finding}").format(finding=result.finding.message)
        top = row(label(message, tone="muted", wrap=True), label(result.rule.code, tone="faint"))
        top.setStretch(0, 1)
        top.setAlignment(Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(top)
        reason = f"“{waiver.reason}”"
        if waiver.until:
            reason = _("“{reason}”, until {day}").format(
                reason=waiver.reason, day=dates.day_year(waiver.until)
            )
        card.body.addWidget(label(reason, tone="muted", size="small", wrap=True))
        again = button(_("Check it again"), lambda: self.unignore_wanted.emit(waiver.id), "small")
        again.setAccessibleName(_("Check again: {finding}").format(finding=result.finding.message))
        card.body.addLayout(row(again, None))
        return card
