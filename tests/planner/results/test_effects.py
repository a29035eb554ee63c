"""Intervals hold the truth nine times in ten, and nothing is called a winner that may be none."""

import math
import random
from zlib import crc32

import pytest

from planner.results import effects
from planner.results.effects import Middle
from planner.results.joined import Outcome

QUANTILES = {1: 6.314, 2: 2.920, 3: 2.353, 4: 2.132, 9: 1.833, 30: 1.697}
"""Of Student's curve, from tables."""


def test_a_wider_interval_reaches_as_far_as_the_tables_say():
    assert effects.student(3, 0.99) == pytest.approx(5.841, abs=0.001)
    assert effects.student(10, 0.999) == pytest.approx(4.587, abs=0.001)


@pytest.mark.parametrize("freedom", QUANTILES)
def test_quantiles_are_those_of_the_tables(freedom):
    assert effects.student(freedom) == pytest.approx(QUANTILES[freedom], abs=0.001)


def account(luck, groups, spread=0.6):
    """Return the videos of an account: for each group its true rate and how many there are."""
    found = []
    for name, (rate, n) in groups.items():
        for number in range(n):
            views = round(math.exp(luck.gauss(9.5, 1.0))) + 1000
            clicks = sum(1 for _ in range(1)) and round(views * rate * math.exp(luck.gauss(0, spread)))
            one = Outcome(f"{name}{number}", title=name)
            one.numbers = {"views": views, "product_clicks": clicks}
            found.append(one)
    return found


def held(trials, n):
    luck, ctr = random.Random(n), effects.measures()["ctr"]
    hits = sum(effects.overall(ctr, account(luck, {"a": (0.02, n)})).holds(0.02) for _trial in range(trials))
    return hits / trials


@pytest.mark.slow
@pytest.mark.parametrize("n", [4, 8, 20])
def test_an_interval_holds_the_truth_nine_times_in_ten(n):
    assert held(1500, n) == pytest.approx(0.90, abs=0.03)


def test_an_interval_of_a_few_accounts_holds_the_truth_mostly():
    assert held(120, 8) > 0.8


@pytest.mark.slow
def test_of_accounts_in_which_nothing_matters_few_have_a_winner():
    luck, ctr = random.Random(7), effects.measures()["ctr"]
    named = 0
    for _account in range(300):
        videos = account(luck, {"a": (0.02, 12), "b": (0.02, 14), "c": (0.02, 6)})
        whole = effects.overall(ctr, videos)
        ways = [
            effects.by(ctr, videos, lambda one, way=way: str(crc32(f"{way}{one.video_id}".encode()) % 4))
            for way in range(6)
        ]
        judged = sum(one.middle is not None for groups in ways for one in groups.values())
        named += any(effects.winners(groups, whole, judged) for groups in ways)
    assert named / 300 <= 0.1


def test_what_is_far_better_is_named_and_what_is_rare_is_not():
    luck, ctr = random.Random(3), effects.measures()["ctr"]
    videos = account(luck, {"result": (0.06, 12), "greeting": (0.01, 12), "rare": (0.2, 3)}, spread=0.3)
    groups = effects.by(ctr, videos, lambda one: one.title)
    assert effects.winners(groups, effects.overall(ctr, videos)) == ["result"]
    assert groups["rare"] == Middle(3)
    assert next(iter(groups)) == "result"


def test_what_is_not_known_of_a_video_is_left_out_and_no_zero():
    ctr = effects.measures()["ctr"]
    videos = account(random.Random(1), {"a": (0.02, 5)})
    bare = Outcome("bare", numbers={"views": 5000})
    assert effects.overall(ctr, [*videos, bare]).videos == 5
    assert effects.total([bare], "product_clicks") is None
    assert effects.total([*videos, bare], "views") == 5000 + sum(one.numbers["views"] for one in videos)


def test_videos_that_nobody_clicked_count_too():
    assert effects.middle([(0, 1000)] * 4).middle == pytest.approx(0.0005, abs=0.0001)
    assert effects.middle([(1, 0)] * 9) == Middle(0)
