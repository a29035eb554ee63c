"""Says which field each column of a table is: its header helps, what stands in its cells decides."""

import re
from collections.abc import Iterable
from functools import cache, partial
from typing import Literal

from planner import presets
from planner.exchange import cells, column_texts, header_parts, network_columns
from planner.exchange.column import ANY_DAY, Column, columns_of
from planner.exchange.limits import MAX_SHORT
from planner.exchange.network_columns import OTHER_PLATFORM, is_tick
from planner.exchange.shapes import headers
from planner.exchange.stages import is_stage, step_of
from planner.exchange.tables import Table
from planner.i18n import in_every_language
from planner.texts import clocks, lengths, moments, surroundings, tagtext
from planner.texts.vocabulary import listed, plain, words
from planner.video import fields as known_fields

__all__ = [
    "DONE",
    "OTHER_PLATFORM",
    "OURS",
    "OWN",
    "WHEN",
    "DateOrder",
    "by_words",
    "date_order",
    "guess",
    "is_called",
    "known_headers",
]

DONE = "done_"
"""Begins the field of a column of check marks for a stage, such as ``done_filmed``."""
OWN = "own:"
"""Begins the field of a column that is one of the user's own, such as ``own:Pillar``."""
OURS = frozenset({"ignored", "beats", "zone", "shows", "flag"})
"""The columns by which a table that Hookline exported is known: it means what it says, to the letter."""
_TICKS = frozenset(
    {
        "voice_over",
        "archived",
        "ignored",
        "shows",
        "flag",
        "product_link",
        "meant_for_ad",
        "made_with_ai",
        "ai_label",
    }
)
"""Fields whose cells are yes or no themselves."""
WHEN = ("datetime", "date", "time", "weekday")
DateOrder = Literal["day_first", "month_first", "iso", "ambiguous"]

_MOST = 0.6
"""The share of cells that decides against a header."""
_STAGES = 0.7
"""The share of cells that are words of a stage in a column of them: some are always the writer's own."""
_SURE = 0.8
"""The share of cells that decides without a known header."""
_BY_PARTS = 3
"""Where a header is known by its parts alone: behind those that are listed."""
_PREFIX = 4
"""Characters of a word that may begin a longer one."""
_UNIT = re.compile(r"[^\W\d]|[:'\"′″]")


def guess(table: Table, own: Iterable[str] = ()) -> dict[str, str]:
    """Return the field that each header most likely is; headers that are none are not in it.

    ``own`` are the names of the calendar's own fields: a column that is called so is that field, whatever else it
    could be. In a table that Hookline exported, whatever is no field of Hookline is one of the user's own.
    """
    every = list(columns_of(table))
    mine = _own(every, own)
    columns = [column for column in every if column.header not in mine]
    fields = _by_header(columns)
    for decide in (
        network_columns.decide,
        _moments,
        _weeks,
        _checks,
        _tags,
        _lengths,
        _stages,
        _choices,
        _ids,
        column_texts.decide,
    ):
        decide(columns, fields)
    column_texts.day_numbers(columns, fields, table.context)
    return {header: field for header, field in fields.items() if field} | mine


def _own(columns: list[Column], names: Iterable[str]) -> dict[str, str]:
    """Return the columns that are fields of the user's own, by their headers."""
    by_header = {cells.whole(column.header): column for column in columns}
    plainly: dict[str, list[str]] = {}
    for name in names:
        plainly.setdefault(plain(name), []).append(name)
    found: dict[str, str] = {}
    for header, column in by_header.items():
        alike = plainly.get(plain(header), [])
        exact = [name for name in alike if name.casefold() == header.casefold()]
        if exact or len(alike) == 1:
            found.setdefault(column.header, OWN + (exact or alike)[0])
    ours = [_headers().get(plain(header)) for header in by_header]
    if set(ours) >= OURS:
        for (header, column), field in zip(by_header.items(), ours, strict=True):
            if field is None and column.cells:
                found.setdefault(column.header, OWN + header)
    return found


