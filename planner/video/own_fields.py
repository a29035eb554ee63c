"""Fields of the user's own, such as Pillar or Owner: made, changed, removed, and what stands in them."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from sqlmodel import Session, col, func, select

from models.choices import OwnKind
from models.ownfield import OwnField, OwnValue
from models.video import Video
from planner.calendar import forgetting
from planner.calendar.changes import CHUNK
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _, in_every_language
from planner.texts.vocabulary import plain
from planner.video import fields
from planner.video.own_kinds import YES, among, different, folded, lawful_choices, said, ticks, yes_or_no

LONGEST_NAME = 80
"""Characters of a field's name."""
MOST = 100
"""Own fields of a calendar."""


def all_fields(session: Session) -> list[OwnField]:
    """Return the own fields in their order."""
    return list(session.exec(select(OwnField).order_by(col(OwnField.place), col(OwnField.id))))


def get(session: Session, field_id: int) -> OwnField:
    """Return an own field. Raises PlanError if it is gone."""
    found = session.get(OwnField, field_id)
    if found is None:
        raise PlanError(_("This field of your own is no longer in the calendar."))
    return found


def named(session: Session, name: str) -> OwnField | None:
    """Return the own field of a name, however its letters are written; None without one."""
    wanted = folded(name)
    return next((one for one in all_fields(session) if folded(one.name) == wanted), None)


def of_video(session: Session, video_id: int) -> dict[int, str]:
    """Return what stands in a video's own fields, by the field's id; fields with nothing in them are left out."""
    found = session.exec(select(OwnValue).where(OwnValue.video_id == video_id))
    return {one.field_id: one.text for one in found if one.text}


def said_of(session: Session, video_id: int) -> list[tuple[str, str]]:
    """Return what stands in a video's own fields as people read it: name and text, in the fields' order."""
    texts = of_video(session, video_id)
    return [(one.name, said(one.kind, texts[one.id])) for one in all_fields(session) if one.id in texts]


def all_said(session: Session) -> dict[int, list[tuple[str, str]]]:
    """Return what ``said_of`` does of every video that has something in own fields, by its id."""
    found: dict[int, list[tuple[str, str]]] = {}
    texts: dict[int, list[OwnValue]] = {}
    for value in session.exec(select(OwnValue)):
        texts.setdefault(value.field_id, []).append(value)
    for one in all_fields(session) if texts else ():
        for value in texts.get(one.id or 0, ()):
            if value.text:
                found.setdefault(value.video_id, []).append((one.name, said(one.kind, value.text)))
    return found


def uses(session: Session) -> dict[int, int]:
    """Return how many videos have something in each own field, by its id."""
    counted = select(OwnValue.field_id, func.count()).group_by(col(OwnValue.field_id))
    return dict(session.exec(counted).all())


@edit(N_("Add own field"))
def add(session: Session, name: str, kind: OwnKind = OwnKind.TEXT, choices: Sequence[str] = ()) -> int:
    """Add a field that every video has, behind the others, and return its id.

    Raises PlanError for a name that is empty, too long or taken, by a field of Hookline too, for a list without a
    choice, and where there are MOST fields already.
    """
    there = all_fields(session)
    if len(there) >= MOST:
        raise PlanError(_("A calendar has at most {n} fields of your own. Remove one first.").format(n=MOST))
    made = OwnField(name=_name(there, name), kind=kind)
    made.choices = lawful_choices(choices) if kind is OwnKind.CHOICE else []
    made.place = max((one.place for one in there), default=-1) + 1
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Rename own field"))
def rename(session: Session, field_id: int, name: str) -> None:
    """Give an own field another name. Raises PlanError as ``add`` does."""
    field = get(session, field_id)
    field.name = _name(all_fields(session), name, field_id)


@edit(N_("Change choices of own field"))
def change_choices(
    session: Session, field_id: int, choices: Sequence[str], renamed: Mapping[str, str] | None = None
) -> int:
    """Give a field that is one of a list another list, in its order.

    Videos follow a choice that is ``renamed``, old name to new. Those whose choice is not in the list any more have
    none then; return how many these are. Raises PlanError for a field of another kind, and for a list without a choice.
    """
    field = get(session, field_id)
    if field.kind is not OwnKind.CHOICE:
        raise PlanError(_("“{name}” is not one of a list.").format(name=field.name))
    return _take_list(session, field, lawful_choices(choices), renamed or {})


