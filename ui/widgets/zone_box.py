"""A field for a time zone, completed from any part of its name."""

from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from planner.i18n import _


class ZoneBox(QComboBox):
    """An IANA name, such as Asia/Jakarta."""

    def __init__(self, zone: str = "") -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(sorted(available_timezones()))
        completer = self.completer() or QCompleter()
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setAccessibleName(_("Time zone"))
        self.setCurrentText(zone)

    def zone(self) -> str:
        """Return what is typed, or the one zone whose place it names: "Jakarta" is Asia/Jakarta."""
        typed = self.currentText().strip()
        if self.findText(typed, Qt.MatchFlag.MatchFixedString) >= 0:
            return typed
        place = typed.casefold().replace(" ", "_")
        named = [
            one for one in map(self.itemText, range(self.count())) if one.casefold().endswith(f"/{place}")
        ]
        return named[0] if len(named) == 1 else typed
