"""Turns a table of other people's making into planned videos, without dropping anything that stands in it."""

import datetime as dt
import re
import tomllib
from calendar import monthrange
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from textwrap import shorten
from typing import Literal

from models.choices import Stage
from models.records import Beat
from planner import beats, tagtext, times
from planner.errors import PlanError
from planner.exchange.tables import Problem, Table
from planner.i18n import _

NOON = dt.time(12)  # for a date without a time; the user is told
TITLE_LENGTH = 60  # characters of a caption that make a title
PROGRESS_STEP = 200  # rows
YEARS = range(1990, 2101)  # a date outside of them is a slip

_Seen = Counter[tuple[str, str]]  # how many rows had this title and product
DateOrder = Literal["day_first", "month_first", "iso", "ambiguous"]

_PRESETS = Path(__file__).parents[2] / "assets" / "presets"
_NOT_PLAIN = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_ITEMS = re.compile(r"[,;|/+&\n]| and | dan ")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?!\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})(?:\2(?P<y>\d{4}|\d\d))?(?!\d)", re.ASCII)
_YEAR = r"(?:,?[\s-]+(?P<y>\d{4})(?![\d:.])|-(?P<yy>\d\d)(?![\d:.]))?"
_ORDINAL = r"(?P<d>\d{1,2})(?:(?:st|nd|rd|th)\b)?"
_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_DAY_MONTH = re.compile(rf"{_ORDINAL}\.?[\s-]*(?:of\s+)?{_MONTH}{_YEAR}", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"{_MONTH}[\s-]*{_ORDINAL}(?![\d:]){_YEAR}", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?P<lead>(?:pukul|pkl|jam|at|@)\.?\s*)?(?P<h>\d{1,2})(?:[:.h](?P<m>\d\d)(?:[:.](?P<s>\d\d)(?:[.,]\d+)?)?)?"
    r"(?!\d)(?P<tail>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlannedVideo:
    """One row as a video: ``at`` is wall-clock time in ``zone``, ``length`` in seconds, ``row`` 1 the first.

    ``key`` is the same when the same row comes in again: it tells title, product and how many such rows came.
    """

    row: int
    key: str
    title: str
    stage: Stage
    at: dt.datetime | None
    zone: str
    format: str | None
    hook: str
    overlay: str
    shows: frozenset[str]
    length: float | None
    beats: tuple[Beat, ...]
    script: str
    sound: str
    sound_link: str
    voice_over: bool
    caption: str
    hashtags: tuple[str, ...]
    product: str
    cta: str
    notes: str


@dataclass(frozen=True, slots=True)
class ParsedPlan:
    """The videos of a table in its order, and what there is to say about its rows."""

    videos: list[PlannedVideo]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row while it is read: filled cells and headers by field, lines for the notes, problems."""

    number: int
    headers: dict[str, str]
    cells: dict[str, str]
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def keep(self, name: str) -> None:
        """Keep a field's cell, as it was typed, for the notes."""
        self.kept.append(f"{self.headers[name]}: {self.cells[name]}")

    def tell(self, name: str, text: str, level: Literal["error", "note"] = "error") -> None:
        """Add a problem with a field; ``text`` may name row, column and value. An error's cell is kept."""
        column, value = self.headers.get(name), self.cells.get(name, "")
        value = value if len(value) <= TITLE_LENGTH else value[:TITLE_LENGTH] + "…"
        message = text.format(row=self.number, column=column, value=value)
        self.problems.append(Problem(self.number, column, message, level))
        if level == "error" and name in self.cells:
            self.keep(name)


def guess_columns(table: Table) -> dict[str, str]:
    """Return the field that each header most likely is; headers that are none are not in it."""
    fields: dict[str, str] = {}
    for ignored in (re.compile(r"(?!)"), _IN_BRACKETS):  # "Length (s)" only where no "Length" is
        plain = {_plain(ignored.sub("", header)): header for header in reversed(table.headers)}
        for alias, name in _words("fields").items():
            header = plain.get(alias)
            if header is not None and header not in fields and name not in fields.values():
                fields[header] = name
    return fields


