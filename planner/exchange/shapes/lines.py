"""Tells what each line of a written plan is: a heading, a point of a list, a field with its value, or words."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from planner.exchange.limits import MAX_SHORT
from planner.exchange.shapes import facts, keys
from planner.exchange.shapes.headers import field_of
from planner.exchange.shapes.when import leading
from planner.texts.vocabulary import plain

Kind = Literal["heading", "point", "words", "blank", "rule"]
BOLD, DAY = 7, 9
"""The levels of headings that are no more than a bold line, or a line with a day."""

_QUOTES = 8  # marks of a quote in a quote
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_POINT = re.compile(r"(\s*)([-*+•◦▪‣–·]|\d{1,3}[.)]|[a-z]\))\s+(?=\S)(.*)$", re.DOTALL)
_BOX = re.compile(r"\[([ xX✓✔]?)\]\s+|([☐☑✅✔☒])\ufe0f?\s+(?=\S)")
_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*")
_BOLD = re.compile(r"\s*(?:\*\*|__)(.+?)(?:\*\*|__)[^\w\"“(]*")
_BOLD_KEY = re.compile(r"[^\w*]{0,8}(?:\*\*|__)[^*:\n]{1,40}(?::(?:\*\*|__)|(?:\*\*|__)\s*:)")
_NUMBER = re.compile(r"(?:\(\d{1,3}\)|\d{1,3}[.)]|#\d{1,3}[.):]?)\s+(?=\S)")
_NUMBERED = re.compile(r"([^\W\d]++\s*+(?:[#.]\s*+)?\d{1,3})\s*+(?:[:.)–—|-]++\s*+|$)")
_CALLOUT = re.compile(r"\[!([\w-]{1,20})\][+-]?(.*)")
_CARD_DAY = re.compile(r"@(?:\{|\[\[)(\d{4}-\d\d-\d\d)(?:\}|\]\])")
_CARD_TIME = re.compile(r"@@\{(\d{1,2}[:.]\d\d)\}")
_COMMENT = re.compile(r"\s*%%(?:\s*kanban:settings)?\s*$")
_PARTS = re.compile(r"(?<=\s)[·•|](?=\s)")
_MARK = re.compile(r"[\u200e\u200f\u202a-\u202e\ufeff]")
_STAMP = (
    r"(?:\[\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?\]\s*|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?\s+[-–]\s+)"
)
_SENT = re.compile(_STAMP + r"([^:\n]{1,40}):\s?")
_BY_NOBODY = re.compile(_STAMP + r"(?=\S)")
"""The stamp of a line that the chat's program wrote, such as that messages are encrypted."""


@dataclass(slots=True)
class Line:
    """One line: ``depth`` is the level of a heading, or by how many blanks a line is moved in.

    ``key`` is the name of the field that it gives, "" for none, and ``text`` then what the field holds. ``box``
    says whether a box in front of it is ticked.
    """

    number: int
    kind: Kind
    text: str
    depth: int = 0
    key: str = ""
    box: bool | None = None
    ordered: bool = False
    after_blank: bool = False
    raw: str = ""
    quoted: bool = False


def messages(lines: list[tuple[int, str]]) -> tuple[list[tuple[int, str]], int, list[str]]:
    """Return the lines of a chat without who wrote them when, a blank line before each; and how many were written.

    The last are the lines that nobody wrote, such as that messages are encrypted: they are not among the others.
    """
    count = sum(1 for _number, line in lines if _SENT.match(_MARK.sub("", line)))
    if count < 2 and count * 3 < len(lines):
        return lines, 0, []
    found: list[tuple[int, str]] = []
    by_nobody: list[str] = []
    for number, typed in lines:
        line = _MARK.sub("", typed)
        sent = _SENT.match(line)
        if sent is None and count > 2 and _BY_NOBODY.match(line):
            by_nobody.append(_BY_NOBODY.sub("", line))
            continue
        if sent:
            found.append((number, ""))
        found.append((number, line[sent.end() :] if sent else line))
    return found, count, by_nobody


def read(numbered: Iterable[tuple[int, str]]) -> list[Line]:
    """Return the lines of a text with what they are; a key that nobody knows must come more than once."""
    lines = [_line(number, text) for number, text in numbered]
    _underlined(lines)
    counts = Counter(plain(found[0]) for line in lines if (found := _key_of(line)))
    after_blank = True
    for line in lines:
        line.after_blank = after_blank
        after_blank = line.kind in {"blank", "rule", "heading"}
        found = _key_of(line)
        if found and not keys.is_beat(line.raw) and (
            keys.is_known(found[0]) or counts[plain(found[0])] > 1 or _BOLD_KEY.match(line.raw)
        ):  # fmt: skip
            line.key, line.text = found
            line.kind = "words" if line.kind == "heading" else line.kind
    _defined(lines)
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> list[Line]:
    """Return a line as several where it gives several fields between dots or bars: "Date: 9 July · Product: Oil"."""
    if (
        not line.key
        or len(line.text) > MAX_SHORT
        or len(texts := [text.strip() for text in _PARTS.split(line.text)]) < 2
    ):
        return [line]
    found: list[tuple[str, str]] = []
    for text in texts[1:]:
        named = keys.key(text)
        if named and keys.is_known(named[0]):
            found.append(named)
        elif told := facts.of_line(text):
            found += told.items()
        else:
            return [line]
    further = [
        replace(line, kind="words", key=name, text=text, box=None, after_blank=False) for name, text in found
    ]
    line.text = texts[0]
    return [line, *further]


