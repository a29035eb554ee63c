"""Plain records that columns hold and every layer passes around; cheap to import."""

from dataclasses import dataclass
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
    """One part of a live event's run of show: how many minutes it takes and what happens."""

    minutes: float
    what: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what the calendar file stores."""
        return {"minutes": self.minutes, "what": self.what}


def segments_from_json(rows: list[dict[str, Any]]) -> tuple[Segment, ...]:
    """Return the run of show that a calendar file stores, in its order."""
    return tuple(Segment(row["minutes"], row.get("what", "")) for row in rows)


def beats_from_json(rows: list[dict[str, Any]]) -> tuple[Beat, ...]:
    """Return the beats that a calendar file stores, in their order."""
    return tuple(Beat(row["start"], row["end"], row.get("name", ""), row.get("text", "")) for row in rows)
