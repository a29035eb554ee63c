"""Who made a video, what was agreed, and what must be disclosed: the lower part of the form."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from models.live import LiveEvent
from models.video import Video
from planner import dates
from planner.i18n import _
from planner.video import fields
from ui.widgets.parts import column, label, row

CHOICES = fields.of_kind("choice", "rights")
FLAGS = fields.of_kind("flag", "rights")
ACROSS = 2
"""Choices in a line of the form."""


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
        for place, field in enumerate(CHOICES):
            line, at = divmod(place, ACROSS)
            box = self.boxes[field.name] = self._box(field)
            head = label(_(field.title), tone="muted")
            head.setBuddy(box)
            grid.addWidget(head, 2 * line, at)
            grid.addWidget(box, 2 * line + 1, at)
            grid.setColumnStretch(at, 1)
        self.flags = {field.name: QCheckBox(_(field.title)) for field in FLAGS}
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

    def _box(self, field: fields.Field) -> QComboBox:
        box = QComboBox()
        for value, words in (field.words or {}).items():
            box.addItem(_(words) if words else _("Neither"), value.value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)  # the form keeps its width beside the preview
        box.setAccessibleName(_(field.title))
        box.activated.connect(partial(self._chosen, field.name))
        return box

    def show_lives(self, lives: Sequence[LiveEvent]) -> None:
        """Offer the live events that are to come."""
        self.teaser.clear()
        self.teaser.addItem(_("No live event"), None)
        for live in lives:
            self.teaser.addItem(f"{live.name} · {dates.moment(live.at)}", live.id)

    def show_video(self, video: Video) -> None:
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
