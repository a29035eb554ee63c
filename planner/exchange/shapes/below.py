"""Knows rows of a table that are no videos: sums that stand alone, days off, the sub-items of a board."""

from dataclasses import dataclass, field

from planner.exchange.shapes import facts, headers
from planner.exchange.shapes.headers import Record
from planner.exchange.shapes.table import Problem, quoted
from planner.exchange.shapes.when import before_sign, is_when, plain_words, shapes
from planner.i18n import _
from planner.texts.vocabulary import plain

_SUM_LENGTH = 24
_SUM_WORDS = 4
_OFF_LENGTH = 120
_FEW = 3  # cells of a row that tells a day off


@dataclass(slots=True)
class SubItems:
    """The rows of a board that stand under a header of their own, inside the rows of the items."""

    open: bool = False
    names: list[str] = field(default_factory=list)

    def takes(self, record: Record, first: int) -> bool:
        """Return whether a row is one of sub-items or their header; ``first`` is the items' first column."""
        begins = record[first].strip() if first < len(record) else ""
        if begins and plain(begins) in plain_words("subitems") and headers.is_header(record):
            self.open = True
            return True
        self.open = self.open and not begins
        if self.open:
            self.names.append(next(filter(None, map(str.strip, record))))
        return self.open

    def told(self) -> list[Problem]:
        """Return what is said of the sub-items that were met."""
        if not self.names:
            return []
        text = _("Sub-items aren’t videos and were left out: “{names}”.")
        return [Problem(None, None, text.format(names=quoted(", ".join(self.names), 200)), "note")]


def stages_over(names: tuple[str, ...], above: list[tuple[str, ...]]) -> list[str]:
    """Return the stage that stands over each row of a table that has no column of them; none where none does."""
    fields = {headers.field_of(name) for name in names}
    if "title" not in fields or "stage" in fields:
        return []
    found = [next((text for text in reversed(over) if facts.is_stage(text)), "") for over in above]
    return found if any(found) else []


def is_lone_sum(record: Record, keys: frozenset[int]) -> bool:
    """Return whether a row holds nothing but a sum in one of the columns ``keys``: "Sum: 11 topics"."""
    at, cell = next((at, cell.strip()) for at, cell in enumerate(record) if cell.strip())
    words = cell.split()
    alone = at in keys and headers.filled(record) == 1 and len(cell) <= _SUM_LENGTH * 2
    return alone and words[0].casefold().rstrip(":") in shapes()["totals"] and len(words) <= _SUM_WORDS


def is_day_off(record: Record) -> bool:
    """Return whether a row holds a day and that nothing is posted on it, and no more."""
    cells: list[str] = []
    for cell in record:
        if cell and not cell.isspace():
            if len(cells) == _FEW:
                return False
            cells.append(cell.strip())
    if len(cells) < 2 or not any(map(_says_off, cells)):
        return False
    return all(_says_off(cell) or is_when(cell) or cell.isdigit() for cell in cells)


def _says_off(text: str) -> bool:
    return len(text) <= _OFF_LENGTH and plain(before_sign(text)) in plain_words("day_off")


def day_off(number: int, record: Record) -> Problem:
    """Return what is said of a row that tells a day off."""
    text = _("A day without a video was left out: “{text}”.")
    said = text.format(text=quoted(" ".join(filter(None, map(str.strip, record)))))
    return Problem(number, None, said, "note")
