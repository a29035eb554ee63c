"""Commission by steps of orders: what holds, and how far the next step is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.creators import rates
from planner.errors import PlanError
from tests.each import each
from tests.trying import examples

TIERS = [[0, 10.0], [50, 12.0], [200, 15.0]]


@pytest.mark.parametrize(
    ("orders", "percent"), [(None, 10), (0, 10), (49, 10), (50, 12), (199, 12), (900, 15)]
)
def test_a_rate_holds_from_its_orders_on(orders, percent):
    assert rates.rate(TIERS, orders) == percent


def test_without_a_rate_nothing_holds():
    assert rates.rate([], 5) is None
    assert rates.next_step([], 5) is None


@pytest.mark.parametrize(("orders", "step"), [(None, (50, 12)), (49, (1, 12)), (50, (150, 15)), (200, None)])
def test_the_next_step_says_how_many_orders_are_missing(orders, step):
    assert rates.next_step(TIERS, orders) == step


def test_rates_are_sorted_by_their_orders():
    assert rates.lawful([(50, 12), (0, 10)]) == [[0, 10], [50, 12]]


@pytest.mark.parametrize(
    ("tiers", "said"),
    [
        ([(10, 10)], "begin at 0 orders"),
        ([(0, 10), (0, 12)], "Two rates begin at 0"),
        ([(0, 101)], "between 0 and 100"),
        ([(0, 10), (-5, 12)], "no number of orders"),
        ([(0, 10), (2.5, 12)], "no number of orders"),
        ([(0, float("nan"))], "between 0 and 100"),
    ],
)
def test_rates_that_hold_for_nobody_are_refused(tiers, said):
    with pytest.raises(PlanError, match=said):
        rates.lawful(tiers)


def test_rates_are_told_in_one_line():
    assert rates.in_words(TIERS) == "10 %, from 50 orders 12 %, from 200 orders 15 %"
    assert rates.in_words([]) == ""


@given(
    st.dictionaries(st.integers(1, 500), st.integers(0, 100), max_size=5),
    st.integers(0, 100),
    st.integers(0, 600),
)
@examples(50, 500)
def test_the_next_step_brings_exactly_its_rate(more, first, orders):
    tiers = rates.lawful([(0, first), *more.items()])
    step = rates.next_step(tiers, orders)
    if step is None:
        assert rates.rate(tiers, orders) == tiers[-1][1]
    else:
        missing, percent = step
        assert rates.rate(tiers, orders + missing) == percent
        assert rates.rate(tiers, orders + missing - 1) == rates.rate(tiers, orders)


@each(
    "text, wanted",
    [
        ("10", [[0, 10]]),
        ("10 %; 15 from 50; 20 % dari 150", [[0, 10], [50, 15], [150, 20]]),
        ("7,5", [[0, 7.5]]),
        ("", []),
    ],
)
def test_rates_are_read_as_they_are_typed(text, wanted):
    assert rates.read(text) == wanted
    assert rates.read(rates.typed(tuple(map(tuple, wanted)))) == wanted


@each("text", ["ten", "10 until 50", "15 from 50", "120"])
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(PlanError):
        rates.read(text)
