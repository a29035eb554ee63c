"""Fill slots: gathers what waits and what is open, asks, and plans what is taken."""

import datetime as dt
import json

from PySide6.QtWidgets import QDialog, QWidget

from models import reading
from models.choices import Stage
from models.reading import Tile
from planner.days import slots
from planner.days.slots import Idea, Planned
from planner.i18n import _
from ui.calendar.days_model import DaysModel
from ui.store import Store

AHEAD = dt.timedelta(weeks=4)
AGAIN = -1
"""How ready what may come again is: what was never posted comes first."""
BEFORE = dt.timedelta(weeks=2)
"""How far back planned videos are looked at for the mix."""


def ask(store: Store, model: DaysModel, parent: QWidget) -> None:
    """Propose the unscheduled videos for the open slots of four weeks, from the first day shown that is not over."""
    from planner import items
    from ui.calendar.fill_dialog import FillDialog

    settings = store.settings()
    week = json.loads(settings.get("slots") or "[]")
    first = max(model.today, model.days[0].date if model.shape == "week" else model.month)
    end = first + AHEAD
    around = (first - BEFORE).isoformat(), end.isoformat()
    tiles = store.read_rows(lambda c: reading.tiles(c, *around))
    taken = [dt.datetime.fromisoformat(tile.at) for tile in tiles]
    open_ = [slot for slot in slots.between(week, first, end, taken) if slot.at > model.now]
    again = store.read_rows(lambda c: reading.evergreen(c, first.isoformat()))
    ideas = [idea_of(tile) for tile in store.read_rows(reading.unscheduled)]
    ideas += [idea_of(tile)._replace(ready=AGAIN) for tile in again]
    if not week:
        store.failed.emit(_("No slots are set. Settings > Slots of a week takes them, such as Mon 19:00."))
    elif not ideas:
        store.failed.emit(_("No video waits without a date. Add ideas first, or take some off the calendar."))
    elif not open_:
        store.failed.emit(_("No slot is open in these four weeks."))
    else:
        planned = [
            Planned(dt.datetime.fromisoformat(tile.at), tile.format or "", tile.product) for tile in tiles
        ]
        hours = json.loads(settings.get("active_hours") or "[]")
        proposed = slots.fill(open_, ideas, planned, hours)
        dialog = FillDialog(open_, ideas, proposed, parent)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            store.do(items.plan(dialog.answer(), {tile.id for tile in again}), offer_undo=True)


def idea_of(tile: Tile) -> Idea:
    """Return a video without a date as what can fill a slot; what is further along is more ready."""
    ready = list(Stage).index(Stage(tile.stage))
    return Idea(tile.id, tile.title, tile.format or "", tile.product, ready)
