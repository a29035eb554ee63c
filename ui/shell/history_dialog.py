"""Edit > History: the steps of this window, and the way back or forth to any of them."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from planner import dates, times
from planner.calendar.workspace import Step
from planner.errors import PlanError
from planner.i18n import _
from ui.desk import Desk
from ui.store import Store
from ui.theme import theme
from ui.widgets.parts import button, column, label, row

DONE_ROLE = Qt.ItemDataRole.UserRole
"""How many steps are done where the calendar is as after this line."""


class HistoryDialog(QDialog):
    """The newest step first; those that were undone stand above, dimmed. Choosing one goes there."""

    def __init__(self, store: Store, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._store = store
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("History"))
        self.resize(460, 520)
        self.list = QListWidget()
        self.list.setObjectName("lines")
        self.list.setAccessibleName(_("Steps"))
        self.list.itemDoubleClicked.connect(lambda _item: self._go())
        self.list.currentRowChanged.connect(lambda _row: self._say())
        self.go = button("", self._go, "primary")
        self.go.setDefault(True)
        words = label(
            _(
                "What was done since this window opened. Nothing is lost: a step that was undone can be redone."
            ),
            tone="muted",
            wrap=True,
        )
        layout = column(words, self.list, row(None, button(_("Close"), self.reject), self.go), spacing=12)
        layout.setContentsMargins(18, 16, 18, 16)
        self.setLayout(layout)
        store.changed.connect(self._fill)
        self._fill()
        self.list.setFocus()

    def _fill(self) -> None:
        workspace = self._store.workspace
        zone = self._store.settings().get("zone") or "UTC"
        steps, undone = workspace.steps, workspace.undone
        self.list.clear()
        for n in range(len(undone), 0, -1):
            self._add(undone[n - 1], len(steps) + n, zone, undone=True)
        for n in range(len(steps), 0, -1):
            self._add(steps[n - 1], n, zone, undone=False)
        start = QListWidgetItem(_("As it was when the window opened"))
        start.setData(DONE_ROLE, 0)
        self.list.addItem(start)
        self.list.setCurrentRow(len(undone))
        self._say()

    def _add(self, step: Step, done: int, zone: str, *, undone: bool) -> None:
        item = QListWidgetItem(f"{_when(step.at, zone)}   {_(step.label)}")
        item.setData(DONE_ROLE, done)
        if undone:
            item.setForeground(theme.color("faint"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _("{step}, undone").format(step=item.text()))
        self.list.addItem(item)

    def _say(self) -> None:
        done, wanted = len(self._store.workspace.steps), self._wanted()
        self.go.setText(_("Redo up to here") if wanted > done else _("Undo up to here"))
        self.go.setEnabled(wanted != done and not self._store.read_only)

    def _wanted(self) -> int:
        item = self.list.currentItem()
        return int(item.data(DONE_ROLE)) if item else len(self._store.workspace.steps)

    def _go(self) -> None:
        try:
            self._store.workspace.go_to(self._wanted())
        except PlanError as error:
            self._store.failed.emit(str(error))
        self._fill()


def _when(at: dt.datetime | None, zone: str) -> str:
    return dates.moment(times.to_wall(at, zone)) if at else ""


def ask(desk: Desk) -> None:
    """Show what was done, and the way back."""
    HistoryDialog(desk.store, desk.window).open()
