"""What changed rules mean for the plan, told in one line."""

import datetime as dt

import pytest

from models.choices import BrandRuleKind, Stage
from planner.checks import brand_rules, rule_settings, rule_watch
from planner.checks.brand_rules import Wish
from planner.checks.rule_watch import Look
from planner.video import videos

WHEN = dt.datetime(2026, 11, 25, 19)


@pytest.fixture
def plan(workspace):
    """Three scripted videos of 40 seconds and a posted one."""
    for number in range(1, 5):
        workspace.do(
            videos.add(f"Video {number}", WHEN, stage=Stage.POSTED if number == 4 else Stage.SCRIPTED)
        )
        for field, text in (
            ("hook", "Cheap coffee"),
            ("caption", "Tap the basket"),
            ("cta", "Tap the basket"),
        ):
            workspace.do(videos.set_text(number, field, text))
        workspace.do(videos.set_length(number, 40))
        workspace.do(videos.set_flag(number, "voice_over", True))
        workspace.do(videos.set_flag(number, "shows_product", True))
        workspace.do(videos.set_hashtags(number, ["kopi", "seduh", "senja"]))
    return workspace


def look(workspace, clock) -> Look:
    return workspace.read_plain(lambda connection: rule_watch.look(connection, clock()))


def test_a_heavier_rule_tells_how_many_videos_now_have_something_to_fix(plan, clock):
    before = look(plan, clock)
    assert before.loud == frozenset()
    plan.do(rule_settings.change("LEN002", "severity", "fix"))
    after = look(plan, clock)
    assert rule_watch.words(before, after) == "By the changed rules 3 videos now have something to fix."
    assert rule_watch.words(after, before) == "By the changed rules 3 videos have nothing to fix any more."


def test_a_rule_of_the_brand_is_a_changed_rule(plan, clock):
    before = look(plan, clock)
    plan.do(brand_rules.add(Wish(BrandRuleKind.NEVER, ("cheap",), ("hook",))))
    assert "3 videos" in rule_watch.words(before, look(plan, clock))


def test_a_changed_video_alone_is_no_news_of_the_rules(plan, clock):
    before = look(plan, clock)
    plan.do(videos.set_text(1, "hook", ""))
    after = look(plan, clock)
    assert after.loud == {1}
    assert rule_watch.words(before, after) == ""


def test_what_was_noted_is_found_again_and_is_no_step(plan, clock):
    now = look(plan, clock)
    step = plan.next_undo
    plan.record(lambda session: rule_watch.note(session, now))
    assert plan.read(rule_watch.last) == now
    assert plan.next_undo == step


def test_the_first_look_tells_nothing(plan, clock):
    assert rule_watch.words(None, look(plan, clock)) == ""