@cache
def _headers() -> dict[str, str]:
    """Return the field of each header of a table that Hookline exports, in any language."""
    return {
        plain(header): field.name
        for field in known_fields.FIELDS
        for header in in_every_language(known_fields.header(field))
    }


def _by_header(columns: list[Column]) -> dict[str, str]:
    """Return what the headers alone say: the better known name first, and the whole of a name before a part."""
    aliases = known_headers()
    order = {alias: place for place, alias in enumerate(aliases)}
    wanted: list[tuple[int, int, int, str, str]] = []
    for place, column in enumerate(columns):
        for level, name in enumerate(column.names):
            if (field := aliases.get(name)) is not None:
                wanted.append((min(level, 2), order[name], place, column.header, field))
        if (field := column_texts.by_parts(column)) is not None:
            wanted.append((_BY_PARTS, 0, place, column.header, field))
    fields: dict[str, str] = {}
    for _level, _order, _place, header, field in sorted(wanted):
        if header not in fields and (field not in fields.values() or field in WHEN):
            fields[header] = field
    return fields


def is_called(header: str) -> bool:
    """Return whether a header is known for some field or network, by the whole of it, a part or its words."""
    column = Column(header, ())
    aliases = known_headers()
    return (
        any(name in aliases for name in column.names)
        or header_parts.field_of(header) is not None
        or bool(header_parts.networks_in(header))
        or _rank(column, None) == 0
    )


def by_words(header: str, field: str) -> bool:
    """Return whether a header is a field by some of its words alone: neither the whole of it nor a part is listed."""
    guessed = header_parts.field_of(header)
    if guessed != field and not {guessed, field} <= {*WHEN}:
        return False
    aliases = known_headers()
    return not any(name in aliases for name in Column(header, ()).names)


@cache
def known_headers() -> dict[str, str]:
    """Return the field of each name that a header may have: those of the presets, then what tables call it here."""
    signs = {sign: headers.field_of(name) for sign, name in presets.read("shapes")["signs"].items()}
    return (
        {sign: field for sign, field in signs.items() if field}
        | words("fields")
        | {name: field for name, field in _headers().items() if name not in words("fields")}
    )


def _moments(columns: list[Column], fields: dict[str, str]) -> None:
    """Find the day and the time of posting, whatever their headers say."""
    found: dict[str, list[tuple[int, int, Column]]] = {"datetime": [], "date": [], "time": [], "weekday": []}
    for place, column in enumerate(columns):
        field = _moment_field(column, fields)
        if field is not None and field not in WHEN:
            continue
        kind = column.when
        if not kind and field in WHEN and (not column.cells or column.share(_is_worded_length) < _SURE):
            kind = "date" if field == "weekday" and column.share(_numbered_day) >= _MOST else field
        lone = len(column.cells) < 2 and _rank(column, field) > 0
        never = header_parts.is_never(column.header)
        if not kind or (
            field is None and (kind == "weekday" or lone or never or not _is_hours(kind, column))
        ):
            fields.pop(column.header, None)
            continue
        if kind == "time" and field == "weekday":
            kind = "weekday"
        fields.pop(column.header, None)
        if (rank := _rank(column, field)) < 9:
            found[kind].append((rank + 4 * (not column.cells), place, column))
    dated = sorted(
        [(r, k != "datetime", p, c, k) for k in ("datetime", "date") for r, p, c in found[k]],
        key=lambda one: one[:3],
    )
    if dated:
        fields[dated[0][3].header] = dated[0][4]
    if found["weekday"]:
        fields[min(found["weekday"], key=lambda one: one[:2])[2].header] = "weekday"
    times = sorted(found["time"], key=lambda one: one[:2])
    if times and not (dated and dated[0][4] == "datetime" and times[0][0] > 1):
        fields[times[0][2].header] = "time"


def _weeks(columns: list[Column], fields: dict[str, str]) -> None:
    """Take a column that names the week of its rows and nothing else, where no other says when they are."""
    if not {"date", "datetime", "week"} & set(fields.values()):
        free = [c for c in columns if c.header not in fields and c.share(_is_week) >= _SURE]
        if free and len(free[0].cells) > 1:
            fields[free[0].header] = "week"


