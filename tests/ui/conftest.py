"""A store on a calendar in memory, and pages on it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from planner.preferences import Preferences
from ui.findings import Findings
from ui.store import Store
from ui.theme import theme


@pytest.fixture(autouse=True)
def _gone():
    """Delete what a test closed: Qt would style it anew with every theme until the end of the run."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def store(workspace, clock, qapp):
    if theme.name != "light" or not qapp.styleSheet():
        theme.start("light")
    store = Store(clock)
    store.attach(workspace)
    return store


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "preferences.json")


@pytest.fixture
def findings(store):
    return Findings(store)


@pytest.fixture
def failures(store):
    """What the user was told could not be done."""
    heard = []
    store.failed.connect(heard.append)
    return heard
