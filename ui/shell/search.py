"""What Ctrl+K finds in a calendar: videos by any of their texts, tags, products, labels and campaigns."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from models import reading
from models.choices import OwnKind
from planner import dates, labels
from planner.days.filtering import Filter, from_json, wish
from planner.i18n import _
from ui.items.moves import choices, own_choices
from ui.shell.palette import Command

if TYPE_CHECKING:
    from ui.desk import Desk

BEFORE = 10
"""Characters shown before a word that was found."""
MOST = 30
"""Videos shown at most; the words can be made more."""


def find(desk: Desk, text: str) -> list[Command]:
    """Return what a text finds, videos first; tags alone for one that begins with #."""
    tags = _tags(desk, text.removeprefix("#"))
    if text.startswith("#"):
        return tags
    return [*_videos(desk, text), *_shop(desk, text), *_named(desk, text), *tags]


def _shop(desk: Desk, text: str) -> list[Command]:
    """Products and creators, each on its page."""
    listed = desk.store.read_rows(reading.product_names)
    known, people = desk.store.read_rows(reading.creator_names), _("Creators")
    found = [
        Command(name, _("Product"), partial(desk.go, "products", ids=(id_,)), "", _("Products"), "package")
        for id_, name, others in listed
        if _has(f"{name} {others}", text)
    ]
    found += [
        Command(
            name or f"@{handle}", f"@{handle}", partial(desk.go, "creators", ids=(id_,)), "", people, "users"
        )
        for id_, handle, name in known
        if _has(f"{name} @{handle}", text)
    ]
    return found[:MOST]


def _videos(desk: Desk, text: str) -> list[Command]:
    hits = desk.store.read_rows(lambda c: reading.find(c, text, MOST))
    return [
        Command(
            hit.title,
            _("{day} · {stage}").format(
                day=dates.day_year(dt.date.fromisoformat(hit.at[:10])) if hit.at else _("No date"),
                stage=labels.stage(hit.stage),
            ),
            partial(desk.open_video, hit.id),
            "" if hit.found.strip("…") in hit.title else _around(_as_read(hit.found), text),
            _("Videos"),
            "film",
        )
        for hit in hits
    ]


def _as_read(found: str) -> str:
    """Return a stretch of text as people write it: hashtags are kept as a list of JSON."""
    return found.replace('["', "#").replace('", "', " #").replace('"]', "").replace('",…', "…")


def _around(found: str, text: str) -> str:
    """Return a stretch from a little before the first of the words that were looked for."""
    folded = found.casefold()
    first = min((at for word in text.casefold().split() if (at := folded.find(word)) >= 0), default=0)
    return f"…{found[first - BEFORE :]}" if first > BEFORE + 2 else found


def _named(desk: Desk, text: str) -> list[Command]:
    """Products, labels, campaigns and what own fields hold: each shows its videos in the calendar."""
    kinds = {
        "products": _("Product"),
        "creators": _("Creator"),
        "labels": _("Label"),
        "campaigns": _("Campaign"),
    }
    given = choices(desk.store)
    own = [
        Command(
            name,
            field.name,
            partial(desk.go, "calendar", filter=Filter(own=(wish(field.id, value),))),
            "",
            _("In the calendar"),
            "funnel",
        )
        for field, values in own_choices(desk.store).items()
        for value, name in values.items()
        if value and field.kind != OwnKind.YES_NO and _has(name, text)
    ]
    return own + [
        Command(
            name,
            kind,
            partial(desk.go, "calendar", filter=from_json({field: [value]})),
            "",
            _("In the calendar"),
            "funnel",
        )
        for field, kind in kinds.items()
        for value, name in given[field].items()
        if _has(name, text)
    ]


def _tags(desk: Desk, text: str) -> list[Command]:
    from planner.library import usage  # loads after the window shows

    known = {name for name, *_rest in desk.store.read_rows(reading.library)}
    names = sorted(known.union(desk.store.read_rows(usage.used_tags)))
    return [
        Command(f"#{name}", _("Hashtag"), partial(desk.go, "hashtags", name=name), "", _("Hashtags"), "hash")
        for name in names
        if text and _has(name, text)
    ]


def _has(name: str, text: str) -> bool:
    return all(word in name.casefold() for word in text.casefold().split())