def date_order(table: Table, columns: dict[str, str]) -> DateOrder:
    """Return how the numeric dates of a table are written; "ambiguous" if there are some and none decides."""
    dated = {"date", "datetime"}
    places = [place for place, header in enumerate(table.headers) if columns.get(header) in dated]
    days_first = months_first = unclear = 0
    for cell in {row[place] for row in table.rows for place in places}:
        if match := _YEAR_LAST.match(_without_weekday(cell)[0]):
            first, second = int(match["a"]), int(match["b"])
            days_first += second <= 12 < first
            months_first += first <= 12 < second
            unclear += first <= 12 >= second != first
    if days_first != months_first:
        return "day_first" if days_first > months_first else "month_first"
    return "ambiguous" if unclear or days_first else "iso"


def parse(
    table: Table,
    columns: dict[str, str],
    *,
    today: dt.date,
    zone: str,
    day_first: bool | None,
    progress: Callable[[int], None] = lambda _rows: None,
) -> ParsedPlan:
    """Return the videos in a table whose headers are the fields that ``columns`` says.

    A date without a year is the one nearest to ``today``; times are in ``zone`` where a row names no other.
    ``day_first`` None asks ``date_order``. ``progress`` gets the rows done, every ``PROGRESS_STEP`` of them,
    and stops the work by raising Cancelled. No cell raises: one that can't be read is a problem of level
    "error" and goes to the notes, as does what is no field. The second header of a field is no field.
    """
    plan = ParsedPlan([], [])
    if day_first is None:
        order = date_order(table, columns)
        day_first = order != "month_first"
        if order == "ambiguous":
            text = _("It is unclear whether day or month comes first in the dates. The day was taken.")
            plan.problems.append(Problem(None, None, text, "note"))
    headers = {columns[h]: h for h in reversed(table.headers) if columns.get(h) in _presets()["fields"]}
    names = {header: name for name, header in headers.items()}
    seen = _Seen()
    for done, (number, cells) in enumerate(table.numbered(), 1):
        row = _Row(number, headers, {})
        for header, cell in zip(table.headers, cells, strict=True):
            if text := cell.strip():
                text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
                if header in names:
                    row.cells[names[header]] = text
                else:
                    row.kept.append(f"{header}: {text}")
        video = _video(row, *_when(row, today, zone, day_first), seen)
        plan.videos.extend([video] if video else [])
        plan.problems.extend(row.problems)
        if done % PROGRESS_STEP == 0:
            progress(done)
    return plan


@cache
def _presets() -> dict[str, dict[str, list[str]]]:
    """Return the words for fields, stages, months and so on, as the presets files have them."""
    listed: dict[str, dict[str, list[str]]] = tomllib.loads((_PRESETS / "columns.toml").read_text("utf-8"))
    formats = tomllib.loads((_PRESETS / "formats.toml").read_text("utf-8"))["format"]
    return listed | {"format": {one["key"]: [one["key"], one["name"], *one["aliases"]] for one in formats}}


