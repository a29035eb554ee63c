"""Reads what stands beside the cells of a wall calendar: signs with their legend, cells that say "nothing"."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from planner.exchange.shapes import facts, keys
from planner.exchange.shapes.headers import Record, filled
from planner.exchange.shapes.table import Problem, left_out, quoted
from planner.exchange.shapes.when import plain_words
from planner.i18n import _
from planner.texts.vocabulary import plain

Row = tuple[int, Record]

_MOST = 40  # rows at the end of a sheet in which a legend is sought
_NOTHING = frozenset("x×X-–—./✗✘❌0")


@dataclass(slots=True)
class Legend:
    """What signs in cells stand for, and the rows that tell it."""

    stages: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def told(self) -> list[Problem]:
        """Return what is said of the rows of a legend: they hold no video."""
        return [left_out("; ".join(map(_text, self.rows)), 400)] if self.rows else []

    def stage(self, text: str) -> tuple[str, str]:
        """Return a title without the sign at its end or start, and the stage that this stands for, "" for none."""
        bare = text.strip().rstrip("\ufe0f")
        for sign, stage in self.stages.items():
            if bare.endswith(sign) and len(bare) > len(sign):
                return bare.removesuffix(sign).rstrip(), stage
            if bare.startswith(sign) and len(bare) > len(sign):
                return bare.removeprefix(sign).lstrip(" \ufe0f"), stage
        return text, ""


def cut(rows: list[Row]) -> tuple[list[Row], Legend]:
    """Return rows without the legend at their end: lines of a sign and a stage, with the lines around them."""
    start = len(rows)
    while start and len(rows) - start < _MOST and filled(rows[start - 1][1]) == 1:
        start -= 1
    legend = Legend()
    first = len(rows)
    for at in range(start, len(rows)):
        sign, rest = keys.without_sign(_text(rows[at]))
        rest = rest.strip(" =:–—-")
        if sign and facts.is_about_stage(rest):
            legend.stages[sign] = rest
            first = min(first, at)
    if not legend.stages:
        return rows, legend
    while first > start and rows[first][0] - rows[first - 1][0] == 1:
        first -= 1
    legend.rows = rows[first:]
    return rows[:first], legend


def _text(row: Row) -> str:
    return next((cell.strip() for cell in row[1] if cell.strip()), "")


def is_nothing(text: str) -> bool:
    """Return whether a cell says that nothing is planned: "x", "-", "no post"."""
    bare = text.strip()
    return bare in _NOTHING or (len(bare) <= 30 and plain(bare) in plain_words("day_off"))


def told(nothing: list[str]) -> list[Problem]:
    """Return what is said of cells that say that nothing is planned."""
    if not nothing:
        return []
    text = _("{count} cells hold no video and were left out: “{texts}”.")
    texts = quoted(", ".join(dict.fromkeys(nothing)))
    return [Problem(None, None, text.format(count=len(nothing), texts=texts), "note")]


def turns(days: Iterable[str]) -> int | None:
    """Return the place at which days of the month begin anew, such as 3 for 29, 30, 31, 1; None if they don't."""
    numbers = [int(day) for day in days]
    return next((at + 1 for at, (one, two) in enumerate(pairwise(numbers)) if two < one), None)
