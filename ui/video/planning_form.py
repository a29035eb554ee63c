"""What a video belongs to and what filming it needs."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.template import Series
from models.video import Video
from planner import dates
from planner.i18n import N_, _, ngettext
from ui.widgets.elided_box import ElidedBox
from ui.widgets.fold import FieldGrid
from ui.widgets.parts import column, label
from ui.widgets.text_field import TextField

TEXTS = (
    ("place", N_("Place"), N_("Where it is filmed")),
    ("props", N_("Props"), N_("With commas: kettle, two mugs, towel")),
)
"""Fields of running text: name, label, placeholder."""
MOST = 24
"""Characters of each that are told while they are folded away."""


class PlanningForm(QWidget):
    """Place and props; the lists of campaigns and filming days and the labels are made here and stand at the top."""

    campaign_left = Signal(object)
    """The id of a campaign, or None."""
    filming_left = Signal(object)
    """The id of a filming day, or None."""
    text_left = Signal(str, str, str)
    """A column of planner.video.videos.TEXTS or "labels", its text, and the stay in which it was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.campaign, self.filming = ElidedBox(), ElidedBox()
        self.campaign.activated.connect(lambda: self.campaign_left.emit(self.campaign.currentData()))
        self.filming.activated.connect(lambda: self.filming_left.emit(self.filming.currentData()))
        self.texts: dict[str, TextField] = {}
        for name, title, hint in TEXTS:
            field = self.texts[name] = TextField(_(title), placeholder=_(hint), single=True)
            field.left.connect(
                lambda text, name=name: self.text_left.emit(name, text, f"{name}:{self.texts[name].session}")
            )
        self.labels = QLineEdit()
        self.labels.setPlaceholderText(_("With commas: gift guide, evergreen"))
        self.labels.editingFinished.connect(self._labels_left)
        self.series = label(tone="muted", wrap=True)
        for title, widget in (
            (_("Campaign"), self.campaign),
            (_("Filming day"), self.filming),
            (_("Labels"), self.labels),
        ):
            widget.setAccessibleName(title)
        grid = FieldGrid(2)
        cells = []
        for name, title, _hint in TEXTS:
            head = label(_(title), tone="muted")
            head.setBuddy(self.texts[name])
            cell = QWidget()
            cell.setLayout(column(head, self.texts[name], None, spacing=4))
            cells.append(cell)
        grid.show_cells(cells)
        self.setLayout(column(self.series, grid, spacing=8))

    def summary(self) -> str:
        """Return what is said here, in few words."""
        there = [field.toPlainText().strip() for field in self.texts.values()]
        return ", ".join(
            words if len(words) <= MOST else words[:MOST].rstrip() + "…" for words in there if words
        )

    def show_choices(self, campaigns: Mapping[int, str], filming: Mapping[int, str]) -> None:
        """Fill the lists that the calendar offers."""
        for box, found in ((self.campaign, campaigns), (self.filming, filming)):
            kept = box.currentData()
            box.clear()
            box.addItem(_("None"), None)
            for value, name in found.items():
                box.addItem(name, value)
            box.setCurrentIndex(max(0, box.findData(kept)))

    def show_video(self, video: Video, series: Series | None, typed: Mapping[str, str]) -> None:
        """Show what the calendar holds, with what was ``typed`` and is not in it yet by the name of its field.

        A field in which something newer is being typed keeps it.
        """
        self.campaign.setCurrentIndex(max(0, self.campaign.findData(video.campaign_id)))
        self.filming.setCurrentIndex(max(0, self.filming.findData(video.filming_id)))
        for name, field in self.texts.items():
            field.show_text(typed.get(name, getattr(video, name)))
        if not self.labels.isModified():
            self.labels.setText(typed.get("labels", ", ".join(video.labels)))
        self.series.setText(_said(series) if series else "")
        self.series.setVisible(series is not None)

    def save(self) -> None:
        """Say everything that was typed and not saved yet."""
        for field in self.texts.values():
            field.save()
        self._labels_left()

    def _labels_left(self) -> None:
        if self.labels.isModified():
            self.labels.setModified(False)
            self.text_left.emit("labels", self.labels.text(), "")


def _said(series: Series) -> str:
    """Return what the form says of a video that is in a series."""
    every = ngettext("every week", "every {n} weeks", series.every).format(n=series.every)
    return _(
        "One of the series “{name}”, {every} until {day}. What is changed here holds for this video alone."
    ).format(name=series.name, every=every, day=dates.day_year(series.until))
