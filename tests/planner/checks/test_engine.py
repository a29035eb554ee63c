"""The engine: what is checked, how heavily it weighs, what is lived with, and what is said once."""

import datetime as dt
from dataclasses import replace

import pytest

from models.choices import Flag, Severity, Stage
from planner.checks.engine import all_rules, check, chosen, counts, passed
from planner.checks.facts import WaiverFacts
from planner.checks.ruleset import RuleSet, load
from tests.each import each
from tests.planner.checks.planned import TODAY, a_calendar, a_live, a_video

WAIVER = WaiverFacts(5, 1, "TAG003", "", "The customer asked for it")


def codes(results: list) -> list[str]:
    return [result.rule.code for result in results]


def test_a_posted_video_is_done_and_nothing_is_said_about_it() -> None:
    bad = {"hook": "", "hashtags": ["fyp"], "at": {"days": -9}}
    assert check([a_video(changes=bad | {"stage": "scheduled"})], a_calendar())
    posted = a_video(changes=bad | {"stage": "posted"})
    assert check([posted], a_calendar()) == []
    assert passed(posted, []) == []


@pytest.mark.parametrize("flag", [Flag.ON_HOLD, Flag.CANCELLED])
def test_nothing_is_said_about_a_video_on_hold_or_cancelled(flag: Flag) -> None:
    bad = a_video(changes={"hook": "", "hashtags": ["fyp"], "at": {"days": -9}, "stage": "scheduled"})
    held = replace(bad, flag=flag)
    assert check([held], a_calendar()) == []
    assert passed(held, []) == []


@each("stage", [stage for stage in Stage if stage is not Stage.POSTED])
def test_at_every_other_stage_a_video_is_checked(stage: Stage) -> None:
    video = a_video(changes={"hook": "Hi guys, coffee", "stage": stage})
    assert codes(check([video], a_calendar())) == ["HOOK003"]


def test_what_is_to_fix_comes_before_what_is_to_consider() -> None:
    video = a_video(changes={"format": "none", "hook": "Hi guys, coffee", "sound_reason": ""})
    assert codes(check([video], a_calendar())) == ["HOOK003", "FMT001", "SND003"]


@each("code", sorted(all_rules()))
def test_a_rule_has_the_weight_of_the_rule_set_unless_the_calendar_changes_it(code: str) -> None:
    assert RuleSet()[code].severity == load()[code]["severity"]
    assert RuleSet({code: {"severity": "hint"}})[code].severity is Severity.HINT


def test_a_rule_that_is_off_is_silent() -> None:
    calendar = a_calendar({"rules": {"HOOK001": {"severity": "off"}}})
    video = a_video(calendar, {"hook": ""})
    assert check([video], calendar) == []
    assert "HOOK001" not in [rule.code for rule in passed(video, [])]


def test_a_rule_that_is_off_does_not_say_what_it_lacks_either() -> None:
    rules = {code: {"severity": "off"} for code in ("TAG004", "TAG005", "TAG011")}
    assert codes(check([a_video()], a_calendar({"tags": {}, "rules": rules}))) == ["TAG006"]


def test_a_changed_weight_is_what_the_results_have() -> None:
    calendar = a_calendar({"rules": {"SND003": {"severity": "fix"}}})
    (result,) = check([a_video(calendar, {"sound_reason": ""})], calendar)
    assert result.severity is Severity.FIX


@each(
    "code, number, value, video",
    [
        ("HOOK002", "latest_start_s", 0, {"beats": [[0.5, 3, "Hook"]]}),
        ("HOOK004", "slack_s", 0, {"hook": "Cold brew in fifteen seconds, without waiting for it all night"}),
        ("LEN002", "max_s", 20, {}),
        ("LEN002", "min_s", 25, {}),
        ("LEN003", "slack_s", 0, {"length": 8}),
        ("SND002", "max_age_days", 2, {}),
        ("TAG005", "max_category", 1, {}),
        ("TAG009", "max_age_days", 0, {}),
        ("CAL002", "gap_minutes", 100, {"others": [90]}),
    ],
)
def test_a_calendars_own_number_is_obeyed(code: str, number: str, value: float, video: dict) -> None:
    assert check([a_video(changes=video)], a_calendar(), rules=chosen([code])) == []
    calendar = a_calendar({"rules": {code: {number: value}}})
    assert codes(check([a_video(calendar, video)], calendar, rules=chosen([code]))) == [code]


@pytest.mark.parametrize(
    ("number", "value", "code"),
    [
        ("brisk_syllables_en", 1, "HOOK004"),
        ("overlay_words_per_second", 1, "HOOK006"),
        ("platform_min_s", 30, "LEN004"),
        ("platform_max_s", 20, "LEN004"),
        ("min_hashtags", 6, "TAG001"),
        ("max_hashtags", 4, "TAG002"),
        ("max_caption", 50, "CAP001"),
    ],
)
def test_a_changed_number_that_rules_share_is_obeyed(number: str, value: float, code: str) -> None:
    calendar = a_calendar({"rules": {"shared": {number: value}}})
    assert code in codes(check([a_video(calendar)], calendar))


