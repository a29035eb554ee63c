"""File > Export: what kind of file, which days, and where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog

from planner import times, writing
from planner.errors import PlanError
from planner.exchange import export
from planner.i18n import _
from ui import jobs
from ui.shell.report import PERIODS, Days
from ui.widgets.parts import button, column, label, row

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


class ExportDialog(QDialog):
    """Asks for a kind of file and a stretch of days."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(420)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Kind of file"))
        for kind, text in export.KINDS.items():
            self.kind.addItem(_(text), kind)
        self.period = QComboBox()
        self.period.setAccessibleName(_("Days"))
        for text, _days in PERIODS:
            self.period.addItem(_(text))
        self.period.setCurrentIndex(len(PERIODS) - 1)
        self.go = button(_("Choose a file…"), self.accept, "primary")
        self.go.setDefault(True)
        self.accepted.connect(self._ask)
        self.finished.connect(self.deleteLater)
        layout = column(
            column(label(_("Kind of file"), tone="muted"), self.kind, spacing=4),
            column(label(_("Days"), tone="muted"), self.period, spacing=4),
            label(
                _("Tables can be imported again. Nothing in them runs as a formula."), tone="muted", wrap=True
            ),
            row(None, button(_("Cancel"), self.reject), self.go),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)

    def days(self) -> Days | None:
        """Return the days that were chosen; None for everything."""
        store = self._window.store
        today = times.to_wall(store.now(), store.settings().get("zone") or "UTC").date()
        find = PERIODS[self.period.currentIndex()][1]
        return find(today) if find else None

    def _ask(self) -> None:
        kind = self.kind.currentData()
        ending = export.ENDINGS[kind]
        proposed = self._window.path.with_suffix(ending)
        name, _chosen = QFileDialog.getSaveFileName(
            self._window, _("Export"), str(proposed), f"{_(export.KINDS[kind])} (*{ending})"
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != ending:
            path = path.with_name(path.name + ending)
            if path.exists():  # the dialog asked about the name without its ending
                text = _("There is already a file “{name}”. Choose another name.")
                self._window.toast.say(text.format(name=path.name))
                return
        save(self._window, kind, path, self.days())


def ask(window: MainWindow) -> None:
    """Ask for all of it, and write the file."""
    ExportDialog(window).open()


def save(window: MainWindow, kind: str, path: Path, days: Days | None) -> None:
    """Write a file without holding the window up, and say so."""
    workspace, now = window.store.workspace, window.store.now()

    def work() -> None:
        writing.put(path, workspace.read(lambda session: export.content(session, kind, now, days)))

    def refused(error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error
        window.store.failed.emit(str(error))

    done = _("Saved “{name}”.").format(name=path.name)
    jobs.run(window, work, lambda _nothing: window.toast.say(done), refused)
