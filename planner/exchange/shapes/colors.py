"""Sees where a sheet tells a stage by the colour of a cell alone: colours are not read, and that is told."""

from itertools import pairwise

from planner.exchange.shapes import facts
from planner.exchange.shapes.table import Problem, quoted
from planner.exchange.workbook import Sheet
from planner.i18n import _

_LONGEST = 40
"""Characters of what a legend says of a colour."""
_MOST = 24
"""Colours of a legend."""
_NEAR = 2
"""Rows or columns from one colour of a legend to the next, at most."""
Place = tuple[int, int]


def told(sheet: Sheet) -> list[Problem]:
    """Return what is said of a sheet on which colours stand for stages."""
    texts = [at for at in sheet.colors if at[1] in sheet.rows.get(at[0], {})]
    legend = _legend(sheet)
    meant = {sheet.colors[at] for at in legend}
    if not any(sheet.colors[at] in meant and at not in legend for at in texts):
        return []
    text = _("The colours on “{sheet}” are not read: {stages}. Write the stage in a column where it matters.")
    stages = quoted(", ".join(_said(sheet, at) for at in legend))
    return [Problem(None, None, text.format(sheet=sheet.name, stages=stages), "note")]


def _legend(sheet: Sheet) -> list[Place]:
    """Return the cells that say what colours stand for: each colour once, and one near the other."""
    named: dict[str, list[Place]] = {}
    for at, color in sheet.colors.items():
        if facts.is_about_stage(_said(sheet, at)):
            named.setdefault(color, []).append(at)
    once = (places[0] for places in named.values() if len(places) == 1)
    places = sorted(at for at in once if not _is_of_row(sheet, at))[: _MOST + 1]
    down = sorted(places, key=lambda at: at[::-1])
    near = {at for pair in (*pairwise(places), *pairwise(down)) if _is_near(*pair) for at in pair}
    return [at for at in places if at in near] if len(places) <= _MOST else []


def _is_of_row(sheet: Sheet, at: Place) -> bool:
    """Whether a text beside a cell has its colour too: that is a row of the plan, coloured as a whole."""
    cells = sheet.rows.get(at[0], {})
    beside = ((at[0], column) for column in (at[1] - 1, at[1] + 1) if column in cells)
    return at[1] in cells and any(sheet.colors.get(one) == sheet.colors[at] for one in beside)


def _is_near(one: Place, other: Place) -> bool:
    """Whether two cells stand beside or under one another."""
    apart = sorted((abs(one[0] - other[0]), abs(one[1] - other[1])))
    return apart[0] == 0 and apart[1] <= _NEAR


def _said(sheet: Sheet, at: Place) -> str:
    """Return what stands in a cell, or beside it where it is blank, behind the name of its colour."""
    cells = sheet.rows.get(at[0], {})
    text = (cells.get(at[1]) or cells.get(at[1] + 1, "")).strip()
    return text.rpartition("=")[2].strip() if len(text) <= _LONGEST else ""
