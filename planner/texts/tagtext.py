"""Hashtags in text: where they stand, which of them a post has, and what makes a name one hashtag."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from planner.texts import broken_tags
from planner.texts.tag_signs import JOINER, LINK, MARK, NAME, SIGNS, stretches

_FULL_NAME = regex.compile(NAME, regex.V1)
_ONLY_DIGITS = regex.compile(rf"(?:\p{{Nd}}|{MARK})*", regex.V1)
_PART = regex.compile(rf"(?<![{SIGNS}])[{SIGNS}]++({NAME})", regex.V1)
# One match is a link, which hides its #, or a run of joined hashtags that does not begin inside a word.
_LINK_OR_RUN = regex.compile(
    rf"(?P<link>{LINK})|(?<![\p{{L}}\p{{N}}_&{SIGNS}]|{MARK})(?:[{SIGNS}]++{NAME})+",
    regex.V1 | regex.IGNORECASE,
)
_BETWEEN_TAGS = regex.compile(r"[\s,;]*")
_LINE_BREAK = regex.compile(r"\r\n?")
_SIGN = regex.compile(rf"[{SIGNS}]+")
_COMMA_SPLIT = regex.compile(r"[,;\r\n]+")
_BLANKS = regex.compile(r"[ \t]*+")
_SEPARATORS = regex.compile(r"[ \t,;]*+")
_COMMAS = (",", ";")
_ENDS_A_CLAUSE = tuple(".,!?;:…)")
_NEAR = 80
"""Characters before a hashtag in which its sentence shows."""
_LONGEST = 300
"""Characters of a name that are brought to a normal form; a longer one is no hashtag anywhere."""
_NOT_IN_NAME = regex.compile(
    rf"(?!{JOINER})[^\p{{L}}\p{{Nd}}_\p{{M}}]|[\uFE00-\uFE0F\u20E3]|\A{MARK}+", regex.V1
)
_MAY_LEAD = regex.compile(
    r"[\s(\[{\"'“‘«\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0F\u20E3]", regex.V1
)
"""What a hashtag may follow without a blank: an opening bracket, a quotation mark, an emoji."""
_LISTED = regex.compile(rf"[{SIGNS}]{NAME}[,;]++\Z", regex.V1)


@dataclass(frozen=True, slots=True)
class FoundTag:
    """One hashtag in a text: its name without the sign, and the str indexes where sign and name stand."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PostTag:
    """One hashtag of a post: its name as typed, folded, and where it stands.

    In the caption ``start`` and ``end`` are str indices of sign and name; among the ``hashtags`` behind the
    caption they are its number and the next one.
    """

    name: str
    folded: str
    field: Literal["caption", "hashtags"]
    start: int
    end: int


def of_post(caption: str, hashtags: Iterable[str]) -> tuple[PostTag, ...]:
    """Return all hashtags of a post in its order: those in the caption's text, then those behind it."""
    inside = [PostTag(one.name, fold(one.name), "caption", one.start, one.end) for one in find(caption)]
    behind = [PostTag(tag, fold(tag), "hashtags", at, at + 1) for at, tag in enumerate(hashtags)]
    return (*inside, *behind)


