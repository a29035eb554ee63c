"""What is done about findings of the list, about many of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from planner.checks import fixing, waivers
from planner.i18n import _
from ui.checks import lines
from ui.checks.lines import Group, Line
from ui.checks.panel import spread
from ui.pieces.ignore_dialog import IgnoreDialog
from ui.pieces.reason_dialog import ReasonDialog
from ui.slicing import SlicedEdit
from ui.store import Store

if TYPE_CHECKING:
    from planner.calendar.workspace import Edit
    from planner.checks.engine import Result

T = TypeVar("T")
FIXED, ACCEPTED = 4, 40
"""Videos whose fixes are made at once, and findings that are accepted at once: few enough that nobody sees it stop."""


class Doing(QObject):
    """Fixes, ignores and accepts findings; the page stands still meanwhile."""

    def __init__(self, page: QWidget, store: Store) -> None:
        super().__init__(page)
        self._page, self._store = page, store

    def fix_chosen(self, chosen: Sequence[Line], current: Line | Group | None) -> None:
        """Make the fix of what is chosen; of several findings, and of a group, what is safe."""
        if self._store.read_only or not chosen:
            return
        if isinstance(current, Line) and list(chosen) == [current]:
            if current.result.finding.fixes:
                self._store.fix(current.result.finding.fixes[0])
            else:
                self._store.failed.emit(_("This one has no fix at hand. Open the video to change it."))
        elif lines.safe(chosen):
            self.fix(chosen)
        else:
            self._store.failed.emit(_("None of these has a fix that is safe without a look at it."))

    def fix(self, found: Sequence[Line]) -> None:
        """Make the safe fixes of some findings, as one step."""
        safe = lines.safe(found)
        ids = list(dict.fromkeys(line.subject[0] for line in safe))
        codes = sorted({line.result.rule.code for line in safe})
        videos = [one for one in ids if one is not None]
        now = self._store.now()
        self._do([fixing.fix_all_safe(some, now, codes) for some in slices(videos, FIXED)])

    def ignore(self, result: Result) -> None:
        """Ask for a reason to live with one finding."""
        if result.failed:
            return
        dialog = IgnoreDialog(result, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reason, until = dialog.answer()
            video = result.video.id if result.video else None
            live = result.live.id if result.live else None
            self._store.do(
                waivers.add(video, result.rule.code, result.finding.about, reason, until, live),
                offer_undo=True,
            )

    def accept(self, shown: Sequence[Line], period: str) -> None:
        """Ask for one reason to live with everything that is shown."""
        if not shown:
            return
        dialog = ReasonDialog(
            _("Accept what is there now"),
            _("{findings} will be ignored").format(findings=spread(shown)),
            _("All that the list shows ({period}). What turns up later is still found. Why is this right as it is?")
            .format(period=period),
            _("Ignore them all"),
            self._page,
        )  # fmt: skip
        if dialog.exec() == QDialog.DialogCode.Accepted:
            found = [
                waivers.Waived(line.result.rule.code, line.result.finding.about, *line.subject)
                for line in shown
                if not line.result.failed
            ]
            self._do([waivers.accept(some, *dialog.answer()) for some in slices(found, ACCEPTED)])

    def _do(self, edits: Sequence[Edit[Any]]) -> None:
        """Do the slices of an edit as one step; other events come in between."""
        if len(edits) <= 1:
            for edit in edits:
                self._store.do(edit, offer_undo=True)
            return
        page = self._page
        page.setEnabled(False)

        def done(_result: object) -> None:
            page.setEnabled(True)
            self._store.done.emit(edits[0].label, True)

        def refused(error: Exception) -> None:
            page.setEnabled(True)
            self._store.failed.emit(str(error))

        SlicedEdit(
            self._store,
            edits[0].label,
            (edit.run for edit in edits),
            each=lambda _result: None,
            then=done,
            otherwise=refused,
            parent=self,
        )


def slices(what: Sequence[T], many: int) -> Iterator[Sequence[T]]:
    """Yield pieces of a sequence of at most ``many``."""
    for at in range(0, len(what), many):
        yield what[at : at + many]
