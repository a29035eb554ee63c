"""Reads the cells of a list of products or creators, and says by sheet, row and column what can't be read."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from planner import times
from planner.errors import PlanError
from planner.exchange.limits import MAX_SHORT
from planner.exchange.records import kinds
from planner.exchange.records.kinds import Found
from planner.exchange.shapes.table import Problem, quoted
from planner.i18n import _
from planner.shop import money, stock
from planner.texts import moments

_VIDEO = re.compile(r"/(?:video|photo)/(\d{17,20})")
_FIRST_YEAR = 2016
"""No id of a video is older."""
T = TypeVar("T")
_PERCENT = ("commission", "engagement")
_DAYS = frozenset(
    {
        "requested", "approved", "shipped", "received", "due", "posted", "asked", "granted", "until", "ad_start",
        "ad_end",
    }
)  # fmt: skip
_MANGLED = re.compile(r"\d[.,]\d+[Ee]\+?\d{2}|\d[Ee]\+\d{2}")
"""A long number as spreadsheets show it, its last digits lost."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known beside the file: the day it is, whether days stand before months, and the prices' currency.

    ``day_first`` is None where nobody said; then the file's own days decide.
    """

    today: dt.date
    zone: str = "UTC"
    day_first: bool | None = None
    currency: str = ""


@dataclass(slots=True)
class Row:
    """One row of a sheet while it is read; what can't be read goes to ``problems``."""

    found: Found
    number: int
    cells: Sequence[str]
    answers: Answers
    problems: list[Problem] = field(default_factory=list)
    sheet: str = ""
    """Its name, where there are several."""
    of_one: frozenset[tuple[str, str]] = frozenset()
    """The columns of percent in which all are parts of one, such as 0.1."""

    def texts(self, group: str, name: str) -> list[str]:
        """Return what stands in all columns of a field, without what is empty."""
        places = self.found.columns.get((group, name), ())
        return list(filter(None, (kinds.clean(self.cells[at]) for at in places if at < len(self.cells))))

    def text(self, group: str, name: str) -> str:
        """Return what stands in the column of a field; "" where nothing does or there is none."""
        return next(iter(self.texts(group, name)), "")

    def long_text(self, group: str, name: str) -> str:
        """Return the same with its lines."""
        places = self.found.columns.get((group, name), ())
        return self.cells[places[0]].strip() if places and places[0] < len(self.cells) else ""

    def header(self, group: str, name: str) -> str:
        """Return what the column of a field is called in the file."""
        places = self.found.columns.get((group, name), ())
        return self.found.headers[places[0]] if places else ""

    def read(self, group: str, name: str, how: Callable[[str], T | None]) -> T | None:
        """Return what a cell is read as, None where it is empty or can't be read, which is told."""
        try:
            return how(text) if (text := self.text(group, name)) else None
        except PlanError as error:
            self.tell(str(error), group, name)
            return None

    def price(self, group: str, name: str, currency: str = "") -> money.Money | None:
        """Return an amount of money in the file's currency, or in the one that the cell names."""
        return self.read(group, name, lambda text: money.read(text, currency or self.answers.currency))

    def count(self, group: str, name: str) -> int | None:
        """Return how many a cell says, all columns of the field together."""
        found = [self._count(text, group, name) for text in self.texts(group, name)]
        known = [one for one in found if one is not None]
        return sum(known) if known else None

    def _count(self, text: str, group: str, name: str) -> int | None:
        if kinds.is_called(text, "stock", "none"):
            return 0
        try:
            found = money.count(text)
        except PlanError as error:
            self.tell(str(error), group, name)
            return None
        if found is not None and abs(found) > stock.MOST:
            self.tell(_("“{n}” is more than a warehouse holds.").format(n=found), group, name)
            return None
        return found

    def day(self, group: str, name: str) -> dt.date | None:
        """Return the day that a cell names."""
        text = self.text(group, name)
        if not text or text in {"-", "–"}:
            return None
        first = self.answers.day_first if self.answers.day_first is not None else True
        found = moments.day(text, self.answers.today, first)
        if found is None:
            said = _("“{text}” is no day that can be read. Write it as 2026-12-04.")
            self.tell(said.format(text=quoted(text)), group, name)
            return None
        return found.date

    def id(self, group: str, name: str) -> str:
        """Return an id as its digits; "" for one that a spreadsheet made a number of, which is told."""
        text = self.text(group, name).removeprefix("'").strip()
        if _MANGLED.fullmatch(text):
            said = _("“{text}” was an id, and a spreadsheet made a number of it. Download the file again, and don't "
                     "re-save it in Excel.")  # fmt: skip
            self.tell(said.format(text=text), group, name)
            return ""
        if text and not text.isdigit():
            said = _("“{text}” is no id: those are digits alone.")
            self.tell(said.format(text=quoted(text)), group, name)
            return ""
        return text

    def code(self, group: str, name: str) -> str:
        """Return a SKU as it is typed; "" for one that a spreadsheet made a number of, which is told."""
        text = self.text(group, name).removeprefix("'").strip()
        if _MANGLED.fullmatch(text):
            return self.id(group, name)
        return text

    def percent(self, group: str, name: str) -> float | None:
        """Return a part of a hundred; in a column that has parts of one alone, 0.1 is 10 %, which is told."""
        found = self.read(group, name, money.percent)
        if found is None or (group, name) not in self.of_one:
            return found
        whole = round(found * 100, 6)
        column = self.header(group, name)
        if not any(one.column == column and one.level == "note" for one in self.problems):
            text = _("Parts of one were read as percent, such as “{text}” as {n} %.")
            self.note(text.format(text=self.text(group, name), n=f"{whole:g}"), group, name)
        return whole

    def tell(self, message: str, group: str = "", name: str = "") -> None:
        """Say that something of this row was left out."""
        self._say(message, group, name, note=False)

    def note(self, message: str, group: str = "", name: str = "") -> None:
        """Say something to know of this row."""
        self._say(message, group, name, note=True)

    def _say(self, message: str, group: str, name: str, *, note: bool) -> None:
        column = self.header(group, name)
        where = [self.sheet, _("row {row}").format(row=self.number), column]
        said = _("{where}: {message}").format(where=", ".join(filter(None, where)), message=message)
        said = said[:1].upper() + said[1:]
        self.problems.append(Problem(self.number, column or None, said, "note" if note else "error"))


