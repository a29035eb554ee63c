"""What a file is read as: tables of text, what stands over them, and what there is to say about them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from planner.errors import PlanError
from planner.exchange import limits
from planner.i18n import _

Kind = Literal["table", "list", "events", "objects"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a table that the user should know; ``row`` 1 is the first data row.

    ``level`` "error": a value could not be read. "note": it was read, with something to know. ``field`` and ``value``
    are the field that it was read for and the whole cell, where another word for it would help.
    """

    row: int | None
    column: str | None
    message: str
    level: Literal["error", "note"] = "error"
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, each as wide as the headers, which are all different and none of them empty.

    ``numbers`` are the rows' numbers in the file, where blank rows count; without them the rows are 1, 2, 3.
    ``name`` is what the user knows it by. ``context`` is what stands over the whole table, from the outside in;
    ``above`` is what stands over each row inside the table, such as "Week 1", and is empty where nothing does.
    """

    headers: tuple[str, ...]
    rows: list[tuple[str, ...]]
    encoding: str | None = None
    dialect: str = ""
    problems: list[Problem] = field(default_factory=list)
    numbers: tuple[int, ...] = ()
    name: str = ""
    context: tuple[str, ...] = ()
    above: tuple[tuple[str, ...], ...] = ()
    kind: Kind = "table"

    def numbered(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield each row with its number."""
        return zip(self.numbers or range(1, len(self.rows) + 1), self.rows, strict=True)


@dataclass(frozen=True, slots=True)
class Grid:
    """The filled rows of a sheet, or of a text whose cells ``sign`` parts, each with its number in a spreadsheet."""

    name: str
    rows: list[tuple[int, list[str]]]
    sign: str = ""
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """All tables of a file in its order, and what was left out of all of them.

    ``hidden`` is what is said of what is hidden in a workbook; it is ``left_out`` too where that was not read.
    """

    tables: list[Table]
    problems: list[Problem]
    hidden: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where tables come from: what a table is called that has no name of its own, and what stands over it."""

    name: str = ""
    context: tuple[str, ...] = ()
    encoding: str | None = None
    dialect: str = ""


def quoted(text: str, most: int = 60) -> str:
    """Return the first words of a text on one line, for a sentence that quotes them."""
    words = " ".join(text[: 4 * most].split())
    return words if len(words) <= most else words[:most] + "…"


def left_out(text: str, most: int = 60) -> Problem:
    """Return what is said of text that belongs to no table, with its first ``most`` characters."""
    said = _("Text that belongs to no video was left out: “{text}”.")
    return Problem(None, None, said.format(text=quoted(text, most)), "note")


def struck(text: str) -> Problem:
    """Return what is said of a row or line that is struck through and was read all the same."""
    said = _("“{text}” is struck through. It was read: delete it if it is not planned.")
    return Problem(None, None, said.format(text=quoted(text)), "note")


def too_large() -> PlanError:
    """Return the refusal of more rows or columns than a table may have."""
    text = _("The table is larger than {rows} rows or {columns} columns. Import it in parts.")
    return PlanError(text.format(rows=limits.MAX_ROWS, columns=limits.MAX_COLUMNS))


def too_many_cells() -> PlanError:
    """Return the refusal of more filled cells than a table may have."""
    text = _("The table has more than {cells} filled cells. Import it in parts.")
    return PlanError(text.format(cells=limits.MAX_CELLS))
