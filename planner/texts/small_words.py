"""Short words that hold sentences together, in both languages."""

from functools import cache

from planner import presets


@cache
def empty() -> frozenset[str]:
    """Return the words, in small letters, without which a text says the same."""
    return _listed("empty")


@cache
def all_() -> frozenset[str]:
    """Return these and the short words that change what is said: "because", "without", "kalau"."""
    return empty() | _listed("telling")


def _listed(name: str) -> frozenset[str]:
    return frozenset(word for words in presets.read("small_words")[name].values() for word in words)
