"""Finds where a text asks its reader for something, in whatever words; no rule knows how.

A verb asks where it begins a piece of a sentence or stands behind a word that asks; the same verb with somebody before
it tells: "Kemarin aku mampir ke toko mama" asks for nothing.
"""

from collections.abc import Mapping
from functools import cache

import regex

from planner import presets
from planner.texts import openings, phrases
from planner.texts.openings import collapsed
from planner.texts.phrases import Phrases

_PIECE = regex.compile(r"[^.!?…,;:\n\r|•()\[\]{}/–—#@\p{Extended_Pictographic}]++")
_TAG = regex.compile(r"[#＃]\w+")
_DASH = regex.compile(r"\s[-~+]+\s")
MOST = 4000
"""Characters that are looked at; no caption is longer that the platform takes."""
MOST_WORDS = 40
"""Words of a piece that are looked at."""
LEAST_OPEN = 5
"""Letters of a word that is taken for a request by its ending alone."""
FIRST = frozenset({"first", "pertama"})
ENDINGS = ("in", "kan")
"""What hangs on a verb where somebody is asked, in Indonesian and Malay."""
TOLD = ("me", "di", "ter", "ber", "pe", "ke", "se", "ny", "ng")
"""What hangs before a verb where somebody is told of."""


def asks(text: str, calls: Phrases, verbs: Phrases) -> bool:
    """Whether a piece of a text asks for something.

    ``calls`` ask wherever they stand with nobody before them, ``verbs`` where they begin a piece.
    """
    looked = _TAG.sub("#", phrases.unquoted(text[:MOST]))
    supposed = False
    for found in _PIECE.finditer(looked):
        for piece in _DASH.split(found.group()):
            spoken = tuple(map(collapsed, phrases.tokens(piece)))[:MOST_WORDS]
            if spoken and (_asks(spoken, calls, verbs) or (supposed and _is("maybe", spoken, 0))):
                return True
            supposed = bool(spoken and _is("readers", spoken, 0)) and looked[found.end() :][:1] == ","
    return False


def _asks(spoken: tuple[str, ...], calls: Phrases, verbs: Phrases) -> bool:
    """Whether a piece asks: by its beginning, by a call, or by a word that asks with nobody before it."""
    told = _told_from(spoken)
    return (
        bool(_is("questions", spoken, 0) and not _is("states", spoken, 0))
        or _is("alone", spoken, 0) == len(spoken)
        or (not FIRST.isdisjoint(spoken) and any(_first_ones(spoken, at) for at in range(1, len(spoken) - 1)))
        or _begins_after_lead_ins(spoken, verbs)
        or any(_calls(spoken, at, calls) for at in range(len(spoken)))
        or any(_asks_at(spoken, at, verbs) for at in range(told))
        or any(_asks_after_all(spoken, at, verbs) for at in range(told + 1, len(spoken)))
        or _asks_readers(spoken, verbs)
    )


def _asks_readers(spoken: tuple[str, ...], verbs: Phrases) -> bool:
    """Whether the reader who is spoken of first is asked: "kalau nemu yang lebih murah kabarin aku"."""
    length = _is("readers", spoken, 0)
    return length > 0 and any(_calls_on(spoken, at, verbs) for at in range(length, len(spoken)))


def _calls_on(spoken: tuple[str, ...], at: int, verbs: Phrases) -> bool:
    word = spoken[at]
    return (
        not _is("relatives", spoken, at - 1)
        and (_is_verb(word, verbs) or _open(spoken, at, verbs))
        and _begins(spoken, at, verbs)
    )


def _first_ones(spoken: tuple[str, ...], at: int) -> bool:
    """Whether so many who come first are meant: "first 20 orders", "20 pembeli pertama"."""
    before, word, after = spoken[at - 1 : at + 2]
    if word.isdecimal():
        return before == "first" and _is("buyers", spoken, at + 1) > 0
    return before.isdecimal() and after == "pertama" and _is("buyers", spoken, at) > 0


def _told_from(spoken: tuple[str, ...]) -> int:
    """Return the first place from which somebody is told of, who is not the reader: "yang mau tinggal komen"."""
    at = 0
    known = _first_words(("readers", "may", "subjects"))
    while at < len(spoken):
        if spoken[at] not in known:
            at += 1
        elif length := _is("readers", spoken, at) or _is("may", spoken, at):
            at += length
        elif _is("subjects", spoken, at):
            return at
        else:
            at += 1
    return at


def _begins_after_lead_ins(spoken: tuple[str, ...], verbs: Phrases) -> bool:
    at = 0
    while at < len(spoken) and not _begins(spoken, at, verbs):
        length = _is("lead_ins", spoken, at)
        at = at + length if length else len(spoken)
    return at < len(spoken)


def _calls(spoken: tuple[str, ...], at: int, calls: Phrases) -> bool:
    return bool(phrases.phrase_at(spoken, at, calls)) and not _is("relatives", spoken, at - 1)


