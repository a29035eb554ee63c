"""Plain records that columns hold and every layer passes around; cheap to import."""

from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Beat:
    """One stretch of a video: ``start`` and ``end`` in seconds from its beginning, its name and what happens."""

    start: float
    end: float
    name: str = ""
    text: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what the calendar file stores."""
        return {"start": self.start, "end": self.end, "name": self.name, "text": self.text}


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a live event's run of show: how many minutes it takes and what happens.

    ``price`` is as it is said, ``discount`` in percent; ``needs`` is how many pieces should be in ``stock``.
    """

    minutes: float
    what: str = ""
    product: str = ""
    price: str = ""
    discount: int = 0
    stock: int | None = None
    needs: int | None = None
    say: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what the calendar file stores; what is empty is left away."""
        kept = {name: value for name, value in asdict(self).items() if value not in ("", None, 0)}
        return kept | {"minutes": self.minutes, "what": self.what} | ({"stock": 0} if self.stock == 0 else {})


_SEGMENT = tuple(field.name for field in fields(Segment))


def segments_from_json(rows: list[dict[str, Any]]) -> tuple[Segment, ...]:
    """Return the run of show that a calendar file stores, in its order."""
    return tuple(Segment(**{name: row[name] for name in _SEGMENT if name in row}) for row in rows)


def beats_from_json(rows: list[dict[str, Any]]) -> tuple[Beat, ...]:
    """Return the beats that a calendar file stores, in their order."""
    return tuple(Beat(row["start"], row["end"], row.get("name", ""), row.get("text", "")) for row in rows)
