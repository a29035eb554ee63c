"""Beside the list: what the chosen line says and what can be done about it, and how its rule fares with time."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner import dates
from planner.checks.engine import Result
from planner.checks.rule import Rule
from planner.i18n import _, ngettext
from ui.checks import lines
from ui.checks.chart import WEEKS, WeeksChart
from ui.checks.lines import Group, Line
from ui.pieces.fix_button import fix_button
from ui.pieces.why_dialog import WhyDialog
from ui.widgets.flow_row import FlowRow
from ui.widgets.parts import button, chip, clear, column, label, row, rule, scrolling

SIDE = 320


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

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(260)
        self._body = column(spacing=8)
        self._chart = WeeksChart()
        self._chart_head = label(size="strong", wrap=True)
        self._chart_words = label(tone="muted", size="small", wrap=True)
        whole = column(
            self._body, 8, rule(), 4, self._chart_head, self._chart, self._chart_words, None, spacing=6
        )
        whole.setContentsMargins(16, 16, 16, 16)
        self.setLayout(column(scrolling(whole), spacing=0))
        self.setAccessibleName(_("The chosen finding"))

    def show_item(self, item: Line | Group | None, today: dt.date, *, may_change: bool) -> None:
        """Show a line, a group or what to do where nothing is chosen."""
        clear(self._body)
        if isinstance(item, Line):
            self._show_line(item, today, may_change=may_change)
        elif isinstance(item, Group):
            self._show_group(item, today, may_change=may_change)
        else:
            self._body.addWidget(
                label(_("Choose a finding to see what can be done about it."), tone="muted", wrap=True)
            )

    def show_weeks(self, heading: str, weeks: Sequence[tuple[dt.date, int | None]]) -> None:
        """Show how often something was found in each of the last weeks."""
        self._chart_head.setText(heading)
        self._chart.show_weeks(weeks)
        counted = sum(n is not None for _monday, n in weeks)
        self._chart.setVisible(bool(counted))
        text = ngettext("Over the last {n} week", "Over the last {n} weeks", WEEKS).format(n=WEEKS)
        if counted < 2:
            text = _("Counted once a day over the whole calendar; it fills with time.")
        self._chart_words.setText(text)

    def _show_line(self, line: Line, today: dt.date, *, may_change: bool) -> None:
        result = line.result
        finding = result.finding
        self._show_weight(result, result.rule.code)
        self._body.addWidget(label(finding.message, size="head", wrap=True))
        about = " · ".join(part for part in (line.about, lines.when(line.at, today)) if part)
        self._body.addWidget(label(about, tone="muted", wrap=True))
        if finding.advice:
            self._body.addWidget(label(finding.advice, wrap=True))
        fixes = FlowRow()
        for at, fix in enumerate(finding.fixes):
            kind = "small" if at else "smallprimary"
            made = fix_button(result, fix, partial(self.fix_wanted.emit, fix), kind)
            made.setEnabled(may_change)
            fixes.add(made)
        if finding.fixes:
            self._body.addWidget(fixes)
        others = FlowRow()
        if result.video or result.live:
            text = _("Open video") if result.video else _("Open live event")
            others.add(button(text, partial(self.open_wanted.emit, line), "small"))
        others.add(self._why(result.rule))
        if not result.failed:
            others.add(
                self._changing(_("Ignore…"), partial(self.ignore_wanted.emit, result), "small", may_change)
            )
        self._body.addWidget(others)

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
        safe = len(lines.safe(group.lines))
        if safe:
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
        if not group.by_video:
            buttons.add(self._why(first.result.rule))
        self._body.addWidget(buttons)

    def _show_weight(self, result: Result, code: str) -> None:
        kind = "plain" if result.failed else result.severity.value
        self._body.addLayout(row(chip(result.weight, kind), None, label(code, tone="faint")))

    def _why(self, shown: Rule) -> QPushButton:
        return button(_("Why?"), lambda: WhyDialog(shown, self).open(), "small")

    def _changing(self, text: str, clicked: partial[None], kind: str, may_change: bool) -> QPushButton:
        made = button(text, clicked, kind)
        made.setEnabled(may_change)
        return made


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
