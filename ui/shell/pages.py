"""Makes the pages and joins them to the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from planner.i18n import _
from ui.widgets.parts import Header, button

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def make_today(window: MainWindow) -> QWidget:
    """Make the page of today."""
    from ui.today.page import TodayPage

    page = TodayPage(window.store, window.findings)
    page.video_opened.connect(window.open_video)
    page.calendar_wanted.connect(lambda day: window.show_page("calendar").go_to(day))
    page.action_wanted.connect(lambda name: window.actions_by_name[name].trigger())
    page.live_wanted.connect(lambda live: window.show_page("live").show_live(live))
    if window.reminding:
        page.snooze_wanted.connect(window.reminding.snooze)
        page.due_opened.connect(window.reminding.open)
    add_tools(window, page.header)
    page.refresh()
    return page


def make_board(window: MainWindow) -> QWidget:
    """Make the board."""
    from ui.board.page import BoardPage

    page = BoardPage(window.store, window.findings)
    page.video_opened.connect(window.open_video)
    page.review_wanted.connect(window.review_videos)
    add_tools(window, page.header)
    return page


def make_campaigns(window: MainWindow) -> QWidget:
    """Make the page of campaigns."""
    from ui.campaigns.page import CampaignsPage

    page = CampaignsPage(window.store, window.findings)
    page.video_opened.connect(window.open_video)
    page.review_wanted.connect(window.review_videos)
    page.calendar_wanted.connect(window.show_days)
    add_tools(window, page.header)
    return page


def make_filming(window: MainWindow) -> QWidget:
    """Make the page of filming days."""
    from ui.filming.page import FilmingPage

    page = FilmingPage(window.store)
    page.video_opened.connect(window.open_video)
    add_tools(window, page.header)
    return page


def make_live(window: MainWindow) -> QWidget:
    """Make the page of live events."""
    from ui.live.page import LivePage

    page = LivePage(window.store)
    page.video_opened.connect(window.open_video)
    page.view_wanted.connect(window.open_live_view)
    add_tools(window, page.header)
    return page


def make_trend(window: MainWindow) -> QWidget:
    """Make the page of trend checks."""
    from ui.trend.page import TrendPage

    page = TrendPage(window.store)
    page.video_opened.connect(window.open_video)
    add_tools(window, page.header)
    return page


def make_reminders(window: MainWindow) -> QWidget:
    """Make the page of reminders."""
    from ui.reminders.page import RemindersPage

    page = RemindersPage(window.store)
    page.settings_wanted.connect(lambda: window.show_page("settings").show_reminders())
    if window.reminding:
        page.snooze_wanted.connect(window.reminding.snooze)
        page.due_opened.connect(window.reminding.open)
    add_tools(window, page.header)
    return page


def make_first_hour(window: MainWindow) -> QWidget:
    """Make the page of the first hour after a post."""
    from ui.firsthour.page import FirstHourPage

    page = FirstHourPage(window.store)
    page.video_opened.connect(window.open_video)
    add_tools(window, page.header)
    return page


def make_checks(window: MainWindow) -> QWidget:
    """Make the page of checks."""
    from ui.checking import Counting
    from ui.checks.page import ChecksPage

    page = ChecksPage(window.store, window.counting or Counting(window.store, window))
    page.video_opened.connect(window.open_video)
    page.review_wanted.connect(window.review_videos)
    page.action_wanted.connect(lambda name: window.actions_by_name[name].trigger())
    return page


def make_video(window: MainWindow) -> QWidget:
    """Make the page of one video."""
    from ui.video.page import VideoPage

    page = VideoPage(window.store, window.findings, window.preferences)
    page.back_wanted.connect(window.go_back)
    page.video_opened.connect(window.open_video)
    window.video_page = page
    return page


def make_settings(window: MainWindow) -> QWidget:
    """Make the page of settings."""
    from ui.settings.page import SettingsPage

    page = SettingsPage(window.store, window.preferences, window.findings)
    page.language_changed.connect(window.restart_wanted)
    if window.publishing:
        page.phone.join(window.publishing)
    return page


def make_import(window: MainWindow) -> QWidget:
    """Make the page of an import."""
    from ui.importing.page import ImportPage

    page = ImportPage(window.store, window.preferences)
    page.finished.connect(window.imported)
    return page


def make_review(window: MainWindow) -> QWidget:
    """Make the page of reviews."""
    from ui.review.page import ReviewPage

    page = ReviewPage(window.store, window.findings)
    page.video_opened.connect(window.open_video)
    page.report_wanted.connect(trigger(window, "save_report"))
    return page


def make_hashtags(window: MainWindow) -> QWidget:
    """Make the library of hashtags."""
    from ui.library.hashtags_page import HashtagsPage

    page = HashtagsPage(window.store, window.findings)
    add_tools(window, page.header)
    page.refresh()
    return page


def make_sounds(window: MainWindow) -> QWidget:
    """Make the library of sounds."""
    from ui.library.sounds_page import SoundsPage

    page = SoundsPage(window.store, window.findings)
    page.video_opened.connect(window.open_video)
    add_tools(window, page.header)
    page.refresh()
    return page


MAKERS: dict[str, Callable[[MainWindow], QWidget]] = {
    "today": make_today,
    "board": make_board,
    "campaigns": make_campaigns,
    "filming": make_filming,
    "live": make_live,
    "trend": make_trend,
    "firsthour": make_first_hour,
    "reminders": make_reminders,
    "checks": make_checks,
    "review": make_review,
    "hashtags": make_hashtags,
    "sounds": make_sounds,
    "video": make_video,
    "settings": make_settings,
    "import": make_import,
}
"""How each page is made that needs the open calendar."""


def add_tools(window: MainWindow, header: Header) -> None:
    """Put search and "New video" at the right of a page's header."""
    search = button("", trigger(window, "palette"), "search")
    search.setAccessibleName(_("Search or run a command"))
    new = button("", trigger(window, "new_video"), "primary")

    header.right.addWidget(search)
    header.right.addWidget(new)
    _ToolWords(window, search, new)


class _ToolWords(QObject):
    """Keeps the keys on both buttons, as they are chosen now."""

    def __init__(self, window: MainWindow, search: QPushButton, new: QPushButton) -> None:
        super().__init__(search)
        self._window, self._search, self._new = window, search, new
        for name in ("palette", "new_video"):
            window.actions_by_name[name].changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        shown = {name: self._window.actions_by_name[name].shortcut() for name in ("palette", "new_video")}
        text = {name: key.toString(key.SequenceFormat.NativeText) for name, key in shown.items()}
        self._search.setText("    ".join(filter(None, (_("Search or run a command"), text["palette"]))))
        self._new.setText("  ".join(filter(None, (_("New video"), text["new_video"]))))


def trigger(window: MainWindow, name: str) -> Callable[[], None]:
    """Return what runs an action by its name."""
    return lambda: window.actions_by_name[name].trigger()
