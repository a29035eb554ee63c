"""Reads how long a video is, as people type it: "22", "0:45", "15-30 seconds", "max 30 detik"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from planner.texts.names import folded
from planner.texts.typed_signs import blanked, freed
from planner.texts.vocabulary import listed

RANGE = "range"
AT_MOST = "at_most"
AT_LEAST = "at_least"

_NUMBER = r"[0-9]{1,5}(?:[.,][0-9]{1,3})?"
_CLOCK = r"(?:[0-9]{1,2}:[0-5][0-9]:[0-5][0-9]|[0-9]{1,3}:[0-5][0-9])(?:[.,][0-9]{1,3})?"
_TO = r"\s{0,3}(?:[-‐‑‒–—―−~/]|\.\.\.?|…|\b(?:to|sampai|hingga|s/d|a|à|bis|đến|ถึง|hanggang|or|atau)\b)\s{0,3}"
_BETWEEN = re.compile(
    r"^(?:between|from|antara|dari|entre|de|zwischen|von|từ|khoảng|ระหว่าง|mula|sa pagitan ng)\s{1,3}"
    r"([0-9][0-9:.,]{0,8}(?:\s?[^\W\d]{1,9}\.?)?)\s{1,3}(?:and|to|dan|hingga|sampai|y|a|e|et|à|und|bis|và|đến|ถึง|at|hanggang)"
    r"\s{1,3}([0-9])",
    re.IGNORECASE,
)
"""A range as words tell it: "entre 20 et 30 s"."""
_MOST = 60  # characters


@dataclass(frozen=True, slots=True)
class Length:
    """A length in seconds, and notes.

    "range": it is the upper end of one; "at_most" and "at_least": it is the end of an open one.
    """

    seconds: float
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def length(text: str) -> Length | None:
    """Return the length that a text is; None for what is none, or says anything else besides."""
    free = text if text.lstrip().startswith(">") else freed(text)[0]  # more than, and no quotation
    text = _BETWEEN.sub(r"\1-\2", blanked(free)[0].strip(" \t\n()[]"))
    if not text or len(text) > _MOST:
        return None
    if match := _patterns()[0].fullmatch(text):
        return Length(_seconds(match, ""))
    match = _patterns()[1].fullmatch(text)
    if match is None:
        return None
    said = [word for word in (match["lead"], match["end"]) if word]
    notes = [note for word in said for note in (AT_MOST, AT_LEAST) if _is(word, note)]
    if match["plus"]:
        notes.append(AT_LEAST)
    if match["b"] is None:
        return Length(_seconds(match, ""), tuple(dict.fromkeys(notes)))
    first, last = _seconds(match, ""), _seconds(match, "2")
    if _unit(match, "2") == "minute" and _unit(match, "") == "":
        first *= 60  # 1-2 min begins at one minute
    return Length(max(first, last), (RANGE, *dict.fromkeys(notes)))


def _seconds(match: re.Match[str], place: str) -> float:
    """Return the seconds of one length of a match."""
    if match[f"worded{place}"]:
        return (0.5 if match[f"half{place}"] else 1) * (60.0 if _unit(match, place) == "minute" else 1)
    if clock := match[f"clock{place}"]:
        parts = [float(part.replace(",", ".")) for part in clock.split(":")]
        return sum(part * (1.0, 60.0, 3600.0)[power] for power, part in enumerate(reversed(parts)))
    first = float(match[f"n{place}"].replace(",", "."))
    more = match[f"more{place}"]
    return first * 60 + float(more or 0) if _unit(match, place) == "minute" else first


def _unit(match: re.Match[str], place: str) -> str:
    """Return "second", "minute" or "" as the unit that stands behind a number."""
    word = match[f"unit{place}"] or match[f"worded{place}"]
    return next((unit for unit in ("second", "minute") if word and _is(word, unit)), "")


@cache
def _is(word: str, kind: str) -> bool:
    return (folded(word) or word) in {folded(one) or one for one in listed()["length_words"][kind]}


@cache
def unit_words(kind: str) -> str:
    """Return a regular expression for the words of a unit, "second" or "minute", or of another kind of them."""
    words = {word for one in listed()["length_words"][kind] for word in (one, folded(one) or one)}
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def _one(place: str) -> str:
    """Return a regular expression for one length, whose groups end in ``place``."""
    seconds, minutes = unit_words("second"), unit_words("minute")
    return (
        rf"(?:(?P<clock{place}>{_CLOCK})(?:\s?(?:{minutes}|{seconds})\.?)?"
        rf"|(?P<n{place}>{_NUMBER})\s?(?:(?P<unit{place}>{minutes}|{seconds})\.?"
        rf"(?:\s{{0,3}}(?:dan|and|y|e|et|und)?\s{{0,3}}(?P<more{place}>[0-9]{{1,2}})\s?(?:{seconds})?\.?)?)?"
        rf"|(?:(?P<half{place}>{unit_words('half')})|(?:{unit_words('one')}))\s?(?P<worded{place}>{minutes}|{seconds}))"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a plain length matches, and what one with words around it and a range does."""
    around = "|".join(map(unit_words, ("at_most", "at_least", "about")))
    plain = _one("")
    more = (
        rf"(?:(?P<lead>{around})\.?\s{{0,3}}:?\s{{0,3}}){{0,1}}(?:(?:{unit_words('about')})\s{{0,3}})?"
        rf"{plain}(?:(?P<b>{_TO}){_one('2')})?\s?(?P<plus>\+)?\s{{0,3}}[(]?(?P<end>{around})?\.?[)]?"
    )
    return re.compile(plain, re.IGNORECASE), re.compile(more, re.IGNORECASE)
