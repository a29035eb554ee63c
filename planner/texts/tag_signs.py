"""What hashtags and the links around them are made of, as parts of patterns for ``regex`` in version 1."""

from collections.abc import Iterator

import regex

MARK = r"[\p{M}--[\uFE00-\uFE0F\u20E3]]"
"""A combining mark. Variation selectors and the keycap sign are such to Unicode, but part of an emoji to people."""

_JOINED = (
    r"[\p{Arabic}\p{Syriac}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}"
    r"\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Mongolian}]"
)
JOINER = rf"(?<={_JOINED})[\u200C\u200D](?={_JOINED})"
"""A joiner or non-joiner in a script that is spelled with them; in any other it is a sign that nobody sees."""

NAME = rf"[\p{{L}}\p{{Nd}}_](?:[\p{{L}}\p{{Nd}}_]|{MARK}|{JOINER})*+"
"""The name of a hashtag, or digits alone, which are none."""

SIGNS = "#＃"
"""The signs that begin a hashtag."""

LINK = (
    rf"(?:(?<![{SIGNS}])[{SIGNS}]++)?+(?:(?:\b[a-z][a-z0-9+.-]{{0,20}}://|\bwww\.)\S*)"
    r"|(?<![\w@.-])(?:[\w-]+\.)+[a-z]{2,}/\S*"
)
"""A link with its signs; a # in it begins no hashtag. For patterns that ignore case."""

_STRETCH = regex.compile(r"\S++", regex.V1)


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the stretches without a blank are that hold a sign; no hashtag and no link is in more than one."""
    if any(sign in text for sign in SIGNS):
        for match in _STRETCH.finditer(text):
            if any(sign in match[0] for sign in SIGNS):
                yield match.span()
