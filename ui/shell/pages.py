"""Every page once: its name, title, place in the navigation, key and class; and the stack that shows them."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from planner.i18n import N_, _
from ui.desk import Desk, Goto, Page
from ui.shell.waiting import Waiting

TOP, MAKE, SHOP, LEARN, BOTTOM = "", "make", "shop", "learn", "bottom"
GROUPS = {TOP: "", MAKE: N_("Make"), SHOP: N_("Shop"), LEARN: N_("Learn"), BOTTOM: ""}
"""The groups of the navigation in their order, with their headings."""


@dataclass(frozen=True)
class PageSpec:
    """One page. ``group`` is its place in the navigation, None for a view of another page or one opened from others."""

    name: str
    made_by: str
    """Its module, and its class there."""
    title: str = ""
    go_there: str = ""
    """The action that leads there."""
    key: str = ""
    group: str | None = None
    outline: str = ""
    """In assets/icons/lucide."""
    part_of: str = ""
    """The page in the navigation of which it is a view."""
    early: bool = False
    """Whether it can be shown before the calendar is open."""
    tools: bool = True
    """Whether search and "New video" stand at the right of its header."""
    makes_own: bool = False
    """Whether it makes something else than videos: its own button stands in place of "New video"."""

    @property
    def place(self) -> str:
        """The page in the navigation where it is found, empty for one that is opened from others."""
        return self.part_of or (self.name if self.group is not None else "")


@dataclass(frozen=True)
class ViewSpec:
    """One of several views at a place in the navigation: a page, or an act of it."""

    name: str
    title: str
    page: str
    act: str = ""


PAGES = (
    PageSpec("today", "ui.today.page:TodayPage", N_("Today"), N_("Go to Today"), "Ctrl+1", TOP, "sun"),
    PageSpec(
        "calendar", "ui.calendar.page:CalendarPage", N_("Calendar"), N_("Go to Calendar"), "Ctrl+2", TOP,
        "calendar-days", early=True,
    ),
    PageSpec(
        "campaigns", "ui.campaigns.page:CampaignsPage", N_("Campaigns"), N_("Go to Campaigns"), "Ctrl+7", TOP,
        "megaphone", makes_own=True,
    ),
    PageSpec(
        "review", "ui.review.page:ReviewPage", N_("Review"), N_("Go to Review"), "Ctrl+4", MAKE, "clipboard-check",
        tools=False,
    ),
    PageSpec(
        "filming", "ui.filming.page:FilmingPage", N_("Filming"), N_("Go to Filming"), "Ctrl+8", MAKE, "clapperboard",
        makes_own=True,
    ),
    PageSpec("firsthour", "ui.firsthour.page:FirstHourPage", N_("Post"), N_("Go to First hour"), "", MAKE, "send"),
    PageSpec("live", "ui.live.page:LivePage", N_("Live"), N_("Go to Live"), "Ctrl+9", MAKE, "radio", tools=False),
    PageSpec(
        "products", "ui.products.page:ProductsPage", N_("Products"), N_("Go to Products"), "", SHOP, "package",
        makes_own=True,
    ),
    PageSpec(
        "creators", "ui.creators.page:CreatorsPage", N_("Creators"), N_("Go to Creators"), "", SHOP, "users",
        makes_own=True,
    ),
    PageSpec("trend", "ui.trend.page:TrendPage", N_("Trends"), N_("Go to Trend check"), "Ctrl+0", LEARN, "trending-up"),
    PageSpec(
        "insights", "ui.insights.page:InsightsPage", N_("Insights"), N_("Go to Insights"), "", LEARN, "chart-column",
        makes_own=True,
    ),
    PageSpec(
        "reminders", "ui.reminders.page:RemindersPage", N_("Reminders"), N_("Go to Reminders"), "Ctrl+R", BOTTOM, "bell"
    ),
    PageSpec(
        "settings", "ui.settings.page:SettingsPage", N_("Settings"), N_("Go to Settings"), "Ctrl+,", BOTTOM, "settings",
        tools=False,
    ),
    PageSpec("board", "ui.board.page:BoardPage", N_("Board"), N_("Go to Board"), "Ctrl+B", part_of="calendar"),
    PageSpec(
        "checks", "ui.checks.page:ChecksPage", N_("Checks"), N_("Go to Checks"), "Ctrl+3", part_of="review", tools=False
    ),
    PageSpec(
        "hashtags", "ui.library.hashtags_page:HashtagsPage", N_("Hashtags"), N_("Go to Hashtags"), "Ctrl+5",
        part_of="trend",
    ),
    PageSpec(
        "sounds", "ui.library.sounds_page:SoundsPage", N_("Sounds"), N_("Go to Sounds"), "Ctrl+6", part_of="trend"
    ),
    PageSpec("video", "ui.video.page:VideoPage", tools=False),
    PageSpec("import", "ui.importing.page:ImportPage", tools=False),
)  # fmt: skip
VIEWS = {
    "calendar": (
        ViewSpec("month", N_("Month"), "calendar", "view_month"),
        ViewSpec("week", N_("Week"), "calendar", "view_week"),
        ViewSpec("agenda", N_("Agenda"), "calendar", "view_agenda"),
        ViewSpec("board", N_("Board"), "board"),
    ),
    "review": (
        ViewSpec("review", N_("One by one"), "review"),
        ViewSpec("checks", N_("All findings"), "checks"),
    ),
    "trend": (
        ViewSpec("trend", N_("Check"), "trend"),
        ViewSpec("hashtags", N_("Hashtags"), "hashtags"),
        ViewSpec("sounds", N_("Sounds"), "sounds"),
    ),
}
"""The views that a place in the navigation has, in the order in which the bar shows them."""
BY_NAME = {one.name: one for one in PAGES}


def title_of(name: str) -> str:
    """Return a page's name in the current language, empty for one that has none."""
    text = BY_NAME[name].title
    return _(text) if text else ""