def names_of(caption: str, hashtags: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all hashtags of a post in its order, as typed, without their signs."""
    return tuple(tag.name for tag in of_post(caption, hashtags))


def behind(caption: str, tags: Iterable[str]) -> tuple[str, ...]:
    """Return those of a post's hashtags that do not stand in its caption's text: ``names_of`` the other way round."""
    inside = Counter(fold(one.name) for one in find(caption))
    left: list[str] = []
    for tag in tags:
        if inside[fold(tag)] > 0:
            inside[fold(tag)] -= 1
        else:
            left.append(tag)
    return tuple(left)


def joined(caption: str, hashtags: Iterable[str]) -> str:
    """Return a caption with the hashtags behind it on a line of their own, as one text to be written in."""
    return "\n".join(filter(None, (caption, _signed(hashtags))))


def parted(text: str, before: Iterable[str] = ()) -> tuple[str, tuple[str, ...]]:
    """Return the caption and the hashtags behind it that one text holds: ``joined`` the other way round.

    A last line of nothing but hashtags stands for those behind; one that is none stays where it was written.
    ``before`` are those that were there: their line is known again whatever is in them, a blank too.
    """
    before = tuple(before)
    caption, _break, line = text.rpartition("\n")
    if before and line == _signed(before):
        return caption, before
    words = line.split()
    names = tuple(name for name in (word.lstrip(SIGNS) for word in words) if name)
    if not words or any(word[0] not in SIGNS for word in words) or not all(map(valid, names)):
        return text, ()
    return caption, names


def _signed(hashtags: Iterable[str]) -> str:
    return " ".join(f"#{tag}" for tag in hashtags)


def changed(
    caption: str, hashtags: Sequence[str], new: Mapping[PostTag, Sequence[str]], *, keep_words: bool = True
) -> tuple[str, tuple[str, ...]]:
    """Return a caption and the hashtags behind it, some of whose tags are others now, or none.

    ``new`` names what each becomes. Nothing takes it out: in a sentence it becomes its word if ``keep_words``,
    else it goes with its blank, and a line of which nothing is left goes too.
    """
    places = {(tag.field, tag.start): names for tag, names in new.items()}
    inside = find(caption)
    spans = []
    for at, tag in enumerate(inside):
        if (names := places.get(("caption", tag.start))) is not None:
            word = tag.name if keep_words and _in_sentence(caption, inside, at) else ""
            spans.append((tag.start, tag.end, " ".join(f"#{name}" for name in names) or word))
    tags = [name for at, tag in enumerate(hashtags) for name in places.get(("hashtags", at), (tag,))]
    return (rewritten(caption, spans) if spans else caption), tuple(tags)


def _in_sentence(text: str, tags: Sequence[FoundTag], at: int) -> bool:
    """Whether a hashtag is a word of a sentence: alone, and the sentence goes on or ends with it."""
    tag = tags[at]
    if at and _BETWEEN_TAGS.fullmatch(text, tags[at - 1].end, tag.start):
        return False  # one of several in a row
    if at + 1 < len(tags) and _BETWEEN_TAGS.fullmatch(text, tag.end, tags[at + 1].start):
        return False
    after = _end(_BLANKS, text, tag.end)
    if text[after : after + 1].isalnum():
        return True
    before = text[max(0, tag.start - _NEAR) : tag.start].rpartition("\n")[2]
    return text.startswith(_ENDS_A_CLAUSE, tag.end) and any(sign.isalnum() for sign in before)


def rewritten(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with other words in some stretches; one without words goes with the blank or comma before it."""
    out, at, last, gap = [""], 0, "", False
    for start, end, words in [*spans, (len(text), len(text), "")]:
        piece, over = text[at:start], start == len(text)
        if not words and not over:
            after = _end(_BLANKS, text, end)
            closes = text[after : after + 1] in ("", "\n", *_COMMAS)
            piece = piece.rstrip(" \t")
            if closes and piece:
                piece = _without_comma(piece)
            elif closes and last in _COMMAS:
                while not out[-1]:
                    out.pop()
                out[-1] = _without_comma(out[-1])
        first = (piece + words)[:1]
        if gap and (first.isalnum() or first in tuple(SIGNS)):
            out.append(" ")
        out += [piece, words]
        last = (piece + words)[-1:] or last
        at, gap = end, not words
        if not words and not over and last in ("", "\n"):  # at the beginning of a line
            at = _end(_SEPARATORS, text, end)
            at += text.startswith("\n", at)
            gap = False
    whole = "".join(out)
    whole = whole if text.startswith("\n") else whole.lstrip("\n")
    return whole if text.endswith("\n") else whole.rstrip("\n")


def _without_comma(text: str) -> str:
    return text[:-1].rstrip(" \t") if text.endswith(_COMMAS) else text


def _end(pattern: regex.Pattern[str], text: str, at: int) -> int:
    """Return where the signs of a pattern, which may be none, end."""
    found = pattern.match(text, at)
    return found.end() if found else at


def find(text: str) -> list[FoundTag]:
    """Return the hashtags of a text in their order.

    Joined ones (``#a#b``) are two. None stands inside a word or a link, and a bare number (``#1``) is none.
    """
    return list(_found(text)) if "#" in text or "＃" in text else []


@lru_cache(maxsize=64)  # every fix of a long caption looks again
def _found(text: str) -> tuple[FoundTag, ...]:
    found: list[FoundTag] = []
    runs = (match for start, end in stretches(text) for match in _LINK_OR_RUN.finditer(text, start, end))
    for match in runs:
        if match["link"] is not None:
            continue
        parts = _PART.finditer(text, match.start(), match.end())
        found.extend(
            FoundTag(part[1], part.start(), part.end())
            for part in parts
            if not _ONLY_DIGITS.fullmatch(part[1])
        )
    return tuple(found)


def lift(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a caption without the hashtags that end its lines, and their names in order.

    Only the run of hashtags at the end of a line is lifted: blanks, commas and semicolons may stand between
    and after them. A hashtag with words after it is part of the sentence, so it stays in the text and is not
    among the names: ``find`` on what is left still finds it. What is to be mended stays where it was written:
    a hashtag that is stuck to what is before it, with all before it, and a whole run with a broken one in it.
    A line of nothing but hashtags goes as a whole, and so do the blank lines that this leaves at the end.
    A caption with nothing to lift stays as it is.
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
    meant = {tag.start: (tag.end, tag.name) for tag in find(line)}
    meant |= {broken.start: (broken.end, "") for broken in broken_tags.find(line)}
    for start, (over, name) in sorted(meant.items(), reverse=True):
        if not _BETWEEN_TAGS.fullmatch(line, over, end):
            break
        if not name:
            return line, []
        if stuck(line, start):
            break
        names.append(name)
        end = start
    return (line[:end].rstrip(), names[::-1]) if names else (line, names)


def stuck(text: str, at: int) -> bool:
    """Whether the sign at a place follows what is before it without a blank.

    It may follow an opening bracket, a quotation mark or an emoji, and in a list (``#a,#b``) a comma.
    """
    return at > 0 and not _MAY_LEAD.match(text, at - 1) and not listed(text, at)


def listed(text: str, at: int) -> bool:
    """Whether the sign at a place follows another hashtag with only a comma or semicolon between them."""
    return text[at - 1 : at] in _COMMAS and bool(_LISTED.search(text, max(0, at - _NEAR), at))


def split_list(cell: str) -> tuple[str, ...]:
    """Return the hashtags of a cell that holds nothing else, as typed but without their signs.

    With a # anywhere, the signs, commas, semicolons and line breaks separate, and blanks do before the first sign:
    what stands behind a sign was meant as one hashtag, however many words it is, and is kept for the checks as
    malformed ones (``cold-brew``) are. Without one, commas, semicolons and line breaks do if there are any, else
    blanks.
    """
    signed = bool(_SIGN.search(cell))
    pieces = _COMMA_SPLIT.split(cell) if signed or _COMMA_SPLIT.search(cell.strip()) else cell.split()
    items: list[str] = []
    for piece in pieces:
        before, *behind_signs = _SIGN.split(piece)
        items += [*before.split(), *behind_signs] if behind_signs else [piece]
    return tuple(item for item in map(str.strip, items) if item)


def split_typed(text: str) -> tuple[str, ...]:
    """Return what ``split_list`` does, but with a # anywhere blanks separate as well.

    For what is typed for the library, where a hashtag with a blank can't be: "#coldbrew icedcoffee" are two.
    """
    items = split_list(text)
    return tuple(word for item in items for word in item.split()) if _SIGN.search(text) else items


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
    if len(tag) > _LONGEST:  # the normal form of a long run of combining marks takes quadratic time
        return tag.casefold().strip().lstrip("#").lstrip()
    # Twice, because folding can undo the normal form and the normal form can bring back capitals.
    once = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", tag).casefold())
    folded = unicodedata.normalize("NFKC", once.casefold()).strip()
    while folded.startswith("#"):
        folded = folded.lstrip("#").lstrip()
    return folded


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
