"""Everything that can be done to what is agreed with a creator: added, changed, deleted, its videos planned."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.choices import AgreementKind, Origin, Partnership
from models.creator import Agreement, Creator
from models.video import Video
from planner import dates
from planner.calendar import settings
from planner.calendar.workspace import edit
from planner.creators import creators, links, rates
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.shop import laws, money
from planner.video import videos

TEXTS = (
    "currency", "link", "product", "benefits", "features", "selling_point", "dos", "donts", "freedom",
)  # fmt: skip
PARTNERSHIPS = {
    AgreementKind.AFFILIATE: Partnership.PAID,
    AgreementKind.PAID: Partnership.PAID,
    AgreementKind.AMBASSADOR: Partnership.PAID,
    AgreementKind.PRODUCT: Partnership.GIFTED,
}
"""What a video that was agreed is: who earns by a commission is paid, too."""


@edit(N_("Add agreement"))
def add(session: Session, creator_id: int, fields: Mapping[str, Any] | None = None) -> int:
    """Add what is agreed with a creator, in their market's currency, and return its id. Raises PlanError."""
    creator = creators.get(session, creator_id)
    market = creator.market or settings.get(session).market
    made = Agreement(creator_id=creator_id, currency=money.of_market(market))
    _set(session, made, fields or {})
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Change agreement"))
def change(session: Session, agreement_id: int, fields: Mapping[str, Any]) -> None:
    """Change fields of an agreement by name; the fee in minor units, rates in percent, ``tiers`` as ``rates`` has them.

    Raises KeyError for a field that there is none of, and PlanError where it would end before it was signed, for
    rates that ``rates.lawful`` refuses, for a code that another creator has, and for a number below 0.
    """
    _set(session, get(session, agreement_id), fields)


@edit(N_("Make a discount code"))
def make_code(session: Session, agreement_id: int, handle: str) -> str:
    """Give an agreement a discount code that no other has, made of the creator's handle, and return it.

    Raises PlanError for a handle of which none can be made.
    """
    agreed = get(session, agreement_id)
    agreed.code = links.code_for(handle, taken=codes(session, but=agreement_id))
    return agreed.code


@edit(N_("Delete agreement"))
def delete(session: Session, agreement_id: int) -> None:
    """Delete an agreement; its videos stay. Raises PlanError if it is gone."""
    session.delete(get(session, agreement_id))


@edit(N_("Plan the agreed videos"))
def plan_videos(session: Session, agreement_id: int, moments: Sequence[dt.datetime | None]) -> list[int]:
    """Add a video of the creator for each wall-clock moment, None for an idea without a date, and return their ids.

    Raises PlanError for a moment behind the day until which they are due.
    """
    agreed = get(session, agreement_id)
    creator = session.get_one(Creator, agreed.creator_id)
    for at in moments:
        if at and agreed.due and at.date() > agreed.due:
            text = _("{day} is after the day on which the last video is due, {due}.")
            raise PlanError(text.format(day=dates.day_year(at.date()), due=dates.day_year(agreed.due)))
    made = []
    for at in moments:
        title = f"{agreed.product} · @{creator.handle}" if agreed.product else f"@{creator.handle}"
        video = Video(title=title, product=agreed.product, creator=creator.handle, origin=Origin.CREATOR)
        video.partnership = PARTNERSHIPS[agreed.kind]
        videos.place(session, video, at, "")
        session.add(video)
        session.flush()
        made.append(video.id or 0)
    return made


def get(session: Session, agreement_id: int) -> Agreement:
    """Return an agreement. Raises PlanError if it is gone."""
    found = session.get(Agreement, agreement_id)
    if found is None:
        raise PlanError(_("This agreement is no longer in the calendar."))
    return found


def of(session: Session, creator_id: int) -> list[Agreement]:
    """Return what was agreed with a creator, the newest last."""
    wanted = select(Agreement).where(Agreement.creator_id == creator_id)
    return list(session.exec(wanted.order_by(col(Agreement.signed), col(Agreement.id))))


def codes(session: Session, but: int = 0) -> list[str]:
    """Return the discount codes of all agreements, but of one by its id."""
    wanted = select(Agreement.code).where(Agreement.code != "", col(Agreement.id) != but)
    return list(session.exec(wanted))


LAWS: Mapping[str, laws.Law] = {
    **dict.fromkeys(TEXTS, laws.text),
    **dict.fromkeys(("signed", "due"), laws.day),
    **dict.fromkeys(("orders", "videos"), laws.some),
    "kind": AgreementKind,
    "fee": laws.amount,
    "tiers": rates.lawful,
    "ads_rate": laws.percent,
}
"""The fields that ``change`` may change, beside the code."""


def _set(session: Session, agreed: Agreement, fields: Mapping[str, Any]) -> None:
    laws.not_before(
        fields.get("signed", agreed.signed),
        fields.get("due", agreed.due),
        _(
            "The last video is due on {then}, before the agreement was signed on {first}. Change one of the two days."
        ),
    )
    code = _free(session, agreed, str(fields["code"])) if "code" in fields else agreed.code
    laws.keep(agreed, {name: value for name, value in fields.items() if name != "code"}, LAWS)
    agreed.code = code


def _free(session: Session, agreed: Agreement, code: str) -> str:
    """Return a discount code. Raises PlanError where it is another creator's, or can't be typed as one word."""
    kept = code.strip()
    if len(kept.split()) > 1:
        raise PlanError(_("A discount code is one word, such as: AYU10."))
    wanted = select(Agreement).where(Agreement.code != "", Agreement.creator_id != agreed.creator_id)
    for other in session.exec(wanted) if kept else ():
        if other.code.casefold() == kept.casefold():
            handle = session.get_one(Creator, other.creator_id).handle
            raise PlanError(
                _("Code {code} is already the one of @{handle}.").format(code=kept, handle=handle)
            )
    return kept