def _line(number: int, text: str) -> Line:
    """Return one line by its own look."""
    text = text.expandtabs(4).rstrip().lstrip("\ufeff")
    inner, depth = text, len(text) - len(text.lstrip())
    for _deep in range(_QUOTES):
        if not inner.lstrip().startswith(">"):
            break
        inner = inner.lstrip()[1:].removeprefix(" ")
    line = _bare(number, inner)
    if (callout := _CALLOUT.match(inner.strip())) is not None and inner is not text:
        name = callout[2].strip() or callout[1]
        if field_of(name) is not None:
            return replace(_bare(number, f"{name}:"), raw=f"{name}:")
        line = _bare(number, name if callout[2].strip() else "")
    if inner is not text and line.kind == "words":
        line.quoted, line.depth = True, depth
    return line


def _bare(number: int, text: str) -> Line:
    """Return one line that is freed of the marks of a quote."""
    if not text.strip() or _COMMENT.match(text):
        return Line(number, "blank", "", raw="")
    if len(text) > MAX_SHORT:
        return Line(number, "words", text.strip(), raw=text.strip())
    if _RULE.fullmatch(text):
        return Line(number, "rule", "", raw=text)
    return _heading(number, text) or _point(number, text)


def _heading(number: int, text: str) -> Line | None:
    """Return a line as a heading: with # in front of it, or bold as a whole."""
    if found := _HEADING.match(text):
        return Line(number, "heading", keys.freed(found[2]).strip(), len(found[1]), raw=found[2])
    bold = _BOLD.fullmatch(text)
    if bold and "**" not in bold[1] and not bold[1].endswith(":"):
        return Line(number, "heading", keys.freed(text).strip(), BOLD, raw=bold[1])
    return None


def _point(number: int, text: str) -> Line:
    """Return a line as a point of a list, with or without a box, or as words."""
    depth = len(text) - len(text.lstrip())
    point = _POINT.match(text)
    rest = point[3] if point else text.strip()
    box = _BOX.match(rest)
    rest = rest[box.end() :] if box else rest
    rest = _card(rest)
    ticked = None if box is None else (box[1] or box[2] or " ") not in {" ", "☐"}
    return Line(
        number, "point" if point or box else "words", keys.freed(rest).strip(), depth, "", ticked,
        point is not None and point[2][0].isdigit(), raw=rest,
    )  # fmt: skip


def _card(text: str) -> str:
    """Return the text of a card with its day and hour, "@{2027-05-28} @@{19:00}", in front of it."""
    time = _CARD_TIME.search(text)
    rest = text[: time.start()] + text[time.end() :] if time else text
    day = _CARD_DAY.search(rest)
    if day is None:
        return text
    rest = (rest[: day.start()] + rest[day.end() :]).strip()
    when = f"{day[1]} {time[1]}" if time else day[1]
    return f"{when} — {rest}" if rest else when


def _key_of(line: Line) -> tuple[str, str] | None:
    """Return the field that a line may give."""
    if line.kind in {"blank", "rule"} or (line.kind == "heading" and line.depth < BOLD):
        return None
    return keys.key(line.text)


def _underlined(lines: list[Line]) -> None:
    """Make headings of words that are underlined with = or -."""
    for above, line in pairwise(lines):
        if (
            line.kind == "rule"
            and line.raw.strip()[0] in "=-"
            and above.kind == "words"
            and len(line.raw) > 3
        ):
            sign = line.raw.strip()[0]
            if sign == "=" or len(line.raw.strip()) * 2 >= len(above.raw):
                above.kind, above.depth = "heading", 1 if sign == "=" else 2
                line.kind = "blank"


def _defined(lines: list[Line]) -> None:
    """Make a field of a line and the next one that begins with a colon, as definitions are written."""
    for above, line in pairwise(lines):
        short = above.kind == "words" and not above.key and 0 < len(above.text) <= 40
        if short and line.kind == "words" and line.raw.startswith(": "):
            above.key, above.text = above.text, line.raw[2:].strip()
            line.kind, line.text = "blank", ""


def is_field(line: Line) -> bool:
    """Return whether the whole of a heading is the name of a field, such as "## Script"."""
    return line.kind == "heading" and field_of(line.text.rstrip(" :")) is not None


def numbering(text: str) -> str:
    """Return the number at the start of a title, such as "1. " or "Video 3 – "; "" where there is none."""
    sign, rest = keys.without_sign(text)
    start = len(text) - len(rest) if sign else 0
    if found := _NUMBER.match(text, start):
        return text[: found.end()]
    found = _NUMBERED.match(text, start)
    return text[: found.end()] if found and keys.is_numbered(found[1]) else ""


def likeness(lines: list[str]) -> float:
    """Return how much of a text is written as a list: the share of lines that begin as a list's lines do."""
    seen = found = 0
    known = 0
    for text in lines[:300]:
        line = _line(0, _SENT.sub("", _MARK.sub("", text[:400]), count=1))
        if line.kind in {"blank", "rule"}:
            continue
        seen += 1
        key = _key_of(line)
        known += bool(key and keys.is_known(key[0]))
        listed = line.kind in {"heading", "point"} or key is not None or leading(line.text) is not None
        found += listed or bool(numbering(line.text))
    return (found + known) / (2 * seen) if seen and known else found / seen if seen else 0.0
