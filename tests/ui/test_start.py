"""What an empty calendar shows: three ways in which the first videos come into it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from planner.calendar import settings
from planner.video import videos
from ui.today.page import TodayPage


@pytest.fixture
def page(store, desk, qtbot):
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1224, 666)
    page.refresh()
    page.show()
    qtbot.waitExposed(page)
    return page


def test_an_empty_calendar_asks_where_the_first_videos_come_from(page):
    assert page.start.isVisible()
    assert page.header.title.text() == "Welcome"
    assert page.first_focus() is page.start.brand


def test_products_and_days_become_ideas_and_slots_and_one_undo_takes_them_back(page, store, qtbot):
    start = page.start
    start.brand.setText("Senja Kopi")
    start.products.setPlainText("Gift box, 250000\nCold brew")
    assert (
        start.told.text()
        == "Keeps 16 slots open in four weeks and makes a mix of formats for your 2 products."
    )
    heard = []
    page.desk.action_wanted.connect(heard.append)
    qtbot.keyClick(start.brand, Qt.Key.Key_Return)
    calendar = store.read(settings.get)
    assert calendar.brand == "Senja Kopi"
    assert [(one["weekday"], one["time"]) for one in calendar.slots] == [
        (0, "19:00"), (2, "19:00"), (4, "19:00"), (5, "10:00"),
    ]  # fmt: skip
    assert store.read(videos.products) == ["Cold brew", "Gift box"]
    assert heard == ["view_month"]
    assert not start.isVisible()
    store.undo()
    QApplication.processEvents()
    assert start.isVisible()


def test_one_two_and_three_choose_outside_of_a_field(page, qtbot):
    start = page.start
    start.sample.setFocus()
    for key, chosen in (
        (Qt.Key.Key_1, start.choose),
        (Qt.Key.Key_3, start.sample),
        (Qt.Key.Key_2, start.brand),
    ):
        qtbot.keyClick(page.window().focusWidget(), key)
        assert page.window().focusWidget() is chosen
    qtbot.keyClick(start.brand, Qt.Key.Key_1)
    assert start.brand.text().endswith("1")


def test_a_file_may_be_dropped_anywhere(page):
    heard = []
    page.desk.wanted.connect(lambda goto: heard.append((goto.page, goto.path)))
    page.desk.calendar_wanted.connect(heard.append)
    for name in ("/plans/plan.xlsx", "/plans/other.hookline"):
        what = QMimeData()
        what.setUrls([QUrl.fromLocalFile(name)])
        event = QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            what,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        page.start.dropEvent(event)
    assert heard == [("import", Path("/plans/plan.xlsx")), Path("/plans/other.hookline")]


def test_the_start_goes_when_a_video_comes(page, store):
    store.do(videos.add("Cold brew"))
    QApplication.processEvents()
    assert not page.start.isVisible()
    assert page.header.title.text() == "Monday 23 November"


def test_a_button_does_what_it_says_with_enter_too(page, qtbot):
    heard = []
    page.desk.action_wanted.connect(heard.append)
    for button in (page.start.choose, page.start.paste, page.start.sample):
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert heard == ["import_plan", "paste_plan", "open_sample"]
