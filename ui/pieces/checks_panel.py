"""The checks of one video: counts, a card for each finding with its buttons, what is ignored, what passes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.choices import Severity
from planner import dates, labels
from planner.checks import law
from planner.checks.engine import Result, counts, failures
from planner.checks.facts import WaiverFacts
from planner.checks.rule import Rule
from planner.i18n import _, ngettext
from ui.pieces.fix_button import fix_button
from ui.pieces.ignore_dialog import IgnoreDialog
from ui.pieces.why_dialog import WhyDialog
from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.flow_row import FlowRow
from ui.widgets.parts import Card, button, chip, clear, column, label, row
from ui.widgets.tick import tick

ROLES = {Severity.FIX: "fix", Severity.CONSIDER: "consider", Severity.HINT: "note"}


def role_of(result: Result) -> str:
    """Return the colour and sign of a finding; grey where nobody looked."""
    return "muted" if result.failed else ROLES.get(result.severity, "note")


@kept
def paint_mark(painter: QPainter, role: str) -> None:
    """Draw the sign of a severity, 12 pixels square."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.color(role)
    if role == "fine":
        tick(painter, QRectF(1, 2, 9, 7), color)
        return
    if role == "note":
        painter.setPen(color)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(2.5, 2.5, 6, 6))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if role == "consider":
        painter.drawPolygon([QPoint(6, 1), QPoint(11, 10), QPoint(1, 10)])
    else:
        painter.drawEllipse(QRectF(2, 2, 7, 7))


class Mark(QWidget):
    """The sign before a finding, a form of its own for each severity: a dot, a triangle, a ring, or a tick.

    A grey dot says that nobody looked.
    """

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(QSize(12, 12))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        paint_mark(QPainter(self), self._role)


class FindingCard(Card):
    """One finding with what can be done about it."""

    fix_wanted = Signal(object)
    ignore_wanted = Signal(object)
    field_wanted = Signal(str)

    def __init__(self, result: Result, *, wide: bool) -> None:
        super().__init__(margin=12)
        finding = result.finding
        self.body.setSpacing(6)
        jumps = finding.parts if wide else ()
        heading = label(_("Still missing") if jumps else finding.message, size="strong", wrap=True)
        mark = Mark(role_of(result))
        code = label(result.rule.code, tone="faint")
        top = row(mark, heading, code, spacing=8)
        top.setStretch(1, 1)
        for one in (mark, code):
            top.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        if finding.advice:
            self.body.addWidget(label(finding.advice, tone="muted", wrap=True))
        buttons = FlowRow()
        for part in jumps:
            words = labels.part(part)
            jump = button(words[:1].upper() + words[1:], partial(self.field_wanted.emit, part), "small")
            jump.setAccessibleName(_("Go to: {part}").format(part=words))
            buttons.add(jump)
        for at, fix in enumerate(finding.fixes):
            kind = "smallprimary" if wide and not at else "small"
            buttons.add(fix_button(result, fix, partial(self.fix_wanted.emit, fix), kind))
        if wide:
            buttons.add(button(_("Why?"), lambda: WhyDialog(result.rule, self, result).open(), "small"))
        if not result.failed and not jumps:
            buttons.add(button(_("Ignore…"), lambda: self.ignore_wanted.emit(result), "small"))
        self.body.addWidget(buttons)
        self.setAccessibleName(f"{result.rule.code}: {finding.message}")
        self._field = finding.field

    def mouseDoubleClickEvent(self, event: object) -> None:
        """Go to the field that the finding is about."""
        self.field_wanted.emit(self._field)


def _count_safe(results: Sequence[Result], waivers: Sequence[WaiverFacts]) -> int:
    """Count the findings that a safe fix mends; only where there may be several is it worth the work."""
    claimed = [result for result in results if any(fix.safe for fix in result.finding.fixes)]
    return len(list(law.safe_fixes(claimed, waivers))) if len(claimed) > 1 else len(claimed)


