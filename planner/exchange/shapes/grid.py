"""Parts the rows of a sheet, or of a text with cells, into its tables, each with what stands over it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from planner.errors import PlanError
from planner.exchange import limits
from planner.exchange.shapes import below, crossed, headers, shots
from planner.exchange.shapes.headers import Record
from planner.exchange.shapes.table import (
    Origin,
    Problem,
    Source,
    Table,
    left_out,
    quoted,
    too_large,
    too_many_cells,
)
from planner.exchange.shapes.when import is_group, plain_words, shapes
from planner.i18n import _
from planner.texts.vocabulary import plain

Row = tuple[int, Record]

_LOOKED_AT = 40  # rows in which the headers are sought
_KEY_FIELDS = frozenset({"title", "hook", "caption", "script", "date", "datetime", "product"})
_SUM_LENGTH = 24


@dataclass(slots=True)
class _Part:
    """One table while its rows are gathered."""

    start: int
    """The number of its header."""
    header: Record
    over: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    above: list[tuple[str, ...]] = field(default_factory=list)
    sums: list[Row] = field(default_factory=list)
    off: list[Row] = field(default_factory=list)
    """Rows that tell a day without a video."""
    bare: bool = False
    """Whether it has no header of its own."""
    width: int = 0
    first: int = 0
    """The first column with a header."""
    named: str | None = None
    """The field of that column."""
    keys: frozenset[int] = frozenset()
    """Columns without which a row under a blank one is no row of this table."""

    def __post_init__(self) -> None:
        self.width = headers.filled(self.header)
        self.first = next((at for at, cell in enumerate(self.header) if cell.strip()), 0)
        fields = [headers.field_of(cell) if cell.strip() else None for cell in self.header]
        self.named = fields[self.first] if fields else None
        self.keys = frozenset(at for at, name in enumerate(fields) if name in _KEY_FIELDS)


def read(records: Iterable[Row], origin: Origin, problems: list[Problem] | None = None) -> Source:
    """Return all tables that numbered records make, ``origin`` telling where they come from.

    ``problems`` are those of the text itself: the first table has them. Raises PlanError for more than tables
    may hold, and where headers have no row below them.
    """
    rows: list[Row] = []
    for row in held(records):
        rows.append(row)
        if len(rows) > limits.MAX_ROWS + _LOOKED_AT:
            raise too_large()
    tables: list[Table] = []
    said: list[Problem] = []
    bare: list[str] = []
    for block in _blocks(rows):
        for part in _parts(block, said):
            if isinstance(part, Table):
                tables.append(part)
            elif part.rows:
                tables.append(_table(part))
            else:
                said += map(left_out, part.over)
                bare.append(" ".join(filter(None, map(str.strip, part.header))))
    if any(len(table.rows) > limits.MAX_ROWS for table in tables):
        raise too_large()
    said += [_without_rows(text) for text in bare if text]
    if not tables:
        raise PlanError(_("The table has headers but no row below them. Add at least one row."))
    tables = [_placed(table, origin, len(tables) > 1) for table in tables]
    tables[0].problems[:0] = problems or []
    return Source(tables, said)


def _without_rows(text: str) -> Problem:
    said = _("“{text}” has no row below it and was left out.")
    return Problem(None, None, said.format(text=quoted(text)), "note")


def _placed(table: Table, origin: Origin, several: bool) -> Table:
    """Return a table with its name and what stands over it, from the file on."""
    context = (*origin.context, *table.context)
    first = f"{origin.name}: {table.headers[0]}" if several else origin.name
    name = first if not table.context else table.context[-1]
    return replace(
        table, name=quoted(name), context=context, encoding=origin.encoding, dialect=origin.dialect
    )


def held(records: Iterable[Row]) -> Iterator[Row]:
    """Yield the records that hold something, without the blank cells beyond what a table may hold.

    Raises PlanError as soon as they are more than that.
    """
    cells = 0
    for number, record in records:
        if number > limits.MAX_RECORDS:
            raise too_large()
        if not (record and record[0] and not record[0].isspace()) and not any(map(str.strip, record)):
            continue
        if len(record) > limits.MAX_COLUMNS:
            if filled_width(record) > limits.MAX_COLUMNS:
                raise too_large()
            del record[limits.MAX_COLUMNS :]
        cells += len(record) - record.count("")
        if cells > limits.MAX_CELLS:
            raise too_many_cells()
        yield number, record


def filled_width(record: Record) -> int:
    """Return how many cells a record has up to its last one with something in it."""
    for place in range(len(record), 0, -1):
        if record[place - 1] and not record[place - 1].isspace():
            return place
    return 0


def _blocks(rows: list[Row]) -> Iterator[list[Row]]:
    """Yield the rows of each block of columns: those that blank columns part, unless they are one table."""
    spans = _spans(rows)
    if len(spans) < 2:
        yield rows
        return
    blocks = [[(number, record[start:stop]) for number, record in rows] for start, stop in spans]
    blocks = [[row for row in block if any(map(str.strip, row[1]))] for block in blocks]
    merged = [(spans[0], blocks[0])]
    for span, block in zip(spans[1:], blocks[1:], strict=True):
        (start, _stop), last = merged[-1]
        if _belongs(block, last):
            whole = [(number, record[start : span[1]]) for number, record in rows]
            merged[-1] = ((start, span[1]), [row for row in whole if any(map(str.strip, row[1]))])
        else:
            merged.append((span, block))
    for _span, block in merged:
        yield block


def _spans(rows: list[Row]) -> list[tuple[int, int]]:
    """Return the spans of columns between columns that are blank in all rows."""
    used: set[int] = set()
    width = max((len(record) for _number, record in rows), default=0)
    for _number, record in islice(rows, _LOOKED_AT):
        used.update(at for at, cell in enumerate(record) if cell and not cell.isspace())
    blank = set(range(min(used, default=0), width)) - used
    for _number, record in rows if blank else ():
        blank = {at for at in blank if at >= len(record) or not record[at].strip()}
        if not blank:
            break
    spans = []
    start = 0
    for at in [*sorted(blank), width]:
        if at > start:
            spans.append((start, at))
        start = at + 1
    return spans


def _belongs(block: list[Row], left: list[Row]) -> bool:
    """Return whether columns behind a blank one go on with the table left of it."""
    start, header = max(left[:_LOOKED_AT], key=lambda row: headers.known(row[1]))
    beside = next((record for number, record in block if number == start), [])
    here, there = _fields(beside), _fields(header)
    used = {at for _number, record in block[:_LOOKED_AT] for at, cell in enumerate(record) if cell.strip()}
    if not there or here & there or any(at >= len(beside) or not beside[at].strip() for at in used):
        return False
    mine, theirs = {number for number, _record in block}, {number for number, _record in left}
    return len(mine & theirs) / len(theirs) >= (0.6 if here else 0.9)


def _fields(record: Record) -> set[str | None]:
    return {headers.field_of(cell) for cell in record if cell.strip()} - {None}


def _parts(rows: list[Row], said: list[Problem]) -> Iterator[_Part | Table]:
    """Yield the tables that stand below one another in a block."""
    first = [record for _number, record in rows[:_LOOKED_AT]]
    known = next((at for at, record in enumerate(first) if headers.is_header(record)), None)
    if known is None and (turned := list(crossed.turned(rows, said))):
        yield from turned
        return
    known = _below_groups(rows, known)
    start = headers.place(first) if known is None else known
    if known and (before := _before(rows[:known])):
        yield from _parts(before, said)
    over = _title_lines(rows[: start or 0], rows[start : start + 1])
    header = rows[start][1] if rows else []
    if known and headers.filled(rows[known - 1][1]) > 1 and rows[known][0] - rows[known - 1][0] == 1:
        header = headers.joined(rows[known - 1][1], header)
    if headers.missing(first, start):
        part = _Part(rows[start][0] - 1, [""] * len(header), over, bare=True)
        start -= 1
    else:
        part = _Part(rows[start][0] if rows else 0, header, over)
    yield from _walk(part, rows[start + 1 :], said)


def _below_groups(rows: list[Row], known: int | None) -> int | None:
    """Return the place of the header that is known, or of the one below it where it only names groups of columns."""
    if known is None or known + 1 >= len(rows):
        return known
    (number, upper), (after, lower) = rows[known], rows[known + 1]
    groups = headers.filled(upper) * 2 <= headers.filled(lower) and headers.known(lower) > headers.known(
        upper
    )
    worded = not any(any(map(str.isdigit, cell)) for cell in lower)
    return known + 1 if groups and worded and after - number == 1 and headers.is_header(lower) else known


def _before(rows: list[Row]) -> list[Row]:
    """Return the rows of a table of its own that ends above the header that is known: it has two full rows."""
    end = len(rows)
    while end and headers.filled(rows[end - 1][1]) == 1:
        end -= 1
    full = [row for row in rows[:end] if headers.filled(row[1]) > 1]
    return rows[:end] if len(full) > 1 else []


def _title_lines(rows: list[Row], header: list[Row]) -> list[str]:
    """Return the lines above a header, as far as they are no table of their own."""
    taken = len(_before(rows)) if header and headers.is_header(header[0][1]) else 0
    lines = (" ".join(filter(None, map(str.strip, record))) for _number, record in rows[taken:])
    return [line for line in lines if line]


def _walk(part: _Part, rows: list[Row], said: list[Problem]) -> Iterator[_Part | Table]:
    """Yield the tables of a block from its first header on."""
    last, groups, stray, subs = part.start, _Groups(), list[Row](), below.SubItems()
    for at, (number, record) in enumerate(rows):
        gap, last = number - last > 1, number
        if record == part.header:
            subs.open = False
            continue
        following = rows[at + 1 : at + 2]
        if subs.takes(record, part.first):
            continue
        if _begins(record, part, gap, gap or bool(groups.fresh or stray), following):
            yield from _ended(part, stray, said)
            part, groups, stray = _Part(number, record, groups.fresh), _Groups(), []
        elif len(record) - record.count("") < 2 and _stands_over(record, part, gap, following):
            groups.add((number, record))
        elif (stray or gap) and _foreign(record, part):
            stray.append((number, record))
        else:
            said += [_left_out(row) for row in stray]
            stray = []
            _add(part, number, record, groups, gap or not following)
    said += subs.told()
    if groups.fresh and not part.keys:  # no plan: a list of words, in which some rows have one cell
        for number, record in groups.rows:
            _add(part, number, record, _Groups())
    else:
        said += [left_out(text) for text in groups.fresh]
    yield from _ended(part, stray, said)


@dataclass(slots=True)
class _Groups:
    """What stands over the rows that follow, from the outside in."""

    texts: tuple[str, ...] = ()
    fresh: list[str] = field(default_factory=list)
    """Those of them that no row has followed yet."""

    rows: list[Row] = field(default_factory=list)
    """The rows that these stand in."""

    def add(self, row: Row) -> None:
        """Let a row's text stand over what follows: beside others without a row it is the inner one."""
        text = next(cell for cell in row[1] if cell.strip()).strip()
        if not self.fresh:
            self.rows = []
        self.rows.append(row)
        self.texts = (*self.texts, text) if self.fresh else (*self.texts[:-1], text)
        self.fresh.append(text)

    def open(self) -> tuple[str, ...]:
        """Return what stands over a row."""
        self.fresh = []
        return self.texts


