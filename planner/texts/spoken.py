"""How long a text takes to say: its syllables as it is spoken, at a speed, and the pauses between.

Numbers, prices, units and short forms are said in full. Stage directions in [], () or between stars, the seconds of
beats ("0-3s:"), hashtags, links and emoji are silent; of @kopi.senja the words are said.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from math import ceil
from typing import Any, NamedTuple

from planner import presets
from planner.texts import marks, numerals
from planner.texts.language import ENGLISH, language
from planner.texts.syllables import syllables

NOTHING, COMMA, SENTENCE = 0, 1, 2
"""What parts a word from the one before it."""
SHORTEST_PHONE, SHORTEST_WITH_CODE, LONGEST_PHONE = 7, 9, 15
"""Digits."""
LONGEST = 20_000
"""Signs that are read, some 20 minutes; a longer text is taken to go on as it begins."""

_TOKEN = re.compile(
    r"(?P<link>(?:[Hh]ttps?://|www\.)\S+)"
    r"|(?P<date>\d{4}-\d\d?-\d\d?(?!\d)|\d\d?-\d\d?-\d{4}(?!\d))"
    r"|(?P<key>\d\ufe0f?\u20e3)"
    r"|(?P<number>(?:(?P<money>Rp|RP|rp|IDR|RM|rm|MYR|USD|SGD|US\$|[SA]\$|[$£€¥])\.?[ \u00a0]?)?"
    r"(?P<core>\d+(?:[.,:/]\d+)*)"
    r"(?=[ \u00a0]?(?P<behind>[%×]|°[CFcf]?|[$£€]|[^\W\d_]+²?)?))"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)(?:(?P<dots>(?:\.\w[\w-]*)+(?:/\S*)?)| )?"
    r"|(?P<sentence>[.!?…]{2,}|[!?…\n\r|]|\.(?!\w|(?<=\b[Nn]o\.) ?\d))"
    r"|(?P<comma>[,;:→])"
    r"|(?P<dash>[ \u00a0]?[-–—]+[ \u00a0]?)"
    r"|(?P<mention>(?<!\w)@[\w.]+)"
    r"|(?P<tag>[#＃]\w*)"
    r"|(?P<sign>[&+=/])"
)
_BRACKET = re.compile(r"[:;=]['\-]?[()]+(?!\w)|[\[\]()]")
"""A bracket, or a face, which is none."""
_STARRED = re.compile(r"\*(?=\S)[^*\n]*(?<=\S)\*")
_TIMED = re.compile(r"\d[ \t]?(?:s|secs?|seconds?|dtk|detik)\b|\d:[0-5]\d", re.IGNORECASE)
"""What a text has that tells the seconds of its beats."""
_PHONE = re.compile(r"\d[\d() -]{5,20}\d")
_RUN = re.compile(r"\d+")
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_OPENED_BY = {"]": "[", ")": "("}
_VOWELS = frozenset("aeiou")

Part = tuple[int, int, int]
"""A word that is said: where it stands, its syllables, and what parts it from the one before."""


class Pace(NamedTuple):
    """How fast somebody speaks: syllables a second, Malay as Indonesian, and pauses in seconds."""

    syllables_en: float
    syllables_id: float
    sentence_pause_s: float
    comma_pause_s: float

    def rate(self, spoken_language: str) -> float:
        """Return the syllables a second in a language."""
        return self.syllables_en if spoken_language == ENGLISH else self.syllables_id


class Spoken(NamedTuple):
    """What is said of a text: in which language, how many syllables, and with how many pauses."""

    language: str
    syllables: int
    sentences: int
    commas: int


class Rest(NamedTuple):
    """What is still to be said when the time is over: a stretch of the text, and how many words it has."""

    start: int
    end: int
    words: int


_SHORT = 400
"""Signs of a text of which it may be plain that it is soon said."""
_PLAIN = re.compile(r"[A-Za-z’' .,;:!?…—–\n-]*")
_VOWELS = frozenset("aeiouyAEIOUY")
_SPELLED = 4
"""Syllables at most of a word without a vowel, such as yg or dgn."""


def seconds(text: str, pace: Pace, usual: str = ENGLISH) -> float:
    """Return how long a text takes to say, in seconds; ``usual`` is the language of one that doesn't tell."""
    said = spoken(text, usual)
    pauses = said.sentences * pace.sentence_pause_s + said.commas * pace.comma_pause_s
    return said.syllables / pace.rate(said.language) + pauses


def surely_within(text: str, within: float, pace: Pace) -> bool:
    """Whether a text can be said within so many seconds whatever language it is in; False where that takes a look.

    A syllable has a vowel, so that vowels bound them where nothing is spelled out: no figure, sign or word in capitals.
    """
    if len(text) > _SHORT or not _PLAIN.fullmatch(text):
        return False
    syllables = 0
    for word in text.split():
        if word.isupper() and len(word) > 1:
            return False
        syllables += sum(map(_VOWELS.__contains__, word)) or _SPELLED
    pauses = sum(map(text.count, ".,;:!?…—–\n")) * max(pace.sentence_pause_s, pace.comma_pause_s)
    return syllables / min(pace.syllables_en, pace.syllables_id) + pauses <= within


