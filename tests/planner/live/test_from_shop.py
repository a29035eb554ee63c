"""What a run of show takes over from the products."""

import pytest

from models.records import Segment
from planner.live import from_shop
from planner.shop import products, stock
from tests.conftest import NOW

TODAY = NOW.date()
OPENING, BOX = Segment(4, "Hook"), Segment(14, "Box", "the gift box")


@pytest.fixture
def shop(workspace):
    made = workspace.do(products.add("Gift box", {"price": 25_000_000, "other_names": ["the gift box"]}))
    [sku] = workspace.read(lambda session: products.skus(session, made))
    workspace.do(stock.say({sku.id: 14}, NOW))
    workspace.do(products.add("Beans", {}))
    return sku.id


def completed(workspace, before, after, **how):
    return workspace.read_plain(lambda c: from_shop.completed(c, before, after, TODAY, **how))


def test_a_product_that_is_new_in_it_brings_its_price_and_its_stock(workspace, shop):
    _opening, box = completed(workspace, [OPENING], [OPENING, BOX])
    assert (box.price, box.stock) == ("Rp 250.000", 14)


def test_what_was_typed_stands_and_what_stood_before_is_left_alone(workspace, shop):
    typed = Segment(14, "Box", "Gift box", "Rp 199.000", stock=3)
    assert completed(workspace, [], [typed]) == [typed]
    assert completed(workspace, [BOX], [BOX, OPENING]) == [BOX, OPENING]


def test_asked_for_again_the_stock_is_that_of_now_and_a_price_that_was_said_stays(workspace, shop):
    typed = Segment(14, "Box", "Gift box", "Rp 199.000", stock=3)
    workspace.do(stock.say({shop: -2}, NOW))
    [box] = completed(workspace, [typed], [typed], renew=True)
    assert (box.price, box.stock) == ("Rp 199.000", 0)


def test_products_that_are_not_listed_or_not_counted_change_nothing(workspace, shop):
    run = [Segment(5, "Mugs", "Mug"), Segment(5, "Beans", "Beans")]
    assert completed(workspace, [], run, renew=True) == run
