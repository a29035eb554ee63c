"""Turns a table of other people's making into planned videos, without dropping anything that stands in it."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from textwrap import shorten
from typing import Literal

from models.choices import Stage
from models.records import Beat
from planner import signs, times
from planner.errors import PlanError
from planner.exchange import cells as cells_of
from planner.exchange import ignored
from planner.exchange.ignored import IgnoredRule
from planner.exchange.limits import MAX_SHORT
from planner.exchange.tables import Problem, Table
from planner.i18n import _
from planner.texts import beats, clocks, moments, tagtext
from planner.texts.vocabulary import listed, plain, words

NOON = dt.time(12)  # for a date without a time; the user is told
TITLE_LENGTH = 60  # characters of a caption that make a title
PROGRESS_STEP = 200  # rows
SHORT = frozenset(
    {"date", "time", "datetime", "zone", "length", "stage", "format", "voice_over", "shows", "hashtags",
     "labels", "ignored"}
)  # fmt: skip
"""Fields whose cells are short by nature: no longer one is looked into."""

_Seen = Counter[tuple[str, str]]  # how many rows had this title and product
DateOrder = Literal["day_first", "month_first", "iso", "ambiguous"]

_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*+[)\]]")
_ITEMS = re.compile(r"[,;|/+&\n]| and | dan ")


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
    ignored: tuple[IgnoredRule, ...] = ()
    labels: tuple[str, ...] = ()
    place: str = ""
    props: str = ""


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

    def fill(self, name: str, text: str) -> None:
        """Set a field's cell; one that is too long for what it holds is kept for the notes instead."""
        self.cells[name] = text
        if name in SHORT and len(text) > MAX_SHORT:
            said = _("Row {row}, “{column}”: more than {most} characters can't be read here.")
            self.tell(name, said.replace("{most}", str(MAX_SHORT)))
            del self.cells[name]

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
    for left_out in (re.compile(r"(?!)"), _IN_BRACKETS):  # "Length (s)" only where no "Length" is
        headers = {plain(left_out.sub("", header)): header for header in reversed(table.headers)}
        for alias, name in words("fields").items():
            header = headers.get(alias)
            if header is not None and header not in fields and name not in fields.values():
                fields[header] = name
    return fields


def date_order(table: Table, columns: dict[str, str]) -> DateOrder:
    """Return how the numeric dates of a table are written; "ambiguous" if there are some and none decides."""
    dated = {"date", "datetime"}
    places = [place for place, header in enumerate(table.headers) if columns.get(header) in dated]
    days_first = months_first = unclear = 0
    for cell in {row[place] for row in table.rows for place in places}:
        if len(cell) <= MAX_SHORT and (numbers := moments.numeric(cell)):
            first, second = numbers
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
    headers = {columns[h]: h for h in reversed(table.headers) if columns.get(h) in listed()["fields"]}
    names = {header: name for name, header in headers.items()}
    seen = _Seen()
    for done, (number, cells) in enumerate(table.numbered(), 1):
        row = _Row(number, headers, {})
        for header, cell in zip(table.headers, cells, strict=True):
            if text := cells_of.whole(signs.without(cell).strip()):
                text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
                if header in names:
                    row.fill(names[header], text)
                else:
                    row.kept.append(f"{header}: {text}")
        if any(signs.without(cell) is not cell for cell in cells):
            row.tell("", _("Row {row} held control characters, which were left out."), "note")
        video = _video(row, *_when(row, today, zone, day_first), seen)
        plan.videos.extend([video] if video else [])
        plan.problems.extend(row.problems)
        if done % PROGRESS_STEP == 0:
            progress(done)
    return plan


def _video(row: _Row, at: dt.datetime | None, zone: str, seen: _Seen) -> PlannedVideo | None:
    """Return a row's video, or None if nothing in the row could be read."""
    get = row.cells.get
    script, marked = _script(row)
    caption, lifted = tagtext.lift(get("caption", ""))
    kind, voice_over = _meaning(row, "format"), _meaning(row, "voice_over")
    stage = _meaning(row, "stage", _("Row {row}, “{column}”: “{value}” is no stage. It was read as an idea."))
    length, shows = _length(row), _shows(row)
    texts = row.cells.keys() - {"date", "time", "datetime", "zone", "format", "stage", "length", "shows"}
    if not (texts or at or kind or stage or length or shows):
        row.tell("", _("Row {row} has nothing that makes a video and was left out. Check the columns."))
        return None
    waived = _ignored(row)
    title = " ".join((get("title") or get("hook") or _firstwords(caption)).split())
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
        length=length or max((beat.end for beat in marked), default=0) or None,
        beats=marked,
        script=script,
        sound=get("sound", ""),
        sound_link=get("sound_link", ""),
        voice_over="voice_over" in row.cells and voice_over != "no",
        caption=caption,
        hashtags=tagtext.appended(tagtext.behind(caption, tagtext.split_list(get("hashtags", ""))), lifted),
        product=get("product", ""),
        cta=get("cta", ""),
        notes="\n".join([*filter(None, [get("notes")]), *row.kept]),
        ignored=waived,
        labels=tuple(dict.fromkeys(tagtext.split_labels(get("labels", "")))),
        place=get("place", ""),
        props=get("props", ""),
    )


