"""Who made a video, what was agreed, and what must be disclosed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from models.live import LiveEvent
from models.video import Video
from planner import dates
from planner.i18n import _
from planner.video import fields
from ui.theme import theme
from ui.widgets.elided_box import ElidedBox
from ui.widgets.flow_row import FlowRow
from ui.widgets.fold import FieldGrid
from ui.widgets.parts import column, label

CHOICES = fields.of_kind("choice", "rights")
FLAGS = fields.of_kind("flag", "rights")


class RightsForm(QWidget):
    """Fields of fixed choices; what is chosen is said at once."""

    choice_left = Signal(str, str)
    """A column of planner.video.videos.CHOICES and its value."""
    flag_left = Signal(str, bool)
    teaser_left = Signal(object)
    """The id of the live event that it is a teaser for, or None."""

    def __init__(self, texts: Sequence[QWidget], *more: QCheckBox) -> None:
        super().__init__()
        self._filling = False
        self.boxes = {field.name: self._box(field) for field in CHOICES}
        self.flags = {field.name: QCheckBox(_(field.title)) for field in FLAGS}
        for flag in self.flags.values():
            flag.setAccessibleName(flag.text())
            flag.setMinimumHeight(theme.px(24))
        self._more = more
        self.teaser = ElidedBox()
        self.teaser.setAccessibleName(_("Teaser for"))
        self.teaser.activated.connect(lambda: self.teaser_left.emit(self.teaser.currentData()))
        titles = {field.name: _(field.title) for field in CHOICES}
        grid = FieldGrid()
        named = [(titles[name], box) for name, box in self.boxes.items()]
        grid.show_cells([_cell(title, box) for title, box in (*named, (_("Teaser for"), self.teaser))])
        flags = FlowRow(spacing=18)
        for flag in (*more, *self.flags.values()):
            flags.add(flag)
        for name, flag in self.flags.items():
            flag.toggled.connect(partial(self._flagged, name))
        self.setLayout(column(grid, *texts, flags, spacing=10))

    @property
    def places(self) -> dict[str, QWidget]:
        """The fields by name."""
        return {**self.boxes, **self.flags}

    def summary(self) -> str:
        """Return what is chosen here beside the usual."""
        chosen = [box.currentText() for box in self.boxes.values() if box.currentIndex() > 0]
        ticked = [flag.text() for flag in (*self._more, *self.flags.values()) if flag.isChecked()]
        found = [*chosen, *ticked]
        return found[0] if len(found) == 1 else _("{n} set").format(n=len(found)) if found else ""

    def _box(self, field: fields.Field) -> QComboBox:
        box = ElidedBox()
        for value, words in (field.words or {}).items():
            box.addItem(_(words) if words else _("Neither"), value.value)
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


def _cell(title: str, box: QComboBox) -> QWidget:
    head = label(title, tone="muted")
    head.setBuddy(box)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)  # the form keeps its width beside the preview
    made = QWidget()
    made.setLayout(column(head, box, None, spacing=4))
    return made
