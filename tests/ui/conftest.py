"""A store on a calendar in memory, and pages on it."""

import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from models.calendar_file import GLANCE_S
from planner import opening
from planner.preferences import Preferences
from tests.conftest import StillClock
from ui import tidying
from ui.desk import Desk
from ui.shell.window import MainWindow
from ui.store import Store
from ui.theme import theme


@pytest.fixture(autouse=True)
def _gone():
    """Delete what a test closed: Qt would style it anew with every theme until the end of the run."""
    if application := QApplication.instance():
        tidying.install(application)
    yield
    for left in QApplication.topLevelWidgets() if QApplication.instance() else ():
        if isinstance(left, MainWindow) and not left.isVisible():
            left.deleteLater()
    tidying.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def store(workspace, clock, qapp):
    in_the_light()
    store = Store(clock)
    store.attach(workspace)
    return store


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "preferences.json")


@pytest.fixture
def desk(store, preferences, tmp_path):
    """What pages know of the window, without one."""
    return Desk(tmp_path / "Senja.hookline", preferences, store)


@pytest.fixture
def findings(desk):
    return desk.findings


@pytest.fixture
def failures(store):
    """What the user was told could not be done."""
    heard = []
    store.failed.connect(heard.append)
    return heard


@pytest.fixture(scope="session")
def new_calendar(tmp_path_factory):
    path = tmp_path_factory.mktemp("new") / "Senja.hookline"
    opening.create(path, StillClock(), brand="Senja", zone="Asia/Jakarta", spoken="en").close()
    return path


@pytest.fixture
def path(tmp_path, new_calendar):
    """A new calendar in a file of its own: a copy, since making one takes longer."""
    return shutil.copy(new_calendar, tmp_path / new_calendar.name)


@pytest.fixture
def window(path, preferences, clock, qtbot):
    """The whole window on a calendar in a file of its own."""
    yield from opened(path, preferences, clock, qtbot)


@pytest.fixture
def sample_window(built_sample, tmp_path, preferences, clock, qtbot):
    """The whole window on a copy of the sample calendar."""
    path = tmp_path / "sample" / built_sample.name
    path.parent.mkdir()
    shutil.copyfile(built_sample, path)
    yield from opened(path, preferences, clock, qtbot)


def in_the_light():
    """Dress the application, unless it is: that dresses whatever stands."""
    if theme.name != "light" or not QApplication.instance().styleSheet():
        theme.start("light")


def opened(path, preferences, clock, qtbot):
    preferences["notifications"] = False
    preferences["page"] = "calendar"  # which reads less than Today does after each edit
    in_the_light()
    window = MainWindow(path, preferences, Store(clock))
    window.show()
    qtbot.waitExposed(window)
    window.attach(opening.open_calendar(path, clock, patience=GLANCE_S))
    window.activateWindow()
    yield window
    window.store.give_up()  # closing asks about what is not saved
    window.close()
    window.deleteLater()
    QApplication.processEvents()
