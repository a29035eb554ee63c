"""Columns of a table that are fields of the user's own: what kind they are of, and what their cells say."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from models.choices import OwnKind
from models.reading.own import OwnFieldRow
from planner import labels
from planner.exchange.columns import OWN
from planner.exchange.plan_rows import Row
from planner.exchange.shapes.table import Problem
from planner.i18n import _
from planner.video.own_kinds import YES, folded, yes_or_no

MOST_GUESSED = 12
"""So many different cells at most make a list of a column that no calendar knows."""
LONGEST_GUESSED = 40
"""Characters of such a cell."""


class Lacking(NamedTuple):
    """What a calendar gets so that the own columns of a plan can be stored: a field, or choices for one it has."""

    name: str
    kind: OwnKind
    choices: tuple[str, ...]
    """All of a new field, the further ones of one that is there."""
    field_id: int = 0
    """0 for a new field."""


def name_of(field: str) -> str:
    """Return the own field's name that a column is mapped to, "" for another field."""
    return field.removeprefix(OWN) if field.startswith(OWN) else ""


def read(row: Row, names: Sequence[str], known: Mapping[str, OwnFieldRow]) -> dict[str, str]:
    """Return the cells of a row's own fields by name; a yes-or-no is YES or empty.

    ``names`` are the fields that columns are mapped to, ``known`` those of the calendar by their folded name. What
    says neither yes nor no where it has to is told, and kept for the notes.
    """
    found: dict[str, str] = {}
    for name in names:
        text = row.cells.get(OWN + name, "")
        if not text:
            continue
        field = known.get(folded(name))
        if field is not None and field.kind == OwnKind.YES_NO:
            ticked = yes_or_no(text)
            if ticked is None:
                said = _("Row {row}, “{column}”: “{value}” is neither yes nor no. Write one of them.")
                row.tell(OWN + name, said)
                continue
            text = YES if ticked else ""
        found[name] = text
    return found


def kind_of(texts: Iterable[str]) -> tuple[OwnKind, tuple[str, ...]]:
    """Return what kind of field the cells of a column make, and its choices.

    Check marks alone make a yes-or-no; a few short texts, each there twice on average, a list; all else a text.
    """
    filled = [text for text in texts if text]
    if filled and all(yes_or_no(text) is not None for text in filled):
        return OwnKind.YES_NO, ()
    different = {folded(text): text for text in reversed(filled)}
    short = all(len(text) <= LONGEST_GUESSED and "\n" not in text for text in different.values())
    if filled and short and len(different) <= MOST_GUESSED and 2 * len(different) <= len(filled):
        return OwnKind.CHOICE, tuple(dict.fromkeys(different[folded(text)] for text in filled))
    return OwnKind.TEXT, ()


def lacking(known: Sequence[OwnFieldRow], rows: Iterable[Mapping[str, str]]) -> list[Lacking]:
    """Return what a calendar lacks of the own fields in the rows of a plan, in the order in which they come."""
    texts: dict[str, list[str]] = {}
    for row in rows:
        for name, text in row.items():
            texts.setdefault(name, []).append(text)
    there = {folded(one.name): one for one in known}
    found: list[Lacking] = []
    for name, some in texts.items():
        field = there.get(folded(name))
        if field is None:
            found.append(Lacking(name, *kind_of(some)))
        elif field.kind == OwnKind.CHOICE:
            listed = set(map(folded, field.choices))
            new = {folded(text): text for text in reversed(some) if text and folded(text) not in listed}
            if new:
                found.append(Lacking(field.name, OwnKind.CHOICE, tuple(reversed(new.values())), field.id))
    return found


def told(wanted: Iterable[Lacking]) -> list[Problem]:
    """Return a note for each field and each list of choices that storing a plan adds."""
    new = _("“{name}” becomes a field of your own: {kind}.")
    more = _("These become choices of “{name}”: {choices}.")
    return [
        Problem(
            None,
            one.name,
            (more if one.field_id else new).format(
                name=one.name, kind=_(labels.OWN_KINDS[one.kind]), choices=", ".join(one.choices)
            ),
            "note",
        )
        for one in wanted
    ]
