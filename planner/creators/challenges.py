"""Everything that can be done to a branded challenge: added, changed, deleted."""

import datetime as dt

from sqlmodel import Session, col, select

from models.creator import Challenge
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.shop import laws
from planner.texts import tagtext


@edit(N_("Add challenge"))
def add(
    session: Session,
    tag: str,
    first: dt.date | None = None,
    last: dt.date | None = None,
    prize: str = "",
    instructions: str = "",
) -> int:
    """Add a challenge from its first to its last day and return its id. Raises PlanError as ``change`` does."""
    made = Challenge(tag="")
    _keep(session, made, tag, first, last, prize, instructions)
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Change challenge"))
def change(
    session: Session,
    challenge_id: int,
    tag: str,
    first: dt.date | None,
    last: dt.date | None,
    prize: str,
    instructions: str,
) -> None:
    """Change a challenge.

    Raises PlanError without a hashtag, for one that another has from the same day, and for an end before its beginning.
    """
    _keep(session, get(session, challenge_id), tag, first, last, prize, instructions)


@edit(N_("Delete challenge"))
def delete(session: Session, challenge_id: int) -> None:
    """Delete a challenge; the videos that were found stay. Raises PlanError if it is gone."""
    session.delete(get(session, challenge_id))


def get(session: Session, challenge_id: int) -> Challenge:
    """Return a challenge. Raises PlanError if it is gone."""
    found = session.get(Challenge, challenge_id)
    if found is None:
        raise PlanError(_("This challenge is no longer in the calendar."))
    return found


def all_challenges(session: Session) -> list[Challenge]:
    """Return every challenge, the latest first, those without a day last."""
    return list(
        session.exec(
            select(Challenge).order_by(
                col(Challenge.first).is_(None), col(Challenge.first).desc(), col(Challenge.id).desc()
            )
        )
    )


def is_on(challenge: Challenge, day: dt.date) -> bool:
    """Whether people can take part on a day; a challenge without an end goes on."""
    return (challenge.first is None or challenge.first <= day) and (
        challenge.last is None or day <= challenge.last
    )


def _keep(
    session: Session,
    challenge: Challenge,
    tag: str,
    first: dt.date | None,
    last: dt.date | None,
    prize: str,
    instructions: str,
) -> None:
    name = tag.strip().lstrip("#＃")
    if not tagtext.valid(name):
        raise PlanError(_("A challenge needs a hashtag in one word, such as: #senjamorning."))
    laws.not_before(
        first,
        last,
        _("This challenge ends on {then}, before it begins on {first}. Change one of the two days."),
    )
    for other in session.exec(select(Challenge).where(col(Challenge.id) != (challenge.id or 0))):
        if tagtext.fold(other.tag) == tagtext.fold(name) and other.first == first:
            raise PlanError(_("There is already a challenge #{tag} that begins then.").format(tag=other.tag))
    challenge.tag, challenge.first, challenge.last = name, first, last
    challenge.prize, challenge.instructions = prize.strip(), instructions.strip()
