"""The fields at the top of a video's form: when, in which format, and what it belongs to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from planner import times
from planner.checks.facts import VideoFacts
from planner.i18n import _
from ui.theme import theme
from ui.video.planning_form import PlanningForm
from ui.widgets import outline
from ui.widgets.elided_box import ElidedBox
from ui.widgets.fold import FieldGrid
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.parts import ElidedLabel, button, column, label, plain, row, set_property

HEAD, FIELD = 24, 32
"""Pixels of the line above a field, as high as the buttons in it, and of the field."""


class TopFields(FieldGrid):
    """Date, format, campaign, product, filming day and labels, side by side."""

    date_wanted = Signal()
    """A date for a video without one, or none for one that has one."""

    def __init__(self, planning: PlanningForm) -> None:
        super().__init__()
        self.at = MomentEdit(_("Post on"))
        self.note = ElidedLabel(tone="muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.date_button = button("", self.date_wanted.emit)
        self.format = ElidedBox()
        self.format.setAccessibleName(_("Format"))
        self.product = QLineEdit()
        self.product.setAccessibleName(_("Product"))
        self.product.setPlaceholderText(_("Choose a product"))
        self._head = row(self._named(_("Post on"), self.at), self.note, spacing=6)
        self._head.setStretch(1, 1)
        for one in (self.at, self.date_button):
            one.setFixedHeight(theme.px(FIELD))
        head = QWidget()
        head.setLayout(self._head)
        head.setFixedHeight(theme.px(HEAD))
        self._date = column(head, self.at, None, spacing=2)
        date = QWidget()
        date.setLayout(self._date)
        self.show_cells(
            [
                date,
                cell(self._named(_("Format"), self.format), self.format),
                cell(self._named(_("Campaign"), planning.campaign), planning.campaign),
                cell(self._named(_("Product"), self.product), self.product),
                cell(self._named(_("Filming day"), planning.filming), planning.filming),
                cell(self._named(_("Labels"), planning.labels), planning.labels),
            ]
        )

    def show_video(self, video: VideoFacts) -> None:
        """Show what the calendar holds; a product that is being typed stays."""
        if not self.product.hasFocus() or not self.product.isModified():
            self.product.setText(video.product)
            self.product.setCursorPosition(0)
        if video.at:
            self.at.show_moment(video.at)
        self.at.setVisible(video.at is not None)
        self._show_button(dated=video.at is not None)
        known = (self.format.itemData(at) for at in range(1, self.format.count()))
        found = (at for at, data in enumerate(known, 1) if video.format and data[1] == video.format.key)
        self.format.setCurrentIndex(next(found, 0))

    def show_counters(self, video: VideoFacts) -> None:
        """Say by which clock a video is planned, and whether that is a slot of the rhythm."""
        if video.at is None:
            self.note.show_text("")
            return
        zone = times.zone_label(video.zone or "UTC", video.at)
        in_slot = (video.at.weekday(), video.at.time()) in video.calendar.slots
        self.note.show_text(_("{zone}, in a slot").format(zone=zone) if in_slot else zone)

    def _show_button(self, *, dated: bool) -> None:
        made = self.date_button
        words = _("Unschedule") if dated else _("Choose a date")
        made.setText("" if dated else words)
        made.setAccessibleName(words)
        made.setToolTip(plain(words if dated else ""))
        set_property(made, "kind", "icon" if dated else "")
        outline.dress(made, "x" if dated else "calendar-plus", size=13 if dated else 15)
        made.setFixedHeight(theme.px(HEAD if dated else FIELD))
        made.setMaximumWidth(theme.px(HEAD) if dated else 16777215)
        if dated:
            self._head.addWidget(made)
        else:
            self._date.insertWidget(1, made)

    def _named(self, title: str, field: QWidget) -> QLabel:
        made = label(title, tone="muted")
        made.setBuddy(field)
        return made


def cell(head: QWidget, field: QWidget) -> QWidget:
    """Return a field with what stands above it."""
    if isinstance(field, QComboBox):
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(6)  # the form keeps its width beside the preview
    head.setFixedHeight(theme.px(HEAD))
    field.setFixedHeight(theme.px(FIELD))
    made = QWidget()
    made.setLayout(column(head, field, None, spacing=2))
    return made
