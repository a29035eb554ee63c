"""The names of months and weekdays in ten languages, and other words of dates and times."""

import re
import unicodedata
from functools import cache, lru_cache

from planner.texts.vocabulary import listed

LANGUAGES = ("es", "pt", "fr", "de", "vi", "th", "fil")
"""Those of which CLDR knows the names; English, Indonesian and Malay stand in the presets."""
THAI = "\u0e01-\u0e2e\u0e30-\u0e4e"
WORD = rf"[^\W\d_{THAI}]+(?:['’][^\W\d_]+)?|[{THAI}]+(?:\.[{THAI}]+)?"
"""A word, for regular expressions; a Thai one may hold a full stop, as in ม.ค."""

_ACCENT = re.compile("[\u0300-\u036f]")
_SUFFIXES = (" feira",)


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return words in small letters, without accents, full stops and apostrophes, parted by single blanks."""
    text = text.casefold()
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFD", text)).replace("đ", "d")
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.replace(".", "").replace("'", "").replace("’", "").replace("-", " ").split())


@cache
def table(about: str) -> dict[str, str]:
    """Return what the words of one table of the presets mean, by their folded form."""
    return {folded(word) or word: key for key, some in listed()[about].items() for word in some}


@cache
def _cldr() -> tuple[dict[str, int], dict[str, int]]:
    """Return months and weekdays by name, as CLDR has them; what two languages mean differently is left out."""
    from babel import Locale  # 0.2 s with its languages: only for a word that the presets don't know

    months: dict[str, set[int]] = {}
    weekdays: dict[str, set[int]] = {}
    for locale in map(Locale.parse, LANGUAGES):
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[form][width].items():
                    months.setdefault(folded(name), set()).add(number)
                for number, name in locale.days[form][width].items():
                    weekdays.setdefault(_bare(name), set()).add(number)
    return _sure(months), _sure(weekdays)


def _sure(names: dict[str, set[int]]) -> dict[str, int]:
    found = {name: next(iter(numbers)) for name, numbers in names.items() if len(numbers) == 1}
    unaccented = {name.removesuffix(suffix): number for name, number in found.items() for suffix in _SUFFIXES}
    return unaccented | found


@lru_cache(maxsize=8192)
def month(word: str) -> int | None:
    """Return the month that a word names, 1 to 12, in any of the languages; None for none."""
    name = _bare(word)
    known = table("months").get(name)
    return int(known) if known else _cldr()[0].get(name) if _may_be_foreign(name) else None


@lru_cache(maxsize=8192)
def weekday(word: str) -> int | None:
    """Return the weekday that a word names, 0 for Monday, in any of the languages; None for none."""
    name = _bare(word)
    if len(name) == 2 and name[0] == "t" and name[1] in "234567":  # Vietnamese: T2 is Monday
        return int(name[1]) - 2
    known = table("weekdays").get(name)
    return int(known) if known else _cldr()[1].get(name) if _may_be_foreign(name) else None


@cache
def thai_months() -> dict[str, int]:
    """Return the months by their full Thai names, which may stand within a word: Thai writes no blanks."""
    return {name: number for name, number in _cldr()[0].items() if len(name) > 4 and name[0] >= "ก"}


def foreign_short(word: str) -> bool:
    """Return whether a word is the short name of a month in a language beside English and Indonesian: out, set."""
    name = _bare(word)
    return len(name) <= 4 and name not in table("months") and month(word) is not None


def _bare(word: str) -> str:
    return folded(word).removeprefix("วัน").removeprefix("เดือน").removesuffix("ที่")


def _may_be_foreign(name: str) -> bool:
    """Return whether it is worth a fifth of a second to look a word up in CLDR, once."""
    return (
        not name.isascii() or name[:3] in table("name_beginnings") or name.startswith(("thu ", "chu ", "th "))
    )
