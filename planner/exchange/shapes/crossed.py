"""Turns plans that run across: fields down the side and a day a column, or days across and hours or weeks down."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from planner.exchange import limits
from planner.exchange.shapes import headers, keys, legend, wall_cells
from planner.exchange.shapes.headers import Record
from planner.exchange.shapes.legend import Legend
from planner.exchange.shapes.table import Problem, Table, left_out, quoted, too_large
from planner.exchange.shapes.when import is_when, leading, shapes
from planner.i18n import _
from planner.texts import surroundings
from planner.texts.vocabulary import plain

Row = tuple[int, Record]

_LOOKED_AT = 40
_WIDEST = 60  # columns in which days or weeks are sought
_ANY_DAY = dt.date(2000, 1, 1)  # a month and its year need no day to count from
_WEEK = re.compile(r"([^\W\d]+)[\s.#-]*(?:ke[\s-]*)?\d{1,2}")
_FIELDS_OF_A_VIDEO = frozenset({"title", "hook", "caption", "script"})
_WHEN_FIELDS = frozenset({"date", "time", "datetime", "zone"})


def turned(rows: list[Row], said: list[Problem]) -> Iterator[Table]:
    """Yield the tables of rows whose fields stand down the side, or whose days stand across; none for others."""
    first = rows[:_LOOKED_AT]
    if max((len(record) for _number, record in first), default=0) < 2:
        return
    if _has_labels(first):
        for section in _sections(rows):
            if table := _transposed(section, said):
                yield table
        return
    start = next((at for at, (_number, record) in enumerate(first[:10]) if _heads(record)), None)
    if start is not None:
        over = [" ".join(filter(None, map(str.strip, record))) for _number, record in rows[:start]]
        yield from _matrix(rows[start:], over, said)


def _has_labels(rows: list[Row]) -> bool:
    """Return whether the first column names fields, as headers do elsewhere."""
    labels = [record[0] for _number, record in rows if record and record[0].strip()]
    fields = {headers.field_of(label) for label in labels} - {None}
    named = sum(1 for label in labels if headers.field_of(label))
    return (
        len(fields) >= 2 and bool(fields & _FIELDS_OF_A_VIDEO) and named * 2 >= len(labels) and _filled(rows)
    )


def _filled(rows: list[Row]) -> bool:
    return any(cell.strip() for _number, record in rows for cell in record[1:])


def _sections(rows: list[Row]) -> Iterator[list[Row]]:
    """Yield the rows that make one set of columns: a blank row or a label that comes again begins the next."""
    section: list[Row] = []
    seen: set[str] = set()
    for number, record in rows:
        label = plain(record[0]) if record and record[0].strip() else ""
        gap = bool(section) and number - section[-1][0] > 1
        if section and (label in seen or (gap and headers.field_of(record[0]) is None)):
            yield section
            section, seen = [], set()
        section.append((number, record))
        seen |= {label} - {""}
    if section:
        yield section


def _transposed(section: list[Row], said: list[Problem]) -> Table | None:
    """Return the table of which a section's columns are the rows."""
    over: list[str] = []
    while section and headers.filled(section[0][1]) == 1 and not headers.field_of(section[0][1][0]):
        over.append(next(cell for cell in section[0][1] if cell.strip()).strip())
        section = section[1:]
    names: list[str] = []
    lines: list[Record] = []
    lone = _is_of_one(section)
    if lone and over and not is_when(over[-1]) and not _has_title(section):
        names, lines = [_("Title")], [["", over[-1]]]
    for _number, record in section:
        label = record[0].strip()
        if not label and lines:
            lines[-1] = _below(lines[-1], record)
            continue
        if not names and lone and keys.is_numbered(label) and not _has_title(section):
            label = _("Title")
        elif not names and not headers.field_of(label) and _heads(record):
            over += [label] if label else []
            label = _("Day")
        names.append(label)
        lines.append(record)
    width = max((len(line) for line in lines), default=0)
    rows, numbers, empty = _columns(names, lines, width)
    if empty:
        text = _("Nothing is planned under {names}.").format(names=quoted(", ".join(empty)))
        said.append(Problem(None, None, text, "note"))
    if not rows:
        said.append(left_out(" ".join([*over, *names])))
        return None
    if len(rows) * len(names) > limits.MAX_CELLS:
        raise too_large()
    return Table(
        headers.named(names, len(names)), rows, numbers=numbers, context=tuple(over), above=((),) * len(rows)
    )


def _is_of_one(section: list[Row]) -> bool:
    """Return whether rows are names with what they hold, of one video, and no more columns."""
    return len(section) > 1 and all(not cell.strip() for _number, record in section for cell in record[2:])


def _has_title(section: list[Row]) -> bool:
    return any(headers.field_of(record[0]) == "title" for _number, record in section if record)


