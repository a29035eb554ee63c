"""A creator's own view: what is due, what was agreed and allowed, and how far the ad codes are."""

import datetime as dt
from dataclasses import replace

import pytest

from models.choices import CreatorStage, PermissionState
from planner.creators import own_page
from planner.creators.known import NO_DATE, Agreed, Allowance, KnownCreator, Sent, Shown
from planner.creators.states import SampleDays

TODAY = dt.date(2026, 11, 25)
DAYS = SampleDays(14, 90, 3)
AYU = KnownCreator(
    1, "ayu", "Ayu", CreatorStage.DELIVERING,
    agreements=(Agreed(1, product="Gift box", due=dt.date(2026, 12, 12)),),
    samples=(Sent(1, "Gift box", received=dt.date(2026, 11, 1)), Sent(2, "Mug", shipped=TODAY)),
    allowances=(
        Allowance(1, state=PermissionState.GRANTED, repost=True, until=dt.date(2026, 11, 20), ad_code="#SECRETCODE",
                  ad_start=dt.date(2026, 11, 20), ad_days=30),
    ),
    videos=(
        Shown(1, "First pour", posted=False, at=dt.datetime(2026, 12, 1, 19)),
        Shown(2, "Posted", posted=True, at=dt.datetime(2026, 11, 1, 19)),
        Shown(3, "An idea", posted=False, at=NO_DATE),
    ),
)  # fmt: skip


def test_what_is_due_comes_by_its_day_and_what_is_late_says_so():
    due = own_page.text(AYU, TODAY, DAYS, "Senja Coffee").split("\n\n")[1].splitlines()
    assert due == [
        "What is due",
        "- A video of Gift box: was due on Sun 15 Nov 2026",
        "- First pour: Tue 1 Dec, 19:00",
        "- The last agreed video: by Sat 12 Dec 2026",
        "- An idea: No date",
        "- Mug: Shipped",
    ]


def test_a_right_that_is_over_says_so_and_a_code_how_far_it_is():
    text = own_page.text(AYU, TODAY, DAYS)
    assert "this ended on Fri 20 Nov 2026" in text
    assert "- Valid, until Sun 20 Dec 2026" in text


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_view_has_an_ad_code_in_it(language):
    assert "SECRETCODE" not in own_page.text(AYU, TODAY, DAYS, "S", language)
    assert "SECRETCODE" not in own_page.html(AYU, TODAY, DAYS, "S", language)


def test_a_creator_without_anything_owes_nothing():
    text = own_page.text(KnownCreator(1, "dita"), TODAY, DAYS)
    assert text.startswith("@dita\nAs of Wed 25 Nov 2026\n\nWhat is due\nNothing for now.\n")


def test_a_name_is_shown_as_it_was_typed():
    assert "<h1>&lt;img src=x&gt; · @ayu</h1>" in own_page.html(replace(AYU, name="<img src=x>"), TODAY, DAYS)
