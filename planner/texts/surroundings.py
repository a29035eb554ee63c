"""Reads what headings, names of sheets and files say of dates, and days by their place: "Week 2, Mon", "Day 3"."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from planner.texts import clocks, moments, names
from planner.texts.date_tokens import of_year
from planner.texts.moments import YEAR_GUESSED
from planner.texts.names import THAI, WORD, folded
from planner.texts.typed_signs import blanked, freed
from planner.texts.vocabulary import listed

_MOST = 300  # characters of a heading that are looked at
_YEAR = re.compile(r"(?<![\d.,:/])(?P<y>[0-9]{4})(?![\d:]|[.,]\d)|(?<!\w)['’](?P<short>[2-6][0-9])(?!\d)")
_MONTH = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)[0-9]{2})[-_./](?P<m>0?[1-9]|1[0-2])|(?<![-_./])(?P<m2>0?[1-9]|1[0-2])[-_./](?P<y2>20[0-9]{2}))(?![-_./]?\d)"
)
_QUARTER = re.compile(r"(?<!\w)[QqTt][1-4](?!\w)")
_YEARLESS = re.compile(r"[0-9]{1,2}[-./][0-9]{1,2}(?![-./]?[0-9])")
_TAG = re.compile(r"#\w+")
_JOINED = re.compile(r"(?<=(?<!\d)\d{4})_(?=\d\d(?!\d))")
_BESIDE = re.compile(r"(?:\s(?:de|del|do|ng|tahun|năm))?[\s,.'’-]{0,3}\d{2,4}(?!\d)")
_START = re.compile(rf"[0-9]+|{WORD}")
_SEVERAL = re.compile(r"^([^\W\d]{1,12} ?(?:ke[ -])?[0-9]{1,3}) ?[-–—&] ?[0-9]{1,3}(?![0-9:./-])")
"""Several days or weeks by their number, of which the first counts: "Day 5–6"."""
_BRACKETS = re.compile(r"\(([^()]{1,40})\)")
_SEPARATED = " \t\n,;:|·–—-.()[]/"


@dataclass(frozen=True, slots=True)
class Around:
    """What a heading or a name says of dates; any of it None. ``week`` is its number, ``date`` its first day."""

    year: int | None = None
    month: int | None = None
    date: dt.date | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """A day by its place: week and day from 1 on, weekday 0 for Monday, any of them None; and what stands behind."""

    week: int | None = None
    weekday: int | None = None
    day: int | None = None
    rest: str = ""


@lru_cache(maxsize=2048)
def around(
    text: str, today: dt.date, day_first: bool, *, year: int | None = None, month: int | None = None
) -> Around:
    """Return what a heading, a sheet's or a file's name says of the dates beneath it.

    ``year`` and ``month`` are those of what stands around it in turn. A date whose year had to be guessed is given
    without ``year``; of several years or months none is.
    """
    text = " ".join(blanked(_JOINED.sub("-", freed(text[:_MOST])[0]).replace("_", " "))[0].split())
    text = _TAG.sub(" ", text)
    week = _week(text)
    years = {said for match in _YEAR.finditer(text) if (said := _year(match))}
    months = set[int]()
    if match := _MONTH.search(text):
        years.add(int(match["y"] or match["y2"]))
        months.add(int(match["m"] or match["m2"]))
    own = next(iter(years)) if len(years) == 1 else None
    if found := _first_date(text, today, day_first, own or (None if years else year), month):
        stands = own or (None if YEAR_GUESSED in found.notes or (year and not years) else found.date.year)
        return Around(stands, found.date.month, found.date, week)
    months |= _months(text)
    return Around(own, next(iter(months)) if len(months) == 1 else None, None, week)


def _year(match: re.Match[str]) -> int | None:
    digits = match["y"] or match["short"]
    return of_year(int(digits), len(digits))


def _first_date(
    text: str, today: dt.date, day_first: bool, year: int | None, month: int | None
) -> moments.Day | None:
    """Return the first date that stands in a text; a range in brackets is that of a week before them."""
    inside = _BRACKETS.search(text)
    found = moments.day(inside[1], today, day_first, year=year) if inside else None
    if found and moments.RANGE in found.notes:
        return found
    for match in _START.finditer(text):
        ahead = text[match.start() :]
        if match[0].isdigit() and match.start() and text[match.start() - 1] in "/.-:0123456789":
            continue
        named = not match[0].isdigit() and names.weekday(match[0]) is not None
        if not match[0].isdigit() and not named and names.month(match[0]) is None:
            continue
        if _YEARLESS.match(ahead) and (match.start() or "/" not in ahead[:3]):
            continue
        if found := moments.day(ahead, today, day_first, year=year):
            return found
    if week := re.search(r"\(([^()]{1,40})\)", text):
        own = next(iter(_months(text)), month)
        return moments.day(week[1], today, day_first, year=year, month=own)
    return None


def _months(text: str) -> set[int]:
    """Return the months that words of a text name; a short or small word only beside a year."""
    thai = re.search(f"[{THAI}]", text) is not None
    found = {month for name, month in names.thai_months().items() if name in text} if thai else set[int]()
    for match in re.finditer(WORD, text):
        month = names.month(match[0])
        if month is None:
            continue
        beside = _BESIDE.match(text, match.end()) or match[0] == text
        plain_word = not match[0][0].isupper() and not re.match(f"[{THAI}]", match[0])
        if beside or not (plain_word or names.foreign_short(match[0])):
            found.add(month)
    return found


@cache
def _counted() -> re.Pattern[str]:
    words = sorted(names.table("week_words"), key=len, reverse=True)
    word = rf"(?<!\w)(?P<word>{'|'.join(map(re.escape, words))})(?P<plus>\+)?"
    return re.compile(word + r"(?:[ .#:-]|\s?ke[ -]){0,3}(?P<n>[0-9]{1,3})(?!\d|/|[.,:-]\d)")


def _week(text: str) -> int | None:
    """Return the number of the week that a text names."""
    for match in _counted().finditer(folded(text)):
        if names.table("week_words")[match["word"]] == "week" and not match["plus"]:
            return int(match["n"])
    return None


def is_several(text: str) -> bool:
    """Return whether a text begins with several days or weeks by their number: "Day 5–6"."""
    return _SEVERAL.match(text.strip()[:_MOST]) is not None


@lru_cache(maxsize=2048)
def relative(text: str) -> Relative | None:
    """Return the day that a text begins with by its place: "Day 1", "Minggu 2 Senin", "Tuesday", "D+3".

    D+3 is the fourth day. None where it begins with none, with several, or with a date.
    """
    text = " ".join(blanked(freed(text[:_MOST])[0])[0].split())
    text = _SEVERAL.sub(r"\1", text)
    found: dict[str, int] = {}
    place = 0
    while place < len(text):
        at = place + len(text[place:]) - len(text[place:].lstrip(" ,;:.([/-–" if found else " (["))
        if (read := _counted_at(text, at) or _weekday_at(text, at)) is None or read[0] in found:
            break
        found[read[0]], place = read[1], read[2]
    rest = text[place:]
    behind = rest.lstrip(_SEPARATED)
    another = _AND.match(rest)
    if not found or _weekday_at(rest, another.end() if another else 0):
        return None
    word = re.match(WORD, behind)
    if word and (
        names.month(word[0]) or ("weekday" in found and rest[:1] == " " and not clocks.clock(behind))
    ):
        return None
    if behind[:1].isdigit() and clocks.clock(behind) is None and rest[:1] not in {":", "|"}:
        return None
    return Relative(
        found.get("week"), found.get("weekday"), found.get("day"), behind.rstrip(" )]") if behind else ""
    )


def _counted_at(text: str, place: int) -> tuple[str, int, int] | None:
    """Return "week" or "day", which one it is, and where that ends."""
    ahead = text[place : place + 40]
    lowered = ahead.lower()
    match = _accented().match(lowered) if len(lowered) == len(ahead) else None
    if match is None:
        return None
    kind = names.table("week_words")[folded(match["word"])]
    if match["word"] in {"d", "h"} and not (
        match["plus"] or (match["word"] == "d" and match[0][1:].isdigit())
    ):
        return None
    return kind, int(match["n"]) + (match["plus"] is not None), place + match.end()


@cache
def _accented() -> re.Pattern[str]:
    words = {word for some in listed()["week_words"].values() for word in some}
    both = sorted(words | {folded(word) for word in words}, key=len, reverse=True)
    pattern = _counted().pattern
    head, tail = pattern.index("(?P<word>") + 9, pattern.index(")(?P<plus>")
    return re.compile(pattern[:head] + "|".join(map(re.escape, both)) + pattern[tail:])


def _weekday_at(text: str, place: int) -> tuple[str, int, int] | None:
    """Return "weekday", which one stands at a place, behind "hari" or so, and where it ends."""
    if lead := re.compile(r"(?:hari|on|am|el|le|dia|día)\s", re.IGNORECASE).match(text, place):
        place = lead.end()
    for pattern in (_TWO_WORDS, _ONE_WORD):
        match = pattern.match(text, place)
        if match and (weekday := names.weekday(match[0])) is not None:
            return "weekday", weekday, match.end()
    return None


_AND = re.compile(r"\s*(?:[-–—/&+,;]|(?:and|dan|y|e|et|und|và|to|sampai)\s)?\s*", re.IGNORECASE)
_ONE_WORD = re.compile(rf"[Tt][2-7](?!\w)|(?:{WORD})(?:-feira)?")
_TWO_WORDS = re.compile(rf"(?<![^\W\d_])(?:{WORD})\s(?:{WORD}|[2-7](?!\d))")
