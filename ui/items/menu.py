"""The menu of what is chosen in the calendar or on the board."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from models import reading
from models.choices import Stage
from models.reading import LiveTile
from planner import labels
from planner.i18n import _
from ui.desk import Page
from ui.items import moves, stages
from ui.items.selection import Item, Selection
from ui.store import Store
from ui.widgets import asking
from ui.widgets.parts import add_action

if TYPE_CHECKING:
    from planner.calendar.workspace import Edit


def item_menu(page: Page, store: Store, selection: Selection, item: Item | None) -> QMenu:
    """Return a menu for what is chosen; its first line opens the item under the pointer, where there is one."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if item is None:
        return menu
    key = page.desk.key_text
    menu.addAction(_("Open") + "\t" + _("Enter"))
    ids = selection.videos
    if ids:
        _video_lines(menu, page, store, ids, item)
    fill_moves(menu.addMenu(_("Move by")), page, store, selection)
    add_action(menu, _("Delete"), lambda: moves.delete(store, selection), key("delete_video"))
    menu.addSeparator()
    return menu


def _video_lines(menu: QMenu, page: Page, store: Store, ids: list[int], item: Item) -> None:
    from planner import dates, items
    from planner.video import campaigns, filming

    key = page.desk.key_text
    add_action(menu, _("Review"), lambda: page.desk.go("review", ids=tuple(ids)))
    add_action(
        menu, _("Duplicate"), lambda: store.do(items.copy(ids), offer_undo=True), key("duplicate_video")
    )
    later = key("duplicate_next_week")
    add_action(
        menu, _("Duplicate to next week"), lambda: store.do(items.copy(ids, 7), offer_undo=True), later
    )
    add_action(menu, _("Unschedule"), lambda: store.do(items.take_off(ids), offer_undo=True))
    now = "" if isinstance(item, LiveTile) else item.stage
    fill_stages(menu.addMenu(_("Stage")), store, ids, now, key)
    fill_formats(menu.addMenu(_("Format")), store, ids)
    fill_campaigns(menu.addMenu(_("Campaign")), store, ids)
    on_day = menu.addMenu(_("Filming day"))
    days = {day.id: f"{day.name}, {dates.day(day.at.date())}" for day in store.read(filming.all_days)}
    for filming_id, name in {None: _("None"), **days}.items():
        add_action(on_day, name, partial(_do, store, partial(filming.assign, ids, filming_id)))
    add_action(menu, _("Label…"), lambda: _ask_label(page, store, ids))
    given = store.read(lambda session: campaigns.labels_of(session, ids))
    without = menu.addMenu(_("Remove label"))
    without.setEnabled(bool(given))
    for name in given:
        add_action(without, name, partial(_do, store, partial(campaigns.remove_label, ids, name)))
    add_action(menu, _("Product…"), lambda: ask_product(page, store, ids))


def _do(store: Store, edit: Callable[[], Edit[Any]]) -> None:
    store.do(edit(), offer_undo=True)


def fill_stages(
    menu: QMenu, store: Store, ids: list[int], now: str = "", key: Callable[[str], str] | None = None
) -> None:
    """Offer the stages for some videos, one of them ticked, each with the key that does the same."""
    for stage in Stage:
        do = partial(stages.set_stage, store, ids, stage)
        action = add_action(menu, labels.stage(stage), do, key(f"stage_{stage.value}") if key else "")
        action.setCheckable(bool(now))
        action.setChecked(now == stage)


def fill_formats(menu: QMenu, store: Store, ids: list[int]) -> None:
    """Offer the content formats for some videos."""
    from planner import items
    from planner.video import formats

    for one in store.read(formats.all_formats):
        edit_format = partial(items.set_format, ids, one.id)
        add_action(menu, labels.content_format(one.key, one.name), partial(_do, store, edit_format))


def fill_campaigns(menu: QMenu, store: Store, ids: list[int]) -> None:
    """Offer the campaigns for some videos, and none."""
    from planner.video import campaigns

    for campaign_id, name in {None: _("None"), **_campaigns(store)}.items():
        add_action(menu, name, partial(_do, store, partial(campaigns.assign, ids, campaign_id)))


def fill_moves(menu: QMenu, page: Page, store: Store, selection: Selection) -> None:
    """Offer days by which what is chosen is moved."""
    for days, text in (
        (1, _("A day later")),
        (-1, _("A day earlier")),
        (7, _("A week later")),
        (-7, _("A week earlier")),
    ):
        add_action(menu, text, partial(_shift, store, selection, days))
    add_action(menu, _("Days…"), lambda: _ask_days(page, store, selection))


def _shift(store: Store, selection: Selection, days: int) -> None:
    from planner import items

    if days:
        store.do(items.shift(selection.videos, selection.lives, days), offer_undo=True)


def _ask_days(page: Page, store: Store, selection: Selection) -> None:
    question = _("Days to move by; less than zero is earlier")
    days = asking.ask_number(page, _("Move by days"), question, 7, -730, 730, does=_("Move"))
    if days is not None:
        _shift(store, selection, days)


def _campaigns(store: Store) -> dict[int | None, str]:
    return {row[0]: row[1] for row in store.read_rows(reading.campaign_rows)}


def _ask_label(page: Page, store: Store, ids: list[int]) -> None:
    from planner.video import campaigns

    known = store.read_rows(reading.labels)
    question = _("Label for the chosen videos")
    text = asking.ask_text(page, _("Label"), question, known, does=_("Add label"))
    if text is not None:
        store.do(campaigns.add_label(ids, text), offer_undo=True)


def ask_product(page: Page, store: Store, ids: list[int]) -> None:
    """Ask for the product of some videos."""
    from planner import items
    from planner.video import videos

    known = store.read(videos.products)
    question = _("Product of the chosen videos")
    text = asking.ask_text(page, _("Product"), question, known, does=_("Set product"))
    if text is not None:
        store.do(items.set_product(ids, text), offer_undo=True)
