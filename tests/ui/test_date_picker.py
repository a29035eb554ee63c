"""The calendar that a date opens can be read: every number, every weekday, all six weeks."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QVBoxLayout, QWidget

from planner.i18n import set_language
from tests.ui.test_theme import contrast
from tests.ui.walking import settle
from ui.theme import NAMES, theme
from ui.widgets.moment_edit import DayEdit, MomentEdit


def moment():
    field = MomentEdit("Post on")
    field.show_moment(dt.datetime(2026, 8, 14, 19))  # August 2026 lies in six weeks
    return field


def date():
    return DayEdit("Last day", dt.date(2026, 8, 14))


@pytest.fixture(params=[(name, words) for name in NAMES for words in ("en", "id")], ids="-".join)
def opened(request, store, qtbot):
    """Opens the calendar of a field."""
    name, words = request.param
    theme.choose(name)
    set_language(words)
    around = QWidget()
    qtbot.addWidget(around)
    layout = QVBoxLayout(around)

    def show(make):
        field = make()
        layout.addWidget(field)
        around.resize(300, 80)
        around.show()
        calendar = field.calendarWidget()
        calendar.window().show()
        settle()
        return calendar

    yield show
    set_language("en")
    if theme.name != "light":
        theme.choose("light")


@pytest.mark.parametrize("make", [moment, date])
def test_every_day_and_weekday_has_room_for_its_text(opened, make):
    calendar = opened(make)
    view, model = (found := calendar.findChild(QTableView)), found.model()
    option = view.itemDelegate()
    seen = 0
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            place, text = view.visualRect(index), str(index.data() or "")
            if not text or place.isEmpty():
                continue
            seen += 1
            room = QFontMetrics(view.font()).horizontalAdvance(text) + 8
            assert room <= place.width(), text
            assert QFontMetrics(view.font()).height() + 4 <= place.height(), text
            assert view.viewport().rect().contains(place), text
    assert seen >= 7 + 42
    assert option is not None


def dots(calendar, row, column):
    """Return how much of a day's cell is ink: neither ground nor nearly so."""
    view = calendar.findChild(QTableView)
    image = view.viewport().grab(view.visualRect(view.model().index(row, column))).toImage()
    ground = QColor(image.pixel(1, 1))
    near = [QColor(image.pixel(x, y)) for x in range(image.width()) for y in range(image.height())]
    return [one for one in near if contrast(one, ground) > 2.2]


@pytest.mark.slow
def test_days_of_one_month_are_drawn_whole_and_alike_on_weekends(opened):
    calendar = opened(moment)
    view = calendar.findChild(QTableView)
    model = view.model()
    texts = {(row, column): str(model.index(row, column).data() or "")
             for row in range(2, model.rowCount() - 2) for column in range(model.columnCount())}  # fmt: skip
    days = {at: text for at, text in texts.items() if text.isdigit()}
    assert len(days) >= 21
    for (row, column), text in days.items():
        ink = dots(calendar, row, column)
        assert len(ink) > 8 * len(text), text
        reds = [one for one in ink if one.red() > one.green() + 90 and one.red() > one.blue() + 90]
        assert not reds, text


def test_months_can_be_turned_by_arrows_that_can_be_seen(opened):
    calendar = opened(moment)
    for name in ("qt_calendar_prevmonth", "qt_calendar_nextmonth"):
        arrow = calendar.findChild(QToolButton, name)
        image = arrow.grab().toImage()
        ground = QColor(image.pixel(1, 1))
        ink = sum(contrast(QColor(image.pixel(x, y)), ground) > 2.2
                  for x in range(image.width()) for y in range(image.height()))  # fmt: skip
        assert ink > 10, name
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday) == calendar.weekdayTextFormat(Qt.DayOfWeek.Monday)
