"""The page of products: what is short, what is left of a price, and what is done about it."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from models.choices import Stage
from planner.calendar import settings
from planner.reminders import reminder_settings
from planner.shop import checklists, known, products, stock
from planner.video import videos
from tests.conftest import NOW
from ui.pieces.record_dialog import RecordDialog
from ui.products.check_dialog import ShopCheckDialog
from ui.products.page import ProductsPage
from ui.products.stock_dialog import StockDialog

FRIDAY = dt.datetime(2026, 11, 27, 19, 0)


@pytest.fixture
def box(store):
    """A gift box as in the drawing: 14 left, 6 on a normal day, and a video of it on Friday."""
    store.make(settings.set_fees("ID", [{"name": "Platform", "percent": 5}]))
    fields = {"price": 25_000_000, "cost": 13_200_000, "commission": 15.0, "buffer": 50, "daily_orders": 6.0}
    made = store.make(products.add("Gift box", fields | {"instead": "Bundle"}))
    [sku] = store.read(lambda session: products.skus(session, made))
    store.make(stock.say({sku.id: 14}, NOW))
    video = store.make(videos.add("Wrapped", FRIDAY, stage=Stage.SCRIPTED))
    store.make(videos.set_text(video, "product", "gift box"))
    store.make(products.add("Beans", {"daily_orders": 1.0}))
    return made


@pytest.fixture
def page(desk, box, qtbot):
    page = ProductsPage(desk)
    qtbot.addWidget(page)
    page.resize(1300, 850)
    page.show()
    qtbot.waitExposed(page)
    page.choose_product(box)
    return page


def product(store, name):
    [shop] = store.read_rows(lambda c: [known.load(c, dt.date(2026, 11, 23))])
    return shop.named(name)


def said(page):
    return " ".join(one.text() for one in page.panel.findChildren(type(page.panel.about)))


def answer(fill, kind=RecordDialog):
    """Fill the next dialog in and save it; return what it said beside its fields."""
    told = []

    def look():
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        dialog = next(one for one in dialogs if one.isVisible())
        for name, text in fill.items():
            dialog.fields[name].setText(text)
        dialog.accept()
        problems = dialog.problems.values() if kind is RecordDialog else [dialog.problem]
        told.extend(one.text() for one in problems if one.text())
        if dialog.isVisible():
            dialog.done(0)

    QTimer.singleShot(0, look)
    return told


def test_what_is_short_comes_first_with_what_the_drawing_says_of_it(page):
    assert page.table.filtered.index(0, 0).data() == "Gift box"
    assert page.summary.text() == "2 products, 1 below its buffer"
    assert "Rp 68.000" in said(page)
    assert "10× out in 5.6 h; 100× out in 34 min." in said(page)
    assert page.panel.order.text() == "Remind me to order 46"


def test_ordering_more_is_a_reminder_of_tomorrow_morning(page, store, qtbot):
    qtbot.mouseClick(page.panel.order, Qt.MouseButton.LeftButton)
    texts = [one.text for one in store.read(reminder_settings.chosen)]
    assert "Order 46 more of Gift box" in texts
    store.undo()
    assert "Order 46 more of Gift box" not in [one.text for one in store.read(reminder_settings.chosen)]


def test_only_the_wanted_ones_are_shown(page):
    page.which.button("watched").click()
    assert page.table.filtered.rowCount() == 1
    page.which.button("unsold").click()
    assert [page.table.filtered.index(0, 0).data()] == ["Beans"]
    page.search.setText("nothing like it")
    assert page.stack.currentIndex() == 2


def test_a_product_is_added_with_prices_as_people_write_them(page, store):
    told = answer({"name": "Tumbler", "price": "Rp 185.000", "cost": "98rb", "commission": "10%"})
    page.new.click()
    assert told == []
    made = product(store, "tumbler")
    assert (made.price, made.cost, made.commission) == (18_500_000, 9_800_000, 10.0)


def test_a_price_that_is_none_is_said_beside_its_field_and_nothing_is_kept(page, store):
    told = answer({"name": "Tumbler", "price": "cheap", "ship_days": "soon"})
    page.new.click()
    assert told == ["“cheap” is no amount of money.", "“soon” is no number."]
    assert product(store, "Tumbler") is None


def test_a_stock_is_counted_by_variant_and_logged(page, store, qtbot):
    [sku] = store.read(lambda session: products.skus(session, page.table.chosen_keys()[0]))
    told = answer({sku.id: "60 pcs"}, StockDialog)
    qtbot.mouseClick(page.panel.count, Qt.MouseButton.LeftButton)
    assert told == []
    assert product(store, "Gift box").stock == 60
    assert "14 → 60" in said(page)


def test_a_new_name_reaches_the_videos(page, store, box):
    told = answer({"name": "Gayo box"})
    page._edit()
    assert told == []
    assert [one.title for one in product(store, "Gayo box").videos] == ["Wrapped"]


def test_a_line_of_what_is_done_then_is_ticked_and_taken_back(page, store, box):
    page.panel.steps["stop_ads"].click()
    assert store.read(lambda session: checklists.done(session, box)) == {"stop_ads"}
    store.undo()
    assert not page.panel.steps["stop_ads"].isChecked()


def test_products_that_videos_name_are_listed_at_once(page, store, qtbot):
    for name in ("Drip bags", "Tumbler"):
        video = store.make(videos.add("Video"))
        store.make(videos.set_text(video, "product", name))
    assert page.take.text() == "List 2 products that videos name"
    qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    assert len(page.model.rows) == 4
    store.undo()
    assert len(page.model.rows) == 2


def test_a_product_is_deleted_and_comes_back_with_its_log(page, store):
    page.delete_chosen()
    assert product(store, "Gift box") is None
    store.undo()
    assert product(store, "Gift box").stock == 14


def test_each_finding_leads_to_its_field(page):
    led = []

    def look():
        dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, RecordDialog))
        led.append(dialog.focusWidget() is dialog.fields["category"])
        dialog.done(0)

    QTimer.singleShot(0, look)
    buttons = page.panel.findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == "Edit: No category").click()
    assert led == [True]


def test_a_name_and_a_price_are_changed_in_one_step(page, store):
    told = answer({"name": "Gayo box", "daily_orders": "1.234"})
    page._edit()
    assert told == ["“1.234” can be read in two ways. Write it without a sign between thousands."]
    answer({"name": "Gayo box", "daily_orders": "1234,5", "price": "300rb"})
    page._edit()
    made = product(store, "Gayo box")
    assert (made.daily_orders, made.price) == (1234.5, 30_000_000)
    store.undo()
    assert (product(store, "Gift box").price, product(store, "Gayo box")) == (25_000_000, None)


def test_a_stock_that_lasts_falls_no_further_than_it_does():
    from PySide6.QtCore import QRectF

    from ui.products import runs_out

    assert runs_out._end(QRectF(0, 0, 100, 100), 0.5).toTuple() == (50, 100)
    assert runs_out._end(QRectF(0, 0, 100, 100), 4.0).toTuple() == (100, 25)


def test_what_a_shop_needs_is_ticked_for_each_market(page, store, qtbot):
    dialog = ShopCheckDialog(page, store)
    qtbot.addWidget(dialog)
    dialog.lines["papers"].click()
    assert dialog.far.text() == "1 of 9"
    dialog.market.setCurrentIndex(dialog.market.findData("MY"))
    dialog.show_done()
    assert dialog.far.text() == "0 of 9"
    store.undo()
    assert store.read(lambda session: checklists.done(session, market="ID")) == set()


def given_up(page, what, presses):
    """Open a new product's dialog, type, press Esc and answer what is asked; return what stands in the field then."""
    seen = []

    def answer():
        box = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()
        )
        next(one for one in box.buttons() if one.text() == presses).click()

    def look():
        dialog = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, RecordDialog) and one.isVisible()
        )
        dialog.fields["name"].setText(what)
        if presses:
            QTimer.singleShot(0, answer)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        seen.append((dialog.isVisible(), dialog.fields["name"].text()))
        dialog.done(0)

    QTimer.singleShot(0, look)
    page.new.click()
    return seen[0]


