"""The engine: what is checked, how heavily it weighs, what is lived with, and what is said once."""

import datetime as dt
from dataclasses import replace

import pytest

from models.choices import Flag, Severity, Stage
from planner.checks.engine import LAST, all_rules, by_cost, by_subject, check, chosen, counts, passed
from planner.checks.facts import WaiverFacts
from planner.checks.rule import MOST, Finding, LoadedRule
from planner.checks.ruleset import RuleSet, load
from tests.each import each
from tests.planner.checks.planned import TODAY, a_calendar, a_live, a_plan, a_video

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


def saying(code: str, *findings: Finding, lacking: str | None = None) -> LoadedRule:
    """Return a rule of ours that finds these, whatever it looks at."""
    lacks = (lambda _calendar, _settings: lacking) if lacking else None
    return LoadedRule(all_rules()[code].rule, lambda _subject, _settings: iter(findings), lacks)


@each(
    "severity, lighter",
    [
        (Severity.FIX, Severity.CONSIDER),
        (Severity.CONSIDER, Severity.HINT),
        (Severity.HINT, Severity.HINT),
    ],
)
def test_what_is_lighter_weighs_a_step_less_and_never_less_than_a_hint(
    severity: Severity, lighter: Severity
) -> None:
    calendar = a_calendar({"rules": {"HOOK003": {"severity": severity.value}}})
    rule = saying("HOOK003", Finding("One", "hook"), Finding("Other", "hook", lighter=True))
    results = check([a_video(calendar)], calendar, rules=[rule])
    assert [(one.finding.message, one.severity) for one in results] == [("One", severity), ("Other", lighter)]


def test_a_result_has_the_time_of_what_it_is_about_and_one_without_comes_last() -> None:
    calendar = a_calendar()
    event = a_live(calendar, {"days": 1})
    soon, later, never = (
        replace(a_video(calendar, {"at": when}), id=number)
        for number, when in enumerate(({"days": 0}, {"days": 2}, "none"), 1)
    )
    rules = [saying("HOOK003", Finding("Slow", "hook")), saying("LIV001", Finding("None", "products"))]
    results = check([never, later, soon], calendar, rules=rules, lives=[event])
    assert [result.at for result in results] == [event.at, LAST, later.at, soon.at]
    alike = [replace(one, severity=Severity.FIX, cost=5) for one in results]
    assert {one.rank for one in alike} == {(False, 0, -5)}
    assert [one.video and one.video.id for one in by_cost(alike)] == [1, None, 2, 3]


def test_what_is_found_stands_together_by_video_and_live_event() -> None:
    calendar = a_calendar()
    videos = [replace(a_video(calendar, {"at": {"days": 2}}), id=number) for number in (1, 2)]
    lives = [replace(a_live(calendar, {"days": 2, "time": "19:00"}), id=number) for number in (1, 2)]
    rules = [saying(code, Finding("No", "cta")) for code in ("CAP003", "HOOK003", "LIV001", "LIV002")]
    told = [
        (one.video and one.video.id, one.live and one.live.id)
        for one in by_subject(check(videos, calendar, rules=rules, lives=lives))
    ]
    assert sorted(map(str, told)) == sorted(map(str, 2 * [(1, None), (2, None), (None, 1), (None, 2)]))
    assert told[::2] == told[1::2]
    assert len(set(told[::2])) == 4


def test_what_the_calendar_lacks_is_waived_where_the_plan_is_given_and_only_there() -> None:
    calendar = a_calendar()
    rule = saying("TAG004", lacking="No hashtags in the library")
    waiver = WaiverFacts(5, None, "TAG004", "", "We have none")
    for plan, held in ((None, None), (a_plan(calendar, []), waiver)):
        [found] = check([], calendar, rules=[rule], waivers=[waiver], plan=plan)
        assert (found.waiver, found.severity, found.finding.field) == (held, Severity.HINT, "calendar")


def test_what_is_found_in_the_plan_stands_at_its_video_where_that_is_looked_at() -> None:
    calendar = a_calendar()
    found = [Finding("Quiet", "at", video_id=number) for number in (1, 2, None)]
    rule = saying("CAL003", *found)
    results = check([a_video(calendar)], calendar, rules=[rule], plan=a_plan(calendar, []))
    assert [one.video and one.video.id for one in results] == [1, None, None]
    assert check([a_video(calendar)], calendar, rules=[rule]) == []  # without a plan nobody looks at it


def test_a_rule_with_fewer_findings_than_the_most_tells_whether_its_waiver_is_needed() -> None:
    waiver = WaiverFacts(5, 1, "CAP005", "elsewhere", "We know")
    for many, needless in ((MOST - 1, ["WAIV001"]), (MOST, []), (MOST + 1, [])):
        rules = [saying("CAP005", *[Finding("No", "caption")] * many), all_rules()["WAIV001"]]
        told = codes(check([a_video()], a_calendar(), rules=rules, waivers=[waiver]))
        assert [code for code in told if code != "CAP005"] == needless
        assert told.count("CAP005") == min(many, MOST)
