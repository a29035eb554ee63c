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
