"""Asks why a finding is ignored, and for how long."""

from PySide6.QtWidgets import QWidget

from planner.checks.engine import Result
from planner.i18n import _
from ui.pieces.reason_dialog import ReasonDialog


class IgnoreDialog(ReasonDialog):
    """A reason is needed; the last day is not."""

    def __init__(self, result: Result, parent: QWidget) -> None:
        words = (
            _("Why is it right for this video? Reviewers will read this.")
            if result.video
            else _("Why is it right here? Reviewers will read this.")
        )
        super().__init__(_("Ignore a finding"), result.finding.message, words, _("Ignore"), parent)