@lru_cache(maxsize=512)
def spoken(text: str, usual: str = ENGLISH) -> Spoken:
    """Return what is said of a text. Only what stands between two words is a pause."""
    read = text[:LONGEST]
    theirs = language(read, usual)
    said, pauses = 0, [0, 0, 0]
    for _start, heard, pause in _parts(read, theirs):
        said += heard
        pauses[pause] += 1
    if len(text) > len(read):
        said, *pauses = (ceil(count * len(text) / len(read)) for count in (said, *pauses))
    return Spoken(theirs, said, pauses[SENTENCE], pauses[COMMA])


def rest(text: str, within: float, pace: Pace, usual: str = ENGLISH) -> Rest:
    """Return what is still to be said after ``within`` seconds; the last word where nothing is."""
    read = text[:LONGEST]
    theirs = language(read, usual)
    pauses = (0.0, pace.comma_pause_s, pace.sentence_pause_s)
    begins, words, beyond, said, paused = 0, 0, 0, 0, 0.0
    for start, heard, pause in _parts(read, theirs):
        said += heard
        paused += pauses[pause]
        words += 1
        beyond += said / pace.rate(theirs) + paused > within
        if beyond <= 1:
            begins = start
    beyond += ceil(words * (len(text) - len(read)) / LONGEST)
    return Rest(begins, len(text.rstrip()) or len(text), max(1, beyond))


def _parts(text: str, theirs: str) -> Iterator[Part]:
    """Yield what is said of a text, word by word."""
    pause, begun, free, after = NOTHING, False, 0, -1
    for token in _tokens(text):
        start, kind = token.start(), token.lastgroup or ""
        if start < free:
            continue
        if kind == "word":
            yield start, _word(token["word"], theirs), pause if begun else NOTHING
            pause, begun = NOTHING, True
            continue
        if kind in _PAUSES:
            pause = max(pause, _PAUSES[kind](token, after))
        said, free = _read(token, kind, theirs, after)
        if kind == "number":
            after = free
        for at, heard, between in said:
            yield at, heard, max(pause, between) if begun else NOTHING
            pause, begun = NOTHING, True


def _read(token: re.Match[str], kind: str, theirs: str, after: int) -> tuple[list[Part], int]:
    """Return what is said of a token that is no plain word, and where it ends. ``after`` is where a number ended."""
    start, end = token.span()
    if kind == "number":
        return _number(token, theirs)
    if kind == "dots":
        return _dotted(token, theirs), end
    if kind == "mention":
        return _pieces(token, theirs), end
    said = ""
    if kind == "date":
        said = _date(token[0], theirs)
    elif kind == "tag" and token[0][1:].isdecimal():
        said = f"{_table('numbers')[theirs]['number']} {numerals.spoken(token[0][1:], theirs)}"
    elif kind == "dash" and _is_range(token, after):
        said = numerals.sign("to", theirs)
    elif kind == "sign":
        said = numerals.sign("per" if token[0] == "/" and after == start else token[0], theirs)
    return [(start, _count(said, theirs), NOTHING)] if said else [], end


def _is_range(token: re.Match[str], after: int) -> bool:
    """Whether a dash stands between two numbers."""
    return after == token.start() and token.string[token.end() : token.end() + 1].isdecimal()


def _dash(token: re.Match[str], after: int) -> int:
    return NOTHING if token[0] == "-" or _is_range(token, after) else COMMA


_PAUSES = {
    "sentence": lambda _token, _after: SENTENCE,
    "comma": lambda _token, _after: COMMA,
    "dash": _dash,
}


def _number(token: re.Match[str], theirs: str) -> tuple[list[Part], int]:
    """Return what is said of a number with what it is a number of, or of a phone number that begins with it."""
    core, money, behind = token.group("core", "money", "behind")
    if not money and _may_be_phone(token) and (groups := _phone(token.string, token.start(), theirs)):
        *said, (end, _heard, _pause) = groups
        return said, end
    if behind and numerals.known(behind, theirs):
        return [(token.start(), _quantity(core, theirs, money or "", behind), NOTHING)], token.end("behind")
    return [(token.start(), _quantity(core, theirs, money or "", ""), NOTHING)], token.end()


def _may_be_phone(token: re.Match[str]) -> bool:
    text, start, end = token.string, token.start(), token.end()
    dashed = end - start > 2 and text[end : end + 1] == "-"
    return dashed or text[start] in "0689" or text[start - 1 : start] == "+"


