"""One line of a trend check: a hashtag, a sound, a hook or a note, and a link wherever it stands."""

import re
from dataclasses import dataclass

from models.choices import FindKind
from planner.texts import tagtext

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
QUOTES = '"“”„«»'
"""What begins a hook; what ends it is taken off too."""
SOUND = "~"


@dataclass(frozen=True)
class Typed:
    """What a line was read as. ``words`` is the hashtag without its sign, the sound's title, the hook, or the note."""

    kind: FindKind
    words: str
    link: str = ""
    note: str = ""
    """What else was said of a hashtag."""
    hook: bool = False
    """Whether the note is a hook, word for word."""


def read(text: str) -> Typed | None:
    """Return what a line says by its first sign (# ~ " or none), None for an empty one."""
    line = " ".join(text.split())
    found = _LINK.search(line)
    link = found[0] if found else ""
    rest = " ".join(line.replace(link, " ", 1).split()) if link else line
    if not rest and not link:
        return None
    if rest.startswith("#") and (tags := tagtext.find(rest)) and tags[0].start == 0:
        after = rest[tags[0].end :].strip(" ,;:-–")
        return Typed(FindKind.TAG, tags[0].name, link, after)
    if rest.startswith(SOUND) and rest.strip(SOUND + " "):
        return Typed(FindKind.SOUND, rest.lstrip(SOUND + " "), link)
    if rest[:1] and rest[0] in QUOTES and rest.strip(QUOTES + " "):
        return Typed(FindKind.NOTE, rest.strip(QUOTES + " "), link, hook=True)
    return Typed(FindKind.NOTE, rest, link)
