"""Ctrl+K: one field that finds things and runs actions."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from planner.i18n import _
from ui.widgets.parts import column, label, row

ROW = 34


@dataclass(frozen=True)
class Command:
    """Something the palette offers: its words, what stands at the right, and what it does."""

    text: str
    aside: str
    do: Callable[[], object]
    found: str = ""
    """The stretch of its texts in which the words are, where that is not ``text`` itself."""


class Palette(QDialog):
    """Type to narrow, arrows to choose, Enter to run."""

    def __init__(
        self,
        commands: list[Command],
        find: Callable[[str], list[Command]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._commands, self._find = commands, find
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
        self.resize(640, 420)
        self.finished.connect(self.deleteLater)
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
        self._shown = [*self._find(text.strip()), *found] if words else found
        self.list.clear()
        for command in self._shown:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.text} {command.aside}")
            line = QWidget()
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            title, where = label(), label(tone="muted", size="small")
            for part, said in ((title, command.text), (where, command.found)):
                part.setTextFormat(Qt.TextFormat.RichText)
                part.setText(marked(re.sub(r"\s+", " ", said), words))
            where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            inside = row(title, where, label(command.aside, tone="faint"), spacing=10)
            inside.setStretch(1, 1)
            inside.setContentsMargins(10, 0, 10, 0)
            line.setLayout(inside)
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)
            self.list.setItemWidget(item, line)
        self.list.setCurrentRow(0 if self._shown else -1)
        if not self._shown:
            self.list.addItem(QListWidgetItem(_("Nothing found")))

    def _run(self) -> None:
        row_ = self.list.currentRow()
        if 0 <= row_ < len(self._shown):
            command = self._shown[row_]
            self.accept()
            command.do()


def marked(text: str, words: list[str]) -> str:
    """Return a text as HTML with every one of the words in bold."""
    if not words:
        return escape(text)
    found = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)
    out, at = [], 0
    for hit in found.finditer(text):
        out += [escape(text[at : hit.start()]), f"<b>{escape(hit.group())}</b>"]
        at = hit.end()
    return "".join(out) + escape(text[at:])
