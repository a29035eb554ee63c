"""The library as its pages list it: each hashtag and sound with how often, when and beside what it was used."""

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from models import reading
from models.choices import Licence, TagKind
from models.reading import Connection
from planner.checks.facts import LibraryTag
from planner.texts.tagtext import fold, names_of, valid

BESIDE = 3
"""How many of the hashtags that are used with one are named."""


COLD_DAYS = 7
Key = int | str
"""A sound's id, or a hashtag's folded name."""


class Use(NamedTuple):
    """Videos that have the same hashtags (folded), product and format."""

    tags: tuple[str, ...]
    product: str = ""
    format: str = ""
    videos: int = 1
    last: str = ""
    """The last moment up to today at which one of them was planned, as ISO text."""
    coming: int = 0
    """How many of them are not posted yet."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """A hashtag of the library or of a video; one without a kind is not in the library."""

    name: str
    kind: TagKind | None = None
    last_seen: dt.date | None = None
    uses: int = 0
    last_used: dt.date | None = None
    coming: int = 0

    @property
    def unwanted(self) -> bool:
        """Whether it should not be used, yet is in a video that is not posted."""
        return self.kind is TagKind.AVOID and self.coming > 0


class TagUsage:
    """Where each hashtag is used. What is used beside one is worked out when somebody asks."""

    def __init__(self, uses: Iterable[Use] = ()) -> None:
        self._by_tag: defaultdict[str, list[Use]] = defaultdict(list)
        self._beside: dict[str, tuple[str, ...]] = {}
        for use in uses:
            for tag in use.tags:
                self._by_tag[tag].append(use)

    def rows(self, library: Mapping[str, LibraryTag]) -> list[TagRow]:
        """Return every hashtag of the library, and those that only videos know, by name."""
        found = []
        for name in sorted({*library, *filter(valid, self._by_tag)}):
            known, used = library.get(name), self._by_tag.get(name, ())
            last = max((use.last for use in used), default="")
            found.append(
                TagRow(
                    name,
                    known.kind if known else None,
                    known.last_seen if known else None,
                    sum(use.videos for use in used),
                    dt.date.fromisoformat(last[:10]) if last else None,
                    sum(use.coming for use in used),
                )
            )
        return found

    def beside(self, name: str) -> tuple[str, ...]:
        """Return the hashtags that are used most often with one."""
        found = self._beside.get(name)
        if found is None:
            counts = Counter[str]()
            for use in self._by_tag.get(name, ()):
                for tag in use.tags:
                    counts[tag] += use.videos
            counts.pop(name, None)
            found = tuple(sorted(counts, key=lambda tag: (-counts[tag], tag))[:BESIDE])
            self._beside[name] = found
        return found


@dataclass(frozen=True, slots=True)
class SoundRow:
    """A sound of the library; ``by_format`` counts its videos by the key of their format."""

    id: int
    title: str
    artist: str = ""
    link: str = ""
    licence: Licence = Licence.UNKNOWN
    trending: bool = False
    last_seen: dt.date | None = None
    formats: tuple[str, ...] = ()
    first_seen: dt.date | None = None
    by_format: Mapping[str, int] = field(default_factory=dict)

    @property
    def uses(self) -> int:
        """How many videos use it."""
        return sum(self.by_format.values())

    def age(self, today: dt.date) -> int | None:
        """Return how many days ago it was seen trending; None for one that never was."""
        return max(0, (today - self.last_seen).days) if self.last_seen else None

    def hot(self, today: dt.date, max_age_days: float) -> bool:
        """Whether it is a trending one that was seen lately."""
        age = self.age(today)
        return self.trending and age is not None and age <= max_age_days


@dataclass(frozen=True, slots=True)
class SoundVideo:
    """A video that uses a sound; ``at`` is ISO text on the wall clock, or None."""

    id: int
    title: str
    stage: str
    at: str | None
    format: str | None


def uses(connection: Connection, today: dt.date, without: int = 0) -> list[Use]:
    """Return how hashtags are used together in all videos but the one with the id ``without``."""
    tomorrow = (today + dt.timedelta(days=1)).isoformat()
    loads = json.loads
    return [
        Use(
            tuple(dict.fromkeys(map(fold, names_of(caption, loads(tags))))),
            product,
            format_,
            videos,
            last or "",
            coming,
        )
        for caption, tags, product, format_, videos, last, coming in reading.tag_uses(
            connection, tomorrow, without
        )
    ]


def used_tags(connection: Connection) -> list[str]:
    """Return every hashtag that a video uses, folded, by name."""
    posts = reading.posts_with_tags(connection)
    names = {tag for caption, tags in posts for tag in names_of(caption, json.loads(tags))}
    return sorted({fold(tag) for tag in names if valid(tag)})


def sound_rows(connection: Connection) -> list[SoundRow]:
    """Return every sound of the library, by title."""
    by_format: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for sound, format_, videos in reading.sound_uses(connection):
        by_format[sound][format_ or ""] = videos
    return [
        SoundRow(
            id_, title, artist, link, Licence(licence), bool(trending), _date(seen),
            tuple(json.loads(formats)), _date(first), by_format.get(id_, {}),
        )
        for id_, title, artist, link, licence, trending, seen, formats, first in reading.sound_rows(connection)
    ]  # fmt: skip


def seen_days(connection: Connection, first: dt.date) -> dict[Key, set[dt.date]]:
    """Return the days from ``first`` on which each hashtag (folded name) and sound (id) was seen trending."""
    found: dict[Key, set[dt.date]] = {}
    for sound, name, day in reading.sightings(connection, first.isoformat()):
        seen = _date(day)
        if seen:
            found.setdefault(sound or name, set()).add(seen)
    return found


def state(age: int | None, hot_days: float) -> str:
    """Return "hot", "cooling" or "cold" for what was seen so many days ago; "" for what never was.

    It is hot for as long as the rule set says, and cold from twice as long on, a week at the least.
    """
    if age is None:
        return ""
    if age <= hot_days:
        return "hot"
    return "cold" if age >= max(COLD_DAYS, 2 * hot_days) else "cooling"


def sound_videos(connection: Connection, sound_id: int) -> list[SoundVideo]:
    """Return the videos that use a sound, the latest first."""
    return [SoundVideo(*row) for row in reading.sound_videos(connection, sound_id)]


def refused(tags: Sequence[str], library: Mapping[str, LibraryTag]) -> list[str]:
    """Return those of some hashtags that are on the do-not-use list, as they are written."""
    return [tag for tag in tags if (known := library.get(fold(tag))) and known.kind is TagKind.AVOID]


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name, with a number behind it where it is taken."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted} {number}"
    return name


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
