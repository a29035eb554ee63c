"""Knows the own columns of a plan by the fields of its calendar, and stores what they hold with the plan."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sqlmodel import Session, col, select

from models.choices import OwnKind
from models.ownfield import OwnValue
from models.reading.own import OwnFieldRow
from models.video import Video
from planner.calendar.changes import CHUNK, insert_all, next_id
from planner.exchange import columns as columns_of
from planner.exchange import own_columns
from planner.exchange.plan_source import Part
from planner.exchange.plan_table import PlannedVideo
from planner.video import own_fields, own_kinds
from planner.video.own_kinds import YES, among, folded, yes_or_no


def prepare(session: Session, rows: Iterable[Mapping[str, str]]) -> None:
    """Add the own fields and choices that a calendar lacks for the rows of a plan: own texts by the field's name.

    All rows are looked at once, since they tell what kind a new field is of. Raises PlanError for a name that no
    field can have.
    """
    filled = [row for row in rows if row]
    if not filled:
        return
    for one in own_columns.lacking(known(session), filled):
        if not one.field_id:
            own_fields.add(one.name, one.kind, one.choices).run(session)
            continue
        field = own_fields.get(session, one.field_id)
        short = [choice for choice in one.choices if len(choice) <= own_kinds.LONGEST]
        room = own_kinds.MOST_CHOICES - len(field.choices)
        if wanted := short[:room]:
            own_fields.change_choices(one.field_id, [*field.choices, *wanted]).run(session)
    session.flush()


def store(session: Session, texts: Mapping[int, Mapping[str, str]]) -> None:
    """Write own texts, by video and by the field's name, into fields that ``prepare`` has seen to.

    An empty text empties the field; a field that is not named stays as it is. What its field can't take goes to the
    notes of its video, under the field's name.
    """
    filled = {video_id: own for video_id, own in texts.items() if own}
    if not filled:
        return
    fields = {folded(one.name): one for one in own_fields.all_fields(session)}
    wanted: dict[tuple[int, int], str] = {}
    unfit: dict[int, list[str]] = {}
    for video_id, own in filled.items():
        for name, said in own.items():
            field = fields.get(folded(name))
            lawful = own_fields.held(field, said) if field else None
            if field is None or lawful is None:
                unfit.setdefault(video_id, []).append(f"{name}: {said}")
            else:
                wanted[video_id, field.id or 0] = lawful
    _write(session, list(filled), wanted)
    _note(session, unfit)


def refusal(field: str, known: Sequence[str]) -> str:
    """Return why a column can't be a field of the user's own, "" where it can, or is to be something else.

    ``known`` are the names of those that the calendar has.
    """
    name = own_columns.name_of(field)
    if not field.startswith(columns_of.OWN) or folded(name) in map(folded, known):
        return ""
    return own_fields.refusal(name, known)


def recognised(found: Iterable[Part], known: Iterable[OwnFieldRow]) -> list[Part]:
    """Return the tables of a plan with each column that is called like an own field of the calendar mapped to it."""
    names = [one.name for one in known]
    return [_recognised(part, names) for part in found]


def _recognised(part: Part, names: Sequence[str]) -> Part:
    mine = {
        header: field
        for header, field in columns_of.guess(part.table, names).items()
        if own_columns.name_of(field)
    }
    if mine.items() <= part.columns.items():
        return part
    guessed = part.columns == columns_of.guess(part.table)
    columns = columns_of.guess(part.table, names) if guessed else mine | part.columns
    return replace(part, columns=columns)


def texts(session: Session, ids: Collection[int] | None = None) -> dict[int, dict[str, str]]:
    """Return what stands in own fields by video and the field's name, of all videos or of some by their ids.

    Videos with nothing are left out.
    """
    names = {one.id: one.name for one in own_fields.all_fields(session)}
    found: dict[int, dict[str, str]] = {}
    wanted = select(OwnValue) if ids is None else select(OwnValue).where(col(OwnValue.video_id).in_(ids))
    for one in session.exec(wanted) if names else ():
        if one.text and one.field_id in names:
            found.setdefault(one.video_id, {})[names[one.field_id]] = one.text
    return found


def normal(session: Session, videos: Sequence[PlannedVideo]) -> Sequence[PlannedVideo]:
    """Return the videos of a plan with what they have for own fields as these fields will hold it.

    Names and choices are written as the calendar has them, a yes-or-no is yes or empty; what a field can't take stays.
    """
    if not any(video.own for video in videos):
        return videos
    fields = {folded(one.name): one for one in known(session)}
    for one in own_columns.lacking(list(fields.values()), (video.own for video in videos)):
        same = folded(one.name)
        choices = (*fields[same].choices, *one.choices) if same in fields else one.choices
        fields[same] = OwnFieldRow(one.field_id, one.name, one.kind, choices)
    return [
        replace(
            video,
            own={
                (field := fields[folded(name)]).name: _as_held(field, said)
                for name, said in video.own.items()
            },
            says=frozenset(_says(field, fields) for field in video.says),
        )
        for video in videos
    ]


def _as_held(field: OwnFieldRow, said: str) -> str:
    """Return a text as a field will hold it; what it can't take, as it is."""
    if field.kind == OwnKind.YES_NO and said and (ticked := yes_or_no(said)) is not None:
        return YES if ticked else ""
    if field.kind == OwnKind.CHOICE:
        return among(field.choices, said) or said
    return said


def _says(column: str, fields: Mapping[str, OwnFieldRow]) -> str:
    """Return the field of a column with its own field's name as the calendar writes it."""
    field = fields.get(folded(own_columns.name_of(column)))
    return columns_of.OWN + field.name if field else column


def known(session: Session) -> list[OwnFieldRow]:
    """Return a calendar's own fields as plain values."""
    return [
        OwnFieldRow(one.id or 0, one.name, one.kind, tuple(one.choices))
        for one in own_fields.all_fields(session)
    ]


def _write(session: Session, video_ids: Sequence[int], wanted: Mapping[tuple[int, int], str]) -> None:
    """Change the rows that there are, and add the others by one statement."""
    there: dict[tuple[int, int], OwnValue] = {}
    for ids in (video_ids[at : at + CHUNK] for at in range(0, len(video_ids), CHUNK)):
        for row in session.exec(select(OwnValue).where(col(OwnValue.video_id).in_(ids))):
            there[row.video_id, row.field_id] = row
    new = []
    for at, lawful in wanted.items():
        value = there.get(at)
        if value is None:
            if lawful:
                new.append({"video_id": at[0], "field_id": at[1], "text": lawful})
        elif not lawful:
            session.delete(value)
        elif value.text != lawful:
            value.text = lawful
    session.flush()
    if new:
        first = next_id(session, OwnValue)
        insert_all(session, OwnValue, [{"id": first + place} | row for place, row in enumerate(new)])


def _note(session: Session, unfit: Mapping[int, Sequence[str]]) -> None:
    for video_id, lines in unfit.items():
        video = session.get_one(Video, video_id)
        there = video.notes.splitlines()
        video.notes = "\n".join([*there, *(line for line in lines if line not in there)])
    session.flush()
