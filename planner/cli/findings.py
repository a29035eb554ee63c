"""Findings as text, JSON and CSV."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from planner import dates, labels
from planner.checks import engine
from planner.checks.engine import Result
from planner.checks.facts import VideoFacts
from planner.cli.output import safe
from planner.i18n import _, ngettext

KEYS = (
    "file", "row", "video", "code", "name", "severity", "field", "start", "end", "message", "fixable",
)  # fmt: skip
Writer = Callable[[str, Sequence[VideoFacts], Sequence[Result]], Iterator[str]]


def as_text(plan: str, videos: Sequence[VideoFacts], results: Sequence[Result]) -> Iterator[str]:
    """Yield the findings under the videos that they are in, and the counts at the end."""
    group: object = ""
    for number, result in enumerate(results):
        if group != (result.video.id if result.video else None):
            group = result.video.id if result.video else None
            yield ("\n" if number else "") + f"{_heading(plan, result.video)}\n"
        yield line(result) + "\n"
    if results:
        yield "\n"
    yield f"{summary(results, len(videos))}\n"


def as_json(plan: str, _videos: Sequence[VideoFacts], results: Sequence[Result]) -> Iterator[str]:
    """Yield one array with an object a finding."""
    yield json.dumps([record(plan, result) for result in results], ensure_ascii=False, indent=1)
    yield "\n"


def as_csv(plan: str, _videos: Sequence[VideoFacts], results: Sequence[Result]) -> Iterator[str]:
    """Yield a table with a row a finding; what JSON has as null is empty, yes and no are true and false."""
    for row in [list(KEYS), *(list(record(plan, result).values()) for result in results)]:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(
            str(value).lower() if isinstance(value, bool) else value for value in row
        )
        yield text.getvalue()


WRITERS: dict[str, Writer] = {"text": as_text, "json": as_json, "csv": as_csv}


def record(plan: str, result: Result) -> dict[str, Any]:
    """Return a finding as plain values under KEYS."""
    video, finding = result.video, result.finding
    values = (
        plan,
        video.row if video else None,
        video.title if video else None,
        result.rule.code,
        result.rule.name,
        result.severity.value,
        finding.field,
        finding.start,
        finding.end,
        finding.message,
        any(fix.safe for fix in finding.fixes),
    )
    return dict(zip(KEYS, values, strict=True))


def line(result: Result) -> str:
    """Return a finding as one line under its video."""
    weight = _(labels.SEVERITIES[result.severity])
    fixable = _(" (--fix fixes it)") if any(fix.safe for fix in result.finding.fixes) else ""
    return safe(
        f"  {weight:<{labels.severity_width() + 1}}{result.rule.code}  {result.finding.message}{fixable}"
    )


def summary(results: Sequence[Result], videos: int) -> str:
    """Return the counts in words: "23 to fix, 12 to consider, 4 hints in 70 videos"."""
    count = engine.counts(results)
    fix, consider, hint = (count[severity] for severity in engine.ORDER)
    parts = (
        ngettext("{n} to fix", "{n} to fix", fix).format(n=fix),
        ngettext("{n} to consider", "{n} to consider", consider).format(n=consider),
        ngettext("{n} hint", "{n} hints", hint).format(n=hint),
        ngettext("{n} video", "{n} videos", videos).format(n=videos),
    )
    return _("{fix}, {consider}, {hint} in {videos}").format(
        fix=parts[0], consider=parts[1], hint=parts[2], videos=parts[3]
    )


def _heading(plan: str, video: VideoFacts | None) -> str:
    if video is None:
        return safe(plan)
    when = f"{dates.day_year(video.at)}, {video.at:%H:%M}" if video.at else _("No date")
    row = _("row {n}").format(n=video.row) if video.row is not None else ""
    return safe("  · ".join(filter(None, (video.title, when, row))))
