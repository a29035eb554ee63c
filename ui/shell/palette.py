"""Ctrl+K: one field that finds videos and runs actions."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from models import reading
from planner import dates, labels
from planner.i18n import _
from ui.widgets.parts import column, label, row

if TYPE_CHECKING:
    import sqlite3

FOUND = 30
ROW = 34


@dataclass(frozen=True)
class Command:
    """Something the palette offers: its words, what stands at the right, and what it does."""

    text: str
    aside: str
    do: Callable[[], object]


class Palette(QDialog):
    """Type to narrow, arrows to choose, Enter to run."""

    def __init__(
        self,
        commands: list[Command],
        videos: Callable[[str], list[reading.Hit]],
        open_video: Callable[[int], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._commands, self._videos, self._open = commands, videos, open_video
        self._shown: list[Command] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Search videos or run a command"))
        self.field.setAccessibleName(_("Search or run a command"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._run())
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        layout = column(self.field, self.list)
        layout.setContentsMargins(10, 10, 10, 10)
        self.setLayout(layout)
        self.resize(560, 420)
        self._search("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter go to the list while the field keeps the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                rows = self.list.count()
                self.list.setCurrentRow((self.list.currentRow() + step) % rows if rows else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return False

    def _search(self, text: str) -> None:
        words = text.casefold().split()
        found = [c for c in self._commands if all(word in c.text.casefold() for word in words)]
        hits = [
            Command(hit.title, self._aside(hit), partial(self._open, hit.id))
            for hit in (self._videos(text.strip()) if words else ())
        ]
        self._shown = (hits + found) if words else found
        self.list.clear()
        for command in self._shown:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.text} {command.aside}")
            line = QWidget()
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside = row(label(re.sub(r"\s+", " ", command.text)), None, label(command.aside, tone="faint"))
            inside.setContentsMargins(10, 0, 10, 0)
            line.setLayout(inside)
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)
            self.list.setItemWidget(item, line)
        self.list.setCurrentRow(0 if self._shown else -1)
        if not self._shown:
            self.list.addItem(QListWidgetItem(_("Nothing found")))

    def _aside(self, hit: reading.Hit) -> str:

        when = dates.day_year(dt.date.fromisoformat(hit.at[:10])) if hit.at else _("No date")
        return f"{when} · {labels.stage(hit.stage)}"

    def _run(self) -> None:
        row_ = self.list.currentRow()
        if 0 <= row_ < len(self._shown):
            command = self._shown[row_]
            self.accept()
            command.do()


def find_videos(connection: "sqlite3.Connection", text: str) -> list[reading.Hit]:
    """Return the videos whose words hold a text."""
    return reading.search(connection, text, FOUND)


def key_text(keys: tuple[str, ...]) -> str:
    """Return an action's first key as people write it."""
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