class Pages(QStackedWidget):
    """The pages that were made so far, one of them shown."""

    shown = Signal(str)
    """The name of the page that is shown from now on."""

    def __init__(self, desk: Desk, add_tools: Callable[[Page, PageSpec], None]) -> None:
        super().__init__()
        self._desk, self._add_tools = desk, add_tools
        self.made: dict[str, Page] = {}
        self._last = "calendar"
        """The page in the navigation that was shown last."""

    def show_page(self, name: str) -> Page:
        """Show a page, making it if need be, and return it; today's for a name that is none.

        What is being typed on the page that was shown is saved first.
        """
        if name not in BY_NAME:
            name = "today"
        page = self._page(name)
        before = self._desk.page
        if before is not None and before is not page:
            before.leave()
        self._desk.page = page
        self.setCurrentWidget(page)
        page.first_focus().setFocus()
        if BY_NAME[name].place:
            self._last, self._desk.came_from = name, title_of(name)
        self.shown.emit(name)
        return page

    def go(self, goto: Goto) -> None:
        """Show a page, and on it what was asked for."""
        page = self.show_page(goto.page)
        if not isinstance(page, Waiting):
            page.show_what(goto)

    def go_back(self) -> None:
        """Go from a page that was opened from another back to that one."""
        if not BY_NAME[self.name].place:
            self.made[self.name].leave()
            self.show_page(self._last)

    @property
    def name(self) -> str:
        """The page that is shown, as PAGES names it; nothing before the first."""
        return self._desk.page.page_name if self._desk.page else ""

    @property
    def last(self) -> str:
        """The page in the navigation that is shown, or from which the shown one was opened."""
        return self._last

    def stop(self) -> None:
        """Stop what pages have under way in other threads."""
        for page in list(self.made.values()):
            page.stop()

    def _page(self, name: str) -> Page:
        there = self.made.get(name)
        if there is not None and not (self._desk.store.ready and isinstance(there, Waiting)):
            return there
        page = self.made[name] = self._make(BY_NAME[name])
        page.page_name = name
        self.addWidget(page)
        if there is not None:
            self.removeWidget(there)
            there.deleteLater()
        return page

    def _make(self, spec: PageSpec) -> Page:
        if not (spec.early or self._desk.store.ready):
            return Waiting(self._desk, title_of(spec.name))
        module, _colon, name = spec.made_by.partition(":")
        make = cast("Callable[[Desk], Page]", getattr(importlib.import_module(module), name))
        page = make(self._desk)
        self._add_tools(page, spec)
        return page
