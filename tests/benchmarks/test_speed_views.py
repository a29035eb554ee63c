"""Turning the month and the week, dragging and searching, against painting an empty grid."""

import datetime as dt
import itertools
import shutil
import sqlite3
from contextlib import closing

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragMoveEvent
from PySide6.QtWidgets import QApplication

from models import reading
from planner import opening
from planner.preferences import Preferences
from planner.video import covers
from tests.benchmarks.made import NOW, THIS_MONTH, Month, months
from ui.calendar.page import CalendarPage
from ui.desk import Desk
from ui.items import moves
from ui.items.dragging import mime_of
from ui.items.selection import key_of
from ui.store import Store
from ui.theme import theme

pytestmark = pytest.mark.benchmark(disable_gc=False)

EMPTY = "painting an empty grid"
SIZES = (300, 1_000, 10_000)
"""Videos in each month."""


@pytest.fixture
def shown(qtbot, tmp_path):
    """Return a function that shows a calendar file in a view of the calendar page."""
    stores, pages = [], []

    def get(path, view):
        store = Store(lambda: NOW)
        store.attach(opening.open_calendar(path, lambda: NOW))
        stores.append(store)
        theme.start("light")
        page = CalendarPage(Desk(path, Preferences(tmp_path / "preferences.json"), store))
        qtbot.addWidget(page)
        page.resize(1440 - 200, 900)
        page.show_view(view)
        with qtbot.waitExposed(page):
            page.show()
        QApplication.processEvents()
        pages.append(page)
        return page

    yield get
    for page in pages:
        page.deleteLater()
    for store in stores:
        store.close()


def painted(page):
    """The widget that the calendar's view is painted into."""
    return page.stack.currentWidget().viewport()


@pytest.fixture
def empty(shown, tmp_path):
    """Return a function that paints a view of an empty calendar."""
    path = tmp_path / "Empty.hookline"
    opening.create(path, lambda: NOW, zone="Asia/Jakarta").close()

    def get(view):
        return painted(shown(path, view)).repaint

    return get


@pytest.mark.parametrize("videos", SIZES)
@pytest.mark.parametrize("view", ["month", "week"])
def test_turning(paired, calendars, shown, empty, view, videos):
    """Each round shows days that were not shown before, so that no text was measured for them yet."""
    wanted = months(THIS_MONTH, 8, videos)
    page, floor = shown(calendars(*wanted), view), empty(view)
    days = [
        month.first + dt.timedelta(days=7 * week)
        for month in wanted[1:]
        for week in range(1 if view == "month" else 3)
    ]
    upcoming = itertools.cycle(days)

    def turn():
        page.go_to(next(upcoming))
        painted(page).repaint()

    paired(f"{view} switch and picture, {videos:,} a month", turn, EMPTY, floor, rounds=7, goal=15)


@pytest.fixture
def held(calendars, shown):
    """Return a function that gives a month of so many videos and the key of its first one."""

    def get(videos):
        page = shown(calendars(Month(THIS_MONTH, videos)), "month")
        return page, key_of(next(iter(page.model.items())))

    return get


@pytest.mark.parametrize("videos", SIZES)
def test_a_step_of_a_drag(paired, held, empty, videos):
    page, key = held(videos)
    mime = mime_of(key, [key])
    places = itertools.cycle([QPoint(200, 300), QPoint(500, 400), QPoint(800, 500)])

    def drag():
        event = QDragMoveEvent(
            next(places),
            Qt.DropAction.MoveAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        page.view.dragMoveEvent(event)
        painted(page).repaint()

    paired(
        f"a step of a drag and its picture, {videos:,} a month",
        drag,
        EMPTY,
        empty("month"),
        rounds=30,
        goal=10,
    )


@pytest.mark.parametrize("videos", SIZES)
def test_a_drop(paired, held, empty, videos):
    page, key = held(videos)
    days = itertools.cycle([THIS_MONTH + dt.timedelta(days=n) for n in range(20)])

    def drop():
        moves.to_day(page._store, page.model, [key], next(days))
        painted(page).repaint()

    paired(f"a drop, on the disk and painted, {videos:,} a month", drop, EMPTY, empty("month"), rounds=10)


@pytest.mark.parametrize("text", ["take 77", "cold brew", "to"])
@pytest.mark.parametrize("videos", [*SIZES, 100_000])
def test_searching(paired, calendars, shown, empty, videos, text):
    """A rare text, one that a seventh of the videos has, and one too short for the index."""
    page = shown(calendars(*months(dt.date(2024, 1, 1), 40, videos // 40)), "month")
    paired(
        f"“{text}” among {videos:,}",
        lambda: page._store.read_rows(lambda connection: reading.find(connection, text, 30)),
        EMPTY,
        empty("month"),
        rounds=10,
        goal=15,
    )


def hundred_thousand():
    """Three years of 2,778 videos a month."""
    return months(dt.date(2025, 1, 1), 36, 2_778)


def test_turning_among_a_hundred_thousand(paired, calendars, shown, empty):
    page = shown(calendars(*hundred_thousand()), "month")
    upcoming = itertools.cycle([month.first for month in hundred_thousand()])

    def turn():
        page.go_to(next(upcoming))
        painted(page).repaint()

    paired("month switch and picture among 100,000", turn, EMPTY, empty("month"), rounds=10, goal=15)


def test_opening_a_hundred_thousand(paired, calendars, empty):
    path = calendars(*hundred_thousand())
    paired(
        "opening a file of 100,000, beside the GUI",
        lambda: opening.open_calendar(path, lambda: NOW).close(),
        EMPTY,
        empty("month"),
        rounds=3,
    )


def test_scrolling_past_ten_thousand_covers(paired, calendars, shown, empty, tmp_path, qtbot):
    """The agenda of a month in which every video has a cover; each round scrolls by a page and paints."""
    path = tmp_path / "Covers.hookline"
    shutil.copy(calendars(Month(THIS_MONTH, 10_000)), path)
    picture = Image.effect_noise((900, 1600), 60).convert("RGB")
    kept = covers.cut(picture, covers.frame(900, 1600))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO cover (video_id, picture) SELECT id, ? FROM video", (kept,))
    page = shown(path, "agenda")
    view = page.stack.currentWidget()
    bar = view.verticalScrollBar()
    steps = [n * view.viewport().height() for n in range(50)]
    for (
        step
    ) in steps:  # all of them are fetched once: decoding goes on beside the GUI and is not what is measured
        bar.setValue(step)
        view.viewport().repaint()
        qtbot.wait(30)
    places = itertools.cycle(steps)

    def scroll():
        bar.setValue(next(places))
        view.viewport().repaint()

    paired("a page further among 10,000 covers", scroll, EMPTY, empty("month"), rounds=50, goal=10)
    assert all(page._findings.covers.of(tile.id) for tile in list(page.model.items())[:100])
