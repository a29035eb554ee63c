"""Finds where a text asks its reader for something, in whatever words; no rule knows how.

A verb asks where it begins a piece of a sentence or stands behind a word that asks; the same verb with somebody before
it tells: "Kemarin aku mampir ke toko mama" asks for nothing.
"""

import regex

from planner import presets
from planner.texts import phrases
from planner.texts.openings import collapsed, vocabulary
from planner.texts.phrases import Phrases, Span

_PIECE = regex.compile(r"[^.!?…,;:\n\r|•()\[\]{}/–—#@\p{Extended_Pictographic}]++")
_DASH = regex.compile(r"\s[-~+]+\s")
MOST = 4000
"""Characters that are looked at; no caption is longer that the platform takes."""
MOST_WORDS = 40
"""Words of a piece that are looked at."""
LEAST_OPEN = 5
"""Letters of a word that is taken for a request by its ending alone."""
ENDINGS = ("in", "kan", "lah")
"""What hangs on a verb where somebody is asked, in Indonesian and Malay."""
TOLD = ("me", "di", "ter", "ber", "pe", "ke", "se", "ny", "ng")
"""What hangs before a verb where somebody is told of."""


def find(text: str, calls: Phrases, verbs: Phrases) -> Span | None:
    """Return the first piece of a text that asks for something, or None.

    ``calls`` ask wherever they stand with nobody before them, ``verbs`` where they begin a piece.
    """
    looked = phrases.unquoted(text[:MOST])
    for found in _PIECE.finditer(looked):
        at = found.start()
        for piece in _DASH.split(found.group()):
            spoken = tuple(map(collapsed, phrases.tokens(piece)))[:MOST_WORDS]
            if spoken and _asks(spoken, calls, verbs):
                return Span(at, at + len(piece))
            at += len(piece) + 1
    return None


def words(kind: str) -> Phrases:
    """Return the words of a kind that the presets file has, as ``vocabulary`` arranges them."""
    if kind not in _WORDS:
        _WORDS[kind] = vocabulary(tuple(presets.read("requests")[kind]))
    return _WORDS[kind]


_WORDS: dict[str, Phrases] = {}


def _asks(spoken: tuple[str, ...], calls: Phrases, verbs: Phrases) -> bool:
    start = 0
    while not _begins(spoken, start, verbs):
        if start >= len(spoken) or not (length := _is("lead_ins", spoken, start)):
            break
        start += length
    else:
        return True
    if any(
        phrases.phrase_at(spoken, at, calls) and not _is("relatives", spoken, at - 1)
        for at in range(len(spoken))
    ):
        return True
    for at in range(len(spoken)):
        if _is("subjects", spoken, at):
            return _asks_after(spoken, at, verbs)
        if at and _is("joins", spoken, at) and _begins(spoken, at + 1, verbs, sure=True):
            return True
        if length := _is("askers", spoken, at):
            asked = at + length
            if _begins(spoken, asked, verbs) or _is("invites", spoken, at):
                return True
            if _is("may", spoken, at) and _passive(spoken, asked, verbs):
                return True
    return False


def _asks_after(spoken: tuple[str, ...], at: int, verbs: Phrases) -> bool:
    """Whether behind a subject somebody is still asked: "if you like it, …" ends a piece, "and then tap" does not."""
    return any(
        _is("invites", spoken, later)
        or (_is("joins", spoken, later) and _begins(spoken, later + 1, verbs, sure=True))
        for later in range(at + 1, len(spoken))
    )


def _begins(spoken: tuple[str, ...], at: int, verbs: Phrases, *, sure: bool = False) -> bool:
    """Whether a request begins at a word; ``sure`` takes no verb that may be another word."""
    if at >= len(spoken):
        return False
    if length := phrases.phrase_at(spoken, at, verbs):
        return not _is("no_request", spoken, at + length)
    if sure:
        return False
    if length := _is("maybe", spoken, at):
        return bool(_is("objects", spoken, at + length)) and not _is("no_request", spoken, at + length)
    if at + 1 < len(spoken) and _is("only", spoken, at + 1) and not _is("no_verbs", spoken, at):
        return spoken[at].isalpha()
    if length := _is("maybe_id", spoken, at):
        return any(_is("particles", spoken, later) for later in range(at + length, len(spoken)))
    return _open(spoken, at)


def _passive(spoken: tuple[str, ...], at: int, verbs: Phrases) -> bool:
    """Whether a verb asks politely: "boleh langsung diorder"."""
    at += _is("askers", spoken, at) if at < len(spoken) else 0
    return at < len(spoken) and spoken[at].startswith("di") and spoken[at][2:] in verbs


def _open(spoken: tuple[str, ...], at: int) -> bool:
    """Whether a word asks by its ending: hadiahin, amankan, rasalah."""
    if at >= len(spoken):
        return False
    word = spoken[at]
    return (
        len(word) >= LEAST_OPEN
        and word.endswith(ENDINGS)
        and not word.startswith(TOLD)
        and not _is("nouns", spoken, at)
        and word.isalpha()
    )


def _is(kind: str, spoken: tuple[str, ...], at: int) -> int:
    return phrases.phrase_at(spoken, at, words(kind)) if at >= 0 else 0
