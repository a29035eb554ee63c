"""What is chosen can still be read, and no drawing leaves its colours to the next one."""

from collections import Counter

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from planner.i18n import set_language
from tests.ui.walking import pages, settle
from ui import covers
from ui.calendar.week_view import WeekView
from ui.items import marks
from ui.items.marks import Mark
from ui.pieces.checks_panel import paint_mark
from ui.theme import theme
from ui.widgets.table_delegates import paint_chip
from ui.widgets.tick import tick

FAR = 0.28
"""How much lighter or darker than its ground, of 1, a dot of a letter is at least."""


def ink(image: QImage) -> int:
    """Return how many dots of an image stand out from the colour that most of it has."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)  # kept by name: its bytes go with it
    dots = Counter(memoryview(image.constBits()).cast("I"))
    ground = QColor(dots.most_common(1)[0][0]).lightnessF()
    return sum(times for dot, times in dots.items() if abs(QColor(dot).lightnessF() - ground) > FAR)


def row_image(view: QAbstractItemView, place: QRect) -> QImage:
    """Return what stands in a row, without its frame."""
    return view.viewport().grab(place.adjusted(24, 6, -24, -6)).toImage()


def choosable(view: QAbstractItemView) -> list:
    """Return some indexes of a view that can be chosen and are in sight."""
    found: dict = {}
    for y in range(4, view.viewport().height() - 20, 12):
        index = view.indexAt(QPoint(view.viewport().width() // 4, y))
        if index.isValid() and view.model().flags(index) & Qt.ItemFlag.ItemIsSelectable:
            found[(index.row(), index.parent().row())] = index
    return list(found.values())[-2:]


WITH_VIEWS = {
    *("month", "agenda", "board", "campaigns", "filming", "live", "checks", "review", "hashtags", "sounds"),
}
"""Pages that show something to be chosen in the sample."""
ONE_OF_EACH_KIND = {"month", "board", "checks", "review", "campaigns", "sounds"}
"""Those of them that draw their lines differently."""


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("light", ONE_OF_EACH_KIND),
        *(pytest.param(name, WITH_VIEWS, marks=pytest.mark.slow) for name in ("light", "dark")),
    ],
    ids=["light, one of each kind", "light", "dark"],
)
def test_what_is_chosen_keeps_its_text_on_every_page(sample_window, tmp_path, name, wanted):
    theme.choose(name)
    looked = set()
    some = wanted if wanted == ONE_OF_EACH_KIND else None
    for page, widget in pages(sample_window, tmp_path, some):
        for view in widget.findChildren(QAbstractItemView):
            if not view.isVisible() or view.model() is None or view.window() is not sample_window:
                continue
            for index in choosable(view):
                view.setCurrentIndex(view.model().index(-1, -1))
                view.clearSelection()
                sample_window.setFocus()
                settle()
                plain = ink(row_image(view, view.visualRect(index)))
                view.setFocus()
                view.setCurrentIndex(index)
                view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                settle()
                chosen = ink(row_image(view, view.visualRect(index)))
                assert chosen >= 0.4 * plain, (page, view, index.data(), plain, chosen)
                if plain:
                    looked.add((page, view.accessibleName()))
    theme.choose("light")
    assert {page for page, _name in looked} >= wanted


def state_of(painter: QPainter) -> tuple:
    return painter.pen(), painter.brush(), painter.renderHints(), painter.transform(), painter.hasClipping()


@pytest.fixture
def painter(qapp):
    """A painter as the one before left it: with a pen and brush that nobody should meet again."""
    image = QImage(800, 200, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    painter.setPen(QPen(QColor("#123456"), 3))
    painter.setBrush(QBrush(QColor("#654321")))
    yield painter
    painter.end()


@pytest.mark.parametrize(
    "draw",
    [
        lambda p: tick(p, QRectF(0, 0, 10, 10), QColor("red")),
        lambda p: [paint_mark(p, role) for role in ("fix", "consider", "note", "fine")],
        lambda p: paint_chip(p, 0, QRect(0, 0, 200, 30), "word", "fix"),
        lambda p: covers.paint(p, QRectF(0, 0, 20, 30), None),
        lambda p: covers.paint_or_place(p, QRectF(0, 0, 20, 30), None),
        lambda p: marks.paint(p, 100, 20, [Mark("fix", 2), Mark("consider", 1), Mark("ring", 3, 8)]),
    ],
    ids=["tick", "mark", "chip", "cover", "place of a cover", "marks"],
)
def test_a_small_drawing_leaves_the_painter_as_it_found_it(painter, draw):
    before = state_of(painter)
    draw(painter)
    assert state_of(painter) == before


def lines_drawn(window, tmp_path):
    """Yield every page with its views, the delegates of our own in them, and an index of each."""
    for page, widget in pages(window, tmp_path):
        for view in widget.findChildren(QAbstractItemView):
            model = view.model()
            if model is None or view.viewport().visibleRegion().isEmpty():
                continue
            for row in range(min(4, model.rowCount())):
                for column in range(view.model().columnCount() if isinstance(view, QTableView) else 1):
                    index = model.index(row, column)
                    delegate = view.itemDelegateForIndex(index)
                    if delegate is not None and type(delegate).paint is not QStyledItemDelegate.paint:
                        yield page, view, delegate, index


def option_for(view) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.widget, option.rect = view, QRect(0, 0, 200, 60)
    option.state |= QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    return option


def drawn(draw, *, dirty: bool) -> QImage:
    image = QImage(200, 60, QImage.Format.Format_ARGB32)
    image.fill(theme.color("ground"))
    painter = QPainter(image)
    if dirty:
        painter.setPen(QPen(QColor("lime"), 5))
        painter.setBrush(QColor("lime"))
    before = state_of(painter)
    draw(painter)
    assert state_of(painter) == before
    painter.end()
    return image


@pytest.mark.slow
def test_a_line_looks_the_same_whatever_was_drawn_before_and_leaves_nothing_behind(sample_window, tmp_path):
    seen = set()
    for page, view, delegate, index in lines_drawn(sample_window, tmp_path):
        option = option_for(view)
        clean, after = (
            drawn(lambda p, d=delegate, o=option, i=index: d.paint(p, o, i), dirty=dirty)
            for dirty in (False, True)
        )
        assert clean == after, (page, type(delegate))
        seen.add(type(delegate).__name__)
    assert seen >= {"MonthDelegate", "AgendaDelegate", "CardDelegate", "QueueDelegate", "LineDelegate",
                    "CellDelegate", "TitleDelegate"}  # fmt: skip


def test_tiles_slots_and_heads_leave_the_painter_as_they_found_it(sample_window, painter):
    page = sample_window.show_page("calendar")
    page.show_view("week")
    view = page.findChild(WeekView)
    delegate, tiles, days = view._delegate, view._tiles, view.days_model().days
    assert any(day.slots for day in days)
    for day in days:
        drawings = [lambda day=day: delegate.paint_head(painter, QRect(0, 0, 150, 60), day, "Mon")]
        drawings += [lambda item=i: tiles.paint_item(painter, QRect(0, 0, 150, 50), item) for i in day.items]
        drawings += [
            lambda slot=slot, told=told: tiles.paint_slot(painter, QRect(0, 0, 150, 24), slot, told=told)
            for slot in day.slots
            for told in (True, False)
        ]
        for draw in drawings:
            before = state_of(painter)
            draw()
            assert state_of(painter) == before


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_button_of_a_list_page_is_cut_short_in_a_small_window(sample_window, language):
    set_language(language)
    try:
        sample_window.resize(1280, 720)
        for name in ("campaigns", "filming", "live", "firsthour", "calendar", "board"):
            page = sample_window.show_page(name)
            settle()
            buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
            assert buttons, name
            short = [one.text() for one in buttons if one.width() < one.minimumSizeHint().width()]
            assert short == [], name
    finally:
        set_language("en")