def _script(row: _Row) -> tuple[str, tuple[Beat, ...]]:
    """Return a row's script and beats: those of its own column, else those that marks in the script open."""
    script, cell = row.cells.get("script", ""), row.cells.get("beats", "")
    found = cells_of.read_beats(cell) if cell else None
    name, rest, marked = (
        ("beats", script, found) if found is not None else ("script", *beats.read_script(script))
    )
    if cell and found is None:
        row.keep("beats")
    try:
        return rest, beats.lawful(marked)
    except PlanError as error:
        reason = str(error).replace("{", "{{").replace("}", "}}")
        row.tell(name, _("Row {row}, “{column}”: {reason}").replace("{reason}", reason))
        return script, ()


def _key(title: str, product: str, seen: _Seen) -> str:
    """Return the identity of the next row with this title and product."""
    same = (tagtext.fold(title), tagtext.fold(product))
    seen[same] += 1
    return blake2b("\0".join((*same, str(seen[same]))).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _firstwords(caption: str) -> str:
    """Return the words that a caption's first line begins with, as many as make a title."""
    line = caption.strip().partition("\n")[0]
    return shorten(line, TITLE_LENGTH, placeholder="") or line[:TITLE_LENGTH]


def _meaning(row: _Row, name: str, refusal: str = "") -> str:
    """Return what the word of a field stands for, "" without one; a word for nothing goes to the notes."""
    text = row.cells.get(name, "")
    meaning = words(name).get(plain(text), "")
    if text and not meaning:
        row.tell(name, refusal) if refusal else row.keep(name)
    return meaning


def _length(row: _Row) -> float | None:
    """Return the length that the row names, in seconds."""
    text = row.cells.get("length", "")
    length = beats.seconds(text)
    try:
        return None if not text else beats.lawful_length(length or 0)
    except PlanError:
        row.tell(
            "length",
            _(
                "Row {row}, “{column}”: “{value}” is no length. Write seconds above zero and below a day, such as 22."
            ),
        )
        return None


def _ignored(row: _Row) -> tuple[IgnoredRule, ...]:
    """Return the rules that the row wants ignored; the cell goes to the notes if it says anything else."""
    text = row.cells.get("ignored", "")
    rules, readable = ignored.read(text)
    if not readable and words("voice_over").get(plain(text)) != "no":
        row.tell(
            "ignored",
            _("Row {row}, “{column}”: “{value}” names no rule. Write it like TAG002: the client wants it."),
        )
    return rules


def _shows(row: _Row) -> frozenset[str]:
    """Return what the first second shows; the cell goes to the notes too if it says more than that."""
    items = [plain(item) for item in _ITEMS.split(row.cells.get("shows", "").lower()) if item.strip()]
    known = words("shows")
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
    if "time" not in row.cells and (moment := moments.moment(row.cells.get(name, ""))):
        return times.to_wall(moment, zone), zone
    day = moments.day(row.cells.get(name, ""), today, day_first)
    if day is None:
        if name in row.cells:
            row.tell(
                name, _("Row {row}, “{column}”: “{value}” is not one date. Write one, such as 8 Apr 2027.")
            )
        if "time" in row.cells:
            row.tell("time", _("Row {row}, “{column}”: “{value}” has no date and went to the notes."), "note")
            row.keep("time")
        return None, zone
    date, rest = day.date, day.rest
    _tell_notes(row, name, day.notes)
    if "time" in row.cells and rest and clocks.clock(rest) is None:
        row.keep(name)
    name = "time" if "time" in row.cells else name
    return _at(row, name, row.cells.get("time", rest), date, named=named, zone=zone)


def _at(row: _Row, name: str, text: str, date: dt.date, *, named: str, zone: str) -> tuple[dt.datetime, str]:
    """Return a date with the time in ``text``, which the field ``name`` holds, and the zone of both."""
    clock = clocks.clock(text)
    if clock is None and text:
        row.tell(name, _("Row {row}, “{column}”: “{value}” has no time such as 19:00. 12:00 was taken."))
    elif clock is None:
        row.tell(name, _("Row {row}, “{column}”: there is no time, so 12:00 was taken. Check it."), "note")
    if clock is None:
        return dt.datetime.combine(date, NOON), zone
    _tell_notes(row, name, clock.notes, clock=True)
    if clock.rest or (named and clock.zone not in {"", named}):
        row.keep(name)
    return dt.datetime.combine(date, clock.time), named or clock.zone or zone


def _tell_notes(row: _Row, name: str, notes: tuple[str, ...], *, clock: bool = False) -> None:
    """Tell what was understood of a date or time, and how."""
    if not notes:
        return
    said = {
        moments.RANGE: _("Row {row}, “{column}”: “{value}” are several times. The first was taken.")
        if clock
        else _("Row {row}, “{column}”: “{value}” are several days. The first was taken."),
        moments.WEEKDAY_CONTRADICTS: _(
            "Row {row}, “{column}”: “{value}” is on another weekday. The date was taken."
        ),
        moments.SIGN_LEFT_OUT: _("Row {row}, “{column}”: the sign in “{value}” was not taken over."),
        clocks.PART_OF_DAY: _("Row {row}, “{column}”: “{value}” names no hour. A usual one was taken."),
        clocks.SECOND_ZONE: _("Row {row}, “{column}”: “{value}” names two zones. The first was taken."),
    }
    for note in notes:
        if note in said:
            row.tell(name, said[note], "note")


def _zone(row: _Row) -> str:
    """Return the IANA name of the zone that the row names, "" without one."""
    text = row.cells.get("zone", "")
    name = words("zone").get(plain(text), text)
    try:
        return times.zone(name).key if name else ""
    except PlanError:
        row.tell("zone", _("Row {row}, “{column}”: “{value}” is no time zone. Write it like Asia/Jakarta."))
        return ""
