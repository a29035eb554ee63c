"""How often a rule found something, week by week, as bars."""

import datetime as dt
from collections.abc import Sequence

from planner import dates
from planner.i18n import _, ngettext
from ui.widgets.plot import Mark, Plot

WEEKS = 8


class WeeksChart(Plot):
    """One bar a week; a week in which nobody counted has none, and this one is told apart by its word."""

    def show_weeks(self, weeks: Sequence[tuple[dt.date, int | None]]) -> None:
        """Show the last count of each week, by its Monday."""
        last = len(weeks) - 1
        marks = [
            Mark(dates.day(monday), n, _said(monday, n), _("This week") if at == last else "", at != last)
            for at, (monday, n) in enumerate(weeks)
        ]
        self.show_marks(marks, _("Not counted yet"))


def _said(monday: dt.date, n: int | None) -> str:
    if n is None:
        return ""
    found = ngettext("{n} finding", "{n} findings", n).format(n=n)
    return _("{findings} in the week of {day}").format(findings=found, day=dates.day(monday))
