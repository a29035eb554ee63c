"""The window as a program: shows at once, then opens the calendar on a thread."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from planner import i18n
from planner.errors import PlanError
from planner.preferences import Preferences
from ui import jobs
from ui.shell import files
from ui.shell.instance import Instance
from ui.shell.window import MainWindow
from ui.store import utc_now
from ui.theme import app_icon, theme


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
        QTimer.singleShot(0, lambda: self._load(window))

    def _load(self, window: MainWindow) -> None:
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


def load(path: Path) -> object:
    """Open a calendar, making the default one if it is not there yet; runs off the GUI thread."""
    from planner import opening
    from planner.checks import engine

    engine.all_rules()
    if not path.exists() and path == opening.default_path():
        return opening.create(path, utc_now)
    return opening.open_calendar(path, utc_now)


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
    return app.exec() or program.exit_code


def default_path() -> Path:
    """Return the calendar of a first start, without loading what makes it."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Hookline", appauthor=False)) / "Calendar.hookline"
