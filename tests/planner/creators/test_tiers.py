"""Tiers of creators: by followers, with what they usually cost as advice."""

import datetime as dt

import pytest

from planner.creators import tiers


@pytest.mark.parametrize(
    ("followers", "key"),
    [
        (None, None), (999, None), (1_000, "nano"), (9_999, "nano"), (10_000, "micro"), (99_999, "micro"),
        (100_000, "macro"), (1_000_000, "mega"), (10**9, "mega"),
    ],
)  # fmt: skip
def test_followers_make_the_tier(followers, key):
    found = tiers.of(followers)
    assert (found.key if found else None) == key


def test_every_tier_has_a_name_and_advice_and_says_where_it_comes_from():
    for tier in tiers.all_tiers():
        assert tier.name
        assert tier.advice.endswith(".")
        assert tier.level in {"G", "P", "T"}
        assert tier.source
        assert dt.date.fromisoformat(tier.checked)


def test_the_fee_of_a_micro_creator_is_told_in_its_currency():
    assert tiers.of(20_000).advice == "Usually $100.00 to $500.00 a video."


def test_the_platform_asks_for_followers_before_it_sends_a_free_sample():
    assert tiers.followers_for_a_free_sample("US") == 5_000
    assert tiers.followers_for_a_free_sample("ID") == 0


def test_the_days_of_an_ad_code_are_those_of_the_app():
    assert tiers.ad_code_days() == (7, 30, 60, 365)
    assert tiers.usual_ad_code_days() in tiers.ad_code_days()


def test_the_sources_are_given_to_the_translators():
    assert {text for _line, _function, text, _comments in tiers.extract()} == set(tiers.texts())
