"""Reads Markdown: every table with the headings over it, and the lists between them."""

import re
from dataclasses import dataclass, field, replace

from planner.errors import PlanError
from planner.exchange import limits
from planner.exchange.shapes import delimited, grid, headers, keys, lists, shots
from planner.exchange.shapes.table import Origin, Problem, Source, Table, quoted, struck, too_large
from planner.i18n import _

_ESCAPED = re.compile(r"\\([-#=.!+~<>()&'\"])")
_RULE = re.compile(
    r"[^\S\n]*+(?:\|[^\S\n]*+)?:?-++:?[^\S\n]*+(?:\|[^\S\n]*+:?-++:?[^\S\n]*+)*+(?:\|[^\S\n]*+)?"
)
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s")
_ENDS_TABLE = re.compile(r"\s{0,3}(?:#{1,6}\s|>|`{3}|~{3}|(?:[-*+]|\d+[.)])\s|-{3,}\s*$)")
_FRONT = re.compile(r"([^\s:#-][^:\n]{0,60}?)\s*:(?:\s+(.*))?$")
_MOST_LINES = 60  # lines of one row that goes on
_FRONT_LINES = 200


@dataclass(slots=True)
class _Page:
    """A text while its tables are taken out of it."""

    lines: list[str]
    origin: Origin
    tables: list[tuple[int, Table]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rest: list[tuple[int, str]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    loose: int | None = 0
    """Where in ``rest`` the words begin that stand over what follows; None behind a list."""
    words: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    """The lines of words under each heading above what follows, by the heading's level."""
    used: set[int] = field(default_factory=set)
    """The lines that stand over tables."""
    places: dict[int, int] = field(default_factory=dict)
    """The lines of the headings by their level."""
    refused: list[PlanError] = field(default_factory=list)


def has_table(text: str) -> bool:
    """Return whether a text has a line of dashes and bars under a line with bars, or rows between bars."""
    above, rows = "", 0
    for line in delimited.lines(text):
        if "|" not in line:
            above, rows = "", 0
            continue
        if "-" in line and "|" in above and _RULE.fullmatch(line.rstrip("\r\n")):
            return True
        inner = line.strip()
        rows = rows + 1 if inner.startswith("|") and inner.endswith("|") and len(inner) > 2 else 0
        if rows > 1:
            return True
        above = line
    return False


def read(text: str, origin: Origin) -> Source:
    """Return the tables and lists of a Markdown or plain text. A text without any has no tables.

    Raises PlanError for one that is too large, and where the only table has no row.
    """
    page = _Page(_notes(_lines(text)), origin)
    at, front = _front_matter(page.lines)
    while at < len(page.lines):
        at = _step(page, at)
    if page.tables and front:
        over = tuple(f"{name}: {value}" for name, value in front.items() if value)
        split = len(origin.context)
        page.tables = [
            (at, replace(one, context=(*one.context[:split], *over, *one.context[split:])))
            for at, one in page.tables
        ]
        front = {}
    listed = lists.read(page.rest, origin, front, frozenset(page.used))
    if page.refused and not page.tables and not listed.tables:
        raise page.refused[0]
    both = [*page.tables, *((table.numbers[0], table) for table in listed.tables)]
    tables = [table for _at, table in sorted(both, key=lambda one: one[0])]
    return Source(tables, [*page.problems, *listed.problems])


def _lines(text: str) -> list[str]:
    """Return the lines of a text. Raises PlanError for more of them than a table may have."""
    found = []
    for line in delimited.lines(text):
        found.append(_escaped(line.rstrip("\r\n")))
        if len(found) > limits.MAX_RECORDS:
            raise too_large()
    return found


def _escaped(line: str) -> str:
    """Return a line without the backslashes before signs that are no marks there, as exports of documents write."""
    return _ESCAPED.sub(r"\1", line) if "\\" in line and "|" not in line else line


def _step(page: _Page, at: int) -> int:
    """Read what begins with one line; return where the next begins."""
    line = page.lines[at]
    if (fence := _FENCE.match(line)) is not None:
        return _code(page, at, fence[1])
    if (heading := _HEADING.match(line)) is not None:
        level = len(heading[1])
        _keep_words(page)
        page.places[level] = at + 1
        page.headings = [one for one in page.headings if one[0] < level]
        page.headings.append((level, keys.freed(line.strip().strip("#")).strip()))
        page.words = {deep: words for deep, words in page.words.items() if deep < level}
        page.rest.append((at + 1, line))
        page.loose = len(page.rest)
        return at + 1
    if "|" in line and (end := _table_end(page.lines, at)):
        _take(page, at, end)
        return end
    if line.strip() and page.loose is not None and not _is_words(line):
        page.loose = None
    page.rest.append((at + 1, line))
    return at + 1


def _is_words(line: str) -> bool:
    """Return whether a line is words alone: no point of a list and no field."""
    return not _ENDS_TABLE.match(line) and (line.lstrip().startswith(">") or not _is_field(line))


def _is_field(line: str) -> bool:
    found = keys.key(keys.freed(line[: limits.MAX_SHORT]))
    return found is not None and keys.is_known(found[0])


def _code(page: _Page, at: int, fence: str) -> int:
    """Leave out code up to the fence that ends it, and tell of it."""
    end = at + 1
    while end < len(page.lines) and not page.lines[end].strip().startswith(fence):
        end += 1
    if end == len(page.lines):  # never closed: it is no code
        page.rest.append((at + 1, ""))
        return at + 1
    code = quoted(" ".join(page.lines[at + 1 : min(end, at + 6)]))
    text = _("A block of code in line {line} was left out: “{text}”.").format(line=at + 1, text=code)
    page.problems.append(Problem(None, None, text, "note"))
    page.rest.append((at + 1, ""))
    return end + 1


def _table_end(lines: list[str], at: int) -> int:
    """Return where the table ends that begins with a line, 0 if none does."""
    ruled = at + 1 < len(lines) and "|" in lines[at + 1] and _RULE.fullmatch(lines[at + 1])
    bars = _between_bars(lines[at])
    if not ruled and not (bars and at + 1 < len(lines) and _between_bars(lines[at + 1])):
        return 0
    width = len(_split(lines[at]))
    end = at + 2 if ruled else at + 1
    while end < len(lines):
        after = _row_end(lines, end, width, bars)
        if after == end:
            break
        end = after
    return end


def _between_bars(line: str) -> bool:
    inner = line.strip()
    return len(inner) > 2 and inner.startswith("|") and inner.endswith("|")


def _row_end(lines: list[str], at: int, width: int, bars: bool) -> int:
    """Return where a row ends that begins with a line: text without bars goes on with its last cell."""
    line = lines[at]
    if "|" not in line or not line.strip() or (bars and not line.strip().startswith("|")):
        return at
    most = min(len(lines), at + _MOST_LINES)
    end = at + 1
    if bars:
        return end if line.rstrip().endswith("|") else _closing(lines, at, most)
    if len(_split(line)) >= width:
        while end < most and _goes_on(lines[end]):
            end += 1
        return end
    while end < most and lines[end].strip() and not _ENDS_TABLE.match(lines[end]):
        end += 1
        if len(_split("\n".join(lines[at:end]))) >= width:
            return end
    return end if end == len(lines) else at + 1


def _closing(lines: list[str], at: int, most: int) -> int:
    """Return where a row ends that opens with a bar and goes on over lines, up to the bar that closes it."""
    for end in range(at + 1, most):
        text = lines[end].strip()
        if (text.startswith("|") and text != "|") or _HEADING.match(text):
            return end
        if not text and _next_begins(lines, end):
            return end
        if text.endswith("|"):
            return end + 1
    return most if most == len(lines) else at + 1


def _goes_on(line: str) -> bool:
    return bool(line.strip()) and "|" not in line and not _ENDS_TABLE.match(line)


def _next_begins(lines: list[str], at: int) -> bool:
    """Return whether what follows a blank line inside a row is no more of it."""
    following = next((line for line in lines[at : at + 5] if line.strip()), "")
    return not following or following.strip().startswith("|") or bool(_HEADING.match(following))


def _take(page: _Page, at: int, end: int) -> None:
    """Take a table out of the text, with the headings and the words over it."""
    ruled = _RULE.fullmatch(page.lines[at + 1]) is not None
    records = _records(page.lines, at, end, ruled)
    if page.headings and (script := shots.script(records)) is not None:
        page.rest += [(at + 1, _("Script") + ":"), *((at + 1, line) for line in script), (end, "")]
        page.loose = None
        return
    over = _over(page)
    origin = Origin(
        page.headings[-1][1] if page.headings else page.origin.name,
        (*page.origin.context, *over), page.origin.encoding, "Markdown",
    )  # fmt: skip
    page.rest.append((at + 1, ""))
    page.loose = len(page.rest)
    try:
        source = grid.read(enumerate(records), origin)
    except PlanError as error:
        page.refused.append(error)
        text = _("The table in line {line} was left out: {reason} It begins with “{text}”.")
        first = quoted(page.lines[at].strip(" |"))
        message = text.format(line=at + 1, reason=str(error), text=first)
        page.problems.append(Problem(None, None, message, "note"))
        return
    for line in page.lines[at:end]:
        if "~~" in line and all(map(_is_struck, _split(line))):
            page.problems.append(struck(" ".join(_cells(_split(line))).strip()))
    page.tables.extend((at + 1, table) for table in source.tables)
    page.problems.extend(source.problems)


def _is_struck(cell: str) -> bool:
    text = cell.strip()
    return not text or (len(text) > 4 and text.startswith("~~") and text.endswith("~~"))


def _over(page: _Page) -> list[str]:
    """Return the headings over a table and the words between them, which belong to it and to no list."""
    _keep_words(page)
    page.used.update(page.places[deep] for deep, _text in page.headings)
    over = []
    for deep, text in [(0, ""), *page.headings]:
        over += [text, *(keys.freed(words) for _number, words in page.words.get(deep, ()))]
        page.used.update(number for number, _words in page.words.get(deep, ()))
    return [text for text in over if text]


def _keep_words(page: _Page) -> None:
    """Keep the words since the last heading or table: they stand over what follows."""
    level = page.headings[-1][0] if page.headings else 0
    if page.loose is not None:
        words = [(number, line.strip(" >")) for number, line in page.rest[page.loose :] if line.strip()]
        page.words.setdefault(level, []).extend(words)
        page.loose = len(page.rest)


def _records(lines: list[str], at: int, end: int, ruled: bool) -> list[list[str]]:
    """Return the rows of a table as cells."""
    header = _split(lines[at])
    bars = _between_bars(lines[at])
    records = [_cells(header)]
    row = at + (2 if ruled else 1)
    while row < end:
        after = max(_row_end(lines, row, len(header), bars), row + 1)
        records.append(_cells(_joined(lines[row:after], len(header))))
        row = after
    return records


def _joined(lines: list[str], width: int) -> list[str]:
    """Return the cells of a row of one line or several; bars inside the text of several are no ends of cells."""
    cells = _split(lines[0])
    if len(lines) == 1:
        return cells
    first = len(cells)
    whole = _split("\n".join(lines))
    extra = len(whole) - width
    if extra > 0 and first <= width:
        open_cell = first - 1
        joined = "|".join(whole[open_cell : open_cell + extra + 1])
        whole = [*whole[:open_cell], joined, *whole[open_cell + extra + 1 :]]
    return whole


def _split(text: str) -> list[str]:
    """Return the cells of a row as they are typed, parted by the bars that are no text."""
    inner = text.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    if "`" not in inner:
        return _BAR.split(inner)
    spans = _code_spans(inner)
    cells, start = [], 0
    for bar in _BAR.finditer(inner):
        while spans and spans[0][1] <= bar.start():
            spans.pop(0)
        if spans and spans[0][0] < bar.start():
            continue
        cells.append(inner[start : bar.start()])
        start = bar.end()
    return [*cells, inner[start:]]


def _code_spans(text: str) -> list[tuple[int, int]]:
    """Return where code stands in a line: between two equally long runs of backticks."""
    runs = [(found.start(), found.end()) for found in re.finditer("`+", text)]
    after: dict[int, list[int]] = {}
    for place in range(len(runs) - 1, -1, -1):
        after.setdefault(runs[place][1] - runs[place][0], []).append(place)
    spans, at = [], 0
    while at < len(runs):
        start, end = runs[at]
        later = after[end - start]
        while later and later[-1] <= at:
            later.pop()
        if not later:
            at += 1
            continue
        closing = later[-1]
        spans.append((start, runs[closing][1]))
        at = closing + 1
    return spans


def _cells(typed: list[str]) -> list[str]:
    """Return cells freed of marks, with the line breaks that are written in them."""
    cells = (_BREAK.sub("\n", cell.strip().replace("\\|", "|")) for cell in typed)
    return ["\n".join(keys.freed(line.strip()) for line in cell.split("\n")) for cell in cells]


def _notes(lines: list[str]) -> list[str]:
    """Return the lines of several notes that were put into one file, with their fields as lines above their texts.

    Each has its fields between two lines of dashes. Other lines come back as they are.
    """
    fronts: list[tuple[int, int, dict[str, str]]] = []
    for at, line in enumerate(lines):
        if line.strip() != "---" or (fronts and at < fronts[-1][1]):
            continue
        end, found = _front_matter(lines[at : at + _FRONT_LINES])
        if end and any(map(headers.field_of, found)):
            fronts.append((at, at + end, found))
    if len(fronts) < 2:
        return lines
    lines = lines[:]
    lines[fronts[0][0]] = ""  # nothing stands in front of all of them
    for first, end, found in fronts:
        told = [f"{name}: {value}".replace("\n", " ") for name, value in found.items()]
        lines[first + 1 : end] = [*told, *[""] * (end - first - 1 - len(told))]
    return lines


def _front_matter(lines: list[str]) -> tuple[int, dict[str, str]]:
    """Return where the text begins behind the fields between two lines of dashes, and these fields."""
    start = next((at for at, line in enumerate(lines[:10]) if line.strip()), 0)
    if not lines or lines[start].strip() != "---":
        return 0, {}
    found: dict[str, str] = {}
    name = ""
    for at in range(start + 1, min(len(lines), start + _FRONT_LINES)):
        line = lines[at]
        if line.strip() in {"---", "..."}:
            return at + 1, found
        if (one := _FRONT.match(line[: limits.MAX_SHORT])) is not None:
            name = one[1].strip("\"'")
            found[name] = _plain_value(one[2] or "")
        elif line.strip().startswith("- ") and name:
            found[name] = ", ".join(filter(None, [found[name], _plain_value(line.strip()[2:])]))
        elif line.strip() and name:
            found[name] = f"{found[name]}\n{line.strip()}".strip("\n|>")
        elif line.strip():
            return 0, {}
    return 0, {}


def _plain_value(text: str) -> str:
    """Return a value without its quotes, a list in brackets as its parts."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return ", ".join(part.strip().strip("\"'") for part in text[1:-1].split(","))
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
