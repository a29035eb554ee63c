"""A calendar begins with a mix of formats for the products that somebody names."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import Stage
from planner.calendar import settings
from planner.errors import PlanError
from planner.video import first_ideas, videos
from planner.video.first_ideas import Named
from tests.trying import examples

SLOTS = [(0, dt.time(19), ""), (5, dt.time(10), "")]


def test_products_stand_one_a_line_with_their_price_after_a_comma():
    text = "Gift box, 250000\n\n- Cold brew, 500 ml; Rp 99.000\nDrip bags, box of 10\ngift box"
    assert first_ideas.products(text) == [
        Named("Gift box", "250000"),
        Named("Cold brew, 500 ml", "Rp 99.000"),
        Named("Drip bags, box of 10"),
    ]


def test_starting_names_the_brand_keeps_the_slots_and_makes_ideas_in_one_step(workspace):
    before = workspace.read(settings.get).brand
    made = workspace.do(first_ideas.start("Senja Kopi", "Gift box, 250000\nCold brew", SLOTS))
    found = [workspace.read(lambda s, one=one: videos.get(s, one)) for one in made]
    assert {one.product for one in found} == {"Gift box", "Cold brew"}
    assert len({one.format_id for one in found}) == len(found) == 6
    assert {(one.stage, one.at) for one in found} == {(Stage.IDEA, None)}
    assert found[0].notes == "Price: 250000"
    calendar = workspace.read(settings.get)
    assert (calendar.brand, len(calendar.slots)) == ("Senja Kopi", 2)
    workspace.undo()
    calendar = workspace.read(settings.get)
    assert (calendar.brand, calendar.slots) == (before, [])
    with pytest.raises(PlanError):
        workspace.read(lambda s: videos.get(s, made[0]))


def test_without_a_product_and_a_slot_there_is_nothing_to_start_from(workspace):
    with pytest.raises(PlanError, match="Name a product"):
        workspace.do(first_ideas.start("Senja", " \n", []))


def test_more_products_than_a_start_can_hold_are_refused(workspace):
    lines = "\n".join(f"Product {n}" for n in range(first_ideas.MOST_PRODUCTS + 1))
    with pytest.raises(PlanError, match="51 products"):
        workspace.do(first_ideas.start("", lines, []))


@given(st.integers(1, 20), st.integers(1, 9))
@examples(20, 200)
def test_every_product_and_every_format_comes_and_no_pair_twice_before_all_came(products, formats):
    named = [Named(f"p{n}") for n in range(products)]
    keys = [f"f{n}" for n in range(formats)]
    found = first_ideas.mix(named, keys)
    assert {product for product, _key in found} == set(named)
    assert {key for _product, key in found} == set(keys)
    assert len(set(found)) == len(found)
