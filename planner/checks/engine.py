"""Facts in, findings out: rules, what they find, the fixes that a finding may carry, and waivers."""

import datetime as dt
import importlib
import pkgutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from models import reading
from models.choices import Severity, Stage
from planner.checks.facts import CalendarFacts, VideoFacts
from planner.checks.ruleset import RuleSettings

ORDER = (Severity.FIX, Severity.CONSIDER, Severity.HINT)


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
    """Something a rule has to say about a video.

    ``message`` is the heading, ``advice`` the sentence under it. ``field`` is an attribute of VideoFacts;
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


Find = Callable[[VideoFacts, RuleSettings], Iterator[Finding]]
Lacking = Callable[[CalendarFacts, RuleSettings], str | None]


@dataclass(frozen=True)
class LoadedRule:
    """A rule with its functions. ``lacking`` says which fact is missing in the whole calendar, or None."""

    rule: Rule
    find: Find
    lacking: Lacking | None


@dataclass(frozen=True, slots=True)
class WaiverFacts:
    """A finding that somebody decided to live with; see models.waiver."""

    id: int
    video_id: int
    code: str
    about: str
    reason: str
    until: dt.date | None = None


def load_waivers(connection: sqlite3.Connection) -> list[WaiverFacts]:
    """Return every waiver of the calendar."""
    return [
        WaiverFacts(id_, video_id, code, about, reason, dt.date.fromisoformat(until) if until else None)
        for id_, video_id, code, about, reason, until in reading.waiver_rows(connection)
    ]


@dataclass(frozen=True, slots=True)
class Result:
    """A finding with its rule, its weight here, its video (None: the whole calendar) and its waiver."""

    rule: Rule
    severity: Severity
    finding: Finding
    video: VideoFacts | None
    waiver: WaiverFacts | None = None


@cache
def all_rules() -> Mapping[str, LoadedRule]:
    """Return every rule by code, found by walking the rules package."""
    found = {}
    package = importlib.import_module(f"{__package__}.rules")  # by name: the rules import this module
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        rule: Rule = module.RULE
        found[rule.code] = LoadedRule(rule, module.find, getattr(module, "lacking", None))
    return found


def chosen(select: Collection[str] = (), ignore: Collection[str] = ()) -> list[LoadedRule]:
    """Return the rules whose code starts with one of ``select`` (all if empty) and none of ``ignore``."""
    return [
        rule
        for code, rule in all_rules().items()
        if (not select or code.startswith(tuple(select))) and not (ignore and code.startswith(tuple(ignore)))
    ]


def check(
    videos: Iterable[VideoFacts],
    calendar: CalendarFacts,
    *,
    rules: Iterable[LoadedRule] | None = None,
    waivers: Iterable[WaiverFacts] = (),
) -> list[Result]:
    """Return what the rules find: first what the calendar lacks, then video by video in the order given.

    A posted video is done: nothing is said about it.
    """
    active = [
        (rule, settings)
        for rule in (all_rules().values() if rules is None else rules)
        if (settings := calendar.rules[rule.rule.code]).severity is not Severity.OFF
    ]
    results = []
    able = []
    for rule, settings in active:
        missing = rule.lacking(calendar, settings) if rule.lacking else None
        if missing is None:
            able.append((rule, settings))
        else:
            results.append(Result(rule.rule, Severity.HINT, Finding(missing, "calendar"), None))
    by_video: dict[int, list[WaiverFacts]] = {}
    for waiver in waivers:
        if waiver.until is None or waiver.until >= calendar.today:
            by_video.setdefault(waiver.video_id, []).append(waiver)
    for video in videos:
        if video.stage is Stage.POSTED:
            continue
        held = by_video.get(video.id, ())
        found = [
            Result(rule.rule, settings.severity, finding, video, _waiver(held, rule.rule.code, finding))
            for rule, settings in able
            for finding in rule.find(video, settings)
        ]
        found.sort(key=lambda result: ORDER.index(result.severity))
        results.extend(found)
    return results


def passed(video: VideoFacts, results: Collection[Result]) -> list[Rule]:
    """Return the rules that looked at the video and found nothing; none looks at a posted one."""
    if video.stage is Stage.POSTED:
        return []
    loud = {result.rule.code for result in results}
    return [
        loaded.rule
        for code, loaded in all_rules().items()
        if code not in loud and video.calendar.rules[code].severity is not Severity.OFF
    ]


def counts(results: Iterable[Result]) -> Counter[Severity]:
    """Count what is not waived, by severity."""
    return Counter(result.severity for result in results if result.waiver is None)


def _waiver(held: Iterable[WaiverFacts], code: str, finding: Finding) -> WaiverFacts | None:
    for waiver in held:
        if waiver.code == code and waiver.about in ("", finding.about):
            return waiver
    return None
