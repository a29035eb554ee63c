"""The windows of the program: one a calendar, several at once."""

import pytest
from PySide6.QtWidgets import QMenu

from planner import opening
from ui.app import App
from ui.shell import files


@pytest.fixture
def app(preferences, qapp, monkeypatch):
    monkeypatch.setattr(qapp, "quit", lambda: None)
    program = App(preferences)
    yield program
    for window in list(program.windows):
        window.close()


@pytest.fixture
def brands(tmp_path, clock):
    """Two calendars."""
    paths = []
    for brand in ("Senja", "Fajar"):
        paths.append(tmp_path / f"{brand}.hookline")
        opening.create(paths[-1], clock, brand=f"{brand} Coffee", zone="Asia/Jakarta").close()
    return paths


def ready(window, qtbot):
    qtbot.waitUntil(lambda: window.store.ready, timeout=10_000)
    return window


def test_two_calendars_open_in_two_windows_and_one_closes_without_the_other(app, brands, qtbot):
    senja, fajar = brands
    assert app.open(senja)
    first = ready(next(iter(app.windows)), qtbot)
    first.beside_wanted.emit(fajar)
    assert [window.path for window in app.windows] == [senja, fajar]
    second = ready(list(app.windows)[1], qtbot)
    assert (first.store.settings()["brand"], second.store.settings()["brand"]) == (
        "Senja Coffee",
        "Fajar Coffee",
    )
    first.close()
    assert list(app.windows) == [second]
    assert second.store.ready


def test_a_calendar_that_is_open_already_comes_forward(app, brands, qtbot):
    app.open(brands[0])
    ready(next(iter(app.windows)), qtbot).beside_wanted.emit(brands[0])
    assert len(app.windows) == 1


def test_opening_in_place_closes_the_window_it_was_asked_in(app, brands, qtbot):
    app.open(brands[0])
    ready(next(iter(app.windows)), qtbot).calendar_wanted.emit(brands[1])
    assert [window.path for window in app.windows] == [brands[1]]
    ready(next(iter(app.windows)), qtbot)


def test_recent_calendars_are_listed_by_brand(app, brands, qtbot):
    app.open(brands[0])
    first = ready(next(iter(app.windows)), qtbot)
    first.beside_wanted.emit(brands[1])
    ready(list(app.windows)[1], qtbot)
    menu = QMenu()
    files.fill_recent(first, menu)
    assert [action.text() for action in menu.actions()] == [f"Fajar Coffee    {brands[1]}"]
