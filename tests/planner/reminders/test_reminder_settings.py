"""What the calendar reminds of and when nobody wants to be told: the edges of what can be chosen."""

import datetime as dt

import pytest

from models.choices import ReminderKind
from models.reminder import Reminder
from planner.calendar import settings
from planner.errors import PlanError
from planner.reminders import reminder_settings

AT = dt.datetime(2026, 11, 24, 8)


def of_kind(workspace, kind):
    return [one for one in workspace.read(reminder_settings.chosen) if one.kind is kind]


def test_a_reminder_comes_at_most_four_weeks_before_or_after():
    assert reminder_settings.LONGEST == 28 * 24 * 60


@pytest.mark.parametrize("minutes", [-28 * 24 * 60, 0, 28 * 24 * 60])
def test_as_long_before_or_after_as_a_reminder_may_come_it_does(workspace, minutes):
    workspace.do(reminder_settings.set_kind(ReminderKind.FIRST_HOUR, True, minutes))
    assert [one.minutes for one in of_kind(workspace, ReminderKind.FIRST_HOUR)] == [minutes]


def test_a_kind_that_is_set_has_one_reminder_left(workspace):
    assert len(of_kind(workspace, ReminderKind.LIVE)) == 3
    workspace.do(reminder_settings.set_kind(ReminderKind.LIVE, True, 45))
    assert [one.minutes for one in of_kind(workspace, ReminderKind.LIVE)] == [45]
    workspace.undo()
    assert len(of_kind(workspace, ReminderKind.LIVE)) == 3


def test_a_time_before_a_live_event_that_was_off_is_on_once_it_is_chosen(workspace):
    def turn_off(session):
        for one in reminder_settings.chosen(session):
            one.on = False

    workspace.record(turn_off)
    minutes = [one.minutes for one in of_kind(workspace, ReminderKind.LIVE)]
    workspace.do(reminder_settings.set_lives(minutes))
    assert [(one.minutes, one.on) for one in of_kind(workspace, ReminderKind.LIVE)] == [
        (one, True) for one in minutes
    ]


def test_quiet_hours_that_end_when_they_begin_are_none(workspace):
    workspace.do(reminder_settings.set_quiet(dt.time(22), dt.time(22)))
    found = workspace.read(settings.get)
    assert (found.quiet_from, found.quiet_to) == (None, None)


def test_six_days_of_a_week_may_be_off(workspace):
    workspace.do(reminder_settings.set_days_off((0, 1, 2, 3, 4, 5, 9), ()))
    assert workspace.read(settings.get).off_weekdays == [0, 1, 2, 3, 4, 5]


def test_a_reminder_has_three_hundred_characters_and_no_more(workspace):
    made = workspace.do(reminder_settings.add_own("x" * 300, AT))
    assert workspace.read(lambda s: reminder_settings.get_own(s, made)).text == "x" * 300
    with pytest.raises(PlanError, match="300"):
        workspace.do(reminder_settings.add_own("x" * 301, AT))


def test_what_is_no_reminder_of_ones_own_is_neither_changed_nor_deleted_as_one(workspace):
    [post] = of_kind(workspace, ReminderKind.POST)
    for edit in (reminder_settings.delete_own(post.id), reminder_settings.change_own(post.id, "Mine", AT)):
        with pytest.raises(PlanError, match="no longer"):
            workspace.do(edit)
    assert workspace.read(lambda s: s.get_one(Reminder, post.id)).text == ""
