"""Everything that can be done to the library of hashtags."""

import datetime as dt
from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.choices import TagKind
from models.hashtag import Hashtag
from models.sighting import Sighting
from models.tagset import TagSet
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.texts import tagtext


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
            _forget(session, row)
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
    _saw(session, found, day)


@edit(N_("Change set of hashtags"))
def set_set(session: Session, name: str, tags: Sequence[str], old_name: str = "") -> None:
    """Keep hashtags under a name; ``old_name`` is the set that is renamed by it. Raises PlanError."""
    if not name.strip():
        raise PlanError(_("A set of hashtags needs a name."))
    kept = tagtext.appended((), tuple(tags))
    if not kept:
        raise PlanError(_("A set needs at least one hashtag."))
    found = session.exec(select(TagSet).where(TagSet.name == (old_name or name.strip()))).first()
    if old_name and old_name != name.strip() and _set_named(session, name.strip()):
        raise PlanError(_("There is a set “{name}” already.").format(name=name.strip()))
    if found is None:
        found = TagSet(name=name.strip())
        session.add(found)
    found.name, found.tags = name.strip(), list(kept)


@edit(N_("Delete set of hashtags"))
def delete_set(session: Session, name: str) -> None:
    """Forget a set; its hashtags stay. Raises PlanError if there is none of that name."""
    found = _set_named(session, name)
    if found is None:
        raise PlanError(_("There is no set “{name}” any more.").format(name=name))
    session.delete(found)
    session.flush()


def sets(session: Session) -> list[TagSet]:
    """Return every set, by name."""
    return sorted(session.exec(select(TagSet)), key=lambda one: one.name.casefold())


def sightings(session: Session, name: str) -> list[dt.date]:
    """Return the days on which a hashtag was seen trending, the first one first."""
    found = named(session, name)
    if found is None:
        return []
    wanted = select(Sighting).where(Sighting.hashtag_id == found.id).order_by(col(Sighting.day))
    return [sighting.day for sighting in session.exec(wanted)]


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
            _forget(session, found)
        return
    if found:
        found.kind = kind
        if seen:
            _saw(session, found, seen)
        return
    if not tagtext.valid(name.lstrip("#＃")):
        raise PlanError(
            _("“{name}” is not a hashtag. Use letters, digits and _ without spaces.").format(name=name)
        )
    new = Hashtag(name=tagtext.fold(name), kind=kind)
    session.add(new)
    session.flush()
    if seen:
        _saw(session, new, seen)


def _set_named(session: Session, name: str) -> TagSet | None:
    return session.exec(select(TagSet).where(TagSet.name == name)).first()


def _saw(session: Session, tag: Hashtag, day: dt.date) -> None:
    if (
        session.exec(select(Sighting).where(Sighting.hashtag_id == tag.id, Sighting.day == day)).first()
        is None
    ):
        session.add(Sighting(hashtag_id=tag.id, day=day))
    tag.last_seen = max(day, tag.last_seen or day)


def _forget(session: Session, tag: Hashtag) -> None:
    for sighting in session.exec(select(Sighting).where(Sighting.hashtag_id == tag.id)):
        session.delete(sighting)
    session.flush()
    session.delete(tag)
