"""The days on which a hashtag or a sound was seen trending."""

import datetime as dt

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from planner import dates
from planner.i18n import _
from ui.widgets.parts import ElidedLabel, column, label

LINE = 25
"""Pixels of a day."""


class SeenLog(QWidget):
    """A list of days, the last one first."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel(_("Seen trending"), size="head")
        self.words = label(tone="muted", wrap=True)
        self._days = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._days)
        self.list.setObjectName("lines")
        self.list.setAccessibleName(_("Days on which it was seen trending"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(2 * LINE + 6)
        layout = column(self.title, self.words, self.list, spacing=6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setLayout(layout)

    def show_days(self, name: str, days: list[dt.date], today: dt.date) -> None:
        """Show the days of something by its name; "" where nothing is chosen."""
        self.title.show_text(name or _("Seen trending"))
        lines = [f"{dates.day_year(day)} · {dates.ago(day, today)}" for day in reversed(days)]
        if lines != self._days.stringList():
            self._days.setStringList(lines)
        self.list.setVisible(bool(days))
        self.list.setMaximumHeight(LINE * len(days) + 6)
        if days:
            self.words.setText(_("Days on which it was seen trending"))
        else:
            self.words.setText(
                _("Nobody saw it trending yet.")
                if name
                else _("Choose a row to see on which days it was trending.")
            )
