"""What happened with a creator, the newest first, and nothing of what is still to come."""

import datetime as dt

from models.choices import AgreementKind, PermissionState
from planner.creators import history
from planner.creators.known import NO_DATE, Agreed, Allowance, KnownCreator, Sent, Shown

DAY = dt.date(2026, 11, 25)


def ago(days):
    return DAY - dt.timedelta(days=days)


def test_all_that_happened_comes_in_order_and_without_the_ad_code():
    ayu = KnownCreator(
        1, "ayu",
        agreements=(Agreed(1, AgreementKind.PAID, signed=ago(9)), Agreed(2)),
        samples=(Sent(1, "Mug", requested=ago(8), shipped=ago(6), posted=ago(-1)),),
        allowances=(
            Allowance(1, state=PermissionState.GRANTED, asked=ago(7), granted=ago(5), until=ago(-9),
                      ad_code="#SECRET", ad_start=ago(4), ad_days=3),
        ),
        videos=(
            Shown(1, "Pour", posted=True, at=dt.datetime.combine(DAY, dt.time(19))),
            Shown(2, "Later", posted=False, at=dt.datetime.combine(DAY, dt.time(19))),
            Shown(3, "Some day", posted=True, at=NO_DATE),
        ),
    )  # fmt: skip
    assert history.of(ayu, DAY) == [
        (DAY, "“Pour” posted"),
        (ago(1), "Ad code ended"),
        (ago(5), "Permission given"),
        (ago(6), "Mug: Shipped"),
        (ago(7), "Permission asked for"),
        (ago(8), "Mug: Requested"),
        (ago(9), "Agreement: Paid"),
    ]


def test_a_creator_that_was_just_found_has_no_history():
    assert history.of(KnownCreator(1, "ayu"), DAY) == []
