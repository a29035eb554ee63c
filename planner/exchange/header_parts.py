"""Says which field a header is by the words that it is made of, where the whole of it is not listed."""

import re
from functools import cache, lru_cache

from planner import presets
from planner.texts.vocabulary import words

_BETWEEN = re.compile(r"[\s_\-–—/|.,:;()\[\]{}'’\"“”+&#?!*<>]+")
_MOST = 80
"""Characters of a header that is looked into."""
NETWORK_WORDS = 3
"""Words that a network's name has at most."""


@cache
def _parts() -> list[tuple[str, list[tuple[str, ...]]]]:
    """Return the parts of each field's headers in their order; a part is words all of which must be there."""
    listed = presets.read("header_parts")
    return [
        (field, [tuple(part.split("+")) for part in parts])
        for field, parts in (("", listed["never"]["words"]), *listed["parts"].items())
    ]


def spoken(header: str) -> str:
    """Return the words of a header between single blanks, in small letters, with a blank at both ends."""
    return " " + _BETWEEN.sub(" ", header.casefold()).strip() + " "


@lru_cache(maxsize=2048)
def field_of(header: str) -> str | None:
    """Return the field whose header has such words in it: "Kalimat pancingan" is a hook; None for no field."""
    if len(header) > _MOST:
        return None
    text = spoken(header)
    for field, parts in _parts():
        if any(all(_stands(one, text) for one in part) for part in parts):
            return field or None
    return None


@lru_cache(maxsize=2048)
def is_never(header: str) -> bool:
    """Return whether a header says that it is about a video, and no field of it: an owner, a link, a price."""
    text = spoken(header)
    return any(all(_stands(one, text) for one in part) for part in _parts()[0][1])


def _stands(part: str, text: str) -> bool:
    """Return whether a part stands in a header: as words of its own, in languages without blanks anywhere."""
    if part > "\u0e00" and "\u0e00" <= part[0] <= "\u0e7f":
        return part.rstrip("*") in text
    return f" {part[:-1]}" in text if part.endswith("*") else f" {part} " in text


@lru_cache(maxsize=2048)
def networks_in(header: str) -> frozenset[str]:
    """Return the networks that a header names among its words: "Reels goes live", "Jam IG"."""
    return frozenset(network for network, _first, _last in _named(header))


@lru_cache(maxsize=2048)
def without_networks(header: str) -> str:
    """Return a header without the words that name networks."""
    said = spoken(header).split()
    gone = {place for _network, first, last in _named(header) for place in range(first, last)}
    return " ".join(word for place, word in enumerate(said) if place not in gone)


def _named(header: str) -> list[tuple[str, int, int]]:
    """Return the networks that a header names, with the place of their first word and of that behind the last."""
    said, known = spoken(header).split(), words("platforms")
    found, first = list[tuple[str, int, int]](), 0
    while first < len(said):
        for last in range(min(len(said), first + NETWORK_WORDS), first, -1):
            if network := known.get("".join(said[first:last])):
                found.append((network, first, last))
                first = last - 1
                break
        first += 1
    return found
