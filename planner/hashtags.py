"""Everything that can be done to the library of hashtags."""

import datetime as dt
from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.choices import TagKind
from models.hashtag import Hashtag
from planner import tagtext
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.workspace import edit


@edit(N_("Change the hashtag's kind"))
def set_kind(session: Session, name: str, kind: TagKind | None, seen: dt.date | None = None) -> None:
    """Say what a hashtag is for, adding it to the library if need be; None takes it out.

    ``seen`` is the day on which it was seen trending, for a trending one. Raises PlanError if it is no hashtag.
    """
    _set_kind(session, name, kind, seen)


@edit(N_("Change hashtags of the library"))
def set_all(session: Session, kind: TagKind, names: Sequence[str], seen: dt.date) -> None:
    """Make these the library's hashtags of a kind, and no others.

    ``seen`` is the day on which new trending ones were seen. Raises PlanError if one is no hashtag.
    """
    wanted = {tagtext.fold(name) for name in names}
    for row in session.exec(select(Hashtag).where(Hashtag.kind == kind)):
        if row.name not in wanted:
            session.delete(row)
    session.flush()
    there = set(of_kind(session, kind))
    for name in names:
        if tagtext.fold(name) not in there:
            _set_kind(session, name, kind, seen if kind is TagKind.TRENDING else None)


@edit(N_("Mark hashtag as seen"))
def mark_seen(session: Session, name: str, day: dt.date) -> None:
    """Note that a hashtag of the library was trending on a day."""
    found = named(session, name)
    if found is None:
        raise PlanError(_("#{name} is not in the library.").format(name=name))
    found.last_seen = day


def named(session: Session, name: str) -> Hashtag | None:
    """Return the library's entry for a hashtag however it is spelled, or None."""
    return session.exec(select(Hashtag).where(Hashtag.name == tagtext.fold(name))).first()


def library(session: Session) -> list[Hashtag]:
    """Return every hashtag of the library, by name."""
    return list(session.exec(select(Hashtag).order_by(col(Hashtag.name))))


def of_kind(session: Session, kind: TagKind) -> list[str]:
    """Return the library's hashtags of a kind in the order in which they were added."""
    return list(session.exec(select(Hashtag.name).where(Hashtag.kind == kind).order_by(col(Hashtag.id))))


def _set_kind(session: Session, name: str, kind: TagKind | None, seen: dt.date | None) -> None:
    found = named(session, name)
    if kind is None:
        if found:
            session.delete(found)
        return
    if found:
        found.kind = kind
        found.last_seen = seen or found.last_seen
        return
    if not tagtext.valid(name.lstrip("#＃")):
        raise PlanError(
            _("“{name}” is not a hashtag. Use letters, digits and _ without spaces.").format(name=name)
        )
    session.add(Hashtag(name=tagtext.fold(name), kind=kind, last_seen=seen))
    session.flush()
