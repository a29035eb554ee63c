"""A store on a calendar in memory, and pages on it."""

import pytest

from ui.findings import Findings
from ui.store import Store
from ui.theme import theme


@pytest.fixture
def store(workspace, clock, qapp):
    theme.start("light")
    store = Store(clock)
    store.attach(workspace)
    return store


@pytest.fixture
def findings(store):
    return Findings(store)


@pytest.fixture
def failures(store):
    """What the user was told could not be done."""
    heard = []
    store.failed.connect(heard.append)
    return heard
