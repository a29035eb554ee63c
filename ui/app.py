"""The window as a program: shows at once, then opens the calendar on a thread."""

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from models.calendar_file import GLANCE_S
from planner import i18n, log, places
from planner.errors import PlanError
from planner.i18n import _
from planner.preferences import STAY, Preferences
from ui import foreign_words, hours, jobs, tidying
from ui.background.instance import Instance
from ui.shell import files
from ui.shell.window import MainWindow
from ui.store import utc_now
from ui.theme import app_icon, percent_of, theme

if TYPE_CHECKING:  # loads on the thread
    from planner.calendar.handles import Session
    from planner.reminders.reminders import DueItem
    from ui.background.tray import Tray


TRAY_TRIES, TRAY_WAIT_MS = 30, 2000
"""How often and how long a tray is waited for that is not there yet."""
BESIDE = QPoint(36, 36)
"""How far from the last window another one stands."""


class App:
    """The windows that are open, one a calendar."""

    def __init__(
        self, preferences: Preferences, tray_there: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable
    ) -> None:
        self.preferences = preferences
        self._tray_there = tray_there
        self._tray: Tray | None = None
        self._told_by: MainWindow | None = None
        """Whose reminder the tray told of last: two calendars may count theirs alike."""
        self._counts: dict[MainWindow, int] = {}
        self.windows: dict[MainWindow, Instance] = {}
        """Each window with its hold on the file."""
        self.exit_code = 0

    def open(self, path: Path, instead_of: MainWindow | None = None, *, hidden: bool = False) -> bool:
        """Open a calendar in a window of its own or in place of another. False if another program has it already.

        A window in which something is not saved asks first, and may stay.
        ``hidden`` leaves the window out of sight, with the tray to open it.
        """
        for window in self.windows:
            if path.resolve() == window.path.resolve():
                window.bring_forward()
                return True
        if self.windows and (trouble := in_the_way(path)):
            (instead_of or next(iter(self.windows))).toast.say(trouble)
            return True
        instance = Instance(path)
        if not instance.take():
            return False
        if instead_of and not instead_of.may_end():
            instance.release()
            return True
        self._show(path, instance, instead_of, hidden=hidden)
        return True

    def start_tray(self, tries: int = TRAY_TRIES) -> None:
        """Show the icon in the tray. At login the tray may come later; where none comes, windows show minimized."""
        if self._tray:
            return
        if self._tray_there():
            from ui.background.tray import Tray

            self._tray = Tray()
            self._tray.open_wanted.connect(self._bring_forward)
            self._tray.quit_wanted.connect(self.quit)
            self._tray.reminder_wanted.connect(self._open_reminder)
            self._show_count()
        elif tries:
            QTimer.singleShot(TRAY_WAIT_MS, lambda: self.start_tray(tries - 1))
        else:
            for window in self.windows:
                if not window.isVisible():
                    window.showMinimized()

    def quit(self) -> None:
        """Close all windows for good."""
        for window in list(self.windows):
            window.end()

    def _show(
        self, path: Path, instance: Instance, instead_of: MainWindow | None, *, hidden: bool = False
    ) -> None:
        window = MainWindow(path, self.preferences)
        window.desk.calendar_wanted.connect(lambda wanted: self.open(wanted, window))
        window.desk.beside_wanted.connect(lambda wanted: self.open(wanted))
        window.desk.restart_wanted.connect(self.restart)
        window.desk.reopen_wanted.connect(lambda: self._reopen(window))
        window.desk.keys_changed.connect(self._take_keys)
        window.closed.connect(lambda: self._closed(window))
        window.quit_wanted.connect(self.quit)
        window.counted.connect(lambda count: self._count(window, count))
        window.reminded.connect(lambda item: self._tell(window, item))
        window.stays = self._stays
        instance.asked.connect(window.bring_forward)
        if self.windows and instead_of is None:
            window.move(window.pos() + BESIDE)
        self.windows[window] = instance
        if not hidden:
            window.show()
        if instead_of:
            instead_of.end(asked=True)
            instead_of.deleteLater()
        AfterPicture(window).timeout.connect(lambda: self._load(window))

    def _load(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows[window].listen()
        jobs.run(window, lambda: load(window.path), window.attach, lambda error: self._refused(window, error))

    def _refused(self, window: MainWindow, error: Exception) -> None:
        if not isinstance(error, PlanError):
            log.opened().error("a calendar could not be opened", exc_info=error)
        files.tell(window, str(error) if isinstance(error, PlanError) else _not_opened(window.path))
        self.exit_code = 2
        window.close()

    def _take_keys(self) -> None:
        for window in self.windows:
            window.take_keys()

    def _closed(self, window: MainWindow) -> None:
        if instance := self.windows.pop(window, None):
            instance.release()
            tidying.thaw()
        self._count(window, 0)
        if not self.windows:
            QApplication.quit()

    def _stays(self, window: MainWindow) -> bool:
        """Whether a window that is being closed only hides: the last one does, if the user wants it in the tray."""
        others = [one for one in self.windows if one is not window and one.isVisible()]
        application = QApplication.instance()
        ending = isinstance(application, QApplication) and application.isSavingSession()
        if others or ending or not window.store.ready or not self._tray_there():
            return False
        if not self.preferences["tray"]:
            from ui.background.tray import ask

            self.preferences["tray"] = ask(window)
        if self.preferences["tray"] != STAY:
            return False
        self.start_tray()
        return True

    def _bring_forward(self) -> None:
        for window in self.windows:
            window.bring_forward()

    def _open_reminder(self, due_id: int) -> None:
        if self._told_by in self.windows and self._told_by.reminding:
            self._told_by.reminding.open(due_id)

    def _count(self, window: MainWindow, count: int) -> None:
        self._counts[window] = count
        self._counts = {one: known for one, known in self._counts.items() if one in self.windows}
        self._show_count()

    def _show_count(self) -> None:
        total = sum(self._counts.values())
        if isinstance(application := QApplication.instance(), QApplication):
            application.setBadgeNumber(total)
        if self._tray:
            self._tray.show_count(total)

    def _tell(self, window: MainWindow, item: "DueItem") -> None:
        if self._tray and self.preferences["notifications"]:
            self._told_by = window
            self._tray.tell(item)

    def restart(self, code: str) -> None:
        """Build the windows anew in a language, each on its calendar; nothing changes where one of them has to stay."""
        if not all(window.may_end() for window in self.windows):
            return
        self.preferences["language"] = code
        i18n.set_language(code)
        for window, instance in list(self.windows.items()):
            if window.store.rescued:  # somebody chose just now to go on in another file
                self.open(window.store.rescued, window)
            else:
                del self.windows[window]
                self._show(window.path, instance, window)

    def _reopen(self, window: MainWindow) -> None:
        """Build a window anew on what lies in its file's place now, if what it holds lets it."""
        if window.may_end():
            self._show(window.path, self.windows.pop(window), window)


def _not_opened(path: Path) -> str:
    text = _(
        "“{file}” could not be opened, and Hookline doesn't know why. Nothing in it was changed. What went wrong is "
        "written down in {log}."
    )
    return text.format(file=path.name, log=log.path())


def in_the_way(path: Path) -> str:
    """Return why a file can't be opened in place of the one that is shown, or nothing."""
    from planner.calendar.files import look

    try:
        look(path)
    except PlanError as error:
        return str(error)
    return ""


def load(path: Path) -> object:
    """Open a calendar, making the default one if it is not there yet; runs off the GUI thread.

    What ``attach`` will need is loaded here too, so that the window is not busy with it.
    """
    import apscheduler.schedulers.qt  # noqa: F401

    import ui.background.publishing
    import ui.background.reminding
    import ui.calendar.inspector  # noqa: F401
    from planner import opening
    from planner.checks import engine, ruleset, survey

    log.opened()
    engine.all_rules()
    ruleset.load()
    made = not path.exists() and path == places.calendar()
    opened = opening.create if made else opening.open_calendar
    workspace = opened(path, utc_now, patience=GLANCE_S)
    workspace.read(warm_up)
    workspace.read_plain(lambda connection: survey.try_some(connection, utc_now()))
    return workspace


def warm_up(session: "Session") -> None:
    """Ask what the reminders will ask at once: SQLAlchemy takes its time over each question, but only once."""
    from planner.reminders import reminders

    now = utc_now()
    reminders.missed(session)
    reminders.due(session, now)
    reminders.coming(session, now, now + dt.timedelta(days=1))  # no time at all would ask nothing


class AfterPicture(QTimer):
    """Fires once a window has been drawn: what starts before holds its first picture back.

    It fires before long in any case, since a window that is covered may never be drawn.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, singleShot=True, interval=500)
        window.installEventFilter(self)
        self.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fire as soon as the drawing that begins now is done."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.start(0)
        return False


def make_application(preferences: Preferences) -> QApplication:
    """Return the Qt application with its name, language and theme."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    tidying.install(app)
    app.setApplicationName("Hookline")
    app.setDesktopFileName("hookline")
    app.setWindowIcon(app_icon())
    app.setQuitOnLastWindowClosed(False)
    i18n.set_language(preferences["language"])
    hours.choose(preferences["clock"])
    foreign_words.speak(app)
    theme.start(preferences["theme"], percent_of(preferences["text_size"]))
    return app


def run(path: Path | None, *, hidden: bool = False) -> int:
    """Show a calendar's window until it is closed: ``path``, else the last one, else the default one.

    ``hidden`` begins in the tray, without a window.
    """
    preferences = Preferences()
    app = make_application(preferences)
    if path is None:
        recent = preferences.recent
        path = recent[0] if recent else places.calendar()
    program = App(preferences)
    if not program.open(path, hidden=hidden):
        return 0
    if hidden or preferences["tray"] == STAY:
        QTimer.singleShot(0, program.start_tray)
    code = app.exec() or program.exit_code
    jobs.finish()
    return code
