"""What fields may hold: each law is told in a sentence, and nothing is changed by half."""

import datetime as dt

import pytest

from models.creator import Creator
from planner.errors import PlanError
from planner.shop import laws

DAY = dt.date(2026, 11, 25)


@pytest.mark.parametrize("value", [-1, 10**11])
def test_a_number_of_people_is_not_below_none_nor_above_all(value):
    with pytest.raises(PlanError):
        laws.whole(value)


def test_what_nobody_knows_is_none():
    assert (laws.some(None), laws.amount(None), laws.percent(None), laws.day(None), laws.number(None)) == (
        None,
    ) * 5
    assert (laws.some(0), laws.amount(0), laws.percent(0), laws.text("  a ")) == (0, 0, 0, "a")


@pytest.mark.parametrize("value", [-0.5, 10.0**11, float("nan"), float("inf")])
def test_a_number_with_parts_is_one_and_not_below_none(value):
    with pytest.raises(PlanError):
        laws.number(value)


@pytest.mark.parametrize("value", [-0.1, 100.1, float("nan"), float("inf")])
def test_a_part_of_a_hundred_lies_between_its_ends(value):
    with pytest.raises(PlanError, match="between 0 and 100"):
        laws.percent(value)


def test_money_is_not_below_nothing():
    with pytest.raises(PlanError, match="below 0"):
        laws.amount(-1)


def test_a_day_before_another_is_told_with_both():
    with pytest.raises(PlanError, match="Tue 24 Nov 2026 before Wed 25 Nov 2026"):
        laws.not_before(DAY, DAY - dt.timedelta(days=1), "{then} before {first}")
    for first, then in ((DAY, DAY), (None, DAY), (DAY, None)):
        laws.not_before(first, then, "never told")


def test_either_all_fields_are_kept_or_none():
    row = Creator(handle="ayu", name="Ayu")
    with pytest.raises(PlanError):
        laws.keep(row, {"name": "Other", "looked_at": -1}, {"name": laws.text, "looked_at": laws.whole})
    with pytest.raises(KeyError):
        laws.keep(row, {"name": "Other", "shoes": 1}, {"name": laws.text})
    assert row.name == "Ayu"
