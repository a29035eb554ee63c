"""One row of a plan while it is read: what is filled in, what is kept for the notes, what there is to say."""

from dataclasses import dataclass, field
from typing import Literal

from planner.exchange.limits import MAX_SHORT
from planner.exchange.tables import Problem
from planner.i18n import _

QUOTED = 60
"""Characters of a cell that are quoted in a sentence."""
SHORT = frozenset(
    {"date", "time", "datetime", "weekday", "week", "zone", "length", "stage", "format", "voice_over", "shows",
     "hashtags", "labels", "ignored", "platform", "archived", "id"}
)  # fmt: skip
"""Fields whose cells are short by nature: no longer one is looked into."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row while it is read: filled cells and headers by field, lines for the notes, problems.

    ``above`` is what stands over it, from the outside in. ``others`` are the networks that it is planned for besides.
    ``used`` are the fields of a day by its place, such as "Week 2", that the date was made of.
    """

    number: int
    headers: dict[str, str]
    cells: dict[str, str]
    above: tuple[str, ...] = ()
    others: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def keep(self, name: str) -> None:
        """Keep a field's cell, as it was typed and once, for the notes."""
        line = f"{self.headers.get(name, name)}: {self.cells[name]}"
        if line not in self.kept:
            self.kept.append(line)

    def fill(self, name: str, text: str) -> None:
        """Set a field's cell; one that is too long for what it holds is kept for the notes instead."""
        self.cells[name] = text
        if name in SHORT and len(text) > MAX_SHORT:
            said = _("Row {row}, “{column}”: more than {most} characters can't be read here.")
            self.tell(name, said.replace("{most}", str(MAX_SHORT)))
            del self.cells[name]

    def replace(self, name: str, text: str, said: str) -> None:
        """Set a field's cell to what the user says in its place; where that is nothing, it is kept for the notes."""
        self.cells[name] = said or text
        if not said:
            self.keep(name)
            del self.cells[name]

    def tell(self, name: str, text: str, level: Literal["error", "note"] = "error") -> None:
        """Add a problem with a field; ``text`` may name row, column and value. An error's cell is kept."""
        column, cell = self.headers.get(name), self.cells.get(name, "")
        value = " ".join(cell[:200].split())
        value = value if len(value) <= QUOTED else value[:QUOTED] + "…"
        message = text.format(row=self.number, column=column, value=value)
        self.problems.append(Problem(self.number, column, message, level, name, cell))
        if level == "error" and name in self.cells:
            self.keep(name)
