"""Offers hashtags that would complete a video's, each with its reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from planner.checks.facts import VideoFacts
from planner.i18n import _, ngettext
from planner.labels import TAG_KINDS
from planner.library.proposals import Proposed
from ui.widgets.parts import button, chip, column, label, row, rule


class CompleteDialog(QDialog):
    """All are chosen at first."""

    def __init__(self, video: VideoFacts, proposed: Sequence[Proposed], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Complete hashtags"))
        self.setMinimumWidth(460)
        self.boxes = {one.tag: QCheckBox(f"#{one.tag}") for one in proposed}
        self._add = button(_("Add"), self.accept, "primary")
        self._add.setDefault(True)
        layout = column(label(heading(video, proposed), size="head", wrap=True), spacing=10)
        for one in proposed:
            box = self.boxes[one.tag]
            box.setChecked(True)
            box.setMinimumWidth(box.sizeHint().width() + 8)
            box.setAccessibleDescription(one.why)
            box.toggled.connect(self._show_button)
            why = label(one.why, tone="muted", wrap=True)
            why.setContentsMargins(22, 0, 0, 0)
            layout.addWidget(rule())
            layout.addLayout(column(row(box, chip(_(TAG_KINDS[one.kind])), None), why, spacing=2))
        cancel = button(_("Cancel") if proposed else _("Close"), self.reject)
        self._add.setVisible(bool(proposed))
        layout.addSpacing(4)
        layout.addLayout(row(None, cancel, self._add))
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)

    def chosen(self) -> list[str]:
        """Return the hashtags that are checked."""
        return [tag for tag, box in self.boxes.items() if box.isChecked()]

    def _show_button(self) -> None:
        self._add.setEnabled(bool(self.chosen()))


def ask_tags(video: VideoFacts, proposed: Sequence[Proposed], parent: QWidget) -> list[str]:
    """Ask which of the proposed hashtags are wanted; none if somebody thought better of it."""
    dialog = CompleteDialog(video, proposed, parent)
    return dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else []


def heading(video: VideoFacts, proposed: Sequence[Proposed]) -> str:
    """Return what there is to add, or why there is nothing."""
    most, n = int(video.calendar.rules.shared("max_hashtags")), len(proposed)
    if n:
        return ngettext("{n} hashtag would fit", "{n} hashtags would fit", n).format(n=n)
    if len(video.tags) >= most:
        return ngettext(
            "The video has {n} hashtag, which is as many as it should have. Take one out first.",
            "The video has {n} hashtags, which is as many as it should have. Take one out first.",
            len(video.tags),
        ).format(n=len(video.tags))
    return _("The library has nothing to add. Add hashtags there and say what each is for.")
