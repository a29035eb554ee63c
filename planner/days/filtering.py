"""Which videos a calendar view lets through."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from models.reading import Tile


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted: one of the values of each that is not empty. ``finding`` is fix, consider or none."""

    text: str = ""
    formats: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    campaigns: tuple[int, ...] = ()
    finding: str = ""

    def __bool__(self) -> bool:
        return self != Filter()

    def passes(self, tile: Tile, hits: Collection[int], count: tuple[int, ...] | None) -> bool:
        """Whether a video is wanted. ``hits`` are those with the text, ``count`` its findings to fix and consider,
        its hints, and how many rules could not look.

        A video that was not checked yet passes, so that nothing flickers away and back.
        """
        return (
            (not self.text or tile.id in hits)
            and (not self.formats or (tile.format or "") in self.formats)
            and (not self.stages or tile.stage in self.stages)
            and (not self.products or tile.product in self.products)
            and (not self.labels or not set(self.labels).isdisjoint(json.loads(tile.labels)))
            and (not self.campaigns or tile.campaign_id in self.campaigns)
            and (not self.finding or count is None or _found(count, self.finding))
        )

    def as_json(self) -> dict[str, Any]:
        """Return what is not empty, to be kept."""
        return {name: value for name, value in asdict(self).items() if value}


def from_json(kept: Mapping[str, Any]) -> Filter:
    """Return a kept filter; what is not understood counts as nothing."""
    values: dict[str, Any] = {}
    for field in fields(Filter):
        value = kept.get(field.name)
        if isinstance(value, list | tuple) and field.type not in {"str", str}:
            kind = int if field.name == "campaigns" else str
            values[field.name] = tuple(one for one in value if isinstance(one, kind))
        elif isinstance(value, str) and field.name in {"text", "finding"}:
            values[field.name] = value
    return Filter(**values)


def _found(count: tuple[int, ...], finding: str) -> bool:
    fix, consider = count[:2]
    unchecked = any(count[3:])
    none = not (fix or consider or unchecked)
    return {"fix": fix > 0, "consider": consider > 0, "none": none}.get(finding, True)
