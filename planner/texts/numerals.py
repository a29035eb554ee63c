"""Numbers in words, as they are spoken in English, Indonesian and Malay."""

import re
from functools import cache, lru_cache
from typing import Any

from planner import presets
from planner.texts.language import ENGLISH

LONGEST = 15
"""Digits of the longest number that is said as one. Longer ones, those without signs from 10 on, and those that begin
with a 0 are said digit by digit."""
ORDINALS = ("st", "nd", "rd", "th")
"""What makes an English number an ordinal."""
BARE, MEASURE, MONEY, RUPIAH = "", "measure", "money", "rupiah"
"""What a number is of."""
_LONGEST_BARE = 9
_HOURS = {"am", "pm"}
_YEARS = range(1100, 2100)
_MARK = re.compile(r"[.,]")
_WRITTEN = {ENGLISH: ",", "ms": ","}
"""The sign between thousands; a dot elsewhere."""


def spoken(written: str, language: str, of: str = BARE) -> str:
    """Return a number in words: "1.250" or "1,5", "2/3", "19:30", "11.11", "12/12".

    ``of`` says what it is a number of; a bare one may be a year or an hour. No text is wrong: what is no number is
    read as several.
    """
    if "/" in written:
        return _by_stroke(written, language)
    if ":" in written:
        return _several(written.split(":"), language)
    whole, part = _parted(written, language, of)
    if not whole:
        groups = _MARK.split(written)
        if written.startswith("0"):
            return digits("".join(groups), language)  # 0812.3456.7890
        return _several(groups, language)
    return _with_part(whole, part, language, of) if part else _whole(whole, written, language, of)


def _whole(whole: str, written: str, language: str, of: str) -> str:
    """A number without a decimal sign; without any sign it may be a year, a code or a phone number."""
    longest = LONGEST if whole != written else _LONGEST_BARE
    if len(whole) > longest or (len(whole) > 1 and whole.startswith("0")):
        return digits(whole, language)
    if of == BARE and language == ENGLISH and whole == written and int(whole) in _YEARS:
        return _year(int(whole))
    return cardinal(int(whole), language)


def _with_part(whole: str, part: str, language: str, of: str) -> str:
    """A number with what stands behind its decimal sign."""
    if of in {MONEY, RUPIAH} and len(part) == 2:
        return _price(whole, part, language)
    if of == BARE and language == "id" and len(part) == 2 and len(whole) <= 2:
        return _several((whole, part), language)  # an hour, or 11.11
    told = cardinal(int(whole[-LONGEST:]), language)
    return f"{told} {_words(language)['point']} {digits(part, language)}"


@lru_cache(maxsize=1024)
def known(behind: str, language: str) -> bool:
    """Whether what stands behind a number is said with it: a unit, a scale, a currency, an English ordinal's ending."""
    return any(_said(table, behind, language) for table in ("scales", "units", "currencies")) or (
        language == ENGLISH and behind in ORDINALS
    )


def quantity(written: str, language: str, money: str = "", behind: str = "") -> str:
    """Return a number with its currency and what stands behind it in words: "RM1.20", "25rb", "5000 mAh", "21st"."""
    if language == ENGLISH and behind in ORDINALS and written.isdecimal():
        return ordinal(int(written[-LONGEST:]))
    scale = _said("scales", behind, language)
    unit = "" if scale else _said("units", behind, language)
    of = money if _said("currencies", money, language) else behind
    currency = _said("currencies", of, language)
    if behind.casefold() in _HOURS:
        written = written.replace(".", ":")  # 7.30 pm
    if not currency:
        number = spoken(written, language, MEASURE if scale or unit else BARE)
        return " ".join(filter(None, (number, scale, unit)))
    coins = presets.read("spoken")["coins"]
    has_coins = of.casefold() in coins["have"] and not scale
    if has_coins and language != ENGLISH and _with_coins(written):
        whole, coin = spoken(written[:-3], language, MONEY), cardinal(int(written[-2:]), language)
        return f"{whole} {currency} {coin} {coins['said']}"
    number = spoken(written, language, MONEY if has_coins else MEASURE if scale else RUPIAH)
    silent = has_coins and _with_coins(written)  # two fifteen
    return " ".join(filter(None, (number, scale, unit, "" if silent else currency)))


def sign(written: str, language: str) -> str:
    """Return what is said for a sign between words, or for ``to`` and ``per``; nothing where it is silent."""
    return _said("signs", written, language)


def _with_coins(written: str) -> bool:
    return written[-3:-2] in {".", ","} and not written.endswith("00")


def _said(table: str, sign: str, language: str) -> str:
    """Return what is said for a sign, as it is written or else without regard to case; nothing where none knows it."""
    listed: dict[str, dict[str, str]] = presets.read("spoken")[table]
    for one in (language, "id") if language == "ms" else (language,):
        if said := listed[one].get(sign) or listed[one].get(sign.casefold()):
            return said
    return ""


