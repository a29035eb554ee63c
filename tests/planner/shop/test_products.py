"""Products: named once whatever the case, renamed everywhere, and gone without a trace but for the texts of videos."""

import datetime as dt

import pytest
from sqlmodel import select

from models import reading
from models.choices import StockFrom
from models.live import LiveEvent
from models.product import Product, Sku, StockCount
from models.video import Video
from planner.errors import PlanError
from planner.live import lives
from planner.live.lives import Preparation
from planner.shop import names, products, stock, viral
from planner.video import videos
from tests.conftest import NOW
from tests.each import each
from tests.planner.dumping import dump

AT = dt.datetime(2026, 12, 4, 20, 0)


@pytest.fixture
def box(workspace):
    return workspace.do(products.add("Gift box", {"price": 25_000_000, "buffer": 50}))


def test_a_product_has_one_variant_and_the_currency_of_its_market(workspace, box):
    product, skus = workspace.read(lambda session: (products.get(session, box), products.skus(session, box)))
    assert product.currency == "IDR"
    assert [sku.stock for sku in skus] == [None]


@each("name", ["gift box", "GIFT-BOX", " Gift  Box! "])
def test_there_are_no_two_products_of_one_name(name, workspace):
    workspace.do(products.add("Gift box"))
    with pytest.raises(PlanError, match="already a product “Gift box”"):
        workspace.do(products.add(name))
    workspace.undo()


def test_a_name_without_a_letter_is_none(workspace):
    with pytest.raises(PlanError, match="needs a name"):
        workspace.do(products.add(" -- "))


def test_renaming_renames_in_videos_live_events_and_what_is_sold_instead_in_one_step(workspace, box):
    video = workspace.do(videos.add("Wrapped"))
    workspace.do(videos.set_text(video, "product", "gift-box"))
    live = workspace.do(lives.add("Friday live", AT, prepared=Preparation(["Gift Box", "Drip bags"])))
    other = workspace.do(products.add("Bundle", {"instead": "Gift box"}))
    before = dump(workspace)
    workspace.do(products.change(box, {"name": "Gayo box"}))
    assert workspace.read(lambda session: session.get_one(Video, video).product) == "Gayo box"
    assert workspace.read(lambda session: session.get_one(LiveEvent, live).products) == [
        "Gayo box",
        "Drip bags",
    ]
    assert workspace.read(lambda session: products.get(session, other).instead) == "Gayo box"
    workspace.undo()
    assert dump(workspace) == before


def test_a_product_that_is_deleted_takes_its_variants_and_their_log_and_leaves_the_videos(workspace, box):
    video = workspace.do(videos.add("Wrapped"))
    workspace.do(videos.set_text(video, "product", "Gift box"))
    [sku] = workspace.read(lambda session: products.skus(session, box))
    workspace.do(stock.say({sku.id: 14}, NOW))
    before = dump(workspace)
    workspace.do(products.delete(box))
    assert workspace.read(lambda session: session.get_one(Video, video).product) == "Gift box"
    for table in (Product, Sku, StockCount):
        assert workspace.read(lambda session, table=table: session.exec(select(table)).all()) == []
    workspace.undo()
    assert dump(workspace) == before


def test_no_two_variants_have_one_sku(workspace, box):
    workspace.do(products.add_sku(box, "GB-3R", "Red"))
    other = workspace.do(products.add("Drip bags"))
    with pytest.raises(PlanError, match="GB-3R is already one of “Gift box”"):
        workspace.do(products.add_sku(other, "GB-3R"))


def test_the_last_variant_stays(workspace, box):
    [sku] = workspace.read(lambda session: products.skus(session, box))
    with pytest.raises(PlanError, match="only variant"):
        workspace.do(products.delete_sku(sku.id))


@each(
    "fields",
    [{"price": -1}, {"commission": 101.0}, {"buffer": -1}, {"daily_orders": float("nan")}, {"ship_days": -2}],
)
def test_what_a_field_can_not_hold_is_refused(fields, workspace):
    with pytest.raises(PlanError):
        workspace.do(products.add("Gift box", fields))


def test_a_stock_is_logged_each_time_it_is_said_and_only_then(workspace, box):
    [sku] = workspace.read(lambda session: products.skus(session, box))
    workspace.do(stock.say({sku.id: 14}, NOW))
    workspace.do(stock.say({sku.id: 14}, NOW))
    workspace.do(stock.say({sku.id: -2}, NOW + dt.timedelta(hours=1), StockFrom.IMPORTED))
    log = workspace.read_plain(lambda connection: reading.stock_log(connection, box))
    assert [(before, then, how) for _at, _code, before, then, how in log] == [
        (14, -2, StockFrom.IMPORTED.value),
        (None, 14, StockFrom.COUNTED.value),
    ]


@each(
    "stock_, daily, wanted",
    [(14, 6.0, 14 / 6), (0, 6.0, 0), (-3, 6.0, 0), (14, None, None), (14, 0.0, None), (None, 6.0, None)],
)
def test_a_stock_lasts_as_long_as_normal_days_take(stock_, daily, wanted):
    assert viral.lasts(stock_, daily) == wanted


@each("text", ["Gift Box", "gift-box", "GÎFT BOX", "kotak kado"])
def test_a_text_names_a_product_by_its_name_or_another_name_of_it(text):
    known = names.by_name([names.Named(1, "Gift box", ["Kotak kado"]), names.Named(2, "Drip bags")])
    assert names.meant(text, known) == 1


def test_a_name_goes_before_the_other_name_of_another():
    known = names.by_name([names.Named(1, "Gift box", ["Bundle"]), names.Named(2, "Bundle")])
    assert names.meant("bundle", known) == 2
    assert names.meant("", known) is None
