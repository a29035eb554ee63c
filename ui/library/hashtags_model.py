"""What the table of hashtags shows of each."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QObject

from models.choices import TagKind
from planner import dates
from planner.i18n import N_, _, ngettext
from planner.labels import TAG_KINDS
from planner.library.usage import Key, TagRow, TagUsage, state
from ui.library.squares import SEEN_ROLE, SQUARES_WIDTH, STATES, seen_words, squares
from ui.widgets.index import Index
from ui.widgets.table_model import Column, TableModel

NAME, KIND, SQUARES, SEEN, USES, LAST, BESIDE = range(7)


class HashtagsModel(TableModel[TagRow]):
    """Hashtags with their use."""

    def __init__(self, parent: QObject) -> None:
        self.today = dt.date.min
        self.usage = TagUsage()
        self.limit = 0.0
        self.days: Mapping[Key, Collection[dt.date]] = {}
        columns: list[Column[TagRow]] = [
            Column(
                N_("Hashtag"),
                180,
                lambda row: f"#{row.name}",
                lambda row: row.name,
                _mark,
                tip=_tip,
                tone="strong",
            ),
            Column(N_("Kind"), 132, kind_text, lambda row: f"0{kind_text(row)}" if row.kind else "1"),
            Column(
                N_("Seen trending, 14 days"),
                SQUARES_WIDTH,
                self._squares,
                lambda row: -_ordinal(row.last_seen),
            ),
            Column(N_("Last seen"), 150, self._seen, lambda row: -_ordinal(row.last_seen), self._state),
            Column(N_("Used"), 50, lambda row: str(row.uses or ""), lambda row: -row.uses, number=True),
            Column(N_("Last used"), 96, self._last, lambda row: -_ordinal(row.last_used), tone="muted"),
            Column(
                N_("Used with"),
                100,
                self._beside,
                lambda row: f"0{self._beside(row)}" if row.uses else "1",
                tone="muted",
            ),
        ]
        super().__init__(columns, lambda row: row.name, KIND, parent)
        self.choice = lambda row: row.kind

    def _seen(self, row: TagRow) -> str:
        if row.last_seen is None and row.kind is not TagKind.TRENDING:
            return ""
        return dates.ago(row.last_seen, self.today)

    def _squares(self, row: TagRow) -> str:
        """What is read out; drawn are the squares."""
        return "" if row.kind is None else seen_words(self.days.get(row.name, ()), self.today)

    def _state(self, row: TagRow) -> tuple[str, str] | None:
        if row.last_seen is None:
            return None
        found = STATES.get(state(max(0, (self.today - row.last_seen).days), self.limit))
        return (_(found[0]), found[1]) if found else None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what a cell shows; the squares too."""
        if role == SEEN_ROLE:
            row = self.rows[index.row()]
            asked = row.kind is TagKind.TRENDING or row.last_seen is not None
            return squares(self.days.get(row.name, ()), self.today) if asked else ()
        return super().data(index, role)

    def _last(self, row: TagRow) -> str:
        return dates.day(row.last_used) if row.last_used else ""

    def _beside(self, row: TagRow) -> str:
        return " ".join(f"#{tag}" for tag in self.usage.beside(row.name))


def kind_text(row: TagRow) -> str:
    """Return what a hashtag is for, in words."""
    return _(TAG_KINDS[row.kind]) if row.kind else _("not in the library")


def _mark(row: TagRow) -> tuple[str, str] | None:
    if not row.unwanted:
        return None
    return ngettext("{n} planned", "{n} planned", row.coming).format(n=row.coming), "fix"


def _tip(row: TagRow) -> str:
    if not row.unwanted:
        return ""
    return ngettext(
        "On the do-not-use list, but in {n} video that is not posted yet",
        "On the do-not-use list, but in {n} videos that are not posted yet",
        row.coming,
    ).format(n=row.coming)


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else 0
