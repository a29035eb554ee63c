"""A rule that fails takes nothing with it: the others go on, and nobody is told that all is well."""

import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.choices import Severity
from planner.checks import engine
from planner.checks.engine import all_rules, check, counts, failures, passed
from planner.checks.facts import WaiverFacts
from planner.checks.rule import MOST, Finding, LoadedRule
from tests.planner.checks.planned import a_calendar, a_live, a_plan, a_use, a_video

WORDS = "Cold brew by Dita"


@pytest.fixture(autouse=True)
def unlogged(monkeypatch):
    monkeypatch.setattr(engine, "_logged", set())


def broken(code: str) -> LoadedRule:
    def find(subject: object, _settings: object) -> Iterator[Finding]:
        yield Finding("found before", "hook")
        raise ValueError(f"{subject} {WORDS}")

    return replace(all_rules()[code], find=find, lacking=None)


def rules_with(*codes: str) -> list[LoadedRule]:
    return [broken(code) if code in codes else rule for code, rule in all_rules().items()]


def test_the_other_rules_go_on_and_the_failed_one_says_so_for_its_subject() -> None:
    videos = [a_video(changes={"hook": "", "id": number}) for number in (1, 2)]
    results = check(videos, a_calendar(), rules=rules_with("HOOK003"))
    assert [(r.rule.code, r.failed, r.video.id) for r in results] == [
        ("HOOK001", False, 1),
        ("HOOK003", True, 1),
        ("HOOK001", False, 2),
        ("HOOK003", True, 2),
    ]
    failed = results[1]
    assert failed.finding.message == "Could not be checked"
    assert failed.finding.advice.startswith("The rule stopped with an error.")
    assert failed.finding.field == "hook"
    assert not failed.finding.fixes
    assert failed.weight == "Not checked"


def test_what_failed_weighs_nothing_passes_nothing_and_is_not_waived() -> None:
    video = a_video()
    waiver = WaiverFacts(5, 1, "HOOK003", "", "We know")
    results = check([video], a_calendar(), rules=rules_with("HOOK003"), waivers=[waiver])
    assert [(r.rule.code, r.failed, r.waiver) for r in results] == [
        ("HOOK003", True, None)
    ]  # and not needless
    assert counts(results) == {}
    assert failures(results) == 1
    assert "HOOK003" not in {rule.code for rule in passed(video, results)}


@pytest.mark.parametrize("subject", ["live", "plan", "waiver"])
def test_live_events_the_plan_and_waivers_are_guarded_too(subject: str) -> None:
    codes = [code for code, rule in all_rules().items() if rule.rule.subject == subject]
    calendar = a_calendar({"slots": [[0, "19:00"]], "active_hours": [20]})
    use = a_use(calendar, {})
    results = check(
        [a_video(calendar)],
        calendar,
        rules=rules_with(*codes),
        waivers=[use.waiver],
        lives=[a_live(calendar)],
        plan=a_plan(calendar, []),
    )
    assert {r.rule.code for r in results if r.failed} == set(codes)


def test_a_rule_whose_needs_cannot_be_told_is_not_asked_and_says_so_once() -> None:
    def lacking(_calendar: object, _settings: object) -> str:
        raise KeyError(WORDS)

    rule = replace(all_rules()["TAG004"], lacking=lacking)
    videos = [a_video(), a_video(changes={"id": 2})]
    results = check(videos, a_calendar(), rules=[rule])
    assert [(r.failed, r.video) for r in results] == [(True, None)]
    waiver = WaiverFacts(5, None, "TAG004", "", "We know")
    others = [rule, all_rules()["HOOK001"], all_rules()["TAG006"]]
    calendar = a_calendar({"tags": {}})
    plan = a_plan(calendar, [])
    found = check([a_video(calendar, {"hook": ""})], calendar, rules=others, waivers=[waiver], plan=plan)
    assert [(r.rule.code, r.failed, r.waiver) for r in found] == [
        ("TAG006", False, None), ("TAG004", True, None), ("HOOK001", False, None),
    ]  # fmt: skip


def test_an_error_is_logged_once_with_its_places_and_without_words_of_users(caplog) -> None:
    with caplog.at_level(logging.ERROR, "hookline.checks"):
        for number in range(3):
            check(
                [a_video(changes={"id": number, "title": WORDS})], a_calendar(), rules=rules_with("HOOK003")
            )
    [record] = caplog.records
    text = record.getMessage()
    assert text.startswith("HOOK003 stopped with ValueError at video 0")
    assert "in find" in text
    assert WORDS not in caplog.text


def test_findings_of_one_rule_are_told_up_to_a_limit_and_their_waivers_are_not_called_needless() -> None:
    video = a_video(changes={"caption": "we guarantee " * 100 + "Tap the basket."})
    waiver = WaiverFacts(5, 1, "CAP005", "something further down", "We know")
    rules = [all_rules()["CAP005"], all_rules()["WAIV001"]]
    results = check([video], a_calendar(), rules=rules, waivers=[waiver])
    assert [r.rule.code for r in results] == ["CAP005"] * MOST
    assert counts(results)[Severity.FIX] + counts(results)[Severity.CONSIDER] == MOST


def test_a_waiver_of_a_rule_that_lacks_facts_is_not_called_needless() -> None:
    calendar = a_calendar({"sound_reasons": False})
    waiver = WaiverFacts(5, 1, "SND003", "", "The sound is always the same")
    results = check([a_video(calendar, {"sound_reason": ""})], calendar, waivers=[waiver])
    assert [result.rule.code for result in results] == ["SND003"]
    assert results[0].video is None


def test_a_rule_that_fails_when_it_is_asked_what_it_lacks_does_not_pass() -> None:
    broken_library = replace(a_calendar(), tags={"coldbrew": None})
    names = {rule.code for rule in passed(a_video(broken_library), [])}
    assert "TAG004" not in names
    assert "HOOK001" in names