def rows(found: Found, answers: Answers, problems: list[Problem], sheet: str = "") -> Iterator[Row]:
    """Yield the rows of a sheet that hold something, without those that explain its columns or add them up."""
    of_one = frozenset(key for key in found.columns if key[1] in _PERCENT and _of_one(found, *key))
    for number, cells in found.rows:
        filled = [cell for cell in cells if cell.strip()]
        if all(kinds.is_called(cell, "signs", "notes") for cell in filled):
            continue
        row = Row(found, number, cells, answers, problems, sheet, of_one)
        first = next(iter(filled), "")
        if kinds.is_called(first, "signs", "sums"):
            row.note(_("“{text}” is a sum and was left out.").format(text=quoted(first)))
            continue
        yield row


def has_notes(found: Found) -> bool:
    """Whether a row below the header says which columns have to be filled, as those of a template do."""
    return any(
        all(kinds.is_called(cell, "signs", "notes") for cell in row if cell.strip())
        for _number, row in found.rows[:3]
    )


def _of_one(found: Found, group: str, name: str) -> bool:
    """Whether all of a column are parts of one, such as 0.1, and no parts of a hundred."""
    [place] = found.columns[group, name]
    cells = [
        kinds.clean(row[place]) for _number, row in found.rows if place < len(row) and row[place].strip()
    ]
    numbers = [
        float(cell.replace(",", ".")) for cell in cells if re.fullmatch(r"\d{1,3}(?:[.,]\d{1,6})?", cell)
    ]
    return len(numbers) == len(cells) and 0 < max(numbers, default=0) <= 1 and max(numbers) != 1


def says_yes(text: str) -> bool | None:
    """Return whether a cell says yes or no, also with more behind a comma; None for anything else."""
    for part in (text, re.split(r"[,;:(]", text, maxsplit=1)[0]):
        if meant := kinds.meaning(part, "answer"):
            return {"yes": True, "no": False}.get(meant)
    return None


def days_in(text: str) -> int | None:
    """Return how many days a cell names: "30", "30 hari", "Ya, 30 days"; None where it names none."""
    found = re.search(r"(?<!\d)(\d{1,4})\s*(?:days?|hari|d)?\b(?!\s*(?:%|/|-\d))", text.casefold())
    return int(found[1]) if found else None


def posted_on(link: str, answers: Answers) -> dt.date | None:
    """Return the day on which the video of a link was uploaded, as its id says; None for one that can't be."""
    match = _VIDEO.search(link)
    if match is None:
        return None
    try:
        moment = dt.datetime.fromtimestamp(int(match[1]) >> 32, dt.UTC)
    except (OverflowError, ValueError, OSError):
        return None
    day = times.to_wall(moment, answers.zone).date()
    return day if day.year >= _FIRST_YEAR and day <= answers.today else None


def order_of_days(sheets: Sequence[Found]) -> str:
    """Return how the numeric dates of sheets are written: iso, day_first, month_first, or ambiguous if none decides."""
    numbers = set[tuple[int, int]]()
    for found in sheets:
        places = {at for (_group, name), ats in found.columns.items() if name in _DAYS for at in ats}
        for _number, row in found.rows:
            texts = (kinds.clean(row[at]) for at in places if at < len(row))
            numbers |= {two for text in texts if len(text) <= MAX_SHORT and (two := moments.numeric(text))}
    first, month = (sum(pair[at] > 12 for pair in numbers) for at in (0, 1))
    if first != month:
        return "day_first" if first > month else "month_first"
    return "ambiguous" if any(one != two for one, two in numbers) else "iso"
