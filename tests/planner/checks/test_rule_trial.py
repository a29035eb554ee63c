"""What a rule would find is known before its numbers are kept."""

import datetime as dt

from planner.calendar import settings
from planner.checks import rule_settings, rule_trial
from planner.video import videos

AT = dt.datetime(2026, 12, 1, 19)


def found(workspace, changes=None):
    return workspace.read_plain(lambda c: rule_trial.find(c, workspace.now(), "LEN002", changes))


def planned(workspace, title, length):
    made = workspace.do(videos.add(title, AT))
    workspace.do(videos.set_length(made, length))
    return made


def test_other_numbers_find_other_videos_and_nothing_is_kept(workspace):
    planned(workspace, "Short", 20.0)
    planned(workspace, "Long", 27.0)
    planned(workspace, "Longest", 45.0)
    assert found(workspace).titles == ("Longest",)
    assert found(workspace, {"max_s": 24.0}).titles == ("Long", "Longest")
    assert found(workspace, {"max_s": 60.0}).titles == ()
    assert found(workspace).videos == 3
    assert workspace.read(settings.get).rule_changes == {}


def test_the_trial_begins_with_what_the_calendar_goes_by(workspace):
    planned(workspace, "Long", 27.0)
    workspace.do(rule_settings.change("LEN002", "max_s", 24.0))
    assert found(workspace).titles == ("Long",)
    assert found(workspace, {"min_s": 5.0}).titles == ("Long",)
    assert found(workspace, {"max_s": -3.0}).titles == ("Long",)


def test_a_rule_that_would_be_off_finds_nothing(workspace):
    planned(workspace, "Longest", 45.0)
    assert found(workspace, {"severity": "off"}).titles == ()
