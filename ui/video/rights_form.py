"""Who made a video, what was agreed, and what must be disclosed: the lower part of the form."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from models.live import LiveEvent
from planner import dates, labels
from planner.checks.facts import VideoFacts
from planner.i18n import N_, _
from ui.widgets.parts import column, label, row

CHOICES = (
    ("origin", N_("Made by"), labels.ORIGINS),
    ("partnership", N_("Partnership"), labels.PARTNERSHIPS),
    ("disclosure", N_("Disclosure"), labels.DISCLOSURES),
)
FLAGS = (
    ("meant_for_ad", N_("Meant for an ad")),
    ("made_with_ai", N_("Made with AI")),
    ("ai_label", N_("Posted with the AI label")),
)


class RightsForm(QWidget):
    """Fields of fixed choices; what is chosen is said at once."""

    choice_left = Signal(str, str)
    """A column of planner.video.videos.CHOICES and its value."""
    flag_left = Signal(str, bool)
    teaser_left = Signal(object)
    """The id of the live event that it is a teaser for, or None."""

    def __init__(self, permission: QWidget) -> None:
        super().__init__()
        self._filling = False
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self.boxes: dict[str, QComboBox] = {}
        for at, (name, title, values) in enumerate(CHOICES):
            box = QComboBox()
            for value, words in values.items():  # type: ignore[attr-defined]
                box.addItem(_(words), value.value)
            box.setAccessibleName(_(title))
            box.activated.connect(partial(self._chosen, name))
            self.boxes[name] = box
            head = label(_(title), tone="muted")
            head.setBuddy(box)
            grid.addWidget(head, 0, at)
            grid.addWidget(box, 1, at)
            grid.setColumnStretch(at, 1)
        self.flags = {name: QCheckBox(_(title)) for name, title in FLAGS}
        for name, flag in self.flags.items():
            flag.toggled.connect(partial(self._flagged, name))
        self.teaser = QComboBox()
        self.teaser.setAccessibleName(_("Teaser for"))
        self.teaser.activated.connect(lambda: self.teaser_left.emit(self.teaser.currentData()))
        head = label(_("Teaser for"), tone="muted")
        head.setBuddy(self.teaser)
        teaser = row(head, self.teaser, None, spacing=10)
        self.setLayout(
            column(
                label(_("Rights and disclosure"), size="head"),
                grid,
                permission,
                row(*self.flags.values(), None, spacing=18),
                teaser,
                spacing=10,
            )
        )

    def show_lives(self, lives: Sequence[LiveEvent]) -> None:
        """Offer the live events that are to come."""
        self.teaser.clear()
        self.teaser.addItem(_("No live event"), None)
        for live in lives:
            self.teaser.addItem(f"{live.name} · {dates.moment(live.at)}", live.id)

    def show_video(self, video: VideoFacts) -> None:
        """Show what the calendar holds."""
        self._filling = True
        for name, box in self.boxes.items():
            box.setCurrentIndex(box.findData(getattr(video, name).value))
        for name, flag in self.flags.items():
            flag.setChecked(getattr(video, name))
        at = self.teaser.findData(video.live_id) if video.live_id else 0
        if at < 0:
            self.teaser.addItem(_("A live event that is over"), video.live_id)
            at = self.teaser.count() - 1
        self.teaser.setCurrentIndex(at)
        self._filling = False

    def _chosen(self, name: str, _at: int) -> None:
        self.choice_left.emit(name, self.boxes[name].currentData())

    def _flagged(self, name: str, on: bool) -> None:
        if not self._filling:
            self.flag_left.emit(name, on)
