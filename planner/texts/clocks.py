"""Reads times of day as people type them in content plans, in ten languages, with the zones they name."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from models.values import known_zone
from planner.texts import names
from planner.texts.names import WORD, folded
from planner.texts.typed_signs import blanked, freed
from planner.texts.vocabulary import listed

RANGE = "range"
PART_OF_DAY = "part_of_day"
SECOND_ZONE = "second_zone"

_SKIPPED = " \t\n,;:|·–—-([~≈±"
_HOUR = re.compile(
    r"(?P<h>[0-9]{1,2})(?:\s?(?:[:.]|[hg](?![^\W\d_])|giờ\s?|uhr\s(?=[0-9]))\s?(?P<m>[0-9]{2})(?:[:.](?P<s>[0-9]{2})(?:[.,][0-9]{1,9})?)?)?"
    r"(?![0-9])(?![.,:][0-9])(?:\s?-?an(?![^\W\d_])|ish(?![^\W\d_]))?",
    re.IGNORECASE,
)
_RUN = re.compile(r"(?P<h>[0-9]{2})(?P<m>[0-9]{2})(?![0-9.,:])")  # 1900, only behind a word for it
_PAST = re.compile(
    r"\s{0,3}(?:(?P<less>kurang|less)|(?:lewat|lebih|past))\s{1,3}(?P<m>[0-9]{1,2})(?![0-9:.])", re.IGNORECASE
)
_RANGE = re.compile(r"\s{0,3}(?:[-‐‑‒–—―−~]|/|&|\+|(?P<and>,))\s{0,3}|\s{1,3}(?P<word>%s)\s{1,3}")
_COUNTING = re.compile(r"[0-9]{1,2}(?![0-9:.,])\s?(?P<what>[^\W\d_]+)")
"""A bare number and the word behind it."""
_OFFSET = re.compile(r"\s{0,3}(?P<sign>[+\-−–])\s?(?P<h>[0-9]{1,2})(?::?(?P<m>[0-9]{2}))?(?![0-9])")
_WORDED = 40
"""Characters of a time that is told in words."""
_HALF_AND_HOUR = 2
"""Words of "setengah delapan", which does not tell morning from evening."""
_QUARTER = re.compile(r"(?i:(?:a )?quarter (past|to)) ([0-9]{1,2})(?![0-9:.])")
_HALF_PAST = re.compile(r"(?<!\d)(\d{1,2})(?:\s?[hH])?\s(?:y|et|e)\s(media|cuarto|demie|meia|quart|quarto)\b")
"""Half or a quarter past, as Spanish, French and Portuguese say it."""
_ELIDED = re.compile(r"(?<!\w)l['’](?=apr[eè]s)", re.IGNORECASE)
_THAI_EVENING = re.compile(r"(?P<h>[1-5])\s{0,2}ทุ่ม")
_THAI_HOURS = re.compile("((?<!ชั่ว)โมง|ทุ่ม|นาฬิกา)")
_THAI_TOLD = re.compile("ทุ่ม|โมง|นาฬิกา|บ่าย|ตี")
_THAI_EARLY = re.compile(r"ตี\s{0,2}([1-5])(?!\d)\s{0,2}(ครึ่ง)?")
_THAI_HALF = re.compile(r"(?<!\d)([1-5])?\s{0,2}ทุ่ม\s?ครึ่ง")
_VIETNAMESE_HALF = re.compile(r"(?<!\d)(\d{1,2})\s?(?:giờ|g|h)\s?rưỡi")
_FILIPINO = re.compile(r"\b(alas?)-(?=[a-z])", re.IGNORECASE)
_NG = re.compile(r"\bn\.(?=[ught]\.)", re.IGNORECASE)
"""Filipino n.u., n.t., n.h. and n.g., whose first letter alone is a word that tells nothing."""
_IANA = re.compile(r"[A-Z][A-Za-z_]{1,20}/[A-Z][A-Za-z_/+\-0-9]{1,40}")
_LIKE_WORD = re.compile(rf"(?:[a-z]\.\s?[a-z]\.?(?![^\W\d_])|o['’]clock|{WORD})\.?", re.IGNORECASE)
_OPENING = re.compile(r"[\s,(\[]{0,4}")
_TITLE_GOES_ON = re.compile(r"\s(?=[^\W\d_])")
_HALF = 12  # hours
_STAYS = {
    "morning": range(12), "noon": range(10, 12), "afternoon": range(0), "evening": range(0), "night": range(5),
}  # fmt: skip
"""The hours up to 12 that a part of the day leaves in the half of the day before noon."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, the zone named with it ("" without), what stands behind it, and notes.

    "range": it is the first of several; "part_of_day": only a part was named, such as the evening;
    "second_zone": the same moment stood there by another zone's clock too.
    """

    time: dt.time
    zone: str = ""
    rest: str = ""
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """A time while it is read: its numbers, and what the words around it say; ``end`` is a place in the text."""

    hour: int
    minute: int
    second: int = 0
    sure: bool = False
    part: str = ""
    zone: str = ""
    end: int = 0


@lru_cache(maxsize=4096)
def clock(text: str) -> Clock | None:
    """Return the time of day that a text begins with; None where it begins with none.

    A bare number is none, as it doesn't tell morning from evening. "12 malam" is the date's first moment.
    """
    text = _in_numbers(freed(text)[0])
    text = _NG.sub("n ", _ELIDED.sub("", text))
    text = _HALF_PAST.sub(lambda said: f"{said[1]}:{15 if said[2][0] in 'cq' else 30}", text)
    text = text if text.isascii() else _THAI_HOURS.sub(r" \1 ", _halved(text))
    masked = blanked(text)[0]
    start = len(masked) - len(masked.lstrip(_SKIPPED))
    first = _reading(masked, start) if any(map(str.isdigit, masked)) else None
    if first is None:
        return _only_part(text, masked, start)
    second = None
    if between := _between().match(masked, first.end):
        second = _reading(masked, between.end(), follows=True)
        if second is not None and not _is_time(masked, start, first, between, second):
            second, first.end = None, between.end()
    notes: tuple[str, ...] = ()
    if second is not None:
        notes = (SECOND_ZONE,) if first.zone and second.zone and first.zone != second.zone else (RANGE,)
        _borrow(first, second)
    time = _time(first) if first.sure or first.part else None
    if time is None:
        return None
    end = second.end if second else first.end
    return Clock(time, first.zone, _stripped(text[end:]), notes)


def _in_numbers(text: str) -> str:
    """Return a text whose quarters and spelled hours are numbers: "quarter past seven" is 7:15."""
    if len(text) > _WORDED:
        return text
    if not any(map(str.isdigit, text)):
        hours = names.table("clock_numbers")
        said = _FILIPINO.sub(r"\1 ", text).split(" ")
        spelled = [hours.get(word.casefold().strip(",."), word) for word in said]
        bare = len(said) == _HALF_AND_HOUR and folded(said[0]) in map(
            folded, listed()["clock_words"]["half_to"]
        )
        text = " ".join(spelled) if len(said) > 1 and not bare else text
    return _QUARTER.sub(_quarter, text) if "uarter" in text else text


def _quarter(said: re.Match[str]) -> str:
    hour = int(said[2]) % 24
    return f"{hour}:15" if said[1].casefold() == "past" else f"{(hour - 1) % 12 or 12}:45"


def _halved(text: str) -> str:
    """Return a text whose Thai hours are numbers, and whose half hours of Thai and Vietnamese are minutes."""
    if "rưỡi" in text:
        text = _VIETNAMESE_HALF.sub(r"\1:30", text)
    if not _THAI_TOLD.search(text):
        return text
    text = _thai_numbers().sub(lambda said: f" {names.table('clock_numbers')[said[0]]} ", text)
    text = _THAI_EARLY.sub(lambda said: f"{said[1]}:{'30' if said[2] else '00'} เช้า", text)
    return _THAI_HALF.sub(lambda said: f"{int(said[1] or 1) + 18}:30", text)


@cache
def _thai_numbers() -> re.Pattern[str]:
    """Return what finds a spelled number beside a word for an hour."""
    numbers = sorted((one for one in names.table("clock_numbers") if one[0] >= "ก"), key=len, reverse=True)
    one = "|".join(numbers)
    return re.compile(rf"(?:{one})(?=\s?(?:ทุ่ม|โมง|นาฬิกา))|(?<=บ่าย)(?:{one})|(?<=ตี)(?:{one})")


def _stripped(rest: str) -> str:
    """Return what stands behind a time without the signs between."""
    return re.sub(r"^[\s,;:|·)\]]*(?:[-–—](?=\s|$)\s*)?", "", rest).strip()


@cache
def _between() -> re.Pattern[str]:
    typed = {word for some in listed()["several"].values() for word in (*some, *map(folded, some))}
    words = "|".join(re.escape(word) for word in sorted(typed, key=len, reverse=True))
    return re.compile(_RANGE.pattern % words, re.IGNORECASE)


def _is_time(text: str, start: int, first: _Reading, between: re.Match[str], second: _Reading) -> bool:
    """Whether the number behind a time is a time too, and does not count what follows: "20:00 - 3 jam masak".

    Behind a comma only what tells more than a number is one: "5, 7 tối".
    """
    told = bool(second.sure or second.part)
    if between["and"] and not told:
        return False
    said = _COUNTING.match(text, between.end())
    if said is None or second.part or second.zone:
        return True
    since, exact = _time(first) or dt.time(), text[start : first.end]
    back = second.hour < since.hour or second.hour > 2 * _HALF
    if told:
        what = folded(said["what"])
        return not (back and what in names.table("lasting") and what not in folded(exact))
    apart = between["word"] is None and between[0].endswith(" ")
    return not (back or (apart and (":" in exact or "." in exact or first.part)))


def _borrow(first: _Reading, second: _Reading) -> None:
    """Give the first time of several what only the last one says: 7-9 PM begins at 7 PM."""
    if second.sure or second.part:
        first.sure = True
    if not first.part and second.part and first.hour <= _HALF:
        first.part = second.part
        until, since = _time(second), _time(first)
        if until and since and since > until and first.hour < _HALF:
            first.part = "morning"
    first.zone = first.zone or second.zone


def _reading(text: str, start: int, *, follows: bool = False) -> _Reading | None:
    """Return the time that stands at a place, behind a word for it, perhaps; None for none."""
    place, lead, part, half = _led(text, start)
    if thai := _THAI_EVENING.match(text, place):
        return _Reading(int(thai["h"]) + 18, 0, sure=True, end=thai.end())
    match = _HOUR.match(text, place)
    run = None if follows else _RUN.match(text, place)
    if (match := run or match) is None:
        return None
    found = _Reading(int(match["h"]), int(match["m"] or 0), end=match.end(), part=part)
    found.second = int(match.groupdict().get("s") or 0)
    found.sure = (bool(match["m"]) and run is None) or lead
    if past := _PAST.match(text, found.end):
        less = past["less"] is not None
        found.hour, found.minute = found.hour - less, 60 - int(past["m"]) if less else int(past["m"])
        found.end = past.end()
    _tail(text, found)
    if run and not found.sure:
        return None
    if half and match["m"] is None:
        found.hour, found.minute = (found.hour - 1 if half == "half_to" else found.hour), 30
        found.sure = True
    return found


def _led(text: str, start: int) -> tuple[int, bool, str, str]:
    """Return where the number behind the words for a time begins, whether there were some, the part, and "half"."""
    place, lead, part, half = start, False, "", ""
    for _word in range(5):
        opened = _OPENING.match(text, place)
        at = opened.end() if opened else place
        if text[at : at + 1] == "@":
            place, lead = at + 1, True
            continue
        word, end = _longest(text, at, ("lead", "near", "filler", "half_to", "half_past", "day_parts"))
        if not word:
            return at, lead, part, half
        kinds = names.table("clock_words")
        if word in names.table("day_parts") and word not in kinds:
            part = names.table("day_parts")[word]
        half = kinds[word] if kinds.get(word) in {"half_to", "half_past"} else half
        lead = lead or kinds.get(word) == "lead"
        place = end + (text[end : end + 1] in {"-", ":"} and text[end : end + 1] != "")
    return place, lead, part, half


def _longest(text: str, place: int, kinds: tuple[str, ...]) -> tuple[str, int]:
    """Return the longest of the known words of some kinds that stand at a place, up to three, and its end."""
    best, ends, end = ("", place), place, place
    said: list[str] = []
    for _more in range(3):
        found = _LIKE_WORD.match(text, end)
        if found is None:
            break
        said.append(found[0])
        ends = found.end()
        name = folded(" ".join(said))
        kind = names.table("clock_words").get(name, "")
        if kind in kinds or ("day_parts" in kinds and name in names.table("day_parts")):
            best = name, ends
        end = ends + (text[ends : ends + 1] in {" ", "-"})
        if end == ends:
            break
    return best


def _tail(text: str, found: _Reading) -> None:
    """Read the words behind a number: am, malam, Uhr, WIB, (GMT+7); move its end behind those understood."""
    place = found.end
    for _word in range(8):
        opened = _OPENING.match(text, place)
        at = opened.end() if opened else place
        if found.zone == "" and (offset := _bare_offset(text, at)):
            found.zone, place = offset
            found.end = place = _closed(text, place)
            continue
        word, end = _longest(text, at, ("hour", "filler", "lead", "near", "midnight", "day_parts"))
        zone, after = _zone(text, at)
        if zone and not found.zone:
            found.zone, found.sure = zone, found.sure or found.hour > _HALF or bool(word)
            found.end = place = _closed(text, after)
            continue
        if not word:
            return
        place = _closed(text, end)
        if not _takes(text, found, word, at, place):
            return


def _takes(text: str, found: _Reading, word: str, at: int, end: int) -> bool:
    """Take a word that stands behind a number into its time; return whether more may follow."""
    kind = names.table("clock_words").get(word, "")
    part = names.table("day_parts").get(word, "")
    if part and kind == "filler" and _names_part(text, end):
        return True  # "am Abend"
    if part and _is_title(text, found, part, at, end):
        return False
    if part and not found.part and kind != "lead":
        found.part, found.end = part, end
    elif kind == "midnight" and found.hour in {0, _HALF}:
        found.part, found.end = "night", end
    elif kind == "hour":
        found.sure, found.end = True, end
    elif kind not in {"filler", "lead", "near"} and not part:
        return False
    return True


def _names_part(text: str, place: int) -> bool:
    """Return whether a part of the day stands at a place."""
    opened = _OPENING.match(text, place)
    word, _end = _longest(text, opened.end() if opened else place, ("day_parts",))
    return word in names.table("day_parts")


def _is_title(text: str, found: _Reading, part: str, at: int, end: int) -> bool:
    """Return whether a part of the day behind a time begins a title: "08:00, Morning coffee", "19:00 Night routine".

    It has a capital and words behind it; without a comma before it, it also tells nothing that the hour does not.
    """
    if not (text[at].isupper() and _TITLE_GOES_ON.match(text, end)) or _zone(text, end + 1)[0]:
        return False
    if "," in text[found.end : at]:
        return found.sure
    told = _Reading(found.hour, found.minute, part=part)
    return (
        found.sure and not found.part and _time(told) in {None, dt.time(found.hour % 24, found.minute % 60)}
    )


def _closed(text: str, place: int) -> int:
    return place + (text[place : place + 1] in {")", "]"})


def _bare_offset(text: str, place: int) -> tuple[str, int] | None:
    """Return the zone of an offset such as +07:00 at a place, and where it ends."""
    match = _OFFSET.match(text, place) if text[place : place + 1] == "+" else None
    name = _fixed(match) if match else ""
    return (name, match.end()) if match and name else None


def _zone(text: str, place: int) -> tuple[str, int]:
    """Return the zone whose name, or offset from UTC, stands at a place, and where that ends; "" for none."""
    if iana := _IANA.match(text, place):
        return (iana[0], iana.end()) if known_zone(iana[0]) else ("", place)
    word = re.compile(r"[A-Za-z]{1,8}(?![^\W\d_])").match(text, place)
    if word is None:
        return "", place
    name = word[0].lower()
    if name in names.table("zone_words") and word[0] != word[0].upper():
        return "", place
    if name in {"gmt", "utc"} and (offset := _OFFSET.match(text, word.end())):
        fixed = _fixed(offset)
        return (fixed, offset.end()) if fixed else ("", place)
    said = re.compile(r"(?:\s(?:standard|daylight))?\stime(?!\w)", re.IGNORECASE).match(text, word.end())
    return names.table("zone").get(name, ""), said.end() if said else word.end()


def _fixed(offset: re.Match[str]) -> str:
    """Return the zone that keeps an offset from UTC, "" where there is none."""
    minutes = int(offset["h"]) * 60 + int(offset["m"] or 0)
    sign = 1 if offset["sign"] == "+" else -1
    if minutes == 0:
        return "UTC"
    if minutes % 60 == 0 and -12 * 60 <= sign * minutes <= 14 * 60:
        return f"Etc/GMT{'-' if sign > 0 else '+'}{minutes // 60}"  # POSIX turns the sign around
    return next((zone for zone, one in _offsets().items() if int(one) == sign * minutes), "")


@cache
def _offsets() -> dict[str, str]:
    return {zone: minutes for minutes, zones in listed()["offset_zone"].items() for zone in zones}


def _time(found: _Reading) -> dt.time | None:
    """Return the time of a reading, or None for one that no clock shows."""
    hour = found.hour
    if found.part == "morning" and hour > _HALF:
        return None
    if found.part and hour <= _HALF:
        hour %= _HALF
        hour += 0 if hour in _STAYS[found.part] else _HALF
    try:
        return dt.time(hour, found.minute, found.second)
    except ValueError:
        return None


def _only_part(text: str, masked: str, start: int) -> Clock | None:
    """Return the usual hour of the part of the day that a text begins with."""
    place = start
    for _word in range(4):
        opened = _OPENING.match(masked, place)
        at = opened.end() if opened else place
        word, end = _longest(masked, at, ("lead", "near", "filler", "midnight", "day_parts"))
        if not word:
            return None
        part = names.table("day_parts").get(word, "")
        midnight = names.table("clock_words").get(word) == "midnight"
        if midnight or (part and word not in {"am", "pm"}):
            hour = 0 if midnight else int(_part_hours()[part])
            more, behind = _longest(
                masked, end + (masked[end : end + 1] in {" ", "-"}), ("filler", "day_parts")
            )
            end = behind if more == "hari" or names.table("day_parts").get(more) else end
            exact = midnight or word in {"noon", "midday"}
            return Clock(dt.time(hour), "", _stripped(text[end:]), () if exact else (PART_OF_DAY,))
        place = end
    return None


@cache
def _part_hours() -> dict[str, int]:
    return {part: int(hour) for part, hour in listed()["part_hours"].items()}  # type: ignore[call-overload]
