"""Takes a clause out of a text, or puts other words in its place, so that what is left still reads as sentences."""

import regex

from planner.texts import phrases
from planner.texts.phrases import Span

_STARTS = regex.compile(
    r"(?:[.!?…,;:|•()\[\]\n\r]|\s[-–—]+(?=\s)|[\p{Extended_Pictographic}\uFE0F])(?=\s|$)|[\n\r]|\p{Extended_Pictographic}\uFE0F?"
)
_ENDS = regex.compile(
    r"[.!?…,;:|•()\[\]](?=\s|$|[\p{Extended_Pictographic}#])|[\n\r]|\s[-–—]+\s|\p{Extended_Pictographic}|\s?[#＃]"
)
REACH = 200
"""Signs before and behind a stretch in which its clause is looked for."""
_STOPS = ".!?…"
_JOINTS = " \t,;:-–—|•&+👉👇👆⬇➡🔗\ufe0f"


def around(text: str, start: int, end: int) -> Span:
    """Return the clause that a stretch of a text stands in, without the signs that end it."""
    low = max(0, start - REACH)
    first = low or 0
    for found in _STARTS.finditer(text, low, start):
        first = found.end()
    last = _ENDS.search(text, end, min(len(text), end + REACH))
    stop = last.start() if last else min(len(text), end + REACH)
    inner = text[first:stop]
    if not inner.strip():
        return Span(start, end)
    return Span(first + len(inner) - len(inner.lstrip()), first + len(inner.rstrip()))


def without(text: str, start: int, end: int) -> str:
    """Return a text without a stretch, usually a clause, and without the signs that joined it to the rest."""
    left, right = text[:start].rstrip(_JOINTS), text[end:].lstrip(_JOINTS)
    opens = not left.strip() or left.rstrip(" ").endswith((*_STOPS, "\n"))
    if opens:
        right = right.lstrip(_STOPS).lstrip(_JOINTS)
        right = right.removeprefix("\n") if left.endswith("\n") or not left else right
        right = _begun(right)
    if right[:1].isalnum() or right[:1] in ("#", "＃", "("):
        joint = (
            "" if not left or left.endswith("\n") else " " if opens else ", " if right[:1].isalnum() else " "
        )
    else:
        joint = " " if left and right and not right.startswith((*_STOPS, "\n")) else ""
    return (left + joint + right).strip()


def instead(text: str, start: int, end: int, words: str) -> str:
    """Return a text with other words in the place of a clause; they begin with a capital where a sentence does."""
    before = text[:start].rstrip(" ")
    begins = (
        not before.strip()
        or before.endswith((*_STOPS, "\n"))
        or (not before[-1:].isalnum() and before[-1:] not in ",;:-–—(")
    )
    gap = "" if not before or before.endswith("\n") else " "
    after = text[end:]
    joint = " " if after[:1] in ("#", "＃") or after[:1].isalnum() else ""
    return (
        before
        + gap
        + (words[:1].upper() + words[1:] if begins else words[:1].lower() + words[1:])
        + joint
        + after
    )


def says_something(text: str, least: int = 2) -> bool:
    """Whether a text has words besides hashtags and mentions."""
    plain = regex.sub(r"[#＃@]\S+", " ", text)
    return len(phrases.tokens(plain)) >= least


def _begun(text: str) -> str:
    """Return a text whose first word has a capital, unless it has its own (iPhone)."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return text[:1].upper() + text[1:] if first.islower() else text