def _below(upper: Record, lower: Record) -> Record:
    """Return a row whose cells go on in the row below it, which has no label."""
    width = max(len(upper), len(lower))
    both = [[line[at].strip() if at < len(line) else "" for line in (upper, lower)] for at in range(width)]
    return ["\n".join(filter(None, pair)) for pair in both]


def _columns(
    names: list[str], lines: list[Record], width: int
) -> tuple[list[tuple[str, ...]], tuple[int, ...], list[str]]:
    """Return the columns as rows, their numbers, and what is known of those that hold a day and nothing else."""
    whens = [name == _("Day") or headers.field_of(name) in _WHEN_FIELDS for name in names]
    rows, numbers, empty = [], [], []
    for at in range(1, width):
        cells = tuple(line[at].strip() if at < len(line) else "" for line in lines)
        if any(cell for cell, when in zip(cells, whens, strict=True) if not when):
            rows.append(cells)
            numbers.append(at)
        elif any(cells):
            empty.append(" ".join(filter(None, cells)))
    return rows, tuple(numbers), empty


def kind_of(text: str) -> str | None:
    """Return whether a heading is a "week", "date", "time" or "both", None if it is none of them."""
    text = text.strip()
    week = _WEEK.fullmatch(text)
    if week and week[1].casefold() in shapes()["groups"]:
        return "week"
    return is_when(text)


def _heads(record: Record) -> dict[int, str]:
    """Return the days, hours or weeks across, by column, of a row that holds little else; {} for any other."""
    cells = {at: cell.strip() for at, cell in enumerate(record[:_WIDEST]) if cell.strip()}
    found = {at: cell for at, cell in cells.items() if kind_of(cell)}
    if found and min(found) == min(cells) == 0 and kind_of(found[0]) != kind_of(found[max(found)]):
        del found[0]  # the corner
    others = len(cells) - len(found)
    return found if (len(found) >= 3 and others <= 1 and len(found) > 2 * others) else {}


