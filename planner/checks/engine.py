"""Facts in, findings out: all rules over all that is planned, and the waivers that hold against them."""

import datetime as dt
import importlib
import logging
import pkgutil
import traceback
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Literal

from models.choices import Severity, Stage
from planner import labels
from planner.checks import brand, parts
from planner.checks import rules as rules_package
from planner.checks.facts import (
    CalendarFacts,
    CreatorFacts,
    LiveFacts,
    MissingParts,
    PlanFacts,
    ProductFacts,
    VideoFacts,
    WaiverFacts,
    WaiverUse,
)
from planner.checks.rule import MOST, Finding, LoadedRule, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import _

ORDER = (Severity.FIX, Severity.CONSIDER, Severity.HINT)
_PLACE = {severity: place for place, severity in enumerate(ORDER)}
LAST = dt.datetime.max  # noqa: DTZ901 - wall clock
_logger = logging.getLogger("hookline.checks")
_logged: set[str] = set()
"""Codes of the rules whose failure stands in the log already."""


@dataclass(frozen=True, slots=True)
class Result:
    """A finding with its rule, its weight here and its waiver.

    It is about a video or a live event, or the calendar where it has neither. Where the rule ``failed``, it found
    nothing and passed nothing: that weighs nothing, can't be waived, and only says that nobody looked.
    """

    rule: Rule
    severity: Severity
    finding: Finding
    video: VideoFacts | None
    waiver: WaiverFacts | None = None
    live: LiveFacts | None = None
    failed: bool = False
    cost: int = 0
    """What it costs, from 1 to 9; see RuleSettings."""

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Where it stands among others: what weighs most first, and what costs most of that."""
        return self.failed, _PLACE[self.severity], -self.cost

    @property
    def at(self) -> dt.datetime:
        """The wall-clock time of what it is about; what has none comes last."""
        return (self.video and self.video.at) or (self.live and self.live.at) or LAST

    @property
    def weight(self) -> str:
        """How heavily it weighs, in words."""
        return _("Not checked") if self.failed else _(labels.SEVERITIES[self.severity])


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

    Each in the order given, what is to fix first, and what costs most of that. A posted video is done, one on hold or
    cancelled is not made: nothing is said about them. What an idea lacks is told in one finding, see ``parts``. Where
    the plan is given, what the calendar lacks can be waived like what is found in the plan.
    """
    active = [
        (rule, settings)
        for rule in (rules_of(calendar).values() if rules is None else rules)
        if (settings := calendar.rules[rule.rule.code]).severity is not Severity.OFF
    ]
    able, lacks, silent = _able(active, calendar, has_plan=plan is not None)
    codes = {rule.rule.code for rule, _settings in active}
    held = _Waivers(calendar, waivers, codes, silent, able.get("waiver", ()), able.get("missing", ()))
    videos = list(videos)
    results = lacks if plan is None else _placed(held.over(plan, able.get("plan", ()), lacks=lacks), videos)
    for live in lives:
        results.extend(held.over(live, able.get("live", ()), live=live))
    for video in videos:
        if video.looked_at:
            results.extend(held.over(video, able.get("video", ()), video=video))
    return results


def check_others(
    subject: Literal["product", "creator"],
    facts: Iterable[ProductFacts | CreatorFacts],
    calendar: CalendarFacts,
) -> dict[int, list[Result]]:
    """Return what the rules find in each product or creator, by id, what weighs most first; waivers hold none of it."""
    active = [
        (loaded, settings)
        for loaded in rules_of(calendar).values()
        if loaded.rule.subject == subject
        and (settings := calendar.rules[loaded.rule.code]).severity is not Severity.OFF
    ]
    return {
        one.id: sorted(
            (found for loaded, settings in active for found in _found(loaded, settings, one, (), None, None)),
            key=lambda result: result.rank,
        )
        for one in facts
    }


