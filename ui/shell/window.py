"""The main window: pages, menus, messages, and the calendar file it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from models.calendar_file import GLANCE_S, FileRefusedError, connect_readonly, inspect
from models.choices import Stage
from planner.i18n import _
from planner.preferences import Preferences
from ui import jobs
from ui.calendar.page import CalendarPage
from ui.findings import Findings
from ui.items import stages
from ui.shell import files, finding, going_live, keys, lost
from ui.shell.actions import ACTIONS, MENUS, ActionSpec
from ui.shell.lost import LostBanner
from ui.shell.navigation import Navigation, page_titles
from ui.shell.pages import MAKERS, add_tools, trigger
from ui.shell.palette import Command, Palette
from ui.shell.toast import Toast
from ui.shell.unreadable import UnreadableBanner
from ui.shell.waiting import Waiting
from ui.store import Store
from ui.widgets.banner import Banner
from ui.widgets.parts import button, column, row
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    import datetime as dt

    from planner.calendar.workspace import Workspace
    from planner.days.filtering import Filter
    from ui.background.publishing import Publishing
    from ui.background.reminding import Reminding
    from ui.background.rule_watching import RuleWatching
    from ui.checking import Counting
    from ui.live.live_view import LiveView
    from ui.review.page import ReviewPage
    from ui.video.page import VideoPage

COUNT_AFTER_MS = 60_000
"""How long after the start all findings are counted, once a day: by then nobody waits for anything."""


class MainWindow(QMainWindow):
    """Shows one calendar. It draws at once and takes the calendar when ``attach`` brings it."""

    calendar_wanted = Signal(object)
    """Another calendar's path: the application opens it in this window's place."""
    beside_wanted = Signal(object)
    """A calendar to show in a window of its own."""
    restart_wanted = Signal()
    """The language changed: build the window anew."""
    keys_changed = Signal()
    """An action has another key: all windows take it over."""
    closed = Signal()
    quit_wanted = Signal()
    """All windows are to be closed for good."""
    counted = Signal(int)
    """How many reminders are due or were missed."""
    reminded = Signal(object)
    """A DueItem that fell due and that the desktop was not told of."""

    def __init__(self, path: Path, preferences: Preferences, store: Store | None = None) -> None:
        super().__init__()
        self.path, self.preferences = path, preferences
        self.store: Store = store or Store(parent=self)
        self.findings = Findings(self.store, self)
        self.pages: dict[str, QWidget] = {}
        self.actions_by_name: dict[str, QAction] = {}
        self.page_name = ""
        self.reminding: Reminding | None = None
        self.publishing: Publishing | None = None
        self.video_page: VideoPage | None = None
        self.live_view: LiveView | None = None
        self.counting: Counting | None = None
        self.rule_watching: RuleWatching | None = None
        self.stays: Callable[[MainWindow], bool] = lambda _window: False
        """Whether closing only hides the window."""
        self._ending = False
        self.setWindowTitle(f"{path.stem} – Hookline")
        self.setMinimumSize(1040, 600)
        self._peek()
        self._build()
        self.restore()

    def _peek(self) -> None:
        """Look into the file at once, so that the first picture is the real month."""
        try:
            if not inspect(self.path, thorough=False).behind:
                self.store.peek(connect_readonly(self.path, GLANCE_S))
        except FileRefusedError:
            return  # opening it properly will say why

    def _build(self) -> None:
        self.navigation = Navigation()
        self.navigation.chosen.connect(self.show_page)
        self.navigation.calendar_name.setText(self.path.stem)
        self.stack = QStackedWidget()
        self.banner, self.unreadable = Banner(), UnreadableBanner(self.store)
        self.lost_banner = LostBanner(self.store)
        self.lost_banner.rescued.connect(self.calendar_wanted)
        self.lost_banner.reopen_wanted.connect(self._reopen)
        body = QWidget()
        right = column(self.banner, self.lost_banner, self.unreadable, self.stack, spacing=0)
        right.setStretch(3, 1)
        layout = row(self.navigation, right, spacing=0)
        layout.setStretch(1, 1)
        body.setLayout(layout)
        self.setCentralWidget(body)
        self.toast = Toast(body, self.store.undo)
        self.store.failed.connect(self.toast.say)
        self.store.told.connect(self._tell)
        self.store.done.connect(self._done)
        self.store.changed.connect(self._show_steps)
        self._build_menus()

    def _build_menus(self) -> None:
        bar = self.menuBar()
        menus = {name: bar.addMenu(_(text)) for name, text in MENUS.items()}
        for spec in ACTIONS:
            if spec.line_before:
                menus[spec.menu].addSeparator()
            action = QAction(_(spec.text), self)
            action.triggered.connect(lambda _checked=False, spec=spec: self.run(spec))
            menus[spec.menu].addAction(action)
            self.addAction(action)
            self.actions_by_name[spec.name] = action
            if spec.name == "open_calendar":
                self.recent = menus[spec.menu].addMenu(_("Open recent"))
                self.recent.aboutToShow.connect(lambda: files.fill_recent(self, self.recent))
        self.take_keys()
        self._show_steps()

    def take_keys(self) -> None:
        """Give the actions their keys, as they are chosen now."""
        for spec in ACTIONS:
            self.actions_by_name[spec.name].setShortcuts(keys.keys_of(self.preferences, spec))

    def run(self, spec: ActionSpec) -> None:
        """Run an action, if it can be run now."""
        if spec.page and spec.page != self.page_name:
            return
        if spec.name not in ("close_window", "quit", "about", "shortcuts") and not self.store.ready:
            return
        if spec.writes and self.store.read_only:
            self.toast.say(_("This calendar is open for reading only. Save a copy to change it."))
            return
        spec.do(self)

    def attach(self, workspace: Workspace) -> None:
        """Take the calendar over and fill the pages."""
        from ui.background.publishing import Publishing
        from ui.background.reminding import Reminding
        from ui.background.rule_watching import RuleWatching
        from ui.checking import Counting

        self.store.attach(workspace)
        self.preferences.opened(self.path, self.store.settings().get("brand") or "")
        if workspace.read_only:
            self.banner.say(
                _("This calendar is open for reading only: its file or folder can't be written, "
                  "or a newer Hookline wrote it."),
                button(_("Save a copy…"), self.save_copy, "small"),
            )  # fmt: skip
        self.reminding = Reminding(self)
        self.reminding.start()
        self.publishing = Publishing(self.store, self.preferences, self)
        self.publishing.start()
        self.counting = Counting(self.store, self)
        self.rule_watching = RuleWatching(self.store, self)
        QTimer.singleShot(COUNT_AFTER_MS, self, self._count)
        QTimer.singleShot(0, self, self._resume_live)
        if isinstance(self.stack.currentWidget(), Waiting):
            self.show_page(self.page_name)
        self._show_steps()

    def restore(self) -> None:
        """Bring the window's shape and last page back."""
        shape = str(self.preferences["window"])
        if not shape or not self.restoreGeometry(QByteArray.fromBase64(shape.encode())):
            self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() - QSize(40, 60)))
        self.show_page(str(self.preferences["page"]))

    def show_page(self, name: str) -> Any:
        """Show a page, making it if need be, and return it."""
        if name not in page_titles() and name not in ("video", "import"):
            name = "today"
        if name not in self.pages or (self.store.ready and isinstance(self.pages[name], Waiting)):
            old = self.pages.get(name)
            page = self._make_page(name)
            self.pages[name] = page
            self.stack.addWidget(page)
            if old:
                self.stack.removeWidget(old)
                old.deleteLater()
        self.stack.setCurrentWidget(self.pages[name])
        self.pages[name].setFocus()
        self.page_name = name
        for spec in ACTIONS:
            if spec.page and spec.name in self.actions_by_name:
                self.actions_by_name[spec.name].setEnabled(spec.page == name)
        self.navigation.show_page("calendar" if name in ("video", "import") else name)
        return self.pages[name]

    def calendar_page(self) -> CalendarPage:
        """Return the calendar, made if need be but not shown."""
        if "calendar" not in self.pages:
            self.pages["calendar"] = self._make_page("calendar")
            self.stack.addWidget(self.pages["calendar"])
        page = self.pages["calendar"]
        if not isinstance(page, CalendarPage):
            raise TypeError(page)
        return page

    def _make_page(self, name: str) -> QWidget:
        if name == "calendar":
            page = CalendarPage(self.store, self.findings, self.preferences)
            page.video_opened.connect(self.open_video)
            page.review_wanted.connect(self.review_videos)
            page.header.right.addWidget(button(_("Fill slots"), trigger(self, "fill_slots")))
            add_tools(self, page.header)
            return page
        if not self.store.ready:
            return Waiting(page_titles().get(name, ""))
        return MAKERS[name](self)

    def review(self) -> ReviewPage:
        """Return the review page. The actions that ask for it work on that page alone."""
        page = self.pages["review"]
        if TYPE_CHECKING:
            assert isinstance(page, ReviewPage)
        return page

    def review_videos(self, ids: Sequence[int]) -> None:
        """Review some videos, whenever they are."""
        self.show_page("review").show_videos(ids)

    def open_video(self, video_id: int) -> None:
        """Show a video's page."""
        came_from = self.page_name
        page = self.show_page("video")
        page.show_video(video_id, page_titles().get(came_from))
        self.navigation.show_page(came_from)
        if came_from != "video":
            page.came_from = came_from

    def go_back(self) -> None:
        """Go from a video or an import back to where it was opened."""
        if self.page_name == "video" and self.video_page:
            self.video_page.leave()
            self.show_page(self.video_page.came_from)
        elif self.page_name == "import":
            self.show_page("calendar")

    def open_live_view(self, live_id: int) -> None:
        """Show a live event full screen, for the host; where it is on already, bring it to the front."""
        going_live.open_view(self, live_id)

    def _resume_live(self) -> None:
        going_live.offer(self)

    def show_days(self, day: dt.date, wanted: Filter) -> None:
        """Show the calendar from a day on, with what is wanted alone."""
        page = self.show_page("calendar")
        page.show_only(wanted)
        page.go_to(day)

    def go_today(self) -> None:
        """Show today in the calendar."""
        self.show_page("calendar").go_today()

    def new_video(self) -> None:
        """Add a video on the calendar's current day, or today, and open it."""
        on_calendar = self.page_name == "calendar"
        page = self.calendar_page()
        page.add_video(None if on_calendar else page.model.today)

    def new_live(self) -> None:
        """Ask for a new live event."""
        self.show_page("calendar").add_live()

    def chosen_video(self) -> int | None:
        """Return the video that an action is about: the open one, or the one chosen in the month."""
        page = self.stack.currentWidget()
        find: Callable[[], int | None] | None = getattr(page, "chosen_video", None)
        return find() if find else None

    def chosen_videos(self) -> list[int]:
        """Return all videos that an action is about, with what is being typed on a video's page saved."""
        if self.page_name == "video" and self.video_page:
            self.video_page.leave()
        find: Callable[[], list[int]] | None = getattr(self.stack.currentWidget(), "chosen_videos", None)
        one = None if find else self.chosen_video()
        return find() if find else [one] if one else []

    def delete_chosen(self) -> None:
        """Delete what is chosen, with an offer to undo it."""
        from planner.video import videos

        if delete := getattr(self.stack.currentWidget(), "delete_chosen", None):
            delete()
        elif chosen := self.chosen_videos():
            self.go_back()
            self.store.do(videos.delete(chosen), offer_undo=True)

    def set_stage(self, stage: Stage) -> None:
        """Move the chosen videos to a stage."""
        stages.set_stage(self.store, self.chosen_videos(), stage)

    def undo(self) -> None:
        """Take the last step back, with what is being typed as one of them."""
        if isinstance(field := QApplication.focusWidget(), TextField):
            field.save()
        self.store.undo()

    def open_palette(self) -> None:
        """Show the palette in the upper middle of the window."""
        commands = [
            Command(_(spec.text).rstrip("…"), keys.text_of(self.preferences, spec), trigger(self, spec.name))
            for spec in ACTIONS
            if spec.name != "palette"
            and (not spec.needs_video or self.chosen_videos())
            and spec.page in ("", self.page_name)
        ]
        palette = Palette(
            commands,
            partial(finding.find, self),
            self,
        )
        corner = self.mapToGlobal(self.rect().topLeft())
        palette.move(corner.x() + (self.width() - palette.width()) // 2, corner.y() + 90)
        palette.open()
        palette.field.setFocus()

    def new_calendar(self) -> None:
        """Ask where a new calendar goes, and open it."""
        files.new_calendar(self)

    def open_calendar(self, *, beside: bool = False) -> None:
        """Ask for a calendar file, and open it."""
        files.open_calendar(self, beside=beside)

    def open_sample(self) -> None:
        """Open the sample calendar."""
        files.open_sample(self)

    def save_copy(self) -> None:
        """Ask where a copy goes, and write it."""
        files.save_copy(self)

    def save_report(self) -> None:
        """Ask for days and a file, and write a report about the videos of these days."""
        from ui.exporting.report_dialog import ReportDialog

        ReportDialog(self).open()

    def import_file(self) -> None:
        """Ask for a plan, and show its columns."""
        if path := files.ask_plan(self):
            self.import_path(path)

    def import_path(self, path: Path) -> None:
        """Show a plan's columns."""
        self.show_page("import").show_file(path)

    def import_pasted(self) -> None:
        """Show the columns of what is on the clipboard."""
        self.show_page("import").show_pasted()

    def show_shortcuts(self) -> None:
        """Show every key."""
        from ui.shell.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self).open()

    def show_about(self) -> None:
        """Say what this program is."""
        files.show_about(self)

    def bring_forward(self) -> None:
        """Come before all other windows."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the window, see what other programs wrote meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.store.ready:
            self.store.look_outside()

    def quit(self) -> None:
        """Have all windows closed for good."""
        self.quit_wanted.emit()

    def end(self) -> None:
        """Close for good, whatever is chosen about the tray."""
        self._ending = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed and the window's shape, then let go of the file; or only hide."""
        if self.video_page:
            self.video_page.leave()
        if not lost.may_close(self.store, self.lost_banner):
            self._ending = False
            event.ignore()
            return
        self.preferences["window"] = bytes(self.saveGeometry().toBase64().data()).decode()
        if self.page_name in page_titles():
            self.preferences["page"] = self.page_name
        if not self._ending and self.stays(self):
            event.ignore()
            self.hide()
            return
        if self.live_view and isValid(self.live_view):
            self.live_view.close()
        if self.publishing:
            self.publishing.stop()
        if self.rule_watching:
            self.rule_watching.stop()
        self._stop_work()
        jobs.finish(self)
        if self.reminding:
            self.reminding.stop()
        self.store.close()
        self.closed.emit()
        super().closeEvent(event)

    def imported(self, day: object) -> None:
        """Show the day with which an import begins."""
        page = self.show_page("calendar")
        if day is not None:
            page.go_to(day)

    def _reopen(self) -> None:
        """Open what lies in the file's place now; what is held of the other one is asked about first."""
        if lost.may_close(self.store, self.lost_banner):
            self.store.give_up()
            self.restart_wanted.emit()

    def _count(self) -> None:
        if self.counting and self.store.ready:
            self.counting.count(self.findings.calendar().today)

    def _stop_work(self) -> None:
        """Stop what pages have under way in other threads."""
        for one in (*self.pages.values(), self.counting):
            if stop := getattr(one, "stop", None):
                stop()

    def _tell(self, text: str, offer_undo: bool) -> None:
        self.toast.say(text, offer_undo=offer_undo)

    def _done(self, text: str, offer_undo: bool) -> None:
        if offer_undo:
            self.toast.say(_("Done: {step}").format(step=_(text)), offer_undo=True)
        self._show_steps()

    def _show_steps(self) -> None:
        """Name the next undo and redo in the menu."""
        for name, words in (("undo", _("Undo")), ("redo", _("Redo"))):
            workspace = self.store.workspace if self.store.ready else None
            label = (workspace.next_undo if name == "undo" else workspace.next_redo) if workspace else None
            action = self.actions_by_name[name]
            action.setText(f"{words}: {_(label)}" if label else words)
            action.setEnabled(label is not None)
