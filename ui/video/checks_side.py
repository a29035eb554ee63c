"""The right side of a video's page: what the checks say, or what an idea lacks, with its buttons at the bottom."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from models.choices import Stage
from planner.i18n import _
from ui.pieces.checks_panel import ChecksPanel
from ui.video.draft import Draft
from ui.video.next_panel import NextPanel
from ui.widgets.header import KeyButton
from ui.widgets.parts import column, label, row, set_property


class ChecksSide(QWidget):
    """Holds the checks. It changes nothing itself: it says what is wanted."""

    fix_all_wanted = Signal()
    step_wanted = Signal(int)
    """To the next finding (1) or the one before (-1)."""

    def __init__(self, checks: ChecksPanel) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(280)
        self.next = NextPanel()
        checks.lead(self.next)
        self._at = -1
        self._keys: Mapping[str, str] = {}
        self.posted = label(_("Posted. The checks look at what is still planned."), tone="muted", wrap=True)
        self.posted.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._checks = checks
        self._previous = KeyButton("keyed", "", "text", word_stays=True, centred=True)
        self._further = KeyButton("keyed", "", "text", word_stays=True, centred=True)
        self.fix_all = KeyButton("primary", "", "on_accent", word_stays=True, centred=True)
        self._previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self._further.clicked.connect(lambda: self.step_wanted.emit(1))
        self.fix_all.clicked.connect(self.fix_all_wanted)
        steps = row(self._previous, self._further, spacing=8)
        for at in (0, 1):
            steps.setStretch(at, 1)
        self._pinned = QWidget()
        self._pinned.setLayout(column(steps, self.fix_all, spacing=8))
        layout = column(checks, self.posted, self._pinned, spacing=8)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)  # one of the two is shown
        layout.setContentsMargins(16, 14, 8, 14)
        self._pinned.setContentsMargins(0, 0, 8, 0)
        self.setLayout(layout)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show the keys of the buttons, by action."""
        self._keys = keys
        self._previous.say(_("Previous"), keys.get("previous_part", ""), _("Previous finding"))
        self._further.say(_("Next"), keys.get("next_part", ""), _("Next finding"))

    def show_draft(self, draft: Draft, checks: ChecksPanel, *, blocked: bool) -> None:
        """Show what there is to do; the fixes are the page's one primary button while something is to fix."""
        facts, posted = draft.facts, draft.facts.stage is Stage.POSTED
        self.next.setVisible(draft.is_idea)
        if draft.is_idea:
            self.next.show_video(
                facts, draft.there, draft.missing, draft.asked, self._keys.get("next_part", "")
            )
        checks.setVisible(not posted)
        self.posted.setVisible(posted)
        stepping = len(checks.cards) > 1 or bool(draft.is_idea and len(self.next.missing) > 1)
        for one in (self._previous, self._further):
            one.setVisible(stepping)
        self.fix_all.setVisible(bool(checks.safe))
        self.fix_all.say(fix_words(checks.safe), self._keys.get("fix_video", ""), _("Make every safe fix"))
        set_property(self.fix_all, "kind", "primary" if blocked and not draft.is_idea else "keyed")
        self._pinned.setVisible(not posted and (stepping or bool(checks.safe)))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the keys where there is no room for them."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        pair = (self._previous, self._further)
        for one in (*pair, self.fix_all):
            one.show_narrow(False)
        room = self.width() - 32
        if sum(one.sizeHint().width() for one in pair) + 8 > room:
            for one in pair:
                one.show_narrow(True)
        if self.fix_all.sizeHint().width() > room:
            self.fix_all.show_narrow(True)

    def step(self, by: int, go: Callable[[str], None]) -> None:
        """Go to the next missing part, or the one before."""
        missing = self.next.missing
        self._at = (self._at + by) % len(missing) if self._at >= 0 else (0 if by > 0 else len(missing) - 1)
        go(missing[min(self._at, len(missing) - 1)])


def fix_words(safe: int) -> str:
    """Return what the button says that makes every safe fix."""
    if safe == 1:
        return _("Fix what is safe")
    return _("Fix both, safe") if safe == 2 else _("Fix {n}, all safe").format(n=safe)