def _begins(record: Record, part: _Part, gap: bool, apart: bool, following: list[Row]) -> bool:
    """Return whether a row is the header of another table; ``apart`` is one that does not follow on a row."""
    if not apart or _same(record, part.header):
        return False
    return headers.is_header(record) or (gap and _names_columns(record, part, following))


def _names_columns(record: Record, part: _Part, below_it: list[Row]) -> bool:
    """Return whether a row under a blank one is the header of another table, though it names no field.

    It has words where the rows above have numbers, and the row below it has numbers where it has words.
    """
    if not part.rows or not below_it or headers.filled(record) < 2:
        return False
    if any(len(cell) > _SUM_LENGTH or any(map(str.isdigit, cell)) for cell in record):
        return False
    following = below_it[0][1]
    numbered = [at for at, cell in enumerate(following) if any(map(str.isdigit, cell))]
    if not any(at < len(record) and record[at].strip() for at in numbered):
        return False
    last = [row for _number, row in part.rows[-20:]]
    return any(
        all(at < len(row) and any(map(str.isdigit, row[at])) for row in last)
        for at, cell in enumerate(record)
        if cell.strip()
    )


def _same(record: Record, header: Record) -> bool:
    return [plain(cell) for cell in record if cell.strip()] == [
        plain(cell) for cell in header if cell.strip()
    ]


