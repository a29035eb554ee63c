"""Nothing changes by the way, and Ctrl+Z reaches the calendar from every kind of field."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from planner.calendar import settings
from planner.i18n import set_language
from planner.video import videos
from tests.each import each
from tests.ui.walking import pages, settle
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.text_field import TextField

WHEELED = (QComboBox, QAbstractSpinBox, QSlider, QTabBar)
UNDO = Qt.KeyboardModifier.ControlModifier


def value_of(field):
    if isinstance(field, QComboBox | QTabBar):
        return field.currentIndex()
    if isinstance(field, QDateTimeEdit):
        return field.dateTime()
    return field.value()


def wheel(field, turns=-1):
    where = QPointF(field.rect().center())
    event = QWheelEvent(
        where,
        QPointF(field.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)


def area_of(field):
    """Return the area that scrolls a field vertically and has room to."""
    around = field.parentWidget()
    while around and not (isinstance(around, QScrollArea) and around.verticalScrollBar().maximum()):
        around = around.parentWidget()
    return around


@pytest.mark.parametrize(
    "make", [QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QSlider, QTabBar]
)
def test_a_field_with_the_keyboard_still_turns_by_the_wheel(store, qtbot, make):
    field = shown(qtbot, make())
    fill(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    before = value_of(field)
    wheel(field)
    wheel(field)
    assert value_of(field) != before


def shown(qtbot, field):
    around = field.around = QWidget()  # kept for as long as the field
    qtbot.addWidget(around)
    layout = QVBoxLayout(around)
    layout.addWidget(QLineEdit())
    layout.addWidget(field)
    around.resize(320, 160)
    around.show()
    around.activateWindow()
    qtbot.waitExposed(around)
    return field


def fill(field):
    if isinstance(field, QComboBox):
        field.addItems(["one", "two", "three", "four"])
    elif isinstance(field, QTabBar):
        for text in ("one", "two", "three"):
            field.addTab(text)
    elif isinstance(field, QTimeEdit):
        field.setTime(QTime(9, 30))
    elif isinstance(field, MomentEdit):
        field.show_moment(dt.datetime(2026, 12, 4, 19))
    elif isinstance(field, QDateTimeEdit):
        field.setDate(QDate(2026, 12, 4))
    else:
        field.setValue(50)


def edge_points(field):
    """Return points within 6 px of each edge of a field, but for those above its arrow."""
    width, height = field.width(), field.height()
    across = [1, width // 4, width // 2, width * 3 // 4, width - 2]
    down = range(1, height - 1, 3)
    for near in range(6):
        yield from (QPoint(x, y) for x in across for y in (near, height - 1 - near))
        yield from (QPoint(x, y) for x in (near, width - 1 - near) for y in down)


def click_all(field):
    for point in edge_points(field):
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=point)
        if popup := QApplication.activePopupWidget():
            popup.close()


@pytest.mark.parametrize("kind", ["moment", "date", "time"])
def test_a_click_near_the_edge_of_a_date_or_time_changes_nothing(store, qtbot, kind):
    field = {"moment": lambda: MomentEdit("When"), "date": QDateEdit, "time": QTimeEdit}[kind]()
    if kind == "date":
        field.setCalendarPopup(True)
    shown(qtbot, field)
    fill(field)
    before = field.dateTime()
    click_all(field)
    assert field.dateTime() == before


@pytest.mark.parametrize("make", [QSpinBox, QDoubleSpinBox])
def test_a_click_on_the_frame_of_a_number_does_not_step(store, qtbot, make):
    field = shown(qtbot, make())
    fill(field)
    width, height = field.width(), field.height()
    frame = [QPoint(x, y) for x in range(0, width, 7) for y in (0, 1, height - 2, height - 1)]
    frame += [QPoint(x, y) for y in range(0, height, 3) for x in (0, 1, width - 2, width - 1)]
    for point in frame:
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=point)
        assert field.value() == 50, point


FIELDS = {
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "rich text": QTextEdit,
    "text that grows": lambda: TextField("Text"),
    "list": QComboBox,
    "list to type in": lambda: QComboBox(editable=True),
    "number": QSpinBox,
    "number with a point": QDoubleSpinBox,
    "date": QDateEdit,
    "time": QTimeEdit,
    "moment": lambda: MomentEdit("When"),
}


@pytest.fixture
def in_window(window, qtbot):
    """Puts a field into the window, with the keyboard in it."""

    def put(field):
        page = QWidget()
        QVBoxLayout(page).addWidget(field)
        window.stack.addWidget(page)
        window.stack.setCurrentWidget(page)
        window.activateWindow()
        field.setFocus()
        settle()
        assert QApplication.focusWidget() is field
        return field

    return put


def brand(window):
    return window.store.settings()["brand"]


@pytest.mark.slow
@each("kind", FIELDS)
def test_undo_and_redo_reach_the_calendar_from_every_kind_of_field(window, in_window, kind):
    window.store.do(settings.change("brand", "Kopi Senja"))
    field = in_window(FIELDS[kind]())
    QTest.keyClick(field, Qt.Key.Key_Z, UNDO)
    assert brand(window) == "Senja"
    QTest.keyClick(field, Qt.Key.Key_Z, UNDO | Qt.KeyboardModifier.ShiftModifier)
    assert brand(window) == "Kopi Senja"
    QTest.keyClick(field, Qt.Key.Key_Z, UNDO)
    QTest.keyClick(field, Qt.Key.Key_Y, UNDO)
    assert brand(window) == "Kopi Senja"
    window.store.undo()


@pytest.mark.slow
@each("kind", [kind for kind in FIELDS if kind != "list"])
def test_what_was_typed_is_taken_back_before_a_step_of_the_calendar(window, in_window, kind):
    window.store.do(settings.change("brand", "Kopi Senja"))
    field = in_window(FIELDS[kind]())
    if isinstance(field, MomentEdit):
        fill(field)
    if isinstance(field, QAbstractSpinBox):
        field.setKeyboardTracking(False)
    before = text_of(field)
    if isinstance(field, QDateTimeEdit):
        sections = QDateTimeEdit.Section
        field.setSelectedSection(sections.MinuteSection if kind == "time" else sections.DaySection)
        QTest.keyClick(field, Qt.Key.Key_Up)
    else:
        if isinstance(field, QAbstractSpinBox):
            field.selectAll()
        QTest.keyClicks(field, "7")
    assert text_of(field) != before
    QTest.keyClick(field, Qt.Key.Key_Z, UNDO)
    assert text_of(field) == before
    assert brand(window) == "Kopi Senja"
    QTest.keyClick(field, Qt.Key.Key_Z, UNDO)
    assert brand(window) == "Senja"


def text_of(field):
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.toPlainText()
    return field.text()


@pytest.mark.slow
def test_what_was_typed_in_an_earlier_stay_is_undone_as_a_step(window, qtbot):
    made = window.store.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    window.open_video(made)
    form = window.pages["video"].form
    for field in (form.texts["hook"], form.product):
        field.setFocus()
        qtbot.keyClicks(field, "No time?")
        form.texts["caption"].setFocus()
    form.product.setFocus()
    qtbot.keyClick(form.product, Qt.Key.Key_Z, UNDO)
    assert window.store.read(lambda s: videos.get(s, made)).product == ""
    form.texts["hook"].setFocus()
    qtbot.keyClick(form.texts["hook"], Qt.Key.Key_Z, UNDO)
    assert window.store.read(lambda s: videos.get(s, made)).hook == ""


def opened_list(box):
    """Open a box's list; return how much of it is in sight, what its rows take, and where the last one is."""
    box.showPopup()
    settle()
    view, model = box.view(), box.model()
    rows = sum(view.visualRect(model.index(at, 0)).height() for at in range(min(box.count(), 14)))
    view.scrollToBottom()
    last = view.visualRect(model.index(box.count() - 1, 0))
    room = view.viewport().rect()
    frames = [one for one in (view, view.parentWidget()) if one.frameWidth()]
    box.hidePopup()
    settle()
    return rows, room, last, frames


