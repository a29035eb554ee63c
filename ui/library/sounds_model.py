"""What the table of sounds shows of each."""

import datetime as dt

from PySide6.QtCore import QObject

from planner import dates, labels
from planner.i18n import N_, _, ngettext
from planner.labels import LICENCES
from planner.library.usage import SoundRow
from ui.widgets.table_delegates import press_width
from ui.widgets.table_model import Age, Column, TableModel

TITLE, LICENCE, TRENDING, AGE, SEE, LAST, USES, FORMATS = range(8)
NEVER = 10**6


class SoundsModel(TableModel[SoundRow]):
    """Sounds with their use."""

    def __init__(self, parent: QObject) -> None:
        self.today = dt.date.min
        self.limit = 0.0
        columns: list[Column[SoundRow]] = [
            Column(
                N_("Sound"), 160, lambda row: row.title, lambda row: row.title.casefold(),
                second=lambda row: row.artist, tone="strong",
            ),
            Column(N_("Usage rights"), 158, licence_text, licence_text),
            Column(N_("Trending"), 70, trending_text, lambda row: not row.trending),
            Column(N_("Days since seen"), 142, self._age_text, self._age_order, self._word, self._age),
            Column("", press_width(_("Seen today")), self._see, self._age_order, self._seen_today),
            Column(
                N_("Last seen"), 124, lambda row: _day(row.last_seen), lambda row: -_ordinal(row.last_seen),
                second=_first_seen,
            ),
            Column(N_("Used"), 50, lambda row: str(row.uses or ""), lambda row: -row.uses, number=True),
            Column(N_("Fits formats"), 112, formats_text, formats_text, tone="muted"),
        ]  # fmt: skip
        super().__init__(columns, lambda row: row.id, LICENCE, parent)
        self.choice = lambda row: row.licence

    def _age(self, row: SoundRow) -> Age | None:
        days = row.age(self.today)
        return (
            Age(days, self.limit, row.hot(self.today, self.limit))
            if row.trending and days is not None
            else None
        )

    def _age_text(self, row: SoundRow) -> str:
        age = self._age(row)
        if age:
            return ngettext("{n} day", "{n} days", age.days).format(n=age.days)
        return _("never seen") if row.trending else ""

    def _age_order(self, row: SoundRow) -> int:
        age = row.age(self.today)
        return NEVER if age is None or not row.trending else age

    def _word(self, row: SoundRow) -> tuple[str, str] | None:
        if not row.trending:
            return None
        return (_("hot"), "fine") if row.hot(self.today, self.limit) else (_("cold"), "consider")

    def _see(self, _row: SoundRow) -> str:
        return "" if self.read_only else _("Seen today")

    def _seen_today(self, row: SoundRow) -> tuple[str, str] | None:
        return (_("Seen today"), "fine") if row.last_seen == self.today else None


def licence_text(row: SoundRow) -> str:
    """Return where the usage rights come from, in words."""
    return _(LICENCES[row.licence])


def trending_text(row: SoundRow) -> str:
    """Return whether it is from the Trending tab."""
    return _("yes") if row.trending else _("no")


def formats_text(row: SoundRow) -> str:
    """Return the names of the formats that a sound fits."""
    return ", ".join(labels.content_format(key) for key in row.formats) or _("any")


def _first_seen(row: SoundRow) -> str:
    if row.first_seen is None or row.first_seen == row.last_seen:
        return ""
    return _("first {day}").format(day=dates.day(row.first_seen))


def _day(day: dt.date | None) -> str:
    return dates.day(day) if day else ""


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else 0
