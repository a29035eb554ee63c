"""Reads dates as people type them in content plans, in ten languages."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

from planner.texts import clocks, date_tokens, names
from planner.texts.date_tokens import FILLERS, YEARS, Tokens, of_year
from planner.texts.names import WORD, folded
from planner.texts.typed_signs import blanked, freed

RANGE = "range"
YEAR_GUESSED = "year_guessed"
WEEKDAY_CONTRADICTS = "weekday_contradicts"
SIGN_LEFT_OUT = "sign_left_out"

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?))?")

_N = "[12o]"
_WEEKDAY = r"(?:[(\[] ?[Ww]\.? ?[)\]][,:]?|W\.?[,:]?|w[.,:])"
_LEAD = re.compile(
    rf" ?(?:- )?(?:[(\[] ?|[BA][:./]? ?-? ?|H[:./]? ?(?=[WBF])|F ?|(?:{_WEEKDAY}|w(?= ?[12o]))(?: ?[/-])? ?|[,:] ?)*"
)
_YEAR = (
    r"(?:(?:[,.]? ?(?:[FE]\.? ?)*|-|/)(?P<y{0}>4)(?![0-9x:]|-4)"
    r"|,? ?(?:[FE] ?)*'(?P<q{0}>2)(?![:0-9])"
    r"| ?(?:E ?)?(?P<t{0}>2)(?!:|[.][12]|[0-9xPAL-]| [PAx0-9]| L(?! ?[0-9])| ?R ?[0-9]))?"
)
# Groups: y a year, q, t one of two digits, m a month, d a day, a and b two numbers, k a dash, p a stop, w all in one.
_POINTS = (
    r"(?P<y0>4)(?P<s0>[-/.])(?P<m0>[12])(?P=s0)(?P<d0>[12])(?![0-9])",
    r"(?P<w>8)(?![0-9])",
    r"(?P<a>[12])(?P<s>[-/.]) ?(?P<b>[12])(?P=s) ?(?:[FE] ?)*(?P<y1>[42])(?![0-9:]|(?P=s)[0-9])",
    (
        r"(?P<a2>[12])(?:/|(?P<k>-)|(?P<p>\.) ?)(?P<b2>[12])\.?(?!x| ?[PA]|[0-9]|[.:/][0-9]"
        rf"|(?<![/.][12])(?<![/.][12]\.)-[0-9]| ?{FILLERS}[MV])(?: ?(?:[FE] ?)+(?P<y2>4))?"
    ),
    rf"(?P<d3>{_N})-(?P<m3>M)-(?P<q3>2)(?![0-9:])",
    rf"(?P<d4>{_N})\.?[ /-]?{FILLERS}(?P<m4>[MV])\.?{_YEAR.format(4)}",
    rf"(?P<m5>M)\.?[ -]?{FILLERS}(?P<d5>{_N})(?![0-9:xPA]|\.[12]){_YEAR.format(5)}",
    rf"(?P<y6>4),? ?(?P<m6>M)\.?,? ?(?P<d6>{_N})(?![0-9:])",
    rf"(?P<d7>{_N})(?!\.[0-9])\.?(?![0-9]|:[0-9])(?:,? ?{FILLERS}(?:(?P<y7>4)(?![0-9x:]|-4)|'(?P<q7>2)(?![:0-9])))?",
)
_POINT = re.compile("|".join(_POINTS))
_SEVERAL = re.compile(r" ?(?:-|/|&|\+|,? ?R|,)(?: ?B)* ?")
_BEHIND = re.compile(rf"(?:,? ?{_WEEKDAY})?[)\]]?")
_MORE = re.compile(
    r"[12o]\.?[ -]?(?:F ?)*[MV]|M\.? ?[12o](?![:0-9])|4[-/.][12][-/.][12]|[12]([/.])[12]\1[24]"
)
_SEPARATED = " \t\n,;|·–—:-@/"


@dataclass(frozen=True, slots=True)
class Day:
    """A date, what stands behind it, and notes.

    ``rest`` may be a time. "range": it is the first of several; "year_guessed": no year stood there;
    "weekday_contradicts": another weekday stood there; "sign_left_out": so did a check mark or emoji.
    """

    date: dt.date
    rest: str = ""
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Point:
    """Day, month and year of one date, as far as they stand there, and where the text behind it begins."""

    day: int
    month: int | None
    year: int | None
    end: int
    numeric: tuple[int, int] | None = None


@lru_cache(maxsize=4096)
def day(
    text: str, today: dt.date, day_first: bool, *, year: int | None = None, month: int | None = None
) -> Day | None:
    """Return the date that a text begins with, of several days the first; None for what is none.

    ``year`` and ``month`` are those of what stands around the text, for a date without its own; a number alone is
    a date only with ``month``. None also where it goes on in a way that is not understood. A date without any
    year is the nearest to ``today`` whose weekday is right, if one stands there.
    """
    if (iso := _ISO.fullmatch(text.strip())) and (found := _date(int(iso[1]), int(iso[2]), int(iso[3]))):
        return Day(found, iso[4] or "")
    text, said = freed(text)
    if not any(map(str.isdigit, text)):
        return None
    tokens = date_tokens.read(text)
    lead = _LEAD.match(tokens.shape)
    points = _points(text, tokens, lead.end() if lead else 0, day_first, month)
    if not points:
        return None
    end = points[-1].end
    behind = _BEHIND.match(tokens.shape, end)
    end = behind.end() if behind else end
    rest = text[tokens.at(end, len(text)) :]
    if _goes_on(tokens.shape[end:], rest) or (rest and _rather_a_word(text, tokens, points, rest)):
        return None
    date, notes = _placed(points, _weekday(tokens, points), today, year, month)
    if date is None:
        return None
    if said or (tokens.signs and blanked(text[: tokens.at(end, len(text))])[1]):
        notes = (*notes, SIGN_LEFT_OUT)
    return Day(date, _stripped(rest), notes)


def numeric(text: str) -> tuple[int, int] | None:
    """Return the first two numbers of a date such as 7/8/2026; None for what is none."""
    text = freed(text)[0]
    tokens = date_tokens.read(text)
    lead = _LEAD.match(tokens.shape)
    points = _points(text, tokens, lead.end() if lead else 0, True, None)
    if len(points) != 1 or _goes_on(
        tokens.shape[points[0].end :], text[tokens.at(points[0].end, len(text)) :]
    ):
        return None
    return points[0].numeric


def serial(text: str) -> dt.datetime | None:
    """Return the moment of a spreadsheet's serial number, such as 46450.75, from 20000 to 80000; None for others.

    Whether a column holds such numbers at all is for its reader to say: "30000" may be a price.
    """
    if not re.fullmatch(r"[2-7][0-9]{4}(?:[.,][0-9]{1,12})?|80000", text.strip()):
        return None
    days = float(text.strip().replace(",", "."))
    return dt.datetime.combine(dt.date(1899, 12, 30), dt.time()) + dt.timedelta(minutes=round(days * 24 * 60))


def moment(text: str) -> dt.datetime | None:
    """Return the moment of an ISO date and time with an offset from UTC."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo and moment.year in YEARS else None


