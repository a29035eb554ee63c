"""Reads a file or a pasted text that lists products or creators, compares it with a calendar, and brings it in."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from sqlmodel import Session

from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.exchange import tables
from planner.exchange.records import cells, creator_rows, creators_in, kinds, product_rows, products_in
from planner.exchange.records.cells import Answers
from planner.exchange.records.compared import Compared, Item
from planner.exchange.records.creator_rows import CreatorRow
from planner.exchange.records.kinds import Found
from planner.exchange.records.product_rows import ProductRow
from planner.exchange.shapes.table import Grid, Problem
from planner.i18n import N_, _

Opener = Callable[[int | None, str], list[Grid]]
"""Returns so many rows of each sheet, None for all, of a text as some signs part its cells."""
SHOWN = 50
"""Rows that are shown before anything is brought in."""
_FIRST = 40
_LISTED = 20
_SLICE = 8
"""Products or creators that are brought in at once while a window waits."""
_STEPS = {kinds.PRODUCTS: N_("Import products"), kinds.CREATORS: N_("Import creators")}


@dataclass(slots=True)
class Parsed:
    """What a file lists, and what there is to say about it; ``sheets`` are those that it was read from."""

    about: str
    sheets: list[Found]
    products: list[ProductRow] = field(default_factory=list)
    creators: list[CreatorRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unclear: bool = False
    """Whether nothing decides if day or month comes first in its dates."""

    @property
    def items(self) -> Sequence[ProductRow | CreatorRow]:
        """What it lists, in its order."""
        return self.products or self.creators

    @property
    def columns(self) -> tuple[str, ...]:
        """The headers of its first sheet, as they are typed."""
        return self.sheets[0].headers

    @property
    def secret(self) -> tuple[int, ...]:
        """The places of the columns that are never shown: codes for ads."""
        return self.sheets[0].columns.get(("permission", "ad_code"), ())

    @property
    def lines(self) -> list[tuple[int, list[str]]]:
        """The first rows of its first sheet, with their numbers."""
        return self.sheets[0].rows[:SHOWN]


def of_file(path: Path) -> Opener:
    """Return what opens a file; it raises PlanError for one that can't be read."""
    return lambda first, signs: tables.grids(path, first=first, signs=signs)


def of_text(text: str) -> Opener:
    """Return what opens a pasted text."""
    return lambda first, signs: tables.grids_of_text(text, first=first, signs=signs)


def seems(opened: Opener, about: str = "") -> list[Found]:
    """Return which sheets list products or creators by their first rows; none for a plan or what can't be read."""
    try:
        return kinds.of_grids(opened(_FIRST, ""), about)
    except PlanError:
        return []


def read(opened: Opener, answers: Answers, about: str = "", name: str = "") -> Parsed | None:
    """Return what a file lists, None for one that lists neither products nor creators, such as a plan.

    ``about`` takes one of both, whatever else stands in the file; ``name`` is how the user knows the file. Nothing is
    dropped in silence: what was left out, guessed or could not be read is among the problems. Raises PlanError where
    nothing can come in.
    """
    found = seems(opened, about)
    if not found:
        return None
    return tables.guarded(
        partial(_read, opened, answers, about, found[0].grid.sign), name or _("the pasted text")
    )


def _read(opened: Opener, answers: Answers, about: str, sign: str) -> Parsed | None:
    grids = opened(None, sign)
    found = kinds.of_grids(grids, about)
    if not found:
        return None
    mine = [one for one in found if one.about == found[0].about]
    parsed = Parsed(found[0].about, mine)
    if answers.day_first is None:
        order = cells.order_of_days(mine)
        parsed.unclear = order == "ambiguous"
        answers = replace(answers, day_first=order != "month_first")
    named = [(one, one.grid.name if len(grids) > 1 else "") for one in mine]
    if parsed.about == kinds.PRODUCTS:
        parsed.products = product_rows.read(named, answers, parsed.problems)
    else:
        parsed.creators = creator_rows.read(named, answers, parsed.problems)
    for one, sheet in named:
        parsed.problems += [*_left_out(one, sheet), *_hidden(one, sheet)]
    if not parsed.items:
        said = " ".join(problem.message for problem in parsed.problems[:3])
        raise PlanError(_("No row of the file can come in. {reasons}").format(reasons=said).strip())
    taken = {id(one.grid) for one in mine}
    beside = [grid.name for grid in grids if id(grid) not in taken and grid.name]
    if beside:
        text = _("These sheets were left out: {names}.").format(
            names=", ".join(f"“{name}”" for name in beside)
        )
        parsed.problems.append(Problem(None, None, text, "note"))
    return parsed


def _left_out(found: Found, sheet: str) -> list[Problem]:
    """Return what is said of columns that hold something and have no place."""
    known = {place for places in found.columns.values() for place in places}
    names = [
        header
        for place, header in enumerate(found.headers)
        if header
        and place not in known
        and not kinds.is_called(header, "signs", "counted")
        and any(place < len(row) and row[place].strip() for _number, row in found.rows)
    ]
    if not names:
        return []
    text = _("These columns have no place and were left out: {columns}.")
    listed = ", ".join(f"“{name}”" for name in names[:_LISTED]) + ", …" * (len(names) > _LISTED)
    return [Problem(None, None, f"{sheet}: " * bool(sheet) + text.format(columns=listed), "note")]


def _hidden(found: Found, sheet: str) -> list[Problem]:
    """Return what is said of rows that nobody sees and that were read all the same."""
    below = {number for number, _row in found.rows}
    rows = [number for number in found.grid.hidden_rows if number in below]
    if not rows:
        return []
    text = _("Hidden rows were read too: {rows}.")
    listed = ", ".join(map(str, rows[:_LISTED])) + ", …" * (len(rows) > _LISTED)
    return [Problem(None, None, f"{sheet}: " * bool(sheet) + text.format(rows=listed), "note")]


def compare(session: Session, parsed: Parsed) -> Compared:
    """Return how what a file lists differs from a calendar; nothing is changed."""
    if parsed.about == kinds.PRODUCTS:
        return products_in.compare(session, parsed.products)
    return creators_in.compare(session, parsed.creators)


@edit(lambda parsed, _now: _STEPS[parsed.about])
def store(session: Session, parsed: Parsed, now: dt.datetime) -> Compared:
    """Bring what a file lists into a calendar and return how it differed before; ``now`` is UTC.

    What is known is changed where the file says otherwise, what is new is added. Raises PlanError, and then nothing
    of it is there.
    """
    compared = compare(session, parsed)
    _bring_in(session, compared, now)
    return compared


def in_slices(parsed: Parsed, now: dt.datetime) -> Iterator[Callable[[Session], Compared]]:
    """Yield the works of ``store``, one after the other; each returns what was brought in by then."""
    whole = Compared(parsed.about, [])
    done = Compared(parsed.about, [])

    def begin(session: Session) -> Compared:
        found = compare(session, parsed)
        whole.items, done.problems = found.items, found.problems
        return done

    def some(session: Session, items: list[Item]) -> Compared:
        _bring_in(session, Compared(parsed.about, items, done.problems), now)
        done.items += items
        return done

    yield begin
    for at in range(0, len(whole.items), _SLICE):
        yield partial(some, items=whole.items[at : at + _SLICE])


def step(parsed: Parsed) -> str:
    """Return what the step that undo takes back is called, in English."""
    return _STEPS[parsed.about]


def _bring_in(session: Session, compared: Compared, now: dt.datetime) -> None:
    if compared.about == kinds.PRODUCTS:
        products_in.bring_in(session, compared, now)
    else:
        creators_in.bring_in(session, compared)
