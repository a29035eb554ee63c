"""Plans of a line or two, as a table brings them."""

import datetime as dt
from collections.abc import Callable

from planner.exchange.plan_table import ParsedPlan, PlannedVideo, guess_columns, parse
from planner.exchange.tables import Table

TODAY = dt.date(2026, 11, 23)


def table(headers: str, *rows: tuple[str, ...] | str) -> Table:
    return Table(tuple(headers.split(",")), [(row,) if isinstance(row, str) else row for row in rows])


def plan(
    headers: str,
    *rows: tuple[str, ...] | str,
    day_first: bool | None = None,
    today: dt.date = TODAY,
    progress: Callable[[int], None] = lambda _rows: None,
) -> ParsedPlan:
    cells = table(headers, *rows)
    columns = guess_columns(cells)
    return parse(cells, columns, today=today, zone="Asia/Jakarta", day_first=day_first, progress=progress)


def video(headers: str, row: tuple[str, ...] | str) -> PlannedVideo:
    return plan(headers, row).videos[0]


def levels(parsed: ParsedPlan) -> list[tuple[int | None, str | None, str]]:
    return [(problem.row, problem.column, problem.level) for problem in parsed.problems]


def when(text: str, *, day_first: bool | None = None, today: dt.date = TODAY) -> dt.date | None:
    at = plan("title,date,time", ("a", text, "19:00"), day_first=day_first, today=today).videos[0].at
    return at.date() if at else None
