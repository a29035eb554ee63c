"""When a rule speaks: an idea is told once what it lacks, and what is written is judged at once."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import BrandRuleKind, Severity, Stage
from planner import labels
from planner.checks import reviews, ruleset
from planner.checks.engine import all_rules, by_cost, by_subject, check, chosen, passed, ring
from planner.checks.facts import BrandRuleFacts, WaiverFacts
from planner.checks.parts import PARTS, Ring, in_order, whole
from planner.checks.ruleset import RuleSet
from planner.video import videos
from tests.planner.checks.planned import a_calendar, a_live, a_video
from tests.trying import examples

EMPTY = {
    "stage": "idea", "hook": "", "overlay": "", "shows_motion": False, "no_length": True, "beats": [], "script": "",
    "sound": "none", "sound_reason": "", "voice_over": False, "caption": "", "hashtags": [], "cta": "",
    "format": "none",
}  # fmt: skip
ASKED = ("hook", "shows_product", "format", "length", "sound", "caption", "hashtags")


def codes(results):
    return [result.rule.code for result in results]


def test_an_empty_idea_is_told_in_one_line_and_a_script_in_many():
    [only] = check([a_video(changes=EMPTY)], a_calendar())
    assert only.finding.message == (
        "Still missing: hook, first second, format, length, sound, caption, hashtags"
    )
    assert (only.severity, only.finding.parts) == (Severity.HINT, ASKED)
    told = codes(check([a_video(changes={**EMPTY, "stage": "scripted"})], a_calendar()))
    assert {"HOOK001", "HOOK005", "FMT001", "LEN001", "SND001", "CAP002", "TAG001"} <= set(told)
    assert "PLAN001" not in told


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"hook": "This bar cured my eczema"}, "CAP005"),
        ({"caption": "New mug"}, "CAP002"),
        ({"hashtags": ["coldbrew", "icedcoffee"]}, "TAG001"),
        ({"no_length": False, "length": 90.0}, "LEN002"),
        ({"format": "how-to", "beats": [[0, 3, "Hook"]]}, "FMT002"),
    ],
)
def test_what_is_written_is_judged_at_once(written, code):
    assert code in codes(check([a_video(changes={**EMPTY, **written})], a_calendar()))


def test_generic_hashtags_are_none_that_were_begun():
    told = codes(check([a_video(changes={**EMPTY, "hashtags": ["fyp"]})], a_calendar()))
    assert told == ["TAG003", "PLAN001"]


def test_a_waived_finding_stays_waived_and_its_part_is_not_missing():
    waiver = WaiverFacts(5, 1, "SND001", "", "It is silent")
    results = check([a_video(changes=EMPTY)], a_calendar(), waivers=[waiver])
    assert codes(results) == ["SND001", "PLAN001"]
    assert results[0].waiver is waiver
    assert "sound" not in results[1].finding.parts


def test_a_rule_of_the_brand_that_wants_words_waits_as_well():
    own = BrandRuleFacts(7, BrandRuleKind.ALWAYS, ("senja",), ("caption",))
    calendar = a_calendar()
    calendar = replace(calendar, brand_rules=(own,), rules=RuleSet(brand={"BRAND007": Severity.FIX}))
    assert codes(check([a_video(calendar, EMPTY)], calendar)) == ["PLAN001"]
    assert "BRAND007" in codes(check([a_video(calendar, {**EMPTY, "caption": "New mug"})], calendar))


def test_a_rule_that_is_off_asks_for_nothing():
    off = {"rules": {"LEN001": {"severity": "off"}}}
    [only] = check([a_video(a_calendar(off), EMPTY)], a_calendar(off))
    assert "length" not in only.finding.parts


def test_the_ring_counts_the_eight_parts_of_a_plan_whatever_its_stage():
    idea = a_video(changes=EMPTY)
    assert ring(idea) == Ring(2, 8)  # its title and its day
    begun = a_video(changes={**EMPTY, "hook": "Cold brew in 15 seconds", "format": "how-to"})
    assert ring(begun) == Ring(4, 8)
    assert ring(replace(begun, stage=Stage.SCRIPTED)) == Ring(4, 8)
    assert ring(replace(begun, stage=Stage.POSTED)) is None


@given(st.sets(st.sampled_from(sorted(EMPTY.keys() - {"stage"}))))
@examples(30, 300)
def test_no_part_is_both_missing_and_there_and_none_that_is_missing_passes(empty):
    idea = a_video(changes={"stage": "idea", **{name: EMPTY[name] for name in empty}})
    results = check([idea], idea.calendar)
    missing = {part for result in results for part in result.finding.parts}
    assert missing <= PARTS.keys()
    assert not any(PARTS[part](idea) for part in missing)
    quiet = {rule.code for rule in passed(idea, results)}
    assert not any(all_rules()[code].rule.field in missing for code in quiet)


@pytest.mark.parametrize("stage", [Stage.SCRIPTED, Stage.EDITED])
def test_from_the_script_on_nothing_waits(stage):
    told = codes(check([a_video(changes={**EMPTY, "stage": stage})], a_calendar()))
    assert "PLAN001" not in told
    assert "HOOK001" in told


def test_every_waiting_rule_is_about_a_part_that_can_be_named():
    for code, table in ruleset.load().items():
        if "waits_for" in table:
            assert Stage(table["waits_for"]) in Stage
            assert in_order([all_rules()[code].rule.field]), code
    assert PARTS.keys() == labels.PARTS.keys()


def test_every_rule_says_what_its_findings_cost():
    assert {table["cost"] for code, table in ruleset.load().items() if code != "shared"} == set(range(1, 10))


def test_what_costs_more_comes_first_and_of_the_same_what_is_posted_first():
    calendar = a_calendar()
    late = replace(
        a_video(calendar, {"caption": "Guaranteed. Link in bio?", "at": {"days": 5}}), id=2, title="Late"
    )
    soon = replace(a_video(calendar, {"caption": "Link in bio?", "at": {"days": 1}}), id=1, title="Soon")
    results = check([late, soon], calendar, rules=chosen(["CAP"]))
    told = [(result.rule.code, result.video.title) for result in by_cost(results)]
    assert told == [("CAP005", "Late"), ("CAP003", "Soon"), ("CAP003", "Late")]
    grouped = [(result.rule.code, result.video.title) for result in by_subject(results)]
    assert grouped == [("CAP005", "Late"), ("CAP003", "Late"), ("CAP003", "Soon")]


def test_live_events_stand_among_videos_by_what_they_cost():
    calendar = a_calendar()
    results = check([a_video(calendar, {"hook": ""})], calendar, lives=[a_live(calendar, {"products": []})])
    assert next(result.rule.code for result in by_cost(results)) == "LIV001"


def test_an_idea_is_not_ready_to_film_while_it_lacks_what_a_script_needs(workspace):
    idea = workspace.do(videos.add("Coffee and rain", dt.datetime(2026, 12, 24, 19)))
    [held] = workspace.read_plain(lambda c: reviews.held(c, [idea], workspace.now()))
    assert "No hook" in held.messages
    [only] = check([a_video(changes=EMPTY)], a_calendar())
    assert reviews.first_missing([only]) == "hook"


@pytest.mark.parametrize(
    ("code", "changes", "column"),
    [
        ("AUT002", {"origin": "customer"}, "permission"),
        ("DIS001", {"partnership": "gifted"}, "disclosure"),
        ("SND003", {"sound_reason": ""}, "sound_reason"),
        ("SND004", {"sound": {"licence": "general"}}, "sound_licence"),
    ],
)
def test_a_plan_is_not_asked_for_what_it_has_no_column_for(code, changes, column):
    for carried, speaks in ((frozenset({"title"}), False), (frozenset({column}), True), (None, True)):
        calendar = replace(a_calendar(), carried=carried)
        video = a_video(calendar, changes)
        results = check([video], calendar, waivers=[WaiverFacts(5, 1, code, "", "We know")])
        assert (code in codes(results)) is speaks
        assert "WAIV001" not in codes(results)  # where nobody looked, nobody knows
        if not speaks:
            assert code not in {rule.code for rule in passed(video, results)}


def test_what_is_disclosed_as_promotion_needs_a_cleared_sound():
    changes = {"sound": {"licence": "general"}, "product_link": False}
    assert "SND004" not in codes(check([a_video(changes=changes)], a_calendar()))
    assert "SND004" in codes(check([a_video(changes={**changes, "disclosure": "own_brand"})], a_calendar()))


def test_eight_parts_tell_how_far_an_idea_has_come_whatever_the_rules_ask() -> None:
    calendar = a_calendar({})
    bare = replace(a_video(calendar, {**EMPTY, "title": "Coffee and rain"}), at=None)
    there, missing = whole(bare)
    assert len(there) + len(missing) == 8
    assert "title" in there
    assert {"hook", "length", "sound", "caption", "hashtags"} <= set(missing)
    there, missing = whole(replace(bare, hook="Rain?", length=20.0, voice_over=True))
    assert {"hook", "length", "sound"} <= set(there)