def test_what_the_calendar_lacks_is_said_once_for_fifty_videos() -> None:
    calendar = a_calendar({"tags": {}})
    videos = [replace(a_video(calendar), id=number) for number in range(50)]
    results = check(videos, calendar)
    assert codes(results) == ["TAG004", "TAG005", "TAG006", "TAG011"]
    assert {result.video for result in results} == {None}


def test_a_waiver_holds_and_keeps_the_finding_out_of_the_counts() -> None:
    video = a_video(changes={"hashtags": ["coldbrewathome", "coldbrew", "senjacoffee", "fyp"]})
    (result,) = check([video], a_calendar(), waivers=[WAIVER])
    assert result.waiver == WAIVER
    assert counts([result]) == {}


def test_a_waiver_holds_through_its_last_day_and_not_after() -> None:
    video = a_video(changes={"hashtags": ["coldbrewathome", "coldbrew", "senjacoffee", "fyp"]})
    (held,) = check([video], a_calendar(), waivers=[replace(WAIVER, until=TODAY)])
    assert held.waiver
    expired, over = check(
        [video], a_calendar(), waivers=[replace(WAIVER, until=TODAY - dt.timedelta(days=1))]
    )
    assert expired.waiver is None
    assert over.rule.code == "WAIV002"
    assert counts([expired]) == {Severity.CONSIDER: 1}


def test_a_waiver_about_one_hashtag_does_not_cover_another() -> None:
    video = a_video(changes={"hashtags": ["coldbrewathome", "coldbrew", "senjacoffee", "fyp", "viral"]})
    results = check([video], a_calendar(), waivers=[replace(WAIVER, about="viral")])
    assert [(result.finding.about, bool(result.waiver)) for result in results] == [
        ("fyp", False),
        ("viral", True),
    ]


def test_a_waiver_covers_neither_another_rule_nor_another_video() -> None:
    video = a_video(changes={"hashtags": ["coldbrewathome", "coldbrew", "senjacoffee", "fyp"]})
    waivers = [replace(WAIVER, code="TAG001"), replace(WAIVER, video_id=2)]
    result, needless = check([video], a_calendar(), waivers=waivers)
    assert result.waiver is None
    assert (result.rule.code, needless.rule.code) == ("TAG003", "WAIV001")


def test_rules_are_chosen_and_left_out_by_the_beginning_of_their_code() -> None:
    assert [rule.rule.code for rule in chosen(["TAG00", "HOOK001"], ["TAG"])] == ["HOOK001"]
    assert len(chosen()) == len(all_rules())


def test_the_rules_that_found_nothing_pass() -> None:
    video = a_video(changes={"hook": ""})
    names = [rule.code for rule in passed(video, check([video], a_calendar()))]
    about_videos = {code: rule.rule for code, rule in all_rules().items() if rule.rule.subject == "video"}
    unwritten = ("hook", "permission")
    assert set(names) == {code for code, rule in about_videos.items() if rule.field not in unwritten}


def test_no_rule_passes_about_a_part_that_nobody_wrote() -> None:
    idea = a_video(changes={"stage": "idea", "hook": "", "caption": "", "hashtags": [], "beats": []})
    names = {rule.code for rule in passed(idea, check([idea], a_calendar()))}
    assert not names & {"HOOK001", "HOOK003", "CAP002", "CAP003", "TAG001", "TAG007", "FMT002", "LEN005"}
    assert {"LEN002", "SND004"} <= names


def test_a_rule_that_lacks_its_facts_or_is_about_something_else_does_not_pass() -> None:
    video = a_video(a_calendar({"tags": {}}))
    names = {rule.code for rule in passed(video, [])}
    assert not names & {"TAG004", "TAG005", "TAG006", "TAG011"}
    assert "HOOK001" in names
    assert {all_rules()[code].rule.subject for code in names} == {"video"}


def test_a_waiver_of_a_rule_that_is_off_is_not_called_needless() -> None:
    calendar = a_calendar({"rules": {"TAG003": {"severity": "off"}}})
    assert check([a_video(calendar)], calendar, waivers=[WAIVER]) == []
    assert codes(check([a_video()], a_calendar(), waivers=[WAIVER])) == ["WAIV001"]


def test_a_waiver_of_a_live_event_covers_no_video_and_no_other_event() -> None:
    calendar = a_calendar()
    event = a_live(calendar, {"teasers": []})
    [found] = check([], calendar, lives=[event])
    here = WaiverFacts(5, None, found.rule.code, "", "Known", live_id=event.id)
    elsewhere = replace(here, live_id=event.id + 1)
    assert [one.waiver for one in check([], calendar, lives=[event], waivers=[here])] == [here]
    assert [one.waiver for one in check([], calendar, lives=[event], waivers=[elsewhere])] == [None]
