"""What happens to a stock when a video goes viral."""

from hypothesis import given
from hypothesis import strategies as st

from planner.shop import viral


def test_the_figures_of_the_drawing():
    ten, hundred = viral.rushes(14, 6.0, 120)
    assert (ten.factor, round(ten.out_after, 1), ten.missing) == (10, 5.6, 46)
    assert (hundred.factor, round(hundred.out_after * 60), hundred.unpacked) == (100, 34, 480)


def test_what_lasts_long_enough_is_never_out():
    ten = viral.rushes(5_000, 1.0, None)[0]
    assert ten.lasts
    assert (ten.out_after, ten.missing, ten.unpacked) == (5_000 * 24 / 10, 0, 0)


def test_nothing_is_said_where_stock_or_a_normal_day_is_not_known():
    assert viral.rushes(None, 6.0, None) == viral.rushes(14, None, None) == viral.rushes(14, 0.0, None) == []


@given(st.integers(-10, 10**6), st.floats(0.01, 10**5), st.none() | st.integers(0, 10**5))
def test_more_orders_are_out_sooner_and_need_more(stock, daily, packing):
    ten, hundred = viral.rushes(stock, daily, packing)
    assert ten.missing <= hundred.missing
    assert hundred.unpacked >= ten.unpacked
    assert hundred.out_after <= ten.out_after
    assert ten.lasts or not hundred.lasts
