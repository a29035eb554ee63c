"""Everything that can be done to a sample: asked for, moved a step on or back, changed, deleted."""

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from sqlmodel import Session, col, select

from models.choices import SampleKind
from models.creator import Sample
from planner import dates
from planner.calendar import settings
from planner.calendar.workspace import edit
from planner.creators import creators, states
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.shop import laws, money

TEXTS = ("product", "sku", "tracking", "currency", "link", "notes")
LAWS: Mapping[str, laws.Law] = {
    **dict.fromkeys(TEXTS, laws.text),
    **dict.fromkeys((*states.STEPS, "due"), laws.day),
    "kind": SampleKind,
    "cost": laws.amount,
}
"""The fields that ``change`` may change."""


@edit(N_("Add sample"))
def add(session: Session, creator_id: int, product: str, fields: Mapping[str, Any] | None = None) -> int:
    """Add a sample of a product for a creator and return its id. Raises PlanError as ``change`` does."""
    creator = creators.get(session, creator_id)
    market = creator.market or settings.get(session).market
    made = Sample(creator_id=creator_id, currency=money.of_market(market))
    _keep(made, {"product": product, **(fields or {})})
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Change sample"))
def change(session: Session, sample_id: int, fields: Mapping[str, Any]) -> None:
    """Change fields of a sample by name: texts, the days of its steps, the cost in minor units.

    Raises KeyError for a field that there is none of, and PlanError without a product, where a step comes before the
    one that goes before it, and where the video is due before the sample arrived.
    """
    _keep(get(session, sample_id), fields)


@edit(N_("Move sample on"))
def forward(session: Session, sample_id: int, day: dt.date, to: str = "") -> str:
    """Say that a sample came a step further on a day, or to one of ``states.STEPS``; return that step.

    Raises PlanError where its video is posted already, for a step that it has behind it, and for a day before the
    last step.
    """
    sample = get(session, sample_id)
    done = [step for step in states.STEPS if getattr(sample, step)]
    ahead = states.STEPS[states.STEPS.index(done[-1]) + 1 :] if done else states.STEPS
    if not ahead:
        raise PlanError(_("The video of this sample is posted: nothing comes after that."))
    step = to or ahead[0]
    if step not in ahead:
        raise PlanError(_("This sample has that step behind it. Change its days instead."))
    _keep(sample, {step: day})
    return step


@edit(N_("Delete sample"))
def delete(session: Session, sample_id: int) -> None:
    """Delete a sample. Raises PlanError if it is gone."""
    session.delete(get(session, sample_id))


def get(session: Session, sample_id: int) -> Sample:
    """Return a sample. Raises PlanError if it is gone."""
    found = session.get(Sample, sample_id)
    if found is None:
        raise PlanError(_("This sample is no longer in the calendar."))
    return found


def of(session: Session, creator_id: int) -> list[Sample]:
    """Return the samples of a creator in the order in which they came."""
    return list(session.exec(select(Sample).where(Sample.creator_id == creator_id).order_by(col(Sample.id))))


def _keep(sample: Sample, fields: Mapping[str, Any]) -> None:
    def day_of(name: str) -> dt.date | None:
        found: dt.date | None = fields.get(name, getattr(sample, name))
        return found

    if not str(fields.get("product", sample.product)).strip():
        raise PlanError(_("Say which product is sent."))
    made = [(step, day) for step in states.STEPS if (day := day_of(step))]
    for (first, day), (then, later) in pairwise(made):
        if later < day:
            text = _("“{then}” on {later} is before “{first}” on {day}. Change one of the two days.")
            raise PlanError(
                text.format(
                    then=_(states.SAMPLE_WORDS[then]),
                    later=dates.day_year(later),
                    first=_(states.SAMPLE_WORDS[first]),
                    day=dates.day_year(day),
                )
            )
    laws.not_before(
        day_of("received"),
        day_of("due"),
        _("The video is due on {then}, before the sample arrived on {first}. Change one of the two days."),
    )
    laws.keep(sample, fields, LAWS)
