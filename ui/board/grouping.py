"""What the lanes of the board are: the stages, or what stands in one of the user's own fields."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from models.choices import OwnKind, Stage
from models.reading import OwnFieldRow
from planner import labels
from planner.i18n import _

MOST_LANES = 24
"""Lanes of one field; what else stands in it shares one more."""
OTHERS = "\0others"
"""The key of that lane, which is the text of no field."""


class LaneSpec(NamedTuple):
    """A lane: what its videos have in common, and what it is called."""

    key: str
    title: str


def lanes(field: OwnFieldRow | None, texts: Iterable[str]) -> list[LaneSpec]:
    """Return the lanes of a field, None for the stages; ``texts`` are what stands in it, once for each video."""
    if field is None:
        return [LaneSpec(stage.value, labels.stage(stage)) for stage in Stage]
    used = Counter(texts)
    if field.kind == OwnKind.YES_NO:
        found = [LaneSpec("", _("no")), LaneSpec("yes", _("yes"))]
    else:
        listed = [*field.choices] if field.kind == OwnKind.CHOICE else []
        further = [text for text, _n in used.most_common() if text and text not in listed]
        shown = [*listed, *sorted(further[: max(0, MOST_LANES - len(listed))], key=str.casefold)]
        found = [LaneSpec("", _("None")), *(LaneSpec(text, " ".join(text.split())) for text in shown)]
    if used.keys() - {one.key for one in found}:
        found.append(LaneSpec(OTHERS, _("Others")))
    return found


def lane_of(text: str, there: Iterable[LaneSpec]) -> str:
    """Return the key of the lane that a video with a text in the field belongs to."""
    return text if any(one.key == text for one in there) else OTHERS
