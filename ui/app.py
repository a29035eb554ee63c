"""The window as a program: shows at once, then opens the calendar on a thread."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
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


class App:
    """The windows that are open, one a calendar."""

    def __init__(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self.window: MainWindow | None = None
        self.instance: Instance | None = None
        self.exit_code = 0

    def open(self, path: Path) -> bool:
        """Open a calendar in place of the one that is shown. False if another window has it already."""
        if self.window is not None and path.resolve() == self.window.path.resolve():
            self.window.bring_forward()
            return True
        if self.window is not None and (trouble := in_the_way(path)):
            self.window.toast.say(trouble)
            return True
        instance = Instance(path)
        if not instance.take():
            return False
        old, self.instance = self.instance, instance
        self._show(path)
        if old:
            old.release()
        return True

    def _show(self, path: Path) -> None:
        before = self.window
        window = MainWindow(path, self.preferences)
        window.calendar_wanted.connect(self.open)
        window.restart_wanted.connect(self.restart)
        window.closed.connect(lambda: self._closed(window))
        if self.instance:
            self.instance.asked.connect(window.bring_forward)
        self.window = window
        window.show()
        if before:
            before.close()
            before.deleteLater()
        AfterPicture(window).timeout.connect(lambda: self._load(window))

    def _load(self, window: MainWindow) -> None:
        if self.instance:
            self.instance.listen()
        jobs.run(window, lambda: load(window.path), window.attach, lambda error: self._refused(window, error))

    def _refused(self, window: MainWindow, error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error
        files.tell(window, str(error))
        self.exit_code = 2
        window.close()

    def _closed(self, window: MainWindow) -> None:
        if window is self.window:
            self.window = None
            if self.instance:
                self.instance.release()
            QApplication.quit()

    def restart(self) -> None:
        """Build the window anew in another language, on the same calendar."""
        i18n.set_language(self.preferences["language"])
        if self.window:
            self._show(self.window.path)


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
