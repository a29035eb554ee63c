"""The law of numbers: each has its bounds, every door keeps to them, and at the bounds every rule still works."""

import datetime as dt
from dataclasses import replace

import pytest

from models.choices import Severity
from planner import demo
from planner.calendar import settings
from planner.checks import engine, loading, rule_settings, rulefile, ruleset
from planner.checks.ruleset import RuleSet
from planner.errors import PlanError
from planner.reminders import reminders

NUMBERS = [
    (code, name)
    for code in ruleset.load()
    for name in (ruleset.shared_numbers() if code == "shared" else ruleset.rule_numbers(code))
]
NONSENSE = (
    float("inf"),
    float("-inf"),
    float("nan"),
    1e308,
    10**400,
    -1,
    "3",
    True,
    None,
    [3],
    (3,),
    {"a": 3},
)


def number_of(code: str, name: str) -> ruleset.Number:
    return (ruleset.shared_numbers() if code == "shared" else ruleset.rule_numbers(code))[name]


@pytest.mark.parametrize(("code", "name"), NUMBERS)
def test_a_number_lies_within_its_own_bounds(code, name):
    number = number_of(code, name)
    assert number.least <= number.value <= number.most
    assert 0 <= number.least < number.most <= 100_000
    if "/s" in number.unit:
        assert number.least > 0
    if "%" in number.unit or "percent" in number.unit:
        assert (number.least, number.most) == (0, 100)
    if number.whole:
        assert [value for value in (number.value, number.least, number.most) if value % 1] == []
    for value in (number.least, number.most, number.value, int(number.most)):
        assert ruleset.unlawful(code, name, value) == ""


def test_packs_obey_the_same_law():
    for pack in ruleset.packs().values():
        assert RuleSet(pack.changes).problems == []


@pytest.mark.parametrize("value", NONSENSE, ids=lambda value: str(value)[:12])
def test_nonsense_is_refused_at_every_door(workspace, value):
    for code, name in NUMBERS:
        number = number_of(code, name)
        assert ruleset.unlawful(code, name, value).startswith(f"“{name}” is a ")
        known = RuleSet({code: {name: value}})
        rule = known["HOOK001" if code == "shared" else code]
        assert rule.number(name) == number.value
        assert len(known.problems) == 1
        assert known.problems[0].startswith(f"{code}: “{name}” is a ")
        if value is not None:
            with pytest.raises(PlanError, match=f"{code}: “{name}” is a "):
                workspace.do(rule_settings.change(code, name, value))
    assert workspace.read(settings.get).rule_changes == {}


@pytest.mark.parametrize("value", ["inf", "-inf", "nan", "1e308", "-1", '"3"', "[3]", "true", "1979-05-27"])
def test_nonsense_in_a_file_is_refused(value):
    with pytest.raises(PlanError, match="Line 2: “similar” is a number from 0 to 100, not "):
        rulefile.read(f"[HOOK007]\nsimilar = {value}")


def test_a_whole_number_has_no_fraction(workspace):
    with pytest.raises(PlanError, match="whole number from 0 to 100, not 2.5"):
        workspace.do(rule_settings.change("shared", "min_hashtags", 2.5))
    workspace.do(rule_settings.change("shared", "min_hashtags", 2.0))


@pytest.mark.parametrize("value", ["come by", [3], 3, None, {"a": 1}])
def test_a_list_of_words_is_one_and_nothing_else(value):
    known = RuleSet({"CAP002": {"calls.en": value}})
    assert known["CAP002"].lists["calls"] == RuleSet()["CAP002"].lists["calls"]
    [problem] = known.problems
    assert problem.startswith(
        "CAP002: “calls.en” is a list of words in quotes. Hookline’s own value is used."
    )


@pytest.mark.parametrize("value", ["loud", 3, [], None, ["fix"]])
def test_an_unknown_severity_in_the_calendar_counts_as_not_there(value):
    known = RuleSet({"LEN002": {"severity": value}})
    assert known["LEN002"].severity == RuleSet()["LEN002"].severity
    assert len(known.problems) == 1