def _phone(text: str, start: int, theirs: str) -> list[Part]:
    """Return the groups of a phone number, and behind them where it ends; nothing where there is none."""
    found = _PHONE.match(text, start)
    if not found:
        return []
    runs: list[re.Match[str]] = []
    total = 0
    for run in _RUN.finditer(found[0]):
        if total + len(run[0]) > LONGEST_PHONE or (runs and len(run[0]) < 2):
            break
        total += len(run[0])
        runs.append(run)
    lengths = [len(run[0]) for run in runs]
    begins = text[start] == "0" or text[start - 1 : start] == "+"
    dashed = (
        len(runs) > 1
        and min(lengths) > 2
        and all(found[0][one.end() : two.start()] == "-" for one, two in pairwise(runs))
        and (len(runs) > 2 or runs[1][0][0] == "0")
    )
    of_singapore = text[start] in "689" and lengths == [4, 4]
    if (
        not (total >= SHORTEST_WITH_CODE and begins)
        and not (total >= SHORTEST_PHONE and dashed)
        and not of_singapore
    ):
        return []
    groups = [(start + run.start(), _count(numerals.digits(run[0], theirs), theirs), COMMA) for run in runs]
    groups[0] = (*groups[0][:2], NOTHING)
    return [*groups, (start + runs[-1].end(), 0, NOTHING)]


def _date(written: str, theirs: str) -> str:
    first, month, last = written.split("-")
    day, year = (last, first) if len(first) == 4 else (first, last)
    return numerals.date(day, month, year, theirs)


def _dotted(token: re.Match[str], theirs: str) -> list[Part]:
    """Return what is said of words with dots between: nothing of an address, the words of two sentences, a.m."""
    last = token[0].rpartition(".")[2]
    if "/" in token["dots"] or last in _links():
        return []
    return _pieces(token, theirs)


def _pieces(token: re.Match[str], theirs: str) -> list[Part]:
    """Return the words and numbers in a name such as @kopi.senja_2."""
    said = []
    for piece in _PIECE.finditer(token[0]):
        heard = _quantity(piece[0], theirs, "", "") if piece[0].isdecimal() else _word(piece[0], theirs)
        said.append((token.start() + piece.start(), heard, NOTHING))
    return said


@lru_cache(maxsize=2048)
def _quantity(written: str, theirs: str, money: str, behind: str) -> int:
    return _count(numerals.quantity(written, theirs, money, behind), theirs)


def _count(words: str, theirs: str) -> int:
    return sum(syllables(word, theirs) for word in words.split())


@lru_cache(maxsize=8192)
def _word(word: str, theirs: str) -> int:
    """Return the syllables of a word as it is said: in full where it is short, by letter where it is letters."""
    folded = word.casefold()
    if short := _table("short")[theirs].get(folded):
        return _count(short, theirs)
    if _by_letter(word, folded):
        doubled = 2 * folded.count("w") if theirs != "id" else 0  # double-u
        return len(word) + doubled
    return syllables(word, theirs)


def _by_letter(word: str, folded: str) -> bool:
    if len(word) == 1 or folded in _letters():
        return True
    return word.isupper() and word.isascii() and (word in _letters() or _VOWELS.isdisjoint(folded))


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield the words, numbers and signs of a text that stand in no stage direction."""
    at = 0
    for start, end in _silent(text):
        yield from _TOKEN.finditer(text, at, start)
        at = end
    yield from _TOKEN.finditer(text, at)


def _silent(text: str) -> list[tuple[int, int]]:
    """Return the stage directions and the marks of beats in a text, one after the other."""
    found = list(_bracketed(text)) if "[" in text or "(" in text else []
    if "*" in text:
        found += (starred.span() for starred in _STARRED.finditer(text))
    if _TIMED.search(text):
        beats = marks.found(text)
        if len(beats) > 1 or (beats and beats[0].start == 0):
            found += ((beat.place, beat.behind) for beat in beats)
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands in brackets that close, in the order in which they do."""
    opened: list[tuple[str, int]] = []
    waiting = {"[": 0, "(": 0}
    for found in _BRACKET.finditer(text):
        sign = found[0][-1]
        if len(found[0]) > 1 and not (sign == ")" and waiting["("]):
            continue
        if sign in waiting:
            opened.append((sign, found.start()))
            waiting[sign] += 1
        elif waiting[_OPENED_BY[sign]]:
            start = -1
            while start < 0:
                one, at = opened.pop()
                waiting[one] -= 1
                start = at if one == _OPENED_BY[sign] else -1
            if not _is_said(text, start, found.end()):
                yield start, found.end()


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether what stands in brackets is part of a word, customer(s), or of a phone number, (021) 555."""
    if end - start > 8:
        return False
    inner, before, behind = (
        text[start + 1 : end - 1],
        text[start - 1 : start] if start else "",
        text[end : end + 2],
    )
    return (before.isalpha() and inner.isalpha()) or (
        inner.isdecimal() and behind.strip(" -")[:1].isdecimal()
    )


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = presets.read("spoken")[name]
    return table


@cache
def _letters() -> frozenset[str]:
    return frozenset(_table("letters")["any"]) | frozenset(_table("letters")["capitals"])


@cache
def _links() -> frozenset[str]:
    return frozenset(_table("links")["endings"])
