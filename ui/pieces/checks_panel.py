"""The checks of one video: counts, a card for each finding with its buttons, what is ignored, what passes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.choices import Severity
from planner import labels
from planner.checks import law
from planner.checks.engine import Result, counts, failures
from planner.checks.facts import WaiverFacts
from planner.checks.fix_preview import Change
from planner.checks.rule import Fix, Rule
from planner.i18n import _, ngettext
from ui.pieces.fix_button import ChangeCard, fix_button, opening_button
from ui.pieces.ignore_dialog import IgnoreDialog
from ui.pieces.passes_fold import PassesFold
from ui.pieces.sign import Sign
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
    meant = Signal(object)
    """The Finding whose fix is pointed at, or None once it is not."""

    def __init__(self, result: Result, *, wide: bool) -> None:
        super().__init__(margin=12)
        self.result = result
        finding = result.finding
        self.body.setSpacing(5)
        jumps = finding.parts if wide else ()
        heading = label(_("Still missing") if jumps else finding.message, size="strong", wrap=True)
        sign = Sign(role_of(result))
        code = label(result.rule.code, tone="faint")
        top = row(sign, heading, code, spacing=8)
        top.setStretch(1, 1)
        for one in (sign, code):
            top.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        if finding.advice:
            self.body.addWidget(label(finding.advice, tone="muted", wrap=True))
        self.change = ChangeCard()
        self.fixes = [self._fix(fix, wide=wide) for fix in finding.fixes]
        self.body.addWidget(self._buttons(jumps, wide=wide))
        self.body.addWidget(self.change)
        self.setAccessibleName(f"{result.rule.code}: {finding.message}")

    def mouseDoubleClickEvent(self, event: object) -> None:
        """Go to the field that the finding is about."""
        self.field_wanted.emit(self.result.finding.field)

    def _buttons(self, jumps: Sequence[str], *, wide: bool) -> QWidget:
        result = self.result
        buttons = FlowRow(spacing=4)
        for part in jumps:
            words = labels.part(part)
            jump = button(words[:1].upper() + words[1:], partial(self.field_wanted.emit, part), "small")
            jump.setAccessibleName(_("Go to: {part}").format(part=words))
            buttons.add(jump)
        for fix in self.fixes:
            buttons.add(fix)
        quiet = "smallquiet" if wide else "small"
        if wide:
            why = button(_("Why?"), lambda: WhyDialog(result.rule, self, result).open(), quiet)
            why.setAccessibleName(_("Why? {finding}").format(finding=result.finding.message))
            buttons.add(why)
        if not result.failed and not jumps:
            ignore = button(_("Ignore…"), lambda: self.ignore_wanted.emit(result), quiet)
            ignore.setAccessibleName(_("Ignore: {finding}").format(finding=result.finding.message))
            buttons.add(ignore)
        return buttons

    def _fix(self, fix: Fix, *, wide: bool) -> QPushButton:
        press = partial(self.fix_wanted.emit, fix)
        if wide:
            return opening_button(self.result, fix, press, self._show_change)
        return fix_button(self.result, fix, press, "small")

    def _show_change(self, change: Change | None) -> None:
        self.change.show_change(change)
        self.meant.emit(self.result.finding if change else None)


def _count_safe(results: Sequence[Result], waivers: Sequence[WaiverFacts]) -> int:
    """Count the findings that a safe fix mends; only where there may be several is it worth the work."""
    claimed = [result for result in results if any(fix.safe for fix in result.finding.fixes)]
    return len(list(law.safe_fixes(claimed, waivers))) if len(claimed) > 1 else len(claimed)


class ChecksPanel(QWidget):
    """Shows results. It changes nothing itself: it says what is wanted.

    A ``wide`` one stands beside a form: what is missing from an idea is said above it, and ``lead`` shows that.
    """

    fix_wanted = Signal(object)
    """A Fix."""
    fix_all_wanted = Signal()
    """Every safe fix."""
    ignore_wanted = Signal(str, str, str, object)
    """Code, about, reason, and the last day or None."""
    unignore_wanted = Signal(int)
    """A waiver's id."""
    field_wanted = Signal(str)
    meant = Signal(object)
    """The Finding whose fix is pointed at, or None once it is not."""
    rebuilt = Signal()
    """Other cards stand there: Tab is to go through them in order."""

    def __init__(self, *, wide: bool) -> None:
        super().__init__()
        self._wide = wide
        self._shown: object = None
        self.cards: list[FindingCard] = []
        self.safe = 0
        """How many findings a safe fix mends."""
        self._pills = FlowRow()
        self._list: QVBoxLayout = column(spacing=10)
        self._fix_all = button("", self.fix_all_wanted.emit, "small")
        self._inside = QWidget()
        self._lead = column(spacing=14)
        self._passes = PassesFold()
        self._passes.unignore_wanted.connect(self.unignore_wanted)
        holder = column(self._lead, self._list, self._passes, None, spacing=10)
        holder.setContentsMargins(0, 0, 8 if wide else 10, 0)
        self._inside.setLayout(holder)
        self._top = QWidget()
        self._scroll: QScrollArea | None = None
        if not wide:  # the panel around it scrolls
            holder.setContentsMargins(0, 0, 0, 0)
            self._top.setLayout(column(self._pills, row(self._fix_all, None), spacing=8))
            self.setLayout(column(self._top, self._inside, spacing=8))
            return
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(_("Checks"))
        top = column(self._pills, row(self._fix_all, None), spacing=6)
        self._top.setLayout(top)
        self.setLayout(column(self._top, scroll, spacing=8))

    def lead(self, widget: QWidget) -> None:
        """Show something above the findings, scrolled with them."""
        self._lead.addWidget(widget)

    def show_results(
        self, results: Sequence[Result], passes: Sequence[Rule], waivers: Sequence[WaiverFacts]
    ) -> None:
        """Show what was found and what passes. ``waivers`` are all of the calendar."""
        if self._wide:
            results = [result for result in results if not result.finding.parts]
        state = (
            [(r.rule.code, r.severity, r.finding, r.waiver) for r in results],
            [rule.code for rule in passes],
        )
        if state == self._shown:
            return
        self._shown = state
        open_ = [result for result in results if result.waiver is None]
        self._show_pills(open_, len(passes))
        self.safe = _count_safe(open_, waivers)
        self._fix_all.setText(_("Fix all safe ({n})").format(n=self.safe))
        self._fix_all.setVisible(self.safe > 1 and not self._wide)
        at = next((n for n, card in enumerate(self.cards) if _has_keyboard(card)), None)
        self.setUpdatesEnabled(False)  # or it is painted once with its cards squashed into lines
        clear(self._list)
        self.cards = [self._card(result) for result in open_]
        for card in self.cards:
            self._list.addWidget(card)
        ignored = [result for result in results if result.waiver]
        self._passes.show_results(passes if self._wide or not open_ else (), ignored)
        if layout := self._inside.layout():
            layout.activate()
        self.setUpdatesEnabled(True)
        if at is not None:
            self._keep_focus(at)
        self.rebuilt.emit()

    def step(self, by: int) -> None:
        """Put the keyboard on the first fix of the next finding or the one before, or go to its field."""
        if not self.cards:
            return
        here = next(
            (n for n, card in enumerate(self.cards) if _has_keyboard(card) or card is self._gone_to), None
        )
        at = (here + by) % len(self.cards) if here is not None else (0 if by > 0 else len(self.cards) - 1)
        card = self._gone_to = self.cards[at]
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(card)
        if card.fixes:
            card.fixes[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.field_wanted.emit(card.result.finding.field)

    _gone_to: FindingCard | None = None
    """The finding whose field the keyboard was sent to."""

    def _card(self, result: Result) -> FindingCard:
        card = FindingCard(result, wide=self._wide)
        card.fix_wanted.connect(self.fix_wanted)
        card.field_wanted.connect(self.field_wanted)
        card.ignore_wanted.connect(self._ask_ignore)
        card.meant.connect(self.meant)
        return card

    def _keep_focus(self, at: int) -> None:
        """Put the keyboard on the card that took the place of the one that had it and is gone."""
        buttons = self.cards[min(at, len(self.cards) - 1)].findChildren(QPushButton) if self.cards else []
        (buttons[0] if buttons else self._passes.head).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pills(self, results: Sequence[Result], passes: int) -> None:
        self._pills.empty()
        self._pills.add(label(_("Checks"), size="head"))
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
        self._top.setVisible(bool(results) or not self._wide)

    def _ask_ignore(self, result: Result) -> None:
        dialog = IgnoreDialog(result, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reason, until = dialog.answer()
            self.ignore_wanted.emit(result.rule.code, result.finding.about, reason, until)


def _has_keyboard(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)
