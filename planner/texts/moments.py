"""Reads dates and times as people type them, in English and Indonesian."""

import datetime as dt
import re
from calendar import monthrange
from functools import lru_cache

from planner.texts.vocabulary import plain, words

YEARS = range(1990, 2101)  # a date outside of them is a slip

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?!\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})(?:\2(?P<y>\d{4}|\d\d))?(?!\d)", re.ASCII)
_YEAR = r"(?:,?[\s-]+(?P<y>\d{4})(?![\d:.]))?"
_ORDINAL = r"(?P<d>\d{1,2})(?:(?:st|nd|rd|th)\b)?"
_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_DAY_MONTH = re.compile(rf"{_ORDINAL}\.?[\s-]*(?:of\s+)?{_MONTH}{_YEAR}", re.IGNORECASE)
_DASHED = re.compile(rf"{_ORDINAL}-{_MONTH}-(?P<yy>\d\d)(?![\d:.])", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"{_MONTH}[\s-]*{_ORDINAL}(?![\d:]){_YEAR}", re.IGNORECASE)
_RANGE = re.compile(
    r"\d|^[-\u2010-\u2015~/&+]|[-\u2010-\u2015~/&+](?![^\W\d_])|(?<![^\W\d_])[-\u2010-\u2015~/&+]"
)
RANGE_WORDS = frozenset(
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
_CLOCK = re.compile(
    r"(?P<lead>(?:pukul|pkl|jam|at|@)\.?\s*)?(?P<h>\d{1,2})(?:[:.h](?P<m>\d\d)(?:[:.](?P<s>\d\d)(?:[.,]\d+)?)?)?"
    r"(?!\d)(?P<tail>.*)",
    re.IGNORECASE,
)


def without_weekday(text: str) -> tuple[str, int | None]:
    """Return a text without the weekday's name in it, and the weekday, 0 for Monday."""
    for word in _WORD.finditer(text):
        if weekday := words("weekdays").get(plain(word[0])):
            text = f"{text[: word.start()]} {text[word.end() :]}".replace("( )", "")
            return text.strip(" ,.\t"), int(weekday)
    return text.strip(), None


@lru_cache(maxsize=4096)
def day(text: str, today: dt.date, day_first: bool) -> tuple[dt.date, str] | None:
    """Return the date that a text begins with, and the rest, which may be a time.

    None also for a date that goes on: with another day, a month, a year or until when, it is several or another.
    """
    text, weekday = without_weekday(text)
    if match := _YEAR_FIRST.match(text) or _YEAR_LAST.match(text):
        part = match.groupdict()
        first, second = int(part.get("a") or 0), int(part.get("b") or 0)
        if first and (second > 12 or (not day_first and first <= 12)):
            first, second = second, first
        day, month = int(part.get("d") or first), int(part.get("m") or second)
    elif match := _DASHED.match(text) or _DAY_MONTH.match(text) or _MONTH_DAY.match(text):
        part = match.groupdict()
        day, month = int(part["d"]), int(words("months").get(plain(part["month"]), 0))
    else:
        return None
    rest = text[match.end() :].lstrip(" ,T\t")
    if goes_on(rest):
        return None
    year = part.get("y") or part.get("yy")
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else range(today.year - 4, today.year + 5)
    possible = [y for y in years if y in YEARS and 1 <= month <= 12 and 1 <= day <= monthrange(y, month)[1]]
    away = {date: abs((date - today).days) for date in (dt.date(y, month, day) for y in possible)}
    nearest = min(away, key=lambda d: (weekday != d.weekday() or away[d] > 366, away[d]), default=None)
    return (nearest, rest) if nearest else None


def goes_on(rest: str) -> bool:
    """Return whether what stands behind a date says more of a date than a time of day and plain words do."""
    if not rest or clock(rest):
        return False
    names = words("months").keys() | words("weekdays").keys()
    return bool(_RANGE.search(rest)) or any(
        plain(word) in names or word.lower() in RANGE_WORDS for word in re.split(r"[\s,;()\[\]]+", rest)
    )


def numeric(text: str) -> tuple[int, int] | None:
    """Return the first two numbers of a date such as 7/8/2026; None for what is none."""
    text = without_weekday(text)[0]
    match = _YEAR_LAST.match(text)
    if match is None or goes_on(text[match.end() :].lstrip(" ,T\t")):
        return None
    return int(match["a"]), int(match["b"])


@lru_cache(maxsize=4096)
def clock(text: str) -> tuple[dt.time, str] | None:
    """Return a time of day and the zone named behind it, if any; "12 malam" is the date's first moment."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    part = zone = ""
    for word in map(plain, match["tail"].replace(".", "").split()):
        zone = zone or words("zone").get(word, "")
        part = part or words("day_parts").get(word, "")
        if word not in words("zone") and word not in words("day_parts"):
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


def moment(text: str) -> dt.datetime | None:
    """Return the moment of an ISO date and time with an offset from UTC."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo and moment.year in YEARS else None
