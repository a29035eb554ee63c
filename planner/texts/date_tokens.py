"""Parts a text into what dates are made of, a letter a token, so that a date is a pattern of letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from planner.texts import names
from planner.texts.names import WORD, folded
from planner.texts.typed_signs import blanked

YEARS = range(1990, 2101)  # a date outside of them is a slip
BUDDHIST = 543
"""Years by which Thailand's calendar is ahead."""
_VIETNAMESE = {
    "mười hai": 12, "mười một": 11, "mười": 10, "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9, "chạp": 12,
}  # fmt: skip
"""Vietnam's months have numbers for names; these are those that are written as words."""
_TOKEN = re.compile(
    rf"""(?P<blank>\s+)
      | (?P<feira>[2-6]\s?[ªa]?[\s-]feira\b)
      | (?P<ordinal>\d{{1,2}}(?:st|nd|rd|th|hb|ers?|ère|[.]?[ºª°])(?![^\W\d_]))
      | (?P<number>\d+)
      | (?P<sign>[^\w\s])
      | (?P<vietnamese>(?:tháng|thang|thg)\.?\s{{0,3}}(?:[0-9]{{1,2}}(?!\d)
          | (?:{"|".join(_VIETNAMESE).replace(" ", "[ ]")})(?![^\W\d_])))
      | (?P<weekday>(?:(?:thứ|thu)\s(?:hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay)|thứ\s[2-7]|th\s[2-7](?=,)
          | chủ\ nhật|chu\ nhat|(?:segunda|ter[çc]a|quarta|quinta|sexta)-feira|[Tt][2-7])(?![\w/]))
      | (?P<era>[พค]\.?\s?ศ\.?)
      | (?P<lead>(?:week|wk)\s(?:of|commencing|starting)\b|w/c\b)
      | (?P<several>s/d|s\.d\.?|sd(?=[\s\d]))
      | (?P<word>{WORD})
      | (?P<other>.)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_MOST = 48  # tokens of a text that are looked at
# A text's tokens as letters: 1 or 2 a number of so many digits, 4 a year, 8 eight digits, 0 another number, o an
# ordinal, M a month, V a Vietnamese one, W a weekday, w one of two letters, B a word before a date, F one between its
# parts, E an era, R a word between several, H "day" before a weekday,
# P malam, A am, L jam, x another word, "?" another sign; others are themselves.
FILLERS = "(?:[BF] ?)*"
_TUESDAY = re.compile(rf" ?(?P<first>M)[.,]* ?{FILLERS}[12o]\.?(?: ?{FILLERS}[MV]|[/.-][12])")
_TO = re.compile("[→➔➜➡⇒…]|\\.{2,3}")
_KINDS = {"lead": "B", "era": "E", "several": "R"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: their letters, what each is as a number, and where each begins."""

    shape: str
    values: Sequence[int]
    starts: Sequence[int]
    thai: bool
    signs: bool

    def at(self, place: int, otherwise: int) -> int:
        """Return where a token begins in the text."""
        return self.starts[place] if place < len(self.starts) else otherwise


def read(text: str) -> Tokens:
    """Return the first tokens of a text, as many as a date may have."""
    masked, signs = blanked(_TO.sub(lambda found: "-".ljust(len(found[0])), text))
    letters: list[str] = []
    values: list[int] = []
    starts: list[int] = []
    for found in _TOKEN.finditer(masked):
        kind = found.lastgroup or ""
        letter, value = (" ", 0) if kind == "blank" else _letter(kind, found[0])
        letters.append(letter)
        values.append(value)
        starts.append(found.start())
        if len(starts) >= _MOST:
            break
    shape, thai = "".join(letters), any("ก" <= sign <= "๎" for sign in masked)
    if tuesday := _TUESDAY.match(shape):  # "mar" is a Tuesday where the month comes behind
        at = tuesday.start("first")
        if (weekday := names.weekday(masked[starts[at] : starts[at + 1]].strip())) is not None:
            shape, values[at] = f"{shape[:at]}W{shape[at + 1 :]}", weekday
    return Tokens(shape, values, starts, thai, signs)


def _letter(kind: str, text: str) -> tuple[str, int]:
    """Return the letter that stands for a token, and its value."""
    if kind == "number":
        return _number(text)
    if kind == "word":
        return _word(text)
    if kind in {"sign", "other"}:
        return _SIGNS.get(text, "?"), 0
    if kind in {"vietnamese", "ordinal"}:
        digits = re.sub(r"\D", "", text)
        number = int(digits) if digits else _VIETNAMESE[" ".join(text.lower().split()[1:])]
        return ("V" if kind == "vietnamese" else "o"), number
    if kind == "feira":  # Portuguese: the second is Monday
        return "W", int(text[0]) - 2
    return ("W", names.weekday(text) or 0) if kind == "weekday" else (_KINDS[kind], 0)


def of_year(number: int, digits: int, *, thai: bool = False) -> int | None:
    """Return the year that a number of so many digits is, in Thailand's calendar too; None for none."""
    if digits == 2:
        number += 2500 - BUDDHIST if thai and number >= 50 else 2000
    elif number - BUDDHIST in YEARS:
        number -= BUDDHIST
    return number if number in YEARS else None


_SIGNS = (
    dict.fromkeys("-‐‑‒–—―−~〜～", "-")
    | {sign: sign for sign in "/.,'()[]:&+"}
    | {"’": "'", "‘": "'", "`": "'", "（": "(", "）": ")", "，": ","}
)


@lru_cache(maxsize=1024)
def _number(text: str) -> tuple[str, int]:
    value = int(text) if len(text) <= 8 else 0
    if len(text) == 4:
        year = of_year(value, 4)
        return ("4", year) if year else ("0", value)
    return (str(len(text)) if len(text) in {1, 2, 8} else "0"), value


@lru_cache(maxsize=8192)
def _word(text: str) -> tuple[str, int]:
    """Return the letter of a word and what it means: a month or weekday."""
    name = folded(text)
    if (weekday := names.weekday(text)) is not None and (len(name) > 2 or not name.isascii()):
        month = names.month(text)
        return ("M", month) if month else ("W", weekday)
    if (month := names.month(text)) is not None:
        return "M", month
    if name in {"am", "den"}:  # as in "7 am" and "am 5. März"; as in "den 5. März" and "3 đến 5"
        return ("A" if name == "am" else "B" if text[0] in "dD" else "R"), 0
    for letter, words in _letters().items():
        if name in words:
            return letter, 0
    return ("w", weekday) if weekday is not None else ("x", 0)


@cache
def _letters() -> dict[str, frozenset[str]]:
    words, several = names.table("date_words"), names.table("several")
    return {
        "R": frozenset(several),
        "F": frozenset(word for word, place in words.items() if place == "between"),
        "B": frozenset(word for word, place in words.items() if place == "before"),
        "H": frozenset(word for word, place in words.items() if place == "weekday"),
        "P": frozenset(names.table("day_parts")),
        "L": frozenset(word for word, kind in names.table("clock_words").items() if kind == "lead"),
    }
