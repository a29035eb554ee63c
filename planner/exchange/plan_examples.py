"""What a plan's cells are read as: an example of each column, the words in it, and the cells that can't be read."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.choices import Stage
from planner import dates, labels, presets
from planner.exchange import own_columns
from planner.exchange.plan_source import Part
from planner.exchange.plan_table import PlannedVideo
from planner.exchange.shapes.table import Problem
from planner.i18n import N_, _, ngettext
from planner.video import fields

MOST_WORDS = 40
"""Different cells of a column up to which they are words of a vocabulary."""
WORDED = ("stage", "format", "flag", "voice_over", *(one.name for one in fields.of_kind("choice")))
"""Fields whose cells are words for one of a few things."""
AS_IT_IS, TO_NOTES = N_("as it is"), N_("to the notes")


@dataclass(frozen=True, slots=True)
class Example:
    """A column: the first cells of it that hold anything, what the first is read as, and its words."""

    header: str
    cells: tuple[str, ...]
    read: str
    words: tuple[tuple[str, str], ...] = ()
    """Its cells, each once, and what each means; only where it holds words for one of a few things."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Cells that say the same and can't be read for a field: the text, and the rows of the file in which it stands."""

    field: str
    cell: str
    rows: tuple[int, ...]
    message: str


def examples(part: Part, videos: Iterable[PlannedVideo]) -> list[Example]:
    """Return an example of each column of a table, beside the videos that were read from it."""
    by_row = {video.row: video for video in videos if video.table == part.table.name}
    rows = list(part.table.numbered())
    found = []
    for place, header in enumerate(part.table.headers):
        filled = [(number, cells[place].strip()) for number, cells in rows if cells[place].strip()]
        field = part.columns.get(header, "")
        video = next((by_row[number] for number, _cell in filled if number in by_row), None)
        cell = next((cell for number, cell in filled if number in by_row), filled[0][1] if filled else "")
        others = (text for _number, text in filled if text != cell)
        found.append(
            Example(
                header,
                tuple(dict.fromkeys([cell, *_first(others, 2)])) if cell else (),
                _read(field, video) if cell else "",
                _words(field, filled, by_row) if field in WORDED else (),
            )
        )
    return found


def unread(problems: Iterable[Problem]) -> list[Unread]:
    """Return the cells that can't be read, the same ones together, those of a field one after the other."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for one in problems:
        if one.level == "error" and one.field and one.value and one.row is not None:
            alike.setdefault((one.field, one.value), []).append(one)
    order = [one.name for one in fields.FIELDS]
    found = [
        Unread(field, cell, tuple(one.row or 0 for one in ones), ones[0].message)
        for (field, cell), ones in alike.items()
    ]
    return sorted(
        found, key=lambda one: (order.index(one.field) if one.field in order else -1, -len(one.rows))
    )


def choices(field: str) -> list[str]:
    """Return the words from which one can be chosen in place of a cell of a field; none where anything may stand."""
    if field == "stage":
        return [labels.stage(stage) for stage in Stage]
    if field == "format":
        built_in = presets.read("formats")["format"]
        return [labels.content_format(one["key"]) for one in built_in]
    known = fields.BY_NAME.get(field)
    if known and known.words:
        return [_(words) for words in known.words.values() if words]
    if known and (known.kind == "flag" or field == "voice_over"):
        return [_("yes"), _("no")]
    return []


def _first(texts: Iterable[str], most: int) -> list[str]:
    found: list[str] = []
    for text in texts:
        if text not in found:
            found.append(text)
        if len(found) == most:
            break
    return found


def _words(
    field: str, filled: Sequence[tuple[int, str]], by_row: Mapping[int, PlannedVideo]
) -> tuple[tuple[str, str], ...]:
    found = {
        cell: _READ[field](by_row[number]) for number, cell in filled if number in by_row and field in _READ
    }
    often = Counter(cell for _number, cell in filled)
    return tuple(sorted(found.items(), key=lambda one: -often[one[0]])) if len(found) <= MOST_WORDS else ()


def _read(field: str, video: PlannedVideo | None) -> str:
    if not field or video is None:
        return "" if field else _(TO_NOTES)
    if name := own_columns.name_of(field):
        return video.own.get(name) or _(TO_NOTES if name not in video.own else AS_IT_IS)
    if field in _READ:
        return _READ[field](video) or _(TO_NOTES)
    known = fields.BY_NAME.get(field)
    if known and known.kind in {"choice", "flag"} and field in video.more:
        value = video.more[field]
        return _(known.words[value]) if known.words else (_("yes") if value else _("no"))
    return _(AS_IT_IS)


def _day(video: PlannedVideo) -> str:
    return dates.day_year(video.at.date()).partition(" ")[2] if video.at else _("no date")


_READ: Mapping[str, Callable[[PlannedVideo], str]] = {
    "date": _day,
    "weekday": _day,
    "week": _day,
    "datetime": lambda video: f"{_day(video)}, {video.at:%H:%M}" if video.at else _("no date"),
    "time": lambda video: f"{video.at:%H:%M}" if video.at else _("no date"),
    "zone": lambda video: video.zone,
    "stage": lambda video: labels.flag(video.flag) or labels.stage(video.stage),
    "format": lambda video: labels.content_format(video.format) if video.format else "",
    "length": lambda video: dates.seconds(video.length) if video.length else "",
    "beats": lambda video: ngettext("{n} beat", "{n} beats", len(video.beats)).format(n=len(video.beats)),
    "hashtags": lambda video: ngettext("{n} hashtag", "{n} hashtags", len(video.hashtags)).format(
        n=len(video.hashtags)
    ),
    "labels": lambda video: ", ".join(video.labels),
    "shows": lambda video: ", ".join(sorted(video.shows)),
    "voice_over": lambda video: _("yes") if video.voice_over else _("no"),
    "flag": lambda video: labels.flag(video.flag),
    "ignored": lambda video: ", ".join(rule.code for rule in video.ignored),
}
"""What a row is shown as, by the field of a column."""
