"""Whether one text says no more than another: numbers, forms of words and small words make no difference.

Read in English, Indonesian and Malay at once. It is told of forms, not of meaning: two words are the same where
they may be forms of one word.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from planner import presets
from planner.texts import small_words


class Said(NamedTuple):
    """A word that tells something: all words that it may be a form of, and what turns it into its opposite."""

    forms: frozenset[str]
    negated: str = ""


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[$€£%×]")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)")
_MOST_DIGITS = 15
_LONGEST = 40
"""Letters of a word whose forms are looked for."""
_STRETCHED = re.compile(r"(.)\1{2,}")
_CLIPPED = re.compile(r"'(?:s|re|ve|ll|d|m|t)\Z")
_CURRENCY = ("rp", "rupiah", "idr")
_SPOKEN_ENDS = (
    (re.compile(r"(?<=[^aeiou])e(?=[^aeiou]{1,2}\Z)"), "a"),
    (re.compile(r"ai\Z"), "e"),
    (re.compile(r"au\Z"), "o"),
)
"""How final syllables are written as they are spoken: simpen, pake, kalo."""
_SUFFIXES = ("nya", "ku", "mu", "lah", "kah", "pun", "kan", "in", "innya", "kannya", "i")
# What a prefix leaves: itself gone, with what may have stood in place of its last sound.
_PREFIXES = (
    ("menge", ("",)), ("meng", ("", "k")), ("meny", ("s",)), ("mem", ("", "p")), ("men", ("", "t")), ("me", ("",)),
    ("nge", ("",)), ("ng", ("", "k")), ("ny", ("s", "c")), ("n", ("", "t")), ("m", ("", "p")), ("di", ("",)),
    ("ber", ("",)),
)  # fmt: skip
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_THOUSAND = 1000
_LEAST = 3
"""Letters that are left of a word without its endings."""


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Said, ...]:
    """Return the words of a text that tell something, in order; spelled numbers are their figures."""
    said: list[Said] = []
    negated = ""
    for word in _joined(list(_tokens(text))):
        if negation := _negations().get(word):
            negated = f"{negated} {negation}" if negated else negation
        elif word not in small_words.empty() and word not in _CURRENCY:
            said.append(Said(forms(word), negated))
            negated = ""
    return (*said, Said(frozenset({negated}))) if negated else tuple(said)


def all_said(shown: Iterable[Said], spoken: Iterable[Said]) -> bool:
    """Whether each of some words is among others, in any form, and negated where it is negated there."""
    there = {(form, word.negated) for word in spoken for form in word.forms}
    return all(any((form, word.negated) in there for form in word.forms) for word in shown)


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """Return all words that a word in small letters may be a form of, itself among them."""
    if len(word) > _LONGEST or not word.isalpha():
        return frozenset({word, *_same().get(word, ())})
    found = {word, *(_STRETCHED.sub(times, word) for times in (r"\1", r"\1\1"))}
    found |= {
        ending.sub(instead, one) for one in found for ending, instead in _SPOKEN_ENDS if len(one) > _LEAST
    }
    found |= {base for one in found for base in _english(one)} | {
        base for one in found for base in _indonesian(one)
    }
    return frozenset(found.union(*(_same().get(one, ()) for one in found)))


def _tokens(text: str) -> Iterator[str]:
    """Yield the words and figures of a text in small letters, without what is clipped to them; n't is a word."""
    apart = _apart()
    for token in _TOKEN.findall(text.casefold().replace("’", "'")):
        if token in apart:
            yield from apart[token]
        elif token.endswith("n't"):
            yield from ("not", token[:-3])
        else:
            yield _CLIPPED.sub("", token)


def _joined(tokens: list[str]) -> Iterator[str]:
    """Yield tokens, those that are one number together as its figures: "dua belas" is 12, "49 ribu" is 49000."""
    at = 0
    while at < len(tokens):
        if number := _number(tokens, at):
            value, at = number
            yield f"{value:.6f}".rstrip("0").rstrip(".")
        else:
            yield tokens[at]
            at += 1


_Number = tuple[float, int]
"""A number, and the place of the token behind it."""


def _number(tokens: list[str], at: int) -> _Number | None:
    """Read a number, whose thousands and millions are each said by themselves: "1 juta 250 ribu"."""
    total, start, figures = 0.0, at, tokens[at][0].isdecimal()
    most = math.inf
    while piece := _one(tokens, at + (at > start and not figures and tokens[at : at + 1] == ["and"])):
        value, after = piece
        scale = _scale(tokens, after)
        if value >= most or (at > start and figures and scale < _THOUSAND):
            break  # "49 ribu 3 biji" is 49,000 and 3
        if scale >= _THOUSAND:
            total, at, most = total + value * scale, after + 1, scale
        elif value >= _THOUSAND and not figures:
            total, at, most = total + value, after, value  # "seribu"
        else:
            return total + value, after
    return (total, at) if at > start else None