class ChecksPanel(QWidget):
    """Shows results. It changes nothing itself: it says what is wanted."""

    fix_wanted = Signal(object)
    """A Fix."""
    fix_all_wanted = Signal()
    """Every safe fix."""
    ignore_wanted = Signal(str, str, str, object)
    """Code, about, reason, and the last day or None."""
    unignore_wanted = Signal(int)
    """A waiver's id."""
    field_wanted = Signal(str)

    def __init__(self, *, wide: bool) -> None:
        super().__init__()
        self._wide = wide
        self._shown: object = None
        self._pills = FlowRow()
        self._list: QVBoxLayout = column(spacing=10)
        self._fix_all = button("", self.fix_all_wanted.emit, "small")
        inside = QWidget()
        holder = column(self._list, None)
        holder.setContentsMargins(0, 0, 10, 0)
        inside.setLayout(holder)
        self._inside = inside
        if not wide:  # the panel around it scrolls
            holder.setContentsMargins(0, 0, 0, 0)
            head = row(label(_("Checks"), size="strong"), self._pills, spacing=8)
            head.setStretch(1, 1)
            self.setLayout(column(head, row(self._fix_all, None), inside, spacing=8))
            return
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setAccessibleName(_("Checks"))
        self.setLayout(
            column(
                column(label(_("Checks"), size="head"), self._pills, spacing=6),
                row(self._fix_all, None),
                scroll,
                spacing=8,
            )
        )

    def show_results(
        self, results: Sequence[Result], passes: Sequence[Rule], waivers: Sequence[WaiverFacts]
    ) -> None:
        """Show what was found and what passes. ``waivers`` are all of the calendar."""
        state = (
            [(r.rule.code, r.severity, r.finding, r.waiver) for r in results],
            [rule.code for rule in passes],
        )
        if state == self._shown:
            return
        self._shown = state
        open_ = [result for result in results if result.waiver is None]
        self._show_pills(open_, len(passes))
        safe = _count_safe(open_, waivers)
        self._fix_all.setText(_("Fix all safe ({n})").format(n=safe))
        self._fix_all.setVisible(safe > 1)
        focused = self.focusWidget()
        had_focus = focused is not None and focused.hasFocus()
        clear(self._list)
        for result in open_:
            card = FindingCard(result, wide=self._wide)
            card.fix_wanted.connect(self.fix_wanted)
            card.field_wanted.connect(self.field_wanted)
            card.ignore_wanted.connect(self._ask_ignore)
            self._list.addWidget(card)
        for result in results:
            if result.waiver:
                self._list.addWidget(self._ignored(result))
        self._show_passes(passes)
        if had_focus:
            self._keep_focus()

    def _keep_focus(self) -> None:
        """Put the keyboard on the first button that is left: the card that had it is gone."""
        first = next(iter(self._inside.findChildren(QPushButton)), None)
        (first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pills(self, results: Sequence[Result], passes: int) -> None:
        self._pills.empty()
        count = counts(results)
        words = {
            Severity.FIX: ngettext("{n} to fix", "{n} to fix", count[Severity.FIX]),
            Severity.CONSIDER: ngettext("{n} to consider", "{n} to consider", count[Severity.CONSIDER]),
            Severity.HINT: ngettext("{n} hint", "{n} hints", count[Severity.HINT]),
        }
        for severity, text in words.items():
            if n := count[severity]:
                self._pills.add(chip(text.format(n=n), severity.value))
        if failed := failures(results):
            text = ngettext("{n} not checked", "{n} not checked", failed).format(n=failed)
            self._pills.add(chip(text))
        if not results and self._wide:
            self._pills.add(chip(ngettext("{n} passes", "{n} pass", passes).format(n=passes), "fine"))

    def _show_passes(self, passes: Sequence[Rule]) -> None:
        if not passes:
            return
        heading = ngettext("{n} passes", "{n} pass", len(passes)).format(n=len(passes))
        self._list.addWidget(label(heading, tone="muted", size="strong" if self._wide else ""))
        for rule in passes if self._wide else ():
            words = label(_(rule.passes), tone="muted", size="small", wrap=True)
            line = row(Mark("fine"), words, label(rule.code, tone="faint"))
            line.setStretch(1, 1)
            self._list.addLayout(line)

    def _ignored(self, result: Result) -> QWidget:
        card = Card(kind="sunken", margin=12)
        waiver = result.waiver
        if waiver is None:
            raise ValueError(result)
        top = row(label(_("Ignored: {finding}").format(finding=result.finding.message), tone="muted", wrap=True),
                  label(result.rule.code, tone="faint"))  # fmt: skip
        top.setStretch(0, 1)
        card.body.addLayout(top)
        reason = f"“{waiver.reason}”"
        if waiver.until:
            reason = _("“{reason}”, until {day}").format(
                reason=waiver.reason, day=dates.day_year(waiver.until)
            )
        card.body.addWidget(label(reason, tone="muted", size="small", wrap=True))
        again = button(_("Check it again"), lambda: self.unignore_wanted.emit(waiver.id), "small")
        card.body.addLayout(row(again, None))
        return card

    def _ask_ignore(self, result: Result) -> None:
        dialog = IgnoreDialog(result, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reason, until = dialog.answer()
            self.ignore_wanted.emit(result.rule.code, result.finding.about, reason, until)
