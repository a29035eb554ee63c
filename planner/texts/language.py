"""Which language a text is in: English, Indonesian or Malay, by its function words."""

from functools import cache, lru_cache

from planner import presets
from planner.texts import phrases

ENGLISH, INDONESIAN, MALAY = "en", "id", "ms"


@lru_cache(maxsize=1024)
def language(text: str, usual: str = ENGLISH) -> str:
    """Return ``en``, ``id`` or ``ms``; ``usual`` where the text does not tell.

    ``usual`` is what the people around it speak, such as the language of their calendar.
    """
    english, malay, indonesian, malaysian = (
        sum(map(listed.__contains__, phrases.tokens(text))) for listed in _listed()
    )
    theirs = malay + indonesian + malaysian
    malaysian += text.count("RM")  # prices
    if english > theirs or (english == theirs and usual == ENGLISH):
        return ENGLISH
    if malaysian > indonesian or (malaysian == indonesian and usual == MALAY):
        return MALAY
    return INDONESIAN


@cache
def _listed() -> tuple[frozenset[str], ...]:
    """The function words of English, of both Indonesian and Malay, of Indonesian alone and of Malay alone."""
    listed = presets.read("spoken")["function_words"]
    both = frozenset(listed["malay"])
    return (
        frozenset(listed["en"]),
        both,
        frozenset(listed["id"]) - both,
        frozenset(listed["ms"]) - both,
    )
