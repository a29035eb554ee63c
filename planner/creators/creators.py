"""Everything that can be done to a creator: found, looked at, changed, moved on, deleted."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.choices import CreatorStage
from models.creator import Agreement, Challenge, Creator, Permission, Sample
from models.video import Video
from planner.calendar import forgetting
from planner.calendar.workspace import edit
from planner.creators.known import handle_of
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.shop import laws

TABLES = (Creator, Agreement, Sample, Permission, Challenge)
"""What a list of creators should look at again for."""
TEXTS = (
    "name", "audience", "city", "market", "language", "niche", "tone", "contact", "notes", "partners",
)  # fmt: skip
LOOKS: Mapping[str, str] = {
    "audience_seen": N_("The audience is the one that buys"),
    "no_spikes": N_("No sudden spikes in followers or views"),
    "real_comments": N_("The comments are of real people"),
    "partners_seen": N_("Past partners looked at"),
}
"""What is looked at before something is agreed, by the creator's column."""
BEST_FIT = 5


@edit(N_("Add creator"))
def add(session: Session, handle: str, fields: Mapping[str, Any] | None = None) -> int:
    """Add a creator that was found, by handle or link, and return the id. Raises PlanError as ``change`` does."""
    creator = Creator(handle=_free(session, handle))
    laws.keep(creator, fields or {}, LAWS)
    session.add(creator)
    session.flush()
    return creator.id or 0


@edit(N_("Change creator"))
def change(session: Session, creator_id: int, fields: Mapping[str, Any]) -> None:
    """Change fields of a creator by name: texts, numbers, what was looked at; the handle in its videos as well.

    ``engagement`` is in percent, ``fit`` from 1 to 5; either, and the followers, may be None. Raises KeyError for a
    field that there is none of, and PlanError for a value that it can't have or a handle that another has.
    """
    creator = get(session, creator_id)
    if "handle" in fields:
        _rename(session, creator, str(fields["handle"]))
    laws.keep(creator, {name: value for name, value in fields.items() if name != "handle"}, LAWS)


@edit(N_("Move creator on"))
def set_stage(session: Session, creator_ids: Sequence[int], stage: CreatorStage) -> None:
    """Say how far work with creators has come. Raises PlanError if one is gone."""
    for creator_id in creator_ids:
        get(session, creator_id).stage = stage


@edit(N_("Count videos that were looked at"))
def look_at_more(session: Session, creator_id: int, more: int = 1) -> None:
    """Count ``more`` of a creator's videos as looked at; below 0 takes some back. Raises PlanError below none."""
    creator = get(session, creator_id)
    creator.looked_at = laws.whole(creator.looked_at + more)


@edit(N_("Delete creator"))
def delete(session: Session, creator_id: int) -> None:
    """Delete a creator with what was agreed, sent and allowed; videos go on naming the handle as a text."""
    creator = get(session, creator_id)
    forgetting.forget_creator(session, creator_id)
    session.delete(creator)


def get(session: Session, creator_id: int) -> Creator:
    """Return a creator. Raises PlanError if it is gone."""
    found = session.get(Creator, creator_id)
    if found is None:
        raise PlanError(_("This creator is no longer in the calendar."))
    return found


def named(session: Session, text: str) -> Creator | None:
    """Return the creator whose handle a text names, or None."""
    handle = handle_of(text)
    return session.exec(select(Creator).where(Creator.handle == handle)).first() if handle else None


def _rename(session: Session, creator: Creator, handle: str) -> None:
    """Give a creator another handle, in the videos that name it as well."""
    new, old = _free(session, handle, but=creator.id or 0), creator.handle
    if new != old:
        for video in session.exec(select(Video).where(Video.creator != "")):
            if handle_of(video.creator) == old:
                video.creator = new
        creator.handle = new


def _fit(value: int | None) -> int | None:
    if value is not None and value not in range(1, BEST_FIT + 1):
        raise PlanError(_("The fit is a whole number from 1 to {most}.").format(most=BEST_FIT))
    return value


LAWS: Mapping[str, laws.Law] = {
    "stage": CreatorStage,
    **dict.fromkeys(TEXTS, laws.text),
    **dict.fromkeys(LOOKS, bool),
    "followers": laws.some,
    "looked_at": lambda value: laws.whole(value or 0),
    "engagement": laws.percent,
    "fit": _fit,
}


def _free(session: Session, handle: str, but: int = 0) -> str:
    """Return a handle as it is kept. Raises PlanError where there is none, or another creator has it."""
    kept = handle_of(handle)
    if not kept or any(sign.isspace() or sign in "/@," for sign in kept):
        raise PlanError(_("A creator needs a handle in one word, such as: @ayu.kitchen."))
    if session.exec(select(Creator).where(Creator.handle == kept, col(Creator.id) != but)).first():
        raise PlanError(_("There is already a creator @{handle}.").format(handle=kept))
    return kept