@pytest.fixture
def language(request):
    set_language(request.param)
    yield request.param
    set_language("en")


def scrolls_its_page_and_changes_nothing(window, page, widget):
    """Turn the wheel over every field of a page; yield the kinds of those whose page scrolled."""
    for field in widget.findChildren(QWidget):
        if not isValid(field) or not isinstance(field, WHEELED) or not field.isVisible():
            continue
        window.setFocus()
        before, area = value_of(field), area_of(field)
        bar = area.verticalScrollBar() if area else None
        if bar:
            bar.setValue(0)
        wheel(field)
        at = bar.value() if bar else 0
        wheel(field, 1)
        wheel(field, 1)
        assert value_of(field) == before, (page, field.accessibleName())
        assert field.focusPolicy() != Qt.FocusPolicy.WheelFocus
        if bar:
            assert at > 0, (page, field.accessibleName())
            yield type(field)


def has_no_buttons_that_nobody_sees(page, widget):
    """Look at every date or time of a page; yield its name for each."""
    for field in widget.findChildren(QDateTimeEdit):
        if field.isVisible():
            assert field.buttonSymbols() == QAbstractSpinBox.ButtonSymbols.NoButtons, page
            yield page


def shows_its_last_entry_whole(page, widget):
    """Open every list of a page; yield its name for each."""
    for box in widget.findChildren(QComboBox):
        if not isValid(box) or not box.isVisible() or not box.isEnabled() or not box.count():
            continue
        rows, room, last, frames = opened_list(box)
        assert room.height() >= rows or box.count() > 14, (page, box.accessibleName())
        assert room.top() <= last.top(), (page, box.accessibleName())
        assert last.bottom() <= room.bottom(), (page, box.accessibleName())
        assert len(frames) <= 1
        yield page


@pytest.mark.parametrize("language", ["en", pytest.param("id", marks=pytest.mark.slow)], indirect=True)
def test_on_every_page_a_wheel_changes_no_field_no_date_has_buttons_and_every_list_is_whole(
    language, sample_window, tmp_path
):
    moved, dates, lists = set(), set(), set()
    for page, widget in pages(sample_window, tmp_path):
        moved |= {(page, kind) for kind in scrolls_its_page_and_changes_nothing(sample_window, page, widget)}
        dates.update(has_no_buttons_that_nobody_sees(page, widget))
        lists.update(shows_its_last_entry_whole(page, widget))
    assert {page for page, _kind in moved} >= {"video", "settings"}
    assert {kind for _page, kind in moved} >= {QComboBox, QSpinBox, QDoubleSpinBox, MomentEdit}
    assert dates
    assert lists >= {"video", "settings", "live", "checks", "sounds"}


@pytest.mark.parametrize("count", [1, 2, 14, 60])
@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_a_list_is_as_long_as_its_entries(store, qtbot, count, theme_name):
    from ui.theme import theme

    theme.choose(theme_name)
    box = QComboBox()
    box.addItems([f"Entry {at}" for at in range(count)])
    shown(qtbot, box)
    rows, room, last, _frames = opened_list(box)
    assert rows == 28 * min(count, 14)
    assert room.height() >= rows
    assert room.contains(last)
    theme.choose("light")
