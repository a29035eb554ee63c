"""Which videos a calendar view lets through."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType
from typing import Any

from models.reading import Tile


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted: one of the values of each that is not empty. ``finding`` is fix, consider or none."""

    text: str = ""
    formats: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    campaigns: tuple[int, ...] = ()
    own: tuple[str, ...] = ()
    """What own fields hold, each as ``wish`` writes it."""
    finding: str = ""

    def __bool__(self) -> bool:
        return self != Filter()

    def passes(
        self,
        tile: Tile,
        hits: Collection[int],
        count: tuple[int, ...] | None,
        own: Mapping[int, str] = MappingProxyType({}),
    ) -> bool:
        """Whether a video is wanted. ``hits`` are those with the text, ``count`` its findings to fix and consider,
        its hints, and how many rules could not look; ``own`` is what stands in its own fields, by the field's id.

        A video that was not checked yet passes, so that nothing flickers away and back.
        """
        return (
            (not self.text or tile.id in hits)
            and (not self.formats or (tile.format or "") in self.formats)
            and (not self.stages or tile.stage in self.stages)
            and (not self.products or tile.product in self.products)
            and (not self.creators or tile.creator in self.creators)
            and (not self.labels or not set(self.labels).isdisjoint(json.loads(tile.labels)))
            and (not self.campaigns or tile.campaign_id in self.campaigns)
            and (not self.own or _has(own, self.own))
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


def wish(field_id: int, text: str) -> str:
    """Return how a filter names that an own field holds a text, or nothing."""
    return f"{field_id}={text}"


def fields_of(wishes: Iterable[str]) -> list[int]:
    """Return the ids of the own fields that wishes name, as far as they name any."""
    found = (one.partition("=")[0] for one in wishes)
    return sorted(
        {int(field) for field in found if field.isascii() and field.isdecimal() and len(field) < 19}
    )


def _has(own: Mapping[int, str], wishes: tuple[str, ...]) -> bool:
    """Whether own fields hold one of the texts that are wished for each of them."""
    fields: dict[str, set[str]] = {}
    for one in wishes:
        field, _equals, text = one.partition("=")
        fields.setdefault(field, set()).add(text)
    there = {str(field): text for field, text in own.items()}
    return all(there.get(field, "") in texts for field, texts in fields.items())


def _found(count: tuple[int, ...], finding: str) -> bool:
    fix, consider = count[:2]
    unchecked = any(count[3:])
    none = not (fix or consider or unchecked)
    return {"fix": fix > 0, "consider": consider > 0, "none": none}.get(finding, True)