def _able(
    active: Iterable[tuple[LoadedRule, RuleSettings]], calendar: CalendarFacts, *, has_plan: bool
) -> tuple[dict[str, list[tuple[LoadedRule, RuleSettings]]], list[Result], set[str]]:
    """Return the rules that can look, by subject, what the calendar lacks for others, and the codes of those."""
    able: dict[str, list[tuple[LoadedRule, RuleSettings]]] = {}
    lacks, silent = list[Result](), set[str]()
    for rule, settings in active:
        if not _carried(settings, calendar):
            silent.add(rule.rule.code)
            continue
        try:
            asked = rule.rule.subject != "plan" or has_plan
            missing = _missing(rule, calendar, settings) if asked else None
        except Exception as error:  # noqa: BLE001 - one rule's mistake is not the others'
            lacks.append(_failed(rule.rule, error))
            continue
        if missing is None:
            able.setdefault(rule.rule.subject, []).append((rule, settings))
        else:
            finding = Finding(missing, "calendar")
            lacks.append(Result(rule.rule, Severity.HINT, finding, None, cost=settings.cost))
    return able, lacks, silent | {result.rule.code for result in lacks}


def _placed(results: list[Result], videos: Iterable[VideoFacts]) -> list[Result]:
    """Return what is found in the whole plan, each at the video that it names, where that is among these."""
    if all(result.finding.video_id is None for result in results):
        return results
    by_id = {video.id: video for video in videos}
    return [replace(result, video=by_id.get(result.finding.video_id or 0)) for result in results]


def _carried(settings: RuleSettings, calendar: CalendarFacts) -> bool:
    """Whether a plan has room for all that a rule asks for."""
    return calendar.carried is None or calendar.carried.issuperset(settings.needs)


def _missing(rule: LoadedRule, calendar: CalendarFacts, settings: RuleSettings) -> str | None:
    """Return which fact a rule lacks in the whole calendar, or None."""
    return rule.lacking(calendar, settings) if rule.lacking else None


def _failed(
    rule: Rule, error: Exception, video: VideoFacts | None = None, live: LiveFacts | None = None
) -> Result:
    """Return that a rule stopped with an error, which is logged the first time: the places, no user's words."""
    if rule.code not in _logged:
        _logged.add(rule.code)
        places = "".join(traceback.format_tb(error.__traceback__))
        _logger.error(
            "%s stopped with %s at video %s, live event %s\n%s",
            rule.code,
            type(error).__name__,
            video.id if video else "-",
            live.id if live else "-",
            places,
        )
    advice = _("The rule stopped with an error. It is named in the log; the other rules looked.")
    finding = Finding(_("Could not be checked"), rule.field, advice)
    return Result(rule, Severity.HINT, finding, video, None, live, failed=True)


Active = Sequence[tuple[LoadedRule, RuleSettings]]


class _Waivers:
    """The waivers that hold, by what they are about, and the rules that watch over them."""

    def __init__(
        self,
        calendar: CalendarFacts,
        waivers: Iterable[WaiverFacts],
        codes: Collection[str],
        silent: Collection[str],
        watching: Active,
        naming: Active,
    ) -> None:
        """Know the waivers, the rules that are on, those of them that could not look.

        ``watching`` are the rules about waivers, ``naming`` those that name what is still missing.
        """
        self._calendar, self._codes, self._silent = calendar, codes, silent
        self._watching, self._naming = watching, naming
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
            result
            if result.failed
            else replace(result, waiver=_waiver(holding, result.rule.code, result.finding))
            for result in lacks
        ]
        for rule, settings in rules:
            found += _found(rule, settings, subject, holding, video, live)
        if video is not None:
            found = self._without_what_waits(found, video, holding)
        if own:
            used = {result.waiver.id for result in found if result.waiver}
            unknown = _cut_short(found).union(self._silent)
            uses = [
                WaiverUse(self._calendar, waiver, waiver.id in used or waiver.code in unknown)
                for waiver in own
                if waiver.code in self._codes
            ]
            for rule, settings in self._watching:
                for use in uses:
                    found += _found(rule, settings, use, (), video, live)
        found.sort(key=lambda result: result.rank)
        return found

    def _without_what_waits(
        self, found: Iterable[Result], video: VideoFacts, holding: Sequence[WaiverFacts]
    ) -> list[Result]:
        """Return what is said of a video: what it lacks but need not have yet is named in one finding."""
        rules, kept = self._calendar.rules, list[Result]()
        lacks: dict[str, Stage] = {}
        for result in found:
            settings, field = rules[result.rule.code], result.finding.field
            if result.failed or result.waiver or not parts.waits(settings, video, field):
                kept.append(result)
            elif settings.waits_for and result.severity is not Severity.HINT:
                lacks[field] = settings.waits_for
        if lacks:
            first = min(lacks.values(), key=lambda stage: parts.STAGES[stage])
            missing = MissingParts(self._calendar, parts.in_order(lacks), first)
            for rule, settings in self._naming:
                kept += _found(rule, settings, missing, holding, video, None)
        return kept