@edit(N_("Change kind of own field"))
def change_kind(
    session: Session,
    field_id: int,
    kind: OwnKind,
    choices: Sequence[str] | None = None,
    renamed: Mapping[str, str] | None = None,
) -> int:
    """Make an own field one of another kind, with what stands in it; one that is of that kind stays as it is.

    A text has the words that stood there. A list is of ``choices``, without them of what ``choices_there`` are, and
    videos follow as in ``change_choices``; return how many have none then. Raises PlanError for a yes-or-no where what
    stands there says neither, naming it, and for a list as ``add`` does.
    """
    field = get(session, field_id)
    if field.kind is kind:
        return 0
    values = _all_values(session, field_id)
    wanted = choices_there(session, field_id) if choices is None else choices
    ticked = ticks(field.name, (value.text for value in values)) if kind is OwnKind.YES_NO else {}
    was, field.kind = field.kind, kind
    if kind is not OwnKind.YES_NO:
        for value in values:
            value.text = said(was, value.text)
    if kind is OwnKind.CHOICE:
        return _take_list(session, field, lawful_choices(wanted), renamed or {})
    field.choices = []
    for value in values if kind is OwnKind.YES_NO else ():
        if not ticked[value.text]:
            session.delete(value)
        elif value.text != YES:
            value.text = YES
    return 0


def choices_there(session: Session, field_id: int) -> list[str]:
    """Return the choices that an own field has, or would have as one of a list: what stands in it, the oldest first.

    None of a field that is gone.
    """
    field = session.get(OwnField, field_id)
    if field and field.kind is OwnKind.CHOICE:
        return list(field.choices)
    if field and field.kind is OwnKind.YES_NO:
        return [_("yes"), _("no")]
    return different(value.text for value in _all_values(session, field_id))


def _all_values(session: Session, field_id: int) -> list[OwnValue]:
    wanted = select(OwnValue).where(OwnValue.field_id == field_id).order_by(col(OwnValue.id))
    return list(session.exec(wanted))


def _take_list(session: Session, field: OwnField, choices: list[str], renamed: Mapping[str, str]) -> int:
    """Give a field its list, and its videos what of it they have; return how many have nothing then."""
    if field.choices != choices:
        field.choices = choices
    follows = {folded(old): new for old, new in renamed.items()}
    lost = 0
    for value in _all_values(session, field.id or 0):
        text = among(choices, follows.get(folded(value.text), value.text))
        if text is None:
            session.delete(value)
            lost += 1
        elif text != value.text:
            value.text = text
    return lost


@edit(N_("Change own field"))
def change(
    session: Session,
    field_id: int,
    name: str,
    kind: OwnKind,
    choices: Sequence[str] = (),
    renamed: Mapping[str, str] | None = None,
) -> int:
    """Give an own field a name, a kind, and a list where it is one of a list.

    Return how many videos have no choice then. Raises PlanError as ``rename``, ``change_kind`` and ``change_choices``.
    """
    rename(field_id, name).run(session)
    if get(session, field_id).kind is not kind:
        return change_kind(field_id, kind, choices, renamed).run(session)
    return change_choices(field_id, choices, renamed).run(session) if kind is OwnKind.CHOICE else 0


@edit(N_("Change order of own fields"))
def arrange(session: Session, field_ids: Sequence[int]) -> None:
    """Put own fields into an order; those that are not named come behind, as they were."""
    order = {field_id: place for place, field_id in enumerate(dict.fromkeys(field_ids))}
    there = sorted(all_fields(session), key=lambda one: order.get(one.id or 0, len(order)))
    for place, one in enumerate(there):
        if one.place != place:
            one.place = place


@edit(N_("Remove own field"))
def remove(session: Session, field_id: int) -> None:
    """Remove an own field with all that stands in it; undo brings both back. Raises PlanError if it is gone."""
    field = get(session, field_id)
    forgetting.forget_own_field(session, field_id)
    session.delete(field)
    session.flush()


@edit(N_("Change own field"))
def set_value(session: Session, video_id: int, field_id: int, text: str) -> None:
    """Write into an own field of a video; nothing but blanks empties it.

    Raises PlanError for a choice that is not in the list, and for anything but ``yes`` and nothing in a yes-or-no.
    """
    put(session, [video_id], field_id, text)


@edit(N_("Change own field"))
def set_values(session: Session, video_ids: Sequence[int], field_id: int, text: str) -> None:
    """Write the same into an own field of several videos. Raises PlanError as ``set_value`` does."""
    put(session, video_ids, field_id, text)


