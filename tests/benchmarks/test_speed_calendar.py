"""The month: asked of the file, and shown when one month follows another."""

import itertools
import sqlite3
from contextlib import closing

import pytest
from made import NOW, THIS_MONTH, months, ten_thousand
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter

from models import reading
from planner import opening
from planner.preferences import Preferences
from ui.calendar.page import CalendarPage
from ui.findings import Findings
from ui.store import Store
from ui.theme import theme

pytestmark = pytest.mark.benchmark(disable_gc=False)

SPAN = ("2026-11-01", "2026-12-01")


@pytest.fixture
def opened(qapp):
    """Return a function that opens a calendar file in a store."""
    stores = []

    def get(path):
        store = Store(lambda: NOW)
        store.attach(opening.open_calendar(path, lambda: NOW))
        stores.append(store)
        return store

    yield get
    for store in stores:
        store.close()


def test_month_query_among_ten_thousand(paired, calendars, opened):
    path = calendars(*ten_thousand(300))
    store = opened(path)
    with closing(sqlite3.connect(path)) as plain:
        found = store.read_rows(lambda connection: reading.tiles(connection, *SPAN))
        assert len(found) == 300
        assert found == plain.execute(reading._TILES, SPAN).fetchall()
        paired(
            "a month of 300 videos out of 10,000",
            lambda: store.read_rows(lambda connection: reading.tiles(connection, *SPAN)),
            "sqlite3, same SQL, fetchall",
            lambda: plain.execute(reading._TILES, SPAN).fetchall(),
            rounds=300,
            goal=2,
        )


class Blit(QObject):
    """While installed, a widget's picture is one pixmap, copied."""

    def __init__(self, widget):
        super().__init__()
        self.widget, self.picture = widget, widget.grab()

    def eventFilter(self, watched, event):
        if event.type() != QEvent.Type.Paint:
            return False
        painter = QPainter(self.widget)
        painter.drawPixmap(0, 0, self.picture)
        painter.end()
        return True

    def __call__(self):
        self.widget.installEventFilter(self)
        self.widget.repaint()
        self.widget.removeEventFilter(self)


@pytest.mark.parametrize("videos", [300, 1000])
def test_month_switch(paired, calendars, opened, qtbot, tmp_path, videos):
    """Each round shows a month that was not shown before, so that no text was measured for it yet."""
    wanted = months(THIS_MONTH, 20, videos)
    store = opened(calendars(*wanted))
    theme.start("light")
    page = CalendarPage(store, Findings(store), Preferences(tmp_path / "preferences.json"))
    qtbot.addWidget(page)
    page.resize(1440 - 200, 900)
    with qtbot.waitExposed(page):
        page.show()
    viewport = page.view.viewport()
    upcoming = itertools.cycle(wanted[1:])

    def switch():
        page.model.show_month(next(upcoming).first)
        viewport.repaint()

    paired(
        f"month switch and picture at {videos:,} videos a month",
        switch,
        "blit of the same picture",
        Blit(viewport),
        rounds=18,
        goal=6,
    )
    assert page.model.item_count >= videos
