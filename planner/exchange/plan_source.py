"""Turns all tables of a file into one plan: which of them hold videos, and what is told of the others."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from planner import dates
from planner.days.slots import usual_times
from planner.errors import PlanError
from planner.exchange import codes, column_titles
from planner.exchange import column as column_of
from planner.exchange import columns as columns_of
from planner.exchange.columns import DateOrder
from planner.exchange.plan_table import TEXTS, Answers, ParsedPlan, PlannedVideo, read_rows
from planner.exchange.shapes.table import quoted
from planner.exchange.tables import Problem, Source, Table
from planner.i18n import _
from planner.texts import moments, surroundings

_ALIKE, _MOST_ROWS = 12, 1000
"""Tables with the same headers, and rows, of which the columns of one are judged."""
_WHEN = frozenset({"date", "datetime", "weekday", "time", "week"})
_PLANS = frozenset(
    {"hook", "caption", "script", "stage", "hashtags", "length", "sound", "overlay", "cta", "beats", "format"}
)


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a plan, the field of each of its headers, and whether it is taken."""

    table: Table
    columns: dict[str, str]
    taken: bool


def parts(
    source: Source, names: tuple[str, ...] | None = None, columns: Mapping[str, dict[str, str]] | None = None
) -> list[Part]:
    """Return the tables of a source with what their columns are guessed to be; those that hold videos are taken.

    ``names`` takes those of these names alone; ``columns`` has the fields of headers that were chosen before, by
    a table's ``signature``. Raises PlanError for a name that no table has.
    """
    unknown = [
        name for name in names or () if name.casefold() not in {t.name.casefold() for t in source.tables}
    ]
    if unknown:
        text = _("There is no table “{name}”. The tables are: {tables}.")
        said = text.format(name=unknown[0], tables=", ".join(table.name for table in source.tables))
        raise PlanError(" ".join([said, *told_of_hidden(source)]))
    wanted = {name.casefold() for name in names} if names is not None else None
    found = []
    meanings = codes.of_tables(source)
    tables = [codes.spelled(one, meanings) for one in source.tables]
    for table in tables:
        kept = (columns or {}).get(signature(table))
        chosen = {h: f for h, f in kept.items() if h in table.headers} if isinstance(kept, dict) else {}
        fields = chosen or columns_of.guess(_with_alike(table, tables))
        alone = len(source.tables) == 1
        taken = (
            holds_videos(table, fields, alone=alone) if wanted is None else table.name.casefold() in wanted
        )
        found.append(Part(table, fields, taken))
    if wanted is None and not any(part.taken for part in found):
        found = [replace(part, taken=holds_videos(part.table, part.columns, alone=True)) for part in found]
    return found


def _with_alike(table: Table, tables: list[Table]) -> Table:
    """Return a table with the rows of those that have the same headers: a sheet a month is one plan."""
    alike = [one for one in tables if one.headers == table.headers and one is not table]
    rows = [row for one in alike[:_ALIKE] for row in one.rows[: column_of.LOOKED_AT]]
    return replace(table, rows=[*table.rows[:_MOST_ROWS], *rows]) if rows else table


def signature(table: Table) -> str:
    """Return what tables with the same headers share: what their columns are is remembered by it."""
    return "\t".join(table.headers)


def holds_videos(table: Table, columns: dict[str, str], *, alone: bool) -> bool:
    """Whether a table seems to be one of videos: it has texts of them, and when or how they are made.

    One that stands ``alone`` needs no more than texts.
    """
    fields = set(columns.values())
    texts = fields & {*TEXTS}
    if not texts:
        return False
    if alone:
        return True
    dated = fields & _WHEN if fields & _PLANS else fields & (_WHEN - {"week"})
    if dated and _is_dated(table, columns):
        return True
    if table.kind == "list":
        return bool(fields & (_PLANS - {"stage"}))
    return (len(texts | (fields & _PLANS)) >= 2 and "title" in fields) or bool(
        fields & {"hook", "caption", "script"} and len(fields) > 2
    )


def _is_dated(table: Table, columns: dict[str, str]) -> bool:
    """Whether some row of a table, or what stands above it, names a day or a time."""
    places = [place for place, header in enumerate(table.headers) if columns.get(header) in _WHEN]
    rows = table.rows[:200]
    dated = sum(
        any(column_of.when(row[place]) or row[place].strip().isdigit() for place in places) for row in rows
    )
    if dated * 2 >= len(rows) or (dated and table.kind != "list"):
        return True
    return any(
        surroundings.relative(line) or moments.day(line, column_of.ANY_DAY, True)
        for above in table.above[:50]
        for line in above
    )


def date_order(found: list[Part]) -> DateOrder:
    """Return how the numeric dates of the tables that are taken are written."""
    taken = [part for part in found if part.taken]
    return columns_of.date_order([part.table for part in taken], [part.columns for part in taken])


