"""What stands around the video that is reviewed: the bar of decisions, the keys, and the phone with facts beneath."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.i18n import N_, _
from ui.pieces.preview import PhonePreview
from ui.theme import theme
from ui.widgets.drawn import Drawn
from ui.widgets.flow_row import FlowRow
from ui.widgets.header import KeyButton
from ui.widgets.parts import ElidedLabel, clear, column, label, row

KEYS = (
    (("next_review", "previous_review"), N_("next, previous")),
    (("fix_finding",), N_("fix")),
    (("ignore_finding",), N_("ignore")),
    (("why_finding",), N_("why")),
    (("note_review",), N_("note")),
)
"""The keys that are told beneath the queue, by action, with what they do."""


class DecisionsBar(QWidget):
    """Buttons with their keys. Where there is no room the keys go first, then the way back, then the way on."""

    def __init__(
        self,
        send_back: Callable[[], object],
        open_: Callable[[], object],
        step: Callable[[int], object],
        approve: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("decisions")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.send, self.open = _keyed("keyed"), _keyed("keyed")
        self._previous, self._next, self.approve = _keyed("keyed"), _keyed("keyed"), _keyed("primary")
        for made, do in (
            (self.send, send_back),
            (self.open, open_),
            (self._previous, lambda: step(-1)),
            (self._next, lambda: step(1)),
            (self.approve, approve),
        ):
            made.clicked.connect(lambda _on=False, do=do: do())
        self._row = row(self.send, self.open, None, self._previous, self._next, self.approve)
        self._row.setContentsMargins(18, 12, 18, 12)
        self.setLayout(self._row)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show the buttons' words with the keys that they have now."""
        for made, words, action in (
            (self.send, _("Request changes"), "send_back"),
            (self.open, _("Open video"), "open_reviewed"),
            (self._previous, _("Previous"), "previous_review"),
            (self._next, _("Next"), "next_review"),
            (self.approve, _("Approve for filming"), "approve"),
        ):
            made.say(words, keys.get(action, ""))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """As narrow as what stays."""
        hint = super().minimumSizeHint()
        hint.setWidth(theme.px(300))
        return hint

    def _make_room(self) -> None:
        every = (self.send, self.open, self._previous, self._next, self.approve)
        for one in every:
            one.show_narrow(False)
            one.show()
        lesser: tuple[Callable[[], object], ...] = (
            self._previous.hide,
            *(lambda one=one: one.show_narrow(True) for one in every),
            self._next.hide,
        )
        for leave_out in lesser:
            if self._wanted(every) <= self.width():
                return
            leave_out()

    def _wanted(self, every: Sequence[KeyButton]) -> int:
        shown = [one for one in every if not one.isHidden()]
        return sum(one.sizeHint().width() for one in shown) + 8 * len(shown) + 36


class KeyHints(FlowRow):
    """The keys of a reviewer, in small."""

    def __init__(self) -> None:
        super().__init__(spacing=5)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show the keys that the actions have now."""
        self.empty()
        for actions, words in KEYS:
            shown = [keys[name] for name in actions if keys.get(name)]
            if not shown:
                continue
            made = QWidget()
            caps = [label(key) for key in shown]
            for cap in caps:
                cap.setObjectName("keycap")
            made.setLayout(row(*caps, label(_(words), tone="faint"), spacing=4))
            self.add(made)


class PhoneSide(QWidget):
    """The phone with what is shown over it, and what belongs to the video in a few lines."""

    def __init__(self, preview: PhonePreview) -> None:
        super().__init__()
        self.setObjectName("middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(theme.px(208))
        self.setMaximumWidth(theme.px(300))
        safe_zone = QCheckBox(_("Safe zone"))
        safe_zone.setChecked(True)
        safe_zone.setMinimumHeight(theme.px(24))
        safe_zone.toggled.connect(preview.show_safe_zone)
        self.zone = label(tone="muted", wrap=True)
        self.zone.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._facts = column(spacing=6)
        layout = column(
            row(label(_("Preview"), size="head"), None, safe_zone), preview, self.zone, self._facts, None, spacing=10
        )  # fmt: skip
        layout.setContentsMargins(16, 14, 16, 14)
        self.setLayout(layout)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show lines, each with its outline before it."""
        clear(self._facts)
        for outline, words in facts:
            line = row(Drawn(outline), ElidedLabel(words), spacing=8)
            line.setStretch(1, 1)
            self._facts.addLayout(line)


def _keyed(kind: str) -> KeyButton:
    return KeyButton(kind, "", "text", word_stays=True)
