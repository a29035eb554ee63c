"""What the table of sounds shows of each."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QObject

from models.choices import Licence
from planner import dates, labels
from planner.i18n import N_, _
from planner.labels import LICENCES
from planner.library.usage import Key, SoundRow, state
from ui.library.squares import SEEN_ROLE, SQUARES_WIDTH, STATES, seen_words, squares
from ui.widgets.index import Index
from ui.widgets.table_model import Column, TableModel

TITLE, LICENCE, SQUARES, AGE, USES, FORMATS = range(6)
NEVER = 10**6


class SoundsModel(TableModel[SoundRow]):
    """Sounds with their use."""

    def __init__(self, parent: QObject) -> None:
        self.today = dt.date.min
        self.limit = 0.0
        self.days: Mapping[Key, Collection[dt.date]] = {}
        columns: list[Column[SoundRow]] = [
            Column(
                N_("Sound"), 160, lambda row: row.title, lambda row: row.title.casefold(),
                second=lambda row: row.artist, tone="strong",
            ),
            Column(N_("Usage rights"), 230, licence_text, licence_text, _may),
            Column(N_("Seen trending, 14 days"), SQUARES_WIDTH, self._squares, self._age_order, tone="muted"),
            Column(N_("State"), 150, self._age_text, self._age_order, self._word),
            Column(N_("Used"), 50, lambda row: str(row.uses or ""), lambda row: -row.uses, number=True),
            Column(N_("Fits formats"), 112, formats_text, formats_text, tone="muted"),
        ]  # fmt: skip
        super().__init__(columns, lambda row: row.id, LICENCE, parent)
        self.choice = lambda row: row.licence

    def _age_text(self, row: SoundRow) -> str:
        if not row.trending:
            return ""
        return dates.ago(row.last_seen, self.today) if row.last_seen else _("never seen")

    def _squares(self, row: SoundRow) -> str:
        """What is read out; drawn are the squares."""
        return seen_words(self.days.get(row.id, ()), self.today) if row.trending else _("not a trend")

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what a cell shows; the squares too."""
        if role == SEEN_ROLE:
            row = self.rows[index.row()]
            return squares(self.days.get(row.id, ()), self.today) if row.trending else None
        return super().data(index, role)

    def _age_order(self, row: SoundRow) -> int:
        age = row.age(self.today)
        return NEVER if age is None or not row.trending else age

    def _word(self, row: SoundRow) -> tuple[str, str] | None:
        found = STATES.get(state(row.age(self.today), self.limit)) if row.trending else None
        return (_(found[0]), found[1]) if found else None


def licence_text(row: SoundRow) -> str:
    """Return where the usage rights come from, in words."""
    return _(LICENCES[row.licence])


MAY = {Licence.GENERAL: (N_("not sure"), "consider"), Licence.UNKNOWN: (N_("ask first"), "fix")}
"""What keeps a shop from using a sound; nothing is said of those that it may use."""


def _may(row: SoundRow) -> tuple[str, str] | None:
    found = MAY.get(row.licence)
    return (_(found[0]), found[1]) if found else None


def formats_text(row: SoundRow) -> str:
    """Return the names of the formats that a sound fits."""
    return ", ".join(labels.content_format(key) for key in row.formats) or _("any")
