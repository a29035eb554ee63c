"""How many syllables a word has when it is said, in English, Indonesian or Malay, by its letters."""

import re
import unicodedata
from functools import cache, lru_cache

from planner import presets
from planner.texts.language import ENGLISH

STRETCH = 4
"""The most syllables of one vowel that is written long: sooooo."""
_VOWELS = "aeiou"
_RUN = re.compile(r"([^\W\d_])\1{2,}")
_GROUP = re.compile(r"[aeiouy]+")
_MUTE = re.compile(  # vowels of English that are not heard
    r"(?<![bcdfgkpstz]l)(?<=[^aeiouy])e$"
    r"|(?<![bcdfgkpstz]l)(?<![cs]h)(?<=[^aeiouyscgxz])es$"
    r"|(?<![bcdfgkpstz]l)(?<=[^aeiouytd])ed$"
    r"|(?<=[aeiouy][bcdfgklmnprstvz])e(?=(?:ly|less|ful|ness|ment|thing|times?|body|where|work|made|care|ware|line|proof"
    r"|style|board|case|ty)s?$)"
    r"|(?<=^ev)e(?=ry)|(?<=[^aeiouy])e(?='[a-z]{1,2}$)"
)
_APART = re.compile(  # English: vowels side by side that are two, and consonants that are one
    r"(?<![tcsghx])i(?=a(?!ge)|o(?!ns?$|nal)|u)|i(?=os?$)|(?<![tc])i(?=ents?$|ence|ets?$|er$|ers$|est$)|i(?=eth$)"
    r"|(?<![gcp])e(?=o(?!u|n))|(?<![qg])u(?=al|at)|(?<=[aeiouy])ing|[aeiou]y(?=[aou]|er)"
    r"|cre(?=at)|are(?=a)|re(?=act|alit)|(?<=y)one$|sm$|th?m$|(?<=[^aeiouyr])(?<![fn])n't$"
)
_MALAY = re.compile(r"(?:ai|au|oi)(?=(?:nya|lah|kah|pun|mu|ku)?$)|[aeiou]")
_ENGLISH_LOOK = re.compile(r"ee|oo|ou|ck|sh|th|ph|wh|gh|[xq]|tion|[^aeiouy]y$|(?<![kpsrd])ea")
"""What no Indonesian word is written with."""
_LATIN = re.compile(r"[a-z]")


@lru_cache(maxsize=8192)
def syllables(word: str, language: str) -> int:
    """Return how many syllables a word of letters has; 1 at least. Words without an alphabet we know are guessed."""
    word = word.casefold().replace("’", "'")
    if not word.isascii():
        word = _bare(word)
    known = _known(language).get(word)
    if known:
        return known
    stretched = 0
    if _RUN.search(word):
        stretched = sum(
            min(run.end() - run.start(), STRETCH) - 1 for run in _RUN.finditer(word) if run[1] in _VOWELS
        )
        word = _RUN.sub(r"\1", word)
    if not _LATIN.search(word):
        return _foreign(word)
    english = language == ENGLISH or word in _borrowed() or bool(_ENGLISH_LOOK.search(word))
    return (_english(word) if english else _malay(word)) + stretched


def _english(word: str) -> int:
    heard = len(_GROUP.findall(word)) - len(_MUTE.findall(word)) + len(_APART.findall(word))
    return max(1, heard)


def _malay(word: str) -> int:
    return len(_MALAY.findall(word)) or (len(word) + 1) // 2  # yg, dgn, skrg: a vowel for each two consonants


def _foreign(word: str) -> int:
    """A sign a syllable where signs are syllables; else two letters."""
    if any("\u3040" <= sign <= "\ud7ff" for sign in word):
        return len(word)
    return (len(word) + 1) // 2 or 1


def _bare(word: str) -> str:
    """Return a word without accents: crème, piñata."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


@cache
def _known(language: str) -> dict[str, int]:
    table: dict[str, dict[str, int]] = presets.read("spoken")["syllables"]
    return table["en"] if language == ENGLISH else table["en"] | table["id"]


@cache
def _borrowed() -> frozenset[str]:
    return frozenset(presets.read("spoken")["borrowed"]["english"])
