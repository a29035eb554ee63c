"""What a rule is made of: its texts, what it finds, and the fixes that a finding may carry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from planner.checks.facts import CalendarFacts
from planner.checks.ruleset import RuleSettings

MOST = 30
"""Findings of one rule in one subject that are told: it bounds the work on what was pasted by mistake."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding: a button's words, and the name and arguments of an edit.

    The edit is named, not bound, so that checking needs no database. ``safe`` fixes may be made all at once.
    """

    title: str
    edit: str
    args: tuple[Any, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule has to say about its subject.

    ``message`` is the heading, ``advice`` the sentence under it. ``field`` is an attribute of the subject;
    ``start`` and ``end`` are string indices into it (for hashtags and beats: the numbers of the items).
    ``about`` tells several findings of one rule apart, for waivers.
    """

    message: str
    field: str
    advice: str = ""
    start: int | None = None
    end: int | None = None
    about: str = ""
    fixes: tuple[Fix, ...] = ()
    lighter: bool = False
    """Whether it weighs a step less than its rule does elsewhere."""
    parts: tuple[str, ...] = ()
    """Fields that it names, each to be filled in: keys of planner.checks.parts.PARTS."""
    video_id: int | None = None
    """The video that a finding about the whole plan stands at."""


@dataclass(frozen=True)
class Rule:
    """What a rule is. All texts but ``code`` and ``name`` are marked for translation and shown translated.

    ``name`` states the problem in a few words with hyphens. ``title`` is the heading of its page, ``passes``
    what the checklist says when it finds nothing, ``field`` what it is mainly about.
    """

    code: str
    name: str
    field: str
    title: str
    passes: str
    what: str
    why: str
    example: str
    instead: str
    subject: Literal["video", "live", "plan", "waiver", "missing", "product", "creator"] = "video"
    """What ``find`` is given: VideoFacts, LiveFacts, PlanFacts, WaiverUse, MissingParts, ProductFacts, CreatorFacts."""


Find = Callable[[Any, RuleSettings], Iterator[Finding]]
Lacking = Callable[[CalendarFacts, RuleSettings], str | None]


@dataclass(frozen=True)
class LoadedRule:
    """A rule with its functions. ``lacking`` says which fact is missing in the whole calendar, or None."""

    rule: Rule
    find: Find
    lacking: Lacking | None