def put(session: Session, video_ids: Sequence[int], field_id: int, text: str) -> None:
    """Write into an own field of videos, as part of an edit; see ``set_value``."""
    lawful = lawful_text(get(session, field_id), text)
    there = values_in(session, field_id, video_ids)
    for video_id in dict.fromkeys(video_ids):
        if session.get(Video, video_id) is None:
            raise PlanError(_("This video is no longer in the calendar."))
        value = there.get(video_id)
        if value is None:
            if lawful:
                session.add(OwnValue(video_id=video_id, field_id=field_id, text=lawful))
        elif not lawful:
            session.delete(value)
        elif value.text != lawful:
            value.text = lawful
    session.flush()


def values_in(session: Session, field_id: int, video_ids: Sequence[int]) -> dict[int, OwnValue]:
    """Return the rows of an own field of some videos, by the video."""
    found: dict[int, OwnValue] = {}
    for ids in (video_ids[at : at + CHUNK] for at in range(0, len(video_ids), CHUNK)):
        wanted = select(OwnValue).where(OwnValue.field_id == field_id, col(OwnValue.video_id).in_(ids))
        found |= {one.video_id: one for one in session.exec(wanted)}
    return found


def copy(session: Session, video_id: int, copies: Sequence[int]) -> None:
    """Give copies of a video what stands in its own fields, as part of the edit that makes them."""
    give(session, of_video(session, video_id), copies)


def give(session: Session, texts: Mapping[int, str], video_ids: Sequence[int]) -> None:
    """Write texts, by the field's id, into new videos, as part of an edit.

    What no field can take any more is left out: a field may be gone since, and a choice may not be in its list.
    """
    if not texts:
        return
    for one in all_fields(session):
        if text := held(one, texts.get(one.id or 0, "")):
            session.add_all(OwnValue(video_id=id_, field_id=one.id or 0, text=text) for id_ in video_ids)
    session.flush()


def lawful_text(field: OwnField, text: str) -> str:
    """Return what of a text is stored in a field. Raises PlanError for what may not stand in it."""
    if not text.strip():
        return ""
    if field.kind is OwnKind.TEXT:
        return text
    if field.kind is OwnKind.YES_NO:
        if text != YES:
            said = _("“{name}” is yes or no; “{text}” is neither.")
            raise PlanError(said.format(name=field.name, text=text))
        return YES
    found = among(field.choices, text)
    if found is None:
        said = _("“{text}” is not in the list of “{name}”: {choices}.")
        raise PlanError(said.format(text=text, name=field.name, choices=", ".join(field.choices)))
    return found


def refusal(name: str, taken: Collection[str] = ()) -> str:
    """Return why no own field can have a name, "" where one can; ``taken`` are the names of the others."""
    name = _line(name)
    if not name:
        return _("A field of your own needs a name, such as: Pillar.")
    if len(name) > LONGEST_NAME:
        return _("A field’s name has at most {n} characters. “{name}” has {length}.").format(
            n=LONGEST_NAME, name=name[:LONGEST_NAME] + "…", length=len(name)
        )
    if plain(name) in ours():
        return _("Every video has a field “{name}” already. Choose another name.").format(name=name)
    if folded(name) in set(map(folded, taken)):
        return _("There is a field “{name}” of your own already. Choose another name.").format(name=name)
    return ""


@cache
def ours() -> frozenset[str]:
    """Return the plain names of Hookline's own fields, on screens and in tables of every language."""
    return frozenset(
        plain(text)
        for field in fields.FIELDS
        for title in (field.title, fields.header(field))
        for text in (field.name, *in_every_language(title))
    )


def _name(there: Sequence[OwnField], name: str, own_id: int | None = None) -> str:
    """Return the name that a field gets. Raises PlanError for one that it can't have."""
    if reason := refusal(name, [one.name for one in there if one.id != own_id]):
        raise PlanError(reason)
    return _line(name)


def _line(name: str) -> str:
    return " ".join(name.split())


def held(field: OwnField, text: str) -> str | None:
    """Return a text that was written elsewhere as a field holds it, None for one that it can't."""
    if field.kind is OwnKind.YES_NO and text:
        ticked = yes_or_no(text)
        return None if ticked is None else YES if ticked else ""
    try:
        return lawful_text(field, text)
    except PlanError:
        return None
