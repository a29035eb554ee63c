"""The list of keyboard shortcuts, read from the table of actions."""

from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from planner.i18n import N_, _
from ui.shell.actions import ACTIONS, MENUS
from ui.shell.palette import key_text
from ui.widgets.parts import button, chip, column, label, row

IN_MONTH = (
    (N_("Day before, day after"), "← →"),
    (N_("Through the day's videos, then a week up or down"), "↑ ↓"),
    (N_("Month before, month after"), "PgUp PgDn"),
    (N_("Open the chosen video, or add one"), "Enter"),
)


class ShortcutsDialog(QDialog):
    """Every key in one place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(460, 560)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        at = 0
        for menu, title in MENUS.items():
            keyed = [(spec.text, key_text(spec.keys)) for spec in ACTIONS if spec.menu == menu and spec.keys]
            at = self._section(grid, at, _(title).replace("&", ""), keyed)
        self._section(grid, at, _("In the month"), list(IN_MONTH))
        inside = QWidget()
        inside.setLayout(column(grid, None))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        close = button(_("Close"), self.accept)
        close.setDefault(True)
        layout = column(scroll, row(None, close), spacing=12)
        layout.setContentsMargins(20, 16, 20, 16)
        self.setLayout(layout)

    def _section(self, grid: QGridLayout, at: int, title: str, rows: list[tuple[str, str]]) -> int:
        grid.addWidget(label(title, size="strong"), at, 0)
        for text, keys in rows:
            at += 1
            grid.addWidget(label(_(text), tone="muted"), at, 0)
            grid.addWidget(chip(keys), at, 1)
        grid.setRowMinimumHeight(at + 1, 8)
        return at + 2