def _add(part: _Part, number: int, record: Record, groups: _Groups, apart: bool = False) -> None:
    """Add a row to a table, or to its sums; ``apart`` is one under a blank row or the last of all."""
    cell = record[0] or next(filter(str.strip, record))
    sums = cell[:3].strip().casefold() in _sum_starts() and part.width > 1
    if sums and (_adds_up(cell.strip(), record) or (apart and below.is_lone_sum(record, part.keys))):
        part.sums.append((number, record))
        return
    if part.keys and below.is_day_off(record):
        part.off.append((number, record))
        return
    part.rows.append((number, record))
    part.above.append(groups.open())


@cache
def _sum_starts() -> frozenset[str]:
    return frozenset(word[:3] for word in shapes()["totals"])


def _adds_up(cell: str, record: Record) -> bool:
    """Return whether a row that begins with a cell is a sum: "Total" alone, or with words and numbers behind it."""
    if len(cell) > _SUM_LENGTH:
        return False
    if plain(cell) in plain_words("totals"):
        return True
    word = cell.split(maxsplit=1)[0].casefold().rstrip(":")
    if word not in shapes()["totals"]:
        return False
    others = [one.strip() for one in record if one.strip()][1:]
    return bool(others) and all(any(map(str.isdigit, one)) and len(one) < _SUM_LENGTH for one in others)


