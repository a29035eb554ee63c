"""The keyboard shortcuts, read from the table of actions: found by name, changed, put back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from planner.i18n import N_, _
from ui.desk import Desk
from ui.shell import keys
from ui.shell.actions import ACTIONS, MENUS, ActionSpec
from ui.widgets.parts import button, chip, column, label, row

IN_MONTH = (
    (N_("Day before, day after"), "← →"),
    (N_("Through the day's videos, then a week up or down"), "↑ ↓"),
    (N_("Month before, month after"), "PgUp PgDn"),
    (N_("Open the chosen video, or add one"), "Enter"),
)


@dataclass(frozen=True)
class Line:
    """An action's row: its name, its key, and what puts the key back."""

    spec: ActionSpec
    name: QLabel
    key: QKeySequenceEdit
    back: QPushButton


class ShortcutsDialog(QDialog):
    """Every key in one place. A new key works at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(620, 640)
        self.finished.connect(self.deleteLater)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find an action"))
        self.search.setAccessibleName(_("Find an action"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.note = label(tone="fix", wrap=True)
        self.note.hide()
        self.lines: dict[str, Line] = {}
        self._titles: list[tuple[QLabel, list[QWidget], list[str]]] = []
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(8)
        for menu, title in MENUS.items():
            self._section(grid, _(title).replace("&", ""), [s for s in ACTIONS if s.menu == menu])
        self._fixed(grid)
        inside = QWidget()
        inside.setLayout(column(grid, None))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self.reset = button(_("Reset all"), self._reset_all)
        close = button(_("Close"), self.accept, "primary")
        layout = column(self.search, scroll, self.note, row(self.reset, None, close), spacing=12)
        layout.setContentsMargins(20, 16, 20, 16)
        self.setLayout(layout)
        for one in (self.reset, close):
            one.setAutoDefault(False)
        self._show()

    def _section(self, grid: QGridLayout, title: str, specs: list[ActionSpec]) -> None:
        heading = label(title, size="strong")
        grid.addWidget(heading, grid.rowCount(), 0)
        for spec in specs:
            at = grid.rowCount()
            text = _(spec.text).rstrip("…")
            key = QKeySequenceEdit()
            key.setMaximumSequenceLength(1)
            key.setClearButtonEnabled(True)
            key.setAccessibleName(_("Key for “{action}”").format(action=text))
            key.setFixedWidth(190)
            for field in key.findChildren(QLineEdit):
                field.setPlaceholderText(_("Press a key"))
            key.editingFinished.connect(partial(self._chosen, spec))
            back = button(_("Reset"), partial(self._reset, spec), "quiet")
            back.setAccessibleName(_("Reset the key for “{action}”").format(action=text))
            back.setAutoDefault(False)
            kept = back.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            back.setSizePolicy(kept)
            line = Line(spec, label(text, tone="muted", wrap=True), key, back)
            self.lines[spec.name] = line
            for place, widget in enumerate((line.name, line.key, line.back)):
                grid.addWidget(widget, at, place)
        self._titles.append((heading, [], [spec.name for spec in specs]))

    def _fixed(self, grid: QGridLayout) -> None:
        """The keys of the calendar itself, which stay."""
        heading = label(_("In the month"), size="strong")
        grid.addWidget(heading, grid.rowCount(), 0)
        parts: list[QWidget] = []
        for text, key in IN_MONTH:
            at = grid.rowCount()
            name, shown = label(_(text), tone="muted", wrap=True), chip(key)
            grid.addWidget(name, at, 0)
            grid.addWidget(shown, at, 1)
            parts += [name, shown]
        self._titles.append((heading, parts, []))

    def _show(self) -> None:
        preferences = self._desk.preferences
        for name, line in self.lines.items():
            now = keys.keys_of(preferences, line.spec)
            line.key.blockSignals(True)
            line.key.setKeySequence(now[0] if now else "")
            line.key.blockSignals(False)
            line.back.setVisible(name in preferences["keys"] and self._wanted(line))
        self.reset.setEnabled(bool(preferences["keys"]))

    def _wanted(self, line: Line) -> bool:
        words = self.search.text().casefold().split()
        return all(word in line.name.text().casefold() for word in words)

    def _narrow(self) -> None:
        for line in self.lines.values():
            line.name.setVisible(self._wanted(line))
            line.key.setVisible(self._wanted(line))
        for heading, parts, names in self._titles:
            heading.setVisible(
                any(self._wanted(self.lines[name]) for name in names) or not self.search.text()
            )
            for part in parts:
                part.setVisible(not self.search.text())
        self._show()

    def _chosen(self, spec: ActionSpec) -> None:
        preferences, key = self._desk.preferences, self.lines[spec.name].key.keySequence()
        now = keys.keys_of(preferences, spec)
        if key == (now[0] if now else ""):
            return
        refused = keys.refusal(preferences, spec, key) if not key.isEmpty() else ""
        self._say(refused)
        if not refused:
            keys.choose(preferences, spec, key)
        self._tell()

    def _reset(self, spec: ActionSpec) -> None:
        """Put a key back, unless another action has it meanwhile."""
        preferences = self._desk.preferences
        refused = next(
            (text for key in spec.keys if (text := keys.refusal(preferences, spec, QKeySequence(key)))),
            "",
        )
        self._say(refused)
        if not refused:
            keys.reset(preferences, spec)
        self._tell()

    def _reset_all(self) -> None:
        keys.reset(self._desk.preferences)
        self._say("")
        self._tell()

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _tell(self) -> None:
        self._show()
        self._desk.keys_changed.emit()


def ask(desk: Desk) -> None:
    """Show every key."""
    ShortcutsDialog(desk).open()
