"""Hashtags in text: where they stand, which of them end a caption, and what makes a name one hashtag."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

# Variation selectors and the keycap sign are combining marks to Unicode, but part of an emoji to people.
_MARK = r"[\p{M}--[\uFE00-\uFE0F\u20E3]]"
_NAME = rf"[\p{{L}}\p{{Nd}}_](?:[\p{{L}}\p{{Nd}}_]|{_MARK})*+"
_SIGNS = "#＃"
_FULL_NAME = regex.compile(_NAME, regex.V1)
_ONLY_DIGITS = regex.compile(rf"(?:\p{{Nd}}|{_MARK})*", regex.V1)
_PART = regex.compile(rf"[{_SIGNS}]++({_NAME})", regex.V1)
# One match is a link, which hides its #, or a run of joined hashtags that does not begin inside a word.
_LINK_OR_RUN = regex.compile(
    rf"(?P<link>(?:\b[a-z][a-z0-9+.-]{{0,20}}://|\bwww\.|(?<![\w@.-])(?:[\w-]+\.)+[a-z]{{2,}}/)\S*)"
    rf"|(?<![\p{{L}}\p{{N}}_&{_SIGNS}]|{_MARK})(?:[{_SIGNS}]++{_NAME})+",
    regex.V1 | regex.IGNORECASE,
)
_BETWEEN_TAGS = regex.compile(r"[\s,;]*")
_LINE_BREAK = regex.compile(r"\r\n?")
_HASH_SPLIT = regex.compile(rf"[\s,;{_SIGNS}]+")
_COMMA_SPLIT = regex.compile(r"[,;\r\n]+")
_FOLD_EDGES = regex.compile(r"\A[#\s]+|\s+\Z")
_NOT_IN_NAME = regex.compile(rf"[^\p{{L}}\p{{Nd}}_\p{{M}}]|[\uFE00-\uFE0F\u20E3]|\A{_MARK}+", regex.V1)


@dataclass(frozen=True, slots=True)
class FoundTag:
    """One hashtag in a text: its name without the sign, and the str indexes where sign and name stand."""

    name: str
    start: int
    end: int


def find(text: str) -> list[FoundTag]:
    """Return the hashtags of a text in their order.

    Joined ones (``#a#b``) are two. None stands inside a word or a link, and a bare number (``#1``) is none.
    """
    if "#" not in text and "＃" not in text:
        return []
    found: list[FoundTag] = []
    for match in _LINK_OR_RUN.finditer(text):
        if match["link"] is not None:
            continue
        parts = _PART.finditer(text, match.start(), match.end())
        found.extend(
            FoundTag(part[1], part.start(), part.end())
            for part in parts
            if not _ONLY_DIGITS.fullmatch(part[1])
        )
    return found


def lift(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a caption without the hashtags that end its lines, and their names in order.

    Only the run of hashtags at the end of a line is lifted: blanks, commas and semicolons may stand between
    and after them. A hashtag with words after it is part of the sentence, so it stays in the text and is not
    among the names: ``find`` on what is left still finds it. A line of nothing but hashtags goes as a whole,
    and so do the blank lines that this leaves at the end. A caption with nothing to lift stays as it is.
    """
    if not find(text):
        return text, ()
    lines: list[str] = []
    names: list[str] = []
    emptied = False
    for line in _LINE_BREAK.sub("\n", text).split("\n"):
        rest, lifted = _lift_line(line)
        names.extend(lifted)
        if lifted and not rest:
            emptied = True
            continue
        if emptied and not rest.strip() and (not lines or not lines[-1].strip()):
            continue  # the blank lines around a line that went were one gap with it
        emptied = False
        lines.append(rest)
    if not names:
        return text, ()
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines), tuple(names)


def _lift_line(line: str) -> tuple[str, list[str]]:
    """Return one line without the hashtags at its end, and their names."""
    end = len(line)
    names: list[str] = []
    for tag in reversed(find(line)):
        if not _BETWEEN_TAGS.fullmatch(line, tag.end, end):
            break
        names.append(tag.name)
        end = tag.start
    return (line[:end].rstrip(), names[::-1]) if names else (line, names)


def split_list(cell: str) -> tuple[str, ...]:
    """Return the hashtags of a cell that holds nothing else, as typed but without their signs.

    With a # anywhere, blanks, commas, semicolons and the signs separate. Without one, commas, semicolons and
    line breaks do if there are any, else blanks. Malformed ones (``cold-brew``) are kept for the checks.
    """
    if "#" in cell or "＃" in cell:
        items = _HASH_SPLIT.split(cell)
    elif _COMMA_SPLIT.search(cell.strip()):
        items = [item.strip() for item in _COMMA_SPLIT.split(cell)]
    else:
        items = cell.split()
    return tuple(item for item in items if item)


def appended(tags: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Return hashtags with those of ``more`` behind them that are not there yet; ``tags`` itself stays."""
    joined = list(tags)
    there = set(map(fold, tags))
    for tag in more:
        if fold(tag) not in there:
            there.add(fold(tag))
            joined.append(tag)
    return tuple(joined)


@lru_cache(maxsize=16384)
def fold(tag: str) -> str:
    """Return what two spellings of one hashtag share: no leading sign, no letter case, no width."""
    # Twice, because folding can undo the normal form and the normal form can bring back capitals.
    once = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", tag).casefold())
    return _FOLD_EDGES.sub("", unicodedata.normalize("NFKC", once.casefold()))


def valid(tag: str) -> bool:
    """Return whether the text, which has no sign, is exactly one hashtag's name and not only digits."""
    return _FULL_NAME.fullmatch(tag) is not None and _ONLY_DIGITS.fullmatch(tag) is None


def normalise(tag: str) -> str:
    """Return the nearest valid name, without blanks and punctuation; "" when nothing is left of it."""
    name = _NOT_IN_NAME.sub("", tag)
    name = _NOT_IN_NAME.sub("", name)  # a mark may lead now that what stood before it is gone
    return name if valid(name) else ""


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units, which is how captions are counted: most emoji are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_labels(text: str) -> list[str]:
    """Return the labels that a text lists with commas; no label holds one."""
    return [label for part in text.replace("\n", ",").split(",") if (label := " ".join(part.split()))]