@cache
def _words(about: str) -> dict[str, str]:
    """Return what the words of one presets table mean, by their plain form."""
    return {_plain(word): key for key, words in _presets()[about].items() for word in words}


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Return a text without case, blanks and punctuation; a lone sign such as ✓ stays."""
    return _NOT_PLAIN.sub("", text.casefold()) or text.strip(" \ufe0f")


def _video(row: _Row, at: dt.datetime | None, zone: str, seen: _Seen) -> PlannedVideo | None:
    """Return a row's video, or None if nothing in the row could be read."""
    get = row.cells.get
    script, marked = beats.read_script(get("script", ""))
    caption, lifted = tagtext.lift(get("caption", ""))
    kind, voice_over = _meaning(row, "format"), _meaning(row, "voice_over")
    stage = _meaning(row, "stage", _("Row {row}, “{column}”: “{value}” is no stage. It was read as an idea."))
    length, shows = _length(row), _shows(row)
    texts = row.cells.keys() - {"date", "time", "datetime", "zone", "format", "stage", "length", "shows"}
    if not (texts or at or kind or stage or length or shows):
        row.tell("", _("Row {row} has nothing that makes a video and was left out. Check the columns."))
        return None
    title = " ".join((get("title") or get("hook") or _first_words(caption)).split())
    if not title:
        row.tell("", _("Row {row} has no title, no hook and no caption. Give the video a title."))
    return PlannedVideo(
        row=row.number,
        key=_key(title, get("product", ""), seen),
        title=title or _("Untitled video"),
        stage=Stage(stage or Stage.IDEA),
        at=at,
        zone=zone,
        format=kind or None,
        hook=get("hook", ""),
        overlay=get("overlay", ""),
        shows=shows,
        length=length or (max(beat.end for beat in marked) if marked else None),
        beats=marked,
        script=script,
        sound=get("sound", ""),
        sound_link=get("sound_link", ""),
        voice_over="voice_over" in row.cells and voice_over != "no",
        caption=caption,
        hashtags=tagtext.appended(tagtext.split_list(get("hashtags", "")), lifted),
        product=get("product", ""),
        cta=get("cta", ""),
        notes="\n".join([*filter(None, [get("notes")]), *row.kept]),
    )


