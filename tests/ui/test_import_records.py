"""A list of products or creators is shown as what it is, and comes in as one step that undo takes back."""

import datetime as dt

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.creators import creators, samples
from planner.creators import known as known_creators
from planner.shop import known
from tests.ui.importing import PATIENCE, PLAN, file, open_file
from ui.importing.page import ImportPage

GOODS = "SKU,Nama Barang,Harga,Stok,Rak\nKP-1,Kopi susu,18.000,12 pcs,A\nKP-2,Kopi gayo,25rb,banyak,B\n"
PEOPLE = """Username,Followers,Status,Sample,Shipped,Spark Code
@ayu,48.200,Deal,Kopi,1/2/2026,#secret==
@rio,9rb,Baru,,,
"""


@pytest.fixture
def page(store, desk, preferences, qtbot):
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def show(page, qtbot, path):
    page.show_file(path)
    settle(page, qtbot)


def settle(page, qtbot):
    qtbot.waitUntil(lambda: page._listed is not None and not page._busy, timeout=PATIENCE)


def press(page, qtbot):
    with qtbot.waitSignal(page.desk.wanted) as gone:
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert gone.args[0].page in {"products", "creators"}


def shop(store):
    rows = store.read_rows(lambda c: known.load(c, dt.date(2026, 11, 23)).products)
    return {one.name: (one.currency, one.price, one.stock) for one in rows}


def preview(page):
    """The headers and the cells of the table."""
    model = page.records.table.model()
    headers = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    cells = [
        [model.data(model.index(at, column)) for column in range(model.columnCount())]
        for at in range(model.rowCount())
    ]
    return headers, cells


def notes(page):
    return [page.notes.list.item(at).text() for at in range(page.notes.list.count())]


def lines(page):
    return [page.side.tree.topLevelItem(at).text(0) for at in range(page.side.tree.topLevelItemCount())]


def test_a_list_is_shown_as_what_it_is_before_anything_is_stored(page, store, tmp_path, qtbot):
    show(page, qtbot, file(tmp_path, GOODS))
    assert page.side.title.text() == "A list of products"
    assert preview(page) == (
        ["Row", "SKU", "Nama Barang", "Harga", "Stok", "Rak"],
        [
            ["2", "KP-1", "Kopi susu", "18.000", "12 pcs", "A"],
            ["3", "KP-2", "Kopi gayo", "25rb", "banyak", "B"],
        ],
    )
    assert page.records.count.text() == "2 rows"
    assert notes(page) == [
        "Row 3, Stok: “banyak” is no number.",
        "These columns have no place and were left out: “Rak”.",
    ]
    assert lines(page) == ["Kopi susu\nnew · 1 variant", "Kopi gayo\nnew · 1 variant"]
    assert page.go.text() == "Import 2 products"
    assert page.summary.accessibleName() == "plan.csv · nothing changes until you press Import"
    assert not page.side.every_row.isVisibleTo(page)
    assert not any(
        widget.isVisibleTo(page) for widget in (page.columns, page.tables, page.month, page.unread)
    )
    assert shop(store) == {}


def test_it_comes_in_as_one_step_and_undo_takes_it_back(page, store, tmp_path, qtbot):
    told = []
    store.told.connect(lambda text, _undo: told.append(text))
    show(page, qtbot, file(tmp_path, GOODS))
    press(page, qtbot)
    assert shop(store) == {"Kopi susu": ("IDR", 1800000, 12), "Kopi gayo": ("IDR", 2500000, None)}
    assert told == ["2 products came in."]
    assert store.workspace.next_undo == "Import products"
    store.undo()
    assert shop(store) == {}


def test_the_same_list_again_has_nothing_to_import_and_a_changed_one_says_what_changes(
    page, store, tmp_path, qtbot
):
    show(page, qtbot, file(tmp_path, GOODS))
    press(page, qtbot)
    show(page, qtbot, file(tmp_path, GOODS))
    assert (page.go.text(), page.go.isEnabled()) == ("Nothing to import", False)
    show(page, qtbot, file(tmp_path, GOODS.replace("12 pcs", "9")))
    assert lines(page) == ["Kopi susu\nKP-1: Stock 12 → 9", "Kopi gayo\nunchanged"]
    assert page.side.since.text() == "2 came in before"
    press(page, qtbot)
    assert shop(store)["Kopi susu"] == ("IDR", 1800000, 9)


def test_days_that_can_be_read_in_two_ways_are_asked_for_and_a_code_for_ads_is_not_shown(
    page, store, tmp_path, qtbot
):
    show(page, qtbot, file(tmp_path, PEOPLE))
    assert preview(page)[1][0][-1] == "•••"
    assert page.questions.dates_row.isVisibleTo(page)
    assert not page.go.isEnabled()
    page.questions.days_first.setCurrentIndex(1)
    page.questions.days_first.activated.emit(1)
    qtbot.waitUntil(lambda: page.go.isEnabled(), timeout=PATIENCE)
    assert page.go.text() == "Import 2 creators"
    press(page, qtbot)
    ayu, rio = store.read_rows(lambda c: known_creators.load(c).creators)
    assert (ayu.handle, ayu.followers, ayu.samples[0].shipped) == ("ayu", 48200, dt.date(2026, 2, 1))
    assert rio.followers == 9000


