"""Facts in, findings out: all rules over all that is planned, and the waivers that hold against them."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from models.choices import Severity, Stage
from planner.checks import brand
from planner.checks import rules as rules_package
from planner.checks.facts import CalendarFacts, LiveFacts, PlanFacts, VideoFacts, WaiverFacts, WaiverUse
from planner.checks.rule import Finding, LoadedRule, Rule
from planner.checks.ruleset import RuleSettings

ORDER = (Severity.FIX, Severity.CONSIDER, Severity.HINT)


@dataclass(frozen=True, slots=True)
class Result:
    """A finding with its rule, its weight here and its waiver.

    It is about a video or a live event, or the calendar where it has neither.
    """

    rule: Rule
    severity: Severity
    finding: Finding
    video: VideoFacts | None
    waiver: WaiverFacts | None = None
    live: LiveFacts | None = None


@cache
def all_rules() -> Mapping[str, LoadedRule]:
    """Return every rule by code, found by walking the rules package."""
    found = {}
    for info in pkgutil.iter_modules(rules_package.__path__):
        module = importlib.import_module(f"{rules_package.__name__}.{info.name}")
        rule: Rule = module.RULE
        found[rule.code] = LoadedRule(rule, module.find, getattr(module, "lacking", None))
    return found


def rules_of(calendar: CalendarFacts) -> Mapping[str, LoadedRule]:
    """Return the rules that a calendar goes by: all of them, and the brand's own."""
    own = {rule.code: brand.loaded(rule) for rule in calendar.brand_rules}
    return {**all_rules(), **own} if own else all_rules()


def chosen(
    select: Collection[str] = (), ignore: Collection[str] = (), calendar: CalendarFacts | None = None
) -> list[LoadedRule]:
    """Return the rules whose code starts with one of ``select`` (all if empty) and none of ``ignore``."""
    return [
        rule
        for code, rule in (rules_of(calendar) if calendar else all_rules()).items()
        if (not select or code.startswith(tuple(select))) and not (ignore and code.startswith(tuple(ignore)))
    ]


def check(
    videos: Iterable[VideoFacts],
    calendar: CalendarFacts,
    *,
    rules: Iterable[LoadedRule] | None = None,
    waivers: Iterable[WaiverFacts] = (),
    lives: Iterable[LiveFacts] = (),
    plan: PlanFacts | None = None,
) -> list[Result]:
    """Return what the rules find: what the calendar lacks, the plan as a whole, then live events, then videos.

    Each in the order given, what is to fix first. A posted video is done: nothing is said about it. Where the
    plan is given, what the calendar lacks can be waived like what is found in the plan.
    """
    active = [
        (rule, settings)
        for rule in (rules_of(calendar).values() if rules is None else rules)
        if (settings := calendar.rules[rule.rule.code]).severity is not Severity.OFF
    ]
    lacks = []
    able: dict[str, list[tuple[LoadedRule, RuleSettings]]] = {}
    for rule, settings in active:
        asked = rule.lacking and (rule.rule.subject != "plan" or plan is not None)
        missing = rule.lacking(calendar, settings) if rule.lacking and asked else None
        if missing is None:
            able.setdefault(rule.rule.subject, []).append((rule, settings))
        else:
            lacks.append(Result(rule.rule, Severity.HINT, Finding(missing, "calendar"), None))
    held = _Waivers(calendar, waivers, {rule.rule.code for rule, _settings in active}, able.get("waiver", ()))
    results = lacks if plan is None else held.over(plan, able.get("plan", ()), lacks=lacks)
    for live in lives:
        results.extend(held.over(live, able.get("live", ()), live=live))
    for video in videos:
        if video.stage is not Stage.POSTED:
            results.extend(held.over(video, able.get("video", ()), video=video))
    return results


Active = Sequence[tuple[LoadedRule, RuleSettings]]


class _Waivers:
    """The waivers that hold, by what they are about, and the rules that watch over them."""

    def __init__(
        self,
        calendar: CalendarFacts,
        waivers: Iterable[WaiverFacts],
        codes: Collection[str],
        watching: Active,
    ) -> None:
        self._calendar, self._codes, self._watching = calendar, codes, watching
        self._by_subject: dict[tuple[int | None, int | None], list[WaiverFacts]] = {}
        for waiver in waivers:
            self._by_subject.setdefault((waiver.video_id, waiver.live_id), []).append(waiver)

    def over(
        self,
        subject: object,
        rules: Active,
        *,
        video: VideoFacts | None = None,
        live: LiveFacts | None = None,
        lacks: Iterable[Result] = (),
    ) -> list[Result]:
        """Return what rules find in a subject, what is to fix first, then what is wrong with its waivers."""
        own = self._by_subject.get((video.id if video else None, live.id if live else None), ())
        holding = [waiver for waiver in own if waiver.holds(self._calendar.today)]
        found = [
            replace(result, waiver=_waiver(holding, result.rule.code, result.finding)) for result in lacks
        ]
        found += [
            Result(
                rule.rule, settings.severity, finding, video, _waiver(holding, rule.rule.code, finding), live
            )
            for rule, settings in rules
            for finding in rule.find(subject, settings)
        ]
        if own:
            used = {result.waiver.id for result in found if result.waiver}
            found.extend(
                Result(rule.rule, settings.severity, finding, video, None, live)
                for rule, settings in self._watching
                for waiver in own
                if waiver.code in self._codes
                for finding in rule.find(WaiverUse(self._calendar, waiver, waiver.id in used), settings)
            )
        found.sort(key=lambda result: ORDER.index(result.severity))
        return found


def passed(video: VideoFacts, results: Collection[Result]) -> list[Rule]:
    """Return the rules that looked at the video and found nothing; none looks at a posted one."""
    if video.stage is Stage.POSTED:
        return []
    loud = {result.rule.code for result in results}
    return [
        loaded.rule
        for code, loaded in rules_of(video.calendar).items()
        if code not in loud
        and loaded.rule.subject == "video"
        and video.calendar.rules[code].severity is not Severity.OFF
    ]


def counts(results: Iterable[Result]) -> Counter[Severity]:
    """Count what is not waived, by severity."""
    return Counter(result.severity for result in results if result.waiver is None)


def _waiver(held: Iterable[WaiverFacts], code: str, finding: Finding) -> WaiverFacts | None:
    for waiver in held:
        if waiver.code == code and waiver.about in ("", finding.about):
            return waiver
    return None