def _key(title: str, product: str, seen: _Seen) -> str:
    """Return the identity of the next row with this title and product."""
    same = (tagtext.fold(title), tagtext.fold(product))
    seen[same] += 1
    return blake2b("\0".join((*same, str(seen[same]))).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _first_words(caption: str) -> str:
    """Return the words that a caption's first line begins with, as many as make a title."""
    line = caption.strip().partition("\n")[0]
    return shorten(line, TITLE_LENGTH, placeholder="") or line[:TITLE_LENGTH]


def _meaning(row: _Row, name: str, refusal: str = "") -> str:
    """Return what the word of a field stands for, "" without one; a word for nothing goes to the notes."""
    text = row.cells.get(name, "")
    meaning = _words(name).get(_plain(text), "")
    if text and not meaning:
        row.tell(name, refusal) if refusal else row.keep(name)
    return meaning


def _length(row: _Row) -> float | None:
    """Return the length that the row names, in seconds."""
    text = row.cells.get("length", "")
    length = beats.seconds(text) or None
    if text and not length:
        row.tell("length", _("Row {row}, “{column}”: “{value}” is no length. Write seconds, such as 22."))
    return length


def _shows(row: _Row) -> frozenset[str]:
    """Return what the first second shows; the cell goes to the notes too if it says more than that."""
    items = [_plain(item) for item in _ITEMS.split(row.cells.get("shows", "").lower()) if item.strip()]
    known = _words("shows")
    if not all(item in known for item in items):
        row.keep("shows")
    return frozenset(known[item] for item in items if item in known)


def _when(row: _Row, today: dt.date, zone: str, day_first: bool) -> tuple[dt.datetime | None, str]:
    """Return the wall-clock time that the row names, None without a date, and its zone."""
    named = _zone(row)
    zone = named or zone
    name = "datetime" if "datetime" in row.cells else "date"
    if name == "datetime" and "date" in row.cells:
        row.keep("date")
    if "time" not in row.cells and (moment := _read_moment(row.cells.get(name, ""))):
        return times.to_wall(moment, zone), zone
    day = _read_day(row.cells.get(name, ""), today, day_first)
    if day is None:
        if name in row.cells:
            row.tell(name, _("Row {row}, “{column}”: “{value}” is no date. Write it like 2026-07-08."))
        if "time" in row.cells:
            row.tell("time", _("Row {row}, “{column}”: “{value}” has no date and went to the notes."), "note")
            row.keep("time")
        return None, zone
    date, rest = day
    if "time" in row.cells and rest and _read_clock(rest) is None:
        row.keep(name)
    name = "time" if "time" in row.cells else name
    return _at(row, name, row.cells.get("time", rest), date, named=named, zone=zone)


def _at(row: _Row, name: str, text: str, date: dt.date, *, named: str, zone: str) -> tuple[dt.datetime, str]:
    """Return a date with the time in ``text``, which the field ``name`` holds, and the zone of both."""
    clock = _read_clock(text)
    if clock is None and text:
        row.tell(name, _("Row {row}, “{column}”: “{value}” has no time such as 19:00. 12:00 was taken."))
    elif clock is None:
        row.tell(name, _("Row {row}, “{column}”: there is no time, so 12:00 was taken. Check it."), "note")
    if clock is None:
        return dt.datetime.combine(date, NOON), zone
    if named and clock[1] not in {"", named}:
        row.keep(name)
    return dt.datetime.combine(date, clock[0]), named or clock[1] or zone


def _zone(row: _Row) -> str:
    """Return the IANA name of the zone that the row names, "" without one."""
    text = row.cells.get("zone", "")
    name = _words("zone").get(_plain(text), text)
    try:
        return times.zone(name).key if name else ""
    except PlanError:
        row.tell("zone", _("Row {row}, “{column}”: “{value}” is no time zone. Write it like Asia/Jakarta."))
        return ""


def _without_weekday(text: str) -> tuple[str, int | None]:
    """Return a text without the weekday's name in it, and the weekday, 0 for Monday."""
    for word in _WORD.finditer(text):
        if weekday := _words("weekdays").get(_plain(word[0])):
            text = f"{text[: word.start()]} {text[word.end() :]}".replace("( )", "")
            return text.strip(" ,.\t"), int(weekday)
    return text.strip(), None


@lru_cache(maxsize=4096)
def _read_day(text: str, today: dt.date, day_first: bool) -> tuple[dt.date, str] | None:
    """Return the date that a text begins with, and the rest, which may be a time."""
    text, weekday = _without_weekday(text)
    if match := _YEAR_FIRST.match(text) or _YEAR_LAST.match(text):
        part = match.groupdict()
        first, second = int(part.get("a") or 0), int(part.get("b") or 0)
        if first and (second > 12 or (not day_first and first <= 12)):
            first, second = second, first
        day, month = int(part.get("d") or first), int(part.get("m") or second)
    elif match := _DAY_MONTH.match(text) or _MONTH_DAY.match(text):
        part = match.groupdict()
        day, month = int(part["d"]), int(_words("months").get(_plain(part["month"]), 0))
    else:
        return None
    year = part["y"] or part.get("yy")
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else range(today.year - 4, today.year + 5)
    possible = [y for y in years if y in YEARS and 1 <= month <= 12 and 1 <= day <= monthrange(y, month)[1]]
    away = {date: abs((date - today).days) for date in (dt.date(y, month, day) for y in possible)}
    nearest = min(away, key=lambda d: (weekday != d.weekday() or away[d] > 366, away[d]), default=None)
    return (nearest, text[match.end() :].lstrip(" ,T\t")) if nearest else None


@lru_cache(maxsize=4096)
def _read_clock(text: str) -> tuple[dt.time, str] | None:
    """Return a time of day and the zone named behind it, if any; "12 malam" is the date's first moment."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    part = zone = ""
    for word in map(_plain, match["tail"].replace(".", "").split()):
        zone = zone or _words("zone").get(word, "")
        part = part or _words("day_parts").get(word, "")
        if word not in _words("zone") and word not in _words("day_parts"):
            return None
    hour = int(match["h"])
    if not (part or match["m"] or match["lead"]) or (part == "morning" and hour > 12):
        return None  # a bare number doesn't tell morning from evening
    if part and hour <= 12:
        hour %= 12
        stays = {"morning": range(12), "noon": range(10, 12), "afternoon": range(0), "night": range(5)}[part]
        hour += 0 if hour in stays else 12
    try:
        return dt.time(hour, int(match["m"] or 0), int(match["s"] or 0)), zone
    except ValueError:
        return None


def _read_moment(text: str) -> dt.datetime | None:
    """Return the moment of an ISO date and time with an offset from UTC."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo and moment.year in YEARS else None