def _is_week(cell: str) -> bool:
    said = surroundings.relative(cell)
    return said is not None and said.week is not None and said.day is None and not said.rest


def _moment_field(column: Column, fields: dict[str, str]) -> str | None:
    """Return what a column is called; one of weekdays is no hashtags, though "Tag" is both, in German a day."""
    field = fields.get(column.header)
    return "weekday" if field == "hashtags" and column.when == "weekday" else field


def _is_hours(kind: str, column: Column) -> bool:
    """Whether times that no header announces are of the day: 0:25 and 0:40 are lengths."""
    return kind != "time" or (
        len(column.cells) > 1
        and column.share(lambda cell: cell.startswith(("0:", "00:", "0.", "00."))) < _MOST
    )


def _rank(column: Column, field: str | None) -> int:
    """Return how likely a column is the moment of posting by its header, 0 for surely, 9 for never."""
    said = [word for word in re.split(r"[\W_]+", column.header.casefold()) if word]
    spoken = {*said, " ".join(said[:2]), plain(column.header)}
    heard = any(_begins(word, spoken) for word in listed()["posted_when"]["yes"])
    never = any(_begins(word, spoken) for word in listed()["posted_when"]["no"])
    if heard and not never:
        return 0
    if never:
        return 9
    if field is None:
        return 4
    return 3 if {"start", "begin"} & set(said) else 2 if "due" in said else 1


def _begins(word: str, spoken: set[str]) -> bool:
    """Whether a word is one of some, or a longer one of them begins one: Posttermin."""
    return word in spoken or (len(word) >= _PREFIX and any(one.startswith(word) for one in spoken))


def _checks(columns: list[Column], fields: dict[str, str]) -> None:
    """Take columns of check marks that are called like a stage: Filmed, Edited, Posted."""
    for column in columns:
        if fields.get(column.header) in _TICKS or not column.cells:
            continue
        if column.share(is_tick) < 1.0:
            continue
        steps = (step_of(name) for name in (*column.names, *header_parts.spoken(column.header).split()))
        if stage := next(filter(None, steps), None):
            fields[column.header] = DONE + stage


def _tags(columns: list[Column], fields: dict[str, str]) -> None:
    """Part hashtags from labels: labels hold blanks and no #."""
    by_field = {field: column for column in columns if (field := fields.get(column.header))}
    hashes = [column for column in columns if column.share(_is_tags) >= _SURE]
    typed = by_field.get("hashtags")
    if typed is not None and typed.cells and not any("#" in cell or "＃" in cell for cell in typed.cells):
        called = typed.names[0] not in {"tags", "tag"}
        elsewhere = hashes or any(
            "#" in cell for column in columns for cell in column.cells if column is not typed
        )
        blanks = any(" " in item.strip() for cell in typed.cells for item in re.split(r"[,;\n]", cell))
        if not called and (blanks or elsewhere or any(cell.startswith("[") for cell in typed.cells)):
            del fields[typed.header]
            if "labels" not in fields.values():
                fields[typed.header] = "labels"
    if "hashtags" not in fields.values():
        free = [column for column in hashes if fields.get(column.header) in {None, "labels"}]
        if free and free[0].cells:
            fields[free[0].header] = "hashtags"
    if "caption" not in fields.values():
        tagged = [c for c in columns if c.header not in fields and c.share(_ends_in_tags) >= _MOST]
        if tagged:
            fields[tagged[0].header] = "caption"


def _ends_in_tags(cell: str) -> bool:
    return "#" in cell and not _is_tags(cell) and bool(tagtext.lift(cell)[1])


def _is_tags(cell: str) -> bool:
    return (
        cell.startswith(("#", "＃"))
        and bool(tagtext.find(cell))
        and all(word.startswith(("#", "＃")) for word in cell.replace(",", " ").split())
    )


