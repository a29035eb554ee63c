"""Beside the list: what the chosen line says and what can be done about it, and how its rule fares with time."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner import dates
from planner.checks.engine import Result
from planner.checks.fix_preview import change_of
from planner.checks.rule import Rule
from planner.i18n import _, ngettext
from ui.checks import lines
from ui.checks.chart import WEEKS, WeeksChart
from ui.checks.lines import Group, Line
from ui.pieces.checks_panel import role_of
from ui.pieces.fix_button import ChangeCard, fix_button
from ui.pieces.sign import Sign
from ui.pieces.why_dialog import WhyDialog, origin_words
from ui.widgets.flow_row import FlowRow
from ui.widgets.parts import button, chip, clear, column, label, row, rule, scrolling

SIDE = 312


class ChosenPanel(QWidget):
    """Shows a line or a group. It changes nothing itself: it says what is wanted."""

    fix_wanted = Signal(object)
    """A Fix."""
    fix_all_wanted = Signal(object)
    """The Group of which every safe fix is to be made."""
    ignore_wanted = Signal(object)
    """A Result."""
    open_wanted = Signal(object)
    """A Line."""
    review_wanted = Signal(int)
    """A video's id."""
    rule_wanted = Signal(str)
    """A rule's code: its settings are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(260)
        self._shown: Line | Group | None = None
        self._body = column(spacing=8)
        self._chart = WeeksChart()
        self._chart_head, self._chart_sum = label(size="head", wrap=True), label(tone="muted", size="small")
        self._chart_words = label(tone="muted", size="small", wrap=True)
        head = row(self._chart_head, self._chart_sum)
        head.setStretch(0, 1)
        self._rule = column(spacing=6)
        whole = column(
            self._body, 6, rule(), 2, head, self._chart, self._chart_words, 6, self._rule, None, spacing=6
        )
        whole.setContentsMargins(16, 14, 16, 14)
        self._why = button(_("Why?"), self._explain)
        self._review = button(_("Review this video"), self._go_review)
        self._pinned = QWidget()
        pinned = row(self._why, self._review)
        pinned.setContentsMargins(16, 10, 16, 14)
        for at in (0, 1):
            pinned.setStretch(at, 1)
        self._pinned.setLayout(pinned)
        layout = column(scrolling(whole), self._pinned, spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setAccessibleName(_("The chosen finding"))

    def show_item(self, item: Line | Group | None, today: dt.date, *, may_change: bool) -> None:
        """Show a line, a group or what to do where nothing is chosen."""
        self._shown = item
        clear(self._body)
        clear(self._rule)
        shown = _rule_of(item)
        self._why.setVisible(shown is not None)
        self._review.setVisible(self._video() is not None)
        self._pinned.setVisible(shown is not None or self._video() is not None)
        if isinstance(item, Line):
            self._show_line(item, today, may_change=may_change)
        elif isinstance(item, Group):
            self._show_group(item, today, may_change=may_change)
        else:
            words = _("Choose a finding to see what can be done about it.")
            self._body.addWidget(label(words, tone="muted", wrap=True))
        if shown is not None:
            self._show_rule(shown)

    def show_weeks(self, heading: str, weeks: Sequence[tuple[dt.date, int | None]]) -> None:
        """Show how often something was found in each of the last weeks."""
        self._chart_head.setText(heading)
        self._chart.show_weeks(weeks)
        known = [n for _monday, n in weeks if n is not None]
        self._chart.setVisible(bool(known))
        self._chart_sum.setText(
            ngettext("{n} week counted", "{n} weeks counted", len(known)).format(n=len(known))
        )
        text = ngettext("Over the last {n} week", "Over the last {n} weeks", WEEKS).format(n=WEEKS)
        if len(known) < 2:
            text = _("Counted once a day over the whole calendar; it fills with time.")
        self._chart_words.setText(text)

    def _show_line(self, line: Line, today: dt.date, *, may_change: bool) -> None:
        finding, result = line.result.finding, line.result
        self._show_weight(result, result.rule.code)
        self._body.addWidget(label(finding.message, size="head", wrap=True))
        about = " · ".join(part for part in (line.about, lines.when(line.at, today)) if part)
        self._body.addWidget(label(about, tone="muted", wrap=True))
        if finding.advice:
            self._body.addWidget(label(finding.advice, wrap=True))
        self._show_change(result)
        buttons = FlowRow(spacing=6)
        for at, fix in enumerate(finding.fixes):
            kind = "small" if at else "smallprimary"
            made = fix_button(result, fix, partial(self.fix_wanted.emit, fix), kind)
            made.setEnabled(may_change)
            buttons.add(made)
        if result.video or result.live:
            text = _("Open video") if result.video else _("Open live event")
            buttons.add(button(text, partial(self.open_wanted.emit, line), "small"))
        if not result.failed:
            wanted = partial(self.ignore_wanted.emit, result)
            buttons.add(self._changing(_("Ignore…"), wanted, "smallquiet", may_change))
        self._body.addWidget(buttons)

    def _show_change(self, result: Result) -> None:
        """Show what the first fix would change."""
        change = change_of(result, result.finding.fixes[0]) if result.finding.fixes else None
        if change is not None:
            card = ChangeCard()
            self._body.addWidget(card)
            card.show_change(change)

    def _show_group(self, group: Group, today: dt.date, *, may_change: bool) -> None:
        first = group.first
        self._show_weight(group.heaviest, "" if group.by_video else first.result.rule.code)
        self._body.addWidget(label(group.title, size="head", wrap=True))
        if group.by_video and first.at:
            self._body.addWidget(label(lines.when(first.at, today), tone="muted"))
        words = lines.in_words(group.lines) if group.by_video else spread(group.lines)
        self._body.addWidget(label(words, tone="muted", wrap=True))
        if not group.by_video:
            self._body.addWidget(label(_(first.result.rule.why), wrap=True))
        buttons = FlowRow()
        if safe := len(lines.safe(group.lines)):
            many = dates.whole(safe)
            text = (
                _("Fix all safe ({n})") if group.by_video else _("Fix all safe of this rule ({n})")
            ).format(n=many)
            buttons.add(
                self._changing(text, partial(self.fix_all_wanted.emit, group), "smallprimary", may_change)
            )
        if group.by_video and any(group.key):
            text = _("Open video") if first.result.video else _("Open live event")
            buttons.add(button(text, partial(self.open_wanted.emit, first), "small"))
        self._body.addWidget(buttons)

    def _show_rule(self, shown: Rule) -> None:
        """Show where the rule comes from and the way to its settings."""
        self._rule.addWidget(rule())
        self._rule.addWidget(label(_("The rule"), size="head"))
        self._rule.addWidget(label(origin_words(shown.code), tone="muted", wrap=True))
        change = button(_("Change the rule…"), partial(self.rule_wanted.emit, shown.code), "link")
        self._rule.addLayout(row(change, None))

    def _show_weight(self, result: Result, code: str) -> None:
        kind = "plain" if result.failed else result.severity.value
        sign = Sign(role_of(result))
        self._body.addLayout(row(sign, chip(result.weight, kind), None, label(code, tone="faint"), spacing=6))

    def _video(self) -> int | None:
        item = self._shown
        line = item.first if isinstance(item, Group) and item.by_video else item
        return line.subject[0] if isinstance(line, Line) else None

    def _explain(self) -> None:
        if (shown := _rule_of(self._shown)) is not None:
            result = self._shown.result if isinstance(self._shown, Line) else None
            WhyDialog(shown, self, result).open()

    def _go_review(self) -> None:
        if (video := self._video()) is not None:
            self.review_wanted.emit(video)

    def _changing(self, text: str, clicked: partial[None], kind: str, may_change: bool) -> QPushButton:
        made = button(text, clicked, kind)
        made.setEnabled(may_change)
        return made


def _rule_of(item: Line | Group | None) -> Rule | None:
    """Return the rule that a line or a group of one rule is about."""
    if isinstance(item, Line):
        return item.result.rule
    return item.first.result.rule if isinstance(item, Group) and not item.by_video else None


def spread(found: Sequence[Line]) -> str:
    """Return "12 findings in 9 videos", or what else they are in."""
    n = len(found)
    videos = len({line.subject[0] for line in found if line.subject[0] is not None})
    text = ngettext("{n} finding", "{n} findings", n).format(n=dates.whole(n))
    if not videos:
        return text
    return _("{findings} in {videos}").format(
        findings=text, videos=ngettext("{n} video", "{n} videos", videos).format(n=dates.whole(videos))
    )
