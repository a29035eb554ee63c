"""Finds where a text sends people: to a link in the bio, a number to write to; no rule knows how."""

import re
from collections.abc import Iterator
from functools import cache

from planner import presets
from planner.texts import phrases
from planner.texts.phrases import Span, Word

_ENDS = frozenset(".!?\n")
REACH = 6
"""Words between the link and the bio of one pointer."""
CLAUSE_ENDS = ".,;:!?\n"
BEFORE = 60
"""Characters before a pointer that are looked at."""
DENIED = 3
"""Words before a pointer among which one that denies it may stand."""
_NUMBER = re.compile(r"(?<![\w.])(?:\+?6[0-9]|0)[0-9](?:[ .\-]?[0-9]){6,12}(?!\w)")

_SHORT = re.compile(r"\b(?:https?://|www\.)\S|\b[a-z0-9\-]{1,40}\.[a-z]{2,6}/\w", re.IGNORECASE)

_HINTS = (
    "bio",
    "profil",
    "laman",
    "home",
    "link",
    "tautan",
    "lynk",
    "beacons",
    "carrd",
    "campsite",
    "pautan",
)
"""Without any of these letters there is no pointer."""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(presets.read("places")[kind])


def links(text: str) -> Iterator[Span]:
    """Yield where a text points to a link in the bio or profile, in whatever words, none inside another."""
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS):
        return
    said = phrases.words(text)
    joined, linked, to = _words("joined"), _words("links"), _words("to")
    services, profiled = _words("services"), _words("bio") | _words("profiles")
    free = 0
    for at, word in enumerate(said):
        if at < free:
            continue
        end = at
        if word.text in joined or word.text in services:
            end = at + 1
        elif word.text in linked:
            end = _bio_after(text, said, at)
        elif word.text in profiled:
            end = _link_after(text, said, at)
        if end == at and word.text in to:
            end = _bio_there(text, said, at)
        if end > at:
            free = end
            if not is_denied(text, word.start):
                yield Span(word.start, said[end - 1].end)


def is_denied(text: str, start: int) -> bool:
    """Whether words of the same clause before a place say that nobody is sent there: "no link in bio"."""
    clause = text[max(0, start - BEFORE) : start]
    clause = clause[max(clause.rfind(sign) for sign in CLAUSE_ENDS) + 1 :]
    return any(word in _words("denied") for word in phrases.tokens(clause)[-DENIED:])


def contacts(text: str) -> Iterator[Span]:
    """Yield numbers to call or write to, short addresses, and apps in which "us" can be written to."""
    for found in _SHORT.finditer(text):
        yield Span(found.start(), found.end())
    if any(sign.isdigit() for sign in text):
        for found in _NUMBER.finditer(text):
            yield Span(found.start(), found.end())
    said = phrases.words(text)
    apps, us = _words("apps"), _words("us")
    for at, word in enumerate(said[:-1]):
        if word.text in apps and said[at + 1].text in us:
            yield Span(word.start, said[at + 1].end)


def _bio_after(text: str, said: tuple[Word, ...], at: int) -> int:
    """Return the place after the bio that the word for a link belongs to; ``at`` for none in the same sentence."""
    bios = _words("bio") | _words("profiles")
    for end in range(at + 1, min(at + REACH + 1, len(said))):
        if _ENDS & set(text[said[end - 1].end : said[end].start]):
            break
        if said[end].text in bios:
            return end + 1
        if said[end].text in _words("owned") and _is_owned(said, end):
            return end + 1
    return at


def _is_owned(said: tuple[Word, ...], at: int) -> bool:
    """Whether a page or a name is one's own: "my page", "nama kami"."""
    beside = said[at - 1].text, said[at + 1].text if at + 1 < len(said) else ""
    return any(word in _words("whose") and word not in {"the", "this", "page"} for word in beside)


def _link_after(text: str, said: tuple[Word, ...], at: int) -> int:
    """Return the place after the link that a profile has, "my profile and hit the link"; ``at`` for none."""
    for end in range(at + 1, min(at + REACH, len(said))):
        if _ENDS & set(text[said[end - 1].end : said[end].start]):
            break
        if said[end].text in _words("links"):
            return end + 1
    return at


def _bio_there(text: str, said: tuple[Word, ...], at: int) -> int:
    """Return the place after "in my bio" or "cek profil"; ``at`` for something else."""
    end = at + 1
    while end < len(said) and said[end].text in _words("whose") and end - at < 3:
        end += 1
    if end >= len(said) or any(text[said[one].end : said[one + 1].start].strip() for one in range(at, end)):
        return at
    after = said[end + 1].text if end + 1 < len(said) else ""
    if said[end].text in _words("bio"):
        alone = not after or text[said[end].end : said[end + 1].start] != " " or after in _words("after_bio")
    else:
        owned = end > at + 1 or after in _words("whose") or said[at].text in _words("acts")
        alone = said[end].text in _words("profiles") and owned and after not in _words("pictures")
    return end + 1 if alone else at