def _found(
    rule: LoadedRule,
    settings: RuleSettings,
    subject: object,
    holding: Sequence[WaiverFacts],
    video: VideoFacts | None,
    live: LiveFacts | None,
) -> list[Result]:
    """Return what one rule finds, at most MOST, or that it could not look."""
    try:
        return [
            Result(
                rule.rule,
                _weight(settings.severity, finding),
                finding,
                video,
                _waiver(holding, rule.rule.code, finding),
                live,
                cost=settings.cost,
            )
            for finding in islice(rule.find(subject, settings), MOST)
        ]
    except Exception as error:  # noqa: BLE001 - one rule's mistake is not the others'
        return [_failed(rule.rule, error, video, live)]


def _weight(severity: Severity, finding: Finding) -> Severity:
    """Return how heavily a finding weighs: as its rule does, or a step less."""
    return ORDER[min(ORDER.index(severity) + 1, len(ORDER) - 1)] if finding.lighter else severity


def _cut_short(found: Iterable[Result]) -> set[str]:
    """Return the codes of rules that may have had more to say: whether their waivers are needed is unknown."""
    told: Counter[str] = Counter()
    for result in found:
        told[result.rule.code] += MOST if result.failed else 1
    return {code for code, n in told.items() if n >= MOST}


def by_cost(results: Iterable[Result]) -> list[Result]:
    """Return results of several videos: what weighs most first, what costs most of that, what is posted first."""
    return sorted(results, key=lambda result: (result.rank, result.at))


def by_subject(results: Iterable[Result]) -> list[Result]:
    """Return results with those of one video or live event together, in the order of the first of each."""
    groups: dict[tuple[int | None, int | None], list[Result]] = {}
    for result in by_cost(results):
        key = (result.video.id if result.video else None, result.live.id if result.live else None)
        groups.setdefault(key, []).append(result)
    return [result for group in groups.values() for result in group]


def ring(video: VideoFacts) -> parts.Ring | None:
    """Return how many of a plan's eight parts are there; None for a video that is not looked at any more."""
    return parts.Ring(len(parts.whole(video)[0]), len(parts.WHOLE)) if video.looked_at else None


def passed(video: VideoFacts, results: Collection[Result]) -> list[Rule]:
    """Return the rules that looked at the video and found nothing; none looks at a posted or held one.

    Where nothing is written there is nothing to look at.
    """
    if not video.looked_at:
        return []
    loud = {result.rule.code for result in results}
    return [
        loaded.rule
        for code, loaded in rules_of(video.calendar).items()
        if code not in loud
        and loaded.rule.subject == "video"
        and video.calendar.rules[code].severity is not Severity.OFF
        and parts.is_written(video, loaded.rule.field)
        and _looked(loaded, video.calendar)
    ]


def _looked(rule: LoadedRule, calendar: CalendarFacts) -> bool:
    """Whether a rule has the facts that it needs of the whole calendar."""
    if not _carried(calendar.rules[rule.rule.code], calendar):
        return False
    try:
        return _missing(rule, calendar, calendar.rules[rule.rule.code]) is None
    except Exception:  # noqa: BLE001 - ``check`` tells of it
        return False


def counts(results: Iterable[Result]) -> Counter[Severity]:
    """Count what is found and not waived, by severity."""
    return Counter(result.severity for result in results if result.waiver is None and not result.failed)


def failures(results: Iterable[Result]) -> int:
    """Count the times that a rule could not look."""
    return sum(result.failed for result in results)


def _waiver(held: Iterable[WaiverFacts], code: str, finding: Finding) -> WaiverFacts | None:
    for waiver in held:
        if waiver.code == code and waiver.about in ("", finding.about):
            return waiver
    return None
