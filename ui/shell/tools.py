"""Search and "New video" at the right of a page's header, with their keys as they are chosen now."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from planner.i18n import _
from ui.widgets.parts import Header, button


def add_tools(header: Header, actions: Mapping[str, QAction]) -> None:
    """Put both at the right of a page's header."""
    search = button("", actions["palette"].trigger, "search")
    search.setAccessibleName(_("Search or run a command"))
    new = button("", actions["new_video"].trigger, "primary")
    header.right.addWidget(search)
    header.right.addWidget(new)
    _ToolWords(actions, search, new)


class _ToolWords(QObject):
    def __init__(self, actions: Mapping[str, QAction], search: QPushButton, new: QPushButton) -> None:
        super().__init__(search)
        self._actions, self._search, self._new = actions, search, new
        for name in ("palette", "new_video"):
            actions[name].changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        shown = {name: self._actions[name].shortcut() for name in ("palette", "new_video")}
        text = {name: key.toString(key.SequenceFormat.NativeText) for name, key in shown.items()}
        self._search.setText("    ".join(filter(None, (_("Search or run a command"), text["palette"]))))
        self._new.setText("  ".join(filter(None, (_("New video"), text["new_video"]))))