def _stands_over(record: Record, part: _Part, gap: bool, following: list[Row]) -> bool:
    """Return whether a row of one cell stands over the rows that follow and is none itself."""
    if part.width < 3:
        return False
    at = next((at for at, cell in enumerate(record) if cell.strip()), 0)
    text = record[at].strip()
    if at != part.first and not (gap and at < part.first):
        return False
    if text.isdigit() or plain(text) in plain_words("totals"):
        return False
    if following and following[0][1] == part.header:
        return True
    if part.named in _KEY_FIELDS - {"date", "datetime"}:
        return is_group(text) and bool(following)
    return True


def _foreign(record: Record, part: _Part) -> bool:
    """Return whether a row under a blank one holds nothing that makes it a row of this table."""
    if not part.keys or not part.rows:
        return False
    return not any(record[at].strip() for at in part.keys if at < len(record))


def _ended(part: _Part, stray: list[Row], said: list[Problem]) -> Iterator[_Part | Table]:
    """Yield a table that has ended, and rows that stood below it and are none of it."""
    if part.header and not part.rows and part.sums:
        part.rows, part.sums = part.sums, []
        part.above = [()] * len(part.rows)
    elif part.header and not part.rows and part.off:
        part.rows, part.off = part.off, []
        part.above = [()] * len(part.rows)
    if part.header:
        yield part
    said += [_left_out(row) for row in stray]


def _left_out(row: Row) -> Problem:
    return left_out(" ".join(filter(None, map(str.strip, row[1]))))


def _table(part: _Part) -> Table:
    """Return the table that was gathered: all its rows equally wide."""
    if (one := shots.merged(part.header, part.rows)) is not None:
        part.header, part.rows, places = one
        part.above = [part.above[place] for place in places]
    width = len(part.header)
    widths = [filled_width(record) for _number, record in part.rows]
    widest = max(width, *widths)
    names = headers.named(part.header, widest)
    problems: list[Problem] = []
    rows = []
    for (number, record), filled in zip(part.rows, widths, strict=True):
        if not part.bare and (len(record) < width or filled > width):
            problems.append(headers.ragged(number - part.start, len(record), width, names))
        rows.append(tuple(record) if len(record) == widest else _wide(record, widest))
    problems += [_sum(number - part.start, record) for number, record in part.sums]
    problems += [below.day_off(number - part.start, record) for number, record in part.off]
    numbers = tuple(number - part.start for number, _record in part.rows)
    if len(rows) > limits.MAX_ROWS:
        raise too_large()
    if stages := below.stages_over(names, part.above):
        names = (*names, headers.named([*names, _("Stage")], len(names) + 1)[-1])
        rows = [(*row, stage) for row, stage in zip(rows, stages, strict=True)]
    return Table(
        names, rows, problems=problems, numbers=numbers, context=tuple(part.over), above=tuple(part.above)
    )


def _wide(record: Record, width: int) -> tuple[str, ...]:
    return (*record[:width], *[""] * (width - len(record)))


def _sum(number: int, record: Record) -> Problem:
    text = " ".join(filter(None, map(str.strip, record)))
    said = _("Row {row} adds up the others and was left out: “{text}”.")
    return Problem(number, None, said.format(row=number, text=quoted(text)), "note")