def _points(text: str, tokens: Tokens, start: int, day_first: bool, month: int | None) -> list[_Point]:
    """Return the date that stands at a token, and those that follow as its range; none without a month."""
    shape, points, glued, place = tokens.shape, list[_Point](), False, start
    while point := _point(tokens, place, day_first, points, month=month, glued=glued):
        points.append(point)
        weekday = _BEHIND.match(shape, point.end)
        several = _SEVERAL.match(shape, weekday.end() if weekday else point.end)
        if several is None or len(points) > 8:
            break
        glued = " " not in several[0]
        lead = _LEAD.match(shape, several.end())
        place = lead.end() if lead else several.end()
        if re.search("[Ww]", shape[several.end() : place]) and _no_number(shape, place):
            points.append(_Point(point.day, point.month, point.year, place))  # until a weekday
            break
        if "-" not in several[0] and clocks.clock(text[tokens.at(place, len(text)) :]):
            break  # "Wednesday 5, 7 in the evening"
    known = any(point.month is not None for point in points) or (month and _alone(points, shape, start))
    return points if known else []


def _no_number(shape: str, place: int) -> bool:
    return shape[place : place + 1] not in {*"124oM"}


def _alone(points: list[_Point], shape: str, start: int) -> bool:
    """Return whether days without a month are more than a number that a sentence begins with."""
    behind = shape[points[-1].end :].strip(" ,.-") if points else "x"
    return bool(points) and ("W" in shape[:start] or behind[:1] in {"", *"12(W4"})


