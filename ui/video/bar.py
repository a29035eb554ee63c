"""The two bars above a video's form: its title with what it is, and facts with what can be done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from models.choices import Stage
from planner import dates, labels, times
from planner.checks.facts import VideoFacts
from planner.i18n import N_, _
from ui.desk import Desk
from ui.theme import theme
from ui.video.form_words import next_step
from ui.widgets.header import Header, KeyButton
from ui.widgets.outline import dress
from ui.widgets.parts import ElidedLabel, FormatChip, add_action, button, chip, label, row, set_property
from ui.widgets.ring import Ring

STEPS = {
    Stage.SCRIPTED: N_("Mark as scripted"),
    Stage.APPROVED: N_("Approve for filming"),
    Stage.FILMED: N_("Mark as filmed"),
    Stage.EDITED: N_("Mark as edited"),
    Stage.SCHEDULED: N_("Mark as scheduled"),
    Stage.POSTED: N_("Mark as posted"),
}
"""What the button of the next stage says, by that stage."""
MORE = (
    ("propose_hook", N_("Propose a hook…")),
    ("copy_video", N_("Copy as text")),
    ("duplicate_video", N_("Duplicate video")),
    ("save_template", N_("Save as template…")),
    ("repeat_weekly", N_("Repeat weekly…")),
    ("apply_following", N_("Apply to all that follow")),
    ("end_series", N_("End the series here")),
    ("delete_video", N_("Delete")),
)
"""Actions in the menu of the bar."""


class TitleEdit(QLineEdit):
    """A title to be written in place, as wide as its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("big", True)
        self.setAccessibleName(_("Title"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda _text: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Room for all its words and a letter more."""
        words = self.fontMetrics().horizontalAdvance(self.text() or _("Title"))
        return QSize(words + 24, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(min(theme.px(150), self.sizeHint().width()), super().minimumSizeHint().height())


class VideoBar(Header):
    """The upper bar."""

    def __init__(self, desk: Desk, undo: Callable[[], object], step: Callable[[], object]) -> None:
        super().__init__("")
        self.title.hide()
        self._desk = desk
        self._stage: Stage | None = None
        self.back = button(_("Calendar"), lambda: desk.action_wanted.emit("go_back"))
        dress(self.back, "chevron-left", size=15, role="text")
        self.edit = TitleEdit()
        self.stage, self.format = chip(""), FormatChip()
        self.when = ElidedLabel(tone="muted")
        self.saved = label(tone="muted")
        self.undo = _square("undo-2", _("Undo"))
        self.undo.clicked.connect(lambda: undo())
        self.more = _square("ellipsis", _("More"))
        self.more.setMenu(self._menu())
        self.step = KeyButton("keyed", "", "text", word_stays=True)
        self.step.clicked.connect(lambda: step())
        for left in (self.back, self.edit, self.stage, self.format):
            self.left.addWidget(left)
        self.left.addWidget(self.when, 1)
        for right in (self.saved, self.undo, self.more):
            self.right.addWidget(right)
        self.add_keyed(self.step)
        self.spread()

    def show_video(self, facts: VideoFacts, *, primary: bool) -> None:
        """Show what a video is and its next stage; that button is the ``primary`` one unless another is."""
        self.stage.setText(labels.stage(facts.stage))
        key = facts.format.key if facts.format else None
        self.format.show_format(key, labels.content_format(key) if key else "")
        when = (
            f"{dates.moment(facts.at)} {times.zone_label(facts.zone or 'UTC', facts.at)}" if facts.at else ""
        )
        self.when.show_text(when)
        stage = next_step(facts.stage)
        self.step.setVisible(stage is not None)
        if stage:
            key_text = self._desk.key_texts.get(f"stage_{stage.value}", "")
            self.step.say(_(STEPS[stage]), key_text)
        set_property(self.step, "kind", "primary" if primary else "keyed")

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for name, text in MORE:
            add_action(menu, _(text), partial(self._desk.action_wanted.emit, name))
        return menu


class FactsBar(QWidget):
    """The lower bar: what was decided about a video, how far it has come, and a jump to any field."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("facts")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(44))
        self.verdict = ElidedLabel()
        self.ring = Ring()
        self.jump = KeyButton("quietkeyed", "list", "muted", word_stays=True)
        layout = row(self.verdict, self.ring, self.jump, spacing=18)
        layout.setStretch(0, 1)
        layout.setContentsMargins(18, 0, 18, 0)
        self.setLayout(layout)


def _square(outline: str, name: str) -> QPushButton:
    made = button("", None, "square", tip=name)
    made.setAccessibleName(name)
    dress(made, outline, size=17, role="text")
    return made
