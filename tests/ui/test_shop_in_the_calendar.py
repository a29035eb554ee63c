"""Products and creators where videos are planned: on tiles, beside the chosen one, in filters and while typing."""

import datetime as dt

import pytest
from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel

from models.choices import PermissionState, Stage
from planner.creators import creators, permissions
from planner.days.filtering import Filter
from planner.shop import known, products, stock
from planner.video import videos
from ui.calendar.page import CalendarPage
from ui.items.marks import signs_of
from ui.items.tips import spoken
from ui.pieces.product_pictures import ProductPictures
from ui.shell.search import find

DAY = dt.datetime(2026, 11, 25, 19)


@pytest.fixture
def page(store, desk, findings, preferences, qtbot):
    page = CalendarPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def box(store):
    made = store.make(products.add("Gift box", {"buffer": 50}))
    [sku] = store.read(lambda session: products.skus(session, made))
    store.do(stock.say({sku.id: 14}, store.now()))
    return made


@pytest.fixture
def rani(store):
    return store.make(creators.add("ngopi.di.balkon", {"name": "Rani"}))


def beside(page):
    return [one.text() for one in page._inspector.findChildren(QLabel) if not one.isHidden()]


def test_who_is_seen_and_what_will_be_short_stand_before_the_marks_and_are_spoken(
    page, store, findings, box, rani
):
    texts = {"creator": "@Ngopi.di.balkon", "product": "Gift box"}
    made = store.make(videos.add("Balcony", DAY, stage=Stage.SCRIPTED, texts=texts))
    findings.look(made)
    tile = page.model.video(made)
    assert [(mark.kind, mark.name) for mark in signs_of(findings, tile)] == [
        ("face", "Rani"),
        ("stock", "consider"),
    ]
    assert "with Rani, its product will be short" in spoken(tile, findings)
    store.do(videos.set_stage([made], Stage.POSTED))
    assert [mark.kind for mark in signs_of(findings, page.model.video(made))] == ["face"]


def test_a_creator_who_is_renamed_has_the_new_name_on_tiles(page, store, findings, rani):
    assert findings.faces.name("@NGOPI.di.balkon") == "Rani"
    assert findings.faces.name("@somebody") == "somebody"
    store.do(creators.change(rani, {"name": "Rani P."}))
    assert findings.faces.name("ngopi.di.balkon") == "Rani P."


def test_beside_a_video_stand_its_creator_with_the_rights_and_its_product_with_the_stock(
    page, store, box, rani
):
    given = {
        "creator_id": rani,
        "state": PermissionState.GRANTED,
        "repost": True,
        "until": dt.date(2026, 12, 24),
    }
    store.make(permissions.add(given))
    texts = {"creator": "ngopi.di.balkon", "product": "Gift box"}
    made = store.make(videos.add("Balcony", DAY, stage=Stage.SCRIPTED, texts=texts))
    page.show_video(made, DAY.date())
    assert "rights to Thu 24 Dec 2026" in beside(page)
    assert "14 left, buffer 50" in beside(page)


def test_a_filter_by_creator_leaves_the_creators_videos_and_the_palette_finds_it(page, store, desk, rani):
    made = store.make(videos.add("Balcony", DAY, texts={"creator": "ngopi.di.balkon"}))
    store.make(videos.add("Cold brew", DAY))
    page.tools.only(Filter(creators=("ngopi.di.balkon",)))
    assert [item.id for item in page.model.items()] == [made]
    assert "@ngopi.di.balkon  ✕" in [chip.text() for chip in page.tools.chips()]
    assert "In the calendar" in [command.section for command in find(desk, "balkon")]


def test_a_handle_is_completed_while_it_is_typed(window, rani_in_window, qtbot):
    made = window.store.make(videos.add("Balcony", DAY))
    window.open_video(made)
    form = window.pages["video"].form
    field = form.texts["creator"]
    form.focus_field("creator")
    qtbot.keyClicks(field, "balk")
    popup = field._completer.popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.toPlainText() == "ngopi.di.balkon"
    assert window.store.read(lambda s: videos.get(s, made)).creator == "ngopi.di.balkon"


@pytest.fixture
def rani_in_window(window):
    return window.store.make(creators.add("ngopi.di.balkon", {"name": "Rani"}))


def test_a_product_looks_like_its_first_picture_on_this_computer_else_like_its_initial(
    store, findings, tmp_path, qtbot
):
    path = tmp_path / "box.png"
    Image.new("RGB", (60, 80), (200, 10, 10)).save(path)
    (tmp_path / "torn.png").write_bytes(path.read_bytes()[:40])
    names = ["https://senja.example/1.jpg", str(tmp_path / "torn.png"), str(tmp_path / "gone.png"), str(path)]
    store.make(products.add("Gift box", {"pictures": names}))
    [shop] = store.read_rows(lambda c: [known.load(c, DAY.date())])
    pictures = ProductPictures(findings.covers, store)
    for _picture in range(3):
        with qtbot.waitSignal(pictures.arrived):
            assert pictures.of(shop.named("Gift box")) is None
    assert pictures.of(shop.named("Gift box")).toImage().pixelColor(5, 5).red() > 150
    drawn = QImage(30, 40, QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    pictures.paint(painter, QRectF(0, 0, 30, 40), shop.named("Gift box"))
    painter.end()
    assert drawn.pixelColor(15, 20).red() > 150


def test_the_number_beside_products_is_how_many_are_short(window, qtbot):
    made = window.store.make(products.add("Gift box", {"buffer": 50}))
    [sku] = window.store.read(lambda session: products.skus(session, made))
    button = window.navigation._buttons["products"]
    window.store.do(stock.say({sku.id: 50}, window.store.now()))
    window.store.do(stock.say({sku.id: 49}, window.store.now()))
    qtbot.waitUntil(lambda: button.accessibleName() == "Products, 1")
    window.store.do(stock.say({sku.id: 50}, window.store.now()))
    qtbot.waitUntil(lambda: button.accessibleName() == "Products")