def cardinal(number: int, language: str) -> str:
    """Return a whole number from 0 to 15 digits in words: "three hundred and eighty eight", "seribu dua ratus"."""
    if number == 0:
        return str(_words(language)["digits"][0]) if language != "ms" else "sifar"
    if language == ENGLISH and 1000 < number < 10_000 and number % 100 == 0 and number % 1000:
        return f"{_below_thousand(number // 100, language)} hundred"
    told: list[str] = []
    for power in range(len(_words(language)["scales"]) - 1, -1, -1):
        group = number // 1000**power % 1000
        scale = _words(language)["scales"][power]
        if group == 1 and power == 1 and language != ENGLISH:
            told.append("seribu")
        elif language == ENGLISH and power == 0 and told and 0 < group < 100:
            told += ("and", _below_thousand(group, language))
        elif group:
            told += (_below_thousand(group, language), scale)
    return " ".join(filter(None, told))


def digits(written: str, language: str) -> str:
    """Return each digit in words, as those of a phone number are said."""
    words = _words(language)
    return " ".join(words["nought"] if digit == "0" else words["digits"][int(digit)] for digit in written)


def ordinal(number: int) -> str:
    """Return an English ordinal in words: "twenty first"."""
    before, _blank, last = cardinal(number, ENGLISH).rpartition(" ")
    irregular = presets.read("spoken")["ordinals"]
    last = irregular.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{before} {last}".strip()


def date(day: str, month: str, year: str, language: str) -> str:
    """Return a date in words, the month by its name; its numbers where there is no such month."""
    if not 1 <= int(month) <= 12:
        return _several((day, month, year), language)
    named = presets.read("spoken")["months"][language][int(month) - 1]
    told = _year(int(year)) if language == ENGLISH else cardinal(int(year), language)
    return f"{cardinal(int(day), language)} {named} {told}"


def _parted(written: str, language: str, of: str) -> tuple[str, str]:
    """The digits before and behind the decimal sign; none where the signs make no one number."""
    marks = _MARK.findall(written)
    first, *rest = _MARK.split(written)
    if not rest:
        return written, ""
    in_threes = len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in rest)
    if in_threes and len(set(marks)) == 1:
        thousands = (
            of == RUPIAH or len(rest) > 1 or marks[0] == _WRITTEN.get(language, ".") or marks[0] == ","
        )
        if thousands or written.endswith("0"):
            return first + "".join(rest), ""
    if len(rest) == 1:
        return first, rest[0]
    if marks[-1] not in marks[:-1] and len(first) <= 3 and all(len(group) == 3 for group in rest[:-1]):
        return first + "".join(rest[:-1]), rest[-1]
    return "", ""


def _by_stroke(written: str, language: str) -> str:
    numbers = written.split("/")
    plain = all(number.isdecimal() and len(number) <= 4 for number in numbers)
    if plain and len(numbers) == 3 and len(numbers[2]) == 4:
        return date(numbers[0], numbers[1], numbers[2], language)
    if not plain or len(numbers) != 2:
        return _several(numbers, language)
    above, below = map(int, numbers)
    if not above < below <= 10:
        return _several(numbers, language)  # 24/7, 12/12
    if (above, below) == (1, 2):
        return str(_words(language)["half"])
    if language == ENGLISH and below <= 5:
        parts = "quarter" if below == 4 else ordinal(below)
        return f"{cardinal(above, language)} {parts}{'s' if above > 1 else ''}"
    return f"{cardinal(above, language)} {_words(language)['parts']} {cardinal(below, language)}"


def _several(numbers: Any, language: str) -> str:
    """Numbers one after the other; 00 is not said."""
    return " ".join(spoken(number, language) for number in numbers if number and number != "00") or digits(
        "0", language
    )


def _price(whole: str, part: str, language: str) -> str:
    told = cardinal(int(whole[-LONGEST:]), language)
    if part == "00":
        return told
    if language == ENGLISH and part[0] == "0":
        return f"{told} {digits(part, language)}"
    return f"{told} {cardinal(int(part), language)}"


def _year(year: int) -> str:
    century, rest = divmod(year, 100)
    if year % 1000 < 10 or year not in _YEARS:
        return cardinal(year, ENGLISH)
    if rest == 0:
        return f"{cardinal(century, ENGLISH)} hundred"
    return f"{cardinal(century, ENGLISH)} {cardinal(rest, ENGLISH) if rest > 9 else digits(f'{rest:02}', ENGLISH)}"


@cache
def _below_thousand(number: int, language: str) -> str:
    hundreds, rest = divmod(number, 100)
    told = _below_hundred(rest, language) if rest else ""
    if not hundreds:
        return told
    if language == ENGLISH:
        before = f"{_words(language)['digits'][hundreds]} hundred"
        return f"{before} and {told}" if told else before
    before = "seratus" if hundreds == 1 else f"{_words(language)['digits'][hundreds]} ratus"
    return f"{before} {told}".strip()


def _below_hundred(number: int, language: str) -> str:
    words = _words(language)
    tens, ones = divmod(number, 10)
    last = words["digits"][ones] if ones else ""
    if tens == 0:
        return str(last)
    if language == ENGLISH:
        return words["teens"][ones] if tens == 1 else f"{words['tens'][tens]} {last}".strip()
    if tens == 1:
        return {0: "sepuluh", 1: "sebelas"}.get(ones, f"{last} belas")
    return f"{words['digits'][tens]} puluh {last}".strip()


@cache
def _words(language: str) -> dict[str, Any]:
    words: dict[str, Any] = presets.read("spoken")["numbers"][language]
    return words
