"""Findings as text, JSON, CSV, SARIF, annotations of GitHub, and a report in HTML."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from models.choices import Severity
from planner import dates, labels
from planner.checks import engine
from planner.checks.engine import Result
from planner.cli import sarif
from planner.cli.output import safe
from planner.cli.plans import PASTED, Facts
from planner.exchange import cells
from planner.exchange.unseen import as_json
from planner.i18n import _, ngettext

KEYS = (
    "file", "row", "video", "code", "name", "severity", "field", "start", "end", "message", "fixable",
)  # fmt: skip
Writer = Callable[[str, Facts, Sequence[Result]], Iterator[str]]
FAILED = "failed"
"""What stands as the severity of what could not be checked, where machines read it."""
COMMANDS = {Severity.FIX: "error", Severity.CONSIDER: "warning", Severity.HINT: "notice"}


def as_text(plan: str, facts: Facts, results: Sequence[Result]) -> Iterator[str]:
    """Yield the findings under the videos that they are in, the gravest first, and the counts at the end."""
    group: object = ""
    for number, result in enumerate(engine.by_subject(results)):
        here = (result.video.id if result.video else None, result.live.id if result.live else None)
        if group != here:
            group = here
            yield ("\n" if number else "") + f"{_heading(plan, result)}\n"
        yield line(result) + "\n"
    if results:
        yield "\n"
    yield f"{summary(results, len(facts.videos))}\n"


def in_json(plan: str, _facts: Facts, results: Sequence[Result]) -> Iterator[str]:
    """Yield one array with an object a finding."""
    yield as_json([record(plan, result) for result in results])
    yield "\n"


def as_csv(plan: str, _facts: Facts, results: Sequence[Result]) -> Iterator[str]:
    """Yield a table with a row a finding, safe to open; null is empty, yes and no are true and false."""
    for row in [list(KEYS), *(list(record(plan, result).values()) for result in results)]:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(
            str(value).lower() if isinstance(value, bool) else _cell(value) for value in row
        )
        yield text.getvalue()


def as_github(plan: str, _facts: Facts, results: Sequence[Result]) -> Iterator[str]:
    """Yield a workflow command a finding, which GitHub shows beside the line it is about."""
    path = None if plan == PASTED else sarif.relative(plan) or plan
    for result in results:
        properties = {"file": path, "line": sarif.line_number(result), "title": result.rule.code}
        listed = ",".join(
            f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None
        )
        command = "warning" if result.failed else COMMANDS[result.severity]
        yield safe(f"::{command} {listed}::{_escaped(sarif.sentence(result))}") + "\n"


def as_html(plan: str, facts: Facts, results: Sequence[Result]) -> Iterator[str]:
    """Yield a report to read, print and hand on."""
    from planner.exchange import report

    name = _("Pasted plan") if plan == PASTED else Path(plan).stem
    yield report.html(name, facts.calendar, facts.videos, results)


WRITERS: dict[str, Writer] = {
    "text": as_text,
    "json": in_json,
    "csv": as_csv,
    "sarif": sarif.as_sarif,
    "github": as_github,
    "html": as_html,
}
WITH_WAIVED = frozenset({"sarif", "html"})
"""The formats that show waived findings too, as such."""


def record(plan: str, result: Result) -> dict[str, Any]:
    """Return a finding as plain values under KEYS."""
    video, finding = result.video, result.finding
    values = (
        plan,
        video.row if video else None,
        video.title if video else result.live.name if result.live else None,
        result.rule.code,
        result.rule.name,
        FAILED if result.failed else result.severity.value,
        finding.field,
        finding.start,
        finding.end,
        finding.message,
        any(fix.safe for fix in finding.fixes),
    )
    return dict(zip(KEYS, values, strict=True))


def line(result: Result) -> str:
    """Return a finding as one line under its video."""
    fixable = _(" (--fix fixes it)") if any(fix.safe for fix in result.finding.fixes) else ""
    return safe(
        f"  {result.weight:<{labels.severity_width() + 1}}{result.rule.code}  {result.finding.message}{fixable}"
    )


def summary(results: Sequence[Result], videos: int) -> str:
    """Return the counts in words: "23 to fix, 12 to consider, 4 hints in 70 videos", and what nobody looked at."""
    count = engine.counts(results)
    fix, consider, hint = (count[severity] for severity in engine.ORDER)
    parts = (
        ngettext("{n} to fix", "{n} to fix", fix).format(n=fix),
        ngettext("{n} to consider", "{n} to consider", consider).format(n=consider),
        ngettext("{n} hint", "{n} hints", hint).format(n=hint),
        ngettext("{n} video", "{n} videos", videos).format(n=videos),
    )
    words = _("{fix}, {consider}, {hint} in {videos}").format(
        fix=parts[0], consider=parts[1], hint=parts[2], videos=parts[3]
    )
    failed = engine.failures(results)
    unchecked = ngettext("{n} check could not be made", "{n} checks could not be made", failed).format(
        n=failed
    )
    return f"{words}. {unchecked}." if failed else words


def _cell(value: Any) -> Any:
    return cells.defused(safe(value)) if isinstance(value, str) else value


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _heading(plan: str, result: Result) -> str:
    video, live = result.video, result.live
    if live is not None:
        return safe(
            "  · ".join(
                (
                    _("Live event: {name}").format(name=live.name),
                    f"{dates.day_year(live.at)}, {live.at:%H:%M}",
                )
            )
        )
    if video is None:
        return safe(plan)
    when = f"{dates.day_year(video.at)}, {video.at:%H:%M}" if video.at else _("No date")
    row = _("row {n}").format(n=video.row) if video.row is not None else ""
    return safe("  · ".join(filter(None, (video.title, when, row))))
