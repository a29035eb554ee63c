"""Every rule against its cases file: what it finds in a good video after some changes, and its fixes."""

import datetime as dt
import inspect
from collections import Counter
from dataclasses import replace
from typing import Any

from models.choices import Severity
from planner import edits
from planner.calendar.workspace import EDITS
from planner.checks.engine import all_rules, check
from planner.checks.facts import Neighbour, PlanFacts, VideoFacts
from planner.checks.rule import Finding, Fix
from tests.each import each
from tests.planner.checks.planned import CASES, TODAY, Case, a_calendar, a_video, cases
from tests.planner.checks.planned import mended as mended_video

ALL = cases()


def name_of(case: Case) -> str:
    return f"{case.code}: {case.name}"


def found_by(code: str, subject: Any) -> list[Finding]:
    loaded = all_rules()[code]
    if isinstance(subject, VideoFacts):
        return [result.finding for result in check([subject], subject.calendar, rules=[loaded])]
    return list(loaded.find(subject, subject.calendar.rules[code]))


def mended(subject: Any, fix: Fix) -> Any:
    """Return what a rule looks at as it is after a fix; None where nothing is left to look at."""
    match fix.edit, fix.args:
        case "waivers.remove", (waiver_id,) if waiver_id == subject.waiver.id:
            return None
        case "lives.add_teaser", (subject.id,):
            return replace(subject, teasers=(Neighbour(80, "Teaser", subject.at_utc - dt.timedelta(days=1)),))
        case "lives.tell_subscribers", (subject.id,):
            return replace(subject, subscribers_told=True)
    return mended_video(subject, fix)


def test_the_good_video_passes_every_rule() -> None:
    results = check([a_video()], a_calendar())
    assert [(result.rule.code, result.finding.message) for result in results] == []


def test_every_rule_has_cases_and_no_cases_are_without_a_rule() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == set(all_rules())


@each("code", sorted(all_rules()))
def test_a_rule_has_at_least_three_cases_some_with_findings_and_one_clean(code: str) -> None:
    own = [case for case in ALL if case.code == code and not case.lacking]
    assert len(own) >= 3
    assert any(case.table["finds"] for case in own)
    assert any(not case.table["finds"] for case in own)


def test_every_case_has_a_name_of_its_own() -> None:
    assert [name for name, n in Counter(map(name_of, ALL)).items() if n > 1] == []


@each("case", [case for case in ALL if not case.lacking], ids=name_of)
def test_a_rule_finds_what_its_case_says(case: Case) -> None:
    video = case.subject
    found = found_by(case.code, video)
    assert len(found) == len(case.table["finds"]), found
    for finding, wanted in zip(found, case.table["finds"], strict=True):
        agrees(finding, dict(wanted), video)


@each("case", [case for case in ALL if case.lacking], ids=name_of)
def test_a_rule_that_lacks_facts_says_so_and_does_not_judge(case: Case) -> None:
    loaded, video = all_rules()[case.code], case.subject
    settings = video.calendar.rules[case.code]
    assert loaded.lacking
    assert loaded.lacking(video.calendar, settings)
    assert list(loaded.find(video, settings)) == []
    plan = video if isinstance(video, PlanFacts) else None
    (result,) = check([], video.calendar, rules=[loaded], plan=plan)
    assert (result.severity, result.video, result.finding.field) == (Severity.HINT, None, "calendar")


@each("case", [case for case in ALL if not case.lacking], ids=name_of)
def test_a_fix_makes_its_finding_go(case: Case) -> None:
    video = case.subject
    before = found_by(case.code, video)
    for finding in before:
        for fix in finding.fixes:
            left = mended(video, fix)
            after = [] if left is None else found_by(case.code, left)
            assert len(after) < len(before), fix.title


@each("case", [case for case in ALL if not case.lacking], ids=name_of)
def test_a_fix_names_an_edit_that_takes_its_arguments(case: Case) -> None:
    for finding in found_by(case.code, case.subject):
        for fix in finding.fixes:
            assert edits.named(fix.edit, *fix.args).label
            inspect.signature(EDITS[fix.edit]).bind("a session", *fix.args)


def agrees(finding: Finding, wanted: dict[str, Any], video: Any) -> None:
    """Check the parts of a finding that a case names."""
    for part in ("message", "advice"):
        assert wanted.pop(part, "") in getattr(finding, part)
    if "words" in wanted:
        text = getattr(video, finding.field)
        assert text[finding.start : finding.end] == wanted.pop("words")
    if "fix" in wanted:
        assert changes(finding, video) == wanted.pop("fix")
    if "button" in wanted:
        assert finding.fixes[0].title == wanted.pop("button")
    if "safe" in wanted:
        assert finding.fixes[0].safe is wanted.pop("safe")
    if "parts" in wanted:
        assert list(finding.parts) == wanted.pop("parts")
    for name, value in wanted.items():
        assert getattr(finding, name) == value, name


def changes(finding: Finding, video: Any) -> dict[str, Any]:
    """Return what the first fix changes, in the words of the cases files; nothing where there is none."""
    if not finding.fixes:
        return {}
    fix = finding.fixes[0]
    match fix.edit.partition(".")[2], fix.args:
        case "set_text" | "set_flag", (video.id, field, value):
            change = {field: value}
        case "set_hashtags", (video.id, tags):
            change = {"hashtags": list(tags)}
        case "set_caption_and_hashtags", (video.id, caption, tags):
            change = {"caption": caption, "hashtags": list(tags)}
        case "set_length", (video.id, seconds):
            change = {"length": seconds}
        case "set_beats", (video.id, beats):
            change = {"beats": [[beat.start, beat.end, beat.name] for beat in beats]}
        case "set_stage", ((video.id,), stage):
            change = {"stage": stage}
        case "choose", (video.id, field, value):
            change = {field: value}
        case "reschedule", (video.id, at, zone):
            change = {"at": f"{at:%Y-%m-%dT%H:%M}", "zone": zone}
        case "mark_seen", (what, day) if day == TODAY:
            change = {"sound_seen" if fix.edit == "sounds.mark_seen" else "tag_seen": what}
        case _:
            raise AssertionError(fix)
    return change
