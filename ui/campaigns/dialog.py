"""Asks for a campaign, and adds or changes it."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from models.campaign import Campaign
from planner.i18n import _
from planner.video import campaigns
from ui.pieces.day_dialog import DayDialog
from ui.store import Store

DAY = dt.timedelta(days=1)
LENGTH = dt.timedelta(days=13)
"""How long a new campaign is proposed to run, after its first day."""


def ask(store: Store, parent: QWidget, campaign: Campaign | None = None, *, copy: bool = False) -> None:
    """Ask for a campaign's name, days, preparation, colour and notes, and keep them.

    A ``copy`` is another campaign, as long and prepared as early, that is proposed to begin after the first one.
    """
    today = store.now().date()
    first, last = (campaign.first, campaign.last) if campaign else (today, today + LENGTH)
    preparation = campaign.preparation if campaign else None
    if copy:
        later = max(last + DAY, today) - first
        first, last, preparation = first + later, last + later, preparation and preparation + later
    dialog = DayDialog(_("Campaign"), campaign.name if campaign else "", first, parent)
    dialog.add_last(last)
    dialog.add_preparation(preparation, first)
    dialog.add_color(campaign.color if campaign else "note")
    notes = dialog.add_text(_("Notes"), campaign.notes if campaign else "")

    def save() -> bool:
        prepared = dialog.preparation.day() if dialog.prepared.isChecked() else None
        values = (
            dialog.name.text(), dialog.first.day(), dialog.last.day(), dialog.color.currentData(),
            prepared, notes.text(),
        )  # fmt: skip
        if campaign and not copy:
            return store.save(campaigns.change(campaign.id or 0, *values))
        return store.save(campaigns.add(*values))

    dialog.run(save)
