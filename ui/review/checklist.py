"""The checks of one video as a checklist: what was found with its buttons, what is ignored, what passes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.checks.engine import Result
from planner.checks.rule import Rule
from planner.i18n import _
from ui.pieces.checks_panel import Mark, role_of
from ui.pieces.fix_button import fix_button
from ui.pieces.why_dialog import WhyDialog
from ui.widgets.flow_row import FlowRow
from ui.widgets.parts import button, clear, column, label, row, rule, set_property


class Line(QWidget):
    """One finding. It can be chosen by Tab or the arrows, and the page's keys then mean it."""

    fix_wanted = Signal(object)
    ignore_wanted = Signal(object)
    chosen = Signal(object)

    def __init__(self, result: Result, *, writable: bool) -> None:
        super().__init__()
        self.result = result
        self.fixes: list[QPushButton] = []
        self.setObjectName("line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        finding = result.finding
        self.setAccessibleName(f"{result.rule.code}: {finding.message}. {finding.advice}")
        words = column(label(finding.message, size="strong", wrap=True), spacing=1)
        if finding.advice:
            words.addWidget(label(finding.advice, tone="muted", wrap=True))
        buttons = FlowRow()
        for at, fix in enumerate(finding.fixes if writable else ()):
            kind = "small" if at else "smallprimary"
            self.fixes.append(fix_button(result, fix, partial(self.fix_wanted.emit, fix), kind))
            buttons.add(self.fixes[-1])
        buttons.add(button(_("Why?"), lambda: WhyDialog(result.rule, self, result).open(), "small"))
        if writable and not result.failed:
            buttons.add(button(_("Ignore…"), lambda: self.ignore_wanted.emit(result), "small"))
        words.addSpacing(5)
        words.addWidget(buttons)
        mark = Mark(role_of(result))
        mark.setContentsMargins(0, 4, 0, 0)
        code = label(result.rule.code, tone="faint")
        layout = row(mark, words, code, spacing=12)
        layout.setStretch(1, 1)
        layout.setContentsMargins(8, 8, 8, 8)
        for one in (mark, code):
            layout.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the one that is meant."""
        super().focusInEvent(event)
        self.chosen.emit(self)

    def show_chosen(self, on: bool) -> None:
        """Show that the page's keys mean this one."""
        set_property(self, "chosen", on)


class Checklist(QWidget):
    """Shows results. It changes nothing itself: it says what is wanted."""

    fix_wanted = Signal(object)
    """A Fix."""
    ignore_wanted = Signal(object)
    """A Result."""
    unignore_wanted = Signal(int)
    """A waiver's id."""

    def __init__(self) -> None:
        super().__init__()
        self._list: QVBoxLayout = column(spacing=0)
        self.setLayout(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._lines: list[Line] = []
        self._chosen: Line | None = None
        self._shown: object = None
        self.rest: QWidget | None = None
        """Where the keyboard goes when nothing is left to choose."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def chosen(self) -> Result | None:
        """The finding that the page's keys mean."""
        return self._chosen.result if self._chosen else None

    def show_results(self, results: Sequence[Result], passes: Sequence[Rule], *, writable: bool) -> None:
        """Show what was found and what passes; the first finding is chosen."""
        state = (
            [(r.rule.code, r.severity, r.finding, r.waiver) for r in results],
            [p.code for p in passes],
            writable,
        )
        if state == self._shown:
            return
        self._shown = state
        kept = self._lines.index(self._chosen) if self._chosen in self._lines else 0
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        if had_focus:
            self.setFocus()  # or Qt gives it to whatever comes next when the line that has it goes
        clear(self._list)
        self._lines, self._chosen = [], None
        for result in results:
            if result.waiver is None:
                self._add_line(result, writable)
        for result in results:
            if result.waiver is not None:
                self._add_ignored(result, writable)
        for passed in passes:
            self._add_pass(passed)
        if self._lines:
            self._choose(self._lines[min(kept, len(self._lines) - 1)])
        if had_focus:
            (self._chosen or self.rest or self).setFocus()

    def press_fix(self) -> None:
        """Put the keyboard on the first fix of the chosen finding, which shows what it changes; then make it."""
        first = self._chosen.fixes[0] if self._chosen and self._chosen.fixes else None
        if first and first.hasFocus():
            first.click()
        elif first:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, by: int) -> None:
        """Choose the finding before or after."""
        if self._chosen in self._lines:
            at = self._lines.index(self._chosen) + by
            if 0 <= at < len(self._lines):
                self._lines[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_line(self, result: Result, writable: bool) -> None:
        line = Line(result, writable=writable)
        line.fix_wanted.connect(self.fix_wanted)
        line.ignore_wanted.connect(self.ignore_wanted)
        line.chosen.connect(self._choose)
        self._lines.append(line)
        self._list.addWidget(line)
        self._list.addWidget(rule())

    def _add_ignored(self, result: Result, writable: bool) -> None:
        waiver = result.waiver
        if waiver is None:
            return
        words = column(
            label(_("Ignored: {finding}").format(finding=result.finding.message), tone="muted", wrap=True),
            label(f"“{waiver.reason}”", tone="muted", size="small", wrap=True),
            spacing=1,
        )
        again = button(_("Check it again"), lambda: self.unignore_wanted.emit(waiver.id), "small")
        again.setVisible(writable)
        layout = row(Mark("note"), words, again, label(result.rule.code, tone="faint"), spacing=12)
        layout.setStretch(1, 1)
        layout.setContentsMargins(8, 6, 8, 6)
        self._list.addLayout(layout)
        self._list.addWidget(rule())

    def _add_pass(self, passed: Rule) -> None:
        layout = row(
            Mark("fine"), label(_(passed.passes), wrap=True), label(passed.code, tone="faint"), spacing=12
        )
        layout.setStretch(1, 1)
        layout.setContentsMargins(8, 5, 8, 5)
        self._list.addLayout(layout)

    def _choose(self, line: Line) -> None:
        self._chosen = line
        for one in self._lines:
            one.show_chosen(one is line)
