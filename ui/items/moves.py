"""What drops and commands do with what is chosen in the calendar; each is one step that undo takes back."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from models import reading, search
from models.choices import OwnKind
from models.reading import OwnFieldRow
from planner.days.filtering import Filter, fields_of
from planner.i18n import _
from ui.items.selection import Item, Key, Selection, day_of, key_of
from ui.store import Store

FILES = 50
"""More files than this are not meant to become videos at one stroke."""
MOST_TEXTS = 60
"""Texts of an own field that can be chosen, those of most videos; the others are found by the search."""


class Shown(Protocol):
    """Days that are shown, such as those of a calendar's model."""

    def items(self) -> Iterable[Item]:
        """Return all that is shown."""

    def day_of(self, date: dt.date) -> Any:
        """Return a day with its open slots, None if it is not shown."""


def when(store: Store, where: dt.date | dt.datetime) -> dt.datetime:
    """Return when a video is planned: at a moment, or on a day at the time that the calendar's slots say."""
    from planner.calendar import settings
    from planner.days import slots

    if isinstance(where, dt.datetime):
        return where
    return slots.usual_moment(store.read(settings.get).slots, where)


def to_day(store: Store, shown: Shown, keys: Sequence[Key], day: dt.date) -> None:
    """Move what was dropped on a day as many days as the item that was taken hold of; times of day stay.

    Videos without a date get the day's open slots, then half hours from its usual time on at which nothing is.
    """
    from planner import items
    from planner.calendar.workspace import together

    dated, undated = _parted(shown, keys)
    steps = []
    if dated:
        lead = day_of(dated[keys[0]]) if keys[0] in dated else day_of(next(iter(dated.values())))
        days = (day - lead).days if lead else 0
        if days:
            ids = [id_ for live, id_ in dated if not live]
            steps.append(items.shift(ids, [id_ for live, id_ in dated if live], days))
    if undated:
        steps.append(items.plan(dict(zip(undated, _free(store, shown, day), strict=False))))
    if steps:
        store.do(together(steps[0].label, *steps), offer_undo=True)


def _free(store: Store, shown: Shown, day: dt.date) -> Iterator[dt.datetime]:
    """Yield the moments of a day that videos may have: its open slots, then half hours at which nothing is."""
    on_day = shown.day_of(day)
    open_ = [slot.at for slot in on_day.slots] if on_day else []
    yield from open_
    taken = (
        {*open_, *(dt.datetime.fromisoformat(item.at) for item in on_day.items if item.at)}
        if on_day
        else set()
    )
    first = when(store, day)
    half_hours = (first + dt.timedelta(minutes=30 * at) for at in count())
    yield from (at for at in half_hours if at not in taken)


def to_moment(store: Store, shown: Shown, keys: Sequence[Key], at: dt.datetime) -> None:
    """Move what was dropped at a time: what was taken hold of to it, the rest as many days."""
    from planner import items
    from planner.calendar.workspace import together

    dated, undated = _parted(shown, keys)
    lead = keys[0]
    steps = []
    if lead in dated:
        live, id_ = lead
        steps.append(items.to_moment([] if live else [id_], [id_] if live else [], at))
        before = day_of(dated[lead])
        days = (at.date() - before).days if before else 0
        rest = [key for key in dated if key != lead]
        if rest and days:
            ids = [id_ for live, id_ in rest if not live]
            steps.append(items.shift(ids, [id_ for live, id_ in rest if live], days))
    if undated:
        moments = {id_: at + dt.timedelta(minutes=30 * n) for n, id_ in enumerate(undated)}
        steps.append(items.plan(moments))
    if steps:
        store.do(together(steps[0].label, *steps), offer_undo=True)


def take_off(store: Store, keys: Sequence[Key]) -> None:
    """Take the date from videos. A live event has none to lose."""
    from planner import items

    if ids := [id_ for live, id_ in keys if not live]:
        store.do(items.take_off(ids), offer_undo=True)
    else:
        store.failed.emit(_("A live event needs a date. Delete it, or move it to another day."))


def delete(store: Store, selection: Selection) -> None:
    """Delete what is chosen, with an offer to undo it."""
    from planner import items

    if len(selection):
        store.do(items.delete(selection.videos, selection.lives), offer_undo=True)


def take_files(store: Store, paths: Sequence[Path], at: dt.datetime) -> None:
    """Make a video of each file that was dropped, named like the file; where it lies goes to the notes."""
    from planner.video import videos

    if len(paths) > FILES:
        store.failed.emit(_("At most {n} files can be dropped at once.").format(n=FILES))
    else:
        store.do(videos.add_files(list(paths), at), offer_undo=True)


def with_text(store: Store, text: str) -> set[int]:
    """Return the ids of the videos with a text in any of their texts; none for no text."""
    return set(store.read_rows(lambda c: list(search.found_ids(c, text)))) if text else set()


def own_texts(store: Store, wanted: Filter) -> Mapping[int, Mapping[int, str]]:
    """Return what stands in own fields, by video and field; nothing where no filter asks for it."""
    fields = fields_of(wanted.own)
    return dict(store.read_rows(lambda c: list(reading.own_values_in(c, fields).items()))) if fields else {}


def own_choices(store: Store) -> dict[OwnFieldRow, Mapping[str, str]]:
    """Return what videos can be filtered by in each own field: its texts, and nothing, each with its name."""
    found: dict[OwnFieldRow, Mapping[str, str]] = {}
    for field in store.read_rows(reading.own_fields) if store.ready else ():
        if field.kind == OwnKind.YES_NO:
            found[field] = {"yes": _("yes"), "": _("no")}
            continue
        texts = list(field.choices)
        if field.kind != OwnKind.CHOICE:
            texts = store.read_rows(partial(reading.own_field_texts, field_id=field.id, most=MOST_TEXTS))
        found[field] = {text: " ".join(text.split()) for text in texts} | {"": _("None")}
    return found


def choices(store: Store) -> Mapping[str, Mapping[Any, str]]:
    """Return what videos of the calendar can be filtered by: products, creators and so on, by value with its name."""
    if not store.ready:
        return {"products": {}, "creators": {}, "labels": {}, "campaigns": {}}
    campaigns = {row[0]: row[1] for row in store.read_rows(reading.campaign_rows)}
    products = store.read_rows(reading.products)
    creators = store.read_rows(reading.creators)
    labels = store.read_rows(reading.labels)
    return {
        "products": dict(zip(products, products, strict=True)),
        "creators": {handle: f"@{handle.lstrip('@')}" for handle in creators},
        "labels": dict(zip(labels, labels, strict=True)),
        "campaigns": campaigns,
    }


def _parted(shown: Shown, keys: Sequence[Key]) -> tuple[dict[Key, Any], list[int]]:
    """Return the items that have a date by their keys, and the ids of the videos that have none."""
    there = {key_of(item): item for item in shown.items()}
    return {key: there[key] for key in keys if key in there}, [
        id_ for key in keys if key not in there for id_ in key[1:]
    ]
