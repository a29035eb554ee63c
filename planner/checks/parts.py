"""What a finished plan has: its parts, and whether a video has them yet. It decides which rules still wait."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from models.choices import Stage, TagKind
from planner.checks.facts import VideoFacts
from planner.checks.ruleset import RuleSettings

STAGES = {stage: place for place, stage in enumerate(Stage)}
PARTS: Mapping[str, Callable[[VideoFacts], bool]] = {
    "hook": lambda video: bool(video.hook.strip()),
    "shows_product": lambda video: (
        video.shows_product or video.shows_result or video.shows_motion or video.shows_overlay
    ),
    "overlay": lambda video: bool(video.overlay.strip()),
    "format": lambda video: video.format is not None,
    "length": lambda video: video.length is not None,
    "beats": lambda video: bool(video.beats),
    "script": lambda video: bool(video.script.strip()),
    "sound": lambda video: video.sound is not None or video.voice_over,
    "sound_reason": lambda video: bool(video.sound_reason.strip()),
    "voice_over": lambda video: video.voice_over,
    "caption": lambda video: bool(video.caption.strip()),
    "hashtags": lambda video: any(
        video.calendar.kind_of(tag.folded) is not TagKind.GENERIC for tag in video.tags
    ),
    "permission": lambda video: bool(video.permission.strip()),
}
"""The fields that a plan is made of, in the order in which they are named, each with whether it is written."""
OF_FIELD = {"cta": "caption"}
"""The part that a finding's field belongs to, where it is none itself: a call to action is asked of a caption."""


class Ring(NamedTuple):
    """How many of the parts that are asked for are there."""

    there: int
    asked: int


def of_field(field: str) -> str:
    """Return the part that a field belongs to."""
    return OF_FIELD.get(field, field)


def waits(settings: RuleSettings, video: VideoFacts, field: str) -> bool:
    """Whether a rule has nothing to say about a field yet: the video is not so far, and nothing is written there."""
    return is_before(video.stage, settings.waits_for) and not is_written(video, field)


def is_written(video: VideoFacts, field: str) -> bool:
    """Whether a video has the part that a field belongs to; a field of no part always has something to look at."""
    is_there = PARTS.get(of_field(field))
    return is_there is None or is_there(video)


def is_before(stage: Stage, other: Stage | None) -> bool:
    """Whether a stage comes before another; before none if there is no other."""
    return other is not None and STAGES[stage] < STAGES[other]


def in_order(fields: Iterable[str]) -> tuple[str, ...]:
    """Return the parts that fields belong to, each once, in the order in which they are named."""
    wanted = set(map(of_field, fields))
    return tuple(part for part in PARTS if part in wanted)


WHOLE: Mapping[str, Callable[[VideoFacts], bool]] = {
    "title": lambda video: bool(video.title.strip()),
    "format": PARTS["format"],
    "at": lambda video: video.at is not None,
    "hook": PARTS["hook"],
    "length": PARTS["length"],
    "sound": PARTS["sound"],
    "caption": PARTS["caption"],
    "hashtags": PARTS["hashtags"],
}
"""The eight parts by which people see how far an idea has come, whatever the rules ask for."""


def whole(video: VideoFacts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which of the eight parts of a plan a video has, and which it lacks, both in their order."""
    there = tuple(name for name, is_there in WHOLE.items() if is_there(video))
    return there, tuple(name for name in WHOLE if name not in there)
