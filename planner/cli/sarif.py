"""Findings as SARIF 2.1.0, the format that code hosts and editors read."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from models.choices import Severity
from planner.checks.engine import Result
from planner.checks.rule import Rule
from planner.cli.plans import Facts
from planner.exchange.unseen import as_json
from planner.i18n import _, language
from planner.presets import version

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.FIX: "error", Severity.CONSIDER: "warning", Severity.HINT: "note"}
FINGERPRINT = "hooklineFinding/v1"
"""The name of our fingerprint; another way to work it out gets another number."""


def as_sarif(plan: str, _facts: Facts, results: Sequence[Result]) -> Iterator[str]:
    """Yield one log with one run; waived findings are in it as suppressed results."""
    rules = {result.rule.code: result.rule for result in results}
    numbers = {code: number for number, code in enumerate(sorted(rules))}
    seen: Counter[str] = Counter()
    driver = {
        "name": "Hookline",
        "version": version(),
        "language": language(),
        "rules": [_rule(rules[code]) for code in numbers],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(plan, result, numbers[result.rule.code], _fingerprint(result, seen))
            for result in results
            if not result.failed
        ],
    }
    if failed := [result for result in results if result.failed]:
        run["invocations"] = [
            {
                "executionSuccessful": False,
                "toolExecutionNotifications": [
                    _notification(plan, result, numbers[result.rule.code]) for result in failed
                ],
            }
        ]
    yield as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
    yield "\n"


def subject(result: Result) -> str:
    """Return the title of the video or live event that a finding is about; empty for the whole plan."""
    if result.video:
        return result.video.title
    return result.live.name if result.live else ""


def sentence(result: Result) -> str:
    """Return a finding in one line that can stand alone: "6 hashtags, at most 5 (Cold brew)"."""
    title = subject(result)
    return f"{result.finding.message} ({title})" if title else result.finding.message


def line_number(result: Result) -> int | None:
    """Return the line of a table in which the finding's video is, below the headers; None for a calendar."""
    return result.video.row + 1 if result.video and result.video.row is not None else None


def relative(plan: str) -> str | None:
    """Return PLAN as seen from the current folder, with /; None if it lies elsewhere."""
    try:
        return Path(os.path.abspath(plan)).relative_to(Path.cwd()).as_posix()  # noqa: PTH100 - without ..
    except ValueError:
        return None


def _rule(rule: Rule) -> dict[str, Any]:
    texts = (_(rule.what), _(rule.why), _("Instead: {words}").format(words=_(rule.instead)))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _message(_(rule.title)),
        "fullDescription": _message(_(rule.what)),
        "help": _message("\n\n".join(texts if rule.instead else texts[:2])),
    }


def _result(plan: str, result: Result, number: int, fingerprint: str) -> dict[str, Any]:
    text = "\n".join(filter(None, (sentence(result), result.finding.advice)))
    found: dict[str, Any] = {
        "ruleId": result.rule.code,
        "ruleIndex": number,
        "level": LEVELS[result.severity],
        "message": _message(text),
        "locations": [_location(plan, result)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if result.waiver:
        found["suppressions"] = [{"kind": "external", "justification": result.waiver.reason}]
    return found


def _notification(plan: str, result: Result, number: int) -> dict[str, Any]:
    """Return that a rule could not look, which is said of the run, not of the plan."""
    return {
        "level": "error",
        "message": _message("\n".join((sentence(result), result.finding.advice))),
        "associatedRule": {"id": result.rule.code, "index": number},
        "locations": [_location(plan, result)],
    }


def _location(plan: str, result: Result) -> dict[str, Any]:
    path = relative(plan)
    uri = Path(plan).absolute().as_uri() if path is None else quote(path, safe="/")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    line = line_number(result)
    if line is not None:
        physical["region"] = {"startLine": line}
    place: dict[str, Any] = {"physicalLocation": physical}
    if title := subject(result):
        place["logicalLocations"] = [{"name": title, "kind": "video" if result.video else "live"}]
    return place


def _fingerprint(result: Result, seen: Counter[str]) -> str:
    """Return what stays the same when rows move: the rule, whose finding it is, and the how-manieth of those."""
    video, live = result.video, result.live
    whose = ""
    if video:
        whose = f"video {video.id}" if video.row is None else f"title {video.title}"
    elif live:
        whose = f"live {live.id}"
    text = "\n".join((result.rule.code, whose, result.finding.field, result.finding.about))
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    seen[key] += 1
    return f"{key}:{seen[key]}"


def _message(text: str) -> dict[str, str]:
    """Return a plain text message, in which braces would be placeholders and a ]( part of a link."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}
