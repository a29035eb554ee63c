"""Fill slots: what would go where, to be changed before it is taken."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QScrollArea, QWidget

from planner import dates, labels
from planner.days.slots import TREND, Idea, Slot
from planner.i18n import _, ngettext
from ui.widgets.parts import button, column, label, row


class FillDialog(QDialog):
    """A line a slot with the video proposed for it."""

    def __init__(
        self, slots: Sequence[Slot], ideas: Sequence[Idea], proposed: dict[Slot, Idea], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Fill slots"))
        self.boxes: dict[Slot, QComboBox] = {}
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(12)
        for at, slot in enumerate(slots):
            kept = (
                _("trend")
                if slot.format == TREND
                else labels.content_format(slot.format)
                if slot.format
                else ""
            )
            grid.addWidget(label(dates.moment(slot.at)), at, 0)
            grid.addWidget(label(kept, tone="muted"), at, 1)
            box = self.boxes[slot] = QComboBox()
            box.setAccessibleName(dates.moment(slot.at))
            box.addItem(_("Leave it open"), 0)
            for idea in ideas:
                kind = labels.content_format(idea.format) if idea.format else ""
                words = [idea.title, kind, idea.product, _("posted before") if idea.ready < 0 else ""]
                box.addItem(" · ".join(word for word in words if word), idea.id)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(30)
            box.setCurrentIndex(max(0, box.findData(proposed[slot].id if slot in proposed else 0)))
            box.activated.connect(lambda _row, slot=slot: self._keep_once(slot))
            grid.addWidget(box, at, 2)
        inside = QWidget()
        inside.setLayout(column(grid, None))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self._said = label(tone="muted")
        self.take = button(_("Plan them"), self.accept, "primary")
        self.take.setDefault(True)
        intro = label(
            _(
                "Formats alternate, no product comes five times running, and slots kept for a trend stay open."
            ),
            tone="muted",
            wrap=True,
        )
        layout = column(
            intro, scroll, row(self._said, None, button(_("Cancel"), self.reject), self.take), spacing=12
        )
        layout.setContentsMargins(18, 16, 18, 16)
        self.setLayout(layout)
        self.resize(640, 520)
        self._count()

    def answer(self) -> dict[int, dt.datetime]:
        """Return the wall-clock time of each video that is to be planned, by its id."""
        return {box.currentData(): slot.at for slot, box in self.boxes.items() if box.currentData()}

    def _keep_once(self, changed: Slot) -> None:
        """A video that was put into one slot leaves the other."""
        chosen = self.boxes[changed].currentData()
        for slot, box in self.boxes.items():
            if slot != changed and chosen and box.currentData() == chosen:
                box.setCurrentIndex(0)
        self._count()

    def _count(self) -> None:
        n = len(self.answer())
        self.take.setEnabled(n > 0)
        self._said.setText(
            ngettext("{n} video gets a slot.", "{n} videos get a slot.", n).format(n=n)
            if n
            else _("No video is chosen for a slot.")
        )
