"""The window as a program: shows at once, then opens the calendar on a thread."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from planner import i18n
from planner.errors import PlanError
from planner.preferences import Preferences
from ui import jobs
from ui.shell import files
from ui.shell.instance import Instance
from ui.shell.window import MainWindow
from ui.store import utc_now
from ui.theme import app_icon, theme

if TYPE_CHECKING:  # loads on the thread
    from sqlmodel import Session


BESIDE = QPoint(36, 36)
"""How far from the last window another one stands."""


class App:
    """The windows that are open, one a calendar."""

    def __init__(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self.windows: dict[MainWindow, Instance] = {}
        """Each window with its hold on the file."""
        self.exit_code = 0

    def open(self, path: Path, instead_of: MainWindow | None = None) -> bool:
        """Open a calendar in a window of its own or in place of another. False if another program has it already."""
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
        self._show(path, instance, instead_of)
        return True

    def _show(self, path: Path, instance: Instance, instead_of: MainWindow | None) -> None:
        window = MainWindow(path, self.preferences)
        window.calendar_wanted.connect(lambda wanted: self.open(wanted, window))
        window.beside_wanted.connect(lambda wanted: self.open(wanted))
        window.restart_wanted.connect(self.restart)
        window.keys_changed.connect(self._take_keys)
        window.closed.connect(lambda: self._closed(window))
        instance.asked.connect(window.bring_forward)
        if self.windows and instead_of is None:
            window.move(window.pos() + BESIDE)
        self.windows[window] = instance
        window.show()
        if instead_of:
            instead_of.close()
            instead_of.deleteLater()
        AfterPicture(window).timeout.connect(lambda: self._load(window))

    def _load(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows[window].listen()
        jobs.run(window, lambda: load(window.path), window.attach, lambda error: self._refused(window, error))

    def _refused(self, window: MainWindow, error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error
        files.tell(window, str(error))
        self.exit_code = 2
        window.close()

    def _take_keys(self) -> None:
        for window in self.windows:
            window.take_keys()

    def _closed(self, window: MainWindow) -> None:
        if instance := self.windows.pop(window, None):
            instance.release()
        if not self.windows:
            QApplication.quit()

    def restart(self) -> None:
        """Build the windows anew in another language, each on its calendar."""
        i18n.set_language(self.preferences["language"])
        for window, instance in list(self.windows.items()):
            del self.windows[window]
            self._show(window.path, instance, window)


def in_the_way(path: Path) -> str:
    """Return why a file can't be opened in place of the one that is shown, or nothing."""
    from planner import opening

    try:
        opening.look(path)
    except PlanError as error:
        return str(error)
    return ""


def load(path: Path) -> object:
    """Open a calendar, making the default one if it is not there yet; runs off the GUI thread.

    What ``attach`` will need is loaded here too, so that the window is not busy with it.
    """
    import apscheduler.schedulers.qt  # noqa: F401

    import ui.calendar.inspector
    import ui.shell.reminding  # noqa: F401
    from planner import opening
    from planner.checks import engine, ruleset

    engine.all_rules()
    ruleset.load()
    made = not path.exists() and path == opening.default_path()
    workspace = opening.create(path, utc_now) if made else opening.open_calendar(path, utc_now)
    workspace.read(warm_up)
    return workspace


def warm_up(session: "Session") -> None:
    """Ask what the reminders will ask at once: SQLAlchemy takes its time over each question, but only once."""
    from planner import reminders

    now = utc_now()
    reminders.missed(session)
    reminders.due(session, now)
    reminders.coming(session, now, now)


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
    app.setApplicationName("Hookline")
    app.setDesktopFileName("hookline")
    app.setWindowIcon(app_icon())
    app.setQuitOnLastWindowClosed(False)
    i18n.set_language(preferences["language"])
    theme.start(preferences["theme"])
    return app


def run(path: Path | None) -> int:
    """Show a calendar's window until it is closed: ``path``, else the last one, else the default one."""
    preferences = Preferences()
    app = make_application(preferences)
    if path is None:
        recent = preferences.recent
        path = recent[0] if recent else default_path()
    program = App(preferences)
    if not program.open(path):
        return 0
    code = app.exec() or program.exit_code
    jobs.finish()
    return code


def default_path() -> Path:
    """Return the calendar of a first start, without loading what makes it."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Hookline", appauthor=False)) / "Calendar.hookline"
