"""How far samples, rights and ad codes have come on a day."""

import datetime as dt

import pytest

from models.choices import CreatorStage, PermissionState, SampleKind
from planner.creators import states
from planner.creators.known import Agreed, Allowance, KnownCreator, Sent
from planner.creators.states import SampleDays

DAY = dt.date(2026, 11, 25)
DAYS = SampleDays(14, 90, 3)


def later(days):
    return DAY + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("kind", "due"),
    [(SampleKind.FREE, later(14)), (SampleKind.REFUNDABLE, later(90)), (SampleKind.OWN, None)],
)
def test_a_video_is_due_by_the_markets_rule_once_the_sample_arrived(kind, due):
    assert states.sample_due(Sent(1, kind=kind, received=DAY), DAYS) == due
    assert states.sample_due(Sent(1, kind=kind, shipped=DAY), DAYS) is None


def test_a_day_that_is_typed_goes_before_the_rule():
    assert states.sample_due(Sent(1, received=DAY, due=later(3)), DAYS) == later(3)


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        (Sent(1), ""),
        (Sent(1, requested=DAY), "requested"),
        (Sent(1, requested=DAY, approved=DAY), "approved"),
        (Sent(1, shipped=DAY), "shipped"),
        (Sent(1, received=DAY), "received"),
        (Sent(1, received=later(-10)), "received"),
        (Sent(1, received=later(-11)), "due"),
        (Sent(1, received=later(-14)), "due"),
        (Sent(1, received=later(-15)), "overdue"),
        (Sent(1, received=later(-15), kind=SampleKind.REFUNDABLE), "received"),
        (Sent(1, received=later(-99), kind=SampleKind.OWN), "received"),
        (Sent(1, shipped=later(-9), due=later(-1)), "overdue"),
        (Sent(1, received=later(-15), posted=DAY), "posted"),
    ],
)
def test_a_sample_is_as_far_as_its_last_step_and_its_due_day_say(sent, state):
    assert states.sample_state(sent, DAY, DAYS) == state
    assert state in states.SAMPLE_WORDS


def test_how_many_samples_became_a_video_counts_what_was_shipped():
    sent = [Sent(1, requested=DAY), Sent(2, shipped=DAY), Sent(3, received=DAY), Sent(4, posted=DAY)]
    assert round(states.sample_to_post(sent)) == 33
    assert states.sample_to_post(sent[:1]) is None


@pytest.mark.parametrize(
    ("code", "start", "state"),
    [
        ("", None, states.NO_CODE),
        ("#x", later(1), states.NOT_YET),
        ("#x", DAY, states.HOLDS),
        ("#x", later(-30), states.HOLDS),
        ("#x", later(-31), states.ENDED),
    ],
)
def test_an_ad_code_holds_from_its_start_for_its_days(code, start, state):
    assert states.code_state(Allowance(1, ad_code=code, ad_start=start, ad_days=30), DAY) == state


def test_of_several_ends_the_next_one_counts_and_else_the_last():
    assert states.next_end([later(9), None, later(2), later(-4)], DAY) == later(2)
    assert states.next_end([later(-9), later(-4)], DAY) == later(-4)
    assert states.next_end([None], DAY) is None


def test_rights_are_those_that_were_granted():
    asked = Allowance(1, state=PermissionState.ASKED, until=later(1))
    given = Allowance(2, state=PermissionState.GRANTED, until=later(8), repost=True)
    creator = KnownCreator(1, "ayu", allowances=(asked, given))
    assert states.rights_end(creator, DAY) == later(8)
    assert states.granted(creator.allowances, ad=False) == [given]
    assert states.granted(creator.allowances, ad=True) == []
    assert states.holding([given], later(8)) == [given]
    assert states.holding([given], later(9)) == []


def test_the_sample_that_is_due_first_asks_first():
    done, soon, late = Sent(1, posted=DAY), Sent(2, received=DAY), Sent(3, received=later(-5))
    assert states.sample_now([done, soon, late], DAYS) == late
    assert states.sample_now([done, Sent(4), Sent(5)], DAYS) == Sent(5)
    assert states.sample_now([done], DAYS) == done
    assert states.sample_now([], DAYS) is None


def test_what_a_creator_owes_first_is_a_samples_video_or_the_agreed_one():
    agreed = Agreed(1, due=later(3))
    creator = KnownCreator(
        1, "ayu", stage=CreatorStage.DELIVERING, agreements=(agreed,), samples=(Sent(1, received=DAY),)
    )
    assert states.next_due(creator, DAYS) == later(3)
    assert states.next_due(KnownCreator(1, "ayu", agreements=(agreed,)), DAYS) is None
