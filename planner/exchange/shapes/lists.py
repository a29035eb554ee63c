"""Reads plans that are written as lists: a heading, a point or a line a video, and lines such as "Hook: look"."""

import re
from dataclasses import dataclass, field

from planner.exchange import limits
from planner.exchange.shapes import facts, keys, lines, listed, mails, titles
from planner.exchange.shapes.headers import field_of
from planner.exchange.shapes.lines import Line
from planner.exchange.shapes.listed import Item, Words
from planner.exchange.shapes.table import Origin, Problem, Source, left_out, quoted, struck, too_large
from planner.exchange.shapes.when import When, is_when, leading, plain_words
from planner.i18n import _
from planner.texts.vocabulary import plain

_PIECES = re.compile(r"(?<=\s)[·•|](?=\s)")
"""What parts the pieces of a line that says several things."""
_MAIL = re.compile(r"[^\W\d][^:\n]{0,20}:\s")
_MAIL_LINES = 8
_DETAIL = 100
"""The level of a line that is no heading: points lie deeper by what they are moved in."""


@dataclass(slots=True)
class _Reading:
    """A written plan while it is read."""

    lines: list[Line]
    headings: list[tuple[int, str]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    item: Item | None = None
    context: list[Words] = field(default_factory=list)
    used: frozenset[int] = frozenset()
    """The lines that stand over tables of the same text."""
    all_headings: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def above(self) -> tuple[str, ...]:
        """Return the headings over the present line, from the outside in."""
        return tuple(text for _level, text in self.headings)

    def begin(self, line: Line, made_by: str, level: int, title: str) -> Item:
        """Begin an item with a line."""
        self.item = Item(line.number, level, made_by, title, self.above())
        self.items.append(self.item)
        if line.raw.startswith("~~"):
            self.problems.append(struck(line.text))
        if len(self.items) > limits.MAX_ROWS:
            raise too_large()
        return self.item

    def head(self, line: Line) -> None:
        """Let a line of words stand over the items that follow."""
        self.headings = [one for one in self.headings if one[0] < lines.DAY]
        self.headings.append((lines.DAY, line.text))
        self.all_headings.append((line.number, line.text))
        self.item = None

    def tell(self, line: Line) -> None:
        """Keep words that belong to no item: what comes before all items stands over them."""
        if not self.items:
            self.context.append(Words(len(self.headings), line.number, line.text))
        elif line.number not in self.used:
            self.problems.append(left_out(line.text))


def read(
    numbered: list[tuple[int, str]],
    origin: Origin,
    front: dict[str, str] | None = None,
    used: frozenset[int] = frozenset(),
) -> Source:
    """Return the lists in the numbered lines of a text as tables, and what belongs to none of them.

    ``front`` are the fields that stand in front of the whole text, ``used`` the lines that stand over its tables.
    Videos of one plan are one table; lists without any field or day are tables of their own, by their heading.
    """
    numbered, sent, by_nobody = lines.messages(numbered)
    numbered, older = mails.without_quoted(numbered)
    reading = _Reading(lines.read(numbered), used=used)
    reading.problems += [*mails.told(older), *map(left_out, by_nobody)]
    _mail(reading)
    for at, line in enumerate(reading.lines):
        if line.kind == "rule":
            _end_of_fields(reading)
        elif line.kind == "heading":
            _heading(reading, at, line)
        elif line.key:
            _field(reading, line)
        elif line.kind == "point":
            _point(reading, line)
        elif line.kind == "words" and not _is_title(reading, at, line):
            _words(reading, at, line)
    if sent:
        text = _("Who wrote the {count} messages, and when, was left out.")
        reading.problems.append(Problem(None, None, text.format(count=sent), "note"))
    _front(reading, front or {}, origin)
    _days_off(reading)
    return _source(reading, origin)


def _mail(reading: _Reading) -> None:
    """Leave out who wrote a mail, to whom and when, which stand over its text, and tell of it."""
    start = next((at for at, line in enumerate(reading.lines) if line.kind != "blank"), 0)
    end = start
    while end < len(reading.lines) and _MAIL.match(reading.lines[end].raw):
        end += 1
    named = [
        line for line in reading.lines[start:end] if plain(line.raw.partition(":")[0]) in plain_words("mail")
    ]
    if len(named) < 2 or end - start > _MAIL_LINES:
        return
    reading.problems.append(left_out("; ".join(line.raw for line in reading.lines[start:end]), 200))
    for line in reading.lines[start:end]:
        line.kind, line.key = "blank", ""


def _end_of_fields(reading: _Reading) -> None:
    if reading.item and reading.item.made_by in {"fields", "line"}:
        reading.item = None


def _heading(reading: _Reading, at: int, line: Line) -> None:
    item = reading.item
    if item and item.level < line.depth and keys.is_beat(line.raw):
        item.add(item.open if keys.is_script(item.open) else _("Script"), line.text)
        return
    if item and item.level < line.depth and (lines.is_field(line) or item.made_by == "heading"):
        item.names.setdefault(plain(line.text), line.text.rstrip(" :"))
        item.fields.setdefault(item.names[plain(line.text)], [])
        item.open = item.names[plain(line.text)]
        return
    while reading.headings and reading.headings[-1][0] >= line.depth:
        reading.headings.pop()
    reading.item = None
    if _owns(reading.lines, at):
        reading.begin(line, "heading", line.depth, line.text)
    else:
        reading.headings.append((line.depth, line.text))
        reading.all_headings.append((line.number, line.text))


def _owns(all_lines: list[Line], at: int) -> bool:
    """Return whether a heading is that of one video: fields follow it, before any point or heading that is none."""
    heading = all_lines[at]
    detail: bool | None = None
    for place in range(at + 1, len(all_lines)):
        line = all_lines[place]
        if line.kind == "heading" and not keys.is_beat(line.raw):
            if line.depth <= heading.depth:
                break
            if not lines.is_field(line):
                return False
        if detail is None and line.kind not in {"blank", "rule"} and (line.kind != "words" or line.key):
            detail = bool(line.key or lines.is_field(line) or keys.is_beat(line.raw) or _is_detail(line))
            if not detail:
                return False
    if detail:
        return True
    when = leading(line_text := heading.text)
    return bool(lines.numbering(line_text)) or bool(when and when.rest and heading.depth > 1)


def _is_detail(line: Line) -> bool:
    """Return whether a point tells something of what stands above it: a day alone, or a sign for a field."""
    sign, rest = keys.without_sign(line.text)
    return bool(is_when(line.text)) or (titles.sign_field(sign) is not None and bool(rest))


def _field(reading: _Reading, line: Line) -> None:
    """Add a line "Hook: look" to its item, which it may begin."""
    item = reading.item
    if (
        item is not None
        and line.kind == "point"
        and item.made_by == "point"
        and line.depth + _DETAIL < item.level
    ):
        item = None
    again = item is not None and plain(line.key) in item.names
    if item is not None and again:
        first = next(iter(item.names))
        if item.made_by in {"fields", "heading"} and (line.after_blank or plain(line.key) == first):
            _share_heading(reading, item)
            item = None
        elif item.made_by == "point" and line.depth + _DETAIL <= item.level and line.after_blank:
            item = None
    if item is None:
        item = reading.begin(line, "fields", _DETAIL, "")
    name = line.key
    if line.box is not None:
        item.add(_("Done"), "TRUE" if line.box else "FALSE")
    item.add(name, line.text)


def _share_heading(reading: _Reading, item: Item) -> None:
    """Put the heading of an item over it and the next: there are several under one."""
    if item.made_by == "heading" and item.title:
        reading.headings.append((item.level, item.title))
        reading.all_headings.append((item.number, item.title))
        item.title, item.above, item.made_by = "", reading.above(), "fields"


def _point(reading: _Reading, line: Line) -> None:
    """Begin an item with a point of a list, or add it to the item that it lies under."""
    item = reading.item
    level = line.depth + _DETAIL
    when = leading(line.text)
    if item is not None and item.made_by == "line" and when and when.rest and not line.depth:
        item = None
    inside = item is not None and (item.made_by in {"heading", "line"} or level > item.level)
    if item is not None and item.made_by == "fields":
        inside = not line.after_blank or not item.fields[item.open][-1] or keys.keeps_lines(item.open)
    if item is not None and inside:
        _detail(item, line)
        return
    item = reading.begin(line, "point", level, line.text)
    if line.box is not None:
        item.add(_("Done"), "TRUE" if line.box else "FALSE")
        item.open = ""


def _detail(item: Item, line: Line) -> None:
    """Add a line without a name to an item: a box that is ticked, a day, a sign for a field, or more text."""
    sign, rest = keys.without_sign(line.text)
    name = titles.sign_field(sign)
    if line.box is not None and len(line.text) <= 40:
        item.add(line.text, "TRUE" if line.box else "FALSE")
        item.open = ""
    elif keys.is_beat(line.raw):
        item.add(item.open if keys.is_script(item.open) else _("Script"), line.text)
    elif titles.only_tags(line.text) and not keys.keeps_lines(item.open):
        item.add(_("Hashtags"), line.text)
    elif is_when(rest) and not item.open:
        item.add(titles.when_name(rest), rest)
        item.open = ""
    elif is_when(rest) and sign:
        item.add(titles.when_name(rest), rest)
    elif name and rest:
        item.add(name, rest)
    elif hook := _hook_of(item, line):
        item.add(_("Hook"), hook)
        item.open = ""
    elif not keys.is_script(item.open) and (told := _new_facts(item, line.text)):
        for name, value in told.items():
            item.add(name, value)
        item.open = ""
    else:
        item.go_on(line.text)


def _hook_of(item: Item, line: Line) -> str:
    """Return the hook of an item that has none, which a line in quotes or quoted is; "" for any other line."""
    if item.open and not _value(item):
        return ""
    if keys.is_script(item.open) or len(line.text) > limits.MAX_SHORT or item.has("hook"):
        return ""
    return facts.quotation(line.text) or (line.text if line.quoted and not line.box else "")


def _new_facts(item: Item, text: str) -> dict[str, str]:
    """Return what a line of facts without keys tells that an item does not know yet."""
    told = facts.of_line(text) or _behind_day(text)
    return {} if any(item.has(field_of(name)) for name in told) else told


def _behind_day(text: str) -> dict[str, str]:
    """Return what a line tells that begins with a day and goes on in pieces: "Tue 4 May, 18.30 | runs 24 s | live"."""
    day, *rest = [part.strip() for part in _PIECES.split(text)]
    when = is_when(day)
    if not rest or when not in {"date", "both"} or len(text) > limits.MAX_SHORT:
        return {}
    told, notes = {titles.when_name(day): day}, []
    for part in rest:
        fact = facts.of_line(part)
        if fact and not set(fact) & set(told):
            told |= fact
        else:
            notes.append(part)
    return told | ({_("Notes"): "; ".join(notes)} if notes else {})


def _is_title(reading: _Reading, at: int, line: Line) -> bool:
    """Whether a line is the title of its item, which it becomes: fields follow it, and a day alone stands over it."""
    item, following = reading.item, reading.lines[at + 1 : at + 2]
    if item is None or item.made_by != "heading" or item.fields or not (following and following[0].key):
        return False
    when = leading(item.title)
    if when is None or when.rest:
        return False
    _share_heading(reading, item)
    item.number, item.title = line.number, line.text
    return True


def _words(reading: _Reading, at: int, line: Line) -> None:
    """Add a line of words to its item, begin one with it, or keep it as what stands over items."""
    item = reading.item
    following = reading.lines[at + 1] if at + 1 < len(reading.lines) else None
    before_field = following is not None and bool(following.key)
    when = leading(keys.without_sign(line.text)[1])
    alone = when is not None and not when.rest
    if (
        item is not None
        and item.made_by in {"heading", "point"}
        and (line.depth or item.made_by == "heading")
    ):
        _detail_words(item, line)
    elif _is_stage_heading(line, following):
        reading.head(line)
    elif lines.numbering(line.text) and line.after_blank:
        reading.begin(line, "heading", lines.BOLD, line.text)
    elif line.after_blank and before_field:
        reading.begin(line, "fields", _DETAIL, line.text)
    elif alone and line.after_blank:
        reading.head(line)
    elif _is_next(reading, line, when):
        reading.begin(line, "line", _DETAIL, line.text)
    elif item is not None and not line.after_blank:
        _detail_words(item, line)
    elif item is not None and item.made_by != "line" and (keys.keeps_lines(item.open) or not _value(item)):
        item.go_on(line.text)
    elif item is None and _day_over(reading):
        reading.begin(line, "line", _DETAIL, line.text)
    else:
        reading.item = None if item and item.made_by == "line" else item
        reading.tell(line)


def _is_stage_heading(line: Line, following: Line | None) -> bool:
    """Return whether a line is a stage that stands over points: "FILMED, NEEDS CUT"."""
    if not line.after_blank or line.depth or following is None or not facts.is_stage(line.text):
        return False
    return following.kind == "point" or leading(following.text) is not None


def _is_next(reading: _Reading, line: Line, when: When | None) -> bool:
    """Return whether a line is a video of its own: it begins with a day, or stands with others under one."""
    item = reading.item
    if when is not None:
        return bool(when.rest) and (item is None or item.made_by == "line" or line.after_blank)
    return item is not None and item.made_by == "line" and not item.fields and _day_over(reading)


def _day_over(reading: _Reading) -> bool:
    return bool(reading.headings) and reading.headings[-1][0] == lines.DAY


def _value(item: Item) -> str:
    return "".join(item.fields.get(item.open, ["x"]))


def _detail_words(item: Item, line: Line) -> None:
    """Add words to an item; under a blank line only a text goes on, other words are notes."""
    if line.after_blank and item.open and _value(item) and not keys.keeps_lines(item.open):
        item.open = _("Notes") if not keys.is_beat(line.raw) else item.open
    _detail(item, line)


def _front(reading: _Reading, front: dict[str, str], origin: Origin) -> None:
    """Give what stands in front of the text to its one video, or put it over all of them."""
    if not front:
        return
    planned = [item for item in reading.items if item.fields or item.made_by == "heading"]
    if any(field_of(name) for name in front) and len(planned) <= 1 and len(reading.items) <= 1:
        named = any(field_of(name) == "title" for name in front)
        title = reading.all_headings[0][1] if reading.all_headings else "" if named else origin.name
        item = planned[0] if planned else Item(1, 1, "heading", title)
        if not planned:
            item.fields = {_("Notes"): [words.text for words in reading.context]} if reading.context else {}
            reading.items, reading.context = [item], []
        for name, value in front.items():
            if plain(name) not in item.names:
                item.add(name, value)
    else:
        reading.context[:0] = [Words(0, 0, f"{name}: {value}") for name, value in front.items() if value]


def _days_off(reading: _Reading) -> None:
    """Leave out the days on which nothing is posted, and tell of them."""
    for item in reading.items[:]:
        if not item.fields and titles.is_day_off(item.title):
            reading.items.remove(item)
            text = _("A day without a video was left out: “{text}”.")
            reading.problems.append(Problem(None, None, text.format(text=quoted(item.title)), "note"))


def _source(reading: _Reading, origin: Origin) -> Source:
    """Return the items as tables, and what is left over: headings and words over nothing."""
    tables = listed.tables(reading.items, reading.context, origin)
    known = {text for item in reading.items for text in item.above} | {
        words.text for words in reading.context
    }
    unused = [
        text for number, text in reading.all_headings if text not in known and number not in reading.used
    ]
    if not tables:
        unused += [words.text for words in reading.context if words.number not in reading.used]
    return Source(tables, [*reading.problems, *map(left_out, unused)])
