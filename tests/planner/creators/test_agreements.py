"""Agreements: what is paid, until when, by which code, and the videos that were agreed."""

import datetime as dt

import pytest

from models.choices import AgreementKind, Origin, Partnership
from planner.creators import agreements, creators
from planner.errors import PlanError
from planner.video import videos

DAY = dt.date(2026, 11, 25)
AT = dt.datetime(2026, 11, 25, 19, 0)


@pytest.fixture
def ayu(workspace):
    return workspace.do(creators.add("ayu"))


def test_an_agreement_is_in_the_currency_of_the_creators_market(workspace):
    rina = workspace.do(creators.add("rina", {"market": "MY"}))
    made = workspace.do(agreements.add(rina))
    assert workspace.read(lambda s: agreements.get(s, made).currency) == "MYR"


def test_rates_are_kept_by_their_orders(workspace, ayu):
    made = workspace.do(agreements.add(ayu, {"tiers": [(50, 12), (0, 10)]}))
    assert workspace.read(lambda s: agreements.get(s, made).tiers) == [[0, 10], [50, 12]]


@pytest.mark.parametrize(
    "fields",
    [
        {"due": DAY - dt.timedelta(days=1)}, {"fee": -1}, {"tiers": [(5, 10)]}, {"ads_rate": 101},
        {"videos": -1}, {"code": "AYU 10"}, {"orders": -3},
    ],
)  # fmt: skip
def test_what_can_not_be_agreed_is_refused_and_nothing_half_is_in(workspace, ayu, fields):
    made = workspace.do(agreements.add(ayu, {"signed": DAY, "product": "Gayo"}))
    with pytest.raises(PlanError):
        workspace.do(agreements.change(made, {"product": "Beans", **fields}))
    assert workspace.read(lambda s: agreements.get(s, made).product) == "Gayo"


def test_the_two_days_may_be_changed_together(workspace, ayu):
    made = workspace.do(agreements.add(ayu, {"signed": DAY, "due": DAY}))
    earlier = DAY - dt.timedelta(days=30)
    workspace.do(agreements.change(made, {"signed": earlier, "due": earlier}))
    assert workspace.read(lambda s: agreements.get(s, made).due) == earlier


def test_a_code_belongs_to_one_creator_but_to_all_of_its_agreements(workspace, ayu):
    workspace.do(agreements.add(ayu, {"code": "AYU10"}))
    workspace.do(agreements.add(ayu, {"code": "AYU10"}))
    dita = workspace.do(creators.add("dita"))
    with pytest.raises(PlanError, match="already the one of @ayu"):
        workspace.do(agreements.add(dita, {"code": "ayu10"}))


def test_the_newest_agreement_comes_last(workspace, ayu):
    later = workspace.do(agreements.add(ayu, {"signed": DAY}))
    earlier = workspace.do(agreements.add(ayu, {"signed": DAY - dt.timedelta(days=90)}))
    assert workspace.read(lambda s: [one.id for one in agreements.of(s, ayu)]) == [earlier, later]


@pytest.mark.parametrize(
    ("kind", "partnership"),
    [(AgreementKind.PAID, Partnership.PAID), (AgreementKind.PRODUCT, Partnership.GIFTED)],
)
def test_the_agreed_videos_are_videos_of_the_calendar(workspace, ayu, kind, partnership):
    made = workspace.do(agreements.add(ayu, {"product": "Gayo", "kind": kind, "due": DAY}))
    first, second = workspace.do(agreements.plan_videos(made, [AT, None]))
    video = workspace.read(lambda s: videos.get(s, first))
    assert (video.title, video.creator, video.origin, video.at) == ("Gayo · @ayu", "ayu", Origin.CREATOR, AT)
    assert video.partnership is partnership
    assert workspace.read(lambda s: videos.get(s, second).at) is None


def test_no_agreed_video_is_planned_behind_the_day_on_which_it_is_due(workspace, ayu):
    made = workspace.do(agreements.add(ayu, {"due": DAY - dt.timedelta(days=1)}))
    with pytest.raises(PlanError, match="Wed 25 Nov 2026 is after"):
        workspace.do(agreements.plan_videos(made, [None, AT]))
    assert workspace.read(lambda s: videos.find(s, 1)) is None
