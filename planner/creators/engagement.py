"""How much people do with a creator's videos, from the numbers of the last ones as they are pasted."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planner.errors import PlanError
from planner.i18n import N_, _
from planner.shop import money

COLUMNS = ("views", "likes", "comments", "shares")
"""In this order where no line says otherwise."""
HEADERS: Mapping[str, str] = {
    "views": "views", "total views": "views", "video views": "views", "plays": "views", "tayangan": "views",
    "ditonton": "views", "penayangan": "views", "jumlah tayangan": "views", "penayangan video": "views",
    "likes": "likes", "total likes": "likes", "suka": "likes", "jumlah suka": "likes",
    "comments": "comments", "total comments": "comments", "komentar": "comments", "jumlah komentar": "comments",
    "shares": "shares", "total shares": "shares", "dibagikan": "shares", "bagikan": "shares",
    "jumlah bagikan": "shares",
}  # fmt: skip
"""What tables call the columns, in small letters."""
TITLES = {"views": N_("views"), "likes": N_("likes"), "comments": N_("comments"), "shares": N_("shares")}
TOLD = 5
"""Rows that can't be read and are told one by one."""
_GAPS = re.compile(r"\s*[;|]\s*|\s{2,}|\s+")
_COMMAS = re.compile(r"\d{1,9}(?:,\d{1,9}){3}")


class Engagement(NamedTuple):
    """A rate in percent of the views, and the videos and views that it comes from."""

    rate: float
    videos: int
    views: int


def read(pasted: str) -> Engagement:
    """Return the rate of likes, comments and shares by views of the pasted videos, one a line.

    A line has the four numbers with tabs, semicolons or blanks between, in the order of COLUMNS or of a first line
    that names them; "12,5rb" and "1.2K" are numbers. Raises PlanError that names each line that can't be read.
    """
    lines = [(n, line) for n, line in enumerate(pasted.splitlines(), 1) if line.strip()]
    places = _header(lines[0][1]) if lines else None
    if places:
        lines = lines[1:]
    if not lines:
        raise PlanError(
            _("Paste the numbers of the last videos, one video a line: views, likes, comments, shares.")
        )
    rows, problems = list[tuple[int, ...]](), list[str]()
    for n, line in lines:
        try:
            rows.append(_row(line, places))
        except PlanError as error:
            problems.append(_("Line {n}: {problem}").format(n=n, problem=error))
    if problems:
        more = len(problems) - TOLD
        said = [*problems[:TOLD], _("And {n} lines more.").format(n=more)] if more > 0 else problems
        raise PlanError("\n".join(said))
    views = sum(row[0] for row in rows)
    return Engagement(100 * sum(sum(row[1:]) for row in rows) / views, len(rows), views)


def _header(line: str) -> dict[str, int] | None:
    """Return where each number stands by a line of names; None for a line that names none. Raises PlanError."""
    cells = [cell.strip().casefold() for cell in re.split(r"\t|;|\||,", line)]
    if not any(cell in HEADERS for cell in cells):
        cells = line.casefold().split()
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        if cell in HEADERS:
            found.setdefault(HEADERS[cell], at)
    if not found:
        return None
    missing = [_(TITLES[name]) for name in COLUMNS if name not in found]
    if missing:
        raise PlanError(_("These columns are missing: {names}.").format(names=", ".join(missing)))
    return found


def _row(line: str, named: Mapping[str, int] | None) -> tuple[int, ...]:
    cells = _cells(line)
    places = named or {name: at for at, name in enumerate(COLUMNS)}
    if max(places.values()) >= len(cells) or (named is None and len(cells) != len(COLUMNS)):
        text = _("it takes four numbers: views, likes, comments, shares. Here are {n}.")
        raise PlanError(text.format(n=len(cells)))
    found = []
    for name in COLUMNS:
        number = money.count(cells[places[name]])
        if number is None or number < 0:
            raise PlanError(
                _("“{text}” is no number of {name}.").format(text=cells[places[name]], name=_(TITLES[name]))
            )
        found.append(number)
    if not found[0]:
        raise PlanError(_("a video without views says nothing. Leave it out."))
    if found[1] > found[0]:
        raise PlanError(_("more likes than views can’t be. Look at the order of the numbers."))
    return tuple(found)


def _cells(line: str) -> Sequence[str]:
    plain = line.strip()
    if "\t" in plain:
        return [cell.strip() for cell in plain.split("\t")]
    if _COMMAS.fullmatch(plain):
        return plain.split(",")
    return [cell.strip(",") for cell in _GAPS.split(plain)]