def test_the_currency_is_asked_for_where_the_prices_can_not_be_in_the_markets(page, store, tmp_path, qtbot):
    show(page, qtbot, file(tmp_path, "Name,Price,SKU\nMug,5.50,A\n"))
    assert page.records.asking.isVisibleTo(page)
    page.records.currency.setCurrentIndex(page.records.currency.findData("USD"))
    page.records.currency.activated.emit(0)
    qtbot.waitUntil(lambda: not page._busy and notes(page) == [], timeout=PATIENCE)
    press(page, qtbot)
    assert shop(store) == {"Mug": ("USD", 550, None)}


def test_prices_that_can_not_come_in_are_told_on_the_page(page, tmp_path, qtbot):
    show(page, qtbot, file(tmp_path, "SKU,Name,Price\nA-1,Lamp,19.95\nA-2,Rack,24.50\n"))
    assert any("The prices have cents, and IDR has none" in line for line in notes(page))
    assert page.notes.isVisible()


def test_pasted_cells_are_a_list_as_well(page, store, qtbot):
    QGuiApplication.clipboard().setText("Name\tPrice\tStock\nMug\t45000\t5\n")
    page.show_pasted()
    settle(page, qtbot)
    press(page, qtbot)
    assert shop(store) == {"Mug": ("IDR", 4500000, 5)}


def test_a_plan_after_a_list_is_a_plan(page, tmp_path, qtbot):
    show(page, qtbot, file(tmp_path, GOODS))
    open_file(page, qtbot, file(tmp_path, PLAN))
    assert page.go.text() == "Import 2 videos"
    assert not page.records.isVisibleTo(page)
    assert page.columns.isVisibleTo(page)
    assert page.tables.isVisibleTo(page)


def test_a_long_list_shows_its_first_rows(page, tmp_path, qtbot):
    book = openpyxl.Workbook()
    book.active.append(("SKU", "Stok", "Nama"))
    for at in range(80):
        book.active.append((f"S{at}", at, f"Kopi {at}"))
    book.save(tmp_path / "stok.xlsx")
    show(page, qtbot, tmp_path / "stok.xlsx")
    assert page.records.count.text() == "80 rows · the first 50 rows"
    assert len(preview(page)[1]) == 50


def test_a_list_of_which_nothing_can_come_in_says_why(page, store, tmp_path, qtbot):
    with qtbot.waitSignal(store.failed, timeout=PATIENCE) as refused:
        page.show_file(file(tmp_path, "Name,SKU,Stock\n,,4\n"))
    assert "No row of the file can come in." in refused.args[0]


def test_many_come_in_between_other_events_and_stopping_keeps_nothing(page, store, tmp_path, qtbot):
    text = "SKU,Nama Barang,Harga\n" + "".join(f"S{at},Kopi {at},{at + 1}000\n" for at in range(40))
    show(page, qtbot, file(tmp_path, text))
    press(page, qtbot)
    assert len(shop(store)) == 40
    store.undo()
    show(page, qtbot, file(tmp_path, text))
    page.go.click()
    page.cancel.click()
    qtbot.waitUntil(lambda: not page._busy, timeout=PATIENCE)
    assert shop(store) == {}
    assert store.workspace.next_undo is None


def drop(page, path):
    """Drop a file on the page as a desktop does; return whether it was taken."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    told = []
    for kind in (QDragEnterEvent, QDropEvent):
        place = QPoint(200, 200) if kind is QDragEnterEvent else QPointF(200, 200)
        event = kind(
            place, Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(page, event)
        told.append(event.isAccepted())
    return told


def test_a_file_that_is_dropped_on_the_page_is_shown(page, tmp_path, qtbot):
    assert drop(page, file(tmp_path, GOODS)) == [True, True]
    settle(page, qtbot)
    assert page.go.text() == "Import 2 products"


def test_what_does_not_fit_to_the_calendar_is_told_when_the_rest_came_in(page, store, tmp_path, qtbot):
    ayu = store.do(creators.add("@ayu"))
    store.do(samples.add(ayu, "Kopi", {"received": dt.date(2026, 1, 1)}))
    told = []
    store.told.connect(lambda text, _undo: told.append(text))
    show(page, qtbot, file(tmp_path, "Username,Followers,Sample,Shipped\n@ayu,5,Kopi,2026-11-01\n"))
    press(page, qtbot)
    [said] = told
    assert said.startswith("0 creators came in, 1 was updated. Row 2: ")
    assert said.endswith("It was left out.")
