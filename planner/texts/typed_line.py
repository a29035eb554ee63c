"""Understands a video in one line as people type it: "cold brew fri 19:00 #howto @concentrate 22s"."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from models.choices import Stage
from planner.texts import beats, clocks, moments, names, tagtext
from planner.texts.vocabulary import plain, words
from planner.times import EVENING

_TODAY, _TOMORROW, _AFTER = ("today", "hariini"), ("tomorrow", "besok"), ("dayaftertomorrow", "lusa")
_RELATIVE = {word: days for days, some in enumerate((_TODAY, _TOMORROW, _AFTER)) for word in some}
_LEADS = {"on", "this", "hari", "tanggal", "tgl", "pada"}
"""Words that a day may begin with; "next" and "depan" move a weekday into the week after this one."""
_THIS, _NEXT = {"ini"}, {"depan"}
_ABOUT_WEEKS = {"ini", "depan", "lalu"}
_NEVER_A_DAY = {"24/7"}
_NEVER_A_TIME = {"9:16"}
_YEARLESS = re.compile(r"\d{1,2}[-/.]\d{1,2}")
_DOTTED = re.compile(r"\d\.(?!00$|30$)\d\d|(\d\d)\.\1")
"""What is a number rather than a time: 3.50, and the days of sales, 11.11."""
_LENGTH = re.compile(
    r"\d{1,4}(?:[.,]\d)? ?(?:s|secs?|seconds?|detik|dtk|det)|\d{1,2}m ?\d{1,2}s", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?[.,]?")
_OPEN_END = re.compile(r"\d[-\u2010-\u2015~/&+]$|^\d{1,2},$")
_OPEN_START = re.compile(r"['’‘`\u2010-\u2015~/&+-]\d|\d{1,4}[-\u2010-\u2015~/&+]\d")
_UNTIL = frozenset(
    (
        "to",
        "until",
        "till",
        "through",
        "thru",
        "and",
        "or",
        "s/d",
        "sd",
        "sampai",
        "hingga",
        "dan",
        "atau",
        *"-‐–—~/&+",
    )
)
"""What may stand between the first day of several and the last."""
_HOURS = re.compile(
    r"(?:[^\W\d]+[ -])*(?!1[3-9]|2[0-3])\d{1,2} ?(?:h|hs|hrs?|horas?|heures?)|(?:[^\W\d]+[ -])+\d{1,2}",
    re.IGNORECASE,
)
"""What a line says of how long or how many, rather than of when: "in 3 h", "las 5 cosas"."""
_TIME_LEAD = re.compile(r"(?:pukul|pkl|jam|at|@)\.? ?\d{1,2}", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<![\d/.-])\d{1,2}[-.]\d{1,2}(?![\d/.-])")
_RATHER_WORDS = {"mac", "dis"}
_AT_ONCE = 8  # words that a day may have
_EDGES = " \t,;()[]"
_BETWEEN = " ,;|–—-"


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in a line, as str indexes, and what it is: day, time, format, hashtag, product,
    length or stage."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a calendar knows by name: its products, and its formats' keys by the plain form of their names.

    ``times`` are when a video is planned of which a day alone is said, by weekday (0 is Monday).
    """

    products: tuple[str, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    times: Mapping[int, dt.time] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line says. ``day`` and ``time`` are wall clock; ``format`` is a key; hashtags stand without #."""

    title: str
    day: dt.date | None = None
    time: dt.time | None = None
    zone: str = ""
    """IANA name, where the line names a zone."""
    format: str | None = None
    hashtags: tuple[str, ...] = ()
    product: str = ""
    length: float | None = None
    """In seconds."""
    stage: Stage | None = None
    slot: dt.time | None = None
    """The time of the day's slot, where a day is said and no time."""
    spans: tuple[Span, ...] = ()
    """What was understood, in its order; none lies over another."""

    @property
    def at(self) -> dt.datetime | None:
        """When the video is planned; None for an idea without a day."""
        return dt.datetime.combine(self.day, self.time or self.slot or EVENING) if self.day else None


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    value: Any
    stays: bool = False
    """Whether the words are part of the title as well."""


_Day = dt.date | int | tuple[int, int]
"""A date, a number of days ahead, or a weekday (0 is Monday) and how many weeks to add."""
_Found = tuple[int, list[_Piece]]
"""How many tokens were understood, and as what."""


def understand(line: str, now: dt.datetime, known: Known = Known()) -> Understood:
    """Return what a line says; ``now`` is wall clock.

    The last day and the last time of a line count, so that the title may begin with one. A weekday is the
    nearest one to come, and so is a date without a year. A format's name may stand in the title, which keeps
    it; behind a # it is a format and no hashtag. ``!`` stands before a stage. A day without a time has that of its
    weekday's slot.
    """
    tokens = [_Token(found[0], found.start(), found.end()) for found in re.finditer(r"\S+", line)]
    pieces = _chosen(_pieces(tokens, now, known))
    by_kind: dict[str, list[Any]] = {}
    for piece in pieces:
        by_kind.setdefault(piece.span.kind, []).append(piece.value)
    one: Callable[[str, Any], Any] = lambda kind, otherwise: by_kind.get(kind, [otherwise])[0]  # noqa: E731
    time, zone = one("time", (None, ""))
    day = _day(one("day", None), time, now, known)
    return Understood(
        title=_title(line, [piece.span for piece in pieces if not piece.stays]),
        day=day,
        time=time,
        slot=known.times.get(day.weekday()) if day and time is None else None,
        zone=zone,
        format=one("format", None),
        hashtags=tagtext.appended((), tuple(by_kind.get("hashtag", ()))),
        product=one("product", ""),
        length=one("length", None),
        stage=one("stage", None),
        spans=tuple(piece.span for piece in pieces),
    )


def _pieces(tokens: Sequence[_Token], now: dt.datetime, names: Known) -> list[_Piece]:
    """Return everything that may be understood, from left to right."""
    readers: tuple[Callable[[Sequence[_Token]], _Found | None], ...] = (
        partial(_signed, names=names),
        partial(_date, today=now.date()),
        _clock,
        _length,
        partial(_format, names=names),
    )
    found: list[_Piece] = []
    at = 0
    while at < len(tokens):
        rest = tokens[at : at + _AT_ONCE]
        if skipped := _no_day(rest, tokens[at - 1].text if at else ""):
            at += skipped
            continue
        taken, pieces = next(filter(None, (read(rest) for read in readers)), (1, []))
        if (
            pieces
            and pieces[0].span.kind == "day"
            and _goes_on(tokens, at, at + taken, pieces[0].value, now.date())
        ):
            pieces = []
        found += pieces
        at += taken
    return found


def _no_day(tokens: Sequence[_Token], before: str) -> int:
    """Return how many words only look like a Sunday: "5 min", and a week, "minggu ini"."""
    first, *rest = (plain(token.text) for token in tokens)
    if first == "min" and before.isdigit():
        return 1
    return 2 if first == "minggu" and rest and rest[0] in _ABOUT_WEEKS else 0


def _goes_on(tokens: Sequence[_Token], start: int, end: int, value: _Day, today: dt.date) -> bool:
    """Return whether tokens around a day make several days of it, or another: "7 & 8 Dec", "12 Dec '27"."""
    if isinstance(value, int):
        return False
    return _ends_open(tokens[:start]) or _more_of_a_day(tokens[end:], isinstance(value, dt.date), today)


def _ends_open(tokens: Sequence[_Token]) -> bool:
    """Return whether words end like the first of several days: "7 &", "Mon -", "7-"."""
    *before, last = [token.text.lower() for token in tokens[-2:]] or [""]
    if last in _UNTIL and before:
        name = plain(before[0])
        return before[0][-1].isdigit() or name in words("months") or name in words("weekdays")
    return bool(_OPEN_END.search(last)) or (last.endswith(",") and plain(last) in words("months"))


def _more_of_a_day(rest: Sequence[_Token], dated: bool, today: dt.date) -> bool:
    """Return whether words go on with a day, a date where ``dated``: until when, another one, its year."""
    if not rest:
        return False
    first, number = rest[0].text, _BARE_NUMBER.fullmatch(rest[0].text)
    if first.lower() in _UNTIL:
        named = bool(rest[1:]) and _BARE_NUMBER.fullmatch(rest[1].text) is not None
        return (dated and named) or _date(rest[1:6], today) is not None
    if number and not _clock(rest) and not _length(rest):
        return dated or (len(rest) > 1 and rest[1].text.lower() in _UNTIL)
    return bool(_OPEN_START.match(first)) or (dated and plain(first) in words("months"))


def _chosen(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the pieces that count: all hashtags, the last of any other kind; a format behind # goes first."""
    last: dict[str, _Piece] = {}
    for piece in pieces:
        kind = piece.span.kind
        if not (kind == "format" and piece.stays and kind in last):
            last[kind] = piece
    return [piece for piece in pieces if piece.span.kind == "hashtag" or last[piece.span.kind] is piece]


def _signed(tokens: Sequence[_Token], names: Known) -> _Found | None:
    """Read what begins with #, @ or !."""
    token = tokens[0]
    text = token.text.rstrip(",;.")
    if text[:1] in "#＃":
        tags = tagtext.find(text)
        if not tags or tags[0].start or tags[-1].end < len(text):
            return None
        starts = [token.start + tag.start for tag in tags]
        ends = [*starts[1:], token.end]
        return 1, [
            _Piece(Span(start, end, "format"), key)
            if (key := _format_key(tag.name, names))
            else _Piece(Span(start, end, "hashtag"), tag.name)
            for tag, start, end in zip(tags, starts, ends, strict=True)
        ]
    if text.startswith("@") and len(text) > 1:
        return _product(tokens, names)
    if text.startswith("!") and (stage := words("stage").get(plain(text))):
        return 1, [_Piece(Span(token.start, token.end, "stage"), Stage(stage))]
    return None


def _product(tokens: Sequence[_Token], names: Known) -> _Found | None:
    """Read a product: the known one that the words after @ begin, as many words as do; else the one word."""
    best: tuple[int, str] | None = None
    for count in range(1, min(5, len(tokens)) + 1):
        wanted = plain(_joined(tokens[:count]).removeprefix("@"))
        fitting = [product for product in names.products if plain(product).startswith(wanted)]
        if not wanted or not fitting or (count > 1 and tokens[count - 1].text[:1] in "#@!"):
            break
        best = count, min(fitting, key=lambda product: (len(product), product))
    if best is None and _clock(tokens):
        return None
    taken, product = best or (1, tokens[0].text[1:].rstrip(",;."))
    if not product:
        return None
    return taken, [_Piece(Span(tokens[0].start, tokens[taken - 1].end, "product"), product)]


def _date(tokens: Sequence[_Token], today: dt.date) -> _Found | None:
    """Read a day: a word for one, a weekday, or a date."""
    for taken in range(len(tokens), 0, -1):
        some = tokens[:taken]
        texts = [token.text.strip(_EDGES + ".") for token in some]
        if any(text[:1] in "#@!" for text in texts):
            continue
        time = ""
        value: _Day | None = _worded_day(texts)
        if value is None:
            value, time = _dated(" ".join(texts), today)
        if value is None:
            continue
        if _rather_a_number(texts, tokens[taken - 1 :]):
            continue
        start, end = some[0].start, some[-1].end
        pieces = [_Piece(Span(start, end - len(time), "day"), value)]
        if time and (clock := clocks.clock(time)):
            pieces.append(
                _Piece(Span(end - len(time), end, "time"), (clock.time.replace(second=0), clock.zone))
            )
        return taken, pieces
    return None


def _rather_a_number(texts: Sequence[str], last: Sequence[_Token]) -> bool:
    """Return whether two digits at the end of a date belong to what follows, as in "7 Dec 30 detik"."""
    two = len(texts) > 1 and len(texts[-1]) == 2 and texts[-1].isdigit() and not texts[-2].isdigit()
    follows = len(last) > 1 and last[1].text[0] not in "#@!" and _clock(last[1:]) is None
    return two and len(texts) > 2 and any(text[:1].isdigit() for text in texts[:-1]) and follows


def _worded_day(texts: Sequence[str]) -> int | tuple[int, int] | None:
    """Return how many days ahead a few words are, or a weekday and how many weeks to add; None for others."""
    plains = [plain(text) for text in texts]
    if (ahead := _RELATIVE.get("".join(plains))) is not None:
        return ahead
    weeks = 0
    if len(plains) > 1 and (plains[0] == "next" or plains[-1] in _NEXT):
        weeks, plains = 1, plains[1:] if plains[0] == "next" else plains[:-1]
    elif len(plains) > 1 and plains[-1] in _THIS:
        plains = plains[:-1]
    if len(plains) > 1 and plains[0] in _LEADS:
        plains = plains[1:]
    weekday = words("weekdays").get(plains[0]) if len(plains) == 1 else None
    return None if weekday is None else (int(weekday), weeks)


def _dated(text: str, today: dt.date) -> tuple[dt.date | None, str]:
    """Return the date that a text is, and the time of day that it ends with, as in "2026-11-25T19:00"."""
    first, _blank, rest = text.partition(" ")
    if rest and plain(first) in _LEADS:
        text = rest
    if text in _NEVER_A_DAY or not _begins_a_date(text):
        return None, ""
    found: moments.Day | None = None
    for ahead in (
        0,
        182,
        300,
    ):  # a date without a year is the nearest to a day, so that moves into the future
        found = moments.day(text, _later(today, ahead), day_first=True)
        if found is None or found.date >= today:
            break
    if found is None or (found.rest and (" " in text or _whole_clock(found.rest) is None)):
        return None, ""
    return found.date, found.rest


def _begins_a_date(text: str) -> bool:
    """Return whether a text may be a date: a number, a month or a weekday first, and no words that are others too."""
    said = re.findall(names.WORD, text)
    months = [word for word in said if names.month(word)]
    first = said[0] if said and text.startswith(said[0]) else ""
    if not any(map(str.isdigit, text)) or (
        first and not (first in months or names.weekday(first) is not None)
    ):
        return False
    if not months and _NUMBERS.search(text):
        return text.count(".") == 2 or text.count("-") == 2
    risky = any(names.foreign_short(word) or plain(word) in _RATHER_WORDS for word in months)
    return not risky or re.search(r"\d{4}", text) is not None


def _whole_clock(text: str) -> clocks.Clock | None:
    """Return the time that a whole text is; the mere name of a part of the day is none."""
    if not any(map(str.isdigit, text)):
        return None  # a title may end "at five"
    found = clocks.clock(text)
    return found if found and not found.rest and clocks.PART_OF_DAY not in found.notes else None


def _later(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))


def _clock(tokens: Sequence[_Token]) -> _Found | None:
    """Read a time of day, with its zone."""
    for taken in range(min(4, len(tokens)), 0, -1):
        text = _joined(tokens[:taken])
        if text in _NEVER_A_TIME or _DOTTED.fullmatch(text):
            continue
        if _HOURS.fullmatch(text) and not _TIME_LEAD.search(text):
            continue
        if (found := _whole_clock(text)) and not names.folded(text).isalpha():
            span = Span(tokens[0].start, tokens[taken - 1].end, "time")
            return taken, [_Piece(span, (found.time.replace(second=0), found.zone))]
    return None


def _length(tokens: Sequence[_Token]) -> _Found | None:
    """Read a length in seconds; of two words only from five seconds on, as "3 detik pertama" is none."""
    for taken in range(min(2, len(tokens)), 0, -1):
        text = _joined(tokens[:taken])
        length = beats.seconds(text) if _LENGTH.fullmatch(text) else None
        if length and (taken == 1 or length >= 5):
            return taken, [_Piece(Span(tokens[0].start, tokens[taken - 1].end, "length"), length)]
    return None


def _format(tokens: Sequence[_Token], names: Known) -> _Found | None:
    """Read a format's name, which stays in the title."""
    for taken in range(min(4, len(tokens)), 0, -1):
        if key := _format_key(_joined(tokens[:taken]), names):
            return taken, [_Piece(Span(tokens[0].start, tokens[taken - 1].end, "format"), key, stays=True)]
    return None


def _format_key(name: str, names: Known) -> str | None:
    return names.formats.get(plain(name)) or words("format").get(plain(name))


def _joined(tokens: Sequence[_Token]) -> str:
    return " ".join(token.text for token in tokens).strip(_EDGES)


def _day(
    value: dt.date | int | tuple[int, int] | None, time: dt.time | None, now: dt.datetime, known: Known
) -> dt.date | None:
    """Return the day that is meant: one that is still to come where the line leaves that open."""
    today = now.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int):
        return _later(today, value)
    over = (time or known.times.get(today.weekday(), EVENING)) <= now.time()
    if value is None:
        return _later(today, int(over)) if time else None
    weekday, weeks = value
    if weeks:
        return _later(today, 7 - today.weekday() + weekday)
    ahead = (weekday - today.weekday()) % 7
    return _later(today, 7 if over and not ahead else ahead)


def _title(line: str, gone: Sequence[Span]) -> str:
    kept, at = [], 0
    for span in gone:
        kept.append(line[at : span.start])
        at = span.end
    return " ".join(" ".join([*kept, line[at:]]).split()).strip(_BETWEEN)
