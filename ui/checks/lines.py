"""The lines of the list: one a finding, filtered, sorted and grouped; plain values without Qt."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from models.choices import Severity, Stage
from planner import dates
from planner.checks.engine import LAST, ORDER, Result, counts, failures
from planner.i18n import N_, _, ngettext

AREAS = {
    "HOOK": N_("Hook"),
    "LEN": N_("Length"),
    "SND": N_("Sound"),
    "TAG": N_("Hashtags"),
    "CAP": N_("Caption"),
    "FMT": N_("Format"),
    "CAL": N_("Calendar"),
    "LIV": N_("Live"),
    "AUT": N_("Authenticity"),
    "DIS": N_("Disclosure"),
    "SHP": N_("Shop"),
    "CRE": N_("Creators"),
    "RGT": N_("Usage rights"),
    "WAIV": N_("Waivers"),
    "PLAN": N_("Plan"),
    "BRAND": N_("Brand"),
}
"""The parts of a video that rules are about, by the letters of their codes."""
WHAT, DATE, STAGE, SEVERITY, RULE = range(5)
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One finding, with what is shown and searched of it."""

    result: Result
    about: str
    """The title of the video or live event, or what stands for the calendar."""
    at: dt.datetime | None
    searched: str

    @property
    def subject(self) -> tuple[int | None, int | None]:
        """The ids of the video and of the live event that it is about, if any."""
        result = self.result
        return result.video.id if result.video else None, result.live.id if result.live else None

    @property
    def key(self) -> Key:
        """What tells it from others, from one look at the calendar to the next."""
        return (*self.subject, self.result.rule.code, self.result.finding.about)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list shows. Empty values want everything."""

    text: str = ""
    severity: Severity | None = None
    area: str = ""
    stage: Stage | None = None
    by_video: bool = False
    column: int = SEVERITY
    descending: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.strip() or self.severity or self.area or self.stage)

    def takes(self, line: Line) -> bool:
        """Whether a line is wanted."""
        result = line.result
        return (
            (self.severity is None or (result.severity is self.severity and not result.failed))
            and (not self.area or area(result.rule.code) == self.area)
            and (self.stage is None or (result.video is not None and result.video.stage is self.stage))
            and all(word in line.searched for word in self.text.casefold().split())
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one rule, or of one video or live event."""

    key: Key
    title: str
    by_video: bool
    lines: list[Line] = field(default_factory=list)

    @property
    def first(self) -> Line:
        """The line that stands for them: the heaviest, or the first in time."""
        return self.lines[0]

    @property
    def heaviest(self) -> Result:
        """The result that weighs most among them."""
        return min((line.result for line in self.lines), key=lambda result: result.rank)


def area(code: str) -> str:
    """Return the letters of a rule's code."""
    return code.rstrip("0123456789")


def lines_of(results: Iterable[Result]) -> list[Line]:
    """Return a line for everything that nobody lives with."""
    return [_line(result) for result in results if result.waiver is None]


def arrange(lines: Iterable[Line], wanted: Wanted) -> list[Group]:
    """Return the wanted lines in their groups, both in order."""
    found: dict[Key, Group] = {}
    for line in lines:
        if wanted.takes(line):
            key: Key = line.subject if wanted.by_video else (line.result.rule.code,)
            if key not in found:
                title = line.about if wanted.by_video else _(line.result.rule.title)
                found[key] = Group(key, title, wanted.by_video)
            found[key].lines.append(line)
    order = _line_order(wanted.column)
    for group in found.values():
        group.lines.sort(key=order, reverse=wanted.descending)
    return sorted(found.values(), key=_group_order(wanted.column), reverse=wanted.descending)


def when(at: dt.datetime | None, today: dt.date) -> str:
    """Return a moment in words, with the year where it is another one."""
    if at is None:
        return ""
    return dates.moment(at) if at.year == today.year else f"{dates.day_year(at)}, {dates.clock(at)}"


def in_words(lines: Iterable[Line]) -> str:
    """Return "2 to fix, 1 to consider", and what could not be checked."""
    results = [line.result for line in lines]
    count = counts(results)
    words = {
        Severity.FIX: ngettext("{n} to fix", "{n} to fix", count[Severity.FIX]),
        Severity.CONSIDER: ngettext("{n} to consider", "{n} to consider", count[Severity.CONSIDER]),
        Severity.HINT: ngettext("{n} hint", "{n} hints", count[Severity.HINT]),
    }
    parts = [
        text.format(n=dates.whole(count[severity])) for severity, text in words.items() if count[severity]
    ]
    if failed := failures(results):
        text = ngettext("{n} not checked", "{n} not checked", failed)
        parts.append(text.format(n=dates.whole(failed)))
    return ", ".join(parts)


def safe(lines: Iterable[Line]) -> list[Line]:
    """Return the lines of videos that a safe fix mends."""
    return [
        line for line in lines if line.result.video and any(fix.safe for fix in line.result.finding.fixes)
    ]


def place_of(line: Line) -> int:
    """Return how far the video of a line has come, beyond all stages where it is about no video."""
    stages = list(Stage)
    return stages.index(line.result.video.stage) if line.result.video else len(stages)


def _line(result: Result) -> Line:
    if result.video:
        about, at = result.video.title or _("Untitled"), result.video.at
    elif result.live:
        about, at = result.live.name, result.live.at
    else:
        about, at = _("The whole calendar"), None
    finding, rule = result.finding, result.rule
    searched = "\n".join((finding.message, finding.advice, about, rule.code, _(rule.title)))
    return Line(result, about, at, searched.casefold())


def _line_order(column: int) -> Callable[[Line], Key]:
    orders: dict[int, Callable[[Line], Key]] = {
        WHAT: lambda line: (line.about.casefold(), line.result.finding.message.casefold(), line.at or LAST),
        STAGE: lambda line: (place_of(line), line.at or LAST, line.about.casefold()),
        DATE: lambda line: (line.at or LAST, line.about.casefold()),
        SEVERITY: lambda line: (line.result.rank, line.at or LAST),
        RULE: lambda line: (line.result.rule.code, line.at or LAST),
    }
    return orders[column]


def _group_order(column: int) -> Callable[[Group], Key]:
    def weight(group: Group) -> Key:
        """What weighs and costs most, then what there is most of, then what is posted first."""
        count = counts(line.result for line in group.lines)
        first = min(line.at or LAST for line in group.lines)
        return group.heaviest.rank, *(-count[severity] for severity in ORDER), first

    orders: dict[int, Callable[[Group], Key]] = {
        WHAT: lambda group: (group.title.casefold(),),
        STAGE: lambda group: (min(map(place_of, group.lines)), group.title.casefold()),
        DATE: lambda group: (
            min(line.at or LAST for line in group.lines),
            group.title.casefold(),
        ),
        SEVERITY: lambda group: (*weight(group), group.title.casefold()),
        RULE: lambda group: (min(line.result.rule.code for line in group.lines), group.title.casefold()),
    }
    return orders[column]
