"""What was answered about a plan, as plain values that its calendar keeps for when it comes in again."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from planner.exchange.past import Answer
from planner.exchange.plan_source import Answers, Part, signature


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered: the fields of columns by a table's signature, the tables that are taken by name, and so on.

    ``past`` is what was done with tables that are over, by name; ``hidden`` whether what is hidden in a workbook is
    taken; the rest is as in Answers.
    """

    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    taken: Mapping[str, bool] = field(default_factory=dict)
    day_first: bool | None = None
    first_day: dt.date | None = None
    instead: Mapping[tuple[str, str], str] = field(default_factory=dict)
    past: Mapping[str, Answer] = field(default_factory=dict)
    hidden: bool = False


def of(
    parts: Sequence[Part], answers: Answers, past: Mapping[str, Answer], *, hidden: bool = False
) -> Answered:
    """Return what was answered of a plan."""
    return Answered(
        {signature(part.table): part.columns for part in parts},
        {part.table.name: part.taken for part in parts},
        answers.day_first,
        answers.first_day,
        answers.instead,
        past,
        hidden,
    )


def applied(answered: Answered, parts: Sequence[Part], answers: Answers) -> tuple[list[Part], Answers]:
    """Return the tables of a plan and what the calendar says, with what was answered the last time laid over them.

    A table that was not there by then stays as it is guessed.
    """
    found = []
    for part in parts:
        kept = answered.columns.get(signature(part.table))
        known = {h: f for h, f in (part.columns if kept is None else kept).items() if h in part.table.headers}
        found.append(replace(part, columns=known, taken=answered.taken.get(part.table.name, part.taken)))
    return found, replace(
        answers,
        day_first=answers.day_first if answered.day_first is None else answered.day_first,
        first_day=answers.first_day or answered.first_day,
        instead={**answered.instead, **answers.instead},
    )


def as_json(answered: Answered) -> dict[str, Any]:
    """Return what is stored of it."""
    return {
        "columns": {name: dict(columns) for name, columns in answered.columns.items()},
        "taken": dict(answered.taken),
        "day_first": answered.day_first,
        "first_day": answered.first_day.isoformat() if answered.first_day else None,
        "instead": [[*cell, said] for cell, said in answered.instead.items()],
        "past": {
            table: answer.isoformat() if isinstance(answer, dt.date) else answer
            for table, answer in answered.past.items()
        },
        "hidden": answered.hidden,
    }


def from_json(stored: Mapping[str, Any]) -> Answered:
    """Return what was stored, as far as it can be read."""

    def table(name: str) -> Mapping[str, Any]:
        found = stored.get(name)
        return found if isinstance(found, dict) else {}

    columns = {
        name: {header: one for header, one in kept.items() if isinstance(one, str)}
        for name, kept in table("columns").items()
        if isinstance(kept, dict)
    }
    cells = stored.get("instead")
    return Answered(
        columns,
        {name: taken for name, taken in table("taken").items() if isinstance(taken, bool)},
        first if isinstance(first := stored.get("day_first"), bool) else None,
        _day(stored.get("first_day")),
        {(cell[0], cell[1]): cell[2] for cell in cells if _is_cell(cell)} if isinstance(cells, list) else {},
        {name: _day(answer) or answer for name, answer in table("past").items() if isinstance(answer, str)},
        stored.get("hidden") is True,
    )


def _is_cell(cell: Any) -> bool:
    return isinstance(cell, list) and len(cell) == 3 and all(isinstance(one, str) for one in cell)


def _day(text: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
