"""Branded challenges: what customers are asked to show, with which hashtag, and until when."""

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from models.creator import Challenge
from planner import dates
from planner.creators import challenges
from planner.i18n import _
from ui.creators.asking import Asking
from ui.store import Store
from ui.theme import theme
from ui.widgets.lines import Line, LinesList
from ui.widgets.parts import button, column, label, row

WIDE = 460


class ChallengesDialog(QDialog):
    """A line for each challenge; each change is a step of its own."""

    def __init__(self, parent: QWidget, store: Store, asking: Asking) -> None:
        super().__init__(parent)
        self._store, self._asking = store, asking
        self.setWindowTitle(_("Challenges"))
        self.setMinimumWidth(theme.px(WIDE))
        self.none = label(_("Ask customers for videos with a hashtag of your own."), tone="muted", wrap=True)
        self.list = LinesList(_("Challenges"), 3)
        self.list.opened.connect(self._edit)
        self.edit = button(_("Edit…"), self._edit)
        new = button(_("New challenge…"), partial(self._ask, None))
        for one in (new, self.edit):
            one.setEnabled(not store.read_only)
        close = button(_("Close"), self.accept, "primary")
        close.setDefault(True)
        layout = column(self.none, self.list, row(new, self.edit, None, close), spacing=12)
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._renew()

    def _renew(self) -> None:
        self._all = {one.id: one for one in self._store.read(challenges.all_challenges)}
        today = self._asking.calendar.today if self._asking.calendar else None
        lines = [Line(one.id, f"#{one.tag}", _said(one, today)) for one in self._all.values()]
        self.list.show_lines(lines)
        self.none.setVisible(not lines)
        self.edit.setVisible(bool(lines))

    def _edit(self) -> None:
        if chosen := self._all.get(self.list.key()):
            self._ask(chosen)

    def _ask(self, known: Challenge | None) -> None:
        self._asking.challenge(known)
        self._renew()


def _said(one: Challenge, today: dt.date | None) -> str:
    """Return when a challenge is, whether it is on, and its prize."""
    days = " – ".join(dates.day_year(day) if day else "" for day in (one.first, one.last)).strip(" –")
    on = _("on now") if today and challenges.is_on(one, today) else ""
    return " · ".join(filter(None, (days, on, one.prize)))