def _point(
    tokens: Tokens, place: int, day_first: bool, before: list[_Point], *, month: int | None, glued: bool
) -> _Point | None:
    """Return the date, or the day of one, that stands at a token; ``before`` are those that it goes on from."""
    match = _POINT.match(tokens.shape, place)
    if match is None:
        return None
    found = {name[0]: tokens.values[match.start(name)] for name, text in match.groupdict().items() if text}
    if (whole := found.get("w")) is not None:
        return _Point(whole % 100, whole // 100 % 100, whole // 10000, match.end()) if not before else None
    year = found.get("y")
    if (short := found.get("q", found.get("t"))) is not None:
        year = 0 if "t" in found and not (tokens.thai or 20 <= short <= 60) else _two(short, tokens)
    if "m" in found:
        return _Point(found["d"], found["m"], year, match.end())
    if "d" in found:
        return _Point(found["d"], None, year, match.end()) if _stands(tokens, match, before, glued) else None
    if match["y1"] and tokens.shape[match.start("y1")] == "2":
        year = _two(found["y"], tokens)
    if match["p"] and before and before[0].month and not before[0].numeric:
        return None  # 7 December - 19.30
    return _numeric(match, (found["a"], found["b"]), year, day_first, month=month, first=not before)


def _numeric(
    match: re.Match[str],
    numbers: tuple[int, int],
    year: int | None,
    day_first: bool,
    *,
    month: int | None,
    first: bool,
) -> _Point | None:
    """Return a date of two numbers, or the first day of a stretch of them whose month stands above."""
    day, months = numbers
    if (match["k"] and not first) or (match["p"] and not 1 <= months <= 12):
        return None  # 8.30 is a time
    if match["k"] and day < months and (month or months > 12):
        return _Point(day, None, None, match.end("a2"))
    if months > 12 or (not day_first and day <= 12):
        day, months = months, day
    return _Point(day, months, year, match.end(), numbers)


def _two(number: int, tokens: Tokens) -> int:
    """Return the year of two digits, 0 for none."""
    return of_year(number, 2, thai=tokens.thai) or 0


def _stands(tokens: Tokens, match: re.Match[str], before: list[_Point], glued: bool) -> bool:
    """Return whether a bare number is a day: the first of several, or the last of those that began before."""
    behind = tokens.shape[match.end() :]
    if behind.startswith(("x", "P", "A", " P", " A")) or re.match(
        r" ?(?:-|R) ?[12](?:[.:][12])? ?[PAx]", behind
    ):
        return False
    if before and before[-1].year and not glued:
        return False
    return not before or not (behind.startswith((".1", ".2")) or (behind.startswith(" x") and not glued))


def _placed(
    points: list[_Point], weekday: int | None, today: dt.date, year: int | None, month: int | None
) -> tuple[dt.date | None, tuple[str, ...]]:
    """Return the date of the first point, completed by what the others and the surroundings say, and notes."""
    first = points[0]
    notes: tuple[str, ...] = (RANGE,) if len(points) > 1 else ()
    known = [point.month for point in points if point.month is not None]
    months = first.month if first.month is not None else next(iter(known), month)
    if months is None or not 1 <= months <= 12 or not all(1 <= point.day <= 31 for point in points):
        return None, ()
    written = first.year
    if written is None and (later := next((point for point in points if point.year), None)) and later.year:
        written = later.year - (months > (later.month or months))
    if written is None and year is not None:
        shift = (months - month) if month else 0
        notes += (YEAR_GUESSED,) if abs(shift) > 6 else ()
        written = year + (1 if shift < -6 else -1 if shift > 6 else 0)
    if written is not None:
        date = _date(written, months, first.day)
        wrong = date is not None and weekday is not None and date.weekday() != weekday
        return date, (*notes, WEEKDAY_CONTRADICTS) if wrong else notes
    return _nearest(months, first.day, weekday, today, (*notes, YEAR_GUESSED))


def _nearest(
    month: int, day: int, weekday: int | None, today: dt.date, notes: tuple[str, ...]
) -> tuple[dt.date | None, tuple[str, ...]]:
    """Return the date nearest to today whose weekday is right, within some four years, else the nearest."""
    dates = [date for year in range(today.year - 5, today.year + 6) if (date := _date(year, month, day))]
    away = {date: abs((date - today).days) for date in dates}
    if not away:
        return None, ()
    fitting = [d for d in dates if weekday in {None, d.weekday()} and away[d] <= 4 * 366]
    if fitting:
        return min(fitting, key=away.__getitem__), notes
    return min(dates, key=away.__getitem__), (*notes, WEEKDAY_CONTRADICTS) if weekday is not None else notes


def _date(year: int, month: int, day: int) -> dt.date | None:
    if year in YEARS and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return dt.date(year, month, day)
    return None


def _weekday(tokens: Tokens, points: list[_Point]) -> int | None:
    """Return the weekday that stands with the first of some dates."""
    behind = _BEHIND.match(tokens.shape, points[0].end)
    end = behind.end() if behind else points[0].end
    return next((v for v, s in zip(tokens.values[:end], tokens.shape, strict=False) if s in "Ww"), None)


def _goes_on(shape: str, rest: str) -> bool:
    """Return whether what stands behind a date says more of a date than a time of day and plain words do."""
    ahead = shape.lstrip(" ,;")
    if not ahead or ahead[0] == "4":
        return bool(ahead)
    clock = clocks.clock(_stripped(rest))
    if clock is not None:
        return ahead.startswith("-4") or _MORE.search(shape) is not None
    bare = ahead.lstrip("-&+/R ")
    if ahead[0] in "01248oMVWE'":
        return not re.match(r"[12] ?x", ahead) or _rather_a_year(rest)
    if ahead[0] in "-&+/R" and bare[:1] and bare[0] in "0124oMV8W'":
        return not re.match(r"[12] ?x", bare)
    return _MORE.search(shape) is not None


def _rather_a_year(rest: str) -> bool:
    """Return whether words begin with two digits that may be a year: "27 launching", unlike "22 detik"."""
    found = re.match(rf"[\s,;]{{0,3}}(2[4-9]|3[0-9])\s+({WORD})", rest)
    return found is not None and folded(found[2]) not in names.table("length_words").keys() | {
        "jam",
        "h",
        "uhr",
    }


def _rather_a_word(text: str, tokens: Tokens, points: list[_Point], rest: str) -> bool:
    """Return whether a sentence goes on behind what is the short name of a month elsewhere: 2 out of 3."""
    if any(point.year for point in points) or clocks.clock(_stripped(rest)):
        return False
    named = text[: tokens.at(points[-1].end, len(text))]
    return rest.lstrip()[:1].isalpha() and any(map(names.foreign_short, re.findall(WORD, named)))


def _stripped(rest: str) -> str:
    """Return what stands behind a date without the signs between."""
    if rest[:1] == "T" and rest[1:2].isdigit():
        rest = rest[1:]
    if not rest.strip(" .,;:-–—!"):
        return ""
    return rest.lstrip(_SEPARATED if rest[:1] != "-" or rest[1:2] in {" ", ""} else " ").strip()