def test_esc_gives_up_what_was_typed_only_once_that_is_said(page):
    assert given_up(page, "", "") == (False, "")
    assert given_up(page, "Tumbler", "Go on typing") == (True, "Tumbler")
    assert given_up(page, "Tumbler", "Give it up") == (False, "Tumbler")


def test_a_new_product_has_its_stock_at_once_as_one_step(page, store):
    assert answer({"name": "Tumbler", "stock": "88 pcs"}) == []
    page.new.click()
    assert product(store, "tumbler").stock == 88
    store.undo()
    assert product(store, "tumbler") is None


def test_pressed_twice_there_is_one_reminder_to_order(page, store, qtbot):
    for _time in range(2):
        qtbot.mouseClick(page.panel.order, Qt.MouseButton.LeftButton)
    texts = [one.text for one in store.read(reminder_settings.chosen)]
    assert texts.count("Order 46 more of Gift box") == 1


def test_fees_are_told_of_the_chosen_product_and_the_panel_begins_at_its_top(page):
    assert page.fees.accessibleName() == "platform fees on it 5 %, set in Settings"
    bar = page.panel.scrolled.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.table.choose([next(row.id for row in page.model.rows if row.facts.product.name == "Beans")])
    assert bar.value() == 0


def test_a_product_is_added_from_the_palette_before_the_page_was_ever_shown(window, qtbot):
    looking = QTimer(interval=20)

    def look():
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, RecordDialog) and dialog.isVisible():
                looking.stop()
                dialog.fields["name"].setText("Tumbler")
                dialog.accept()

    looking.timeout.connect(look)
    looking.start()
    window.actions_by_name["new_product"].trigger()
    qtbot.waitUntil(lambda: product(window.store, "tumbler") is not None)
