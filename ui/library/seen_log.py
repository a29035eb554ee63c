"""The days on which a hashtag or a sound was seen trending."""

import datetime as dt

from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import dates
from planner.i18n import _
from ui.library.squares import WEEKS, SeenWeeks, seen_words
from ui.widgets.parts import ElidedLabel, column, label


class SeenLog(QWidget):
    """Four weeks in squares, and the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel(_("Seen trending"), size="head")
        self.words = label(tone="muted", wrap=True)
        self.weeks = SeenWeeks()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setLayout(column(self.title, self.weeks, self.words, spacing=8))

    def show_days(self, name: str, days: list[dt.date], today: dt.date) -> None:
        """Show the days of something by its name; "" where nothing is chosen."""
        self.title.show_text(name or _("Seen trending"))
        self.weeks.setVisible(bool(days))
        if days:
            self.weeks.show_days(days, today)
            said = seen_words(days, today, WEEKS * 7)
            last = _("last on {day}, {ago}").format(day=dates.day(days[-1]), ago=dates.ago(days[-1], today))
            first = _("first on {day}").format(day=dates.day_year(days[0]))
            self.words.setText(f"{said[:1].upper()}{said[1:]}, {last}; {first}.")
        elif name:
            self.words.setText(_("Not seen trending yet."))
        else:
            self.words.setText(_("Choose a row to see on which days it was trending."))