def _one(tokens: list[str], at: int) -> _Number | None:
    """Read figures, "seribu", or a spelled number below 1,000."""
    if at < len(tokens) and tokens[at][0].isdecimal():
        return _figures(tokens[at]), at + 1
    if at < len(tokens) and (value := _spelled(tokens, at, least=_THOUSAND)):
        return value, at + 1
    hundreds: _Number | None
    if value := _spelled(tokens, at, least=100):
        hundreds = value, at + 1
    elif (hundreds := _below_hundred(tokens, at)) and _scale(tokens, hundreds[1]) == 100:
        hundreds = hundreds[0] * 100, hundreds[1] + 1
    else:
        return hundreds
    more = _below_hundred(tokens, hundreds[1] + (tokens[hundreds[1] : hundreds[1] + 1] == ["and"]))
    return (hundreds[0] + more[0], more[1]) if more else hundreds


def _below_hundred(tokens: list[str], at: int) -> _Number | None:
    """Read a spelled number below 100: "twelve", "dua belas", "dua puluh lima"."""
    value = _spelled(tokens, at)
    if value is None or value >= 100:
        return None
    at += 1
    if value < 10 and tokens[at : at + 1] == ["belas"]:
        return value + 10, at + 1
    if value < 10 and _scale(tokens, at) == 10:
        value, at = value * 10, at + 1
    unit = _spelled(tokens, at)
    if value >= 20 and unit is not None and 0 < unit < 10:
        return value + unit, at + 1
    return value, at


def _spelled(tokens: list[str], at: int, least: float = 0) -> float | None:
    value = _numbers().get(tokens[at]) if at < len(tokens) else None
    return value if value is not None and value >= least else None


def _scale(tokens: list[str], at: int) -> float:
    return _scales().get(tokens[at], 0) if at < len(tokens) else 0


def _figures(token: str) -> float:
    """Return what figures are: 49.000 and 49,000 are forty-nine thousand, 1,5 is one and a half."""
    if _THOUSANDS.fullmatch(token):
        token = re.sub("[.,]", "", token)
    whole, _sign, parts = token.replace(",", ".").partition(".")
    return float(f"{whole[:_MOST_DIGITS]}.{parts.partition('.')[0][:_MOST_DIGITS] or 0}")


def _english(word: str) -> Iterator[str]:
    """Yield what a word may be without -s, -ed, -ing."""
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if (
            stem != word
            and len(stem) >= _LEAST - bool(instead)
            and not stem.endswith("ss" if ending == "s" else ())
        ):
            yield stem + instead
            if not instead and ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]


def _indonesian(word: str) -> Iterator[str]:
    """Yield what a word may be without me-, ny-, nge-, di-, -nya, -in, -kan."""
    bare = [
        word,
        *(stem for end in _SUFFIXES if (stem := word.removesuffix(end)) != word and len(stem) >= _LEAST),
    ]
    for one in bare:
        yield one
        for prefix, leaves in _PREFIXES:
            stem = one.removeprefix(prefix)
            if stem != one:
                yield from (start + stem for start in leaves if len(start + stem) > _LEAST)


@cache
def _table(name: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = presets.read("same_words")[name]
    return table


@cache
def _numbers() -> Mapping[str, float]:
    return {word: float(value) for value, listed in _table("numbers").items() for word in listed}


@cache
def _scales() -> Mapping[str, float]:
    return {word: float(value) for value, listed in _table("scales").items() for word in listed}


@cache
def _negations() -> Mapping[str, str]:
    return {word: name for name, listed in _table("negations").items() for word in listed}


@cache
def _apart() -> Mapping[str, tuple[str, ...]]:
    """Return words that are several: "cannot" is not and can, "seminggu" one and minggu."""
    negated = {word: ("not", name) for name, listed in _table("negated").items() for word in listed}
    return negated | {f"se{unit}": ("1", unit) for unit in _table("units")["one"]}


@cache
def _same() -> Mapping[str, frozenset[str]]:
    """Return the forms that a table gives for each word."""
    groups: dict[str, set[str]] = {}
    for line in _table("same")["forms"]:
        for word in (listed := line.split()):
            groups.setdefault(word, set()).update(listed)
    return {word: frozenset(found) for word, found in groups.items()}
