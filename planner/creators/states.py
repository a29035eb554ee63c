"""How far samples, rights and ad codes have come on a day; all days are those of the calendar's own clock."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.choices import CreatorStage, PermissionState, SampleKind
from planner.creators.known import Allowance, KnownCreator, Sent
from planner.i18n import N_

REQUESTED, APPROVED, SHIPPED, RECEIVED, DUE, POSTED, OVERDUE = (
    "requested", "approved", "shipped", "received", "due", "posted", "overdue",
)  # fmt: skip
STEPS = (REQUESTED, APPROVED, SHIPPED, RECEIVED, POSTED)
"""The steps of a sample in the order of time, each a day of its record."""
SAMPLE_WORDS = {
    "": N_("Not asked for yet"),
    REQUESTED: N_("Requested"),
    APPROVED: N_("Sample approved"),
    SHIPPED: N_("Shipped"),
    RECEIVED: N_("Received"),
    DUE: N_("Video due soon"),
    POSTED: N_("Posted"),
    OVERDUE: N_("Overdue"),
}
NO_CODE, NOT_YET, HOLDS, ENDED = "", "not yet", "holds", "ended"
CODE_WORDS = {NO_CODE: N_("No ad code"), NOT_YET: N_("Not valid yet"), HOLDS: N_("Valid"), ENDED: N_("Ended")}
"""How far an ad code has come."""
WORKED_WITH = (CreatorStage.AGREED, CreatorStage.DELIVERING)
"""The stages in which something is agreed and not over."""


class SampleDays(NamedTuple):
    """The market's rule: days from receiving a sample to its video, and how many before that it is due soon."""

    free: int
    refundable: int
    soon: int


def sample_due(sent: Sent, days: SampleDays) -> dt.date | None:
    """Return the day until which a sample's video should be posted: as typed, else by the market's rule.

    None where it has not arrived, and for a parcel of one's own, for which the market has no rule.
    """
    if sent.due or sent.received is None or sent.kind is SampleKind.OWN:
        return sent.due
    try:
        return sent.received + dt.timedelta(days.free if sent.kind is SampleKind.FREE else days.refundable)
    except OverflowError:
        return None


def sample_state(sent: Sent, today: dt.date, days: SampleDays) -> str:
    """Return how far a sample has come: one of the keys of SAMPLE_WORDS."""
    if sent.posted:
        return POSTED
    due = sample_due(sent, days)
    if due and due < today:
        return OVERDUE
    if due and sent.received and due <= today + dt.timedelta(days.soon):
        return DUE
    return next((step for step in reversed(STEPS) if getattr(sent, step)), "")


def sample_to_post(samples: Iterable[Sent]) -> float | None:
    """Return how many of the samples that were shipped became a video, in percent; None where none was shipped."""
    shipped = [one for one in samples if one.shipped or one.received or one.posted]
    return 100 * sum(one.posted is not None for one in shipped) / len(shipped) if shipped else None


def code_state(allowed: Allowance, day: dt.date) -> str:
    """Return how far an ad code has come on a day: one of the keys of CODE_WORDS."""
    if not allowed.ad_code:
        return NO_CODE
    if allowed.ad_start and day < allowed.ad_start:
        return NOT_YET
    return ENDED if allowed.ad_end is None or day > allowed.ad_end else HOLDS


def granted(allowances: Iterable[Allowance], *, ad: bool) -> list[Allowance]:
    """Return what is granted for an ad, or for a repost on the brand's own account, over or not."""
    return [
        one for one in allowances if one.state is PermissionState.GRANTED and (one.ads if ad else one.repost)
    ]


def holding(allowances: Iterable[Allowance], day: dt.date) -> list[Allowance]:
    """Return what is not over on a day."""
    return [one for one in allowances if one.until is None or one.until >= day]


def next_end(ends: Iterable[dt.date | None], today: dt.date) -> dt.date | None:
    """Return which of some ends comes next, else which came last; None where nothing ends."""
    known = [end for end in ends if end]
    return min((end for end in known if end >= today), default=max(known, default=None))


def rights_end(creator: KnownCreator, today: dt.date) -> dt.date | None:
    """Return when the next of a creator's granted rights ends, else when the last one did."""
    given = (one for one in creator.allowances if one.state is PermissionState.GRANTED)
    return next_end((one.until for one in given), today)


def code_end(creator: KnownCreator, today: dt.date) -> dt.date | None:
    """Return when the next of a creator's ad codes ends, else when the last one did."""
    return next_end((one.ad_end for one in creator.allowances), today)


def sample_now(samples: Sequence[Sent], days: SampleDays) -> Sent | None:
    """Return the sample that asks for something first: of those without a video the one due first, else the newest."""
    waiting = [one for one in samples if not one.posted]
    dated = [(due, one.id, one) for one in waiting if (due := sample_due(one, days))]
    if dated:
        return min(dated)[2]
    return next(reversed(waiting or samples), None)


def next_due(creator: KnownCreator, days: SampleDays) -> dt.date | None:
    """Return the day until which a creator owes a video: of a sample, or of the agreement while it is worked on."""
    owed = [sample_due(one, days) for one in creator.samples if not one.posted]
    if creator.agreement and creator.stage in WORKED_WITH:
        owed.append(creator.agreement.due)
    return min(filter(None, owed), default=None)
