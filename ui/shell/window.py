"""The main window: pages, menus, messages, and the calendar file it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from models.calendar_file import GLANCE_S, FileRefusedError, connect_readonly, inspect
from planner.errors import PlanError
from planner.i18n import _
from planner.preferences import Preferences
from ui import jobs
from ui.desk import Desk, Goto, Page
from ui.shell import files, keys, lost, search
from ui.shell.actions import ACTIONS, MENUS, ActionSpec
from ui.shell.going_live import GoingLive
from ui.shell.lost import LostBanner
from ui.shell.navigation import Navigation
from ui.shell.pages import BY_NAME, Pages, PageSpec
from ui.shell.palette import Command, Palette
from ui.shell.toast import Toast, said_of
from ui.shell.tools import add_tools, add_views
from ui.shell.unreadable import UnreadableBanner
from ui.shell.waiting import Waiting
from ui.shell.waiting_counts import WaitingCounts
from ui.store import Store
from ui.widgets.banner import Banner
from ui.widgets.parts import button, column, row
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from planner.calendar.workspace import Workspace
    from ui.background.publishing import Publishing
    from ui.background.reminding import Reminding
    from ui.background.rule_watching import RuleWatching
    from ui.checking import Counting

SMALLEST = (900, 520)
"""The smallest window, in logical pixels: a screen of 1440 by 900 at 150 % has 960 by 600."""
COUNT_AFTER_MS = 60_000
"""How long after the start all findings are counted, once a day: by then nobody waits for anything."""


class MainWindow(QMainWindow):
    """Shows one calendar. It draws at once and takes the calendar when ``attach`` brings it."""

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
        self.desk = Desk(path, preferences, self.store, self)
        self.findings = self.desk.findings
        self.actions_by_name: dict[str, QAction] = {}
        self.acts: Mapping[str, Callable[[], object]] = {
            "new_calendar": partial(files.new_calendar, self.desk),
            "open_calendar": partial(files.open_calendar, self.desk),
            "open_beside": partial(files.open_calendar, self.desk, beside=True),
            "save_copy": self.save_copy,
            "close_window": self.close,
            "quit": self.quit_wanted.emit,
            "undo": self.undo,
            "palette": self.open_palette,
            "delete_video": self.delete_chosen,
            "go_back": self.go_back,
            "fold_navigation": self._fold,
        }
        """What the frame itself does, by the action's name."""
        self.reminding: Reminding | None = None
        self.publishing: Publishing | None = None
        self.going_live = GoingLive(self.desk)
        self.counting: Counting | None = None
        self.rule_watching: RuleWatching | None = None
        self.stays: Callable[[MainWindow], bool] = lambda _window: False
        """Whether closing only hides the window."""
        self._ending = False
        self.setWindowTitle(f"{path.stem} – Hookline")
        self.setMinimumSize(*SMALLEST)
        self._peek()
        self._build()
        self.pages = self.stack.made
        self.restore()

    def _peek(self) -> None:
        """Look into the file at once, so that the first picture is the real month."""
        try:
            if not inspect(self.path, thorough=False).behind:
                self.store.peek(connect_readonly(self.path, GLANCE_S))
        except FileRefusedError:
            return  # opening it properly will say why

    def _build(self) -> None:
        self.navigation = Navigation(
            self.preferences, partial(files.fill_brands, self.desk, self.actions_by_name)
        )
        self.navigation.chosen.connect(self.show_page)
        self.navigation.fold_wanted.connect(self._fold)
        self.navigation.brand.show_brand(files.brand_of(self.desk, self.path))
        self.stack = Pages(self.desk, self._add_tools)
        self.stack.shown.connect(self._shown)
        self.desk.wanted.connect(self.go)
        self.desk.action_wanted.connect(lambda name: self.actions_by_name[name].trigger())
        self.desk.due_wanted.connect(self._open_due)
        self.desk.keys_changed.connect(self.take_keys)
        self.banner, self.unreadable = Banner(), UnreadableBanner(self.store)
        self.lost_banner = LostBanner(self.store)
        self.lost_banner.rescued.connect(self.desk.calendar_wanted)
        self.lost_banner.reopen_wanted.connect(self.desk.reopen_wanted)
        body = QWidget()
        right = column(self.banner, self.lost_banner, self.unreadable, self.stack, spacing=0)
        right.setStretch(3, 1)
        layout = row(self.navigation, right, spacing=0)
        layout.setStretch(1, 1)
        body.setLayout(layout)
        self.setCentralWidget(body)
        self.toast = Toast(body, self.store.undo)
        self.store.failed.connect(self.toast.warn)
        self.desk.said.connect(self.toast.say)
        self.store.told.connect(self.toast.tell)
        self.store.done.connect(self._done)
        self.store.changed.connect(self._show_steps)
        self._build_menus()

    def _add_tools(self, page: Page, spec: PageSpec) -> None:
        add_views(page.header, spec, self.desk)
        if spec.tools:
            add_tools(page.header, self.actions_by_name, makes_own=spec.makes_own)

    def _fold(self) -> None:
        self.navigation.flip(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the navigation where there is little room."""
        super().resizeEvent(event)
        self.navigation.fit(self.width())

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
                self.recent.aboutToShow.connect(lambda: files.fill_recent(self.desk, self.recent))
        self.take_keys()
        self.desk.key_text = lambda name: (
            self.actions_by_name[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        )
        self._show_steps()

    def take_keys(self) -> None:
        """Give the actions their keys, as they are chosen now."""
        for spec in ACTIONS:
            self.actions_by_name[spec.name].setShortcuts(keys.keys_of(self.preferences, spec))
        self.desk.key_texts = {spec.name: keys.text_of(self.preferences, spec) for spec in ACTIONS}

    def run(self, spec: ActionSpec) -> None:
        """Run an action, if it can be run now."""
        page = self.desk.page
        if page is None or (spec.page and spec.page != page.page_name):
            return
        if spec.name not in ("close_window", "quit", "about", "shortcuts") and not self.store.ready:
            return
        if spec.writes and self.store.read_only:
            self.toast.say(_("This calendar is open for reading only. Save a copy to change it."))
        elif spec.page:
            page.acts[spec.name]()
        elif spec.on:
            self.go(Goto(spec.on, act=spec.name))
        elif spec.do:
            spec.do(self.desk)
        else:
            self.acts[spec.name]()

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
        self.reminding = Reminding(self.desk)
        self.reminding.counted.connect(self._show_count)
        self.reminding.reminded.connect(self.reminded)
        self.reminding.forward_wanted.connect(self.bring_forward)
        QTimer.singleShot(0, self, self._start_reminding)  # its first look comes after the page's own
        self.publishing = Publishing(self.store, self.preferences, self.desk)
        self.publishing.start()
        self.counting = Counting(self.store, self.desk)
        self.rule_watching = RuleWatching(self.store, self.desk)
        self.navigation.brand.show_brand(self.store.settings().get("brand") or self.path.stem)
        WaitingCounts(self.desk, self.navigation)
        QTimer.singleShot(COUNT_AFTER_MS, self, self._count)
        QTimer.singleShot(0, self, self._resume_live)
        if isinstance(self.stack.currentWidget(), Waiting):
            self.show_page(self.stack.name)
        self._show_steps()

    def _start_reminding(self) -> None:
        if self.store.ready and self.reminding:
            self.reminding.start()

    def restore(self) -> None:
        """Bring the window's shape and last page back."""
        shape = str(self.preferences["window"])
        if not shape or not self.restoreGeometry(QByteArray.fromBase64(shape.encode())):
            self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() - QSize(40, 60)))
        self.show_page(str(self.preferences["page"]))

    @property
    def page_name(self) -> str:
        """The page that is shown, as PAGES names it."""
        return self.stack.name

    def show_page(self, name: str) -> Page:
        """Show a page, making it if need be, and return it."""
        return self.stack.show_page(name)

    def go(self, goto: Goto) -> None:
        """Go to a page and what is named on it; a live event that is acted on goes on over all of it."""
        if goto.act == "live_view":
            self.going_live.open(goto.live)
        else:
            self.stack.go(goto)

    def open_video(self, video_id: int) -> None:
        """Show a video's page."""
        self.desk.open_video(video_id)

    def go_back(self) -> None:
        """Go from a video or an import back to where it was opened."""
        self.stack.go_back()

    def _resume_live(self) -> None:
        if self.store.ready:
            with suppress(PlanError):  # the file went in the meantime; the line above the pages says so
                self.going_live.offer(self.banner)

    def delete_chosen(self) -> None:
        """Delete what is chosen, with an offer to undo it."""
        from planner.video import videos

        page = self.desk.page
        if page is not None and not page.delete_chosen() and (chosen := self.desk.chosen_videos()):
            self.go_back()
            self.store.do(videos.delete(chosen), offer_undo=True)

    def undo(self) -> None:
        """Take the last step back, with what is being typed as one of them."""
        if isinstance(field := QApplication.focusWidget(), TextField):
            field.save()
        self.store.undo()

    def open_palette(self) -> None:
        """Show the palette in the upper middle of the window."""
        any_chosen = bool(self.desk.chosen_videos())
        commands = [
            Command(
                _(spec.text).rstrip("…"),
                keys.text_of(self.preferences, spec),
                self.actions_by_name[spec.name].trigger,
                section=_("Commands"),
                outline=BY_NAME[page].outline if (page := spec.name.removeprefix("show_")) in BY_NAME else "",
                is_key=True,
            )
            for spec in sorted(ACTIONS, key=lambda spec: spec.menu == "file")
            if spec.name != "palette"
            and (not spec.needs_video or any_chosen)
            and spec.page in ("", self.page_name)
        ]
        palette = Palette(commands, partial(search.find, self.desk), self)
        palette.place_over(self, 90)
        palette.open()
        palette.field.setFocus()

    def save_copy(self) -> None:
        """Ask where a copy goes, and write it."""
        files.save_copy(self.desk)

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

    def may_end(self) -> bool:
        """Save what is being typed and ask about what can't be saved; whether the window may be closed."""
        if self.desk.page:
            self.desk.page.leave()
        return lost.may_close(self.store, self.lost_banner)

    def end(self, *, asked: bool = False) -> None:
        """Close for good, whatever is chosen about the tray; ``asked``, if ``may_end`` was."""
        if asked:
            self.store.give_up()
        self._ending = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed and the window's shape, then let go of the file; or only hide."""
        if not self.may_end():
            self._ending = False
            event.ignore()
            return
        self.preferences["window"] = bytes(self.saveGeometry().toBase64().data()).decode()
        if BY_NAME[self.stack.name].place:
            self.preferences["page"] = self.stack.name
        if not self._ending and self.stays(self):
            event.ignore()
            self.hide()
            return
        self.desk.blockSignals(True)  # nothing is shown any more
        self.going_live.close()
        if self.publishing:
            self.publishing.stop()
        if self.rule_watching:
            self.rule_watching.stop()
        self._stop_work()
        jobs.finish(self)
        if self.reminding:
            self.reminding.stop()
        files.let_go(self.store)
        self.closed.emit()
        super().closeEvent(event)

    def _count(self) -> None:
        if self.counting and self.store.ready:
            with suppress(PlanError):  # the file went in the meantime; the line above the pages says so
                self.counting.count(self.findings.calendar().today)

    def _stop_work(self) -> None:
        """Stop what is under way in other threads."""
        self.stack.stop()
        if self.counting:
            self.counting.stop()

    def _shown(self, name: str) -> None:
        for spec in ACTIONS:
            if spec.page:
                self.actions_by_name[spec.name].setEnabled(spec.page == name)
        self.navigation.show_page(BY_NAME[self.stack.last].place)

    def _show_count(self, count: int, kind: str) -> None:
        for page in ("today", "reminders"):
            self.navigation.show_count(page, count, kind)
        self.counted.emit(count)

    def _open_due(self, due_id: int) -> None:
        if self.reminding:
            self.reminding.open(due_id)

    def _done(self, text: str, offer_undo: bool) -> None:
        if offer_undo:
            self.toast.say(said_of(self.store, text), offer_undo=True)
        self._show_steps()

    def _show_steps(self) -> None:
        """Name the next undo and redo in the menu."""
        for name, words in (("undo", _("Undo")), ("redo", _("Redo"))):
            workspace = self.store.workspace if self.store.ready else None
            label = (workspace.next_undo if name == "undo" else workspace.next_redo) if workspace else None
            action = self.actions_by_name[name]
            action.setText(f"{words}: {_(label)}" if label else words)
            action.setEnabled(label is not None)
