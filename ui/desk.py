"""One open calendar as its pages, dialogs and background parts see it: none of them knows the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.preferences import Preferences
from ui.findings import Findings
from ui.store import Store

if TYPE_CHECKING:
    import datetime as dt

    from planner.calendar.changes import Changes
    from planner.days.filtering import Filter
    from ui.widgets.header import Header


@dataclass(frozen=True)
class Goto:
    """Where to go: a page by its name in PAGES, and what to show there. ``act`` is one of the page's acts."""

    page: str
    video: int = 0
    live: int = 0
    day: dt.date | None = None
    filter: Filter | None = None
    ids: tuple[int, ...] = ()
    name: str = ""
    """A hashtag, folded, or a rule's code."""
    path: Path | None = None
    """A plan to import; None is the clipboard."""
    act: str = ""


class Desk(QObject):
    """What is open, and how to ask for what only the window can do."""

    wanted = Signal(object)
    """A Goto."""
    action_wanted = Signal(str)
    """An action by its name."""
    due_wanted = Signal(int)
    """A DueItem to deal with, by its id."""
    said = Signal(str)
    """A sentence for the user."""
    calendar_wanted = Signal(object)
    """Another calendar's path: the application opens it in this window's place."""
    beside_wanted = Signal(object)
    """A calendar to show in a window of its own."""
    restart_wanted = Signal(str)
    """Another language is chosen, by its code or "system": all windows are built anew, unless one has to stay."""
    reopen_wanted = Signal()
    """This window is to be built anew on what lies in its file's place now."""
    keys_changed = Signal()
    """An action has another key: all windows take it over."""

    def __init__(
        self, path: Path, preferences: Preferences, store: Store, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.path, self.preferences, self.store = path, preferences, store
        self.findings = Findings(store, self)
        self.page: Page | None = None
        """The page that is shown."""
        self.key_text: Callable[[str], str] = lambda _action: ""
        """An action's key as people write it, by the action's name."""
        self.came_from = ""
        """The title of the page in the navigation that was shown last."""
        self.key_texts: Mapping[str, str] = {}
        """The first key of each action that has one, by the action's name, as people write it."""

    @property
    def window(self) -> QWidget | None:
        """What dialogs lie over."""
        parent = self.parent()
        return parent if isinstance(parent, QWidget) else None

    def go(self, page: str, **what: Any) -> None:
        """Go to a page, and to what a Goto can name on it."""
        self.wanted.emit(Goto(page, **what))

    def open_video(self, video_id: int) -> None:
        """Show a video's page."""
        self.go("video", video=video_id)

    def snooze(self, due_id: int, choice: str) -> None:
        """Tell of a reminder again later; ``choice`` is one of those that the menu offers."""
        from planner.reminders import reminders

        until = reminders.snoozed_until(self.store.now(), choice, self.findings.calendar().zone)
        self.store.do(reminders.snooze(due_id, until))

    def chosen_videos(self) -> list[int]:
        """Return the ids of all videos that an action is about, with what is being typed there saved."""
        if self.page is None:
            return []
        self.page.leave()
        return self.page.chosen_videos()

    def chosen_video(self) -> int | None:
        """Return the id of the one video that an action is about, with what is being typed there saved."""
        if self.page is None:
            return None
        self.page.leave()
        return self.page.chosen_video()


class Page(QWidget):
    """A page of the window: what every one can be asked. Each reads again what changed while it was hidden."""

    page_name = ""
    """As in PAGES."""
    shows: tuple[Any, ...] = ()
    """What a page that follows shows: a change of other tables leaves it as it is. None for whatever there is."""
    header: Header

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk, self._store = desk, desk.store
        self.acts: Mapping[str, Callable[[], object]] = {}
        """What it can do by an action's name."""
        self._stale = False

    def first_focus(self) -> QWidget:
        """Return what the keyboard is on when the page is come to; Tab goes from there through all of it."""
        return self

    def follow(self) -> None:
        """Read again after each change that concerns it, or when it is next shown; at first when it is shown."""
        self._stale = True
        self._store.changed.connect(self._heard)

    def refresh(self) -> None:
        """Read everything again."""

    def is_stale(self) -> bool:
        """Whether there is something to be read again as soon as it is shown."""
        return self._stale

    def concerned(self, changes: Changes) -> bool:
        """Whether a step may have changed what is shown."""
        return not self.shows or changes.concerns(*self.shows)

    def renew(self) -> None:
        """Read again, now or as soon as it is shown."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: object) -> None:
        """Read again what changed while another page was shown."""
        if self.is_stale():
            self.refresh()

    def _heard(self, changes: Changes) -> None:
        if self._stale or self.concerned(changes):
            self.renew()

    def show_what(self, goto: Goto) -> None:
        """Show what a Goto names; by itself a page only does its act."""
        if goto.act:
            self.acts[goto.act]()

    def chosen_video(self) -> int | None:
        """Return the id of the current video."""
        return None

    def chosen_videos(self) -> list[int]:
        """Return the ids of all videos that are chosen."""
        chosen = self.chosen_video()
        return [] if chosen is None else [chosen]

    def delete_chosen(self) -> bool:
        """Delete what is chosen, and say whether that is the page's own affair and not about videos."""
        return False

    def current_day(self) -> dt.date | None:
        """Return the day that the keyboard is on, on a page of days."""
        return None

    def leave(self) -> None:
        """Save what is being typed."""

    def stop(self) -> None:
        """Stop what is under way in other threads."""
