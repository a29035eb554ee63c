"""The checks of one video as a checklist: what was found with its buttons, what is ignored, what passes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.checks.engine import Result
from planner.checks.rule import Rule
from planner.i18n import _
from ui.pieces.checks_panel import role_of
from ui.pieces.fix_button import fix_button
from ui.pieces.passes_fold import PassesFold
from ui.pieces.sign import Sign
from ui.pieces.why_dialog import WhyDialog
from ui.theme import theme
from ui.widgets.parts import button, clear, column, plain, row, rule, set_property
from ui.widgets.runs import Run, Runs

WORDS = 300
"""Pixels that a finding's words need beside its buttons, at the usual size of texts."""


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
        self.setToolTip(plain(f"{result.rule.code} {_(result.rule.title)}"))
        words = Runs([Run(finding.message, weight=600), Run(f"  {finding.advice}".rstrip(), "muted")])
        sign = Sign(role_of(result))
        self._hold = self._buttons(writable=writable)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(4, 6, 0, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.addWidget(sign, 0, 0)
        self._grid.addWidget(words, 0, 1)
        self._grid.addWidget(self._hold, 0, 2)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self._beneath = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beneath the words where these would have too little room beside them."""
        super().resizeEvent(event)
        beneath = self.width() < self._hold.sizeHint().width() + theme.px(WORDS)
        if beneath != self._beneath:
            self._beneath = beneath
            place = (1, 1, Qt.AlignmentFlag.AlignLeft) if beneath else (0, 2, Qt.AlignmentFlag(0))
            self._grid.addWidget(self._hold, *place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the one that is meant."""
        super().focusInEvent(event)
        self.chosen.emit(self)

    def show_chosen(self, on: bool) -> None:
        """Show that the page's keys mean this one."""
        set_property(self, "chosen", on)

    def why(self) -> None:
        """Explain the rule."""
        WhyDialog(self.result.rule, self, self.result).open()

    def _buttons(self, *, writable: bool) -> QWidget:
        result, finding = self.result, self.result.finding
        made = [
            fix_button(result, fix, partial(self.fix_wanted.emit, fix), "small")
            for fix in (finding.fixes if writable else ())
        ]
        self.fixes = made[:]
        why = button(_("Why?"), self.why, "smallquiet")
        why.setAccessibleName(_("Why? {finding}").format(finding=finding.message))
        made.append(why)
        if writable and not result.failed:
            ignore = button(_("Ignore…"), lambda: self.ignore_wanted.emit(result), "smallquiet")
            ignore.setAccessibleName(_("Ignore: {finding}").format(finding=finding.message))
            made.append(ignore)
        holder = QWidget()
        holder.setLayout(row(*made, spacing=4))
        return holder


class Checklist(QWidget):
    """Shows results. It changes nothing itself: it says what is wanted."""

    fix_wanted = Signal(object)
    """A Fix."""
    ignore_wanted = Signal(object)
    """A Result."""
    unignore_wanted = Signal(int)
    """A waiver's id."""
    rebuilt = Signal()
    """Other lines stand there: Tab is to go through them in order."""

    def __init__(self) -> None:
        super().__init__()
        self._list: QVBoxLayout = column(spacing=0)
        self._passes = PassesFold()
        self._passes.unignore_wanted.connect(self.unignore_wanted)
        self.setLayout(column(self._list, self._passes, spacing=4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
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
        self.setUpdatesEnabled(False)  # or it is painted once with its lines squashed
        clear(self._list)
        self._lines, self._chosen = [], None
        for result in results:
            if result.waiver is None:
                self._add_line(result, writable)
        self._passes.show_results(passes, [result for result in results if result.waiver is not None])
        self._list.activate()
        self.setUpdatesEnabled(True)
        if self._lines:
            self._choose(self._lines[min(kept, len(self._lines) - 1)])
        if had_focus:
            (self._chosen or self.rest or self).setFocus()
        self.rebuilt.emit()

    def press_fix(self) -> None:
        """Put the keyboard on the first fix of the chosen finding, which shows what it changes; then make it."""
        first = self._chosen.fixes[0] if self._chosen and self._chosen.fixes else None
        if first and first.hasFocus():
            first.click()
        elif first:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def why(self) -> None:
        """Explain the rule of the chosen finding."""
        if self._chosen:
            self._chosen.why()

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
        self._list.addWidget(rule())
        self._list.addWidget(line)

    def _choose(self, line: Line) -> None:
        self._chosen = line
        for one in self._lines:
            one.show_chosen(one is line)