def test_a_wrong_value_can_be_reset_and_is_not_written_into_a_file(workspace):
    def store(session):
        changes = {"HOOK007": {"similar": None}, "shared": {"min_hashtags": -1}, "LEN002": {"max_s": 40.0}}
        settings.get(session).rule_changes = changes

    workspace.record(store)
    known = RuleSet(workspace.read(settings.get).rule_changes)
    assert known.differs("HOOK007")
    assert [problem.endswith("Change or reset it under Settings, Rules.") for problem in known.problems] == [
        True,
        False,
    ]
    written = rulefile.read(workspace.read(rulefile.write))
    assert written.changes == {"LEN002": {"max_s": 40.0}}
    workspace.do(rule_settings.reset("HOOK007"))
    assert len(RuleSet(workspace.read(settings.get).rule_changes).problems) == 1
    workspace.do(rulefile.take_over(written))
    assert RuleSet(workspace.read(settings.get).rule_changes).problems == []


def test_what_other_versions_knew_is_no_problem():
    gone = {"words_per_second_en": 9, "words_per_second_id": "fast"}
    known = RuleSet({"HOOK999": {"x": "y"}, "HOOK007": {"shine": -1, "severity": "fix"}, "shared": gone})
    assert known.problems == []
    assert known["HOOK004"].numbers == RuleSet()["HOOK004"].numbers
    assert known["HOOK007"].severity is Severity.FIX


@pytest.mark.parametrize("damaged", [[], "text", 3, {"HOOK007": 3}, {"HOOK007": [1]}])
def test_damaged_changes_are_named_and_change_nothing(damaged):
    known = RuleSet(damaged, [["shop"], 3, "shop"])
    assert known["HOOK007"].numbers == RuleSet()["HOOK007"].numbers
    assert len(known.problems) == (0 if damaged == [] else 1)


@pytest.mark.parametrize("seconds", [0, -1, float("inf"), float("nan"), 86_401, "60", True])
def test_the_longest_video_is_above_0_and_at_most_a_day(workspace, seconds):
    with pytest.raises(PlanError, match="at most a day"):
        workspace.do(settings.change("max_length", seconds))
    workspace.do(settings.change("max_length", 86_400.0))
    workspace.do(settings.change("max_length", None))


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    now = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)
    workspace = demo.build(tmp_path_factory.mktemp("sample") / "senja.hookline", lambda: now, "en")
    yield workspace
    workspace.close()


@pytest.mark.slow
def test_at_the_bounds_of_every_number_all_checks_and_reminders_still_work(sample):
    now = sample.now()

    def load(connection):
        calendar = loading.load_calendar(connection, now)
        videos = loading.load(connection, calendar)[::3]
        return (
            calendar,
            videos,
            loading.load_lives(connection, calendar),
            loading.load_plan(connection, calendar),
        )

    calendar, videos, lives, plan = sample.read_plain(load)
    assert len(videos) > 8
    for code, name in NUMBERS:
        number = number_of(code, name)
        for value in (number.least, number.most):
            changed = replace(calendar, rules=RuleSet({code: {name: value}}))
            rules = [one for one in engine.all_rules().values() if code in ("shared", one.rule.code)]
            results = engine.check(
                [replace(video, calendar=changed) for video in videos],
                changed,
                rules=rules,
                lives=[replace(live, calendar=changed) for live in lives],
                plan=replace(plan, calendar=changed),
            )
            assert all(result.finding.message for result in results)
            if code in ("CAL005", "SND002", "TAG009"):
                sample.do(rule_settings.change(code, name, value))
                sample.read(lambda session: reminders.coming(session, now, now + dt.timedelta(days=30)))
                sample.undo()


def test_values_that_broke_the_reminders_are_harmless_now(sample):
    now = sample.now()
    for code, name, value in (("CAL005", "prepare_days", 1e12), ("SND002", "max_age_days", float("nan"))):

        def store(session, code=code, name=name, value=value):
            settings.get(session).rule_changes = {code: {name: value}}

        sample.record(store)
        sample.read(lambda session: reminders.coming(session, now, now + dt.timedelta(days=30)))
        calendar = sample.read_plain(lambda connection: loading.load_calendar(connection, now))
        assert [one[:6] for one in calendar.rules.problems] == [code]
    sample.record(lambda session: setattr(settings.get(session), "rule_changes", {}))
