"""What a list of products or creators would change in a calendar: what is new, what differs, what stays."""

from dataclasses import dataclass, field
from typing import Any

from planner.exchange.shapes.table import Problem


@dataclass(frozen=True, slots=True)
class Change:
    """A field of something known that the file says otherwise: both as the screens write it."""

    field: str
    """What screens call it."""
    ours: str
    theirs: str


@dataclass(slots=True)
class Item:
    """A product, variant, creator, sample, permission or agreement of a file beside the calendar.

    ``id`` is that of the row in the calendar, None for what is new; ``values`` are what is written to it, by column.
    """

    row: int
    name: str
    id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)
    is_known: bool = False
    """Whether the calendar has it: one with an ``id``, or a customer, of whom it keeps no more than permissions."""

    @property
    def is_same(self) -> bool:
        """Whether nothing of it would be written."""
        if self.id is None and not self.is_known:
            return False
        return not self.values and all(part.item.is_same for part in self.parts)


@dataclass(frozen=True, slots=True)
class Part:
    """What hangs on a product or creator: what it is, and what is written of it."""

    what: str
    item: Item


@dataclass(slots=True)
class Compared:
    """All that a file says beside the calendar, and what there is to say about it."""

    about: str
    items: list[Item]
    problems: list[Problem] = field(default_factory=list)

    def count(self, what: str = "") -> int:
        """Return how many products or creators there are, or parts of them of one kind."""
        if not what:
            return len(self.items)
        return sum(part.what == what for item in self.items for part in item.parts)

    @property
    def new(self) -> list[Item]:
        """What the calendar lacks."""
        return [item for item in self.items if item.id is None and not item.is_known]

    @property
    def changed(self) -> list[Item]:
        """What is known and would be written."""
        return [item for item in self.items if (item.id is not None or item.is_known) and not item.is_same]

    @property
    def same(self) -> list[Item]:
        """What is known and stays as it is."""
        return [item for item in self.items if item.is_same]


def told(changes: list[Change]) -> str:
    """Return changes as one line: "Stock 14 → 9, Price Rp 5.000 → Rp 6.000"."""
    return ", ".join(f"{one.field} {one.ours or '–'} → {one.theirs or '–'}" for one in changes)
