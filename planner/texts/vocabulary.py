"""What the words of other people's tables stand for, as the presets files have them."""

import re
from functools import cache, lru_cache

from planner import presets

_NOT_PLAIN = re.compile(r"[\W_]+")


@cache
def listed() -> dict[str, dict[str, list[str]]]:
    """Return the words for fields, stages, months and so on, as the presets files have them."""
    listed: dict[str, dict[str, list[str]]] = presets.read("columns") | presets.read("dates")
    formats = presets.read("formats")["format"]
    return listed | {"format": {one["key"]: [one["key"], one["name"], *one["aliases"]] for one in formats}}


@cache
def words(about: str) -> dict[str, str]:
    """Return what the words of one presets table mean, by their plain form."""
    return {plain(word): key for key, words in listed()[about].items() for word in words}


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a text without case, blanks and punctuation; a lone sign such as ✓ stays."""
    return _NOT_PLAIN.sub("", text.casefold()) or text.strip(" \ufe0f")
