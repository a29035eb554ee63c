"""Branded challenges: a hashtag, a prize, and the days on which people can take part."""

import datetime as dt

import pytest

from models.creator import Challenge
from planner.creators import challenges
from planner.errors import PlanError

DAY = dt.date(2026, 11, 25)


def test_a_challenge_is_kept_without_the_sign_of_its_hashtag(workspace):
    made = workspace.do(challenges.add("#SenjaCup", DAY, DAY, " A gift box ", "Film your first sip"))
    kept = workspace.read(lambda s: challenges.get(s, made).model_dump())
    assert (kept["tag"], kept["prize"]) == ("SenjaCup", "A gift box")


@pytest.mark.parametrize("tag", ["", "#", "senja cup", "2026"])
def test_a_challenge_needs_a_hashtag(workspace, tag):
    with pytest.raises(PlanError, match="needs a hashtag"):
        workspace.do(challenges.add(tag))


def test_an_end_before_the_beginning_is_told(workspace):
    with pytest.raises(PlanError, match="before it begins on Wed 25 Nov 2026"):
        workspace.do(challenges.add("senja", DAY, DAY - dt.timedelta(days=1)))


def test_the_same_challenge_comes_again_on_another_day(workspace):
    workspace.do(challenges.add("senja", DAY))
    with pytest.raises(PlanError, match="already a challenge #senja"):
        workspace.do(challenges.add("#SENJA", DAY))
    workspace.do(challenges.add("senja", DAY + dt.timedelta(days=90)))
    workspace.do(challenges.add("other"))
    assert [one.first for one in workspace.read(challenges.all_challenges)] == [
        DAY + dt.timedelta(days=90),
        DAY,
        None,
    ]


def test_people_take_part_from_the_first_day_to_the_last():
    days = [DAY + dt.timedelta(days=n) for n in (-1, 0, 1, 2)]
    on = Challenge(tag="x", first=DAY, last=days[2])
    assert [challenges.is_on(on, day) for day in days] == [False, True, True, False]
    assert challenges.is_on(Challenge(tag="x"), DAY)