def _lengths(columns: list[Column], fields: dict[str, str]) -> None:
    """Take a column of lengths with their unit where no header says that it is one."""
    if "length" not in fields.values():
        for column in columns:
            if column.header not in fields and len(column.cells) > 1 and column.share(_is_length) >= _SURE:
                fields[column.header] = "length"
                return


def _is_length(cell: str) -> bool:
    return bool(_UNIT.search(cell)) and lengths.length(cell) is not None and clocks.clock(cell) is None


def _is_worded_length(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and _is_length(cell)


def _numbered_day(cell: str) -> bool:
    return moments.day(cell, ANY_DAY, True, year=2020, month=1) is not None


def _stages(columns: list[Column], fields: dict[str, str]) -> None:
    """Take the column whose words are stages, where the one that is called so has fewer of them."""
    named = next((column for column in columns if fields.get(column.header) == "stage"), None)
    if named is not None and (not named.cells or named.share(is_stage) >= 0.3):
        return
    free = [
        c
        for c in columns
        if c.header not in fields and len(c.cells) > 1 and c.share(_is_short_stage) >= _STAGES
    ]
    if free and any(field in fields.values() for field in ("title", "hook", "caption", "date", "datetime")):
        if named:
            del fields[named.header]
        fields[free[0].header] = "stage"


def _is_short_stage(cell: str) -> bool:
    return len(cell) <= 40 and is_stage(cell)


def _choices(columns: list[Column], fields: dict[str, str]) -> None:
    """A column is a fixed choice only where most of its cells are one: who made a video is no name of a person."""
    chosen = {field.name: field for field in known_fields.FIELDS if field.choices and field.name != "flag"}
    for column in columns:
        field = chosen.get(fields.get(column.header, ""))
        if field and column.cells and column.share(partial(_is_choice, field)) < _MOST:
            del fields[column.header]


def _is_choice(field: known_fields.Field, cell: str) -> bool:
    return (known_fields.choice_of(field, cell) or known_fields.choice_among(field, cell)) is not None


def _ids(columns: list[Column], fields: dict[str, str]) -> None:
    """An ID is one only where no two rows share it, and other columns hold the plan."""
    for column in columns:
        if fields.get(column.header) == "id" and (
            not column.cells or any(len(cell) > 200 for cell in column.cells)
        ):
            del fields[column.header]


def date_order(tables: Table | list[Table], columns: dict[str, str] | list[dict[str, str]]) -> DateOrder:
    """Return how the numeric dates of tables are written; "ambiguous" if there are some and none decides."""
    several = tables if isinstance(tables, list) else [tables]
    guessed = columns if isinstance(columns, list) else [columns]
    days_first = months_first = unclear = 0
    numbers_: set[tuple[int, int]] = set()
    months: set[int] = set()
    for table, fields in zip(several, guessed, strict=True):
        months |= {said for line in table.context if (said := surroundings.around(line, ANY_DAY, True).month)}
        places = [
            place
            for place, header in enumerate(table.headers)
            if fields.get(header) in {"date", "datetime", "weekday"}
        ]
        for cell in {row[place] for row in table.rows for place in places}:
            if len(cell) <= MAX_SHORT and (numbers := moments.numeric(cell)):
                first, second = numbers
                numbers_.add(numbers)
                days_first += second <= 12 < first
                months_first += first <= 12 < second
                unclear += first <= 12 >= second != first
    if days_first != months_first:
        return "day_first" if days_first > months_first else "month_first"
    if not (unclear or days_first):
        return "iso"
    return _by_what_varies(numbers_, months)


def _by_what_varies(numbers: set[tuple[int, int]], months: set[int]) -> DateOrder:
    """Return which of two numbers is the month: the one that stands above, or that stays while the other goes on."""
    first, second = ({pair[place] for pair in numbers} for place in (0, 1))
    if months and (first <= months) != (second <= months):
        return "day_first" if second <= months else "month_first"
    if len(numbers) >= 4 and (len(first) == 1) != (len(second) == 1):
        return "day_first" if len(second) == 1 else "month_first"
    return "ambiguous"