def read(
    source: Source,
    found: list[Part],
    answers: Answers,
    progress: Callable[[int], None] = lambda _rows: None,
) -> ParsedPlan:
    """Return the videos of all tables that are taken, and what there is to say about them and the others.

    Raises PlanError where no table holds any.
    """
    taken = [part for part in found if part.taken]
    if not taken:
        raise PlanError(_nothing(found, told_of_hidden(source)))
    if answers.day_first is None and (order := date_order(found)) != "ambiguous":
        answers = replace(answers, day_first=order != "month_first")
    plan = ParsedPlan([], [*source.problems], [*source.left_out])
    done, asks = 0, False
    for part in found:
        name = part.table.name if len(found) > 1 else ""
        if not part.taken:
            plan.left_out.append(_left_out(part.table))
            continue
        read = read_rows(part.table, part.columns, answers, partial(_further, progress, done), name)
        done += len(part.table.rows)
        plan.videos.extend(read.videos)
        asks |= read.asks_first_day
        plan.problems.extend(
            [*part.table.problems, *read.problems, *_by_cells(part, name), *_unknown(part, name)]
        )
    plan.problems.extend([*_by_words(taken), *plan.left_out])
    plan = replace(plan, asks_first_day=asks)
    if not plan.videos:
        raise PlanError(_nothing(found, [problem.message for problem in plan.problems]))
    return plan


def _further(progress: Callable[[int], None], done: int, rows: int) -> None:
    progress(done + rows)


def _left_out(table: Table) -> Problem:
    first = next((cell for row in table.rows for cell in row if cell.strip()), "")
    text = _("“{name}” holds no videos and was left out ({headers}: {first}).")
    headers = ", ".join(table.headers[:4])
    return Problem(
        None, None, text.format(name=table.name, headers=headers, first=" ".join(first.split())[:60]), "note"
    )


def _by_cells(part: Part, name: str) -> list[Problem]:
    """Return what is said of columns whose headers say nothing: their cells decided which field they are."""
    called = {"title": _("Title"), "hook": _("Hook"), "date": _("Date"), "time": _("Time")}
    guessed = [
        f"“{header}” – {called[field]}"
        for header, field in part.columns.items()
        if field in called and not columns_of.is_called(header)
    ]
    if not guessed:
        return []
    text = _(
        "These columns were recognised by what is in their cells: {columns}. Choose another field where that is wrong."
    )
    return [Problem(None, None, f"{name}: " * bool(name) + text.format(columns=", ".join(guessed)), "note")]


def _by_words(taken: list[Part]) -> list[Problem]:
    """Return what is said of each column that was taken for a field by some words of its header, once a column."""
    text = _(
        "The column “{header}” was read as “{field}” because of a word in it. Choose another field where that is wrong."
    )
    found = dict.fromkeys(
        (header, field)
        for part in taken
        for header, field in part.columns.items()
        if columns_of.by_words(header, field)
    )
    return [
        Problem(None, header, text.format(header=quoted(header), field=column_titles.title(field)), "note")
        for header, field in found
    ]


def _unknown(part: Part, name: str) -> list[Problem]:
    """Return what is said of columns that are no field: they are kept in the notes."""
    filled = [
        header
        for place, header in enumerate(part.table.headers)
        if header not in part.columns and any(row[place].strip() for row in part.table.rows)
    ]
    if not filled:
        return []
    text = _("These columns aren’t fields of a video and went to the notes: {columns}.")
    columns = ", ".join(f"“{header}”" for header in filled[:20]) + ", …" * (len(filled) > 20)
    return [Problem(None, None, f"{name}: " * bool(name) + text.format(columns=columns), "note")]


def told_of_hidden(source: Source) -> list[str]:
    """Return what is said to those who type commands where something hidden was left out of a workbook."""
    if not source.left_out:
        return []
    said = [problem.message for problem in source.left_out[:2]]
    return [*said, _("Add --hidden take to bring in what is hidden.")]


def _nothing(found: list[Part], said: list[str] | None = None) -> str:
    """Return why nothing came of a file: its tables with their headers, and what was told of them."""
    text = _(
        "No video was found: no table has a title, hook, caption or script. What was found: {tables}. Name a column "
        "with --map “Column=title”, or a table with --sheet."
    )
    tables = "; ".join(f"“{part.table.name}” ({', '.join(part.table.headers[:8])})" for part in found[:8])
    return " ".join([text.format(tables=tables), *(said or [])[:3]])


def moved(videos: list[PlannedVideo], first: dt.date) -> tuple[list[PlannedVideo], int]:
    """Return videos moved by whole weeks so that the first one is in the week of a day (from Monday), and the days.

    Weekdays stay as they are; videos without a date do too.
    """
    dated = [video.at.date() for video in videos if video.at]
    if not dated:
        return videos, 0
    move = dates.week_of(first) - dates.week_of(min(dated))
    days = move.days
    return [replace(one, at=one.at + move, moved=days) if one.at else one for one in videos], days


__all__ = [
    "Answers",
    "Part",
    "PlannedVideo",
    "date_order",
    "holds_videos",
    "moved",
    "parts",
    "read",
    "signature",
    "told_of_hidden",
    "usual_times",
]
