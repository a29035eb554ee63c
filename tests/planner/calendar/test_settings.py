"""The calendar's settings change as steps, and a rule's changes leave no empty shells."""

import pytest

from models.choices import Account
from planner.calendar import settings
from planner.checks import rule_settings
from planner.errors import PlanError
from tests.planner.dumping import dump


def rules(workspace):
    return workspace.read(settings.get).rule_changes


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("brand", "Fajar"),
        ("account", Account.SHOP),
        ("market", "MY"),
        ("zone", "Asia/Kuala_Lumpur"),
        ("language", "id"),
        ("first_weekday", 6),
    ],
)
def test_a_setting_is_changed_and_taken_back(workspace, name, value):
    before = getattr(workspace.read(settings.get), name)
    workspace.do(settings.change(name, value))
    assert getattr(workspace.read(settings.get), name) == value != before
    assert workspace.undo() == settings.LABELS[name]
    assert getattr(workspace.read(settings.get), name) == before


def test_a_zone_that_is_none_is_refused(workspace):
    before = dump(workspace)
    for zone in ("Mars", "", "../zoneinfo", "/etc/passwd", "Asia"):
        with pytest.raises(PlanError, match="not a time zone"):
            workspace.do(settings.change("zone", zone))
    assert dump(workspace) == before


def test_what_is_no_setting_is_refused(workspace):
    with pytest.raises(KeyError):
        workspace.do(settings.change("rule_changes", "{}"))


@pytest.mark.parametrize(("name", "value"), [("first_weekday", 7), ("account", "troupe")])
def test_a_value_out_of_reason_is_not_stored(workspace, name, value):
    before = dump(workspace)
    with pytest.raises(ValueError, match=name):
        workspace.do(settings.change(name, value))
    assert dump(workspace) == before


def test_a_rules_changes_come_and_go_one_by_one(workspace):
    workspace.do(rule_settings.change("LEN002", "max_s", 45.0))
    workspace.do(rule_settings.change("LEN002", "severity", "hint"))
    workspace.do(rule_settings.change("TAG005", "max_category", 2.0))
    assert rules(workspace) == {
        "LEN002": {"max_s": 45.0, "severity": "hint"},
        "TAG005": {"max_category": 2.0},
    }
    workspace.do(rule_settings.change("LEN002", "max_s", None))
    workspace.do(rule_settings.change("TAG005", "max_category", None))
    assert rules(workspace) == {"LEN002": {"severity": "hint"}}
    workspace.do(rule_settings.reset("LEN002"))
    assert rules(workspace) == {}


def test_resetting_a_rule_that_is_as_shipped_is_no_step(workspace):
    workspace.do(rule_settings.reset("LEN002"))
    workspace.do(rule_settings.change("LEN002", "max_s", None))
    assert workspace.next_undo is None


@pytest.mark.parametrize("value", [0.5, 86_400, None])
def test_the_longest_video_lasts_up_to_a_day(workspace, value):
    workspace.do(settings.change("max_length", value))
    assert workspace.read(settings.get).max_length == value


@pytest.mark.parametrize("value", [0, -1, 86_401, True])
def test_a_longest_video_of_no_time_or_of_more_than_a_day_is_refused(workspace, value):
    with pytest.raises(PlanError, match="at most a day"):
        workspace.do(settings.change("max_length", value))


def test_active_hours_are_those_of_a_day(workspace):
    workspace.do(settings.set_active_hours([23, 0, 23]))
    assert workspace.read(settings.get).active_hours == [0, 23]
    for hour in (-1, 24):
        with pytest.raises(PlanError, match="0 to 23"):
            workspace.do(settings.set_active_hours([hour]))


def test_a_limit_of_no_videos_is_no_limit(workspace):
    workspace.do(settings.set_stage_limit("idea", 3))
    workspace.do(settings.set_stage_limit("scripted", 1))
    workspace.do(settings.set_stage_limit("idea", 0))
    assert workspace.read(settings.get).stage_limits == {"scripted": 1}