def _asks_at(spoken: tuple[str, ...], at: int, verbs: Phrases) -> bool:
    """Whether a word asks with a verb behind it: "yuk order", "and tap", "boleh langsung diorder"."""
    if spoken[at] not in _first_words(("may", "askers", "joins")):
        return False
    if (allowed := at + _is("may", spoken, at)) > at:
        while length := _is("gently", spoken, allowed):
            allowed += length
        if _passive(spoken, allowed, verbs):
            return True
    asked = at + _is("askers", spoken, at)
    if asked == at:
        return at > 0 and _is("joins", spoken, at) > 0 and _begins(spoken, at + 1, verbs, sure=True)
    return bool(_is("invites", spoken, at)) or _begins(spoken, asked, verbs)


def _asks_after_all(spoken: tuple[str, ...], at: int, verbs: Phrases) -> bool:
    """Whether somebody is asked in a piece that told of somebody before: "I made it and now tap"."""
    joined = _is("joins", spoken, at) and _begins(spoken, at + 1, verbs, sure=True)
    return bool(joined or _is("invites", spoken, at))


def _begins(spoken: tuple[str, ...], at: int, verbs: Phrases, *, sure: bool = False) -> bool:
    """Whether a request begins at a word; ``sure`` takes no verb that may be another word."""
    if at >= len(spoken) or _is("idioms", spoken, at):
        return False
    if length := phrases.phrase_at(spoken, at, verbs):
        return not _is("no_request", spoken, at + length)
    if _is("states", spoken, at):
        return False
    if forbidden := _is("forbids", spoken, at):
        return at + forbidden < len(spoken)
    if spoken[at] == "never":
        return bool(phrases.phrase_at(spoken, at + 1, verbs)) or _with_object(spoken, at + 1)
    return not sure and (
        _with_object(spoken, at)
        or _with_particle(spoken, at, verbs)
        or _open(spoken, at, verbs)
        or _open_in_english(spoken, at)
    )


def _with_object(spoken: tuple[str, ...], at: int) -> bool:
    """Whether a word that may be a verb has behind it what it is done to: "sow yours", "build it"."""
    if past := _is("like_the_past", spoken, at):
        return _is("yours", spoken, at + past) > 0
    after = at + _is("maybe", spoken, at)
    if after == at or after == len(spoken) or _is("no_request", spoken, after):
        return False
    return _is("objects", spoken, after) > 0 or any(sign.isdigit() for sign in spoken[after])  # SPRING10


def _open_in_english(spoken: tuple[str, ...], at: int) -> bool:
    """Whether any word asks by what follows it: "personalise yours", "microwave it"."""
    word = spoken[at]
    asked = len(word) > 2 and word.isalpha() and not word.endswith(("s", "ed", "ing", "ly"))
    return asked and _is("yours_anywhere", spoken, at + 1) > 0 and not _is("no_imperatives", spoken, at)


def _with_particle(spoken: tuple[str, ...], at: int, verbs: Phrases) -> bool:
    """Whether a verb has a particle or somebody addressed behind it: "ngomong aja", "rendam semalam ya bun"."""
    if at + 1 < len(spoken) and _is("only", spoken, at + 1) and spoken[at].isalpha():
        return not _is("no_verbs", spoken, at)
    after = at + _is("maybe_id", spoken, at)
    if (
        after == at
        and spoken[at].endswith("nya")
        and spoken[at][:-3] in openings.words("maybe_id", "requests")
    ):
        after = at + 1  # "nontonnya sampai habis ya"
    if after == at and _passive(spoken, at, verbs):
        after = at + 1
    return after > at and any(_leads_on(spoken, later) for later in range(after, len(spoken)))


def _leads_on(spoken: tuple[str, ...], at: int) -> bool:
    """Whether a word makes a request of a verb before it: a particle, somebody addressed, what is the reader's."""
    word = spoken[at]
    his = len(word) > LEAST_OPEN and word.endswith("mu") and not _is("nouns", spoken, at)
    return his or _is("particles", spoken, at) > 0


def _passive(spoken: tuple[str, ...], at: int, verbs: Phrases) -> bool:
    """Whether a verb asks politely: "boleh langsung diorder"."""
    at += _is("askers", spoken, at) if at < len(spoken) else 0
    return at < len(spoken) and spoken[at].startswith("di") and _is_verb(spoken[at][2:], verbs)


def _is_verb(word: str, verbs: Phrases) -> bool:
    """Whether a word begins a request without any other behind it."""
    return phrases.phrase_at((word,), 0, verbs) > 0


def _open(spoken: tuple[str, ...], at: int, verbs: Phrases) -> bool:
    """Whether a word asks by its ending: hadiahin, amankan, rasalah."""
    if at >= len(spoken):
        return False
    word = spoken[at]
    if word.endswith("lah"):
        return _is_verb(word[:-3], verbs)
    if _is("roots", spoken, at):
        return True
    return (
        len(word) >= LEAST_OPEN
        and word.endswith(ENDINGS)
        and not word.startswith(TOLD)
        and not _is("nouns", spoken, at)
        and word.isalpha()
    )


def _is(kind: str, spoken: tuple[str, ...], at: int) -> int:
    if not 0 <= at < len(spoken):
        return 0
    listed = _kinds()[kind]
    return phrases.phrase_at(spoken, at, listed) if spoken[at] in listed else 0


@cache
def _kinds() -> Mapping[str, Phrases]:
    return {kind: openings.words(kind, "requests") for kind in presets.read("requests")}


@cache
def _first_words(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for kind in kinds for word in _kinds()[kind])