@dataclass(slots=True)
class _Matrix:
    """A plan with days across while its rows are gathered."""

    over: list[str]
    heads: dict[int, str] = field(default_factory=dict)
    days: dict[int, str] = field(default_factory=dict)
    beside: dict[int, str] = field(default_factory=dict)
    """The headers of columns that are no days."""
    group: tuple[str, ...] = ()
    corner: str = ""
    headings: list[str] = field(default_factory=list)
    """All that stands over cells or beside them."""
    items: list[dict[str, str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    above: list[tuple[str, ...]] = field(default_factory=list)
    nothing: list[str] = field(default_factory=list)
    """What stands in cells that hold no video."""
    months: int | None = None
    """How many months the days lie behind the one that stands over them; None before the first row of days."""
    legend: Legend = field(default_factory=Legend)


def _matrix(rows: list[Row], over: list[str], said: list[Problem]) -> Iterator[Table]:
    """Yield the one table of a plan with days across: a row for each cell that holds a text."""
    rows, signs = legend.cut(rows)
    rows, remarks = _remarks(rows)
    whole = _Matrix(over, legend=signs)
    for number, record in rows:
        if heads := _heads(record):
            _begin_days(whole, record, heads)
        elif days := _day_numbers(record, whole.heads):
            whole.days = _of_months(days, whole)
        else:
            _gather(whole, number, record)
        if len(whole.items) > limits.MAX_ROWS:
            raise too_large()
    said += [*legend.told(whole.nothing), *whole.legend.told(), *map(left_out, remarks)]
    if not whole.items:
        return
    names = keys.columns(whole.items)
    known = {*names, *(cell for item in whole.items for cell in item.values())}
    known.update(text for over in whole.above for text in over)
    if unused := [text for text in dict.fromkeys(whole.headings) if text not in known]:
        text = _("Nothing is planned under {names}.").format(names=quoted(", ".join(unused)))
        said.append(Problem(None, None, text, "note"))
    table_rows = [tuple(item.get(name, "") for name in names) for item in whole.items]
    yield Table(
        headers.named(names, len(names)),
        table_rows,
        numbers=tuple(number - rows[0][0] for number in whole.numbers),
        context=tuple(over),
        above=tuple(whole.above),
    )


def _remarks(rows: list[Row]) -> tuple[list[Row], list[str]]:
    """Return rows without the lone texts without an hour that stand under a gap at their end, and these."""
    end, gap = len(rows), len(rows)
    while end > 1 and headers.filled(rows[end - 1][1]) == 1 and not _begins_when(rows[end - 1][1]):
        end -= 1
        if rows[end][0] - rows[end - 1][0] > 1:
            gap = end
    numbers = any(_day_numbers(record, dict.fromkeys(range(len(record)), "")) for _number, record in rows)
    if gap == len(rows) or not numbers:
        return rows, []
    return rows[:gap], [next(filter(None, map(str.strip, record))) for _number, record in rows[gap:]]


def _begins_when(record: Record) -> bool:
    text = next(filter(None, map(str.strip, record)))
    return text[:2].strip().isdigit() or leading(text) is not None


def _begin_days(whole: _Matrix, record: Record, heads: dict[int, str]) -> None:
    """Take the days across of a row: a row of dates right below the days of the week goes with them."""
    dates = all(kind_of(head) == "date" for head in heads.values())
    if whole.heads and dates and not record[0].strip():
        whole.days = heads
        return
    whole.heads, whole.days, whole.months = heads, {}, None
    corner = record[0].strip() if 0 not in heads else ""
    whole.headings += [cell.strip() for cell in record if cell.strip()]
    whole.beside = {at: cell.strip() for at, cell in enumerate(record) if at and at not in heads}
    whole.group = (corner,) if kind_of(corner) == "week" else ()
    whole.corner = "" if whole.group else corner


def _day_numbers(record: Record, heads: dict[int, str]) -> dict[int, str]:
    """Return the days of the month under the days of the week, of a row that holds nothing else."""
    cells = {at: cell.strip() for at, cell in enumerate(record[:_WIDEST]) if cell.strip()}
    days = {
        at: cell for at, cell in cells.items() if at in heads and cell.isdigit() and 0 < int(cell[:4]) <= 31
    }
    rising = all(int(one) < int(two) or int(two) == 1 for one, two in pairwise(days.values()))
    return days if days and len(days) == len(cells) and rising else {}


def _of_months(days: dict[int, str], whole: _Matrix) -> dict[int, str]:
    """Return the days of a row, those of the month before and the month after as whole dates."""
    turn = legend.turns(days.values())
    first = whole.months is None
    if turn is not None:
        start = -1 if first else whole.months or 0
        months = [start if place < turn else start + 1 for place in range(len(days))]
    else:
        again = not first and min(map(int, days.values())) == 1
        months = [(whole.months or 0) + again] * len(days)
    whole.months = months[-1]
    if not any(months) or (month := _month_over(whole)) is None:
        return days
    return {
        at: _whole_date(month, behind, int(day)) if behind else day
        for (at, day), behind in zip(days.items(), months, strict=True)
    }


def _month_over(whole: _Matrix) -> tuple[int, int] | None:
    """Return the year and month that stand over a plan, None where none does."""
    for text in (*reversed(whole.group), *reversed(whole.over)):
        found = surroundings.around(text, _ANY_DAY, True)
        if found.year and found.month:
            return found.year, found.month
    return None


def _whole_date(month: tuple[int, int], behind: int, day: int) -> str:
    year, number = divmod(month[0] * 12 + month[1] - 1 + behind, 12)
    return f"{year:04}-{number + 1:02}-{day:02}"


def _gather(whole: _Matrix, number: int, record: Record) -> None:
    """Add what stands in the cells of one row."""
    label = record[0].strip() if record and 0 not in whole.heads else ""
    others = {at: cell for at, cell in enumerate(record) if cell.strip() and (at or 0 in whole.heads)}
    if label and not others:
        whole.group = (label,)
        whole.headings.append(label)
        return
    days = whole.days
    if numbered := wall_cells.day_numbers({at: cell for at, cell in others.items() if at in whole.heads}):
        days = _of_months({at: day for at, (day, _rest) in numbered.items()}, whole)
        others = {at: numbered[at][1] if at in numbered else cell for at, cell in others.items()}
    for at, cell in others.items():
        for text in wall_cells.entries(cell, whole.legend) if cell else ():
            if legend.is_nothing(text):
                whole.nothing.append(text)
                continue
            around = _item(whole, at, label, days.get(at, ""))
            item = dict(around)
            if name := whole.beside.get(at):
                item[name] = text
            else:
                wall_cells.fill(item, text, whole.legend)
            for name, said in around.items():
                wall_cells.keep(item, name, said)
            whole.items.append(item)
            whole.numbers.append(number)
            whole.above.append(whole.group)


def _item(whole: _Matrix, at: int, label: str, day: str) -> dict[str, str]:
    """Return what stands over and beside a cell, by column."""
    item: dict[str, str] = {}
    if head := whole.heads.get(at):
        item[_name_of(head)] = head
    if day:
        item[_("Date")] = day
    if label:
        item[whole.corner or _name_of(label)] = label
    return item


def _name_of(head: str) -> str:
    """Return what a column of such headings is called."""
    kind = kind_of(head)
    if kind == "week":
        return _("Week")
    if kind == "time":
        return _("Time")
    if kind in {"date", "both"}:
        return _("Date") if any(map(str.isdigit, head)) else _("Day")
    return _("Column {number}").format(number=1)
