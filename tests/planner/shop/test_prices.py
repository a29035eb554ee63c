"""What is left of a price: the fees that hold on a day, capped and rounded as they are charged."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner import presets
from planner.shop import prices
from planner.shop.prices import COMMISSION, COST, FEE
from tests.each import each

DAY = dt.date(2026, 11, 30)
FIVE = [{"market": "ID", "name": "All of it", "percent": 5}]


def test_the_ladder_of_the_drawing():
    ladder = prices.ladder(25_000_000, "IDR", 13_200_000, 15, prices.fees("ID", DAY, FIVE))
    assert [(rung.kind, rung.amount // 100) for rung in ladder.rungs] == [
        (COST, 132_000),
        (FEE, 12_500),
        (COMMISSION, 37_500),
    ]
    assert (ladder.left, ladder.margin) == (6_800_000, 27.2)


def test_what_holds_on_a_day_is_taken_and_nothing_else():
    before, after = (
        {fee.name: fee.percent for fee in prices.fees("ID", day) or ()}
        for day in (dt.date(2026, 2, 1), dt.date(2026, 3, 1))
    )
    assert before["Platform commission"] == 8.0
    assert "Platform commission" not in after


def test_a_cap_holds_and_a_fixed_fee_is_in_whole_units():
    fees = {fee.key: fee for fee in prices.fees("ID", DAY) or ()}
    assert fees["dynamic"].of(100_000_000_00, "IDR") == 40_000_00
    assert fees["processing"].of(1, "IDR") == 1_250_00


def test_without_a_cost_nothing_is_said_to_be_left():
    ladder = prices.ladder(1990, "USD", None, 10, prices.fees("US", DAY))
    assert (ladder.left, ladder.margin) == (None, None)
    assert (ladder.taken(FEE), ladder.taken(COMMISSION)) == (119, 199)


@each("market", ["TH", "VN", "PH", "XX"])
def test_a_market_without_known_fees_says_so(market):
    assert prices.fees(market, DAY) is None
    assert not prices.ladder(100, "", 50, 0, None).known_fees


@each("market", sorted(presets.read("markets")))
def test_every_market_has_a_file_and_each_line_a_source(market):
    for line in presets.read(market, "rules/fees")["line"]:
        assert line["source"]
        assert line["level"] in {"G", "P", "T"}


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.floats(0, 100))
def test_a_ladder_adds_up(price, cost, commission):
    ladder = prices.ladder(price, "IDR", cost, commission, prices.fees("ID", DAY))
    assert price - sum(rung.amount for rung in ladder.rungs) == ladder.left
